"""A comparison → the sentences that an admissions desk may say, and those that it may not."""

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.brochures import sentences
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.cost_of_living import deltas
from pipeline.brochures.direction import Direction, delta_direction, gap_direction
from pipeline.brochures.job_titles import title_counts
from pipeline.brochures.jobs import employment
from pipeline.brochures.ledger import Ledger, reprint
from pipeline.brochures.mean_differences import mean_gap
from pipeline.brochures.own_texts import code_of
from pipeline.brochures.places import WITH_ARTICLE, whole_name
from pipeline.brochures.quotable.model import Quotable, Quote, QuoteGroup, Remark, statistics
from pipeline.brochures.quotable.refusals import refusals
from pipeline.brochures.rounds import Projection, growth_of, openings_of, rounds
from pipeline.brochures.sentences import pay_unit, period
from pipeline.brochures.small_print import cited, named
from pipeline.brochures.study_programs import study_programs
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, joined
from pipeline.core.language import SOURCE, language, languages, speaking
from pipeline.core.words import say
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

STATES_WITH_RULES = ("California",)


def quotable(facts: Comparison, ledger: Ledger) -> Quotable:
    """Write every sentence that the figures of a pair in an area carry, in groups of one matter.

    A figure that is not published gives no sentence, and a refusal that says so.
    """
    groups = (
        _group("pay", _pay(facts, ledger), ledger),
        _group("gap", _gaps(facts, ledger), ledger),
        _group("nation", _against_nation(facts, ledger), ledger),
        _group("outlook", _outlook(facts, ledger), ledger),
    )
    first, second = facts.sides
    return Quotable(
        about=say("quotable-about", first=first.many, second=second.many, place=place(facts.area)),
        stands_for=tuple(
            say(
                "quotable-stands-for", many=side.many, occupation=side.occupation.occupation_name,
                code=code_of(side, ledger),
            )
            for side in facts.sides
        ),
        groups=tuple(group for group in groups if group.quotes),
        refusals=refusals(facts, ledger),
        titles=title_counts(facts, ledger),
        programs=study_programs(facts, ledger),
        method=ledger.own("quotable-method"),
        rules=_rules(facts.area, ledger),
        review=tuple(_review()),
    )  # fmt: skip


def place(area: Area) -> Sentence:
    """Give an area's whole name: a sentence that is quoted alone must name it."""
    name, kind = area.area_name, "plain"
    if area.area_kind == "metropolitan area":
        kind = "metro"
    elif name in WITH_ARTICLE or area.area_kind == "nonmetropolitan area":
        kind = "article"
    return say("quotable-place", kind=kind, area=whole_name(name))


def _rules(area: Area, ledger: Ledger) -> Sentence:
    """Name the rules of the nation, and those of the area's own states."""
    states = (area.state_names or area.state_name or area.area_name).split(", ")
    here = [ledger.own(f"quotable-rules-{one}") for one in STATES_WITH_RULES if one in states]
    return joined(" ", [ledger.own("quotable-rules"), *here])


def _review() -> Iterator[Remark]:
    """Say in the sheet's language, and in the first one, that nobody has reviewed it."""
    own = languages()[language()]
    if not own.reviewed_by:
        yield Remark(own.tag, str(say("quotable-unreviewed", language=own.name)))
        with speaking(SOURCE):
            said = str(say("quotable-unreviewed", language=own.english_name))
        yield Remark(languages()[SOURCE].tag, said)


def _quote(id: str, ledger: Ledger, text: Sentence) -> Quote:
    figures = statistics(text)
    keys = (key for figure in figures for key in ([figure.key] if figure.key else figure.inputs))
    return Quote(
        id, text,
        series=joined("; ", map(ledger.series, dict.fromkeys(keys))),
        until=_until(_sources(figures, ledger), ledger),
    )  # fmt: skip


def _pay(facts: Comparison, ledger: Ledger) -> Iterator[Quote]:
    for side in facts.sides:
        yield from _paid(facts, side, facts.area, side.here, ledger)
        yield from _here(facts, side, ledger)


def _paid(
    facts: Comparison, side: SideFacts, area: Area, row: Pay | None, ledger: Ledger
) -> Iterator[Quote]:
    """Say the median and the mean of one area, each by its name."""
    unit = pay_unit(facts)
    hourly = ledger.cite(row, "hourly_median", side.side) if unit == "annual" else None
    for name in ("median", "mean"):
        pay = ledger.cite(row, f"{unit}_{name}", side.side)
        if pay is None:
            continue
        places: dict[str, Any] = {**_where(area, side, ledger), "pay": pay, "unit": unit}
        if name == "median" and hourly and pay.value is not None:
            places |= {"unit": "both", "hourly": hourly}
        form = "-floor" if name == "median" and pay.value is None else ""
        id = f"{side.side}.{area.area_code}.{name}"
        yield _quote(id, ledger, say(f"quotable-{name}{form}", **places))


def _where(area: Area, side: SideFacts, ledger: Ledger) -> dict[str, Any]:
    return {"when": period("bls_oews", ledger), "many": side.many, "place": place(area)}


def _here(facts: Comparison, side: SideFacts, ledger: Ledger) -> Iterator[Quote]:
    """Say what the middle half earns here, and how many they are."""
    unit, id = pay_unit(facts), f"{side.side}.{facts.area.area_code}"
    places = _where(facts.area, side, ledger)
    low, high = (ledger.cite(side.here, f"{unit}_{n}", side.side) for n in ("25th", "75th"))
    if low and high and low.value is not None and low.value != high.value:
        text = say("quotable-middle-half", low=low, high=high, unit=unit, **places)
        yield _quote(f"{id}.middle_half", ledger, text)
    if count := employment(side, ledger):
        text = say("quotable-employment", count=count, **places)
        yield _quote(f"{id}.employment", ledger, text)


def _gaps(facts: Comparison, ledger: Ledger) -> Iterator[Quote]:
    unit, id = pay_unit(facts), f"{facts.area.area_code}.gap"
    way, gap = gap_direction(facts.gap, unit), sentences.median_gap(facts, ledger)
    if way not in ("first", "second"):
        return
    more, less = facts.sides if way == "first" else facts.sides[::-1]
    places = {**_where(facts.area, more, ledger), "more": more.many, "less": less.many}
    if gap is not None:
        text = say("quotable-gap-median", gap=gap, unit=unit, **places)
        yield _quote(f"{id}.median", ledger, text)
    apart = mean_gap(facts, ledger)
    if apart is not None and apart.margin is not None:
        margin, level = apart.margin, ledger.level("gap")
        text = say("quotable-gap-mean", gap=apart.difference, margin=margin, level=level, **places)
        yield _quote(f"{id}.mean", ledger, text)


def _against_nation(facts: Comparison, ledger: Ledger) -> Iterator[Quote]:
    if facts.is_nation:
        return
    for side in facts.sides:
        yield from _paid(facts, side, facts.nation, side.in_nation, ledger)
    far, far_adjusted = (deltas(facts, ledger, adjusted=flag) for flag in (False, True))
    for side in facts.sides:
        nominal, adjusted = far.get(side.side), far_adjusted.get(side.side)
        way = delta_direction(side.to_nation)
        if nominal is None or not way:
            continue
        places = _where(facts.area, side, ledger)
        said = [say("quotable-nation", **_far(nominal, way), **places)]
        if adjusted:
            later = _far(adjusted, delta_direction(side.to_nation, adjusted=True))
            said.append(say("quotable-after-prices", when=period("bea_rpp", ledger), **later))
        id = f"{side.side}.{facts.area.area_code}.against_nation"
        yield _quote(id, ledger, joined(" ", said))


def _far(figure: Figure, way: Direction) -> dict[str, Any]:
    """Give how far pay is from the nation's, without its sign, and which is more."""
    whole = reprint(figure, formats.whole_percent(float(figure.value or 0)), "unsigned")
    return {"far": whole, "way": way or "unsure"}


def _outlook(facts: Comparison, ledger: Ledger) -> Iterator[Quote]:
    for one in rounds(facts)[::-1]:
        for side, row in zip(facts.sides, one.rows, strict=True):
            if row:
                yield from _projected(side, row, one.area, ledger)


def _projected(side: SideFacts, row: Projection, area: Area, ledger: Ledger) -> Iterator[Quote]:
    start, end = ledger.years(row)
    places: dict[str, Any] = {"many": side.many, "start": start, "end": end, "place": place(area)}
    name = f"{side.side}.{area.area_code}" if area.area_kind != "nation" else side.side
    if growth := growth_of(row, side.side, ledger):
        value = float(growth.value or 0)
        size = reprint(growth, formats.percent(-value), "unsigned") if value < 0 else growth
        way = "fall" if value < 0 else "rise"
        text = say("quotable-growth", size=size, way=way, **places)
        yield _quote(f"{name}.growth", ledger, text)
    if openings := openings_of(row, side.side, ledger):
        text = say("quotable-openings", openings=openings, **places)
        yield _quote(f"{name}.openings", ledger, text)


def _group(name: str, quotes: Iterable[Quote], ledger: Ledger) -> QuoteGroup:
    """Put sentences together with agency, program, period and retrieval date of their sources."""
    made = tuple(quotes)
    names = _sources([figure for quote in made for figure in quote.figures], ledger)
    return QuoteGroup(name, made, joined("; ", [cited(name, ledger) for name in names]))


def _sources(figures: Iterable[Figure], ledger: Ledger) -> list[str]:
    """Name the sources of figures, in the order of the ledger's citations."""
    used = {named for figure in figures for named in figure.releases}
    return [name for name, citation in ledger.citations.items() if citation.named in used]


def _until(names: list[str], ledger: Ledger) -> Sentence:
    """Say how long what is from some sources is good; with several, of each by its name."""
    said = [ledger.of_release(name, "next expected", _next(name, ledger)) for name in names]
    if len(names) > 1:
        said = [
            say("quotable-until-of", what=named("short", ledger.citations[name]), until=until)
            for name, until in zip(names, said, strict=True)
        ]
    return joined("; ", said)


def _next(name: str, ledger: Ledger) -> str:
    citation = ledger.citations[name]
    form = "overdue" if citation.is_overdue else "next" if citation.next_expected else "unknown"
    about, _, month = citation.next_expected.partition(" ")
    due = say("quotable-until-month", about=about, month=formats.dated(month))
    return str(say(f"quotable-until-{form}", next=due))
