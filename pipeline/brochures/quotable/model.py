"""What a school may say of a pair in an area, sentence by sentence, and what it may not."""

from dataclasses import dataclass

from pipeline.core.figure import Figure, Sentence, Side

NO_STATISTIC = ("period", "text")  # units of a year or a level that a sentence names


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence that may be said as it stands.

    series: its publishers' series or cells. until: how long it is good.
    """

    id: str
    text: Sentence
    series: Sentence
    until: Sentence

    @property
    def side(self) -> Side:
        """Say whose it is; one on both is nobody's."""
        of = self.id.partition(".")[0]
        return "first" if of == "first" else "second" if of == "second" else ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give its statistics, without the years and names in it."""
        return statistics(self.text)


def statistics(text: Sentence) -> tuple[Figure, ...]:
    """Give the figures of a text that are more than a year or a name."""
    return tuple(
        part for part in text.parts if isinstance(part, Figure) and part.unit not in NO_STATISTIC
    )


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """Sentences on one matter, such as pay, and how to cite them."""

    name: str
    quotes: tuple[Quote, ...]
    cited: Sentence


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that may not be said, and why not."""

    id: str
    text: Sentence
    why: Sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence in a language of its own, by the tag of it."""

    tag: str
    said: str


@dataclass(frozen=True, slots=True)
class Quotable:
    """A pair in an area for whoever is asked at a desk.

    about: of whom, and where. stands_for: what the names mean here. titles: a sentence a side on
    job titles like its own, () where none are held; programs: on programs of study of its name.
    """

    about: Sentence
    stands_for: tuple[Sentence, ...]
    groups: tuple[QuoteGroup, ...]
    refusals: tuple[Refusal, ...]
    titles: tuple[Sentence, ...]
    programs: tuple[Sentence, ...]
    method: Sentence
    rules: Sentence
    review: tuple[Remark, ...] = ()
