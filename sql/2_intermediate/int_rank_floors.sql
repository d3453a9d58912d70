-- How many jobs an area needs to be ranked among its peers: 500, where at least three of them that
-- have a published median have as many. Fewer make no ranking: there no floor is set.
-- grain: release, peer_group_code, occupation_code
with estimates as (
    select * from staging.stg_bls_oews__estimates
),

areas as (
    select * from staging.stg_bls_oews__areas
),

placed as (
    select
        estimates.release,
        peer_group(areas.area_kind, states.area_code) as peer_group_code,
        estimates.occupation_code,
        estimates.employment_count,
        500 as employment_floor_count,
    from estimates
    inner join areas
        on
            estimates.release = areas.release
            and estimates.area_code = areas.area_code
    inner join areas as states
        on
            areas.release = states.release
            and areas.state_code = states.state_code
            and states.area_kind in ('state', 'territory')
    where
        estimates.industry_code = '000000'
        and estimates.annual_median_usd is not null
        and peer_group_code is not null
),

floors as (
    select
        placed.release,
        placed.peer_group_code,
        placed.occupation_code,
        placed.employment_floor_count,
    from placed
    where placed.employment_count >= placed.employment_floor_count
    group by
        placed.release,
        placed.peer_group_code,
        placed.occupation_code,
        placed.employment_floor_count
    having count(*) >= 3
)

select * from floors
