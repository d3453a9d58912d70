-- The nation's projected growth in each round: as the Bureau of Labor Statistics has it where that
-- round is held, else as it stands beside the states of the round.
-- grain: projection_round, occupation_code
with national as (
    select * from staging.stg_bls_projections__occupations
),

beside_states as (
    select * from staging.stg_local_projections__occupations
),

every as (
    select
        national.projection_round,
        national.occupation_code,
        'bls_projections' as nation_source_name,
        national.projection_round as nation_release,
        national.change_pct as nation_change_pct,
    from national
    union all
    select
        beside_states.projection_round,
        beside_states.occupation_code,
        beside_states.source_name as nation_source_name,
        beside_states.release as nation_release,
        beside_states.change_pct as nation_change_pct,
    from beside_states
    where beside_states.area_code = '0000000'
),

numbered as (
    select
        every.projection_round,
        every.occupation_code,
        every.nation_source_name,
        every.nation_release,
        every.nation_change_pct,
        row_number() over (
            partition by every.projection_round, every.occupation_code
            order by
                every.nation_source_name = 'bls_projections' desc,
                every.nation_release desc,
                every.nation_source_name
        ) as number_in_round,
    from every
)

select
    numbered.projection_round,
    numbered.occupation_code,
    numbered.nation_source_name,
    numbered.nation_release,
    numbered.nation_change_pct,
from numbered
where numbered.number_in_round = 1
