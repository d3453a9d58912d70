-- The areas of a group of peers (the states, or the areas of one state) where an occupation's
-- published median pay is highest among those that are ranked, best first; ties by name. Top-coded
-- medians have no number: how many are left out is told, and whether the last place listed ties
-- with the first that is not.
-- No error is published for medians, so the means say whether the first is apart from another, at
-- 90 % for all pairs of the places listed together: which one comes first was itself chosen by the
-- estimates, so any of the pairs may be the one that is looked at.
-- grain: release, peer_group_code, occupation_code, place_number
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
        areas.peer_group_code,
        pay.occupation_code,
        pay.area_code,
        areas.area_name,
        pay.series_stem,
        pay.annual_median_usd,
        pay.annual_mean_usd,
        pay.annual_mean_standard_error_usd,
        floors.employment_floor_count,
        row_number() over best_first as place_number,
        count(pay.annual_median_usd) over peers as published_count,
        count(*) filter (where pay.annual_median_note_code = pay.ceiling_note_code) over peers
            as top_coded_count,
        first_value(pay.annual_mean_usd) over best_first as first_mean_usd,
        first_value(pay.annual_mean_standard_error_usd) over best_first as first_error_usd,
        lead(pay.annual_median_usd) over best_first as next_median_usd,
    from pay
    inner join areas on pay.release = areas.release and pay.area_code = areas.area_code
    left join floors
        on
            pay.release = floors.release
            and areas.peer_group_code = floors.peer_group_code
            and pay.occupation_code = floors.occupation_code
    where
        areas.peer_group_code is not null
        and reaches_floor(pay.employment_count, floors.employment_floor_count)
    window
        peers as (partition by pay.release, areas.peer_group_code, pay.occupation_code),
        best_first as (
            partition by pay.release, areas.peer_group_code, pay.occupation_code
            order by pay.annual_median_usd desc nulls last, areas.area_name asc
        )
    qualify pay.annual_median_usd is not null and place_number <= 8
),

compared as (
    select
        placed.release,
        placed.peer_group_code,
        placed.occupation_code,
        placed.area_code,
        placed.area_name,
        placed.series_stem,
        placed.annual_median_usd,
        placed.place_number,
        placed.employment_floor_count,
        placed.top_coded_count,
        placed.place_number = 8
        and coalesce(placed.next_median_usd = placed.annual_median_usd, false) as is_tied_at_cut,
        if(placed.place_number > 1, placed.annual_mean_usd - placed.first_mean_usd, null)
            as annual_mean_less_first_usd,
        critical_values.critical_value * sqrt(
            placed.annual_mean_standard_error_usd ** 2 + placed.first_error_usd ** 2
        ) as annual_mean_less_first_margin_usd,
    from placed
    left join critical_values
        on
            placed.place_number > 1
            and least(placed.published_count, 8) * (least(placed.published_count, 8) - 1) / 2
            = critical_values.comparison_count
),

judged as (
    select
        compared.release,
        compared.peer_group_code,
        compared.occupation_code,
        compared.area_code,
        compared.area_name,
        compared.series_stem,
        compared.annual_median_usd,
        compared.place_number,
        compared.employment_floor_count,
        compared.top_coded_count,
        compared.is_tied_at_cut,
        compared.annual_mean_less_first_usd,
        compared.annual_mean_less_first_margin_usd,
        abs(compared.annual_mean_less_first_usd) > compared.annual_mean_less_first_margin_usd
            as is_mean_apart_from_first,
    from compared
)

select * from judged
