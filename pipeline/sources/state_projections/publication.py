"""Long-term projections of states and territories, with the nation's of the same round."""

from pipeline.archive.source import Source
from pipeline.core.states import STATES
from pipeline.sources.bls_oews import codes
from pipeline.sources.formats.local_projections import NATION, PROJECTIONS, Place, reader

PLACES = [
    Place(NATION, codes.NATION),
    *(Place(name, f"{code}00000") for code, name in STATES.values()),
]
# by name, and by FIPS code, which the publisher writes as a number
BY_NAME = {
    **{place.name: place for place in PLACES},
    **{str(int(str(place.area_code)[:2])): place for place in PLACES},
}

SOURCE = Source(
    name="state_projections",
    title="Long-Term Occupational Projections",
    publisher="Projections Central",
    licence="official statistics of the states, posted for public use",
    address="https://projectionscentral.org/longterm",
    tables=(PROJECTIONS,),
    read=reader(BY_NAME),
    period=lambda projection_round: projection_round.replace("-", "–"),
    short="states’ projections",
)
