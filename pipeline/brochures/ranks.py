"""Areas side by side → where one stands, and which of their places are really apart.

Ranks are by median pay, for which no error is published; the means say what may be concluded.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import is_behind
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.places import called, name_within
from pipeline.brochures.precision import HALF_UNIT, SMALL
from pipeline.core.figure import Figure, Sentence, Word, joined
from pipeline.core.words import listed, say
from pipeline.warehouse.rows import MeanRank, Rank, RankedArea

LED = 4  # best-paying places of which a lead is said, the first with them


def ranks(facts: Comparison, ledger: Ledger) -> Iterator[Sentence]:
    """Say where the area stands among its peers by median pay, and between where by mean pay."""
    known = [(side, row) for side in facts.sides if (row := side.rank) and row.peer_count > 1]
    if ranked := [(side, row) for side, row in known if row.peer_rank is not None]:
        yield from _standing(facts, ranked, ledger)
    if few := [side.many for side, row in known if not row.is_ranked and _is_counted(side)]:
        yield say("places-too-few", place=called(facts.area), many=listed(few))
    if ranked or few:
        yield floor(((side, row.employment_floor_count) for side, row in known), ledger)


def floor(sides: Iterable[tuple[SideFacts, int | None]], ledger: Ledger) -> Sentence:
    """Say for which sides only places with enough jobs are ranked; each with how many those are."""
    told = [*sides]
    without = [side.many for side, jobs in told if jobs is None]
    kind = "all" if not without else "none" if len(without) == len(told) else "one"
    return ledger.own("places-floor", floor=kind, many=listed(without))


def _is_counted(side: SideFacts) -> bool:
    return side.here is not None and side.here.employment_count is not None


def _standing(
    facts: Comparison, ranked: Sequence[tuple[SideFacts, Rank]], ledger: Ledger
) -> Iterator[Sentence]:
    kind = "states" if facts.area.area_kind == "state" else "areas"
    said = [_rank(*one, "other" if n else kind, ledger) for n, one in enumerate(ranked)]
    yield say("places-ranks", place=called(facts.area), said=joined(", ", said), kind=kind)
    means = [_mean_rank(side, mean, ledger) for side, _ in ranked if (mean := side.mean_rank)]
    yield from means
    if means:
        yield say("places-level", level=ledger.level("rank"))


def _rank(side: SideFacts, row: Rank, kind: str, ledger: Ledger) -> Sentence:
    place, counted = median_place(side, row, ledger)
    return say("places-rank", rank=place, count=counted, kind=kind, many=side.many)


def median_place(side: SideFacts, row: Rank, ledger: Ledger) -> tuple[Figure, Figure]:
    """Derive the place of the median, and among how many."""
    here, *peers = map(ledger.median, (row, *side.peers))
    place = ledger.computed(
        row, "peer_rank", "1 + sum(value is None or value > a for value in values[1:])", here,
        *peers, side=side.side,
    )  # fmt: skip
    return place, ledger.computed(row, "peer_count", "len(values) - 1", here, *peers)


def _mean_rank(side: SideFacts, row: MeanRank, ledger: Ledger) -> Sentence:
    place, best, worst = mean_places(side, row, ledger)
    return say(
        "places-mean-rank", range=_range(row), rank=place, best=best, worst=worst, many=side.many
    )


def mean_places(side: SideFacts, row: MeanRank, ledger: Ledger) -> list[Figure]:
    """Derive the place of the mean, and the best and the worst that it may have in truth."""
    # the area itself comes first among the values
    peers = sorted(side.peers_pay, key=lambda pay: pay.area_code != row.area_code)
    cited = (ledger.cite(pay, name) for pay in peers for name in ("annual_mean", "mean_rse"))
    inputs = list(filter(None, cited))
    error, b = "error", "b"
    if any(float(figure.value or 0) < SMALL for figure in inputs):
        error, b = (f"({one} + {HALF_UNIT} * ({one} < {SMALL}))" for one in (error, b))
    margin = f"{row.critical_value} * sqrt((mean * {error} / 100) ** 2 + (a * {b} / 100) ** 2)"
    others = "for mean, error in zip(values[2::2], values[3::2])"
    places = (
        ("mean_rank", f"1 + sum(mean > a {others})"),
        ("best_rank", f"1 + sum(mean - a > {margin} {others})"),
        ("worst_rank", f"len(values) / 2 - sum(a - mean > {margin} {others})"),
    )
    return [
        ledger.computed(row, name, formula, *inputs, side=side.side) for name, formula in places
    ]


def _range(row: MeanRank) -> str:
    """Say how far the true place of a mean may be from its own."""
    if row.best_rank == row.worst_rank:
        return "sure"
    if row.best_rank > 1:
        return "between"
    if row.mean_rank == 1:
        return "low"
    return "tied" if row.worst_rank <= row.mean_rank else "tied-low"


def leads(facts: Comparison) -> Iterator[Sentence]:
    """Say of the best-paying places of each side whether the first is really ahead, by mean pay."""
    for side in facts.sides:
        first, *others = side.best[:LED] or (None,)
        if first is None or not others:
            continue
        if all(place.is_mean_apart_from_first is None for place in others):
            yield say("places-lead-unknown", many=side.many)
            continue
        behind = _names(place for place in others if is_behind(place))
        ahead = _names(p for p in others if p.is_mean_apart_from_first and not is_behind(p))
        tied = _names(place for place in others if not is_behind(place))
        lead = "behind" if ahead else "sure" if not tied else "some" if behind else "tied"
        yield say(
            "places-lead", many=side.many, first=name_within(first.area_name), lead=lead,
            others=ahead or (tied if lead == "tied" else behind), tied=tied,
        )  # fmt: skip


def _names(places: Iterable[RankedArea]) -> Sentence:
    return listed([Word(name_within(place.area_name)) for place in places])


def omissions(facts: Comparison, shown: Iterable[str], ledger: Ledger) -> Iterator[Sentence]:
    """Say how many areas at the ceiling are left out, and that one left out ties with the last.

    shown: the codes of the areas that are drawn.
    """
    counts = [said for side in facts.sides if side.best and (said := _ceiling(side, ledger))]
    if counts:
        yield say("places-ceiling", said=listed(counts))
    drawn = {*shown}
    for side in facts.sides:
        if drawn and _is_cut_in_a_tie(side.best, drawn):
            yield say("places-tie", many=side.many)


def _ceiling(side: SideFacts, ledger: Ledger) -> Sentence | None:
    first = side.best[0]
    if not first.top_coded_count:
        return None
    peers = (ledger.median(peer) for peer in side.best_peers if peer.is_ranked)
    formula = "sum(value is None for value in values)"
    return say(
        "places-ceiling-count",
        count=ledger.computed(first, "top_coded", formula, *peers),
        kind="states" if first.peer_group_code == "states" else "areas",
        plural="one" if first.top_coded_count == 1 else "other",
        many=side.many,
    )


def _is_cut_in_a_tie(places: tuple[RankedArea, ...], shown: set[str]) -> bool:
    """Tell whether the best place that is not drawn is paid as much as one that is."""
    left_out = next((place for place in places if place.area_code not in shown), None)
    pays = {place.annual_median_usd for place in places if place.area_code in shown}
    return left_out is not None and left_out.annual_median_usd in pays
