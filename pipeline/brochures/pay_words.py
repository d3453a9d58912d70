"""A comparison → what the two earn here, in one sentence of a cover and one headline."""

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.direction import gap_direction
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.mean_differences import mean_gap
from pipeline.brochures.places import called, inside
from pipeline.brochures.sentences import median_gap, pay_unit, period, wider_median
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.core.words import say
from pipeline.warehouse.facts.high_school_earnings import HighSchoolEarnings


def finding(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say what both pay here, and how far apart where the means carry it."""
    first, second = medians(facts, ledger)
    if first and second:
        return _both_pay(facts, ledger, first, second)
    if figure := first or second:
        return _one_pays(facts, figure)
    return say("pay-finding-none", where=inside(facts.area))


def medians(facts: Comparison, ledger: Ledger) -> tuple[Figure | None, Figure | None]:
    """Cite both medians here, in the unit of the pair."""
    first, second = (
        ledger.cite(side.here, f"{pay_unit(facts)}_median", side.side) for side in facts.sides
    )
    return first, second


def _both_pay(facts: Comparison, ledger: Ledger, first: Figure, second: Figure) -> Sentence:
    gap, way = median_gap(facts, ledger), gap_direction(facts.gap, pay_unit(facts))
    form = "both" if gap is None or not way else "alike" if way == "alike" else "apart"
    said = say(
        f"pay-finding-{form}", where=inside(facts.area), first=facts.first.one, pay=first,
        second=facts.second.one, other=second, per=_per_full_time(facts), gap=gap or "", way=way,
    )  # fmt: skip
    also = {"both": say("pay-unsure") if gap else None, "apart": by_mean(facts, ledger)}.get(form)
    return joined(" ", filter(None, [said, also]))


def by_mean(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say the mean's amount where that of the medians lies outside its interval."""
    apart, gap = mean_gap(facts, ledger), median_gap(facts, ledger)
    if apart is None or apart.interval is None or not apart.is_sure or gap is None:
        return sentence()
    low, high = (float(end.value or 0) for end in apart.interval)
    if pay_unit(facts) == "hourly" or low <= float(gap.value or 0) <= high:
        return sentence()
    return say("pay-by-mean", gap=apart.difference)


def _one_pays(facts: Comparison, figure: Figure) -> Sentence:
    known, other = facts.sides if figure.side == "first" else facts.sides[::-1]
    return say(
        "pay-finding-one", where=inside(facts.area), job=known.one, pay=figure, others=other.many,
        per=_per_full_time(facts), unit=pay_unit(facts),
    )  # fmt: skip


def beyond(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say what a job earns in the nearest wider area that has it, where this area has not."""
    return joined(" ", _wider(facts, ledger))


def _wider(facts: Comparison, ledger: Ledger) -> list[Sentence]:
    found = [
        (side, *wider)
        for side, here in zip(facts.sides, medians(facts, ledger), strict=True)
        if here is None and (wider := wider_median(facts, side, ledger))
    ]
    per = _per_full_time(facts)
    if len({area.area_code for _, area, _ in found}) == 1 < len(found):
        (first, area, pay), (second, _, other) = found
        return [
            say("pay-wider-both", place=called(area), first=first.one, second=second.one, pay=pay,
                other=other, per=per)
        ]  # fmt: skip
    return [
        say("pay-wider", place=called(area), job=side.one, pay=pay, per=per)
        for side, area, pay in found
    ]


def headline(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say the same in a few words, above the picture."""
    (first, second), gap = medians(facts, ledger), median_gap(facts, ledger)
    where = "nation" if facts.is_nation else "here"
    if first is None and second is None:
        return say("pay-headline-none", where=where)
    if first is None or second is None:
        ((job, pay),) = (
            (side.one, one) for side, one in zip(facts.sides, (first, second), strict=True) if one
        )
        return say("pay-headline-one", where=where, job=job, pay=pay, per=per(facts))
    way = gap_direction(facts.gap, pay_unit(facts)) if gap else ""
    if gap is None or not way:
        return say("pay-headline-both", first=first, second=second, unit=pay_unit(facts))
    if way == "alike":
        return say("pay-headline-alike", where=where)
    more = facts.first if way == "first" else facts.second
    return say("pay-headline-apart", where=where, jobs=more.many, gap=gap, per=per(facts))


def note(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say whose pay is drawn, when, and what the marks mean."""
    is_here = any(medians(facts, ledger)) or facts.is_nation
    return say(
        "pay-note", of="here" if is_here else "nation", per=per(facts), unit=pay_unit(facts),
        period=period("bls_oews", ledger),
    )  # fmt: skip


def high_school(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say what people in the state earn with a high school diploma and no more, where that is held.

    It is never set against pay in either job, nor a program's cost or result.
    """
    row = facts.first.fact(HighSchoolEarnings)
    earned = ledger.cite(row, "high_school_median_usd")
    if earned is None:
        return sentence()
    year = period("ed_thresholds", ledger)
    return ledger.own(
        "pay-high-school", place=called(facts.state or facts.area), pay=earned, year=year
    )


def per(facts: Comparison) -> Sentence:
    return say("pay-per", unit=pay_unit(facts))


def _per_full_time(facts: Comparison) -> Sentence:
    return say("pay-per-full-time", unit=pay_unit(facts))
