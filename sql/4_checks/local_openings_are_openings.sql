-- Openings a year that are given are 8 to 20 % of an area's jobs over all its occupations: what is
-- less or more is counted in some other way, and has to be refused.
-- grain: source_name, projection_round, area_code
with outlook as (
    select * from marts.local_outlook
),

marked as (
    select
        outlook.source_name,
        outlook.projection_round,
        outlook.area_code,
        outlook.employment_start_count,
        outlook.openings_per_year_count,
        outlook.occupation_code = '00-0000' as is_total,
        bool_or(outlook.occupation_code = '00-0000') over (
            partition by outlook.source_name, outlook.projection_round, outlook.area_code
        ) as has_total,
    from outlook
    where outlook.openings_per_year_count is not null
),

summed as (
    select
        marked.source_name,
        marked.projection_round,
        marked.area_code,
        sum(marked.openings_per_year_count)
        / sum(marked.employment_start_count) as openings_share,
    from marked
    where marked.is_total = marked.has_total
    group by marked.source_name, marked.projection_round, marked.area_code
)

select
    summed.source_name,
    summed.projection_round,
    summed.area_code,
    summed.openings_share,
from summed
where summed.openings_share not between 0.08 and 0.2
