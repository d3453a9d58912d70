"""Rows of the marts of pay, in the newest release and in older ones, and what OEWS calls it all."""

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.bls_oews.measures import MEASURES
from pipeline.sources.names import OEWS, PRICES
from pipeline.warehouse.columns import Mart, MartColumn, MartRow

Number = float | None
Text = str | None
Note = Text
PLACE = ("area_code", "occupation_code")
YEARLY, HOURLY = "usd_per_year", "usd_per_hour"
SERIES = ("{series_stem}{code}",)
SHEETS = (  # of the yearly spreadsheets; an extract of one says the same of itself
    "national_M{pay_year}_dl, {occupation_code}, {published}",
    "state_M{pay_year}_dl, AREA {area_code:.2}, {occupation_code}, {published}",
)
PAY = Mart("pay_estimates", PLACE, OEWS, id="oews.{area_code}.{occupation_code}", cited=SERIES)
PRICE = MartColumn(
    "consumer prices (CPI-U), May {pay_year}", "index", "", published="value", show="{:.3f}",
    mart=Mart("pay_trends", ("price_series_id", "pay_year"), PRICES, "", id="cpi.{pay_year}"),
    cited=("{price_series_id}, {pay_year} M05",),
)  # fmt: skip


def oews(name: str, label: str) -> MartColumn:
    """Describe one of the seventeen measures of OEWS; a note's code says why it has no number."""
    measure = MEASURES[name]
    other = "only hourly" if name.startswith("annual") else "only yearly"
    return MartColumn(
        label, measure.unit, name, published=measure.heading.upper(), code=measure.data_type,
        note=f"{name}_note_code", absent={"8": "withheld", "4": other},
    )  # fmt: skip


def older(name: str, label: str) -> MartColumn:
    """Describe a measure in an older release, which is held as flat files or as spreadsheets."""
    return replace(
        oews(name, f"{label}, May {{release:.4}}"), cited=(*SERIES, *SHEETS),
        id=f"bls_oews/{{release}}.{{area_code}}.{{occupation_code}}.{name}",
    )  # fmt: skip


def past(label: str, name: str) -> MartColumn:
    """Describe what is said of a release in dollars of the newest; … is its month and year."""
    return MartColumn(label.replace("…", "May {release:.4}"), YEARLY, name)


JOBS_MARGIN = MartColumn(
    "margin of error of jobs", "jobs", "employment.margin",
    cited=("{table}, {area_code}, {occupation_code}, {published}",),
)  # fmt: skip
MEDIAN = oews("annual_median", "median pay a year")
AMONG_OTHERS = replace(MEDIAN, mart=PAY)  # the same figure, in whatever mart it is read


@dataclass(frozen=True, slots=True)
class Pay(MartRow):
    """A measure is None where its note code says why."""

    mart: ClassVar = PAY

    area_code: str
    occupation_code: str
    series_stem: str
    employment_count: Annotated[Number, oews("employment", "jobs")]
    employment_rse_pct: Annotated[Number, oews("employment_rse", "relative standard error of jobs")]
    employment_margin_count: Annotated[Number, JOBS_MARGIN]
    hourly_mean_usd: Annotated[Number, oews("hourly_mean", "mean pay an hour")]
    annual_mean_usd: Annotated[Number, oews("annual_mean", "mean pay a year")]
    mean_rse_pct: Annotated[Number, oews("mean_rse", "relative standard error of the mean")]
    hourly_10th_usd: Annotated[Number, oews("hourly_10th", "10th percentile, an hour")]
    hourly_25th_usd: Annotated[Number, oews("hourly_25th", "25th percentile, an hour")]
    hourly_median_usd: Annotated[Number, oews("hourly_median", "median pay an hour")]
    hourly_75th_usd: Annotated[Number, oews("hourly_75th", "75th percentile, an hour")]
    hourly_90th_usd: Annotated[Number, oews("hourly_90th", "90th percentile, an hour")]
    annual_10th_usd: Annotated[Number, oews("annual_10th", "10th percentile, a year")]
    annual_25th_usd: Annotated[Number, oews("annual_25th", "25th percentile, a year")]
    annual_median_usd: Annotated[Number, MEDIAN]
    annual_75th_usd: Annotated[Number, oews("annual_75th", "75th percentile, a year")]
    annual_90th_usd: Annotated[Number, oews("annual_90th", "90th percentile, a year")]
    jobs_per_1000: Annotated[Number, oews("jobs_per_1000", "share of all jobs")]
    location_quotient: Annotated[
        Number, oews("location_quotient", "share of jobs against the nation’s")
    ]
    employment_note_code: Note
    hourly_mean_note_code: Note
    annual_mean_note_code: Note
    mean_rse_note_code: Note
    hourly_10th_note_code: Note
    hourly_25th_note_code: Note
    hourly_median_note_code: Note
    hourly_75th_note_code: Note
    hourly_90th_note_code: Note
    annual_10th_note_code: Note
    annual_25th_note_code: Note
    annual_median_note_code: Note
    annual_75th_note_code: Note
    annual_90th_note_code: Note
    jobs_per_1000_note_code: Note
    location_quotient_note_code: Note
    ceiling_note_code: Note
    hourly_ceiling_usd: Number
    annual_ceiling_usd: Number


@dataclass(frozen=True, slots=True)
class PastPay(MartRow):
    """One release's mean, in dollars of the newest; None where it is refused.

    point_number: 1 for the newest. The change is from this release to the newest.
    """

    mart: ClassVar = Mart(
        "pay_trends", ("release", *PLACE), OEWS, "",
        id="trend.{area_code}.{occupation_code}.{release}",
    )  # fmt: skip

    release: str
    pay_year: int
    area_code: str
    occupation_code: str
    series_stem: Note
    annual_mean_usd: Annotated[Number, older("annual_mean", "mean pay a year")]
    mean_rse_pct: Annotated[Number, older("mean_rse", "relative standard error of the mean")]
    price_series_id: Note
    price_index: Annotated[Number, PRICE]
    constant_annual_mean_usd: Annotated[Number, past("mean of … in constant dollars", "")]
    constant_annual_mean_margin_usd: Annotated[
        Number, past("margin of error of the mean of … in constant dollars", "margin")
    ]
    point_number: int | None
    refusal: Note
    annual_mean_change_usd: Annotated[
        Number, past("mean now less the mean of …, in constant dollars", "change")
    ]
    annual_mean_change_margin_usd: Annotated[
        Number, past("margin of error of the mean now less the mean of …", "change.margin")
    ]
    annual_mean_verdict: str

    @property
    def is_change_sure(self) -> bool:
        return self.annual_mean_verdict in {"now more", "then more"}

    def form_of(self, column: MartColumn, *, is_flat: bool) -> str:
        """Cite a series where there are any, else a cell of a spreadsheet."""
        series, *sheets = column.cited
        return series if is_flat or not sheets else sheets[self.area_code != NATION]
