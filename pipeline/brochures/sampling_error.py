"""Differences between means → what the survey is sure of, in the words of a reader.

A difference and its 90 % interval come from the marts; for medians no error is published, so only
means are judged, and "mean" is said. "Sure" is said of a direction, never of an amount.
"""

from dataclasses import dataclass

from pipeline.brochures.brochure import Row
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import LEAST_RSE, NOT_PUBLISHED, Ledger
from pipeline.brochures.places import inside, label
from pipeline.brochures.sentences import SAME_USD
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area, Delta, Gap

SURE, CLOSE = "sure", "too close to call"
UNJUDGED = "no sampling error published"


@dataclass(frozen=True, slots=True)
class Apart:
    """A difference between two means in dollars a year, first less second, and its interval.

    Without a published error, the interval is None and nothing is said to be sure.
    """

    difference: Figure
    margin: Figure | None = None
    interval: tuple[Figure, Figure] | None = None
    is_sure: bool | None = None

    @property
    def value(self) -> float:
        return float(self.difference.value or 0)

    @property
    def is_level(self) -> bool:
        """Whether so little is between them that no amount is said."""
        return not self.is_sure and abs(self.value) < SAME_USD["annual"]

    @property
    def verdict(self) -> str:
        return UNJUDGED if self.is_sure is None else SURE if self.is_sure else CLOSE


def gap_verdict(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say how far the two means are apart here, and whether the survey is sure who earns more."""
    apart = mean_gap(facts, ledger)
    if apart is None:
        return sentence("The yearly means are not compared: one is not published here.")
    if apart.margin is None:
        return sentence(
            "No sampling error is published for these means, so nothing is said of their gap."
        )
    give = sentence(", give or take ", apart.margin, " (", ledger.level("gap"), "): ")
    verdict = "the survey is sure of the direction." if apart.is_sure else f"{CLOSE}."
    where = inside(facts.area) if facts.is_nation else "here"
    if apart.is_level:
        return sentence(f"On average (mean), both earn about the same {where}", give, verdict)
    more, less = facts.sides if apart.value > 0 else facts.sides[::-1]
    return sentence(
        "On average (mean), ", more.many, f" {where} earn about ", apart.difference,
        " a year more than ", less.many, give, verdict,
    )  # fmt: skip


def delta_verdicts(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say how far mean pay here is from the nation's and the state's, each with its verdict."""
    each = (_against(facts, to, wider, ledger) for to, wider in _references(facts))
    if not (said := list(filter(None, each))):
        return sentence()
    return sentence("Mean pay here against ", joined("; against ", said), ".")


def _references(facts: Comparison) -> list[tuple[str, Area]]:
    """Name the wider areas that this one is compared with."""
    state = [("state", facts.state)] if facts.state else []
    return [] if facts.is_nation else [("nation", facts.nation), *state]


def _against(facts: Comparison, to: str, wider: Area, ledger: Ledger) -> Sentence:
    known = [(s, apart) for s in facts.sides if (apart := _delta(s, to, ledger))]
    verdicts = {apart.verdict for _, apart in known}
    is_shared = len(known) == 2 and len(verdicts) == 1
    clauses = [
        sentence(_size(apart), " for ", side.group, "" if is_shared else f" ({apart.verdict})")
        for side, apart in known
    ]
    if not clauses:
        return sentence()
    whose = "the nation’s" if to == "nation" else f"{wider.area_name}’s"
    tail = f" (both {verdicts.pop()})" if is_shared else ""
    return sentence(f"{whose}: about ", joined(" and ", clauses), tail)


def _size(apart: Apart) -> Sentence:
    return sentence("level") if apart.is_level else _said(apart.difference)


def judged_rows(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    """Give a row a comparison of means: the difference, its 90 % interval and the verdict.

    Its label says what is compared with what: MA with MOA, here; MA, here with the U.S.
    """
    here = label(facts.area)
    first, second = facts.sides
    gap = sentence(first.short, " with ", second.short, f", {here}")
    deltas = [
        (sentence(side.short, f", {here} with {label(wider)}"), _delta(side, to, ledger))
        for side in facts.sides
        for to, wider in _references(facts)
    ]
    return tuple(_row(text, apart) for text, apart in [(gap, mean_gap(facts, ledger)), *deltas])


def _row(text: Sentence, apart: Apart | None) -> Row:
    if apart is None:
        not_compared = sentence("not compared", is_missing=True)
        return Row(text, (NOT_PUBLISHED, NOT_PUBLISHED, not_compared))
    return Row(text, (_said(apart.difference), _interval(apart), sentence(apart.verdict)))


def _said(figure: Figure) -> Sentence:
    """Say a signed number of dollars in words: $4,800 more."""
    if not figure.value:
        return sentence("no difference")
    return sentence(figure, " more" if float(figure.value) > 0 else " less")


def _interval(apart: Apart) -> Sentence:
    """Say an interval from the end nearer to nothing: $3,100 to $6,500 more."""
    if apart.interval is None:
        return NOT_PUBLISHED
    low, high = apart.interval
    if float(low.value or 0) < 0 < float(high.value or 0):
        return sentence(low, " less to ", high, " more")
    near, far = (low, high) if apart.value > 0 else (high, low)
    return sentence(near, " to ", _said(far))


def mean_gap(facts: Comparison, ledger: Ledger) -> Apart | None:
    """Give how far the two roles' means are apart here; None where one is not published."""
    first, second = facts.sides
    return _apart("gap", facts.gap, first.here, second.here, ledger)


def _delta(side: SideFacts, to: str, ledger: Ledger) -> Apart | None:
    row, wider = side.against(to)
    return _apart("delta", row, side.here, wider, ledger)


def _apart(
    kind: str, row: Gap | Delta | None, a: Pay | None, b: Pay | None, ledger: Ledger
) -> Apart | None:
    means, errors = (
        [figure for pay in (a, b) if (figure := ledger.cite(pay, name))]
        for name in ("annual_mean", "mean_rse")
    )
    values = {
        part: getattr(row, f"annual_mean_{kind}{part}_usd", None)
        for part in ("", "_margin", "_low", "_high")
    }
    if row is None or values[""] is None or len(means) < 2:
        return None

    def derived(part: str, formula: str) -> Figure:
        return ledger.computed(
            row, f"annual_mean_{kind}{part}_usd", formula, *means, *(errors if part else ()),
            printed=formats.bound(values[part] or 0),
        )  # fmt: skip

    if values["_margin"] is None:
        return Apart(derived("", "a - b"))
    # what a published 0.0 stands for at most
    c, d = (
        letter if error.value else f"({letter} or {LEAST_RSE})"
        for letter, error in zip("cd", errors, strict=True)
    )
    margin = f"1.645 * sqrt((a * {c} / 100) ** 2 + (b * {d} / 100) ** 2)"
    interval = derived("_low", f"a - b - {margin}"), derived("_high", f"a - b + {margin}")
    is_sure = row.annual_mean_verdict.endswith(" more")
    return Apart(derived("", "a - b"), derived("_margin", margin), interval, is_sure)
