"""Marts of every held release → the one figure that a claim speaks of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from pipeline.archive.source import Release
from pipeline.audit.model import PAY_UNITS, UNKNOWN, PublishedFigure
from pipeline.brochures.ledger import key_of
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS, NATION
from pipeline.sources.bls_oews.measures import MEASURES
from pipeline.sources.names import OEWS, PROJECTIONS
from pipeline.warehouse.facts.local_outlook import LocalOutlook
from pipeline.warehouse.marts import read
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area, Outlook

PROJECTED = {  # by measure, the nation's column, in thousands, and a place's
    "change_pct": ("change_pct", "change_pct"),
    "openings": ("openings_per_year_thousands", "openings_per_year_count"),
    "jobs_start": ("employment_start_thousands", "employment_start_count"),
    "jobs_end": ("employment_end_thousands", "employment_end_count"),
    "new_jobs": ("change_thousands", "change_count"),
}
STEPS = dict.fromkeys(PROJECTED, 100.0) | {"change_pct": 0.1, "employment": 10.0}
Projected = Outlook | LocalOutlook


@dataclass(frozen=True, slots=True)
class Statistics:
    """Pay and outlook by release or round, area and occupation; what is held, oldest first.

    looked_up: the figures that were asked for, which are asked for again.
    """

    pay: Mapping[tuple[str, str, str], Pay]
    outlook: Mapping[tuple[str, str, str], Projected]
    areas: Mapping[str, Area]
    releases: Mapping[str, tuple[str, ...]]
    looked_up: dict[tuple[str, ...], PublishedFigure | None] = field(default_factory=dict)

    def known(self, code: str, area: str, period: str, measure: str) -> PublishedFigure | None:
        """Look up what a release or round says of an occupation in an area; None if nothing.

        A figure that the publisher withholds has neither value nor floor.
        """
        place = (code, area, period, measure)
        if place not in self.looked_up:
            self.looked_up[place] = self._known(*place)
        return self.looked_up[place]

    def _known(self, code: str, area: str, period: str, measure: str) -> PublishedFigure | None:
        if measure in PROJECTED:
            row = self.outlook.get((period, area, code))
            return _projected(row, measure) if row else None
        paid = self.pay.get((period, area, code))
        return _paid(paid, period, measure) if paid and measure in MEASURES else None

    def periods(self, code: str, area: str, measure: str) -> tuple[str, ...]:
        """Name the releases or rounds that are held of an occupation in an area, newest first."""
        held = self.outlook if measure in PROJECTED else self.pay
        names = self.releases[PROJECTIONS if measure in PROJECTED else OEWS]
        return tuple(name for name in names[::-1] if (name, area, code) in held)


def read_statistics(
    connection: duckdb.DuckDBPyConnection,
    held: Sequence[Release],
    codes: Collection[str],
    areas: Collection[str] = (),
) -> Statistics:
    """Read what the marts hold of some occupations, and of all together, in every release.

    In the nation, the states, and the areas that are asked for.
    """
    pay_releases = tuple(sorted({one.name for one in held if one.source == OEWS}))
    known = {
        row.area_code: row
        for name in pay_releases
        for row in read(connection, Area, {"release": [name]})
    }
    broad = {code for code, row in known.items() if row.area_kind in ("nation", "state")}
    places = sorted(broad.union(one for one in areas if not one.startswith(UNKNOWN)))
    by_code: dict[str, object] = {"occupation_code": sorted({*codes, ALL_OCCUPATIONS})}
    by_place = {**by_code, "area_code": places}
    outlook: dict[tuple[str, str, str], Projected] = {
        (row.projection_round, row.area_code, row.occupation_code): row
        for row in read(connection, LocalOutlook, by_place)
    }
    outlook |= {
        (row.projection_round, NATION, row.occupation_code): row
        for row in read(connection, Outlook, by_code)
    }
    return Statistics(
        pay={
            (name, row.area_code, row.occupation_code): row
            for name in pay_releases
            for row in read(connection, Pay, {"release": [name], **by_place})
        },
        outlook=outlook,
        areas=known,
        releases={OEWS: pay_releases, PROJECTIONS: tuple(sorted({key[0] for key in outlook}))},
    )


def step_of(measure: str) -> float:
    """Say to what step a measure is published: $10 a year, 1 cent an hour, 0.1%, 10 or 100 jobs."""
    if measure.startswith(PAY_UNITS):
        return 10.0 if measure.startswith("annual") else 0.01
    return STEPS[measure]


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


def _projected(row: Projected, measure: str) -> PublishedFigure:
    column = PROJECTED[measure][isinstance(row, LocalOutlook)]
    value = getattr(row, column)
    if isinstance(row, LocalOutlook):
        source, area = row.source_name, row.area_code
    else:
        source, area = PROJECTIONS, NATION
        value = round(value * 1000, -2) if value is not None and measure != "change_pct" else value
    return PublishedFigure(
        source, row.projection_round, area, row.occupation_code, measure, value, key_of(row, column)
    )
