-- Every role and every side of a pair stands for a detailed occupation of the newest release.
-- grain: file, occupation_code
with roles as (
    select * from marts.roles
),

pairs as (
    select * from marts.pairs
),

occupations as (
    select * from marts.occupations
),

named as (
    select
        'data/raw/roles/' || roles.role_slug || '.toml' as file,
        roles.occupation_code,
    from roles
    union
    select
        'brochures.toml or --pair: ' || pairs.pair_slug as file,
        unnest([pairs.first_occupation_code, pairs.second_occupation_code]) as occupation_code,
    from pairs
),

newest as (
    select occupations.occupation_code
    from occupations
    where
        occupations.release = (select max(held.release) from occupations as held)
        and occupations.is_detailed
),

offending as (
    select
        named.file,
        named.occupation_code,
        'a detailed occupation of ' || (select max(held.release) from occupations as held)
            as expected,
    from named
    left join newest on named.occupation_code = newest.occupation_code
    where newest.occupation_code is null
)

select * from offending
