-- Pay and employment of an occupation in an area, over all industries. Standard errors follow from
-- the publisher's relative standard errors, which exist for the mean wage and employment only. A
-- top-coded median is at or above the ceiling; others above the ceiling are published all the same.
-- grain: release, area_code, occupation_code
with estimates as (
    select * from staging.stg_bls_oews__estimates
),

ceilings as (
    select
        footnotes.release,
        footnotes.note_code,
        footnotes.hourly_ceiling_usd,
        footnotes.annual_ceiling_usd,
    from staging.stg_bls_oews__footnotes as footnotes
    where footnotes.annual_ceiling_usd is not null
),

estimated as (
    select
        estimates.release,
        estimates.area_code,
        estimates.occupation_code,
        estimates.series_stem,
        estimates.employment_count,
        estimates.employment_rse_pct,
        estimates.hourly_mean_usd,
        estimates.annual_mean_usd,
        estimates.mean_rse_pct,
        estimates.hourly_10th_usd,
        estimates.hourly_25th_usd,
        estimates.hourly_median_usd,
        estimates.hourly_75th_usd,
        estimates.hourly_90th_usd,
        estimates.annual_10th_usd,
        estimates.annual_25th_usd,
        estimates.annual_median_usd,
        estimates.annual_75th_usd,
        estimates.annual_90th_usd,
        estimates.jobs_per_1000,
        estimates.location_quotient,
        estimates.employment_note_code,
        estimates.employment_rse_note_code,
        estimates.hourly_mean_note_code,
        estimates.annual_mean_note_code,
        estimates.mean_rse_note_code,
        estimates.hourly_10th_note_code,
        estimates.hourly_25th_note_code,
        estimates.hourly_median_note_code,
        estimates.hourly_75th_note_code,
        estimates.hourly_90th_note_code,
        estimates.annual_10th_note_code,
        estimates.annual_25th_note_code,
        estimates.annual_median_note_code,
        estimates.annual_75th_note_code,
        estimates.annual_90th_note_code,
        estimates.jobs_per_1000_note_code,
        estimates.location_quotient_note_code,
        standard_error(estimates.annual_mean_usd, estimates.mean_rse_pct)
            as annual_mean_standard_error_usd,
        margin_90(standard_error(estimates.employment_count, estimates.employment_rse_pct), 0)
            as employment_margin_count,
        ceilings.hourly_ceiling_usd,
        ceilings.annual_ceiling_usd,
        ceilings.note_code as ceiling_note_code,
    from estimates
    left join ceilings on estimates.release = ceilings.release
    where estimates.industry_code = '000000'
)

select * from estimated
