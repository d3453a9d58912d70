"""The publications that Wagefold reads."""

from pipeline.model.source import Source
from pipeline.sources import bea_rpp, bls_cpi, bls_oews, bls_projections, onet, roles

SOURCES: tuple[Source, ...] = (
    bls_oews.SOURCE,
    bls_projections.SOURCE,
    bea_rpp.SOURCE,
    roles.SOURCE,
)
# those that `make refresh` asks for; of the CPI and O*NET a report needs nothing
FETCHED: tuple[Source, ...] = (
    bls_oews.SOURCE,
    bls_projections.SOURCE,
    bea_rpp.SOURCE,
    bls_cpi.SOURCE,
    onet.SOURCE,
)
