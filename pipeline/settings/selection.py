"""Words on the command line → pairs, with near matches when there is no exact one."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from pipeline.core.errors import UsageError
from pipeline.settings.brochures import Pair

WORDS = "nation, states, metros, state:CA, all"
NEAR = 60  # of 100; below it a suggestion helps nobody
SHOWN = 5


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
    codes = word.split(":")
    if len(codes) == 2 and all(map(_is_soc_code, codes)) and codes[0] != codes[1]:
        return [Pair(slug="_vs_".join(codes), sides=(codes[0], codes[1]))]
    near = process.extract(word, list(by_slug), scorer=fuzz.WRatio, limit=SHOWN)
    raise UsageError(
        f"no pair is called “{word}”",
        where="--pair",
        expected="a slug of brochures.toml, two SOC codes such as 31-1131:29-2061, or all",
        todo="Did you mean one of these?\n" + "\n".join(f"  {slug}" for slug, *_ in near),
    )


def _is_soc_code(text: str) -> bool:
    return len(text) == 7 and text[2] == "-" and (text[:2] + text[3:]).isdigit()
