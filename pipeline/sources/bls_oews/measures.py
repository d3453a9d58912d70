"""The seventeen measures of OEWS, in the order of their data types."""

from dataclasses import dataclass

SUFFIXES = {"usd_per_year": "_usd", "usd_per_hour": "_usd", "jobs": "_count", "pct": "_pct"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its name, how spreadsheets head it, its unit and its two digits in a series id."""

    name: str
    heading: str
    unit: str
    data_type: str

    @property
    def column(self) -> str:
        """Its column in marts of pay."""
        return self.name + SUFFIXES.get(self.unit, "")


MEASURES = {
    name: Measure(name, heading, unit, f"{number:02d}")
    for number, (name, heading, unit) in enumerate(
        (
            ("employment", "tot_emp", "jobs"),
            ("employment_rse", "emp_prse", "pct"),
            ("hourly_mean", "h_mean", "usd_per_hour"),
            ("annual_mean", "a_mean", "usd_per_year"),
            ("mean_rse", "mean_prse", "pct"),
            ("hourly_10th", "h_pct10", "usd_per_hour"),
            ("hourly_25th", "h_pct25", "usd_per_hour"),
            ("hourly_median", "h_median", "usd_per_hour"),
            ("hourly_75th", "h_pct75", "usd_per_hour"),
            ("hourly_90th", "h_pct90", "usd_per_hour"),
            ("annual_10th", "a_pct10", "usd_per_year"),
            ("annual_25th", "a_pct25", "usd_per_year"),
            ("annual_median", "a_median", "usd_per_year"),
            ("annual_75th", "a_pct75", "usd_per_year"),
            ("annual_90th", "a_pct90", "usd_per_year"),
            ("jobs_per_1000", "jobs_1000", "jobs_per_1000"),
            ("location_quotient", "loc_quotient", "ratio"),
        ),
        start=1,
    )
}
HEADINGS = tuple(measure.heading for measure in MEASURES.values())
