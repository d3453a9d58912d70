"""A page, as laid out → what spills from its panels, and the blocks to leave out until it fits."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.documents.boxes import (
    INCH,
    POINTS,
    Box,
    beyond,
    border,
    classes,
    is_matter,
    matter_of,
    of_class,
    placed,
)
from pipeline.settings.layouts import Layout

Gone = tuple[range, float]  # the places of a block among the boxes of a panel, and its height
Columns = list[tuple[range, float]]  # the places of each, and how far down it reaches
SLACK = 0.375  # points that matter may lie over its safe zone


def spills(page: Any, layout: Layout) -> Iterator[str]:
    """Name what of a page is not as its layout says: its size, matter outside its panel."""
    size = tuple(round(length / INCH, 3) for length in (page.width, page.height))
    if size != layout.size_inches:
        yield "a page of {} × {} in".format(*size)
    for panel in of_class(page._page_box, "panel"):
        safe = border(panel, page, layout.safe_inches * INCH)
        for box in matter_of(panel):
            if (over := beyond(placed(box, page), safe)) > SLACK:
                what = getattr(box, "text", "a picture")
                yield f"{panel.element.get('id', 'panel')}: “{what[:40]}” by {over:.0f} pt"


def broken(document: Any) -> Iterator[str]:
    """Name panels that go on over their page."""
    known = set[int]()
    for page in document.pages:
        for panel in of_class(page._page_box, "panel"):
            if id(panel.element) in known:
                yield f"{panel.element.get('id', 'panel')}: it goes on over its page"
            known.add(id(panel.element))


def lost(body: Any, document: Any) -> Iterator[str]:
    """Name panels whose text stands on no page: a table in a box of fixed height drops its end."""
    roots = [page._page_box for page in document.pages]
    panels = [panel for root in roots for panel in of_class(root, "panel")]
    cut = {}
    for element in dict.fromkeys(panel.element for panel in panels):
        own = [panel for panel in panels if panel.element is element]
        cut[f"{element.get('id', 'panel')}: "] = _missing(element, own)
    if not any(cut.values()):
        cut = {"": _missing(body, roots)}
    yield from (f"{name}{count} letters are cut off" for name, count in cut.items() if count)


def _missing(element: Any, holders: Sequence[Any]) -> int:
    """Count the letters of an element that are in no box of its own."""
    boxes = (box for holder in holders for box in holder.descendants(placeholders=True))
    boxed = Counter("".join(getattr(box, "text", "") for box in boxes))
    missing = Counter("".join(element.itertext())) - boxed
    return sum(count for letter, count in missing.items() if not letter.isspace())


def without_room(page: Any, layout: Layout) -> Iterator[str]:
    """Name the blocks to leave out until what is left of each panel keeps inside it.

    page: laid out with room below, so that all is there to be measured. In a panel the block of the
    greatest worth goes first, at equal worth the later one; those without worth stay, and those
    that would make little room, as in the shorter of two columns.
    """
    for panel in of_class(page._page_box, "panel"):
        safe = border(panel, page, layout.safe_inches * INCH)
        boxes = list(panel.descendants(placeholders=True))
        blocks = sorted(_with_worth(boxes), key=lambda one: one[:2])
        columns, gone = list(_columns(boxes)), list[Gone]()
        over = _depth(boxes, gone, columns, page, safe)
        while blocks and over:
            _, first, block = blocks.pop()
            if any(first in places for places, _ in gone):
                continue
            height = _freed(block, boxes) * POINTS
            tried = [*gone, (_places(first, block), height)]
            then = _depth(boxes, tried, columns, page, safe)
            if over - then > min(height, over) / 2:
                gone, over = tried, then
                yield block.element.get("data-block")


def _with_worth(boxes: Sequence[Any]) -> Iterator[tuple[float, int, Any]]:
    known = set[int]()
    for place, box in enumerate(boxes):
        worth = 0 if box.element is None else float(box.element.get("data-worth", 0))
        if worth and id(box.element) not in known:
            known.add(id(box.element))
            yield worth, place, box


def _places(first: int, box: Any) -> range:
    return range(first, first + len(list(box.descendants(placeholders=True))))


def _columns(boxes: Sequence[Any]) -> Iterator[Columns]:
    """Give each set of columns: the places of every column, and how far down it reaches."""
    place_of = {id(box): place for place, box in enumerate(boxes)}
    for box in boxes:
        if "columns" in classes(box):
            yield [
                (_places(place_of[id(one)], one), (one.border_box_y() + _height(one)) * POINTS)
                for one in box.children
            ]


def _height(column: Any) -> float:
    """Say how high a column's matter is; the column itself is as high as its neighbours."""
    matter = [one for one in column.descendants(placeholders=True) if is_matter(one)]
    ends = (one.position_y + one.margin_height() for one in matter)
    return float(max(ends, default=column.border_box_y()) - column.border_box_y())


def _depth(
    boxes: Sequence[Any], gone: Sequence[Gone], columns: Sequence[Columns], page: Any, safe: Box
) -> float:
    """Say how far what is left would lie outside, moved up by what is gone; 0 if inside."""
    deepest = SLACK
    for place, box in enumerate(boxes):
        if is_matter(box) and not any(place in places for places, _ in gone):
            left, bottom, right, top = placed(box, page)
            up = _up(place, gone, columns)
            deepest = max(deepest, beyond((left, bottom + up, right, top), safe))
    return deepest if deepest > SLACK else 0


def _up(place: int, gone: Sequence[Gone], columns: Sequence[Columns]) -> float:
    """Say how far up a box moves: below columns, as the longest of them grows shorter."""
    up = sum(
        height
        for places, height in gone
        if place >= places.stop and not any(_is_beside(place, places, one) for one in columns)
    )
    for one in columns:
        if place >= one[-1][0].stop:
            freed = [sum(h for places, h in gone if places.start in column) for column, _ in one]
            ends = [end for _, end in one]
            up += max(ends) - max(e - f for e, f in zip(ends, freed, strict=True)) - sum(freed)
    return up


def _is_beside(place: int, places: range, columns: Columns) -> bool:
    """Tell whether a place is in another of some columns than the places of a block."""
    of_block = next((column for column, _ in columns if places.start in column), None)
    is_within = columns[0][0].start <= place < columns[-1][0].stop
    return of_block is not None and is_within and place not in of_block


def _freed(block: Any, boxes: Sequence[Any]) -> float:
    """Say how far what follows a block moves up without it; rather too far than not enough.

    Too far takes another rendering; not enough would leave out what there is room for.
    """
    beside = next((one.children for one in boxes if block in one.children), ())
    after = [one for one in beside[beside.index(block) + 1 :] if one.is_in_normal_flow()]
    down = after[0].border_box_y() - block.border_box_y() if after else 0
    return float(max(block.margin_height(), down))
