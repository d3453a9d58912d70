"""A school's file of claims → the same records as a page's, every part read."""

from collections.abc import Iterator, Sequence

from pipeline.audit.model import PAY_UNITS, Amount, AmountKind, Claim, Part
from pipeline.audit.understand.assertions import promises
from pipeline.sources.claims import ClaimedFigure, SchoolClaim

TABLE = "table"  # the place in which claims stand side by side
KINDS: dict[str, AmountKind] = {"usd_per_year": "usd", "usd_per_hour": "usd", "pct": "pct",
                                "points": "points", "jobs": "jobs"}  # fmt: skip


def records(claims: Sequence[SchoolClaim]) -> tuple[Claim, ...]:
    """Make a record of each number that a school's claims state, or of each promise in words."""
    return tuple(record for claim in claims for record in _records(claim))


def _records(claim: SchoolClaim) -> Iterator[Claim]:
    for number, said in enumerate(claim.statements, start=1):
        yield _record(claim, said, claim.id if number == 1 else f"{claim.id}-{number}")
    if not claim.statements:
        for reason, words in promises(claim.text):
            yield Claim(
                claim.id, Amount(words), " and ".join(claim.where), claim.text,
                Part(claim.soc_code, claim.role, "sentence"), Part("promise", reason, "sentence"),
            )  # fmt: skip


def _record(claim: SchoolClaim, said: ClaimedFigure, id: str) -> Claim:
    unit, _, kind = said.measure.partition("_")
    is_pay = unit in PAY_UNITS
    return Claim(
        id=id,
        amount=Amount(said.printed, said.value, KINDS[said.unit]),
        place=" and ".join(claim.where),
        quote=claim.text,
        role=Part(claim.soc_code, claim.role or claim.soc_code, "sentence"),
        statistic=Part(kind if is_pay else said.measure, claim.statistic, "sentence"),
        unit=Part(unit if is_pay else KINDS[said.unit], said.printed, "sentence"),
        area=Part(claim.area, claim.area, "sentence"),
        period=Part(claim.release, f"May {claim.release}" if claim.release else "", "sentence"),
        group=TABLE if TABLE in claim.where else claim.id,
    )
