"""A finished PDF, and the spaces it was laid out in → what is cut, covered, too small or empty.

What a page shows is read from the PDF itself, letters in pictures included.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import zxingcpp
from pypdfium2 import raw

from pipeline.documents.boxes import Box, beyond
from pipeline.documents.space import Space

EDGE = 0.35  # points that a letter's curve may lie over an edge unseen
TOUCH = 1.0  # points that letters may reach into each other: kerning does
ROUNDING = 0.05  # points
SCALE = 3  # pixels a point, of what a camera sees
QUIET = 0.1  # of a code's width, around it
GAP = 36  # points between two lines that are no spacing any more
LEAST_FULL = 0.55
SOURCES_POINTS = 7  # the least size of a list of sources
CUT = 30  # points beside a picture, where the letters are that are cut off


@dataclass(frozen=True, slots=True)
class Run:
    """Letters set in one go: where they are, their size in points, what pypdfium2 knows of them."""

    box: Box
    points: float
    item: Any


@dataclass(frozen=True, slots=True)
class Findings:
    """What must not be published, and which panels or pages are emptier than they should be."""

    faults: tuple[str, ...]
    sparse: tuple[str, ...]


def prove(
    pdf: bytes, laid_out: Sequence[Sequence[Space]], *, least_points: float, code: str
) -> Findings:
    """Hold each page against its spaces. code: what a camera has to read in every QR code.

    The end of a panel that flows over several pages may be short.
    """
    faults, sparse, begun = dict[str, None](), list[str](), set[str]()
    with pypdfium2.PdfDocument(pdf) as document:
        for page, spaces in zip(document, laid_out, strict=True):
            words = page.get_textpage()
            for space, runs in _by_space(spaces, _runs(page, words)):
                found = (*_faults(space, runs, words, least_points), *_unread(space, page, code))
                faults |= dict.fromkeys(f"{space.name}: {fault}" for fault in found)
                begins = space.kind == "panel" and space.name not in begun
                if begins and (full := _fullness(space, runs)) < LEAST_FULL:
                    sparse.append(f"the panel “{space.name}” is only {full:.0%} full")
            begun.update(space.name for space in spaces)
            words.close()
            page.close()
    return Findings(tuple(faults), tuple(sparse))


def _runs(page: Any, words: Any) -> Iterator[Run]:
    """Give a page's runs of letters, carried out of the forms that they stand in."""
    for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], textpage=words):
        (left, bottom, right, top), form = item.get_bounds(), item
        if right <= left or top <= bottom:
            continue  # a space
        points = item.get_font_size() * _scale(item)
        while form := form.container:
            matrix = form.get_matrix()
            corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
            (left, *_, right), (bottom, *_, top) = map(sorted, zip(*corners, strict=True))
            points *= _scale(form)
        yield Run((left, bottom, right, top), points, item)


def _scale(item: Any) -> float:
    a, b, c, d, _, _ = item.get_matrix().get()
    return float(abs(a * d - b * c) ** 0.5)


def _by_space(spaces: Sequence[Space], runs: Iterable[Run]) -> Iterator[tuple[Space, list[Run]]]:
    """Share out runs to the panels that they stand in; the rest is the page's own."""
    shares: list[list[Run]] = [[] for _ in spaces]
    for run in runs:
        homes = (share for space, share in zip(spaces, shares, strict=True) if _in(space.box, run))
        next(homes, shares[-1]).append(run)
    return zip(spaces, shares, strict=True)


def _faults(space: Space, runs: list[Run], words: Any, least_points: float) -> Iterator[str]:
    """Name letters that are lost, small, or over others; what a school's logo says is its own."""
    judged = [(run, _picture(space, run)) for run in runs if not _is_in_logo(space, run)]
    for run, picture in judged:
        if fault := _fault(space, run, picture, least_points):
            yield f"{_said(run, words, picture)} {fault}"
    judged.sort(key=lambda one: one[0].box[1])
    for number, (run, picture) in enumerate(judged):
        for other, others in judged[number + 1 :]:
            if other.box[1] > run.box[3] - TOUCH:
                break
            if _meet(run.box, other.box):
                yield f"{_said(run, words, picture)} stands over {_said(other, words, others)}"


def _fault(space: Space, run: Run, picture: Box | None, least_points: float) -> str:
    if not picture and not _is_text(space, run):
        return "stands outside its panel or picture"
    if beyond(run.box, picture or space.box) > EDGE:
        return f"is cut off at the edge of its {'picture' if picture else space.kind}"
    is_listed = any(_in(line, run) for line in space.sources)
    if run.points < (min(SOURCES_POINTS, least_points) if is_listed else least_points) - ROUNDING:
        return f"in {run.points:.1f} pt"
    is_over = not picture and any(_is_under(mark, run) for mark in space.marks)
    where = "a mark of its picture" if space.kind == "picture" else "a picture"
    return f"stands over {where}" if is_over else ""


def _is_text(space: Space, run: Run) -> bool:
    return any(_in(line, run) for line in space.lines)


def _is_in_logo(space: Space, run: Run) -> bool:
    """Tell letters of the school's own drawing, those too that leave it and are not seen."""
    nearest = min(space.images, key=lambda image: beyond(run.box, image), default=None)
    return nearest in space.own and not _is_text(space, run)


def _picture(space: Space, run: Run) -> Box | None:
    """Give the picture that letters are part of, though they leave it; None for a page's text."""
    if _is_text(space, run):
        return None
    return min(space.pictures, key=lambda picture: beyond(run.box, picture), default=None)


def _in(box: Box, run: Run) -> bool:
    """Tell where letters belong: to what holds their middle."""
    left, bottom, right, top = run.box
    return box[0] <= (left + right) / 2 <= box[2] and box[1] <= (bottom + top) / 2 <= box[3]


def _meet(one: Box, other: Box, touch: float = TOUCH) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > touch and min(one[3], other[3]) - max(one[1], other[1]) > touch


def _is_under(mark: Box, run: Run) -> bool:
    """Tell whether letters stand over a mark, which may be a thin line."""
    left, bottom, right, top = mark
    return _meet(run.box, mark, min(TOUCH, (right - left) / 2, (top - bottom) / 2))


def _said(run: Run, words: Any, picture: Box | None) -> str:
    """Quote letters; in a picture, where each is set alone, with what stands beside them."""
    _, bottom, _, top = run.box
    if picture:
        text = words.get_text_bounded(picture[0] - CUT, bottom, picture[2] + CUT, top)
    else:
        text = run.item.extract()
    return f"“{' '.join(text.split())[:40]}”"


def _unread(space: Space, page: Any, code: str) -> Iterator[str]:
    """Look at each QR code as a camera does, and name what it should not say."""
    codes = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for left, bottom, right, top in space.codes:
        quiet = QUIET * (right - left)
        media = page.get_mediabox()
        crop = (left - quiet - media[0], bottom - quiet - media[1],
                media[2] - right - quiet, media[3] - top - quiet)  # fmt: skip
        seen = page.render(scale=SCALE, crop=crop, grayscale=True).to_pil()
        found = zxingcpp.read_barcode(seen, codes, text_mode=zxingcpp.TextMode.Plain)
        if not found:
            yield "no camera can read the QR code"
        elif found.text != code:
            yield f"the QR code says “{found.text}” instead of “{code}”"


def _fullness(space: Space, runs: list[Run]) -> float:
    """Give the share of a space's height that has matter in it, or no more than spacing."""
    top = space.box[3]
    matter = sorted((box[1], box[3]) for box in (*space.images, *(run.box for run in runs)))
    reached, empty = space.foot, 0.0
    for bottom, upper in [*matter, (top, top)]:
        empty += gap if (gap := bottom - reached) > GAP else 0
        reached = max(reached, upper)
    return 1 - empty / (top - space.foot)
