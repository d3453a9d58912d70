"""A print PDF, as it is on disk → its boxes, its folds, and the matter outside the safe zones."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

INCH, BLEED, SAFE = 72, 9, 9  # points
TOLERANCE = 0.5
FORMS = 9  # how deep pictures nest
KINDS = {raw.FPDF_PAGEOBJ_TEXT: "text", raw.FPDF_PAGEOBJ_IMAGE: "picture",
         raw.FPDF_PAGEOBJ_SHADING: "shading", raw.FPDF_PAGEOBJ_PATH: "shape"}  # fmt: skip

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Item:
    """Something that a page prints, and where."""

    kind: str
    box: Box

    @property
    def middle(self) -> float:
        return (self.box[0] + self.box[2]) / 2


@dataclass(frozen=True)
class Sheet:
    """One page: its boxes, and everything it prints."""

    media: Box
    bleed: Box
    trim: Box
    items: tuple[Item, ...]

    @property
    def folds(self) -> list[float]:
        """Give the folds from the left in inches, as the marks beyond the bleed say."""
        marks = [item.box for item in self.items if self._is_mark(item)]
        upright = {
            round((left + right) / 2 / INCH, 4)
            for left, _, right, _ in marks
            if right - left < 2 and self.trim[0] + 2 < left < self.trim[2] - 2
        }
        return sorted(upright)

    def strays(self) -> list[Item]:
        """Name what is neither a mark, nor a background that bleeds, nor inside its safe zone."""
        return [
            item
            for item in self.items
            if not self._is_mark(item) and not self._bleeds(item) and not self._is_safe(item)
        ]

    def _is_mark(self, item: Item) -> bool:
        left, bottom, right, top = item.box
        return (
            right < self.bleed[0] + TOLERANCE
            or left > self.bleed[2] - TOLERANCE
            or top < self.bleed[1] + TOLERANCE
            or bottom > self.bleed[3] - TOLERANCE
        )

    def _bleeds(self, item: Item) -> bool:
        """Find a background that runs off the sheet: it reaches the bleed at each edge it nears."""
        sides = [_over(item.box, box) for box in (self.trim, self.bleed)]
        crossed = [
            to_bleed > -TOLERANCE
            for to_trim, to_bleed in zip(*sides, strict=True)
            if to_trim > TOLERANCE - SAFE
        ]
        return item.kind == "shape" and bool(crossed) and all(crossed)

    def _is_safe(self, item: Item) -> bool:
        edges = [self.trim[0], *(fold * INCH for fold in self.folds), self.trim[2]]
        return any(
            max(
                _over(
                    item.box, (left + SAFE, self.trim[1] + SAFE, right - SAFE, self.trim[3] - SAFE)
                )
            )
            <= TOLERANCE
            for left, right in pairwise(edges)
        )


def _over(inner: Box, outer: Box) -> Box:
    """Say by how much one box goes over each side of another."""
    return (
        outer[0] - inner[0],
        outer[1] - inner[1],
        inner[2] - outer[2],
        inner[3] - outer[3],
    )


def sheets(pdf: Path) -> list[Sheet]:
    """Read every page of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            Sheet(page.get_mediabox(), page.get_bleedbox(), page.get_trimbox(), tuple(_items(page)))
            for page in document
        ]


def _items(page: Any) -> Iterator[Item]:
    for item in page.get_objects(max_depth=FORMS):
        if item.type in KINDS and _is_visible(item):
            yield Item(KINDS[item.type], _on_page(item))


def _is_visible(item: Any) -> bool:
    if item.type != raw.FPDF_PAGEOBJ_PATH:
        return True
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(
        (fill.value and _alpha(raw.FPDFPageObj_GetFillColor, item))
        or (stroke.value and _alpha(raw.FPDFPageObj_GetStrokeColor, item))
    )


def _alpha(colour: Callable[..., Any], item: Any) -> int:
    channels = [ctypes.c_uint() for _ in "rgba"]
    colour(item, *channels)
    return channels[3].value


def _on_page(item: Any) -> Box:
    """Carry an item's box out of the forms that it stands in."""
    left, bottom, right, top = item.get_bounds()
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    form = item.container
    while form:
        corners = [form.get_matrix().on_point(*corner) for corner in corners]
        form = form.container
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)
