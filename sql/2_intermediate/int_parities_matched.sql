-- The price parity of an area in the newest year held: its own for states and metros, its state's
-- nonmetropolitan portion for nonmetropolitan areas. Territories have none. Prices differ from the
-- nation's mostly in housing where that is three times as far from the nation's as all items are
-- (it weighs 0.18 in the publisher's figures of 2024, so that is over half of the difference), and
-- twice as far as goods and as other services; utilities weigh little.
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
        parities.housing_parity_index,
        parities.price_parity_index - 100 as all_items_above,
        100 * (parities.housing_parity_index / nation.housing_parity_index - 1) as housing_above,
        100 * (parities.goods_parity_index / nation.goods_parity_index - 1) as goods_above,
        100 * (parities.other_services_parity_index / nation.other_services_parity_index - 1)
            as other_services_above,
    from parities
    left join parities as nation
        on
            parities.parity_year = nation.parity_year
            and parities.table_name = nation.table_name
            and nation.geo_code = '00000'
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
        newest.housing_parity_index,
        abs(newest.all_items_above) >= 0.5
        and newest.housing_above / newest.all_items_above >= 3
        and abs(newest.housing_above)
        >= 2 * greatest(abs(newest.goods_above), abs(newest.other_services_above))
            as is_mostly_housing,
    from looked_up
    inner join newest
        on looked_up.table_name = newest.table_name and looked_up.geo_code = newest.geo_code
    where newest.price_parity_index is not null
)

select * from matched
