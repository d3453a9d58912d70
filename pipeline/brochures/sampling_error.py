"""Differences between means → what is more than chance, in the words of a reader.

For medians no error is published, so only means are judged, and "average" is said. A verdict is on
a direction, never on an amount.
"""

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.direction import gap_direction
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.mean_differences import Apart, mean_delta, mean_gap
from pipeline.brochures.number_words import missing
from pipeline.brochures.panels import Row
from pipeline.brochures.pay_words import by_mean, medians
from pipeline.brochures.places import label
from pipeline.brochures.precision import is_rough
from pipeline.brochures.sentences import median_gap, pay_unit
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.core.words import listed, say


def gap(facts: Comparison, ledger: Ledger) -> Sentence:
    """Answer whether the gap holds up; nothing where no pay is published here."""
    apart = mean_gap(facts, ledger)
    if apart is None:
        return say("pay-gap-missing") if any(medians(facts, ledger)) else sentence()
    if apart.interval is None:
        return say("pay-gap-unjudged")
    answer = _sure(facts, apart, ledger) if apart.is_sure else [_close(apart, ledger)]
    return joined(" ", filter(None, [*answer, _rough(facts, ledger)]))


def verdict(facts: Comparison, ledger: Ledger) -> Sentence:
    """Answer the same in a few words, without figures, or say whose pay is not published here."""
    here, apart = medians(facts, ledger), mean_gap(facts, ledger)
    if missing := [side for side, pay in zip(facts.sides, here, strict=True) if pay is None]:
        both = len(missing) == len(here)
        return say("pay-brief-missing", jobs=missing[0].many, of="both" if both else "one")
    if apart is None or apart.interval is None:
        return say("pay-brief-unjudged")
    if not apart.is_sure:
        return say("pay-brief-close")
    if gap_direction(facts.gap, pay_unit(facts)) in ("first", "second"):
        return say("pay-brief-sure")
    return say("pay-brief-mean", jobs=(facts.first if apart.value > 0 else facts.second).many)


def _sure(facts: Comparison, apart: Apart, ledger: Ledger) -> list[Sentence]:
    """Say that the means differ; of the medians, whether they do alike."""
    near, far = apart.ends
    level = ledger.level("gap")
    if gap_direction(facts.gap, pay_unit(facts)) in ("first", "second"):
        said = say("pay-gap-sure", near=near, far=far, level=level)
        return [said, by_mean(facts, ledger)]
    more = facts.first if apart.value > 0 else facts.second
    said = say("pay-gap-mean", jobs=more.many, near=near, far=far, level=level)
    return [said, say("pay-gap-denied") if median_gap(facts, ledger) else sentence()]


def _close(apart: Apart, ledger: Ledger) -> Sentence:
    return say(
        "pay-gap-level" if apart.is_level else "pay-gap-close", difference=apart.difference,
        margin=apart.margin or "", level=ledger.level("gap"),
    )  # fmt: skip


def _rough(facts: Comparison, ledger: Ledger) -> Sentence:
    """Name the sides whose mean has a large error."""
    named = [
        side.many
        for side in facts.sides
        if (error := ledger.cite(side.here, "mean_rse")) and is_rough(error)
    ]
    return say("pay-gap-rough", jobs=listed(named)) if named else sentence()


def judged_rows(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    """Give a row a comparison of two means: the difference, its interval, the verdict.

    Its label says what is compared with what. Means that are not published make no row.
    """
    place = label(facts.area)
    first, second = (side.many for side in facts.sides)
    pairs = [
        (say("pay-judged-gap", first=first, second=second, place=place), mean_gap(facts, ledger))
    ]
    wider = [("nation", facts.nation), *([("state", facts.state)] if facts.state else [])]
    for side in facts.sides:
        for to, area in [] if facts.is_nation else wider:
            against = say("pay-judged-delta", jobs=side.many, place=place, wider=label(area))
            pairs.append((against, mean_delta(facts, side, to, ledger)))
            if to == "nation":
                after = mean_delta(facts, side, to, ledger, adjusted=True)
                pairs.append((say("pay-judged-prices", jobs=side.many), after))
    return tuple(_row(text, apart) for text, apart in pairs if apart)


def _row(text: Sentence, apart: Apart) -> Row:
    verdict = say("pay-verdict", verdict=apart.verdict)
    return Row(text, (_said(apart.difference), _interval(apart), verdict))


def _said(figure: Figure, said: Figure | Sentence | None = None) -> Sentence:
    """Say a signed number of dollars in words, or what stands for it: $4,800 more."""
    if not figure.value:
        return say("pay-no-difference")
    way = "first" if float(figure.value) > 0 else "second"
    return say("pay-difference", difference=said or figure, way=way)


def _interval(apart: Apart) -> Sentence:
    """Say an interval from the end nearer to nothing: $3,100 to $6,500 more."""
    if apart.interval is None:
        return missing()
    low, high = apart.interval
    if float(low.value or 0) < 0 < float(high.value or 0):
        return say("pay-interval-across", low=low, high=high)
    near, far = apart.ends
    return _said(far, say("pay-interval", near=near, far=far))
