-- One place's price parity: prices of all items there, and of their parts, the nation being 100 in
-- all items.
-- grain: parity_year, table_name, geo_code
-- kept as: view
select
    cast(release as integer) as parity_year,
    table_name,
    vintage as vintage_name,
    geo_fips as geo_code,
    geo_name,
    all_items_index as price_parity_index,
    goods_index as goods_parity_index,
    housing_index as housing_parity_index,
    other_services_index as other_services_parity_index,
from raw.bea_rpp
