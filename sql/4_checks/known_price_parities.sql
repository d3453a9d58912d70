-- Price parities as they stand in the publisher's tables of February 19, 2026.
-- grain: release, area_code
with areas as (
    select * from marts.areas
),

known (parity_year, area_code, price_parity_index, housing_parity_index) as (
    values
    (2024, '0000000', 100.0, 100.629),
    (2024, '0040900', 106.67, 130.23),
    (2024, '0600000', 110.72, 154.346)
),

offending as (
    select
        areas.release,
        areas.area_code,
        known.price_parity_index as known_price_parity_index,
        areas.price_parity_index as read_price_parity_index,
        known.housing_parity_index as known_housing_parity_index,
        areas.housing_parity_index as read_housing_parity_index,
    from known
    inner join areas
        on known.parity_year = areas.parity_year and known.area_code = areas.area_code
    where
        known.price_parity_index != areas.price_parity_index
        or known.housing_parity_index is distinct from areas.housing_parity_index
)

select * from offending
