-- The areas of a group of peers (the states, or the areas of one state) where an occupation's
-- published median pay is highest, best first; ties by name. Top-coded medians have no number.
-- grain: release, peer_group_code, occupation_code, place_number
with pay as (
    select * from intermediate.int_pay_estimated
),

areas as (
    select * from intermediate.int_areas_described
),

placed as (
    select
        pay.release,
        areas.peer_group_code,
        pay.occupation_code,
        pay.area_code,
        areas.area_name,
        pay.series_stem,
        pay.annual_median_usd,
        row_number() over (
            partition by pay.release, areas.peer_group_code, pay.occupation_code
            order by pay.annual_median_usd desc, areas.area_name asc
        ) as place_number,
    from pay
    inner join areas on pay.release = areas.release and pay.area_code = areas.area_code
    where areas.peer_group_code is not null and pay.annual_median_usd is not null
),

best as (
    select
        placed.release,
        placed.peer_group_code,
        placed.occupation_code,
        placed.area_code,
        placed.area_name,
        placed.series_stem,
        placed.annual_median_usd,
        placed.place_number,
    from placed
    where placed.place_number <= 8
)

select * from best
