"""Marts → brochures, in bulk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import duckdb

from pipeline.archive.citation import Citation
from pipeline.brochures.brochure import Brochure
from pipeline.brochures.bulk import Marts, read_all
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.compose import compose
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.pay_scale import PayScales
from pipeline.core.errors import PresentError
from pipeline.core.figure import Side
from pipeline.core.language import SOURCE, speaking
from pipeline.core.language import language as spoken
from pipeline.settings.organisation import Campus, Organisation, organisation_in
from pipeline.settings.sections import Pair
from pipeline.settings.theme import DEFAULT, Theme
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS, NATION
from pipeline.sources.cip_soc.crosswalk import Crosswalk
from pipeline.sources.onet.title_book import TitleBook
from pipeline.warehouse import rows
from pipeline.warehouse.differences import Delta, Gap
from pipeline.warehouse.facts.outlook_reasons import OutlookReason
from pipeline.warehouse.pay import Pay

Made = TypeVar("Made")
SIDES: tuple[Side, Side] = ("first", "second")
FEWEST_PLACES = 3  # fewer areas than this make no ranking; the states stand in


@dataclass(frozen=True, slots=True)
class Presented:
    """Of which pair and area a brochure is, and each of them, written when it is asked for.

    comparisons: what each is written of, in the first language; ledger: what cites it there.
    areas: all of the release, of which the brochures may quote any.
    """

    places: tuple[tuple[str, str], ...]
    brochures: Iterator[Brochure]
    comparisons: Iterator[Comparison]
    ledger: Ledger
    areas: tuple[rows.Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Presenter:
    """All that some pairs need, in every area: each of their brochures is written from it.

    campuses: their areas by codes. with_quotes: as compose has it. language: that of the brochures,
    in which the pairs, the organisation and the theme are given, too.
    """

    marts: Marts
    ledger: Ledger
    organisation: Organisation
    campuses: Sequence[Campus] = ()
    theme: Theme = DEFAULT
    with_quotes: bool = True
    language: str = SOURCE

    def brochures(self, pair: Pair, areas: Iterable[str]) -> Iterator[Brochure]:
        """Write the brochures of a pair in areas, by their codes."""
        made = (
            compose(
                facts,
                organisation_in(facts.area.area_code, self.organisation, self.campuses),
                self.ledger,
                theme=self.theme,
                with_quotes=self.with_quotes,
            )
            for facts in self.comparisons(pair, areas)
        )
        return _in(self.language, made)

    def comparisons(self, pair: Pair, areas: Iterable[str]) -> Iterator[Comparison]:
        """Give what the brochures of a pair in areas are written of."""
        codes = [self.marts.codes[side] for side in pair.sides]
        scales = PayScales.over(self.marts.every(Pay), codes)
        for code in areas:
            area = self.marts.find(rows.Area, code)
            if area is None:
                raise PresentError(
                    f"the marts have no area {code}", where="--area", expected="an area's code"
                )
            yield _compared(self.marts, pair, area, scales)


def present(
    connection: duckdb.DuckDBPyConnection,
    pairs: Sequence[Pair],
    areas: Sequence[str],
    organisation: Organisation,
    citations: Mapping[str, Citation],
    *,
    campuses: Sequence[Campus] = (),
    theme: Theme = DEFAULT,
    with_quotes: bool = True,
    language: str = SOURCE,
    titles: TitleBook | None = None,
    crosswalk: Crosswalk | None = None,
) -> Presented:
    """Read what every pair in every area asked for needs, at once; brochures follow, pairs first.

    areas: by their codes, as those of the campuses. with_quotes: as compose has it. language: that
    they are written in, as pairs, organisation and theme are. titles, crosswalk: O*NET's, and that
    of programs, where they are held. Raises PresentError for a role or occupation that there is
    not.
    """
    sides = {side for pair in pairs for side in pair.sides}
    marts = read_all(connection, sides, citations, titles, crosswalk)
    ledger = Ledger(dict(citations))
    writer = Presenter(marts, ledger, organisation, campuses, theme, with_quotes, language)
    return Presented(
        places=tuple((pair.slug, area) for pair in pairs for area in areas),
        brochures=(one for pair in pairs for one in writer.brochures(pair, areas)),
        comparisons=(one for pair in pairs for one in writer.comparisons(pair, areas)),
        ledger=ledger if language == SOURCE else Ledger(dict(citations)),
        areas=tuple(marts.every(rows.Area)),
    )


def _in(language: str, made: Iterator[Made]) -> Iterator[Made]:
    """Have each be made in a language, and not what is done between one and the next."""
    while True:
        with speaking(language):
            one = next(made, None)
        if one is None:
            return
        yield one


def _compared(marts: Marts, pair: Pair, area: rows.Area, scales: PayScales) -> Comparison:
    group, nation = _ranked_group(marts, pair, area), marts.find(rows.Area, NATION)
    if nation is None:
        raise PresentError("the marts have no nation", where="areas", expected=NATION)
    first, second = (
        _side(marts, kind, text, area, group) for kind, text in zip(SIDES, pair.sides, strict=True)
    )
    return Comparison(
        pair=pair,
        area=area,
        state=marts.find(rows.Area, area.state_area_code),
        nation=nation,
        first=first,
        second=second,
        gap=marts.find(Gap, area.area_code, pair.slug),
        all_occupations=marts.find(rows.Outlook, ALL_OCCUPATIONS),
        is_trend=marts.is_trend,
        pay_scale=scales.around(first.here, first.in_nation, second.here, second.in_nation),
        median_scale=scales.median,
    )


def _side(marts: Marts, side: Side, text: str, area: rows.Area, group: str) -> SideFacts:
    code, here = marts.codes[text], area.area_code
    occupation = marts.find(rows.Occupation, code)
    if occupation is None:
        raise PresentError(
            f"{text} is no role and no occupation of this release",
            where="--pair",
            expected="a role of data/raw/roles or a SOC code",
            todo="Look the code up in the release's list of occupations.",
        )
    rank = marts.find(rows.Rank, here, code)
    return SideFacts(
        side=side,
        role=marts.find(rows.Role, spoken(), text),
        occupation=occupation,
        here=marts.find(Pay, here, code),
        in_state=marts.find(Pay, area.state_area_code, code),
        in_nation=marts.find(Pay, NATION, code),
        to_nation=marts.find(Delta, here, code, "nation"),
        to_state=marts.find(Delta, here, code, "state"),
        rank=rank,
        peers=tuple(one for one in marts.peers[rank.peer_group_code, code] if one.is_ranked)
        if rank
        else (),
        mean_rank=marts.find(rows.MeanRank, here, code),
        peers_pay=_peers_pay(marts, area, code),
        best=tuple(marts.places.get((group, code), [])),
        best_peers=tuple(marts.peers.get((group, code), [])),
        outlook=marts.find(rows.Outlook, code),
        projected_here=tuple(marts.projected.get((here, code), [])),
        projected_in_state=tuple(marts.projected.get((area.state_area_code or "", code), [])),
        past=tuple(marts.past.get((here, code), [])),
        titles=marts.titles.get(text),
        programs=marts.programs.get(text, ()),
        reasons=tuple(one for one in marts.every(OutlookReason) if one.occupation_code == code),
        facts=marts.facts(area, code),
    )


def _peers_pay(marts: Marts, area: rows.Area, code: str) -> tuple[Pay, ...]:
    """Give the pay of an area's peers, itself among them, whose means are ranked."""
    return tuple(
        row
        for peer in marts.every(rows.Area)
        if peer.peer_group_code is not None and peer.peer_group_code == area.peer_group_code
        if marts.find(rows.MeanRank, peer.area_code, code)
        and (row := marts.find(Pay, peer.area_code, code))
    )


def _ranked_group(marts: Marts, pair: Pair, area: rows.Area) -> str:
    """Choose whose areas are ranked: those of the area's state, or the states where it has few."""
    group = "states" if area.area_kind == "nation" else area.state_area_code or area.area_code
    known = [marts.places.get((group, marts.codes[side]), []) for side in pair.sides]
    return group if max(map(len, known)) >= FEWEST_PLACES else "states"
