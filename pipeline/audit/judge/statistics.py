"""Marts of every held release → the one figure that a claim speaks of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from pipeline.archive.source import Release
from pipeline.audit.model import CITED, PublishedFigure
from pipeline.brochures.ledger import key_of
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS, NATION
from pipeline.sources.bls_oews.measures import MEASURES
from pipeline.sources.claims import SchoolClaim as Claim
from pipeline.sources.names import OEWS, PROJECTIONS
from pipeline.warehouse.marts import read
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area, Outlook

PROJECTED = {  # jobs in thousands; a claim counts them one by one
    "change_pct": "change_pct",
    "openings": "openings_per_year_thousands",
    "jobs_start": "employment_start_thousands",
    "jobs_end": "employment_end_thousands",
}
STEPS = dict.fromkeys((*PROJECTED, "new_jobs"), 100.0) | {"change_pct": 0.1, "employment": 10.0}


@dataclass(frozen=True, slots=True)
class Statistics:
    """Pay by release, area and occupation; outlook by round and occupation; what is held.

    releases: by source, oldest first.
    """

    pay: Mapping[tuple[str, str, str], Pay]
    outlook: Mapping[tuple[str, str], Outlook]
    areas: Mapping[str, Area]
    releases: Mapping[str, tuple[str, ...]]

    def known(self, claim: Claim, release: str, measure: str) -> PublishedFigure | None:
        """Look up what a release says of a claim's occupation and area; None where it does not.

        A figure that the publisher withholds has neither value nor floor.
        """
        if claim.source == OEWS:
            row = self.pay.get((release, claim.area, claim.soc_code))
            return _paid(row, release, measure) if row and measure in MEASURES else None
        projected = self.outlook.get((release, claim.soc_code))
        return _projected(projected, measure) if projected and claim.area in ("", NATION) else None


def read_statistics(
    connection: duckdb.DuckDBPyConnection, held: Sequence[Release], codes: Iterable[str]
) -> Statistics:
    """Read what the marts hold of some occupations, and of all together, in every release."""
    releases = {
        source: tuple(sorted({one.name for one in held if one.source == source}))
        for source in CITED
    }
    by_code: dict[str, object] = {"occupation_code": sorted({*codes, ALL_OCCUPATIONS})}
    return Statistics(
        pay={
            (name, row.area_code, row.occupation_code): row
            for name in releases[OEWS]
            for row in read(connection, Pay, {"release": [name], **by_code})
        },
        outlook={
            (row.projection_round, row.occupation_code): row
            for row in read(connection, Outlook, by_code)
        },
        areas={
            row.area_code: row
            for name in releases[OEWS]
            for row in read(connection, Area, {"release": [name]})
        },
        releases=releases,
    )


def step_of(measure: str) -> float:
    """Say to what step a measure is published: $10 a year, 1 cent an hour, 0.1%, 10 or 100 jobs."""
    if measure.startswith("annual"):
        return 10.0
    return 0.01 if measure.startswith("hourly") else STEPS[measure]


def _paid(row: Pay, release: str, name: str) -> PublishedFigure:
    measure = MEASURES[name]
    note = getattr(row, f"{name}_note_code", None)
    is_floor = note is not None and note == row.ceiling_note_code
    ceiling = row.annual_ceiling_usd if name.startswith("annual") else row.hourly_ceiling_usd
    return PublishedFigure(
        OEWS, release, row.area_code, row.occupation_code, name, getattr(row, measure.column),
        key_of(row, name),
        ceiling if is_floor else None,
    )  # fmt: skip


def _projected(row: Outlook, measure: str) -> PublishedFigure | None:
    start, end = row.employment_start_thousands, row.employment_end_thousands
    if measure == "new_jobs":
        value = None if start is None or end is None else end - start
        key = f"{key_of(row, 'employment_end_thousands')} less employment_start_thousands"
    elif column := PROJECTED.get(measure, ""):
        value, key = getattr(row, column), key_of(row, column)
    else:
        return None
    if measure != "change_pct" and value is not None:
        value = round(value * 1000, -2)
    return PublishedFigure(
        PROJECTIONS, row.projection_round, NATION, row.occupation_code, measure, value, key
    )
