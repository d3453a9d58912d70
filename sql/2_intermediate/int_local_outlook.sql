-- One occupation's projected jobs in a state or area in one round of one source, beside the growth
-- of the nation in that round. Openings are a year's; none where they are no count of openings. A
-- later release of a source takes the place of an earlier one's same round. Newest is, of the
-- sources' newest releases, the round that ends last; of two, a state's own agency's.
-- grain: source_name, projection_round, area_code, occupation_code
with projections as (
    select * from staging.stg_local_projections__occupations
),

judged as (
    select * from intermediate.int_local_openings_judged
),

nations as (
    select * from intermediate.int_growth_of_nation
),

numbered as (
    select
        projections.source_name,
        projections.release,
        projections.projection_round,
        projections.area_code,
        projections.projection_area_name,
        projections.occupation_code,
        projections.start_year,
        projections.end_year,
        projections.employment_start_count,
        projections.employment_end_count,
        projections.change_count as published_change_count,
        projections.change_pct,
        projections.openings_count,
        projections.openings_years,
        projections.release = max(projections.release) over (
            partition by projections.source_name
        ) as is_of_newest_release,
        row_number() over (
            partition by
                projections.source_name, projections.projection_round,
                projections.area_code, projections.occupation_code
            order by projections.release desc
        ) as number_in_round,
    from projections
    where projections.area_code != '0000000'
),

outlook as (
    select
        numbered.source_name,
        numbered.release,
        numbered.projection_round,
        numbered.area_code,
        numbered.projection_area_name,
        numbered.occupation_code,
        numbered.start_year,
        numbered.end_year,
        numbered.employment_start_count,
        numbered.employment_end_count,
        numbered.employment_end_count - numbered.employment_start_count as change_count,
        numbered.published_change_count,
        numbered.change_pct,
        if(judged.openings_note is null, numbered.openings_count, null) as openings_count,
        numbered.openings_years,
        if(
            judged.openings_note is null, numbered.openings_count / numbered.openings_years, null
        ) as openings_per_year_count,
        judged.openings_note,
        nations.nation_change_pct,
        nations.nation_source_name,
        nations.nation_release,
        numbered.is_of_newest_release
        and row_number() over (
            partition by numbered.area_code, numbered.occupation_code
            order by
                numbered.is_of_newest_release desc,
                numbered.end_year desc,
                numbered.source_name = 'state_projections',
                numbered.source_name
        ) = 1 as is_newest,
    from numbered
    left join judged
        on
            numbered.source_name = judged.source_name
            and numbered.release = judged.release
            and numbered.projection_area_name = judged.projection_area_name
    left join nations
        on
            numbered.projection_round = nations.projection_round
            and numbered.occupation_code = nations.occupation_code
    where numbered.number_in_round = 1
)

select * from outlook
