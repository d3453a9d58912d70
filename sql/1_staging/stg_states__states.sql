-- One state, the District of Columbia or a territory, by its postal code.
-- grain: postal_code
-- kept as: view
select
    postal_code,
    state_code,
    state_name,
from raw.states
