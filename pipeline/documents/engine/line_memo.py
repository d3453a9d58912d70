"""Text as WeasyPrint split it once → not split again, on that page or another; the same bytes.

Half of a page's text stands on most others, and a page that has no room for all its blocks is laid
out again. Both parts could be offered upstream: a text that is split once a width, and the key of a
font that is kept with its style.
"""

from copy import copy
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

MOST = 10_000  # texts: some 60 MB, those of a hundred sheets
SPLIT_BY = (  # what of a style has a hand in where a text is split, and how large it is
    "font_family", "font_size", "font_style", "font_weight", "font_stretch", "font_kerning",
    "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings", "font_variation_settings", "font_language_override", "lang",
    "direction", "white_space", "letter_spacing", "word_spacing", "tab_size", "hyphens",
    "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "overflow_wrap",
    "word_break", "text_decoration_line",
)  # fmt: skip
_split: dict[Any, Any] = {}
_split_first_line, _font_key = line_break.split_first_line, line_break._font_style_cache_key


def remember_lines() -> None:
    """Let WeasyPrint find again what it split."""
    inline.split_first_line = preferred.split_first_line = _remembered
    line_break._font_style_cache_key = _kept_font_key


def forget_lines() -> None:
    """Let WeasyPrint do as it does by itself."""
    inline.split_first_line = preferred.split_first_line = _split_first_line
    line_break._font_style_cache_key = _font_key
    _split.clear()


def _remembered(  # noqa: PLR0917  (as the engine calls it)
    text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float,
    is_line_start: bool = True, minimum: bool = False,
) -> tuple[Any, ...]:  # fmt: skip
    """Give what split_first_line gives: a layout that is free of Pango, and its measures."""
    key = text, max_width, justification_spacing, is_line_start, minimum, _style_key(style)
    if not (found := _split.get(key)):
        if len(_split) > MOST:
            _split.clear()
        found = _split[key] = _split_first_line(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
    layout, *measures = found
    return copy(layout), *measures


def _style_key(style: Any) -> tuple[str, Any]:
    try:
        key: tuple[str, Any] = style.split_key
    except AttributeError:
        key = style.split_key = repr([style[name] for name in SPLIT_BY]), style.font_config
    return key


def _kept_font_key(style: Any, include_size: bool = False) -> str:
    name = "sized_font_key" if include_size else "font_key"
    try:
        return str(getattr(style, name))
    except AttributeError:
        setattr(style, name, key := _font_key(style, include_size))
        return str(key)
