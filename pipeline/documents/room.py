"""A page, as laid out → what spills from its panels, and the blocks to leave out until it fits."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
SLACK = 0.375  # points that matter may lie over its safe zone


def spills(page: Any, layout: Layout) -> Iterator[str]:
    """Name what of a page is not as its layout says: its size, matter outside its panel."""
    size = tuple(round(length / INCH, 3) for length in (page.width, page.height))
    if size != layout.size_inches:
        yield "a page of {} × {} in".format(*size)
    for panel in of_class(page._page_box, "panel"):
        yield from _spills(panel, page, layout)


def _spills(panel: Any, page: Any, layout: Layout) -> Iterator[str]:
    safe = border(panel, page, layout.safe_inches * INCH)
    for box in matter_of(panel):
        if (over := beyond(placed(box, page), safe)) > SLACK:
            what = getattr(box, "text", "a picture")
            yield f"{panel.element.get('id', 'panel')}: “{what[:40]}” by {over:.0f} pt"


def has_room(panel: Any, page: Any, layout: Layout) -> bool:
    """Tell whether a panel keeps its matter inside, and blank space above its foot."""
    foot = panel.border_box_y() + panel.border_height() - layout.safe_inches * INCH
    boxes = (box for child in panel.children for box in child.descendants(placeholders=True))
    is_above = all(box.position_y + box.margin_height() <= foot for box in boxes)
    return is_above and not any(_spills(panel, page, layout))


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
    greatest worth goes first, at equal worth the later one; those without worth stay, and those of
    a column that has room, whatever the one beside it has.
    """
    for panel in of_class(page._page_box, "panel"):
        safe = border(panel, page, layout.safe_inches * INCH)
        boxes = list(panel.descendants(placeholders=True))
        blocks = sorted(_with_worth(boxes), key=lambda one: one[:2])
        columns, gone = list(_columns(boxes)), list[Gone]()
        while blocks and _still_spills(boxes, gone, columns, page, safe):
            _, first, block = blocks.pop()
            if any(first in places for places, _ in gone):
                continue
            alone = [one.only(first) for one in columns]
            if _still_spills(boxes, gone, alone, page, safe):
                gone.append((_places(first, block), _freed(block, boxes) * POINTS))
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


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns side by side: the places of each, how far down it reaches, and all of them."""

    places: tuple[range, ...]
    ends: tuple[float, ...]
    foot: float
    ignored: tuple[range, ...] = ()

    def only(self, place: int) -> "_Columns":
        """Give the column that a place is in, as if it stood alone; all where it is in none."""
        if not any(place in column for column in self.places):
            return self
        pairs = zip(self.places, self.ends, strict=True)
        ((column, end),) = (pair for pair in pairs if place in pair[0])
        return _Columns((column,), (end,), self.foot, tuple(set(self.places) - {column}))

    def up(self, place: int, gone: Sequence[Gone]) -> float:
        """Say how far up a place moves for the blocks that are gone from the columns."""
        freed = [
            [(block.stop, height) for block, height in gone if block.start in column]
            for column in self.places
        ]
        for column, each in zip(self.places, freed, strict=True):
            if place in column:
                return sum(height for stop, height in each if place >= stop)
        if place < self.places[0].start:
            return 0
        ends = zip(self.ends, freed, strict=True)
        return self.foot - max(end - sum(height for _, height in each) for end, each in ends)


def _columns(boxes: Sequence[Any]) -> Iterator[_Columns]:
    place_of = {id(box): place for place, box in enumerate(boxes)}
    for box in boxes:
        if "columns" in classes(box) and box.children:
            places = tuple(_places(place_of[id(one)], one) for one in box.children)
            ends = tuple((one.border_box_y() + _height(one)) * POINTS for one in box.children)
            yield _Columns(places, ends, max(ends))


def _height(column: Any) -> float:
    """Say how high a column's matter is; the column itself is as high as its neighbours."""
    matter = [one for one in column.descendants(placeholders=True) if is_matter(one)]
    ends = (one.position_y + one.margin_height() for one in matter)
    return float(max(ends, default=column.border_box_y()) - column.border_box_y())


def _still_spills(
    boxes: Sequence[Any], gone: Sequence[Gone], columns: Sequence[_Columns], page: Any, safe: Box
) -> bool:
    """Tell whether what is left would spill, moved up by what is gone before it."""
    unseen = [
        *(places for places, _ in gone),
        *(column for one in columns for column in one.ignored),
    ]
    outside = [
        (block, height)
        for block, height in gone
        if not any(block.start in column for one in columns for column in one.places)
    ]
    for place, box in enumerate(boxes):
        if is_matter(box) and not any(place in places for places in unseen):
            up = sum(height for block, height in outside if place >= block.stop)
            up += sum(one.up(place, gone) for one in columns)
            left, bottom, right, top = placed(box, page)
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
