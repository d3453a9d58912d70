-- One occupation in one projection round; counts are thousands of jobs, self-employed included.
-- grain: projection_round, occupation_code
-- kept as: view
select
    release as projection_round,
    occupation_code,
    occupation_title as occupation_name,
    occupation_type = 'Line item' as is_detailed,
    start_year,
    end_year,
    employment_start_thousands,
    employment_end_thousands,
    change_thousands,
    change_pct,
    exits_thousands as exits_per_year_thousands,
    transfers_thousands as transfers_per_year_thousands,
    separations_thousands as separations_per_year_thousands,
    openings_thousands as openings_per_year_thousands,
    typical_education as typical_education_name,
    work_experience as work_experience_name,
    on_the_job_training as on_the_job_training_name,
from raw.bls_projections
