"""Areas side by side → where one stands, and which of their places are really apart.

Ranks are by median pay, for which no error is published; the means say what may be concluded.
"""

from collections.abc import Iterable

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import is_behind
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.places import called, place_name
from pipeline.brochures.precision import HALF_UNIT, SMALL
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.warehouse.rows import RankedArea

FEWEST = 2  # places that can be compared


def ranks(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say where the area stands among its peers by median pay, and between where by mean pay."""
    said = [
        sentence(*clause, " for ", side.group)
        for side in facts.sides
        if (clause := _rank_clause(side, ledger))
    ]
    if not said:
        return sentence()
    peers = f"{facts.area.state_name}’s areas with data"
    if facts.area.area_kind == "state":
        peers = "the states and the District of Columbia"
    return sentence(
        f"By median pay {called(facts.area)} ranks ", joined(" and ", said), f" among {peers}.",
        _mean_ranks(facts, ledger),
    )  # fmt: skip


def _rank_clause(side: SideFacts, ledger: Ledger) -> tuple[str | Figure, ...]:
    row = side.rank
    if row is None or row.peer_rank is None:
        return ()
    here, *peers = map(ledger.median, (row, *side.peers))
    place = ledger.computed(
        row, "peer_rank", "1 + sum(value is None or value > a for value in values[1:])", here,
        *peers, side=side.side,
    )  # fmt: skip
    counted = ledger.computed(row, "peer_count", "len(values) - 1", here, *peers)
    return place, " of ", counted


def _mean_ranks(facts: Comparison, ledger: Ledger) -> Sentence:
    ranked = [side for side in facts.sides if side.rank and side.rank.peer_rank]
    known = [(side, places) for side in ranked if (places := _mean_places(side, ledger))]
    if not known:
        return sentence()
    # in the order of the medians' ranks, so that the names need no second saying
    is_told = len(known) == len(ranked)
    said = [sentence(places, *(() if is_told else (" for ", side.group))) for side, places in known]
    level = ledger.level("rank")
    return sentence(" By mean pay it is ", joined(" and ", said), ", at ", level, ".")


def _mean_places(side: SideFacts, ledger: Ledger) -> Sentence:
    """Derive the place of the mean, and the best and the worst that it may have in truth."""
    row = side.mean_rank
    if row is None:
        return sentence()
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
    place, best, worst = (
        ledger.computed(row, name, formula, *inputs, side=side.side) for name, formula in places
    )
    if row.best_rank == row.worst_rank:
        return sentence(place)
    return sentence(place, " (", best, " to ", worst, ")")


def leads(facts: Comparison, shown: int) -> Sentence:
    """Say of the best-paying areas shown whether the first is really ahead, by mean pay."""
    said = [
        sentence("for ", side.group, f" {clause}")
        for side in facts.sides
        if (clause := _lead(side.best[:shown]))
    ]
    if not said:
        return sentence()
    return sentence("No error is published for medians. By mean pay, ", joined("; ", said), ".")


def _lead(places: tuple[RankedArea, ...]) -> str:
    if len(places) < FEWEST:
        return ""
    first, *others = places
    name = place_name(first.area_name)
    if all(place.is_mean_apart_from_first is None for place in others):
        return "no error is published here either"
    ahead = _names(p for p in others if p.is_mean_apart_from_first and not is_behind(p))
    if ahead:
        return f"{name} is surely behind {ahead}"
    behind = _names(place for place in others if is_behind(place))
    close = _names(place for place in others if not is_behind(place))
    if not behind:
        return f"{name}’s lead is too close to call"
    return f"{name} is surely ahead{f' of {behind}, not of {close}' if close else ''}"


def _names(places: Iterable[RankedArea]) -> str:
    return formats.listing([place_name(place.area_name) for place in places])


def is_close(place: RankedArea) -> bool:
    """Say whether an area's mean cannot be said to be below that of the best-paying one."""
    return place.place_number > 1 and not is_behind(place)


def dots(facts: Comparison, shown: int, ledger: Ledger) -> Sentence:
    """Say what the dots of the best-paying areas mean, or that the first places are sure.

    Also how many areas at the ceiling are left out, and that one left out ties with the last.
    """
    others = [place for side in facts.sides for place in side.best[1:shown]]
    said = "By mean pay, the first is surely ahead of the others." if others else ""
    if any(map(is_close, others)):
        said = "Hollow dot: by mean pay, not surely behind the first."
    sides = [side for side in facts.sides if side.best]
    ceiling = [sentence(one, " for ", s.group) for s in sides if (one := _top_coded(s, ledger))]
    left_out = sentence(" Not ranked, being at the ceiling: ", joined(" and ", ceiling), ".")
    is_tied = any(_is_cut_in_a_tie(side.best, shown) for side in sides)
    tie = " The last place is tied with one not shown." if is_tied else ""
    return sentence(said, left_out if ceiling else "", tie)


def _top_coded(side: SideFacts, ledger: Ledger) -> Figure | None:
    first, peers = side.best[0], map(ledger.median, side.best_peers)
    formula = "sum(value is None for value in values)"
    return ledger.computed(first, "top_coded", formula, *peers) if first.top_coded_count else None


def _is_cut_in_a_tie(places: tuple[RankedArea, ...], shown: int) -> bool:
    if len(places) > shown:
        return places[shown].annual_median_usd == places[shown - 1].annual_median_usd
    return places[-1].is_tied_at_cut
