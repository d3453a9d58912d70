"""A comparison → the brochure that says it."""

from pipeline.brochures import charts, sampling_error, sentences
from pipeline.brochures.brochure import Brochure, GrowthPanel, PayPanel
from pipeline.brochures.comparison import Comparison
from pipeline.brochures.cost_of_living import cost_of_living
from pipeline.brochures.job_titles import title_panel
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.own_texts import pair_text, role_text, start
from pipeline.brochures.place_pictures import places_panel
from pipeline.brochures.quotable.quotes import quotable
from pipeline.brochures.small_print import small_print
from pipeline.brochures.tables import (
    at_a_glance,
    listed_facts,
    mean_errors,
    pay_table,
    ties,
)
from pipeline.brochures.trend.page import trend
from pipeline.core.figure import sentence
from pipeline.settings.brochures import Organisation


def compose(
    facts: Comparison, organisation: Organisation, ledger: Ledger, *, with_quotes: bool = True
) -> Brochure:
    """Write one brochure: every sentence, table and picture, for any layout and variant.

    with_quotes: also what may be said at a desk, which the layout of that name alone shows.
    """
    area = facts.area
    first, second = (role_text(facts, side, ledger) for side in facts.sides)
    starting, places = start(facts, organisation, ledger), places_panel(facts, ledger)
    return Brochure(
        pair_slug=facts.pair.slug,
        area_code=area.area_code,
        title=f"{first.name} or {second.name}? Pay and outlook in {area.area_name}",
        title_size=_title_size(facts),
        area_name=area.area_name,
        area_kind=area.area_kind,
        state_name=area.state_name or area.area_name,
        period=sentence(sentences.period("bls_oews", ledger)),
        finding=sentences.finding(facts, ledger),
        per=sentences.PER[sentences.pay_unit(facts)],
        pair=pair_text(facts.pair, ledger),
        first=first,
        second=second,
        glance=at_a_glance(facts, ledger),
        pay=_pay(facts, ledger),
        jobs=tuple(sentences.jobs(facts, side, ledger) for side in facts.sides),
        prices=cost_of_living(facts, ledger),
        places=places,
        growth=_growth(facts, ledger),
        start=starting,
        organisation=organisation,
        small_print=small_print(facts, starting, places, (first, second), ledger),
        trend=trend(facts, ledger) if facts.is_trend else None,
        quotable=quotable(facts, ledger) if with_quotes else None,
        titles=title_panel(facts, ledger),
        facts=listed_facts(facts, ledger),
    )


def _title_size(facts: Comparison) -> str:
    """Choose how large the two names can stand on a cover."""
    names = [side.name.text for side in facts.sides]
    longest = max(len(word) for name in names for word in name.split())
    length = max(map(len, names))
    if longest <= 14 and length <= 26:
        return "large"
    return "medium" if longest <= 18 and length <= 48 else "small"


def _pay(facts: Comparison, ledger: Ledger) -> PayPanel:
    return PayPanel(
        picture=charts.pay_ranges(facts, ledger),
        table=pay_table(facts, ledger),
        full_table=pay_table(facts, ledger, with_state=True),
        mean_errors=mean_errors(facts, ledger),
        ties=tuple(ties(facts)),
        gap=sampling_error.gap_verdict(facts, ledger),
        deltas=sampling_error.delta_verdicts(facts, ledger),
        judged=sampling_error.judged_rows(facts, ledger),
    )


def _growth(facts: Comparison, ledger: Ledger) -> GrowthPanel:
    said = (sentences.projected_jobs(side, ledger) for side in facts.sides)
    return GrowthPanel(
        picture=charts.growth(facts, ledger),
        jobs=tuple(filter(None, said)),
        openings=sentences.openings(facts, ledger),
    )
