"""Marts → their rows that all pairs and areas asked for need, read at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

import duckdb

from pipeline.archive.citation import Citation
from pipeline.core.language import SOURCE, language
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS
from pipeline.sources.cip_soc.crosswalk import Crosswalk, StudyProgram
from pipeline.sources.names import OEWS
from pipeline.sources.onet.title_book import TitleBook, TitleFacts, title_facts
from pipeline.warehouse import rows
from pipeline.warehouse.columns import RECORDS, MartRow
from pipeline.warehouse.facts.local_outlook import LocalOutlook
from pipeline.warehouse.marts import read, read_by_key
from pipeline.warehouse.pay import PastPay

Record = TypeVar("Record", bound=MartRow)
By = Mapping[tuple[str, str], list[Record]]  # by area, or group of areas, and occupation
Held = Mapping[type[MartRow], Mapping[tuple[object, ...], MartRow]]


@dataclass(frozen=True, slots=True)
class Marts:
    """Rows of the marts that the pairs and areas asked for need, by record and key.

    codes: each side's occupation. titles: by side, where they are held; programs: by side with a
    role, those of its name.
    """

    held: Held
    codes: Mapping[str, str]
    peers: By[rows.Rank]
    places: By[rows.RankedArea]
    past: By[PastPay]
    projected: By[LocalOutlook]
    titles: Mapping[str, TitleFacts | None]
    programs: Mapping[str, tuple[StudyProgram, ...]]
    is_trend: bool

    def every(self, kind: type[Record]) -> list[Record]:
        """Give all rows of a mart, in its order."""
        return _of(self.held, kind)

    def find(self, kind: type[Record], *key: str | None) -> Record | None:
        """Give the row that has a key; None where there is none."""
        row = self.held[kind].get(key)
        return row if isinstance(row, kind) else None

    def facts(self, area: rows.Area, code: str) -> dict[type[MartRow], MartRow]:
        """Give the row of each mart that has one of an area, its state, an occupation, or both."""
        state = (area.state_area_code or area.area_code)[:2]
        place = {
            "area_code": area.area_code, "state_code": state, "occupation_code": code,
            "language": language(),
        }  # fmt: skip
        found = {
            kind: held.get(tuple(place.get(name) for name in kind.mart.key))
            for kind, held in self.held.items()
        }
        return {kind: row for kind, row in found.items() if row}


def read_all(
    connection: duckdb.DuckDBPyConnection,
    sides: Iterable[str],
    citations: Mapping[str, Citation],
    titles: TitleBook | None,
    crosswalk: Crosswalk | None,
) -> Marts:
    """Read what the sides of the pairs need, in every area; titles, crosswalk: where held."""
    of_side = {one.role_slug: one for one in read(connection, rows.Role, {"language": [SOURCE]})}
    codes = {side: of_side[side].occupation_code if side in of_side else side for side in sides}
    wanted = [*sorted(set(codes.values())), ALL_OCCUPATIONS]
    held = {
        kind: read_by_key(connection, kind, _narrowed(kind, wanted, citations))
        for kind in RECORDS.values()
        if kind.mart.source in citations or not kind.mart.release
    }
    cited = {one.release for one in citations.values() if one.source == OEWS}
    best = sorted(_of(held, rows.RankedArea), key=attrgetter("place_number"))
    return Marts(
        held=held,
        codes=codes,
        peers=_grouped(_of(held, rows.Rank), "peer_group_code"),
        places=_grouped(best, "peer_group_code"),
        past=_grouped((one for one in _of(held, PastPay) if one.release in cited), "area_code"),
        projected=_grouped(_of(held, LocalOutlook), "area_code"),
        # a side is looked up once for all areas
        titles={
            side: title_facts(of_side[side].role_name if side in of_side else "", code, titles)
            for side, code in codes.items()
            if titles
        },
        programs={
            side: tuple(crosswalk.called(of_side[side].role_name))
            for side in codes
            if crosswalk and side in of_side
        },
        is_trend="bls_cpi" in citations,  # prices are cited for a trend alone
    )


def _narrowed(
    kind: type[MartRow], codes: Sequence[str], citations: Mapping[str, Citation]
) -> dict[str, object]:
    """Say which rows of a mart are needed: those of its release, and of some occupations."""
    wanted: dict[str, object] = {}
    if kind.mart.release:
        wanted[kind.mart.release] = [citations[kind.mart.source].release]
    if "occupation_code" in kind.__annotations__:
        wanted["occupation_code"] = codes
    return wanted


def _of(held: Held, kind: type[Record]) -> list[Record]:
    """Give all rows of a mart, in its order."""
    return [row for row in held[kind].values() if isinstance(row, kind)]


def _grouped(found: Iterable[Record], place: str) -> dict[tuple[str, str], list[Record]]:
    groups = defaultdict(list)
    for row in found:
        groups[attrgetter(place, "occupation_code")(row)].append(row)
    return groups
