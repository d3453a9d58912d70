"""Pay of several releases → a guide's page on pay over time, or the sentence in its place."""

from collections.abc import Iterator, Sequence

from pipeline.brochures.brochure import Trend
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.panels import Column, Row, Table
from pipeline.brochures.picture import Lane, Mark, Picture, Shape
from pipeline.brochures.places import inside
from pipeline.brochures.scale import Scale
from pipeline.brochures.sentences import period
from pipeline.brochures.trend.points import Point, Sides, points
from pipeline.brochures.trend.words import method, said, title, why_not
from pipeline.core.figure import Sentence, Word, joined, sentence
from pipeline.core.words import say


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
    newest, level = period("bls_oews", ledger), ledger.level("gap")
    return say("trend-note", place=inside(facts.area), newest=newest, level=level)


def _picture(sides: Sides, ledger: Ledger) -> Picture:
    drawn = [(side, point) for side, known in sides for point in known]
    scale = Scale.over(end for _, point in drawn for end in _band(point))
    alt = (_alt(side, point, ledger) for side, point in drawn)
    return Picture(
        kind="bands",
        finding=title(sides),
        alt=joined(" ", alt),
        lanes=tuple(lane for side, known in sides if known for lane in _lanes(side, known, scale)),
        ticks=scale.ticks("usd_per_year"),
    )


def _band(point: Point) -> tuple[float, float]:
    mean, margin = float(point.constant.value or 0), float(point.margin.value or 0)
    return mean - margin, mean + margin


def _alt(side: SideFacts, point: Point, ledger: Ledger) -> Sentence:
    return say(
        "trend-alt", many=side.many, when=point.period, pay=point.constant,
        newest=period("bls_oews", ledger), margin=point.margin,
    )  # fmt: skip


def _lanes(side: SideFacts, known: Sequence[Point], scale: Scale) -> Iterator[Lane]:
    """Give a side's points a row each, under its name."""
    yield Lane(say("trend-of", many=side.many), (), sentence(), side.side)
    shape: Shape = "circle" if side.side == "first" else "square"
    for point in known:
        low, high = map(scale.share, _band(point))
        mean = scale.share(float(point.constant.value or 0))
        said = say("trend-value", pay=point.constant, margin=point.margin)
        marks = (Mark("band", low, high), Mark(shape, mean, mean))
        yield Lane(sentence(point.period), marks, said, side.side)


def _table(sides: Sides) -> Table:
    releases = {point.row.release: point for _, known in sides for point in known}
    shown = [(side, known) for side, known in sides if known]
    newest = releases[max(releases)].period
    heads = [
        str(say(f"trend-{head}", newest=newest)) for head in ("published", "constant", "margin")
    ]
    return Table(
        columns=(
            Column(Word(str(say("trend-prices"))), str(say("trend-prices-place"))),
            *(Column(side.short, head) for side, _ in shown for head in heads),
        ),
        rows=tuple(_row(releases[release], shown) for release in sorted(releases)),
    )


def _row(of_release: Point, sides: Sides) -> Row:
    cells, missing = [sentence(of_release.prices)], [say("trend-not-shown", is_missing=True)] * 3
    for _, known in sides:
        point = next((p for p in known if p.row.release == of_release.row.release), None)
        cells += map(sentence, (point.mean, point.constant, point.margin)) if point else missing
    return Row(sentence(of_release.period), tuple(cells))
