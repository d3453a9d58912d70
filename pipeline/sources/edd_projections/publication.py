"""Long-term projections of California and its areas; areas.csv says which areas those are.

Los Angeles and San Francisco come in metropolitan divisions, which are parts of the pay survey's
areas: not added up, for an occupation may be left out of some.
"""

import csv
from pathlib import Path

from pipeline.archive.source import Source
from pipeline.sources.formats.local_projections import PROJECTIONS, Place, reader

with (Path(__file__).parent / "areas.csv").open(encoding="utf-8", newline="") as file:
    AREAS = {
        row["area_name"]: Place(
            row["area_name"], row["area_code"] or None, row["part_of_area_code"] or None
        )
        for row in csv.DictReader(file)
    }

SOURCE = Source(
    name="edd_projections",
    title="Long-Term Occupational Employment Projections",
    publisher="California Employment Development Department",
    licence="California open data",
    address="https://data.ca.gov/dataset/long-term-occupational-employment-projections",
    tables=(PROJECTIONS,),
    read=reader(AREAS, openings_years=10),
    period=lambda projection_round: projection_round.replace("-", "–"),
    short="California’s projections",
)
