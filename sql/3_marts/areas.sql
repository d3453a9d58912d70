-- One area with its state and its price parity; a territory has none.
-- grain: release, area_code
-- kept as: view
with areas as (
    select * from intermediate.int_areas_described
),

parities as (
    select * from intermediate.int_parities_matched
),

priced as (
    select
        areas.release,
        areas.area_code,
        areas.area_name,
        areas.area_kind,
        areas.state_area_code,
        areas.state_name,
        areas.peer_group_code,
        parities.parity_year,
        parities.parity_table_name,
        parities.parity_geo_code,
        parities.parity_geo_name,
        parities.parity_vintage_name,
        parities.price_parity_index,
    from areas
    left join parities
        on areas.release = parities.release and areas.area_code = parities.area_code
)

select * from priced
