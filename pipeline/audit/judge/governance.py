"""A claim → whether its area and its period are read where they govern it: else it accuses not."""

from pipeline.audit.model import NO_PLACE, Claim
from pipeline.sources.bls_oews.codes import NATION

GOVERNING = ("sentence", "head", "introduction", "paragraph", "heading")


def is_placed(claim: Claim) -> bool:
    """Tell whether the area is read; the nation is, too, where no place is named at all."""
    if claim.area.value == NATION:
        return claim.area.is_read or claim.area.where == NO_PLACE
    return claim.area.is_read and claim.area.where in GOVERNING


def unread_period(claim: Claim) -> str:
    """Say that the period is assumed, "" where it is read."""
    is_read = claim.period.is_read and claim.period.where in (*GOVERNING, "title")
    return "" if is_read else "assumed_period"
