-- A release has a nation; and one that has metropolitan areas has states and nonmetropolitan areas,
-- which are told from them by their names alone.
-- grain: release
with areas as (
    select * from marts.areas
),

counted as (
    select
        areas.release,
        count_if(areas.area_kind = 'nation') as nation_count,
        count_if(areas.area_kind = 'state') as state_count,
        count_if(areas.area_kind = 'metropolitan area') as metropolitan_count,
        count_if(areas.area_kind = 'nonmetropolitan area') as nonmetropolitan_count,
    from areas
    group by areas.release
)

select
    counted.release,
    counted.nation_count,
    counted.state_count,
    counted.metropolitan_count,
    counted.nonmetropolitan_count,
from counted
where
    counted.nation_count != 1
    or (
        counted.metropolitan_count > 0
        and (counted.state_count = 0 or counted.nonmetropolitan_count = 0)
    )
