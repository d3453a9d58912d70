-- A reason that the publisher gives for an occupation's share of jobs in one projection round: that
-- over all industries where there is one, else those of some. It gives none for many occupations.
-- grain: projection_round, occupation_code, matrix_industry_code
with reasons as (
    select * from staging.stg_bls_projections__reasons
),

marked as (
    select
        reasons.projection_round,
        reasons.occupation_code,
        reasons.matrix_industry_code,
        reasons.industry_name,
        reasons.matrix_industry_code = 'TE1000' as is_all_industries,
        reasons.change_kinds,
        reasons.share_direction,
        reasons.reason_text,
        reasons.reason_sha256,
        reasons.source_row_number,
        reasons.projection_round = max(reasons.projection_round) over () as is_newest_round,
    from reasons
),

nearest as (
    select marked.*
    from marked
    qualify
        marked.is_all_industries = bool_or(marked.is_all_industries) over (
            partition by marked.projection_round, marked.occupation_code
        )
)

select * from nearest
