"""Pay of several releases → a guide's page on pay over time, or the sentence in its place."""

from collections.abc import Mapping

from pipeline.brochures.brochure import Chart, Column, Table, Trend
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.panels import Row
from pipeline.brochures.places import inside
from pipeline.brochures.sentences import period
from pipeline.brochures.trend.points import Point, Sides, points
from pipeline.brochures.trend.words import method, said, title, why_not
from pipeline.core.figure import Sentence, Word, joined, sentence


def trend(facts: Comparison, ledger: Ledger) -> Trend:
    """Say what mean pay was in each release that may be compared, in dollars of the newest.

    Medians are left out: no sampling error is published for them, so nothing could be said of a
    difference. The points are never joined: two releases say nothing of the time between them.
    """
    sides = [(side, points(side, ledger)) for side in facts.sides]
    if not any(known for _, known in sides):
        return Trend(why_not=why_not(facts, ledger))
    return Trend(
        why_not=sentence(),
        picture=_picture(sides, ledger),
        note=_note(facts, ledger),
        said=tuple(said(facts, side, known, ledger) for side, known in sides),
        table=_table(sides),
        notes=method(sides, ledger),
    )


def _note(facts: Comparison, ledger: Ledger) -> Sentence:
    newest = period("bls_oews", ledger)
    return sentence(
        f"Mean pay a year {inside(facts.area)}. Dot: in dollars of ", newest, ", after inflation. "
        "Bar across it: the sampling band (", ledger.level("gap"), "). Ring: in the dollars of its "
        "own time. The dots are not joined: what lies between them is not known here.",
    )  # fmt: skip


def _picture(sides: Sides, ledger: Ledger) -> Chart:
    drawn = [(side, point, known[0]) for side, known in sides for point in known]
    figures = {
        figure.id: figure
        for _, point, _ in drawn
        for figure in (point.period, point.mean, point.constant, point.margin)
    }
    return Chart(
        spec="pay_trend",
        finding=title(sides),
        alt=joined(" ", [_alt(side, point, ledger) for side, point, _ in drawn]),
        rows=tuple({**_mark(*mark), "order": number} for number, mark in enumerate(drawn)),
        figures=tuple(figures.values()),
    )


def _mark(side: SideFacts, point: Point, oldest: Point) -> Mapping[str, object]:
    constant, margin = float(point.constant.value or 0), float(point.margin.value or 0)
    is_newest = point.row.point_number == 1
    return {
        "label": point.period.printed,
        "group": side.short.text if point is oldest else "",
        "side": side.side,
        "constant_usd": constant,
        "low_usd": constant - margin,
        "high_usd": constant + margin,
        "nominal_usd": None if is_newest else point.mean.value,
        "text": point.constant.printed,
        "text_margin": f"± {point.margin}",
        "text_nominal": "" if is_newest else point.mean.printed,
    }


def _alt(side: SideFacts, point: Point, ledger: Ledger) -> Sentence:
    band = sentence(", give or take ", point.margin)
    if point.row.point_number == 1:
        return sentence(side.name, ", ", point.period, ": ", point.mean, band, ".")
    return sentence(
        side.name, ", ", point.period, ": ", point.mean, " then, ", point.constant,
        " in dollars of ", period("bls_oews", ledger), band, ".",
    )  # fmt: skip


def _table(sides: Sides) -> Table:
    releases = {point.row.release: point for _, known in sides for point in known}
    shown = [(side, known) for side, known in sides if known]
    heads = ("as published", f"{releases[max(releases)].period} dollars", "give or take")
    return Table(
        columns=(
            Column(Word("Prices"), "CPI-U, May"),
            *(Column(side.short, head) for side, _ in shown for head in heads),
        ),
        rows=tuple(_row(releases[release], shown) for release in sorted(releases)),
    )


def _row(of_release: Point, sides: Sides) -> Row:
    cells, missing = [sentence(of_release.prices)], [sentence("not shown", is_missing=True)] * 3
    for _, known in sides:
        point = next((p for p in known if p.row.release == of_release.row.release), None)
        cells += map(sentence, (point.mean, point.constant, point.margin)) if point else missing
    return Row(sentence(of_release.period), tuple(cells))
