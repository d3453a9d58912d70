"""The publications that Wagefold reads."""

from pipeline.model.source import Source
from pipeline.sources import bea_rpp, bls_oews, bls_projections, roles

SOURCES: tuple[Source, ...] = (
    bls_oews.SOURCE,
    bls_projections.SOURCE,
    bea_rpp.SOURCE,
    roles.SOURCE,
)
