-- The states that an area lies in: by the postal codes at the end of its name where it has some
-- (Kansas City, MO-KS lies in two), else the state that its publisher counts it to.
-- grain: release, area_code, postal_code
with areas as (
    select * from staging.stg_bls_oews__areas
),

states as (
    select * from staging.stg_states__states
),

named as (
    select
        areas.release,
        areas.area_code,
        areas.area_name,
        areas.state_code,
        string_split(regexp_extract(areas.area_name, ', ([A-Z-]+)$', 1), '-') as postal_codes,
    from areas
    where areas.area_kind != 'nation'
),

bridged as (
    select
        named.release,
        named.area_code,
        named.area_name,
        states.postal_code,
        states.state_name,
        named.state_code = states.state_code as is_counted_there,
    from named
    inner join states
        on
            list_contains(named.postal_codes, states.postal_code)
            or (named.postal_codes = [''] and named.state_code = states.state_code)
)

select * from bridged
