-- The nation's price parity is 100, and no place is beyond half or twice it.
-- grain: release, area_code
select
    release,
    area_code,
    area_name,
    price_parity_index,
from marts.areas
where
    (area_kind = 'nation' and price_parity_index is distinct from 100)
    or price_parity_index not between 50 and 200
