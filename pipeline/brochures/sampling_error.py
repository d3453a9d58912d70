"""Differences between means → what is larger than sampling error, in the words of a reader.

For medians no error is published, so only means are judged, and "mean" is said. A verdict is on a
direction, never on an amount.
"""

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import NOT_PUBLISHED, Ledger
from pipeline.brochures.mean_differences import CLOSE, SURE, Apart, mean_delta, mean_gap
from pipeline.brochures.panels import Row
from pipeline.brochures.places import inside, label
from pipeline.brochures.precision import is_rough
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.warehouse.rows import Area

AFTER = ", the same after prices"
NOTHING = sentence()


def gap_verdict(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say how far the two means are apart here, and whether that is beyond sampling error."""
    apart = mean_gap(facts, ledger)
    if apart is None:
        return sentence("The yearly means are not compared: one is not published here.")
    if apart.margin is None:
        return sentence(
            "No sampling error is published for these means, so nothing is said of their gap."
        )
    give = sentence(". Give or take ", apart.margin, " (", ledger.level("gap"), "): ")
    where = inside(facts.area) if facts.is_nation else "here"
    rough = _rough(facts, ledger)
    if not apart.is_sure:
        far = "about the same" if apart.is_level else sentence("about ", apart.difference, " apart")
        return sentence(f"On average (mean), pay a year {where} is ", far, give, f"{CLOSE}.", rough)
    more, less = facts.sides if apart.value > 0 else facts.sides[::-1]
    return sentence(
        "On average (mean), ", more.many, f" {where} earn about ", apart.difference,
        " a year more than ", less.many, give, f"{SURE}.", _denied(facts, apart), rough,
    )  # fmt: skip


def _denied(facts: Comparison, apart: Apart) -> str:
    medians = getattr(facts.gap, "annual_median_gap_usd", None)
    return " The medians say otherwise." if medians and medians * apart.value < 0 else ""


def _rough(facts: Comparison, ledger: Ledger) -> Sentence:
    """Name the sides whose mean has a large error."""
    named = [
        sentence(side.many)
        for side in facts.sides
        if (error := ledger.cite(side.here, "mean_rse")) and is_rough(error)
    ]
    return sentence(" The mean of ", joined(" and of ", named), " is rough.") if named else NOTHING


def delta_verdicts(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say how far mean pay here is from the nation's and the state's, each with its verdict."""
    each = (_against(facts, to, wider, ledger) for to, wider in _references(facts))
    if not (said := list(filter(None, each))):
        return sentence()
    return sentence("Mean pay here against ", joined(". Against ", said), ".")


def _references(facts: Comparison) -> list[tuple[str, Area]]:
    """Name the wider areas that this one is compared with."""
    state = [("state", facts.state)] if facts.state else []
    return [] if facts.is_nation else [("nation", facts.nation), *state]


def _against(facts: Comparison, to: str, wider: Area, ledger: Ledger) -> Sentence:
    known = [(s, apart) for s in facts.sides if (apart := mean_delta(facts, s, to, ledger))]
    if not known:
        return sentence()
    verdicts = {apart.verdict for _, apart in known}
    is_shared = len(known) == 2 and len(verdicts) == 1
    whose = "the nation’s" if to == "nation" else f"{wider.area_name}’s"
    if is_shared and verdicts != {SURE}:
        return sentence(f"{whose}: {verdicts.pop()} for\u00a0both")
    clauses = [
        sentence(
            _size(apart), " for ", side.group, f" ({SURE})" * bool(apart.is_sure and not is_shared)
        )
        for side, apart in known
    ]
    tail = f" (both {SURE})" if is_shared else ""
    return sentence(f"{whose}: ", joined(" and ", clauses), tail)


def _size(apart: Apart) -> Sentence:
    """Say how much more or less; of what is not sure, only its verdict."""
    return sentence("about ", _said(apart.difference)) if apart.is_sure else sentence(apart.verdict)


def judged_rows(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    """Give a row a comparison of means: the difference, its 90 % interval, whether that is sure.

    Its label says what is compared with what: MA with MOA, here; MA, here with the U.S.
    """
    here = label(facts.area)
    first, second = facts.sides
    has_prices = facts.area.price_parity_index is not None
    gap = sentence(first.short, " with ", second.short, f", {here}")
    deltas = [
        (
            sentence(side.short, after or f", {here} with {label(wider)}"),
            mean_delta(facts, side, to, ledger, adjusted=bool(after)),
        )
        for side in facts.sides
        for to, wider in _references(facts)
        for after in ("", AFTER)[: 1 + (to == "nation" and has_prices)]
    ]
    return tuple(_row(text, apart) for text, apart in [(gap, mean_gap(facts, ledger)), *deltas])


def _row(text: Sentence, apart: Apart | None) -> Row:
    if apart is None:
        not_compared = sentence("not compared", is_missing=True)
        return Row(text, (NOT_PUBLISHED, NOT_PUBLISHED, not_compared))
    verdict = sentence("yes" if apart.is_sure else apart.verdict)
    return Row(text, (_said(apart.difference), _interval(apart), verdict))


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
