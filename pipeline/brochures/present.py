"""Marts → brochures, in bulk."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

import duckdb

from pipeline.archive.citation import Citation
from pipeline.brochures.areas import choose_areas
from pipeline.brochures.brochure import Brochure
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.compose import compose
from pipeline.brochures.ledger import Ledger
from pipeline.core.errors import PresentError
from pipeline.core.figure import Side
from pipeline.settings.brochures import Organisation, Pair
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS, NATION
from pipeline.sources.onet.title_book import TitleBook, TitleFacts, title_facts
from pipeline.warehouse import rows
from pipeline.warehouse.marts import read, read_by_key

Record = TypeVar("Record")
By = Mapping[tuple[str, str], Record]  # by area, or group of areas, and occupation
SIDES: tuple[Side, Side] = ("first", "second")
FEWEST_PLACES = 3  # fewer areas than this make no ranking; the states stand in


@dataclass(frozen=True, slots=True)
class Marts:
    """Rows of the marts that the pairs and areas asked for need, by their grain.

    codes: each side's occupation. titles: by side, where they are held.
    """

    areas: Mapping[str, rows.Area]
    occupations: Mapping[str, rows.Occupation]
    pay: By[rows.Pay]
    gaps: By[rows.Gap]
    deltas: Mapping[tuple[str, str, str], rows.Delta]
    ranks: By[rows.Rank]
    peers: By[list[rows.Rank]]
    mean_ranks: By[rows.MeanRank]
    places: By[list[rows.RankedArea]]
    outlook: Mapping[str, rows.Outlook]
    roles: Mapping[str, rows.Role]
    codes: Mapping[str, str]
    past: By[list[rows.PastPay]]
    titles: Mapping[str, TitleFacts | None]
    is_trend: bool


@dataclass(frozen=True, slots=True)
class Presented:
    """How many brochures there are, and each of them, written when it is asked for.

    areas: all of the release, of which the brochures may quote any.
    """

    count: int
    brochures: Iterator[Brochure]
    areas: tuple[rows.Area, ...] = ()


def present(
    connection: duckdb.DuckDBPyConnection,
    pairs: Sequence[Pair],
    areas: Sequence[str],
    organisation: Organisation,
    citations: Mapping[str, Citation],
    *,
    with_quotes: bool = True,
    titles: TitleBook | None = None,
) -> Presented:
    """Read what every pair in every area asked for needs, at once; brochures follow, pairs first.

    areas: codes, names or words as `--area` takes them. with_quotes: as compose has it. titles:
    O*NET's, where they are held. Raises UsageError for an area that there is not, PresentError for
    a pair whose role or occupation there is not.
    """
    sides = {side for pair in pairs for side in pair.sides}
    marts = _read(connection, sides, citations, titles)
    chosen = choose_areas(areas, list(marts.areas.values()))
    ledger = Ledger(dict(citations))
    brochures = (
        compose(_compared(marts, pair, area), organisation, ledger, with_quotes=with_quotes)
        for pair in pairs
        for area in chosen
    )
    return Presented(len(pairs) * len(chosen), brochures, tuple(marts.areas.values()))


def _read(
    connection: duckdb.DuckDBPyConnection,
    sides: Iterable[str],
    citations: Mapping[str, Citation],
    titles: TitleBook | None,
) -> Marts:
    def keyed(kind: type[Record], wanted: Mapping[str, object]) -> dict[Any, Record]:
        return read_by_key(connection, kind, wanted)

    roles = keyed(rows.Role, {})
    codes = {side: roles[side].occupation_code if side in roles else side for side in sides}
    wanted = sorted(set(codes.values()))
    of_release: dict[str, object] = {"release": [citations["bls_oews"].release]}
    of_both = {**of_release, "occupation_code": wanted}
    of_round = {"projection_round": [citations["bls_projections"].release]}
    ranks = keyed(rows.Rank, of_both)
    best = sorted(read(connection, rows.RankedArea, of_both), key=attrgetter("place_number"))
    past = read(connection, rows.PastPay, {"occupation_code": wanted})  # by release
    return Marts(
        areas=keyed(rows.Area, of_release),
        occupations=keyed(rows.Occupation, of_both),
        pay=keyed(rows.Pay, of_both),
        gaps=keyed(rows.Gap, of_release),
        deltas=keyed(rows.Delta, of_both),
        ranks=ranks,
        peers=_grouped(ranks.values(), "peer_group_code"),
        mean_ranks=keyed(rows.MeanRank, of_both),
        places=_grouped(best, "peer_group_code"),
        outlook=keyed(rows.Outlook, {**of_round, "occupation_code": [*wanted, ALL_OCCUPATIONS]}),
        roles=roles,
        codes=codes,
        past=_grouped(past, "area_code"),
        # a side is looked up once for all areas
        titles={
            side: title_facts(roles[side].role_name if side in roles else "", code, titles)
            for side, code in codes.items()
            if titles
        },
        is_trend="bls_cpi" in citations,  # prices are cited for a trend alone
    )


def _grouped(found: Iterable[Record], place: str) -> dict[tuple[str, str], list[Record]]:
    groups = defaultdict(list)
    for row in found:
        groups[attrgetter(place, "occupation_code")(row)].append(row)
    return groups


def _compared(marts: Marts, pair: Pair, area: rows.Area) -> Comparison:
    group = _ranked_group(marts, pair, area)
    first, second = (
        _side(marts, kind, text, area, group) for kind, text in zip(SIDES, pair.sides, strict=True)
    )
    return Comparison(
        pair=pair,
        area=area,
        state=marts.areas.get(area.state_area_code or ""),
        nation=marts.areas[NATION],
        first=first,
        second=second,
        gap=marts.gaps.get((area.area_code, pair.slug)),
        all_occupations=marts.outlook.get(ALL_OCCUPATIONS),
        is_trend=marts.is_trend,
    )


def _side(marts: Marts, side: Side, text: str, area: rows.Area, group: str) -> SideFacts:
    code = marts.codes[text]
    if code not in marts.occupations:
        raise PresentError(
            f"{text} is no role and no occupation of this release",
            where="--pair",
            expected="a role of data/raw/roles or a SOC code",
            todo="Look the code up in the release's list of occupations.",
        )
    rank = marts.ranks.get((area.area_code, code))
    return SideFacts(
        side=side,
        role=marts.roles.get(text),
        occupation=marts.occupations[code],
        here=marts.pay.get((area.area_code, code)),
        in_state=marts.pay.get((area.state_area_code or "", code)),
        in_nation=marts.pay.get((NATION, code)),
        to_nation=marts.deltas.get((area.area_code, code, "nation")),
        to_state=marts.deltas.get((area.area_code, code, "state")),
        rank=rank,
        peers=tuple(marts.peers[rank.peer_group_code, code]) if rank else (),
        mean_rank=marts.mean_ranks.get((area.area_code, code)),
        peers_pay=_peers_pay(marts, area, code),
        best=tuple(marts.places.get((group, code), [])),
        outlook=marts.outlook.get(code),
        past=tuple(marts.past.get((area.area_code, code), [])),
        titles=marts.titles.get(text),
    )


def _peers_pay(marts: Marts, area: rows.Area, code: str) -> tuple[rows.Pay, ...]:
    """Give the pay of an area's peers, itself among them, where a mean has a published error."""
    return tuple(
        row
        for peer in marts.areas.values()
        if peer.peer_group_code is not None and peer.peer_group_code == area.peer_group_code
        if (row := marts.pay.get((peer.area_code, code)))
        and None not in (row.annual_mean_usd, row.mean_rse_pct)
    )


def _ranked_group(marts: Marts, pair: Pair, area: rows.Area) -> str:
    """Choose whose areas are ranked: those of the area's state, or the states where it has few."""
    group = "states" if area.area_kind == "nation" else area.state_area_code or area.area_code
    known = [marts.places.get((group, marts.codes[side]), []) for side in pair.sides]
    return group if max(map(len, known)) >= FEWEST_PLACES else "states"
