-- A state's or area's projected change is end less start where it is printed, and its percent
-- follows from the two, which are rounded to tens, to a decimal.
-- grain: source_name, projection_round, area_code, occupation_code
with outlook as (
    select * from marts.local_outlook
),

bounded as (
    select
        outlook.source_name,
        outlook.projection_round,
        outlook.area_code,
        outlook.occupation_code,
        outlook.published_change_count,
        outlook.change_count,
        outlook.change_pct,
        100.0 * (outlook.employment_end_count - 5) / (outlook.employment_start_count + 5)
        - 100.051 as least_pct,
        100.0 * (outlook.employment_end_count + 5) / (outlook.employment_start_count - 5)
        - 99.949 as most_pct,
    from outlook
)

select
    bounded.source_name,
    bounded.projection_round,
    bounded.area_code,
    bounded.occupation_code,
    bounded.published_change_count,
    bounded.change_count,
    bounded.change_pct,
    bounded.least_pct,
    bounded.most_pct,
from bounded
where
    bounded.published_change_count != bounded.change_count
    or bounded.change_pct < bounded.least_pct
    or bounded.change_pct > bounded.most_pct
