"""The publications that Wagefold reads."""

from pipeline.archive.source import Source
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_cpi import publication as bls_cpi
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_projections import publication as bls_projections
from pipeline.sources.onet import publication as onet
from pipeline.sources.roles import publication as roles

SOURCES: tuple[Source, ...] = (
    bls_oews.SOURCE,
    bls_projections.SOURCE,
    bea_rpp.SOURCE,
    roles.SOURCE,
)
# what `report --trend` needs besides
TREND_SOURCES: tuple[Source, ...] = (bls_cpi.SOURCE,)
EVERY: tuple[Source, ...] = (*SOURCES, *TREND_SOURCES, onet.SOURCE)
# those that `make refresh` asks for; of O*NET a report needs nothing
FETCHED: tuple[Source, ...] = tuple(source for source in EVERY if source.feed)
