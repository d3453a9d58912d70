"""A figure's key ↔ its fields: where in a publisher's file it stands; the only grammar of keys."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from pipeline.core.figure_id import KEPT, patterns, written

FORMS = {
    "series": "{stem}{data_type}",
    "projection": "Table {table}, {occupation}, {column}",
    "parity": "{table}, GeoFIPS {place}, {column}[, {year}]",
    "occupation": "occupation {occupation}",
    "title": "{table}, {occupation}, {column}",
    "prices": "{stem}, {year} {period}",
    "sheet": "{table}_M{year}_dl[, AREA {place}], {occupation}, {column}",
    "text": "{column}",
}
SHAPES = {
    "stem": r"OEU[NSM]\d{7}\w{6}\d{6}|CU\w+",
    "data_type": r"\d\d",
    "table": r"[\d.]+|[SMP]ARPP|Alternate Titles|Sample of Reported Titles|national|state",
    "occupation": r"\d\d-\d{4}",
    "place": r"\d{5}|\d\d",
    "year": r"\d{4}",
    "period": r"M\d\d",
    "column": r"(?s:.+?)",
}
PATTERNS = patterns(FORMS, SHAPES)
SOURCES = {
    "series": "bls_oews", "sheet": "bls_oews", "occupation": "bls_oews", "parity": "bea_rpp",
    "title": "onet", "prices": "bls_cpi", "projection": "bls_projections",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """A place in a publisher's files: its kind, and those of the fields that FORMS gives the kind.

    stem: a series id, of OEWS without its data type. place: an area's code as the table writes it.
    column: also the title that is meant, or what is said of a release as a whole.
    """

    kind: str
    table: str = ""
    occupation: str = ""
    column: str = ""
    place: str = ""
    year: str = ""
    period: str = ""
    stem: str = ""
    data_type: str = ""

    def __str__(self) -> str:
        return written(FORMS[self.kind], self)

    @classmethod
    @lru_cache(KEPT)
    def parse(cls, text: str) -> Self:
        """Read a key; one of no other form is a text."""
        for kind, pattern in PATTERNS.items():
            if found := pattern.fullmatch(text):
                return cls(kind, **found.groupdict(""))
        return cls("text", column=text)

    @property
    def source(self) -> str:
        """The source whose files it is a place in; "" for a text."""
        return SOURCES.get(self.kind, "")

    @property
    def area_type(self) -> str:
        """N, S or M: a series of OEWS is the nation's, a state's or an area's."""
        return self.stem[3:4]

    @property
    def area(self) -> str:
        """The area that a series of OEWS is of."""
        return self.stem[4:11]

    @property
    def soc_code(self) -> str:
        """The occupation that a series of OEWS is of, as people write it: 31-9092."""
        return f"{self.stem[17:19]}-{self.stem[19:23]}"
