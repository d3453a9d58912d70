-- Every note that stands for a missing figure has a text in its release's own list of notes.
-- grain: release, note_code
with pay as (
    select * from marts.pay_estimates
),

notes as (
    select * from staging.stg_bls_oews__footnotes
),

together as (
    select distinct
        pay.release,
        pay.employment_note_code,
        pay.employment_rse_note_code,
        pay.hourly_mean_note_code,
        pay.annual_mean_note_code,
        pay.mean_rse_note_code,
        pay.hourly_10th_note_code,
        pay.hourly_25th_note_code,
        pay.hourly_median_note_code,
        pay.hourly_75th_note_code,
        pay.hourly_90th_note_code,
        pay.annual_10th_note_code,
        pay.annual_25th_note_code,
        pay.annual_median_note_code,
        pay.annual_75th_note_code,
        pay.annual_90th_note_code,
        pay.jobs_per_1000_note_code,
        pay.location_quotient_note_code,
    from pay
),

used as (
    select distinct
        together.release,
        unnest([
            together.employment_note_code, together.employment_rse_note_code,
            together.hourly_mean_note_code, together.annual_mean_note_code,
            together.mean_rse_note_code, together.hourly_10th_note_code,
            together.hourly_25th_note_code, together.hourly_median_note_code,
            together.hourly_75th_note_code, together.hourly_90th_note_code,
            together.annual_10th_note_code, together.annual_25th_note_code,
            together.annual_median_note_code, together.annual_75th_note_code,
            together.annual_90th_note_code, together.jobs_per_1000_note_code,
            together.location_quotient_note_code
        ]) as note_code,
    from together
)

select
    used.release,
    used.note_code,
from used
left join notes on used.release = notes.release and used.note_code = notes.note_code
where used.note_code is not null and notes.note_text is null
