-- One pair asked for, with the two occupations it compares.
-- grain: pair_slug
with pairs as (
    select * from staging.stg_pairs__pairs
)

select * from pairs
