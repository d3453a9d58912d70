-- One occupation of the survey; level 3 is a detailed occupation, lower levels are groups.
-- grain: release, occupation_code
-- kept as: view
select
    release,
    left(occupation_code, 2) || '-' || right(occupation_code, 4) as occupation_code,
    occupation_name,
    display_level = '3' as is_detailed,
from raw.bls_oews_occupations
