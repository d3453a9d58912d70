"""A comparison → the brochure that says it."""

from dataclasses import replace

from pipeline.brochures import (
    pay_pictures,
    pay_tables,
    pay_ties,
    pay_words,
    sampling_error,
    sentences,
)
from pipeline.brochures.brochure import Brochure, RoleText
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.cost_of_living import cost_of_living
from pipeline.brochures.glance import at_a_glance, ladder, listed_facts
from pipeline.brochures.jobs import jobs
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.outlook import outlook
from pipeline.brochures.own_texts import pair_text, role_text, start
from pipeline.brochures.panels import PayPanel
from pipeline.brochures.place_pictures import places_panel
from pipeline.brochures.places import placed, whole_name
from pipeline.brochures.quotable.quotes import quotable
from pipeline.brochures.small_print import small_print
from pipeline.brochures.title_size import title, title_size
from pipeline.brochures.trend.page import trend
from pipeline.brochures.work import work
from pipeline.core.figure import sentence
from pipeline.core.language import language
from pipeline.settings.organisation import Organisation
from pipeline.settings.theme import DEFAULT, Theme


def compose(
    facts: Comparison, organisation: Organisation, ledger: Ledger, *,
    theme: Theme = DEFAULT, with_quotes: bool = True,
) -> Brochure:  # fmt: skip
    """Write one brochure, for any layout and variant; with_quotes: what a desk may say, too."""
    first, second = (_who(facts, side, ledger) for side in facts.sides)
    starting, places = start(facts, organisation, ledger), places_panel(facts, ledger)
    return Brochure(
        pair_slug=facts.pair.slug,
        area_code=facts.area.area_code,
        language=language(),
        title=title(first.name, second.name, placed(facts.area)),
        title_size=title_size(first.name.text, second.name.text),
        area_name=facts.area.area_name,
        place=whole_name(facts.area.area_name),
        area_kind=facts.area.area_kind,
        state_name=facts.area.state_name or facts.area.area_name,
        period=sentence(sentences.period("bls_oews", ledger)),
        finding=pay_words.finding(facts, ledger),
        beyond=pay_words.beyond(facts, ledger),
        per=pay_words.per(facts),
        pair=pair_text(facts.pair, ledger),
        first=first,
        second=second,
        glance=at_a_glance(facts, ledger),
        work=work(facts, ledger),
        pay=_pay(facts, ledger),
        jobs=jobs(facts, ledger),
        prices=cost_of_living(facts, ledger),
        high_school=pay_words.high_school(facts, ledger),
        places=places,
        outlook=outlook(facts, ledger),
        start=starting,
        organisation=organisation,
        small_print=small_print(facts, starting, places, (first, second), ledger),
        theme=theme,
        trend=trend(facts, ledger) if facts.is_trend else None,
        quotable=quotable(facts, ledger) if with_quotes else None,
        facts=listed_facts(facts, ledger),
    )


def _who(facts: Comparison, side: SideFacts, ledger: Ledger) -> RoleText:
    """Say who a side is; the projections know how one starts in an occupation without a role."""
    text = role_text(facts, side, ledger)
    return text if side.role else replace(text, steps=ladder(side, ledger))


def _pay(facts: Comparison, ledger: Ledger) -> PayPanel:
    return PayPanel(
        finding=pay_words.headline(facts, ledger),
        note=pay_words.note(facts, ledger),
        picture=pay_pictures.strips(facts, ledger),
        cover=pay_pictures.pair(facts, ledger),
        rows=pay_tables.rows(facts, ledger),
        table=pay_tables.table(facts, ledger),
        gap=sampling_error.gap(facts, ledger),
        verdict=sampling_error.verdict(facts, ledger),
        judged=sampling_error.judged_rows(facts, ledger),
        ties=pay_ties.ties(facts, ledger),
        table_ties=pay_ties.table_ties(facts, ledger),
    )
