"""A figure's id ↔ its fields: the only grammar of ids, and how the forms of a grammar are read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

KEPT = 1 << 16  # names whose fields are remembered
FIELD, OPTIONAL = re.compile(r"\{(\w+)\}"), re.compile(r"\[([^]]*)\]")
# {field} stands for a field, [ ] for what is left out where the field in it is ""
FORMS = {
    "oews": "oews.{area}.{occupation}.{measure}",
    "bls_oews": "bls_oews/{release}.{area}.{occupation}.{measure}",  # of an older release
    "rpp": "rpp.{area}[.{measure}]",
    "delta": "delta.{area}.{occupation}.{wider}.{measure}",
    "gap": "gap.{area}.{name}.{measure}",
    "rank": "rank.{area}.{occupation}[.{measure}]",
    "adjusted": "adjusted.{area}.{occupation}",
    "projections": "projections[.{release}].{occupation}.{measure}",
    "local": "local.{name}.{release}.{area}.{occupation}.{measure}",
    "trend": "trend.{area}.{occupation}.{release}[.{measure}]",
    "titles": "titles[.{name}][.{occupation}][.{measure}]",
    "program": "program.{name}",
    "cpi": "cpi.{release}",
    "period": "period.{name}",
    "soc": "soc.{occupation}",
    "series": "series.{name}",
    "text": "{name}",
}
SHAPES = {
    "area": r"\d{7}",
    "occupation": r"\d\d-\d{4}",
    "release": r"\d{4}[^.]*",
    "wider": "nation|state",
    "measure": r"[a-z]\w*?(?:\.[a-z]+)??",
    "name": r"(?!\d\d-\d{4}\.).+?",
    "form": "unsigned|about",
    "number": r"\d+",
}
TAIL = "[.{form}][.{number}]"


def patterns(forms: Mapping[str, str], shapes: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """Compile the forms of a grammar, by kind, with the shapes that their fields have."""

    def pattern(form: str) -> str:
        optional = re.escape(form).replace(r"\[", "(?:").replace(r"\]", ")?")
        return re.sub(r"\\\{(\w+)\\\}", lambda m: f"(?P<{m[1]}>{shapes[m[1]]})", optional)

    return {kind: re.compile(pattern(form)) for kind, form in forms.items()}


def written(form: str, record: object) -> str:
    """Write a record of texts in a form."""
    kept = OPTIONAL.sub(
        lambda part: part[1] if getattr(record, FIELD.findall(part[1])[0]) else "", form
    )
    return FIELD.sub(lambda field: str(getattr(record, field[1])), kept)


PATTERNS = patterns({kind: form + TAIL for kind, form in FORMS.items()}, SHAPES)


@dataclass(frozen=True, slots=True)
class FigureId:
    """What a figure is called: its kind, and those of the other fields that FORMS gives the kind.

    area: a code of OEWS. occupation: a SOC code. measure: of OEWS, or what a derived figure says,
    such as annual_mean.margin. wider: what a delta compares with. release: also a round or a year.
    name: a pair's or role's slug, a source, a key, or where a text stands. form: how a number that
    is printed twice is printed here. number: which part of a text it is.
    """

    kind: str
    area: str = ""
    occupation: str = ""
    measure: str = ""
    wider: str = ""
    release: str = ""
    name: str = ""
    form: str = ""
    number: str = ""

    def __str__(self) -> str:
        return written(FORMS[self.kind] + TAIL, self)

    @classmethod
    @lru_cache(KEPT)
    def parse(cls, text: str) -> Self:
        """Read an id; one of no other form is a text's."""
        for kind in (re.split("[./]", text, maxsplit=1)[0], "text"):
            if kind in PATTERNS and (found := PATTERNS[kind].fullmatch(text)):
                return cls(kind, **found.groupdict(""))
        return cls("text", name=text)
