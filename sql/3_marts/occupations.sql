-- One occupation as the wage survey knows it.
-- grain: release, occupation_code
-- kept as: view
with occupations as (
    select * from staging.stg_bls_oews__occupations
)

select * from occupations
