"""The layout of a new release against the last one's: what came is told, what went is refused."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from pathlib import Path

import polars as pl

from pipeline.archive.gate_record import Finding
from pipeline.archive.source import Release
from pipeline.core.formats import listed
from pipeline.gates.candidate import OCCUPATIONS, CandidateRelease, Frames
from pipeline.sources.bls_oews import sheet as oews_sheet
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.bls_projections import header as projections_header
from pipeline.sources.bls_projections.header import Round
from pipeline.sources.formats.bytes import File, head, members, stored
from pipeline.sources.formats.spreadsheet import Header, find_header, one_line
from pipeline.sources.formats.tidy import PARQUET
from pipeline.sources.formats.workbook import Workbook, open_workbook
from pipeline.sources.names import OEWS, PROJECTIONS

GATE = "fingerprint"
A_YEAR = re.compile(r"(?:19|20)\d\d")
FIRST_LINE = 1 << 16  # bytes that hold a text's first line
ERA = re.compile(r"\b(?:19|20)\d\d(?:-\d{2,4})?\b|(?<=[_m])(?:19|20)\d\d(?!\d)|(?<=oesm)\d\d")
CELLS_AT_LEAST = 3  # filled, in a row that heads a table
COMMON = 20  # cells with a footnote: one that is rarer may well be gone a year later
WORKBOOKS = (".xls", ".xlsx")
READ_SHEETS = ("Table 1.2", "Table 1.10")  # of the projections workbook; others come and go


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing of a layout: its kind ("column"), where it is ("oe.area"), and its name.

    is_needed: whether its loss keeps a release back, or is only told.
    """

    kind: str
    where: str
    name: str
    is_needed: bool = True

    @property
    def said(self) -> str:
        """Say which feature it is."""
        return f"{self.kind} {self.name!r}" + f" of {self.where}" * bool(self.where)


def fingerprint(candidate: CandidateRelease) -> list[Finding]:
    """Refuse files, sheets, columns, data types or footnotes that went; warn of those that came.

    What no reader uses, such as a sheet of notes, and a footnote of a few cells may go. Releases
    that are packed in different ways are not compared, and that is said.
    """
    packed, was = candidate.packings
    if packed != was:
        said = f"layouts are not compared: {candidate.old.name} is held as {was}, this is {packed}"
        return [candidate.warn(GATE, said)]
    identity = attrgetter("kind", "where", "name")
    new = {identity(one): one for one in features(candidate.new, candidate.frames)}
    old = {identity(one): one for one in features(candidate.old, candidate.old_frames)}
    gone = [old[key] for key in sorted(old.keys() - new.keys())]
    came = [new[key] for key in sorted(new.keys() - old.keys())]
    fresh = [one for one in came if not (one.kind == "column" and A_YEAR.fullmatch(one.name))]
    needed = _said([feature for feature in gone if feature.is_needed], fresh, "gone")
    spare = _said([feature for feature in gone if not feature.is_needed], [], "gone")
    told = [*spare, *_said(fresh, [], "new")]
    judged = [candidate.judge(GATE, said) for said in needed]
    return judged + [candidate.warn(GATE, said) for said in told]


def _said(moved: Collection[Feature], came: Collection[Feature], how: str) -> list[str]:
    """Say in one sentence what came or went, with what may have come in its place."""
    sentences = [f"{feature.said} is {how}{_instead(feature, came)}" for feature in moved]
    return [listed(sentences)] if sentences else []


def _instead(feature: Feature, came: Collection[Feature]) -> str:
    place = feature.kind, feature.where
    names = [repr(one.name) for one in came if (one.kind, one.where) == place]
    return f", and {listed(names, 3)} is new there: it may be renamed" if names else ""


def features(release: Release, frames: Frames) -> frozenset[Feature]:
    """List the features of a release: files, sheets, columns, data types, footnote codes.

    Years are taken out of names, and the header styles of OEWS go by their one name. Markers in
    cells are told by the footnote codes that the readers give them: an unknown one is a ParseError.
    """
    files = (_of_file(path, name, release) for name, path in stored(release).items())
    return frozenset(chain(*files, _of_estimates(frames)))


def _of_file(file: File, name: str, release: Release) -> Iterator[Feature]:
    plain = _plain(name)
    yield Feature("file", "", plain)
    if name.lower().endswith(WORKBOOKS):
        yield from _of_workbook(open_workbook(file), plain, release)
    elif isinstance(file, Path) and name.lower().endswith(".zip"):
        for member in members(file):
            yield from _of_file(member, member.name, release)
    elif not name.endswith(PARQUET):  # whose layout is the project's own
        yield from _of_text(head(file, FIRST_LINE), plain)


def _of_workbook(workbook: Workbook, where: str, release: Release) -> Iterator[Feature]:
    for name in workbook.names:
        header = find_header(workbook.sheet(name), _is_full)
        if header and oews_sheet.is_header(header.cells):  # whatever its sheet is called
            written = (oews_sheet.written(cell) for cell in header.cells)
            yield from _columns((oews_sheet.SAME.get(cell, cell) for cell in written), where)
        elif release.source == PROJECTIONS:
            yield from _of_projections(name, header, release)
        else:
            yield Feature("sheet", where, _plain(name), is_needed=False)
            if header and release.source != OEWS:
                yield from _columns(map(_plain, header.cells), f"sheet {name}")


def _of_projections(name: str, header: Header | None, release: Release) -> Iterator[Feature]:
    is_read = name in READ_SHEETS
    yield Feature("sheet", "", name, is_needed=is_read)
    if header and is_read:
        meaning = projections_header.meaning(Round.named(release))
        for cell in filter(None, header.cells):
            is_needed = meaning(cell) is not None
            yield Feature("column", f"sheet {name}", _plain(cell), is_needed=is_needed)


def _of_text(head: bytes, where: str) -> Iterator[Feature]:
    line = next(iter(head.decode("utf-8-sig", errors="replace").splitlines()), "")
    delimiter = "\t" if "\t" in line else ","
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    if len(cells) > 1:
        # a column a year: a new one comes with each release, an old one may not go
        yield from _columns(cells, where)


def _columns(cells: Iterable[str], where: str) -> Iterator[Feature]:
    yield from (Feature("column", where, cell) for cell in cells if cell)


def _of_estimates(frames: Frames) -> Iterator[Feature]:
    """Name area types, levels of detail, data types and footnote codes of OEWS."""
    if OEWS not in frames:
        return
    rows = frames[OEWS]
    for code in rows["areatype_code"].unique():
        yield Feature("area type", "", code)
    if OCCUPATIONS in frames:
        for level in frames[OCCUPATIONS]["display_level"].unique():
            yield Feature("level of occupations", "", level)
    for measure in HEADINGS:
        if rows[measure].count():
            yield Feature("measure", "", measure)
    codes = rows.select(pl.col("footnotes").str.extract_all(r":\S+").explode().str.slice(1))
    for code, count in codes.drop_nulls().to_series().value_counts().iter_rows():
        yield Feature("footnote", "", code, is_needed=count >= COMMON)


def _is_full(cells: Sequence[str]) -> bool:
    return sum(bool(cell) for cell in cells) >= CELLS_AT_LEAST


def _plain(name: str) -> str:
    """Write a name on one line in lower case, years and footnote marks taken out."""
    dashed = re.sub("[‐-―−]", "-", re.sub(r"\[\d+\]", "", name))
    return one_line(ERA.sub("<year>", dashed.lower())).replace(".xlsx", ".xls")
