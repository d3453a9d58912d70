-- What people aged 25 to 34 with a high school diploma and no more typically earn in a state.
-- grain: release, state_code
-- kept as: view
select
    release,
    state_code,
    high_school_median_usd,
from staging.stg_ed_thresholds__earnings
