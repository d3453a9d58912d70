"""Words, perhaps mistyped → the rows that they mean, and when there is none, the rows near them."""

import re
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process, utils

from pipeline.core.formats import in_columns

ALIKE = 80  # of 100: one slip in six letters, as in sacremento, asistant, fresmo
SHORTEST = 4  # letters; a shorter word is near too many others
NEAR = 60  # below it a suggestion helps nobody
SHOWN = 5
CODE = r"[\d.-]*\d[\d.-]*"
Row = Sequence[str]  # a code, then its names, the first of them most its own
AT_MOST = 10  # suggestions


def search(text: str, rows: Sequence[Row]) -> list[int]:
    """Give the positions of the rows that a text means, best first; of all rows for no text.

    A code finds the codes that begin with it. Words find the rows where each begins a word, else
    where each is part of one, else where each is misspelt by a letter or two.
    """
    wanted = text.strip()
    if not wanted:
        return list(range(len(rows)))
    if re.fullmatch(CODE, wanted):
        return [n for n, row in enumerate(rows) if _is_code_of(wanted, row[0])]
    words = _words(wanted)
    spoken = [_words(" ".join(row)) for row in rows]
    for alike in (_begins, _holds, _resembles):
        if found := _found(words, spoken, alike):
            return sorted(found, key=lambda n: (-found[n], _distance(wanted, rows[n])))
    return []


def near(text: str, rows: Sequence[Row]) -> list[int]:
    """Give up to five rows near a text: of the closest codes, or of names somewhat like it."""
    wanted = text.strip()
    if re.fullmatch(CODE, wanted):
        return sorted(range(len(rows)), key=lambda n: _gap(wanted, rows[n][0]))[:SHOWN]
    return alike(wanted, [" ".join(row[1:]) for row in rows])


def alike(text: str, names: Sequence[str]) -> list[int]:
    """Give the positions of up to five names that are somewhat like a text, best first."""
    scored = process.extract(
        text, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=SHOWN,
        score_cutoff=NEAR,
    )  # fmt: skip
    return [position for _, _, position in scored]


def closest(text: str, names: Sequence[str], least: float = 0) -> list[str]:
    """Give the five names closest to a text, letter by letter, that score `least` of 100."""
    return [name for name, *_ in process.extract(text, names, limit=SHOWN, score_cutoff=least)]


def _is_code_of(wanted: str, code: str) -> bool:
    digits = _digits(wanted)
    return _digits(code).startswith(digits) or code == digits.zfill(7)  # 40900, as the Census says


def _digits(code: str) -> str:
    """Give a code's digits; those behind a point are O*NET's own: 31-9092.00."""
    return re.sub(r"\D", "", code.partition(".")[0])


def _gap(wanted: str, code: str) -> int:
    one, other = _digits(wanted), _digits(code)
    return abs(int(one.ljust(len(other), "0") or 0) - int(other or 0))


def _words(text: str) -> list[str]:
    return utils.default_process(text).split()


def _found(
    words: list[str], spoken: list[list[str]], alike: Callable[[str, str], float]
) -> dict[int, float]:
    """Score the rows in which every word is like one that is spoken there."""
    scores = {
        n: [max((alike(word, other) for other in others), default=0) for word in words]
        for n, others in enumerate(spoken)
    }
    return {n: sum(score) for n, score in scores.items() if score and min(score) >= ALIKE}


def _begins(word: str, other: str) -> float:
    return 100 if word == other else 90 * other.startswith(word)


def _holds(word: str, other: str) -> float:
    return ALIKE * (word in other) if len(word) >= SHORTEST else _begins(word, other)


def _resembles(word: str, other: str) -> float:
    if len(word) < SHORTEST:
        return _begins(word, other)
    return max(fuzz.ratio(word, other), fuzz.ratio(word, other[: len(word)]))


def _distance(wanted: str, row: Row) -> int:
    """Rank a row: it is named so, its name begins so, the words are in the name, or elsewhere."""
    name, text = (" ".join(_words(said)) for said in (row[1], wanted))
    if text in (name, row[0]):
        return 0
    if name.startswith(text):
        return 1
    return 2 if all(word in name for word in text.split()) else 3


def suggestions(text: str, rows: Sequence[Row]) -> str:
    """Offer the rows that a text means, or else those near it; "" when there are none."""
    meant = (search(text, rows) or near(text, rows))[:AT_MOST]
    return did_you_mean(in_columns([rows[position] for position in meant]))


def did_you_mean(lines: Sequence[str]) -> str:
    """Offer lines, one below the other, and count those beyond ten; "" when there are none."""
    more = [f"and {len(lines) - AT_MOST} more"] * (len(lines) > AT_MOST)
    offered = ["Did you mean one of these?", *lines[:AT_MOST], *more]
    return "\n  ".join(offered if lines else [])


def did_you_mean_one(text: str, names: Sequence[str]) -> str:
    """Offer the one name that is closest to a text; "" when there is none at all."""
    return f"Did you mean {closest(text, names)[0]}?" if names else ""
