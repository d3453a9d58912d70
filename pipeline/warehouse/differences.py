"""Rows of the marts that set pay beside pay: of two roles, and of an area and a wider one."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.sources.names import OEWS
from pipeline.warehouse.columns import Mart, MartColumn, MartRow
from pipeline.warehouse.pay import HOURLY, PLACE, YEARLY, Number

AFTER_PRICES = "after local prices"


def wider(label: str, name: str, unit: str = YEARLY) -> MartColumn:
    """Describe a difference between an area and the nation, or its state."""
    return MartColumn(label.replace("…", "against the {reference_kind}’s"), unit, name)


@dataclass(frozen=True, slots=True)
class Gap(MartRow):
    """First less second; the verdict is first more, second more, too close or not known."""

    mart: ClassVar = Mart(
        "role_gaps", ("area_code", "pair_slug"), OEWS, id="gap.{area_code}.{pair_slug}"
    )

    area_code: str
    pair_slug: str
    annual_median_gap_usd: Annotated[
        Number, MartColumn("gap between the two medians, a year", YEARLY, "annual_median")
    ]
    annual_median_gap_pct: Number
    hourly_median_gap_usd: Annotated[
        Number, MartColumn("gap between the two medians, an hour", HOURLY, "hourly_median")
    ]
    annual_mean_gap_usd: Annotated[
        Number, MartColumn("gap between the two means, a year", YEARLY, "annual_mean")
    ]
    annual_mean_gap_margin_usd: Annotated[
        Number,
        MartColumn("margin of error of the gap between the means", YEARLY, "annual_mean.margin"),
    ]
    annual_mean_gap_low_usd: Annotated[
        Number, MartColumn("lower end of the interval of that gap", YEARLY, "annual_mean.low")
    ]
    annual_mean_gap_high_usd: Annotated[
        Number, MartColumn("upper end of the interval of that gap", YEARLY, "annual_mean.high")
    ]
    annual_mean_verdict: str


@dataclass(frozen=True, slots=True)
class Delta(MartRow):
    """Area less the wider area."""

    mart: ClassVar = Mart(
        "regional_deltas", (*PLACE, "reference_kind"), OEWS,
        id="delta.{area_code}.{occupation_code}.{reference_kind}",
    )  # fmt: skip

    area_code: str
    occupation_code: str
    reference_kind: str
    reference_area_code: str
    annual_median_delta_usd: Number
    annual_median_delta_pct: Annotated[Number, wider("median pay …", "nominal", "pct")]
    adjusted_annual_median_usd: Number
    adjusted_reference_annual_median_usd: Number
    adjusted_annual_median_delta_pct: Annotated[
        Number, wider(f"median pay … {AFTER_PRICES}", "adjusted", "pct")
    ]
    annual_mean_delta_usd: Annotated[Number, wider("mean pay …", "mean")]
    annual_mean_delta_margin_usd: Annotated[
        Number, wider("margin of error of mean pay …", "mean.margin")
    ]
    annual_mean_delta_low_usd: Annotated[Number, wider("lower end of mean pay …", "mean.low")]
    annual_mean_delta_high_usd: Annotated[Number, wider("upper end of mean pay …", "mean.high")]
    annual_mean_verdict: str
    adjusted_annual_mean_delta_usd: Annotated[
        Number, wider(f"mean pay … {AFTER_PRICES}", "adjusted_mean")
    ]
    adjusted_annual_mean_delta_pct: Annotated[
        Number, wider(f"mean pay … {AFTER_PRICES}, in percent", "adjusted_mean.pct", "pct")
    ]
    adjusted_annual_mean_delta_margin_usd: Annotated[
        Number, wider(f"margin of error of mean pay … {AFTER_PRICES}", "adjusted_mean.margin")
    ]
    adjusted_annual_mean_delta_low_usd: Annotated[
        Number, wider(f"lower end of mean pay … {AFTER_PRICES}", "adjusted_mean.low")
    ]
    adjusted_annual_mean_delta_high_usd: Annotated[
        Number, wider(f"upper end of mean pay … {AFTER_PRICES}", "adjusted_mean.high")
    ]
    adjusted_annual_mean_verdict: str
    employment_share: Number
