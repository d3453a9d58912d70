-- Every area and occupation with an estimate is in its release's own lists, and no code is missing.
-- A tidy extract may be held without lists.
-- grain: release, column_name, code
with pay as (
    select distinct
        release,
        area_code,
        occupation_code,
    from marts.pay_estimates
),

areas as (
    select * from marts.areas
),

occupations as (
    select * from marts.occupations
),

named as (
    select
        pay.release,
        'area_code' as column_name,
        pay.area_code as code,
        areas.area_code is not null as is_known,
        pay.release in (select listed.release from areas as listed) as is_listed,
    from pay
    left join areas on pay.release = areas.release and pay.area_code = areas.area_code
    union
    select
        pay.release,
        'occupation_code' as column_name,
        pay.occupation_code as code,
        occupations.occupation_code is not null as is_known,
        pay.release in (select listed.release from occupations as listed) as is_listed,
    from pay
    left join occupations
        on pay.release = occupations.release and pay.occupation_code = occupations.occupation_code
)

select
    named.release,
    named.column_name,
    named.code,
from named
where named.code is null or (named.is_listed and not named.is_known)
