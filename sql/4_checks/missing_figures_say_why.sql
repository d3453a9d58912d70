-- A measure has a number or a note that says why it has none, never both and never neither. The
-- nation and old spreadsheets have no employment per 1,000 jobs and no location quotient: no gap.
-- grain: release, area_code, occupation_code
select
    release,
    area_code,
    occupation_code,
    series_stem,
from marts.pay_estimates
where
    (employment_count is null) = (employment_note_code is null)
    or (employment_rse_pct is null) = (employment_rse_note_code is null)
    or (hourly_mean_usd is null) = (hourly_mean_note_code is null)
    or (annual_mean_usd is null) = (annual_mean_note_code is null)
    or (mean_rse_pct is null) = (mean_rse_note_code is null)
    or (hourly_10th_usd is null) = (hourly_10th_note_code is null)
    or (hourly_25th_usd is null) = (hourly_25th_note_code is null)
    or (hourly_median_usd is null) = (hourly_median_note_code is null)
    or (hourly_75th_usd is null) = (hourly_75th_note_code is null)
    or (hourly_90th_usd is null) = (hourly_90th_note_code is null)
    or (annual_10th_usd is null) = (annual_10th_note_code is null)
    or (annual_25th_usd is null) = (annual_25th_note_code is null)
    or (annual_median_usd is null) = (annual_median_note_code is null)
    or (annual_75th_usd is null) = (annual_75th_note_code is null)
    or (annual_90th_usd is null) = (annual_90th_note_code is null)
    or (jobs_per_1000 is not null and jobs_per_1000_note_code is not null)
    or (location_quotient is not null and location_quotient_note_code is not null)
