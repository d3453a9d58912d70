"""A page, as laid out → the spaces that its matter must keep to, and what spills from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.settings.layouts import Layout

INCH, POINTS = 96, 0.75  # CSS pixels of an inch, points of a CSS pixel

Box = tuple[float, float, float, float]  # left, bottom, right, top; points from a page's left foot


@dataclass(frozen=True, slots=True)
class Space:
    """A panel, or what a page has outside of its panels: what is set there, and where.

    box: what live matter keeps within. foot: how far down there is room for it. lines: text.
    pictures: what the page draws; codes: pictures for a camera; own: the school's, which draws in
    them as it likes.
    """

    name: str
    box: Box
    foot: float
    lines: tuple[Box, ...]
    pictures: tuple[Box, ...]
    codes: tuple[Box, ...]
    own: tuple[Box, ...]

    @property
    def images(self) -> tuple[Box, ...]:
        return self.pictures + self.codes + self.own


def spaces(page: Any, number: int, layout: Layout) -> list[Space]:
    """Give the spaces of a page that was laid out: its panels, and last the page itself."""
    safe = layout.safe_inches * INCH
    root = page._page_box
    foot = (page.height - root.content_box_y() - root.height) * POINTS
    found, inside = [], set[int]()
    for panel in _panels(root):
        matter = list(_matter(panel))
        inside |= {id(box) for box in matter}
        name = panel.element.get("id") or f"page {number}"
        found.append(_space(name, _border(panel, page, safe), foot, matter, page))
    left = [box for box in _matter(root) if id(box) not in inside]
    edge = safe * POINTS
    whole = (edge, edge, page.width * POINTS - edge, page.height * POINTS - edge)
    return [*found, _space(f"page {number}", whole, 0, left, page)]


def spills(page: Any, layout: Layout) -> Iterator[str]:
    """Name what of a page is not as its layout says: its size, matter outside its panel."""
    size = tuple(round(length / INCH, 3) for length in (page.width, page.height))
    if size != layout.size_inches:
        yield "a page of {} × {} in".format(*size)
    for panel in _panels(page._page_box):
        safe = _border(panel, page, layout.safe_inches * INCH)
        for box in _matter(panel):
            if (over := beyond(_placed(box, page), safe)) > 0.5 * POINTS:
                what = getattr(box, "text", "a picture")
                yield f"{panel.element.get('id', 'panel')}: “{what[:40]}” by {over:.0f} pt"


def beyond(inner: Box, outer: Box) -> float:
    """Say by how much one box goes over another's sides, at most."""
    return max(
        outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3]
    )  # fmt: skip


def _panels(root: Any) -> Iterator[Any]:
    for box in root.descendants(placeholders=True):
        if "panel" in _classes(box) and not hasattr(box, "text"):
            yield box


def _matter(within: Any) -> Iterator[Any]:
    """Give the pieces of text and the pictures."""
    for box in within.descendants(placeholders=True):
        if hasattr(box, "replacement") or hasattr(box, "text"):
            yield box


def _classes(box: Any) -> list[str]:
    return [] if box.element is None else box.element.get("class", "").split()


def _space(name: str, box: Box, foot: float, matter: list[Any], page: Any) -> Space:
    images = [one for one in matter if hasattr(one, "replacement")]
    drawn = {kind: [one for one in images if kind in _classes(one)] for kind in ("qr", "logo")}
    others = [one for one in images if one not in drawn["qr"] + drawn["logo"]]
    lines = [one for one in matter if hasattr(one, "text")]
    placed = [tuple(_placed(one, page) for one in kind) for kind in
              (lines, others, drawn["qr"], drawn["logo"])]  # fmt: skip
    return Space(name, box, min(foot, box[1]), *placed)


def _placed(box: Any, page: Any) -> Box:
    left, top = box.content_box_x(), box.content_box_y()
    return _points(left, top, left + box.width, top + box.height, page)


def _border(box: Any, page: Any, inset: float) -> Box:
    left, top = box.border_box_x() + inset, box.border_box_y() + inset
    right = box.border_box_x() + box.border_width() - inset
    return _points(left, top, right, box.border_box_y() + box.border_height() - inset, page)


def _points(left: float, top: float, right: float, bottom: float, page: Any) -> Box:
    return (
        left * POINTS, (page.height - bottom) * POINTS,
        right * POINTS, (page.height - top) * POINTS,
    )  # fmt: skip
