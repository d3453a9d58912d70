"""A page, as laid out → the spaces that its matter must keep to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pipeline.documents.boxes import (
    INCH,
    POINTS,
    Box,
    border,
    classes,
    html_pictures,
    matter_of,
    of_class,
    placed,
    points,
)
from pipeline.settings.layouts import Layout

Kind = Literal["panel", "picture", "page"]


@dataclass(frozen=True, slots=True)
class Space:
    """A panel, a picture that is set as HTML, or what a page has outside of both.

    box: what live matter keeps within. foot: how far down there is room for it. lines: text;
    sources: those of a list of sources. pictures: what the page draws; codes: pictures for a
    camera; own: the school's, which draws in them as it likes. marks: what no text may stand over.
    """

    kind: Kind
    name: str
    box: Box
    foot: float
    lines: tuple[Box, ...]
    sources: tuple[Box, ...]
    pictures: tuple[Box, ...]
    codes: tuple[Box, ...]
    own: tuple[Box, ...]
    marks: tuple[Box, ...]

    @property
    def images(self) -> tuple[Box, ...]:
        return self.pictures + self.codes + self.own


def spaces(page: Any, number: int, layout: Layout) -> list[Space]:
    """Give the spaces of a page that was laid out: pictures before their panel, the page last."""
    root, found, seen = page._page_box, list[Space](), set[int]()
    edge = layout.safe_inches * INCH
    whole = points(edge, edge, page.width - edge, page.height - edge, page)
    for holder in (*of_class(root, "panel"), root):
        is_page = holder is root
        name = (not is_page and holder.element.get("id")) or f"page {number}"
        pictures = [one for one in html_pictures(holder) if id(one) not in seen]
        framed = tuple(border(one, page, 0) for one in pictures)
        for one, box in zip(pictures, framed, strict=True):
            found.append(_space("picture", one, page, seen, name=name, box=box))
        kind: Kind = "page" if is_page else "panel"
        box = whole if is_page else border(holder, page, edge)
        found.append(_space(kind, holder, page, seen, name=name, box=box, framed=framed))
    return found


def _space(
    kind: Kind, holder: Any, page: Any, seen: set[int], *, name: str, box: Box,
    framed: tuple[Box, ...] = (),
) -> Space:  # fmt: skip
    """Take what a holder has that was not seen in another space, and see it."""
    matter = [one for one in matter_of(holder) if id(one) not in seen]
    seen.update(map(id, (holder, *matter)))
    root = page._page_box
    foot = (page.height - root.content_box_y() - root.height) * POINTS
    listed = _inside(holder, lambda one: "sources" in classes(one))
    lines = [one for one in matter if hasattr(one, "text")]
    images = [one for one in matter if hasattr(one, "replacement")]
    drawn = {kind: [one for one in images if kind in classes(one)] for kind in ("qr", "logo")}
    others = [one for one in images if one not in drawn["qr"] + drawn["logo"]]
    space = Space(
        kind=kind,
        name=name,
        box=box,
        foot=box[1] if holder.style["height"] != "auto" else min(foot, box[1]),
        lines=_all_placed(lines, page),
        sources=_all_placed([one for one in lines if id(one) in listed], page),
        pictures=(*_all_placed(others, page), *framed),
        codes=_all_placed(drawn["qr"], page),
        own=_all_placed(drawn["logo"], page),
        marks=tuple(border(one, page, 0) for one in _marks(holder)) if kind == "picture" else (),
    )
    return space if kind == "picture" else replace(space, marks=space.images)


def _marks(picture: Any) -> Iterator[Any]:
    """Give what a picture paints without text in it, but for what says that text stands over it."""
    allowed = _inside(picture, lambda one: one.element.get("data-over") == "yes")
    for box in picture.descendants(placeholders=True):
        is_bare = not any(hasattr(one, "text") for one in box.descendants(placeholders=True))
        if is_bare and id(box) not in allowed and _is_painted(box):
            yield box


def _is_painted(box: Any) -> Any:
    edges = (getattr(box, f"border_{side}_width", 0) for side in ("top", "right", "bottom", "left"))
    return hasattr(box, "replacement") or getattr(box, "background", None) or any(edges)


def _inside(within: Any, is_wanted: Callable[[Any], bool]) -> set[int]:
    """Give the ids of all boxes in those whose element is wanted, themselves too."""
    return {
        id(one)
        for box in within.descendants(placeholders=True)
        if box.element is not None and is_wanted(box)
        for one in box.descendants(placeholders=True)
    }


def _all_placed(boxes: Sequence[Any], page: Any) -> tuple[Box, ...]:
    return tuple(placed(box, page) for box in boxes)
