"""What a person asks for on the command line → what of brochures.toml is made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.core.errors import Faults, UsageError, teller
from pipeline.core.search import closest, did_you_mean
from pipeline.settings.brochures import Matrix
from pipeline.settings.layouts import that_show
from pipeline.settings.sections import Pair

WORDS = "nation, states, metros, state:CA, metros:CA, all"
PAIRS = "a slug of brochures.toml, two roles or SOC codes such as 31-1131:29-2061, or all"
_wrong = teller(UsageError, "")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that narrow brochures.toml; an empty tuple is what is declared there.

    is_trend: whether a guide shows pay over time.
    """

    pairs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    is_trend: bool = False
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request(Words):
    """Words, and how they are carried out.

    jobs and scheduler say where documents are made, never what is in them. is_added: the documents
    join the current edition.
    """

    jobs: int = 1
    scheduler: str = ""
    is_added: bool = False

    @property
    def words(self) -> Words:
        return Words(
            self.pairs, self.areas, self.layouts, self.variants, self.is_trend, self.languages
        )


def narrow(matrix: Matrix, request: Words, faults: Faults) -> Matrix:
    """Keep of what brochures.toml declares what is asked for, and note what cannot be."""
    pairs: list[Pair] = []
    for word in request.pairs or matrix.chosen_pairs:
        with faults.noting():
            pairs += choose_pairs([word], matrix.pairs)
    order = replace(
        matrix,
        pairs=tuple(dict.fromkeys(pairs)),
        areas=request.areas or matrix.areas,
        layouts=request.layouts or matrix.layouts,
        variants=request.variants or matrix.variants,
        languages=request.languages or matrix.languages,
    )
    with faults.noting():
        _prove_made(order, is_trend=request.is_trend)
    return order


def _prove_made(order: Matrix, *, is_trend: bool) -> None:
    """Raise UsageError where no document is left, or none that shows what is asked for."""
    if order.layouts and order.variants and not order.kinds:
        what = f"the layout {', '.join(order.layouts)} is not made for the press"
        variants = ", ".join(order.variants)
        raise _wrong("--layout and --variant", what, "the variant screen", variants)
    showing = that_show("trend")
    if is_trend and order.layouts and not {*showing}.intersection(order.layouts):
        named = " or ".join(showing)
        raise UsageError(
            f"pay over time is shown on a {named} only",
            where="--trend",
            expected=f"the {named} among the layouts",
            found=", ".join(order.layouts),
            todo=f"Add --layout {showing[0]}.",
        )


def choose_pairs(wanted: Sequence[str], pairs: Sequence[Pair]) -> list[Pair]:
    """Find pairs by slug, all of them by the word all, or make one of two roles or SOC codes.

    Raises UsageError, with what is near, for a slug that is not declared.
    """
    by_slug = {pair.slug: pair for pair in pairs}
    found = [pair for word in wanted for pair in _pairs(word.strip(), by_slug)]
    return list(dict.fromkeys(found))


def _pairs(word: str, by_slug: dict[str, Pair]) -> list[Pair]:
    if word.lower() == "all":
        return list(by_slug.values())
    if word in by_slug:
        return [by_slug[word]]
    first, _, second = (side.strip() for side in word.partition(":"))
    if not first or not second or ":" in second:
        what, todo = f"no pair is called “{word}”", did_you_mean(closest(word, list(by_slug)))
        raise UsageError(what, where="--pair", expected=PAIRS, todo=todo)
    dashed = [re.sub(r"^(\d\d)(\d{4})$", r"\1-\2", side) for side in (first, second)]
    if dashed != [first, second]:
        raise _wrong("--pair", f"a dash is missing in “{word}”", ":".join(dashed), "")
    if first == second:
        raise _wrong("--pair", f"the two sides of “{word}” are one", "two that differ", "")
    declared = [pair for pair in by_slug.values() if pair.roles == (first, second)]
    return declared[:1] or [Pair(f"{first}_vs_{second}", (first, second))]
