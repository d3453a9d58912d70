-- One area of the pay survey that a source projects in parts only, which are not added up.
-- grain: area_code
-- kept as: view
with projections as (
    select * from staging.stg_local_projections__occupations
),

parts as (
    select distinct
        projections.part_of_area_code as area_code,
        projections.projection_area_name,
    from projections
    where projections.part_of_area_code is not null
),

divided as (
    select
        parts.area_code,
        string_agg(parts.projection_area_name, '; ' order by parts.projection_area_name) as part_names,
    from parts
    group by parts.area_code
)

select * from divided
