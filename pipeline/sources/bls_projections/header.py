"""Headers of the Employment Projections workbook → which column is which, of which round."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.archive.source import Release
from pipeline.core.errors import ParseError, teller
from pipeline.sources.formats.spreadsheet import Header, find_header, one_line
from pipeline.sources.formats.workbook import Worksheet, text, type_of_cell

RANGE = re.compile(r"\b(\d{4})-(\d{4}|\d{2})\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
EMPLOYMENT = re.compile(r"employment,? (\d{4})")
_unlike = teller(
    ParseError,
    "If the publisher changed its layout, change pipeline/sources/bls_projections/header.py, then "
    "run make test.",
)
_misplaced = teller(ParseError, "Move the workbook to data/raw/bls_projections/<its round>/.")

# A column is known by words its header has and words it has not, never by where it stands.
# "annual average" keeps out the ten-year totals that rounds before 2016-26 gave as openings.
WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "occupation_title": (("national employment matrix", "title"), ("industry", "code")),
    "occupation_code": (("national employment matrix", "code"), ("industry", "title")),
    "occupation_type": (("occupation type",), ()),
    "change_thousands": (("employment change", "num"), ("percent",)),
    "change_pct": (("employment change", "percent"), ("num",)),
    "exits_thousands": (("exits", "annual average"), ("rate",)),
    "transfers_thousands": (("transfers", "annual average"), ("rate",)),
    "separations_thousands": (("separations", "annual average"), ("rate",)),
    "openings_thousands": (("openings", "annual average"), ("rate", "percent")),
    "typical_education": (("typical education",), ("code",)),
    "work_experience": (("work experience",), ("code",)),
    "on_the_job_training": (("on-the-job training",), ("code",)),
    "industry_title": (("national employment matrix", "industry", "title"), ()),
    "industry_code": (("national employment matrix", "industry", "code"), ()),
    "reason": (("factors affecting",), ()),
}


@dataclass(frozen=True, slots=True)
class Round:
    """A projection round: its name in the archive, base year and target year."""

    name: str
    start: int
    end: int

    @classmethod
    def named(cls, release: Release) -> "Round":
        """Take the years from a release's name, "2024-34"; ParseError when it names no round."""
        if not re.fullmatch(r"\d{4}-\d{2}", release.name):
            raise ParseError(
                "the folder's name is no projection round",
                where=str(release.folder),
                expected="base year and target year, as in 2024-34",
                found=release.name,
                todo="Rename the folder as the workbook's Table 1.2 names its round.",
            )
        start = int(release.name[:4])
        return cls(release.name, start, _end(start, release.name[5:]))


def header_of(sheet: Worksheet, round_: Round, *, is_counted: bool = True) -> Header:
    """Find a table's header and prove that it and the title above it are of the round.

    is_counted: the table counts jobs. Raises ParseError for no header, a title without a round or
    a unit, and another round.
    """
    header = _found(sheet)
    title = _title(header)
    _prove_round(header, title, round_)
    if is_counted and "thousands" not in title:
        raise ParseError(
            "the title does not say the unit",
            where=sheet.place(),
            expected="(Numbers in thousands) or the like",
            found=title,
            todo="See in which unit the publisher counts before you change "
            "pipeline/sources/bls_projections/header.py.",
        )
    return header


def round_of(sheet: Worksheet) -> str:
    """Name the round of a table's title, else its header, "2024-34"; ParseError for none or two."""
    header = _found(sheet)
    title = _title(header)
    said = set(_ranges(title) or _ranges(_plain(" ".join(header.cells))))
    if len(said) != 1:
        what = "the title does not name one projection round"
        expected = "a base year and a target year, as in 2024-34"
        raise _unlike(sheet.place(), what, expected, title or "no title")
    start, end = said.pop()
    return f"{start}-{end % 100:02}"


def has_header(sheet: Worksheet) -> bool:
    """Tell whether a sheet is a table of occupations."""
    return find_header(sheet, _is_header) is not None


def has_characteristics(sheet: Worksheet) -> bool:
    """Tell whether a table says which education an occupation needs."""
    header = find_header(sheet, _is_header)
    return header is not None and "typical_education" in map(_by_words, map(_plain, header.cells))


def _found(sheet: Worksheet) -> Header:
    header = find_header(sheet, _is_header)
    if header is None:
        said = RANGE.search(_plain(" ".join(text(c) for cells in _rows(sheet, 3) for c in cells)))
        expected = "a row with a National Employment Matrix title and a code"
        first = [
            " | ".join(text(cell) for cell in cells if cell != "")[:80] for cells in _rows(sheet, 3)
        ]
        found = "; ".join(first) or "an empty sheet"
        what = (
            f"the round {said[0]} has a layout that is not read" if said else "no header is found"
        )
        raise _unlike(sheet.place(), what, expected, found)
    return header


def _title(header: Header) -> str:
    above = _rows(header.sheet, header.row - 1)
    return _plain(" ".join(text(cell) for cells in above for cell in cells))


def _rows(sheet: Worksheet, count: int) -> Iterator[list[type_of_cell]]:
    return (cells for _, cells in islice(sheet.rows(), count))


def meaning(round_: Round) -> Callable[[str], str | None]:
    """Give the function from a header cell to the raw table's column, None for other columns."""
    years = {
        str(round_.start): "employment_start_thousands",
        str(round_.end): "employment_end_thousands",
    }

    def column(cell: str) -> str | None:
        counted = EMPLOYMENT.fullmatch(_plain(cell))
        return years.get(counted[1]) if counted else _by_words(_plain(cell))

    return column


def _is_header(cells: Sequence[str]) -> bool:
    said = {_by_words(_plain(cell)) for cell in cells}
    return {"occupation_title", "occupation_code"} <= said


def _by_words(header: str) -> str | None:
    for name, (wanted, unwanted) in WORDS.items():
        if all(w in header for w in wanted) and not any(w in header for w in unwanted):
            return name
    return None


def _plain(header: str) -> str:
    """Lower case, one line, hyphens for dashes, footnote marks like [1] gone."""
    return one_line(re.sub("[‐-―−]", "-", re.sub(r"\[\d+\]|\(\d+\)$", "", header)))


def _prove_round(header: Header, title: str, round_: Round) -> None:
    place = header.sheet.place()
    if not YEAR.search(title):
        raise _misplaced(place, "the title names no round", round_.name, title or "no title")
    said = [(place, title)] + [
        (header.sheet.place(header.row, position), cell)
        for position, cell in enumerate(header.cells)
        if _by_words(_plain(cell)) or EMPLOYMENT.fullmatch(_plain(cell))
    ]
    for where, words in said:
        if not _years(_plain(words)) <= {round_.start, round_.end}:
            raise _misplaced(where, "the table is of another round", round_.name, words)


def _ranges(said: str) -> list[tuple[int, int]]:
    return [(int(start), _end(int(start), end)) for start, end in RANGE.findall(said)]


def _years(said: str) -> set[int]:
    single = {int(year) for year in YEAR.findall(RANGE.sub("", said))}
    return single.union(*_ranges(said))


def _end(start: int, end: str) -> int:
    """Complete a target year: 34 after 2024 is 2034, 05 after 1998 is 2005."""
    if len(end) == 4:
        return int(end)
    year = start - start % 100 + int(end)
    return year if year > start else year + 100
