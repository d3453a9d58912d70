"""Marts → brochures, in bulk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS
from pipeline.sources.onet.title_book import TitleBook, TitleFacts, title_facts
from pipeline.warehouse.marts import read, read_by_key
from pipeline.warehouse.rows import (
    Area,
    Delta,
    Gap,
    MeanRank,
    Occupation,
    Outlook,
    PastPay,
    Pay,
    Rank,
    RankedArea,
    Role,
)

Record = TypeVar("Record")
Ranked = TypeVar("Ranked", Rank, RankedArea)
FEWEST_PLACES = 3  # fewer areas than this make no ranking; the states stand in


@dataclass(frozen=True, slots=True)
class Marts:
    """Rows of the marts that the pairs and areas asked for need, by their grain."""

    areas: Mapping[str, Area]
    occupations: Mapping[str, Occupation]
    pay: Mapping[tuple[str, str], Pay]
    gaps: Mapping[tuple[str, str], Gap]
    deltas: Mapping[tuple[str, str, str], Delta]
    ranks: Mapping[tuple[str, str], Rank]
    peers: Mapping[tuple[str, str], list[Rank]]
    mean_ranks: Mapping[tuple[str, str], MeanRank]
    places: Mapping[tuple[str, str], list[RankedArea]]
    outlook: Mapping[str, Outlook]
    roles: Mapping[str, Role]
    past: Mapping[tuple[str, str], list[PastPay]]
    is_trend: bool
    titles: Mapping[str, TitleFacts | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Presented:
    """How many brochures there are, and each of them, written when it is asked for.

    areas: all of the release, of which the brochures may quote any.
    """

    count: int
    brochures: Iterator[Brochure]
    areas: tuple[Area, ...] = ()


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
    marts = _read(connection, pairs, citations)
    if titles:
        sides = {side for pair in pairs for side in pair.sides}
        marts = replace(marts, titles={side: _titled(marts, side, titles) for side in sides})
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
    pairs: Sequence[Pair],
    citations: Mapping[str, Citation],
) -> Marts:
    def keyed(kind: type[Record], wanted: Mapping[str, object]) -> dict[Any, Record]:
        return read_by_key(connection, kind, wanted)

    roles = keyed(Role, {})
    codes = sorted({_code(side, roles) for pair in pairs for side in pair.sides})
    of_release: dict[str, object] = {"release": [citations["bls_oews"].release]}
    of_both = {**of_release, "occupation_code": codes}
    of_round = {"projection_round": [citations["bls_projections"].release]}
    ranks = keyed(Rank, of_both)
    best = read(connection, RankedArea, of_both)
    return Marts(
        areas=keyed(Area, of_release),
        occupations=keyed(Occupation, of_both),
        pay=keyed(Pay, of_both),
        gaps=keyed(Gap, of_release),
        deltas=keyed(Delta, of_both),
        ranks=ranks,
        peers=_grouped(ranks.values()),
        mean_ranks=keyed(MeanRank, of_both),
        places=_grouped(sorted(best, key=lambda area: area.place_number)),
        outlook=keyed(Outlook, {**of_round, "occupation_code": [*codes, ALL_OCCUPATIONS]}),
        roles=roles,
        past=_past(read(connection, PastPay, {"occupation_code": codes})),
        is_trend="bls_cpi" in citations,  # prices are cited for a trend alone
    )


def _past(rows: Sequence[PastPay]) -> dict[tuple[str, str], list[PastPay]]:
    groups: dict[tuple[str, str], list[PastPay]] = {}
    for row in sorted(rows, key=lambda row: row.release):
        groups.setdefault((row.area_code, row.occupation_code), []).append(row)
    return groups


def _grouped(rows: Iterable[Ranked]) -> dict[tuple[str, str], list[Ranked]]:
    groups: dict[tuple[str, str], list[Ranked]] = {}
    for row in rows:
        groups.setdefault((row.peer_group_code, row.occupation_code), []).append(row)
    return groups


def _code(side: str, roles: Mapping[str, Role]) -> str:
    return roles[side].occupation_code if side in roles else side


def _titled(marts: Marts, side: str, titles: TitleBook) -> TitleFacts | None:
    """Look a side's titles up once for all areas."""
    name = marts.roles[side].role_name if side in marts.roles else ""
    return title_facts(name, _code(side, marts.roles), titles)


def _compared(marts: Marts, pair: Pair, area: Area) -> Comparison:
    group = _ranked_group(marts, pair, area)
    first, second = (
        _side(marts, kind, text, area, group) for kind, text in zip(_SIDES, pair.sides, strict=True)
    )
    return Comparison(
        pair=pair,
        area=area,
        state=marts.areas.get(area.state_area_code or ""),
        nation=_nation(marts),
        first=first,
        second=second,
        gap=marts.gaps.get((area.area_code, pair.slug)),
        all_occupations=marts.outlook.get(ALL_OCCUPATIONS),
        is_trend=marts.is_trend,
    )


_SIDES: tuple[Side, Side] = ("first", "second")


def _nation(marts: Marts) -> Area:
    return next(area for area in marts.areas.values() if area.area_kind == "nation")


def _side(marts: Marts, side: Side, text: str, area: Area, group: str) -> SideFacts:
    code = _code(text, marts.roles)
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
        in_nation=marts.pay.get((_nation(marts).area_code, code)),
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


def _peers_pay(marts: Marts, area: Area, code: str) -> tuple[Pay, ...]:
    """Give the pay of an area's peers, itself among them, where a mean has a published error."""
    rows = (
        marts.pay.get((peer.area_code, code))
        for peer in marts.areas.values()
        if peer.peer_group_code is not None and peer.peer_group_code == area.peer_group_code
    )
    return tuple(row for row in rows if row and None not in (row.annual_mean_usd, row.mean_rse_pct))


def _ranked_group(marts: Marts, pair: Pair, area: Area) -> str:
    """Choose whose areas are ranked: those of the area's state, or the states where it has few."""
    group = "states" if area.area_kind == "nation" else area.state_area_code or area.area_code
    known = [marts.places.get((group, _code(side, marts.roles)), []) for side in pair.sides]
    return group if max(map(len, known)) >= FEWEST_PLACES else "states"
