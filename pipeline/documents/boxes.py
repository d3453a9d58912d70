"""The boxes that WeasyPrint laid out → those that matter, and where they lie, in points."""

from collections.abc import Iterator
from typing import Any

INCH, POINTS = 96, 0.75  # CSS pixels of an inch, points of a CSS pixel

Box = tuple[float, float, float, float]  # left, bottom, right, top; points from a page's left foot


def of_class(within: Any, name: str) -> Iterator[Any]:
    """Give the outermost box of each element of a class: those in it may be the element's too."""
    known = set[int]()
    for box in within.descendants(placeholders=True):
        if name in classes(box) and id(box.element) not in known:
            known.add(id(box.element))
            yield box


def classes(box: Any) -> list[str]:
    return [] if box.element is None else box.element.get("class", "").split()


def matter_of(within: Any) -> Iterator[Any]:
    """Give the pieces of text and the pictures."""
    return filter(is_matter, within.descendants(placeholders=True))


def is_matter(box: Any) -> bool:
    return hasattr(box, "replacement") or hasattr(box, "text")


def html_pictures(within: Any) -> list[Any]:
    return [one for one in of_class(within, "picture") if one.element.tag == "figure"]


def placed(box: Any, page: Any) -> Box:
    left, top = box.content_box_x(), box.content_box_y()
    return points(left, top, left + box.width, top + box.height, page)


def border(box: Any, page: Any, inset: float) -> Box:
    left, top = box.border_box_x() + inset, box.border_box_y() + inset
    right = box.border_box_x() + box.border_width() - inset
    return points(left, top, right, box.border_box_y() + box.border_height() - inset, page)


def points(left: float, top: float, right: float, bottom: float, page: Any) -> Box:
    return (
        left * POINTS, (page.height - bottom) * POINTS,
        right * POINTS, (page.height - top) * POINTS,
    )  # fmt: skip


def beyond(inner: Box, outer: Box) -> float:
    """Say by how much one box goes over another's sides, at most."""
    return max(
        outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3]
    )  # fmt: skip
