"""Projections of states and areas, of each round that is held, whoever publishes it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.sources.bls_oews.codes import NATION
from pipeline.warehouse.columns import Mart, MartColumn, MartRow
from pipeline.warehouse.pay import PLACE, Number, Text

OF_ROUND = "{source_name} {projection_round}, {area_code}, {occupation_code}, {published}"
OF_NATION = (
    f"{{nation_source_name}} {{projection_round}}, {NATION}, {{occupation_code}}, {{published}}"
)
NO_OPENINGS = {
    "growth": "new jobs alone are counted, not those of people who leave",
    "share": "what is counted is no count of openings",
}


@dataclass(frozen=True, slots=True)
class LocalOutlook(MartRow):
    """Jobs in a state or area, self-employed included, in one round.

    Its source and release are the row's own. openings_count is of so many openings_years;
    openings_note says why there are none. The nation is that of the same round, "" where none is
    held.
    """

    mart: ClassVar = Mart(
        "local_outlook", ("source_name", "projection_round", *PLACE), "{source_name}", release="",
        id="local.{source_name}.{projection_round}.{area_code}.{occupation_code}",
        cited=(OF_ROUND,),
    )  # fmt: skip

    area_code: str
    occupation_code: str
    source_name: str
    release: str
    projection_round: str
    projection_area_name: str
    start_year: Annotated[int, MartColumn("first year of the round")]
    end_year: Annotated[int, MartColumn("last year of the round")]
    employment_start_count: Annotated[int, MartColumn("jobs at the start of the round", "jobs")]
    employment_end_count: Annotated[int, MartColumn("jobs projected for its end", "jobs")]
    change_count: Annotated[int, MartColumn("projected change in jobs", "jobs")]
    change_pct: Annotated[
        Number, MartColumn("projected growth", "pct", absent={None: "no jobs to grow from"})
    ]
    openings_count: Annotated[
        int | None,
        MartColumn("projected openings, as counted", "jobs", note="openings_note",
                   absent=NO_OPENINGS),
    ]  # fmt: skip
    openings_years: Annotated[int, MartColumn("years of openings that are counted together")]
    openings_per_year_count: Annotated[
        Number,
        MartColumn("projected openings a year", "jobs", published="openings_count",
                   note="openings_note", absent=NO_OPENINGS),
    ]  # fmt: skip
    openings_note: Text
    nation_change_pct: Annotated[
        Number,
        MartColumn("projected growth in the nation, in the same round", "pct",
                   published="change_pct", table="1.2", source="{nation_source_name}",
                   release="nation_release", cited=(OF_NATION,),
                   id=f"local.{{nation_source_name}}.{{projection_round}}.{NATION}."
                      "{occupation_code}.change_pct"),
    ]  # fmt: skip
    nation_source_name: Text
    nation_release: Text


@dataclass(frozen=True, slots=True)
class DividedArea(MartRow):
    """An area that is projected in parts only, by their names; they are not added up."""

    mart: ClassVar = Mart("divided_areas", ("area_code",), "", release="")

    area_code: str
    part_names: str
