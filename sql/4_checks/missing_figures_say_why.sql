-- A measure has a number or a note that says why it has none, never both and never neither. The
-- nation has no employment per 1,000 jobs and no location quotient, which is no gap.
-- grain: release, area_code, occupation_code
select
    release,
    area_code,
    occupation_code,
    annual_median_usd,
    annual_median_note_code,
    hourly_median_usd,
    hourly_median_note_code,
    annual_mean_usd,
    annual_mean_note_code,
    employment_count,
    employment_note_code,
from marts.pay_estimates
where
    (annual_median_usd is null) != (annual_median_note_code is not null)
    or (hourly_median_usd is null) != (hourly_median_note_code is not null)
    or (annual_mean_usd is null) != (annual_mean_note_code is not null)
    or (employment_count is null) != (employment_note_code is not null)
