-- One occupation's projected jobs in one area, as an agency of a state or of all states has them;
-- the self-employed are counted. Of an area that is only a part of one of the pay survey, the
-- whole is named instead.
-- grain: source_name, release, projection_area_name, occupation_code
-- kept as: view
select
    source_name,
    release,
    area_name as projection_area_name,
    area_code,
    part_of_area_code,
    occupation_code,
    occupation_title as occupation_name,
    format('{}-{:02d}', start_year, end_year % 100) as projection_round,
    start_year,
    end_year,
    employment_start_count,
    employment_end_count,
    change_count,
    change_pct,
    openings_count,
    openings_years,
from raw.local_projections
