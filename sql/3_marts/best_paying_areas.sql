-- The areas of a group of peers (the states, or the areas of one state) where an occupation's
-- published median pay is highest, best first; ties by name. Top-coded medians have no number.
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
        row_number() over (
            partition by pay.release, areas.peer_group_code, pay.occupation_code
            order by pay.annual_median_usd desc, areas.area_name asc
        ) as place_number,
    from pay
    inner join areas on pay.release = areas.release and pay.area_code = areas.area_code
    where areas.peer_group_code is not null and pay.annual_median_usd is not null
),

best as (
    select
        placed.release,
        placed.peer_group_code,
        placed.occupation_code,
        placed.area_code,
        placed.area_name,
        placed.series_stem,
        placed.annual_median_usd,
        placed.annual_mean_usd,
        placed.annual_mean_standard_error_usd,
        placed.place_number,
        max(placed.place_number) over (
            partition by placed.release, placed.peer_group_code, placed.occupation_code
        ) as place_count,
    from placed
    where placed.place_number <= 8
),

compared as (
    select
        best.release,
        best.peer_group_code,
        best.occupation_code,
        best.area_code,
        best.area_name,
        best.series_stem,
        best.annual_median_usd,
        best.place_number,
        best.annual_mean_usd - leaders.annual_mean_usd as annual_mean_less_first_usd,
        critical_values.critical_value * sqrt(
            best.annual_mean_standard_error_usd ** 2 + leaders.annual_mean_standard_error_usd ** 2
        ) as annual_mean_less_first_margin_usd,
    from best
    left join best as leaders
        on
            best.release = leaders.release
            and best.peer_group_code = leaders.peer_group_code
            and best.occupation_code = leaders.occupation_code
            and best.place_number > 1
            and leaders.place_number = 1
    left join critical_values
        on best.place_count * (best.place_count - 1) / 2 = critical_values.comparison_count
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
        compared.annual_mean_less_first_usd,
        compared.annual_mean_less_first_margin_usd,
        abs(compared.annual_mean_less_first_usd) > compared.annual_mean_less_first_margin_usd
            as is_mean_apart_from_first,
    from compared
)

select * from judged
