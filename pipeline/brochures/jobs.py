"""Employment here → how many hold each job, in how many jobs, and against the nation's share."""

from collections.abc import Iterator

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger, reprint, why_missing
from pipeline.brochures.places import inside
from pipeline.brochures.precision import ROUGH_JOBS, place_of, term
from pipeline.core import formats
from pipeline.core.figure import Sentence, joined, sentence
from pipeline.core.words import listed, say

NATION_S_SHARE = 0.95, 1.05  # quotients between are said as about the nation's
Z_90 = 1.645
TENS = 10


def jobs(facts: Comparison, ledger: Ledger) -> tuple[Sentence, ...]:
    """Say how many hold the jobs here, what share of all that is, and how it is to the nation's."""
    parts = (_counts, _shares, _against_nation)
    return tuple(joined(" ", part(facts, ledger)) for part in parts)


def _counts(facts: Comparison, ledger: Ledger) -> Iterator[Sentence]:
    where = inside(facts.area)
    known = {side.side: count for side in facts.sides if (count := employment(side, ledger))}
    if known:
        each = [
            say("jobs-of", count=known[side.side], many=side.many)
            for side in facts.sides
            if side.side in known
        ]
        yield say("jobs-here", each=listed(each), where=where)
    for side in facts.sides:
        if side.side not in known:
            why = why_missing(side.here, "employment")
            yield say("jobs-unknown", many=side.many, where=where, why=why)


def employment(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say how many hold the job here, give or take; a large error makes it rough.

    Counts are published to tens: a smaller error is given as ten, never as none.
    """
    count, error = (
        ledger.cite(side.here, name, kind)
        for name, kind in (("employment", side.side), ("employment_rse", ""))
    )
    margin = side.here.employment_margin_count if side.here else None
    if count is None or side.here is None or error is None or margin is None:
        return sentence(*filter(None, [count]))
    place = place_of(margin)
    rounded = reprint(count, formats.about_count(float(count.value or 0), place), "about")
    give = ledger.computed(
        side.here, "employment_margin_count", f"{Z_90} * a * {term('b', error)} / 100",
        count, error, printed=formats.about_count(max(margin, TENS), place),
    )  # fmt: skip
    rough = "yes" if float(error.value or 0) > ROUGH_JOBS else "no"
    return say("jobs-count", count=rounded, margin=give, rough=rough)


def _shares(facts: Comparison, ledger: Ledger) -> Iterator[Sentence]:
    """Say in how many jobs each is held, once where both read alike."""
    each = [
        (side, figure)
        for side in facts.sides
        if (figure := ledger.cite(side.here, "jobs_per_1000"))
    ]
    said = {figure.printed for _, figure in each}
    if len(each) == len(facts.sides) and len(said) == 1:
        yield say("jobs-share-each", share=each[0][1])
    elif each:
        clauses = [say("jobs-share-of", share=figure, many=side.many) for side, figure in each]
        yield say("jobs-share", each=listed(clauses))


def _against_nation(facts: Comparison, ledger: Ledger) -> Iterator[Sentence]:
    each = [clause for side in facts.sides for clause in _quotient(side, ledger)]
    is_alike = each == [say("jobs-as-many", many=side.many) for side in facts.sides]
    if each:
        yield say("jobs-as-many-both" if is_alike else "jobs-against-nation", each=listed(each))


def _quotient(side: SideFacts, ledger: Ledger) -> Iterator[Sentence]:
    """Say how the share of jobs here is to the nation's, unless sampling error may explain it."""
    row, figure = side.here, ledger.cite(side.here, "location_quotient")
    if row is None or figure is None:
        return
    value, (low, high) = float(figure.value or 0), NATION_S_SHARE
    if low <= value <= high:
        yield say("jobs-as-many", many=side.many)
    elif row.employment_margin_count is not None and row.employment_count:
        share = row.employment_margin_count / row.employment_count
        if abs(value - 1) > value * share:
            yield say("jobs-times", times=figure, many=side.many)
