-- Points of a trend are of May 2021 or later, three or more years apart, in the nation or a state,
-- and the newest is in its own dollars.
-- grain: release, area_code, occupation_code
with points as (
    select
        pay_trends.release,
        pay_trends.area_code,
        pay_trends.occupation_code,
        pay_trends.pay_year,
        pay_trends.point_number,
        pay_trends.annual_mean_usd,
        pay_trends.constant_annual_mean_usd,
        areas.area_kind,
        pay_trends.pay_year - lag(pay_trends.pay_year) over (
            partition by pay_trends.area_code, pay_trends.occupation_code
            order by pay_trends.pay_year
        ) as years_apart,
    from marts.pay_trends
    left join marts.areas
        on
            pay_trends.area_code = areas.area_code
            and areas.release = (select max(held.release) from marts.areas as held)
    where pay_trends.point_number is not null
)

select
    points.release,
    points.area_code,
    points.occupation_code,
    points.years_apart,
    points.constant_annual_mean_usd,
from points
where
    points.pay_year < 2021
    or points.years_apart < 3
    or points.area_kind is null
    or points.area_kind not in ('nation', 'state')
    or points.constant_annual_mean_usd is null
    or (
        points.point_number = 1
        and abs(points.constant_annual_mean_usd - points.annual_mean_usd) > 0.001
    )
