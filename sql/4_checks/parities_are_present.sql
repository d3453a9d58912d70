-- Where price parities are held, most metropolitan and nonmetropolitan areas of the newest release
-- have one: a publisher's own lines differ in a few, a lost table in all.
-- grain: release, area_kind
with areas as (
    select * from marts.areas
),

counted as (
    select
        areas.release,
        areas.area_kind,
        count(*) as area_count,
        count(areas.price_parity_index) as parity_count,
    from areas
    where
        areas.area_kind in ('metropolitan area', 'nonmetropolitan area')
        and areas.release = (select max(held.release) from areas as held)
        and areas.state_area_code not in ('6600000', '7200000', '7800000')
    group by areas.release, areas.area_kind
)

select
    counted.release,
    counted.area_kind,
    counted.area_count,
    counted.parity_count,
from counted
where counted.parity_count < 0.9 * counted.area_count
