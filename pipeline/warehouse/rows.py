"""Rows of the marts, as present reads them: a field here is a column there.

What a page may cite is described once, where it stands: its label, its unit, where it comes from.
"""

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, ClassVar

from pipeline.sources.bea_rpp.indexes import INDEXES
from pipeline.sources.names import OEWS, PARITIES, PROJECTIONS
from pipeline.warehouse import differences, facts
from pipeline.warehouse.columns import Mart, MartColumn, MartRow
from pipeline.warehouse.pay import AMONG_OTHERS, PLACE, Number, Text

RANK = "rank.{area_code}.{occupation_code}"
SOC_CODE = MartColumn("SOC code", name="", cited=("occupation {occupation_code}",))
PARITY = "{parity_table_name}, GeoFIPS {parity_geo_code}, "
INDEX = MartColumn(
    "price parity (the nation is 100)", "index", "", published="all_items_index", source=PARITIES,
    cited=(f"{PARITY}{INDEXES['all_items_index']}, {{parity_year}}",),
)  # fmt: skip
HOUSING = MartColumn(
    "price parity of housing", "index", "housing", published="housing_index", source=PARITIES,
    cited=(f"{PARITY}{INDEXES['housing_index']}, {{parity_year}}",),
)  # fmt: skip
VINTAGE = MartColumn(
    "day the price parity was published", "text", "vintage", published="vintage", source=PARITIES,
    cited=(f"{PARITY}vintage",),
)  # fmt: skip


def projected(what: str, unit: str = "text", published: str = "", table: str = "1.2") -> MartColumn:
    """Describe a column of one of the publication's tables."""
    return MartColumn(what, unit, published=published, table=table)


@dataclass(frozen=True, slots=True)
class Occupation(MartRow):
    """One of the occupations."""

    mart: ClassVar = Mart("occupations", ("occupation_code",), OEWS, id="soc.{occupation_code}")

    occupation_code: Annotated[str, SOC_CODE]
    occupation_name: str
    is_detailed: bool


@dataclass(frozen=True, slots=True)
class Area(MartRow):
    """The price parity is the nation's at 100; None in a territory.

    is_mostly_housing: whether housing makes most of the difference from the nation's.
    state_names: the states that it lies in; several, commas between them, where it crosses a line.
    """

    mart: ClassVar = Mart("areas", ("area_code",), OEWS, id="rpp.{area_code}")

    area_code: str
    area_name: str
    area_kind: str
    state_area_code: Text
    state_name: Text
    state_names: Text
    peer_group_code: Text
    price_parity_index: Annotated[Number, INDEX]
    housing_parity_index: Annotated[Number, HOUSING]
    is_mostly_housing: bool | None
    parity_year: int | None
    parity_table_name: Text
    parity_geo_code: Text
    parity_geo_name: Text
    parity_vintage_name: Annotated[Text, VINTAGE]


@dataclass(frozen=True, slots=True)
class Rank(MartRow):
    """One of the area_ranks; an area below its group's floor of jobs is not ranked."""

    mart: ClassVar = Mart("area_ranks", PLACE, OEWS, id=RANK)

    area_code: str
    occupation_code: str
    peer_group_code: str
    series_stem: str
    annual_median_usd: Annotated[Number, AMONG_OTHERS]
    employment_floor_count: int | None
    is_ranked: bool
    peer_rank: Annotated[int | None, MartColumn("rank by median pay", "rank", "")]
    peer_count: Annotated[int, MartColumn("number of areas ranked", "areas", "count")]
    top_coded_count: int


@dataclass(frozen=True, slots=True)
class MeanRank(MartRow):
    """The place of the mean, and those that it may take in truth, from best to worst."""

    mart: ClassVar = Mart("mean_ranks", PLACE, OEWS, id=RANK)

    area_code: str
    occupation_code: str
    mean_peer_count: int
    critical_value: float
    mean_rank: Annotated[int, MartColumn("rank by mean pay", "rank", "mean")]
    best_rank: Annotated[int, MartColumn("best rank that mean pay may have", "rank", "mean_best")]
    worst_rank: Annotated[
        int, MartColumn("worst rank that mean pay may have", "rank", "mean_worst")
    ]


@dataclass(frozen=True, slots=True)
class RankedArea(MartRow):
    """The first place is not compared with itself."""

    mart: ClassVar = Mart(
        "best_paying_areas", ("peer_group_code", "occupation_code", "place_number"), OEWS
    )

    peer_group_code: str
    occupation_code: str
    area_code: str
    area_name: str
    series_stem: str
    annual_median_usd: Annotated[float, AMONG_OTHERS]
    place_number: int
    employment_floor_count: int | None
    top_coded_count: Annotated[
        int, MartColumn("areas at or above the ceiling, which are not ranked", "areas", "top_coded")
    ]
    is_tied_at_cut: bool
    annual_mean_less_first_usd: Number
    is_mean_apart_from_first: bool | None


@dataclass(frozen=True, slots=True)
class Outlook(MartRow):
    """Thousands of jobs in the nation, self-employed included."""

    mart: ClassVar = Mart(
        "outlook", ("occupation_code",), PROJECTIONS, "projection_round",
        id="projections.{projection_round}.{occupation_code}",
        cited=("Table {table}, {occupation_code}, {published}",),
    )  # fmt: skip

    projection_round: str
    occupation_code: str
    start_year: Annotated[int, projected("first year of the round")]
    end_year: Annotated[int, projected("last year of the round")]
    employment_start_thousands: Annotated[
        Number, projected("jobs at the start of the round", "thousand_jobs")
    ]
    employment_end_thousands: Annotated[
        Number, projected("jobs projected for its end", "thousand_jobs")
    ]
    change_thousands: Annotated[Number, projected("projected change in jobs", "thousand_jobs")]
    change_pct: Annotated[Number, projected("projected growth", "pct")]
    openings_per_year_thousands: Annotated[
        Number,
        projected(
            "projected openings a year", "thousand_jobs_per_year", "openings_thousands", "1.10"
        ),
    ]
    typical_education_name: Annotated[
        Text, projected("typical education", published="typical_education")
    ]
    work_experience_name: Annotated[Text, projected("work experience", published="work_experience")]
    on_the_job_training_name: Annotated[
        Text, projected("training on the job", published="on_the_job_training")
    ]
    is_newest_round: bool


@dataclass(frozen=True, slots=True)
class Role(MartRow):
    """A role's editorial content in a language, in the project's own words."""

    mart: ClassVar = Mart("roles", ("language", "role_slug"), "roles", release="")

    language: str
    role_slug: str
    role_name: str
    plural_name: str
    short_name: str
    other_names: list[str]
    occupation_code: str
    evidence_text: str
    summary_text: str
    day_texts: list[str]
    practical_duty_texts: list[str]
    office_duty_texts: list[str]
    no_practical_duties_text: str
    workplace_names: list[str]
    where_text: str
    hours_text: str
    when_text: str
    education_text: str
    training_text: str
    step_texts: list[str]
    certification_text: str
    certification_state_names: list[str]
    certification_state_texts: list[str]
    outlook_reason_text: str
    outlook_reason_checksum: str
    file_sha256: str


ADDED = [
    differences,
    *(import_module(f"{facts.__name__}.{one.name}") for one in iter_modules(facts.__path__)),
]
