-- Every state and the District of Columbia has a price parity; only territories may lack one, and a
-- metropolitan area that one publisher delineates and the other does not.
-- grain: release, area_code
select
    release,
    area_code,
    area_name,
from marts.areas
where area_kind in ('nation', 'state') and price_parity_index is null
