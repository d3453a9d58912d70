"""What a school may say of a pair in an area, sentence by sentence, and what it may not."""

from dataclasses import dataclass

from pipeline.core.figure import Figure, Sentence

NO_STATISTIC = ("period", "text")  # units of a year or a level that a sentence names


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence that may be said as it stands; series names its publishers' series or cells."""

    id: str
    text: Sentence
    series: Sentence

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give its statistics, without the years and names in it."""
        return tuple(
            part
            for part in self.text.parts
            if isinstance(part, Figure) and part.unit not in NO_STATISTIC
        )


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """Sentences from the same releases: how to cite them, and until when they are good.

    valid_until is that again for a table: next release, expected about May 2027.
    """

    heading: str
    quotes: tuple[Quote, ...]
    cited: Sentence
    valid: Sentence
    valid_until: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that may not be said, and why not."""

    id: str
    text: Sentence
    why: Sentence


@dataclass(frozen=True, slots=True)
class Quotable:
    """A pair in an area for whoever is asked at a desk. stands_for: what the names mean here."""

    title: str
    stands_for: tuple[Sentence, ...]
    groups: tuple[QuoteGroup, ...]
    refusals: tuple[Refusal, ...]
    rules: Sentence
