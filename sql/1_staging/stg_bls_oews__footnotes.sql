-- One reason why a measure has no number. A ceiling note carries its amounts in its text:
-- "equal to or greater than $115.00 per hour or $239,200 per year".
-- grain: release, note_code
-- kept as: view
select
    release,
    footnote_code as note_code,
    footnote_text as note_text,
    cast(nullif(regexp_extract(footnote_text, '\$([0-9.]+) per hour', 1), '') as double)
        as hourly_ceiling_usd,
    cast(
        nullif(replace(regexp_extract(footnote_text, '\$([0-9,]+) per year', 1), ',', ''), '')
        as double
    ) as annual_ceiling_usd,
from raw.bls_oews_footnotes
