-- One occupation's projected jobs in one round. Rounds are never compared with each other.
-- grain: projection_round, occupation_code
-- kept as: view
with projections as (
    select * from staging.stg_bls_projections__occupations
),

marked as (
    select
        projections.projection_round,
        projections.occupation_code,
        projections.occupation_name,
        projections.is_detailed,
        projections.start_year,
        projections.end_year,
        projections.employment_start_thousands,
        projections.employment_end_thousands,
        projections.change_thousands,
        projections.change_pct,
        averages.change_pct as average_change_pct,
        projections.exits_per_year_thousands,
        projections.transfers_per_year_thousands,
        projections.separations_per_year_thousands,
        projections.openings_per_year_thousands,
        projections.typical_education_name,
        projections.work_experience_name,
        projections.on_the_job_training_name,
        projections.projection_round = max(projections.projection_round) over () as is_newest_round,
    from projections
    left join projections as averages
        on
            projections.projection_round = averages.projection_round
            and averages.occupation_code = '00-0000'
)

select * from marked
