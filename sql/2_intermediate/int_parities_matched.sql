-- The price parity of an area in the newest year held: its own for states and metros, its state's
-- nonmetropolitan portion for nonmetropolitan areas. Territories have none.
-- grain: release, area_code
with parities as (
    select * from staging.stg_bea_rpp__price_parities
),

areas as (
    select * from staging.stg_bls_oews__areas
),

newest as (
    select
        parities.parity_year,
        parities.table_name,
        parities.geo_code,
        parities.geo_name,
        parities.vintage_name,
        parities.price_parity_index,
    from parities
    where parities.parity_year = (select max(held.parity_year) from parities as held)
),

looked_up as (
    select
        areas.release,
        areas.area_code,
        case areas.area_kind
            when 'metropolitan area' then 'MARPP'
            when 'nonmetropolitan area' then 'PARPP'
            else 'SARPP'
        end as table_name,
        case areas.area_kind
            when 'nation' then '00000'
            when 'metropolitan area' then right(areas.area_code, 5)
            when 'nonmetropolitan area' then areas.state_code || '999'
            else areas.state_code || '000'
        end as geo_code,
    from areas
),

matched as (
    select
        looked_up.release,
        looked_up.area_code,
        newest.parity_year,
        newest.table_name as parity_table_name,
        newest.geo_code as parity_geo_code,
        newest.geo_name as parity_geo_name,
        newest.vintage_name as parity_vintage_name,
        newest.price_parity_index,
    from looked_up
    inner join newest
        on looked_up.table_name = newest.table_name and looked_up.geo_code = newest.geo_code
    where newest.price_parity_index is not null
)

select * from matched
