"""A comparison → the brochure that says it."""

from pipeline.brochures import (
    charts,
    cost_of_living,
    pay_pictures,
    pay_tables,
    pay_words,
    ranks,
    sampling_error,
    sentences,
)
from pipeline.brochures.brochure import Brochure, RankPanel, RegionPanel
from pipeline.brochures.comparison import Comparison
from pipeline.brochures.glance import at_a_glance, listed_facts
from pipeline.brochures.jobs import jobs
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.outlook import outlook
from pipeline.brochures.own_texts import pair_text, role_text, start
from pipeline.brochures.panels import PayPanel
from pipeline.brochures.places import placed
from pipeline.brochures.quotable.quotes import quotable
from pipeline.brochures.small_print import small_print
from pipeline.brochures.tables import after_prices
from pipeline.brochures.title_size import title_size
from pipeline.brochures.trend.page import trend
from pipeline.brochures.work import work
from pipeline.core.figure import sentence
from pipeline.core.words import say
from pipeline.settings.organisation import Organisation
from pipeline.settings.theme import DEFAULT, Theme


def compose(
    facts: Comparison, organisation: Organisation, ledger: Ledger, *,
    theme: Theme = DEFAULT, with_quotes: bool = True,
) -> Brochure:  # fmt: skip
    """Write one brochure: every sentence, table and picture, for any layout and variant.

    with_quotes: also what may be said at a desk, which the layout of that name alone shows.
    """
    area = facts.area
    first, second = (role_text(facts, side, ledger) for side in facts.sides)
    starting, ranking = start(facts, organisation, ledger), _ranking(facts, ledger)
    return Brochure(
        pair_slug=facts.pair.slug,
        area_code=area.area_code,
        title=str(say("title", first=first.name, second=second.name, area=placed(area))),
        title_size=title_size(first.name.text, second.name.text),
        area_name=area.area_name,
        area_kind=area.area_kind,
        state_name=area.state_name or area.area_name,
        period=sentence(sentences.period("bls_oews", ledger)),
        finding=pay_words.finding(facts, ledger),
        per=sentences.PER[sentences.pay_unit(facts)],
        pair=pair_text(facts.pair, ledger),
        first=first,
        second=second,
        glance=at_a_glance(facts, ledger),
        work=work(facts, ledger),
        pay=_pay(facts, ledger),
        jobs=jobs(facts, ledger),
        region=_region(facts, ledger),
        ranking=ranking,
        outlook=outlook(facts, ledger),
        start=starting,
        organisation=organisation,
        small_print=small_print(facts, starting, ranking, (first, second), ledger),
        theme=theme,
        trend=trend(facts, ledger) if facts.is_trend else None,
        quotable=quotable(facts, ledger) if with_quotes else None,
        facts=listed_facts(facts, ledger),
    )


def _pay(facts: Comparison, ledger: Ledger) -> PayPanel:
    return PayPanel(
        finding=pay_words.headline(facts, ledger),
        note=pay_words.note(facts, ledger),
        picture=pay_pictures.strips(facts, ledger),
        cover=pay_pictures.pair(facts, ledger),
        rows=pay_tables.rows(facts, ledger),
        table=pay_tables.table(facts, ledger),
        after_prices=after_prices(facts, ledger),
        gap=sampling_error.gap(facts, ledger),
        judged=sampling_error.judged_rows(facts, ledger),
        ties=tuple(pay_tables.ties(facts)),
    )


def _region(facts: Comparison, ledger: Ledger) -> RegionPanel | None:
    picture = charts.regional_delta(facts, ledger)
    if picture is None:
        return None
    notes = (
        cost_of_living.prices(facts.area, ledger),
        cost_of_living.unsure_after_prices(facts, ledger),
        cost_of_living.against_state(facts, ledger),
    )
    return RegionPanel(
        picture=picture,
        basis=cost_of_living.basis(facts, ledger),
        parities=cost_of_living.parities(facts, ledger),
        notes=tuple(filter(None, notes)),
    )


def _ranking(facts: Comparison, ledger: Ledger) -> RankPanel:
    shown = charts.places_shown(facts)
    return RankPanel(
        picture=charts.best_paying(facts, ledger),
        dots=ranks.dots(facts, shown, ledger),
        leads=ranks.leads(facts, shown),
        ranks=ranks.ranks(facts, ledger),
    )
