"""What a person asks for on the command line → what of brochures.toml is made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.core.errors import UsageError
from pipeline.core.search import closest, did_you_mean
from pipeline.settings.brochures import Matrix, Pair

WORDS = "nation, states, metros, state:CA, all"
TWO_CODES = r"(\d{2}-\d{4}):(\d{2}-\d{4})"  # of the SOC


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
        return Words(self.pairs, self.areas, self.layouts, self.variants, self.is_trend)


def narrow(matrix: Matrix, request: Words) -> Matrix:
    """Keep of what brochures.toml declares what is asked for. Raises UsageError.

    Also when no document is left: what hangs on a wall is not made for the press.
    """
    order = replace(
        matrix,
        pairs=tuple(choose_pairs(request.pairs or matrix.chosen_pairs, matrix.pairs)),
        areas=request.areas or matrix.areas,
        layouts=request.layouts or matrix.layouts,
        variants=request.variants or matrix.variants,
    )
    if not order.kinds:
        raise UsageError(
            f"the layout {', '.join(order.layouts)} is not made for the press",
            where="--layout and --variant",
            expected="the variant screen",
            found=", ".join(order.variants),
        )
    return order


def choose_pairs(wanted: Sequence[str], pairs: Sequence[Pair]) -> list[Pair]:
    """Find pairs by slug, all of them by the word all, or make one of two SOC codes.

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
    codes = re.fullmatch(TWO_CODES, word)
    if codes and codes[1] != codes[2]:
        return [Pair("_vs_".join(codes.groups()), (codes[1], codes[2]))]
    raise UsageError(
        f"no pair is called “{word}”",
        where="--pair",
        expected="a slug of brochures.toml, two SOC codes such as 31-1131:29-2061, or all",
        todo=did_you_mean(closest(word, list(by_slug))),
    )
