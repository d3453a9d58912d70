"""Where pay is highest → a dot plot of places, or for the nation a map of the states a role."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import first_place, is_near_the_top
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.panels import PlacesPanel
from pipeline.brochures.picture import Lane, Mark, Picture, Shape, Tile
from pipeline.brochures.places import called, label, name_within, narrow_name
from pipeline.brochures.ranks import floor, leads, omissions, ranks
from pipeline.brochures.scale import Scale
from pipeline.brochures.sentences import pay_unit, period
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Word, joined, sentence
from pipeline.core.states import POSTAL_CODES, STATE_CODES
from pipeline.core.words import listed, say
from pipeline.warehouse.rows import Rank, RankedArea

FEWEST = 4  # places drawn beside this area and its state
STEPS = (5_000, 2_500, 1_000, 500)  # dollars; the levels of a map end at the roundest that do
LEVELS = ("unpublished", "under", "between", "over")
LAST_STATE = "56"  # territories have higher numbers
SHAPES: tuple[Shape, Shape] = ("circle", "square")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the dot plot: a median a side, and at how many dollars it stands."""

    name: str
    medians: tuple[Figure | None, ...]
    dollars: tuple[float | None, ...]
    is_here: bool = False

    @property
    def most(self) -> float:
        return max(filter(None, self.dollars), default=0)


def places_panel(facts: Comparison, ledger: Ledger) -> PlacesPanel:
    """Say and draw where pay is highest, and where this area stands."""
    codes = [] if facts.is_nation else _chosen(facts)
    places = sorted(_places(facts, codes, ledger), key=lambda place: (-place.most, place.name))
    best = [(side, side.best[0].employment_floor_count) for side in facts.sides if side.best]
    floors = [floor(best, ledger)] if best else []
    found, led = finding(facts), tuple(leads(facts))
    is_ranked = bool(places) or found != say("places-where")  # maps alone rank no place
    return PlacesPanel(
        finding=found,
        basis=joined(" ", [_basis(places, ledger), *(floors if is_ranked else ())]),
        picture=_dots(facts, places) if places else None,
        pictures=tuple(_maps(facts)) if facts.is_nation else (),
        ranks=tuple(ranks(facts, ledger)),
        leads=(*led, *(floors if led and not is_ranked else ())),
        omissions=tuple(omissions(facts, codes, ledger)),
    )


def _basis(places: Iterable[Place], ledger: Ledger) -> Sentence:
    gaps = "some" if any(None in place.dollars for place in places) else "none"
    return say("places-basis", when=period("bls_oews", ledger), gaps=gaps)


def finding(facts: Comparison) -> Sentence:
    """Head the picture with what is sure: where pay is highest, or that this area is near there."""
    best = [side.best for side in facts.sides]
    if not any(best):
        return say("places-unknown")
    groups = {places[0].peer_group_code for places in best if places}
    is_sure = all(len(places) > 1 and first_place(places) == "first" for places in best)
    firsts = {name_within(s.best[0].area_name): s.side for s in facts.sides} if is_sure else {}
    is_near = all(is_near_the_top(side.rank, side.mean_rank, groups) for side in facts.sides)
    if is_near and [*firsts] != [called(facts.area)]:
        whose = say("places-nation") if "states" in groups else called(facts.state or facts.area)
        return say("places-near-the-top", place=called(facts.area), whose=whose)
    if firsts:
        tops = [Word(name, side if len(firsts) > 1 else "") for name, side in firsts.items()]
        return say("places-highest", places=listed(tops))
    return say("places-where")


def _chosen(facts: Comparison) -> list[str]:
    """Choose the best-paying areas of each side in turn, four at least, and this one's own."""
    own = [area.area_code for area in (facts.area, facts.state) if area]
    chosen: list[str] = []
    for nth in zip_longest(*(side.best for side in facts.sides)):
        if len(chosen) < FEWEST:
            codes = (place.area_code for place in nth if place)
            chosen += dict.fromkeys(code for code in codes if code not in (*own, *chosen))
    return [*chosen, *own] if any(side.best for side in facts.sides) else []


def _places(facts: Comparison, codes: Sequence[str], ledger: Ledger) -> Iterator[Place]:
    own = {area.area_code: area for area in (facts.area, facts.state) if area}
    names = {place.area_code: place.area_name for side in facts.sides for place in side.best}
    for code in codes:
        cells = [_median(code, side, ledger) for side in facts.sides]
        medians, dollars = zip(*cells, strict=True)
        name = label(own[code]) if code in own else narrow_name(names[code])
        yield Place(name, medians, dollars, is_here=code == facts.area.area_code)


def _median(code: str, side: SideFacts, ledger: Ledger) -> tuple[Figure | None, float | None]:
    """Cite an area's median with where it stands, at the ceiling if it is there or above."""
    for row in (side.here, side.in_state):
        if row and row.area_code == code:
            figure = ledger.cite(row, "annual_median", side.side)
            ceiling = row.annual_ceiling_usd if figure else None
            return figure, ceiling if row.annual_median_usd is None else row.annual_median_usd
    known: tuple[Rank | RankedArea, ...] = (*side.best_peers, *side.best)
    peer = next((one for one in known if one.area_code == code), None)
    if peer is None or peer.annual_median_usd is None:
        return None, None
    return ledger.median(peer, side.side), peer.annual_median_usd


def _dots(facts: Comparison, places: Sequence[Place]) -> Picture:
    """Draw a row a place with the medians of both sides, on one axis."""
    scale = _scale(facts, [value for place in places for value in place.dollars if value])
    first, second = (side.many for side in facts.sides)
    return Picture(
        kind="dots",
        finding=finding(facts),
        alt=say("places-alt", first=first, second=second, places=joined(" ", map(_said, places))),
        lanes=tuple(_lane(place, scale) for place in places),
        ticks=scale.ticks("usd_per_year"),
        key=(sentence(first), sentence(second)),
    )


def _scale(facts: Comparison, dollars: Sequence[float]) -> Scale:
    """Give the pair's axis, which medians beyond it widen; one of hours is none of these."""
    common = facts.median_scale if pay_unit(facts) == "annual" else None
    return common.holding(dollars) if common else Scale.over(dollars)


def _lane(place: Place, scale: Scale) -> Lane:
    marks = tuple(
        Mark(shape, at, at, is_open=median.value is None)
        for shape, median, value in zip(SHAPES, place.medians, place.dollars, strict=True)
        if median and value is not None
        for at in (scale.share(value),)
    )
    text = sentence() if marks else say("places-not-published", is_missing=True)
    return Lane(sentence(place.name), marks, text, is_here=place.is_here)


def _said(place: Place) -> Sentence:
    first, second = (median or say("places-not-published") for median in place.medians)
    return say("places-alt-place", place=place.name, first=first, second=second)


def _maps(facts: Comparison) -> Iterator[Picture]:
    """Draw a map of the states a side, in three levels of its median pay."""
    for side in facts.sides:
        medians = {peer.area_code: peer.annual_median_usd for peer in side.best_peers}
        if known := sorted(value for value in medians.values() if value is not None):
            yield _map(side, medians, *_bounds(known))


def _bounds(known: Sequence[float]) -> tuple[float, float]:
    """Part sorted values into thirds, as nearly as the roundest bounds do that part them."""
    thirds = [known[len(known) * third // 3] for third in (1, 2)]
    for step in STEPS:
        low, high = (step * round(value / step) for value in thirds)
        if known[0] < low < high < known[-1]:
            break
    return low, high


def _map(side: SideFacts, medians: Mapping[str, float | None], low: float, high: float) -> Picture:
    levels = {
        postal: _level(medians, f"{code}00000", low, high)
        for postal, code in STATE_CODES.items()
        if code <= LAST_STATE
    }
    below, above = Scale(low, high, (high - low) or 1).ticks("usd_per_year")
    key = tuple(say(f"places-map-{name}", low=below.text, high=above.text) for name in LEVELS)
    said = [
        say("places-map-level", level=key[level], states=formats.listing(names))
        for level in (3, 2, 1, 0)
        if (names := [POSTAL_CODES[postal] for postal in levels if levels[postal] == level])
    ]
    return Picture(
        kind="tiles",
        finding=say("places-map-finding", many=side.many),
        alt=say("places-map-alt", many=side.many, levels=joined(" ", said)),
        tiles=tuple(Tile(postal, level) for postal, level in levels.items()),
        key=tuple(
            said if level in levels.values() else Sentence(()) for level, said in enumerate(key)
        ),
        side=side.side,
    )


def _level(medians: Mapping[str, float | None], code: str, low: float, high: float) -> int:
    """Give the shade of a state; 0 without a number, be it withheld or at the ceiling."""
    value = medians.get(code)
    return 0 if value is None else 1 if value < low else 2 if value <= high else 3
