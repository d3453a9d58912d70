-- Every note that stands for a missing figure has a text in its release's own list of notes.
-- grain: release, note_code
with pay as (
    select * from marts.pay_estimates
),

notes as (
    select * from staging.stg_bls_oews__footnotes
),

used as (
    select distinct
        pay.release,
        unnest([*columns('_note_code$')]) as note_code,
    from pay
)

select
    used.release,
    used.note_code,
from used
left join notes on used.release = notes.release and used.note_code = notes.note_code
where used.note_code is not null and notes.note_text is null
