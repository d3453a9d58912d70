"""A comparison → the sentences that no figure in it carries, each with the reason."""

from collections.abc import Iterator

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.direction import OF_MEANS, gap_direction
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.quotable.model import Refusal
from pipeline.brochures.sentences import pay_unit
from pipeline.core.figure import Sentence, Word, sentence
from pipeline.core.formats import opened

OWN_FILE = "pipeline/brochures/quotable/refusals.py"
NOT_SAID = (
    ("starting_pay", "“{many} start at …”",
     "No starting pay is published. These figures count everyone in the job, new and "
     "experienced alike."),
    ("promise", "“You will earn …” “Our graduates earn …”",
     "The figures describe an occupation, not a person and not a school’s graduates."),
    ("average", "“The average {one} earns …”",
     "Average names no statistic. Say median or mean, and the figure that goes with the word."),
    ("no_place", "“{many} earn …”, without a place or a date",
     "Pay differs by area and by year: name the area, the month and the year."),
    ("shortage", "“There is a shortage.” “Jobs are guaranteed.” “{many} are in high demand.”",
     "No statistic here measures it. Say the projected growth with its years."),
    ("vacancies", "“There are … openings right now.”",
     "Openings are projected for a year of the round, on average; they are not vacancies."),
    ("no_years", "“{many} are growing by …”, without the years",
     "Growth is projected over the years of one round, for the whole nation. Never set it beside "
     "a figure of another round."),
    ("trend", "“Pay has gone up since …”",
     "Each release pools three years of survey; its publisher does not encourage comparing one "
     "year’s with another’s. A guide that sets two side by side claims no trend either."),
    ("as_title", "“These are the figures for every job called {one}.”",
     "Titles are not codes: employers give one title to several occupations. The figures are those "
     "of the occupation that is named at the top."),
)  # fmt: skip


def refusals(facts: Comparison, ledger: Ledger) -> tuple[Refusal, ...]:
    """Give what must not be said: what no statistic carries, and what is not published here."""
    side = facts.first
    words = {"many": opened(side.many.text), "one": side.one.text}
    standing = (
        Refusal(name, _own(text.format(**words), ledger), _own(why, ledger))
        for name, text, why in NOT_SAID
        if facts.is_editorial or name != "as_title"
    )
    return (*_here(facts, ledger), *standing)


def _here(facts: Comparison, ledger: Ledger) -> Iterator[Refusal]:
    """Refuse what this area's own figures do not carry."""
    for side in facts.sides:
        if not ledger.cite(side.here, f"{pay_unit(facts)}_median", side.side):
            yield Refusal(
                f"withheld.{side.side}",
                sentence("Any pay of ", side.many, " in this area"),
                sentence(
                    "It is not published. A wider area’s figure is that area’s, and must name it."
                ),
            )
    if not facts.is_nation and facts.area.price_parity_index is None:
        why = "No price parity is published for this area."
        yield Refusal("no_parity", _own("“Pay goes further here.”", ledger), _own(why, ledger))
    way, verdict = "", ""
    if facts.gap:
        way = gap_direction(facts.gap, pay_unit(facts))
        verdict = facts.gap.annual_mean_verdict
    if way not in ("first", "second") and (verdict == "too close" or verdict in OF_MEANS):
        why = "The two means are within the survey’s sampling error: too close to call."
        if verdict in OF_MEANS:
            why = "The medians and the means do not say the same, so neither may be said alone."
        first, second = (side.many for side in facts.sides)
        more = Word(opened(first.text), first.side)
        yield Refusal(
            "too_close",
            sentence("“", more, " earn more than ", second, " here”, or the reverse"),
            _own(why, ledger),
        )


def _own(text: str, ledger: Ledger) -> Sentence:
    return ledger.editorial(text, id="quotable.refusal", source=OWN_FILE)
