"""One printed number with its provenance, and the sentences that figures stand in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Side = Literal["", "first", "second"]
Kind = Literal["published", "derived", "editorial"]
Value = float | int | str | bool | None


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text; with a side, it is set in that role's colour."""

    text: str
    side: Side = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a brochure prints, or that a printed one is derived from.

    printed: its exact text on the page. key: for OEWS the series id; for other sources table, code
    and column. A derived figure has a formula over a, b, c …, its inputs in order; all_values is
    the list of them. input_values repeats their values, so that the figure can be recomputed from
    itself. value is None where the publisher gives only a floor. mart, row (its key's values, by
    column) and column: the cell of a mart that holds the value; "" where only a page has it.
    """

    id: str
    printed: str
    value: Value
    unit: str
    kind: Kind
    source: str
    release: str
    key: str
    file_sha256: str
    formula: str = ""
    inputs: tuple[str, ...] = ()
    input_values: tuple[Value, ...] = ()
    side: Side = ""
    mart: str = ""
    row: Mapping[str, Value] = field(default_factory=dict, hash=False)
    column: str = ""

    @property
    def text(self) -> str:
        return self.printed

    @property
    def releases(self) -> list[str]:
        """Name the releases that it rests on: bls_oews 2025A01."""
        named = zip(self.source.split(", "), self.release.split(", "), strict=True)
        return [" ".join(one) for one in named]

    def __str__(self) -> str:
        return self.printed


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text with figures in it. is_missing: it stands where a figure is not published."""

    parts: tuple[Word | Figure, ...]
    is_missing: bool = False

    @property
    def releases(self) -> set[str]:
        """Name the releases that its figures rest on."""
        return {name for one in self.parts if isinstance(one, Figure) for name in one.releases}

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)


def sentence(*parts: "str | Word | Figure | Sentence", is_missing: bool = False) -> Sentence:
    """Join texts, words, figures and sentences into one."""
    flat: list[Word | Figure] = []
    for part in parts:
        if isinstance(part, Sentence):
            flat += part.parts
        elif part:
            flat.append(Word(part) if isinstance(part, str) else part)
    return Sentence(tuple(flat), is_missing)


def joined(link: str, clauses: Iterable[Sentence]) -> Sentence:
    """Join sentences with a text between them, such as " and "."""
    return sentence(*[part for clause in clauses for part in (link, clause)][1:])
