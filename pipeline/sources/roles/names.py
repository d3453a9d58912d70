"""names.csv → what each occupation is called on a page, in each language: registered nurse."""

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, fields
from functools import partial
from pathlib import Path
from typing import Annotated

import polars as pl
from msgspec import Meta

from pipeline.archive.source import RawTable
from pipeline.core.errors import ParseError, failing_as, teller
from pipeline.core.language import CODE, SOURCE
from pipeline.core.record import fit

FILE, TODO = "names.csv", "Correct the line; those around it show how each field looks."
LETTER = r"[^\W\d_]"
WORD = f"{LETTER}({LETTER}|[’-])*"
PLAIN = rf"^{WORD}(,? {WORD})*\Z"  # no digit: a number on a page is a figure
CUT = rf"^{WORD}\.?( {WORD}\.?)*\Z"
NAMES = RawTable(
    "occupation_names",
    {
        **dict.fromkeys(("soc_code", "language", "singular", "plural", "short"), pl.String),
        "line_number": pl.Int64,
    },
    ("soc_code", "language"),
)
SocCode = Annotated[
    str, Meta(pattern=r"^[0-9]{2}-[0-9]{4}\Z", description="a code such as 31-9092")
]
_wrong = teller(ParseError, TODO)


@dataclass(frozen=True, slots=True)
class NamesLine:
    """What a line says in one language, en or by columns such as es_plural; short: where narrow."""

    soc_code: SocCode
    singular: Annotated[str, Meta(pattern=PLAIN, max_length=48, description="words, 48 letters")]
    plural: Annotated[str, Meta(pattern=PLAIN, max_length=50, description="words, 50 letters")]
    short: Annotated[str, Meta(pattern=CUT, max_length=16, description="words, 16 letters")]


def read_names(path: Path) -> pl.DataFrame:
    """Read the file. Raises ParseError for a line that does not fit, or that repeats a name."""
    told: dict[tuple[str, str], int] = {}
    rows = []
    for number, language, line in _lines(path):
        for name in {*asdict(line).values()}:
            if (first := told.setdefault((language, name), number)) != number:
                place, found = f"{path}, line {number}", f"line {first} has it, too"
                raise _wrong(place, f"“{name}” stands there twice", "one occupation’s", found)
        rows.append({**asdict(line), "language": language, "line_number": number})
    return pl.DataFrame(rows, schema=dict(NAMES.columns))


def plain_names(path: Path, language: str = SOURCE) -> dict[str, str]:
    """Give what each occupation is called in a language, one person of it, by its code."""
    names = read_names(path).filter(pl.col("language") == language)
    return dict(names.select("soc_code", "singular").iter_rows())


def prove_known(names: pl.DataFrame, codes: Collection[str], path: Path) -> None:
    """Refuse a name of an occupation that there is not. Raises ParseError."""
    for code, number in names.select("soc_code", "line_number").iter_rows():
        if code not in codes:
            what, expected = "the occupation is in no release that is held", "a published code"
            raise _wrong(f"{path}, line {number}", what, expected, code)


def _lines(path: Path) -> Iterator[tuple[int, str, NamesLine]]:
    failures = (OSError, csv.Error, UnicodeDecodeError)
    with (
        failing_as(ParseError, "the names cannot be read", path, TODO, of=failures),
        path.open(newline="", encoding="utf-8") as file,
    ):
        lines = csv.DictReader(file, restkey="more", strict=True)
        for said in lines:
            place = f"{path}, line {lines.line_num}"
            given = {name: text for name, text in said.items() if text is not None}
            for language, texts in _by_language(given).items():
                yield lines.line_num, language, fit(texts, NamesLine, partial(_wrong, place))


def _by_language(given: dict[str, str]) -> dict[str, dict[str, str]]:
    """Give what a line says in each language, by the names of the first one's columns."""
    names = "|".join(one.name for one in fields(NamesLine))
    said: dict[str, dict[str, str]] = {SOURCE: {}}
    for column, text in given.items():
        other = re.fullmatch(f"({CODE})_({names})", column)
        of, name = (other[1], other[2]) if other else (SOURCE, column)
        said.setdefault(of, {"soc_code": given.get("soc_code", "")})[name] = text
    return said
