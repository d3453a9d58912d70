-- Consumer prices of one month in all cities of the nation, 1982-84 being 100 (CPI-U, all items,
-- not seasonally adjusted).
-- grain: release, series_id, price_year, price_month
-- kept as: view
select
    release,
    series_id,
    year as price_year,
    cast(right(period, 2) as integer) as price_month,
    value as price_index,
from raw.bls_cpi
