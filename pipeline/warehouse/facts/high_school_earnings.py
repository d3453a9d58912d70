"""What a person earns in a state with a high school diploma and no more."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.warehouse.columns import Mart, MartColumn, MartRow


@dataclass(frozen=True, slots=True)
class HighSchoolEarnings(MartRow):
    """One of the high_school_earnings; the nation's state_code is 00."""

    mart: ClassVar = Mart("high_school_earnings", ("state_code",), "ed_thresholds")

    state_code: str
    high_school_median_usd: Annotated[
        float | None,
        MartColumn("typical pay with a high school diploma alone", "usd_per_year"),
    ]
