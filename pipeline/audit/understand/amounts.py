"""A text → the amounts in it: dollars, percentages, and numbers that may count jobs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.audit.model import Amount, AmountKind, Relation
from pipeline.audit.understand.phrases import pattern, patterns

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
SCALE = r"(?:\s?(?:k|thousand|million|m)\b)?"
AMOUNTS = re.compile(
    rf"(?:(?<!\w)(?-i:US)\s?\$|\$|\bUSD )\s?(?P<usd>\d{{1,3}}(?:\s\d{{3}})+(?!\d)|{NUMBER}{SCALE})"
    rf"|\b(?P<dollars>{NUMBER}{SCALE})\s?(?:US )?dollars\b"
    rf"|\b(?P<cents>{NUMBER})(?=(?: to \d+)? cents\b)"
    rf"|(?P<sign>(?<![\d%])[-−])?(?<![\d.,])(?P<pct>{NUMBER})"
    rf"(?:\s?(?P<of>%|per ?cent(?:age)?(?: points?)?\b|pct\b)|(?=\s?(?:to|-|–|—)\s?{NUMBER}\s?"
    rf"(?:%|per ?cent\b))(?<!\b(?:19|20)\d\d))"
    rf"|(?<![\w.,/:#+-])(?P<jobs>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{3,9}}(?![^\W_]))(?:\.\d+)?{SCALE}"
    rf"|\d+\.\d+ million|(?P<rate>\d+\.\d+))"
    r"(?![\d/:]|[-–]\d|\.\d|,\d|\) ?\d)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d")
RATED, PER, RANGED = map(pattern, ("rate", "per", "ranged"))
BEFORE, BEHIND = patterns("before"), patterns("behind")
TO = re.compile(rf"^{PER.pattern}\s*(to|and|-|–|—)\s*$", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\b[^.;]{0,32}$|\bquartiles\b[^;$]*$", re.IGNORECASE)
BOUNDS: tuple[Relation, ...] = ("above", "below")
LED = 40  # characters before an amount that say how it is meant


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """One amount where it stands in a text.

    ends: low or high, of a range. trouble: why it is no level of pay, in words. is_rate: it has
    decimals and no sign that says of what.
    """

    start: int
    end: int
    amount: Amount
    ends: str = ""
    trouble: str = ""
    is_rate: bool = False


def amounts(text: str) -> list[FoundAmount]:
    """Find every amount of a text, in its order."""
    found = [
        _found(hit, text)
        for hit in AMOUNTS.finditer(text)
        if not (
            hit["jobs"]
            and (YEAR.fullmatch(hit["jobs"]) or text[: hit.start()].endswith(("$", "per ")))
        )
        and (not hit["rate"] or hit[0] == text or RATED.search(text))
    ]
    for n in range(len(found) - 1):
        first, second = found[n], found[n + 1]
        to = TO.search(text[first.end : second.start].replace("$", ""))
        is_alike = first.amount.kind == second.amount.kind
        if is_alike and to and (to[1].lower() != "and" or BETWEEN.search(text[: first.start])):
            found[n], found[n + 1] = replace(first, ends="low"), replace(second, ends="high")
    return found


def is_moved(n: int, found: Sequence[FoundAmount], text: str) -> bool:
    """Tell whether one goes from one amount to another, so that the two are no range."""
    low = found[n - (found[n].ends == "high")]
    is_from = text[: low.start].endswith("from ") and not RANGED.search(text)
    return bool(found[n].ends) and is_from


def _found(hit: re.Match[str], text: str) -> FoundAmount:
    kind: AmountKind = "jobs" if hit["jobs"] else "pct" if hit["pct"] else "usd"
    if hit["of"] and "point" in hit["of"]:
        kind = "points"
    start = hit.start("pct") if hit["pct"] else hit.start()
    value = _value(next(filter(None, hit.group("usd", "dollars", "cents", "pct", "jobs"))))
    if hit["cents"]:
        value /= 100
    before, after = text[max(0, start - LED) : start], text[hit.end() : hit.end() + LED]
    if kind == "pct" and (
        hit["sign"] or (BEFORE["down"].search(before) and not BEFORE["up"].search(before))
    ):
        value = -value
    trouble = ""
    if BEFORE["most"].search(before):
        trouble = "no statistic here is a highest figure"
    elif kind == "usd" and _is_said("difference", before, after):
        trouble = "it is a difference, and the audit holds levels against the statistics"
    amount = Amount(text[start : hit.end()].strip(), value, kind, _relation(before, after))
    return FoundAmount(start, hit.end(), amount, trouble=trouble, is_rate=bool(hit["rate"]))


def _value(printed: str) -> float:
    digits = re.sub(r"(?<=\d)[,\s](?=\d{3})", "", printed)
    number = re.match(r"[\d.]+", digits)
    scale = SCALES.get(re.sub(r"[\d.,\s]", "", printed).lower(), 1)
    return round(float(number[0]) * scale, 4) if number else 0.0


def _relation(before: str, after: str) -> Relation:
    if BEFORE["about"].search(before):
        return "about"
    return next((one for one in BOUNDS if _is_said(one, before, after)), "is")


def _is_said(name: str, before: str, after: str) -> bool:
    return any((BEFORE[name].search(before), BEHIND[name].search(after)))
