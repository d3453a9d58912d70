-- One occupation's projected jobs in a state or area, in the newest round that is held of it.
-- grain: area_code, occupation_code
-- kept as: view
with outlook as (
    select * from intermediate.int_local_outlook
),

newest as (
    select
        outlook.area_code,
        outlook.occupation_code,
        outlook.source_name,
        outlook.release,
        outlook.projection_round,
        outlook.projection_area_name,
        outlook.start_year,
        outlook.end_year,
        outlook.employment_start_count,
        outlook.employment_end_count,
        outlook.change_count,
        outlook.change_pct,
        outlook.openings_count,
        outlook.openings_years,
        outlook.openings_per_year_count,
        outlook.openings_note,
        outlook.nation_change_pct,
        outlook.nation_source_name,
        outlook.nation_release,
    from outlook
    where outlook.is_newest
)

select * from newest
