-- A release's states are of one round, and so are its other areas; a round has a first year and a
-- later last one.
-- grain: source_name, release, is_state
with outlook as (
    select * from marts.local_outlook
),

counted as (
    select
        outlook.source_name,
        outlook.release,
        ends_with(outlook.area_code, '00000') as is_state,
        count(distinct outlook.projection_round) as round_count,
        count_if(outlook.start_year is null or outlook.end_year is null) as unnamed_count,
        count_if(outlook.end_year <= outlook.start_year) as reversed_count,
    from outlook
    group by outlook.source_name, outlook.release, ends_with(outlook.area_code, '00000')
)

select
    counted.source_name,
    counted.release,
    counted.is_state,
    counted.round_count,
    counted.unnamed_count,
    counted.reversed_count,
from counted
where counted.round_count > 1 or counted.unnamed_count > 0 or counted.reversed_count > 0
