-- One occupation's projected jobs in a state or area, in each round that each source has of it; what
-- is newest of an area and occupation is marked. Rounds are never compared with each other.
-- grain: source_name, projection_round, area_code, occupation_code
-- kept as: view
with outlook as (
    select * from intermediate.int_local_outlook
)

select * from outlook
