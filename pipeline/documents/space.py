"""A page, as laid out → the spaces that its matter must keep to, and what spills from them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pipeline.settings.layouts import Layout

INCH, POINTS = 96, 0.75  # CSS pixels of an inch, points of a CSS pixel
SLACK = 0.375  # points that matter may lie over its safe zone

Kind = Literal["panel", "picture", "page"]
Box = tuple[float, float, float, float]  # left, bottom, right, top; points from a page's left foot


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
    whole = _points(edge, edge, page.width - edge, page.height - edge, page)
    for holder in (*_of_class(root, "panel"), root):
        is_page = holder is root
        name = (not is_page and holder.element.get("id")) or f"page {number}"
        pictures = [one for one in html_pictures(holder) if id(one) not in seen]
        framed = tuple(_border(one, page, 0) for one in pictures)
        for one, box in zip(pictures, framed, strict=True):
            found.append(_space("picture", one, page, seen, name=name, box=box))
        kind: Kind = "page" if is_page else "panel"
        box = whole if is_page else _border(holder, page, edge)
        found.append(_space(kind, holder, page, seen, name=name, box=box, framed=framed))
    return found


def spills(page: Any, layout: Layout) -> Iterator[str]:
    """Name what of a page is not as its layout says: its size, matter outside its panel."""
    size = tuple(round(length / INCH, 3) for length in (page.width, page.height))
    if size != layout.size_inches:
        yield "a page of {} × {} in".format(*size)
    for panel in _of_class(page._page_box, "panel"):
        safe = _border(panel, page, layout.safe_inches * INCH)
        for box in _matter(panel):
            if (over := beyond(_placed(box, page), safe)) > SLACK:
                what = getattr(box, "text", "a picture")
                yield f"{panel.element.get('id', 'panel')}: “{what[:40]}” by {over:.0f} pt"


def lost(body: Any, document: Any) -> Iterator[str]:
    """Name text that stands on no page: a table in a box of fixed height drops its last rows."""
    boxed = Counter(
        letter
        for page in document.pages
        for box in page._page_box.descendants(placeholders=True)
        for letter in getattr(box, "text", "")
    )
    missing = (Counter("".join(body.itertext())) - boxed).items()
    if count := sum(count for letter, count in missing if not letter.isspace()):
        yield f"{count} letters are cut off"


def without_room(page: Any, layout: Layout) -> Iterator[str]:
    """Name the blocks to leave out until what is left of each panel keeps inside it.

    page: laid out with room below, so that all is there to be measured. In a panel the block of the
    greatest worth goes first, at equal worth the later one; those without worth stay.
    """
    for panel in _of_class(page._page_box, "panel"):
        safe = _border(panel, page, layout.safe_inches * INCH)
        boxes = list(panel.descendants(placeholders=True))
        blocks = sorted(_with_worth(boxes), key=lambda one: one[:2])
        gone: list[tuple[range, float]] = []
        while blocks and _still_spills(boxes, gone, page, safe):
            _, first, block = blocks.pop()
            if not any(first in places for places, _ in gone):
                places = range(first, first + len(list(block.descendants(placeholders=True))))
                gone.append((places, _freed(block, boxes) * POINTS))
                yield block.element.get("data-block")


def _with_worth(boxes: Sequence[Any]) -> Iterator[tuple[float, int, Any]]:
    known = set[int]()
    for place, box in enumerate(boxes):
        worth = 0 if box.element is None else float(box.element.get("data-worth", 0))
        if worth and id(box.element) not in known:
            known.add(id(box.element))
            yield worth, place, box


def _still_spills(
    boxes: Sequence[Any], gone: Sequence[tuple[range, float]], page: Any, safe: Box
) -> bool:
    """Tell whether what is left would spill, moved up by what is gone before it."""
    for place, box in enumerate(boxes):
        if _is_matter(box) and not any(place in places for places, _ in gone):
            up = sum(height for places, height in gone if place >= places.stop)
            left, bottom, right, top = _placed(box, page)
            if beyond((left, bottom + up, right, top), safe) > SLACK:
                return True
    return False


def _freed(block: Any, boxes: Sequence[Any]) -> float:
    """Say how far what follows a block moves up without it; rather too far than not enough.

    Too far takes another rendering; not enough would leave out what there is room for.
    """
    beside = next((one.children for one in boxes if block in one.children), ())
    after = [one for one in beside[beside.index(block) + 1 :] if one.is_in_normal_flow()]
    down = after[0].border_box_y() - block.border_box_y() if after else 0
    return float(max(block.margin_height(), down))


def beyond(inner: Box, outer: Box) -> float:
    """Say by how much one box goes over another's sides, at most."""
    return max(
        outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3]
    )  # fmt: skip


def _of_class(within: Any, name: str) -> Iterator[Any]:
    """Give the outermost box of each element of a class: those in it may be the element's too."""
    known = set[int]()
    for box in within.descendants(placeholders=True):
        if name in _classes(box) and id(box.element) not in known:
            known.add(id(box.element))
            yield box


def _matter(within: Any) -> Iterator[Any]:
    """Give the pieces of text and the pictures."""
    return filter(_is_matter, within.descendants(placeholders=True))


def _is_matter(box: Any) -> bool:
    return hasattr(box, "replacement") or hasattr(box, "text")


def _classes(box: Any) -> list[str]:
    return [] if box.element is None else box.element.get("class", "").split()


def html_pictures(within: Any) -> list[Any]:
    return [one for one in _of_class(within, "picture") if one.element.tag == "figure"]


def _space(
    kind: Kind, holder: Any, page: Any, seen: set[int], *, name: str, box: Box,
    framed: tuple[Box, ...] = (),
) -> Space:  # fmt: skip
    """Take what a holder has that was not seen in another space, and see it."""
    matter = [one for one in _matter(holder) if id(one) not in seen]
    seen.update(map(id, (holder, *matter)))
    root = page._page_box
    foot = (page.height - root.content_box_y() - root.height) * POINTS
    listed = _inside(holder, lambda one: "sources" in _classes(one))
    lines = [one for one in matter if hasattr(one, "text")]
    images = [one for one in matter if hasattr(one, "replacement")]
    drawn = {kind: [one for one in images if kind in _classes(one)] for kind in ("qr", "logo")}
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
        marks=tuple(_border(one, page, 0) for one in _marks(holder)) if kind == "picture" else (),
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
    return tuple(_placed(box, page) for box in boxes)


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
