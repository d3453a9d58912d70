-- Where an area's median pay in an occupation stands among its peers: states among the states and
-- the District of Columbia, other areas among those of their state; with the floor of jobs, where
-- one is set, and without. A withheld median has no rank; nor has one that cannot be told from a
-- top-coded peer's, both being at or above the ceiling.
-- grain: release, area_code, occupation_code
-- kept as: view
with pay as (
    select * from intermediate.int_pay_estimated
),

areas as (
    select * from intermediate.int_areas_described
),

floors as (
    select * from intermediate.int_rank_floors
),

placed as (
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        areas.peer_group_code,
        pay.series_stem,
        pay.annual_median_usd,
        pay.annual_ceiling_usd,
        coalesce(pay.annual_median_note_code = pay.ceiling_note_code, false) as is_top_coded,
        floors.employment_floor_count,
        reaches_floor(pay.employment_count, floors.employment_floor_count) as is_ranked,
    from pay
    inner join areas on pay.release = areas.release and pay.area_code = areas.area_code
    left join floors
        on
            pay.release = floors.release
            and areas.peer_group_code = floors.peer_group_code
            and pay.occupation_code = floors.occupation_code
    where areas.peer_group_code is not null
),

ranked as (
    select
        placed.release,
        placed.area_code,
        placed.occupation_code,
        placed.peer_group_code,
        placed.series_stem,
        placed.annual_median_usd,
        placed.is_top_coded,
        placed.annual_median_usd >= placed.annual_ceiling_usd as is_above_ceiling,
        placed.employment_floor_count,
        placed.is_ranked,
        rank() over by_pay as unfiltered_number,
        count(*) over peers as unfiltered_count,
        count(*) filter (where placed.is_top_coded) over peers as unfiltered_top_coded_count,
        rank() over ranked_by_pay as rank_number,
        count(*) filter (where placed.is_ranked) over peers as peer_count,
        count(*) filter (where placed.is_ranked and placed.is_top_coded) over peers
            as top_coded_count,
    from placed
    where placed.annual_median_usd is not null or placed.is_top_coded
    window
        peers as (
            partition by placed.release, placed.peer_group_code, placed.occupation_code
        ),
        by_pay as (
            partition by placed.release, placed.peer_group_code, placed.occupation_code
            order by placed.is_top_coded desc, placed.annual_median_usd desc
        ),
        ranked_by_pay as (
            partition by
                placed.release,
                placed.peer_group_code,
                placed.occupation_code,
                placed.is_ranked
            order by placed.is_top_coded desc, placed.annual_median_usd desc
        )
),

told_apart as (
    select
        ranked.release,
        ranked.area_code,
        ranked.occupation_code,
        ranked.peer_group_code,
        ranked.series_stem,
        ranked.annual_median_usd,
        ranked.employment_floor_count,
        ranked.is_ranked,
        ranked.peer_count,
        ranked.top_coded_count,
        ranked.unfiltered_count,
        if(
            not ranked.is_ranked
            or ranked.is_top_coded
            or (ranked.is_above_ceiling and ranked.top_coded_count > 0),
            null,
            ranked.rank_number
        ) as peer_rank,
        if(
            ranked.is_top_coded
            or (ranked.is_above_ceiling and ranked.unfiltered_top_coded_count > 0),
            null,
            ranked.unfiltered_number
        ) as unfiltered_rank,
    from ranked
)

select * from told_apart
