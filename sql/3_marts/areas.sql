-- One area with its price parity, where it has one, and the states that it lies in: it is counted
-- to one of them.
-- grain: release, area_code
-- kept as: view
with areas as (
    select * from intermediate.int_areas_described
),

parities as (
    select * from intermediate.int_parities_matched
),

bridged as (
    select * from intermediate.int_area_states
),

lying as (
    select
        bridged.release,
        bridged.area_code,
        string_agg(bridged.state_name, ', ' order by bridged.state_name) as state_names,
    from bridged
    group by bridged.release, bridged.area_code
),

priced as (
    select
        areas.release,
        areas.area_code,
        areas.area_name,
        areas.area_kind,
        areas.state_area_code,
        areas.state_name,
        lying.state_names,
        areas.peer_group_code,
        parities.parity_year,
        parities.parity_table_name,
        parities.parity_geo_code,
        parities.parity_geo_name,
        parities.parity_vintage_name,
        parities.price_parity_index,
        parities.housing_parity_index,
        parities.is_mostly_housing,
    from areas
    left join parities
        on areas.release = parities.release and areas.area_code = parities.area_code
    left join lying
        on areas.release = lying.release and areas.area_code = lying.area_code
)

select * from priced
