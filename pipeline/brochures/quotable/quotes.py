"""A comparison → the sentences that an admissions desk may say, and those that it may not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.archive.citation import Citation
from pipeline.brochures import sentences
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.cost_of_living import compared, deltas
from pipeline.brochures.direction import delta_direction, gap_direction
from pipeline.brochures.jobs import employment
from pipeline.brochures.ledger import Ledger, reprint
from pipeline.brochures.mean_differences import mean_gap
from pipeline.brochures.outlook import yearly_openings
from pipeline.brochures.own_texts import code_of
from pipeline.brochures.places import WITH_ARTICLE
from pipeline.brochures.quotable.model import Quotable, Quote, QuoteGroup
from pipeline.brochures.quotable.refusals import refusals
from pipeline.brochures.sentences import PER, pay_unit, period
from pipeline.brochures.small_print import cited
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Word, joined, sentence
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

OWN_FILE = "pipeline/brochures/quotable/quotes.py"
METHOD = (
    "Pay is that of employees, without overtime and benefits. Yearly pay is for full-time, "
    "all-year work of 2,080 hours; part-timers earn less. “Give or take” is 1.645 times the "
    "standard error: sampling error alone, as if two estimates shared no employers. "
)
RULES = (
    "Rules behind this page: 34 CFR 668.71–75 (misrepresentation), the FTC’s 16 CFR 254 and its "
    "2021 notice of penalty offenses on earnings claims, and in California Education Code 94897 "
    "and 94910(e). This is not legal advice: have what you publish reviewed by whoever answers for "
    "your school’s advertising."
)


def quotable(facts: Comparison, ledger: Ledger) -> Quotable:
    """Write every sentence that the figures of a pair in an area carry, in groups of one source.

    A figure that is not published gives no sentence, and a refusal that says so.
    """
    names = " and ".join(side.many.text for side in facts.sides)
    groups = (
        _group("Pay", _pay(facts, ledger), ledger),
        _group("One beside the other", _gaps(facts, ledger), ledger),
        _group("Against the nation", _deltas(facts, ledger), ledger),
        _group("What is projected", _outlook(facts, ledger), ledger),
    )
    return Quotable(
        title=f"What you may say about {names} {within(facts.area)}",
        stands_for=tuple(
            sentence(s.many, ": ", s.occupation.occupation_name, " (", code_of(s, ledger), ")")
            for s in facts.sides
        ),
        groups=tuple(group for group in groups if group.quotes),
        refusals=refusals(facts, ledger),
        rules=ledger.editorial(METHOD + RULES, id="quotable.rules", source=OWN_FILE),
    )


def within(area: Area) -> str:
    """Say where, by the area's whole name: a sentence that is quoted alone must name it."""
    name = area.area_name
    if area.area_kind == "metropolitan area":
        return f"in the {name} metropolitan area"
    takes_article = name in WITH_ARTICLE or area.area_kind == "nonmetropolitan area"
    return f"in the {name}" if takes_article else f"in {name}"


def _quote(name: str, ledger: Ledger, *parts: str | Word | Sentence | Figure) -> Quote:
    unkeyed = Quote(name, sentence(*parts), sentence())
    keys = (key for f in unkeyed.figures for key in ([f.key] if f.key else f.inputs))
    return replace(unkeyed, series=joined("; ", map(ledger.series, dict.fromkeys(keys))))


def _pay(facts: Comparison, ledger: Ledger) -> Iterator[Quote]:
    for side in facts.sides:
        (area, row), *wider = facts.pay(side)
        yield from _paid(facts, side, area, row, ledger)
        yield from _here(facts, side, ledger)
        for area, row in wider:
            yield from _paid(facts, side, area, row, ledger)


def _paid(
    facts: Comparison, side: SideFacts, area: Area, row: Pay | None, ledger: Ledger
) -> Iterator[Quote]:
    """Say the median and the mean of one area, each by its name."""
    unit = pay_unit(facts)
    whose = sentence(" pay of ", side.many, f" {within(area)} was ")
    opening = sentence("In ", period("bls_oews", ledger), ", the ")
    hourly = ledger.cite(row, "hourly_median", side.side) if unit == "annual" else None
    also = sentence(" (", hourly, " an hour)") if hourly else ""
    halves = sentence(also, ": half earned that or less.")
    for name, tail in (("median", halves), ("mean", sentence("."))):
        if figure := ledger.cite(row, f"{unit}_{name}", side.side):
            id = f"{side.side}.{area.area_code}.{name}"
            yield _quote(id, ledger, opening, name, whose, figure, f" {PER[unit]}", tail)


def _here(facts: Comparison, side: SideFacts, ledger: Ledger) -> Iterator[Quote]:
    """Say what the middle half earns here, and how many they are."""
    unit, name = pay_unit(facts), f"{side.side}.{facts.area.area_code}"
    opening, where = sentence("In ", period("bls_oews", ledger), ", "), within(facts.area)
    low, high = (ledger.cite(side.here, f"{unit}_{n}", side.side) for n in ("25th", "75th"))
    if low and high and low.value is not None and low.value != high.value:
        yield _quote(
            f"{name}.middle_half", ledger, opening, "the middle half of ", side.many,
            f" {where} earned from ", low, " to ", high, f" {PER[unit]}.",
        )  # fmt: skip
    if count := employment(side, ledger):
        yield _quote(
            f"{name}.employment", ledger, opening, "about ", count, " ", side.many,
            f" worked {where}, not counting the self-employed.",
        )  # fmt: skip


def _gaps(facts: Comparison, ledger: Ledger) -> Iterator[Quote]:
    when = sentence("In ", period("bls_oews", ledger), f", {within(facts.area)}, ")
    unit, key = pay_unit(facts), f"{facts.area.area_code}.gap"
    way, gap = gap_direction(facts.gap, unit), sentences.median_gap(facts, ledger)
    if way not in ("first", "second"):
        return
    more, less = facts.sides if way == "first" else facts.sides[::-1]
    if gap is not None:
        yield _quote(
            f"{key}.median", ledger, when, "the median pay of ", more.many, " was about ", gap,
            f" {PER[unit]} higher than that of ", less.many,
            ". No sampling error is published for medians.",
        )  # fmt: skip
    apart = mean_gap(facts, ledger)
    if apart is not None and apart.margin is not None:
        yield _quote(
            f"{key}.mean", ledger, when, more.many, " earned on average (mean) about ",
            apart.difference, " a year more than ", less.many, ". Give or take ", apart.margin,
            " at the ", ledger.level("gap"), " level, that is larger than the survey’s sampling "
            "error.",
        )  # fmt: skip


def _deltas(facts: Comparison, ledger: Ledger) -> Iterator[Quote]:
    far, far_adjusted = (deltas(facts, ledger, adjusted=flag) for flag in (False, True))
    for side in facts.sides:
        nominal, adjusted = far.get(side.side), far_adjusted.get(side.side)
        way = delta_direction(side.to_nation)
        if nominal is None or not way:
            continue
        later = delta_direction(side.to_nation, adjusted=True)
        after = sentence(
            "; after adjusting for what things cost (regional price parities of ",
            period("bea_rpp", ledger), "), ",
            compared(adjusted, later) if later else "the survey cannot tell which is higher",
        ) if adjusted else ""  # fmt: skip
        yield _quote(
            f"{side.side}.{facts.area.area_code}.against_nation", ledger,
            "In ", period("bls_oews", ledger), ", the median pay of ", side.many,
            f" {within(facts.area)} was ", compared(nominal, way),
            f" {'as' if way == 'alike' else 'than'} in the United States", after, ".",
        )  # fmt: skip


def _outlook(facts: Comparison, ledger: Ledger) -> Iterator[Quote]:
    for side in facts.sides:
        start, end = ledger.years(side.outlook) if side.outlook else ("", "")
        years = sentence(" from ", start, " to ", end)
        if growth := ledger.cite(side.outlook, "change_pct", side.side):
            value = float(growth.value or 0)
            size = reprint(growth, formats.percent(-value), "unsigned") if value < 0 else growth
            yield _quote(
                f"{side.side}.growth", ledger, "Jobs of ", side.many, " in the United States are "
                f"projected to {'decline' if value < 0 else 'grow'} by ", size, years, ".",
            )  # fmt: skip
        if openings := yearly_openings(side, ledger):
            yield _quote(
                f"{side.side}.openings", ledger, "About ", openings, " openings a year are "
                "projected for ", side.many, " in the United States, on average", years,
                ". They are new jobs, and workers who leave the occupation (retire or change it), "
                "not vacancies.",
            )  # fmt: skip


def _group(heading: str, quotes: Iterable[Quote], ledger: Ledger) -> QuoteGroup:
    """Put sentences together with agency, program, period and retrieval date of their sources."""
    made = tuple(quotes)
    used = {named for quote in made for figure in quote.figures for named in figure.releases}
    names = [name for name, citation in ledger.citations.items() if citation.named in used]
    return QuoteGroup(
        heading=heading,
        quotes=made,
        cited=joined("; ", [cited(name, ledger) for name in names]),
        valid=_valid(names, ledger),
        valid_until=_valid_until(names, ledger),
    )


def _valid(names: Sequence[str], ledger: Ledger) -> Sentence:
    """Say until when sentences from these sources are good; one that is overdue, first of all."""
    said: list[Sentence] = []
    for name in names:
        citation = ledger.citations[name]
        release = f"the next release{f' of {citation.short}' if len(names) > 1 else ''}"
        text = f"good until {release}{_expected(citation)}"
        if citation.is_overdue:
            text = f"{release} was due {citation.next_expected}: look for it before you quote"
        text = text if said else formats.opened(text)
        said.append(ledger.of_release(name, "next expected", text))
    return sentence(joined("; ", said), "." if said else "")


def _valid_until(names: Sequence[str], ledger: Ledger) -> str:
    """Say the same for a table: next release, expected about May 2027."""
    return "; ".join(
        f"{f'{ledger.citations[name].short}: ' if len(names) > 1 else ''}next release"
        f"{_expected(ledger.citations[name])}"
        for name in names
    )


def _expected(citation: Citation) -> str:
    if citation.is_overdue:
        return f", which was due {citation.next_expected}"
    return f", expected {citation.next_expected}" if citation.next_expected else ""
