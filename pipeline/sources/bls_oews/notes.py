"""What an OEWS workbook says besides its figures: which May it is, and the ceiling of wages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.core.errors import ParseError
from pipeline.sources.bls_oews.columns import is_header
from pipeline.sources.formats.spreadsheet import NOTES_AT_MOST, Header, find_header
from pipeline.sources.formats.workbook import Workbook, Worksheet, text

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TITLE = re.compile(r"\b(?:May|November) ((?:19|20)\d\d) OEW?S\b")
CEILING = re.compile(r"\$(\d[\d,.]*\d) per hour or \$(\d[\d,]*\d) per year")


@dataclass(frozen=True, slots=True)
class Contents:
    """A workbook's data sheets by their headers, and the notes on its other rows and sheets."""

    workbook: Workbook
    headers: tuple[Header, ...]
    notes: tuple[str, ...]

    def ceilings(self) -> set[tuple[str, str]]:
        """Find the hourly and annual wage from which on none is published, as "#" is explained."""
        return {(said[1], said[2]) for line in self.notes for said in CEILING.finditer(line)}


def contents(workbook: Workbook) -> Contents:
    """Sort a workbook's sheets into data and notes; ParseError when it has nothing of OEWS."""
    headers: list[Header] = []
    notes: list[str] = []
    for sheet in map(workbook.sheet, workbook.names):
        header = find_header(sheet, is_header)
        headers += [header] if header else []
        notes += _lines(sheet, header.row if header else NOTES_AT_MOST + 1)
    found = Contents(workbook, tuple(headers), tuple(notes))
    if not headers and not found.ceilings() and not any(map(TITLE.search, notes)):
        raise ParseError(
            "no sheet is headed as OEWS estimates are",
            where=str(workbook.path),
            expected="OCC_CODE, OCC_TITLE, O_GROUP, TOT_EMP, H_MEAN, A_MEAN and so on",
            found=f"sheets {', '.join(workbook.names)}: {' | '.join(notes)[:200]}",
            todo="Put the release's national, state, area or all-data workbook there.",
        )
    return found


def prove_year(found: Contents, release: str) -> None:
    """Raise ParseError when file name, sheet names or notes name another year than the release."""
    year, path = release[:4], found.workbook.path
    said = [
        (f"{path}, its name", YEAR.findall(path.name)),
        *((header.sheet.place(), YEAR.findall(header.sheet.name)) for header in found.headers),
        (f"{path}, its notes", [match[1] for match in map(TITLE.search, found.notes) if match]),
    ]
    for where, years in said:
        if set(years) - {year}:
            raise ParseError(
                "the file is of another release",
                where=where,
                expected=f"May {year}, as the folder {release} says",
                found=", ".join(years),
                todo=f"Move it to data/raw/bls_oews/{years[0]}A01/.",
            )


def year_of(found: Contents) -> str:
    """Give the year that a workbook's notes or sheets say, else its name; "" for none or two."""
    notes = [match[1] for match in map(TITLE.search, found.notes) if match]
    sheets = [year for header in found.headers for year in YEAR.findall(header.sheet.name)]
    said = {*notes, *sheets} or set(YEAR.findall(found.workbook.path.name))
    return said.pop() if len(said) == 1 else ""


def _lines(sheet: Worksheet, below: int) -> list[str]:
    rows: list[Sequence[str]] = []
    for number, cells in sheet.rows():
        if number >= below:
            break
        rows.append([text(cell) for cell in cells])
    return [" ".join(cells) for cells in rows if any(cells)]
