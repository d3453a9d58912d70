"""The publications that Wagefold reads."""

from pipeline.model.source import Source
from pipeline.sources import bea_rpp, bls_cpi, bls_oews, bls_projections, onet, roles

SOURCES: tuple[Source, ...] = (
    bls_oews.SOURCE,
    bls_projections.SOURCE,
    bea_rpp.SOURCE,
    roles.SOURCE,
)
# what `report --trend` needs besides
TREND_SOURCES: tuple[Source, ...] = (bls_cpi.SOURCE,)
# those that `make refresh` asks for; of O*NET a report needs nothing
FETCHED: tuple[Source, ...] = (
    bls_oews.SOURCE,
    bls_projections.SOURCE,
    bea_rpp.SOURCE,
    bls_cpi.SOURCE,
    onet.SOURCE,
)
