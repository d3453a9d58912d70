-- One area of the survey. The publisher files a metropolitan area that crosses state lines under
-- one state, and tells metropolitan from nonmetropolitan areas by their names alone.
-- grain: release, area_code
-- kept as: view
select
    release,
    area_code,
    state_code,
    if(areatype_code = 'N', 'United States', area_name) as area_name,
    case
        when areatype_code = 'N' then 'nation'
        when areatype_code = 'S' and state_code in ('66', '72', '78') then 'territory'
        when areatype_code = 'S' then 'state'
        when contains(lower(area_name), 'nonmetropolitan area') then 'nonmetropolitan area'
        else 'metropolitan area'
    end as area_kind,
from raw.bls_oews_areas
