"""Styles that say nothing of most properties → their values at once; the same values.

Three lookups in four are of a property that no rule sets: it is inherited, or has its initial
value. And no element has styles for the marks of footnotes in a document without any. Both could
be offered upstream.
"""

from copy import copy
from functools import cache
from typing import Any

from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.html import UA_STYLESHEET

NOTES = {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
ENTWINED = {"position", "float", "display", "page"} | {
    name for name in INITIAL_VALUES if name.startswith("text_decoration_")
}
FROM_PARENT = (INITIAL_VALUES.keys() & INHERITED) - ENTWINED
AS_THEY_ARE = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if name not in INHERITED | INITIAL_NOT_COMPUTED | ENTWINED
}
LOGICAL = {
    function(block="ttb", inline=inline)
    for function in PHYSICAL_FUNCTIONS.values()
    for inline in ("ltr", "rtl")
}
_begun, _computed = ComputedStyle.__init__, ComputedStyle.__missing__
_own_styles = HTML._ua_stylesheets


def give_defaults() -> None:
    """Have styles give at once what no rule sets, and none made for footnotes that a page lacks."""
    ComputedStyle.__init__, ComputedStyle.__missing__ = _beginning, _given
    HTML._ua_stylesheets = _styled


def compute_all() -> None:
    """Let WeasyPrint do as it does by itself."""
    ComputedStyle.__init__, ComputedStyle.__missing__ = _begun, _computed
    HTML._ua_stylesheets = _own_styles


def _beginning(style: Any, parent_style: Any, cascaded: Any, *others: Any) -> None:
    _begun(style, parent_style, cascaded, *others)
    style.is_physical = LOGICAL.isdisjoint(cascaded)


def _given(style: Any, name: str) -> Any:
    if name not in style.cascaded and (style.is_physical or name not in PHYSICAL_FUNCTIONS):
        if name in AS_THEY_ARE:
            value = style[name] = AS_THEY_ARE[name]
            return value
        if name in FROM_PARENT and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
            return value
    return _computed(style, name)


def _styled(page: Any, forms: bool = False) -> Any:
    is_whole = forms or getattr(page, "has_notes", True)
    return _own_styles(page, forms) if is_whole else [_without_notes()]


@cache
def _without_notes() -> Any:
    sheet = copy(UA_STYLESHEET)
    sheet.matcher = copy(sheet.matcher)
    others = sheet.matcher.other_selectors
    sheet.matcher.other_selectors = [one for one in others if one[3] not in NOTES]
    return sheet
