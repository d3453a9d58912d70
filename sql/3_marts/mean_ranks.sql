-- The place of an area's mean pay in an occupation among its peers, and those that it may take in
-- truth: it is behind some and ahead of others beyond sampling error (90 % for all comparisons of
-- one area in one occupation), and the rest cannot be told apart. Peers are those that area_ranks
-- may rank and that have a mean with an error.
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

critical_values as (
    select * from intermediate.int_critical_values_corrected
),

placed as (
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        areas.peer_group_code,
        pay.annual_mean_usd,
        pay.annual_mean_standard_error_usd,
        count(*) over (
            partition by pay.release, areas.peer_group_code, pay.occupation_code
        ) as peer_count,
    from pay
    inner join areas on pay.release = areas.release and pay.area_code = areas.area_code
    left join floors
        on
            pay.release = floors.release
            and areas.peer_group_code = floors.peer_group_code
            and pay.occupation_code = floors.occupation_code
    where
        areas.peer_group_code is not null
        and pay.annual_mean_standard_error_usd is not null
        and reaches_floor(pay.employment_count, floors.employment_floor_count)
),

compared as (
    select
        placed.release,
        placed.area_code,
        placed.occupation_code,
        placed.peer_count,
        critical_values.critical_value,
        peers.annual_mean_usd - placed.annual_mean_usd as behind_usd,
        critical_values.critical_value * sqrt(
            placed.annual_mean_standard_error_usd ** 2 + peers.annual_mean_standard_error_usd ** 2
        ) as margin_usd,
    from placed
    inner join placed as peers
        on
            placed.release = peers.release
            and placed.peer_group_code = peers.peer_group_code
            and placed.occupation_code = peers.occupation_code
            and placed.area_code != peers.area_code
    inner join critical_values on placed.peer_count - 1 = critical_values.comparison_count
),

ranged as (
    select
        compared.release,
        compared.area_code,
        compared.occupation_code,
        compared.peer_count as mean_peer_count,
        compared.critical_value,
        1 + count(*) filter (where compared.behind_usd > 0) as mean_rank,
        1 + count(*) filter (where compared.behind_usd > compared.margin_usd) as best_rank,
        compared.peer_count
        - count(*) filter (where -compared.behind_usd > compared.margin_usd) as worst_rank,
    from compared
    group by
        compared.release,
        compared.area_code,
        compared.occupation_code,
        compared.peer_count,
        compared.critical_value
)

select * from ranged
