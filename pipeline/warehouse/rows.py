"""Rows of the marts, as present reads them: a field here is a column there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occupation:
    """marts.occupations."""

    occupation_code: str
    occupation_name: str
    is_detailed: bool


@dataclass(frozen=True, slots=True)
class Area:
    """marts.areas. The price parity is the nation's at 100; None in a territory."""

    area_code: str
    area_name: str
    area_kind: str
    state_area_code: str | None
    state_name: str | None
    peer_group_code: str | None
    price_parity_index: float | None
    parity_year: int | None
    parity_table_name: str | None
    parity_geo_code: str | None
    parity_geo_name: str | None
    parity_vintage_name: str | None


@dataclass(frozen=True, slots=True)
class Pay:
    """marts.pay_estimates. A measure is None where its note code says why."""

    area_code: str
    occupation_code: str
    series_stem: str
    employment_count: float | None
    employment_rse_pct: float | None
    hourly_mean_usd: float | None
    annual_mean_usd: float | None
    mean_rse_pct: float | None
    hourly_10th_usd: float | None
    hourly_25th_usd: float | None
    hourly_median_usd: float | None
    hourly_75th_usd: float | None
    hourly_90th_usd: float | None
    annual_10th_usd: float | None
    annual_25th_usd: float | None
    annual_median_usd: float | None
    annual_75th_usd: float | None
    annual_90th_usd: float | None
    jobs_per_1000: float | None
    location_quotient: float | None
    employment_note_code: str | None
    hourly_mean_note_code: str | None
    annual_mean_note_code: str | None
    mean_rse_note_code: str | None
    hourly_10th_note_code: str | None
    hourly_25th_note_code: str | None
    hourly_median_note_code: str | None
    hourly_75th_note_code: str | None
    hourly_90th_note_code: str | None
    annual_10th_note_code: str | None
    annual_25th_note_code: str | None
    annual_median_note_code: str | None
    annual_75th_note_code: str | None
    annual_90th_note_code: str | None
    jobs_per_1000_note_code: str | None
    location_quotient_note_code: str | None
    ceiling_note_code: str | None
    hourly_ceiling_usd: float | None
    annual_ceiling_usd: float | None


@dataclass(frozen=True, slots=True)
class Gap:
    """marts.role_gaps: first less second."""

    area_code: str
    pair_slug: str
    annual_median_gap_usd: float | None
    annual_median_gap_pct: float | None
    hourly_median_gap_usd: float | None
    annual_mean_gap_usd: float | None
    annual_mean_gap_margin_usd: float | None
    annual_mean_gap_low_usd: float | None
    annual_mean_gap_high_usd: float | None
    is_mean_gap_beyond_error: bool | None


@dataclass(frozen=True, slots=True)
class Delta:
    """marts.regional_deltas: area less the wider area."""

    area_code: str
    occupation_code: str
    reference_kind: str
    reference_area_code: str
    annual_median_delta_usd: float | None
    annual_median_delta_pct: float | None
    adjusted_annual_median_usd: float | None
    adjusted_reference_annual_median_usd: float | None
    adjusted_annual_median_delta_pct: float | None
    annual_mean_delta_usd: float | None
    annual_mean_delta_margin_usd: float | None
    annual_mean_delta_low_usd: float | None
    annual_mean_delta_high_usd: float | None
    is_mean_delta_beyond_error: bool | None


@dataclass(frozen=True, slots=True)
class PastPay:
    """marts.pay_trends: one release's mean, in dollars of the newest; None where it is refused.

    point_number: 1 for the newest. The change is from this release to the newest.
    """

    release: str
    pay_year: int
    area_code: str
    occupation_code: str
    series_stem: str | None
    annual_mean_usd: float | None
    mean_rse_pct: float | None
    price_series_id: str | None
    price_index: float | None
    constant_annual_mean_usd: float | None
    constant_annual_mean_margin_usd: float | None
    point_number: int | None
    refusal: str | None
    annual_mean_change_usd: float | None
    annual_mean_change_margin_usd: float | None
    is_change_beyond_error: bool | None


@dataclass(frozen=True, slots=True)
class Rank:
    """marts.area_ranks."""

    area_code: str
    occupation_code: str
    peer_group_code: str
    series_stem: str
    annual_median_usd: float | None
    peer_rank: int | None
    peer_count: int
    top_coded_count: int


@dataclass(frozen=True, slots=True)
class MeanRank:
    """marts.mean_ranks: the places that the mean may take in truth, from best to worst."""

    area_code: str
    occupation_code: str
    mean_peer_count: int
    critical_value: float
    best_rank: int
    worst_rank: int


@dataclass(frozen=True, slots=True)
class RankedArea:
    """marts.best_paying_areas. The first place is not compared with itself."""

    peer_group_code: str
    occupation_code: str
    area_code: str
    area_name: str
    series_stem: str
    annual_median_usd: float
    place_number: int
    annual_mean_less_first_usd: float | None
    is_mean_apart_from_first: bool | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """marts.outlook: thousands of jobs in the nation, self-employed included."""

    projection_round: str
    occupation_code: str
    start_year: int
    end_year: int
    employment_start_thousands: float | None
    employment_end_thousands: float | None
    change_pct: float | None
    openings_per_year_thousands: float | None
    typical_education_name: str | None
    work_experience_name: str | None
    on_the_job_training_name: str | None
    is_newest_round: bool


@dataclass(frozen=True, slots=True)
class Role:
    """marts.roles: a role's editorial content, in the project's own words."""

    role_slug: str
    role_name: str
    plural_name: str
    short_name: str
    other_names: list[str]
    occupation_code: str
    evidence_text: str
    summary_text: str
    practical_duty_texts: list[str]
    office_duty_texts: list[str]
    no_practical_duties_text: str
    workplace_names: list[str]
    hours_text: str
    education_text: str
    training_text: str
    certification_text: str
    file_sha256: str
