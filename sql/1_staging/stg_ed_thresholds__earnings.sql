-- What a person with a high school diploma and no more earns in a state, as published; 00 is the
-- nation.
-- grain: release, state_code
-- kept as: view
select
    release,
    state_code,
    high_school_median_usd,
from raw.ed_thresholds
