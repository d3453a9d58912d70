"""Panels as they were laid out once → not laid out again, on that document's next try or another's.

Four panels in seven of a folded sheet say the same of most areas, and a document that has no room
for all its blocks changes in a panel or two. One that is known is laid out empty, and what it
holds put in its place afterwards: the bytes are those that the engine gives by itself. As
line_memo.py it is for one version of WeasyPrint. Nothing to offer upstream: it lives on panels
whose size is fixed.
"""

import logging
import re
from collections import OrderedDict
from typing import Any

from pipeline.documents.boxes import of_class
from pipeline.documents.engine.known_version import strangeness
from pipeline.documents.room import has_room
from pipeline.settings.layouts import Layout

MOST = 48  # panels, of about a megabyte: those of a few documents, and those found again
PANEL = re.compile(r'(<section class="panel\b[^>]*)>(.+?)</section>', re.DOTALL)
UNSEEN = re.compile(r"<title>.*?</title>|<meta [^>]*>", re.DOTALL)
NUMBER = "data-number"
_known: OrderedDict[tuple[Any, ...], Any] = OrderedDict()


class KnownPanels:
    """A document's panels by number; `html` is the document without the matter of known ones."""

    def __init__(self, html: str, *settings: Any) -> None:
        """Look for panels; settings: what besides the HTML has a hand in how they are laid out."""
        self._around = UNSEEN.sub("", PANEL.sub(r"\1>", html)), settings
        self._keys: list[tuple[Any, ...]] = []
        self._empty: dict[str, Any] = {}
        self._doubts = _doubts.count
        self.html = html if strangeness() else PANEL.sub(self._numbered, html)

    def _numbered(self, found: re.Match[str]) -> str:
        number, matter = str(len(self._keys)), found[2]
        key = self._around, number, matter
        self._keys.append(key)
        if key in _known:
            _known.move_to_end(key)
            self._empty[number], matter = _known[key], ""
        return f'{found[1]} {NUMBER}="{number}">{matter}</section>'

    def remember(self, document: Any, layout: Layout) -> None:
        """Know from now on the panels that have room for all that they hold."""
        for page in document.pages if self._doubts == _doubts.count else ():
            for panel in of_class(page._page_box, "panel"):
                number = panel.element.get(NUMBER)
                is_new = number not in {None, *self._empty} and _stands_alone(panel)
                if is_new and has_room(panel, page, layout):
                    _known[self._keys[int(number)]] = getattr(panel, "_box", panel)
                    _let_go(panel)
        while len(_known) > MOST:
            _known.popitem(last=False)

    def fill(self, document: Any) -> None:
        """Put what known panels hold into those that were laid out empty."""
        if self._empty:
            for page in document.pages:
                self._fill(page._page_box)
            document.pages[:] = [type(page)(page._page_box) for page in document.pages]

    def _fill(self, parent: Any) -> None:
        children = list(parent.children)
        for place, child in enumerate(children):
            number = None if child.element is None else child.element.get(NUMBER)
            if number not in self._empty:
                self._fill(child)
            elif hasattr(child, "set_laid_out_box"):
                child.set_laid_out_box(self._empty[number])
            else:
                children[place] = self._empty[number]
        parent.children = children


def _stands_alone(panel: Any) -> bool:
    """Tell whether a panel is as large without what it holds, of which no page's head tells."""
    is_wide = panel.style["width"] != "auto" or panel.is_in_normal_flow()
    is_high = getattr(panel.style["height"], "unit", "auto") == "px"
    boxes = panel.descendants(placeholders=True)
    return is_wide and is_high and not any(box.string_set for box in boxes)


def _let_go(panel: Any) -> None:
    """Have a panel's drawings hold nothing of the document that they were laid out with."""
    for box in panel.descendants(placeholders=True):
        if context := getattr(getattr(box, "replacement", None), "_context", None):
            vars(context).update(style_for=None, target_collector=None, _excluded_shapes={})


class _Doubts(logging.Handler):
    """Forgets all panels when the engine warns: one that is known would not warn again."""

    count = 0

    def emit(self, _: logging.LogRecord) -> None:
        self.count += 1
        _known.clear()


_doubts = _Doubts(logging.WARNING)
logging.getLogger("weasyprint").addHandler(_doubts)


def forget_panels() -> None:
    """Lay out every panel anew."""
    _known.clear()
