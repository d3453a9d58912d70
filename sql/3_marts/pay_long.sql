-- One published measure of pay or employment in a row of its own, by the id of its series; where it
-- has no number, the publisher's note says why.
-- grain: release, area_code, occupation_code, measure
-- kept as: view
with pay as (
    select * from intermediate.int_pay_estimated
),

notes as (
    select * from staging.stg_bls_oews__footnotes
),

listed as (
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        pay.series_stem,
        unnest([
            {
                'data_type': '01', 'measure': 'employment', 'value': pay.employment_count,
                'note_code': pay.employment_note_code
            },
            {
                'data_type': '02', 'measure': 'employment_rse', 'value': pay.employment_rse_pct,
                'note_code': pay.employment_rse_note_code
            },
            {
                'data_type': '03', 'measure': 'hourly_mean', 'value': pay.hourly_mean_usd,
                'note_code': pay.hourly_mean_note_code
            },
            {
                'data_type': '04', 'measure': 'annual_mean', 'value': pay.annual_mean_usd,
                'note_code': pay.annual_mean_note_code
            },
            {
                'data_type': '05', 'measure': 'mean_rse', 'value': pay.mean_rse_pct,
                'note_code': pay.mean_rse_note_code
            },
            {
                'data_type': '06', 'measure': 'hourly_10th', 'value': pay.hourly_10th_usd,
                'note_code': pay.hourly_10th_note_code
            },
            {
                'data_type': '07', 'measure': 'hourly_25th', 'value': pay.hourly_25th_usd,
                'note_code': pay.hourly_25th_note_code
            },
            {
                'data_type': '08', 'measure': 'hourly_median', 'value': pay.hourly_median_usd,
                'note_code': pay.hourly_median_note_code
            },
            {
                'data_type': '09', 'measure': 'hourly_75th', 'value': pay.hourly_75th_usd,
                'note_code': pay.hourly_75th_note_code
            },
            {
                'data_type': '10', 'measure': 'hourly_90th', 'value': pay.hourly_90th_usd,
                'note_code': pay.hourly_90th_note_code
            },
            {
                'data_type': '11', 'measure': 'annual_10th', 'value': pay.annual_10th_usd,
                'note_code': pay.annual_10th_note_code
            },
            {
                'data_type': '12', 'measure': 'annual_25th', 'value': pay.annual_25th_usd,
                'note_code': pay.annual_25th_note_code
            },
            {
                'data_type': '13', 'measure': 'annual_median', 'value': pay.annual_median_usd,
                'note_code': pay.annual_median_note_code
            },
            {
                'data_type': '14', 'measure': 'annual_75th', 'value': pay.annual_75th_usd,
                'note_code': pay.annual_75th_note_code
            },
            {
                'data_type': '15', 'measure': 'annual_90th', 'value': pay.annual_90th_usd,
                'note_code': pay.annual_90th_note_code
            },
            {
                'data_type': '16', 'measure': 'jobs_per_1000', 'value': pay.jobs_per_1000,
                'note_code': pay.jobs_per_1000_note_code
            },
            {
                'data_type': '17', 'measure': 'location_quotient',
                'value': pay.location_quotient, 'note_code': pay.location_quotient_note_code
            }
        ]) as published,
    from pay
),

long as (
    select
        listed.release,
        listed.area_code,
        listed.occupation_code,
        listed.published.measure,
        listed.series_stem || listed.published.data_type as series_id,
        listed.published.value,
        listed.published.note_code,
        notes.note_text,
    from listed
    left join notes
        on listed.release = notes.release and listed.published.note_code = notes.note_code
)

select * from long
