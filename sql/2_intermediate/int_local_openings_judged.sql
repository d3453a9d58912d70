-- What an area's openings come to over all its occupations, a year and as a share of its jobs. Where
-- people leave jobs at all, that is 8 to 20 % (10 to 15 % in 53 of 55 places of 2022-32): what is
-- not is no count of openings. Where new jobs alone make most of them, those were counted.
-- grain: source_name, release, projection_area_name
with projections as (
    select * from staging.stg_local_projections__occupations
),

with_totals as (
    select
        projections.source_name,
        projections.release,
        projections.projection_area_name,
        projections.occupation_code = '00-0000' as is_total,
        bool_or(projections.occupation_code = '00-0000') over (
            partition by
                projections.source_name, projections.release, projections.projection_area_name
        ) as has_total,
        projections.employment_start_count,
        projections.employment_end_count - projections.employment_start_count as change_count,
        projections.end_year - projections.start_year as year_count,
        projections.openings_count / projections.openings_years as openings_per_year_count,
    from projections
    where projections.openings_count is not null
),

summed as (
    select
        with_totals.source_name,
        with_totals.release,
        with_totals.projection_area_name,
        sum(with_totals.openings_per_year_count)
        / sum(with_totals.employment_start_count) as openings_share,
        sum(with_totals.change_count / with_totals.year_count)
        / sum(with_totals.openings_per_year_count) as growth_share,
    from with_totals
    where with_totals.is_total = with_totals.has_total
    group by with_totals.source_name, with_totals.release, with_totals.projection_area_name
),

judged as (
    select
        summed.source_name,
        summed.release,
        summed.projection_area_name,
        summed.openings_share,
        summed.growth_share,
        case
            when summed.openings_share between 0.08 and 0.2 then null
            when summed.growth_share > 0.5 then 'growth'
            else 'share'
        end as openings_note,
    from summed
)

select * from judged
