-- An area, the state it lies in, and the group of peers that it is ranked among: states among
-- states, other areas among those of their state.
-- grain: release, area_code
with areas as (
    select * from staging.stg_bls_oews__areas
),

states as (
    select
        areas.release,
        areas.area_code,
        areas.area_name,
        areas.state_code,
    from areas
    where areas.area_kind in ('state', 'territory')
),

described as (
    select
        areas.release,
        areas.area_code,
        areas.area_name,
        areas.area_kind,
        states.area_code as state_area_code,
        states.area_name as state_name,
        peer_group(areas.area_kind, states.area_code) as peer_group_code,
    from areas
    left join states
        on
            areas.release = states.release
            and areas.state_code = states.state_code
            and areas.area_kind in ('metropolitan area', 'nonmetropolitan area')
)

select * from described
