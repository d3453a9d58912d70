-- The gap between the two sides of a pair in an area, first less second, for every pair and area:
-- where one of the two is not published, its columns are null and the verdict is "not known". For
-- means with its 90 % interval; medians have no published error.
-- grain: release, area_code, pair_slug
with areas as (
    select * from marts.areas
),

pay as (
    select * from marts.pay_estimates
),

pairs as (
    select * from marts.pairs
),

paid as (
    select
        areas.release,
        areas.area_code,
        pairs.pair_slug,
        first_pay.annual_median_usd as first_annual_median_usd,
        second_pay.annual_median_usd as second_annual_median_usd,
        first_pay.annual_mean_usd as first_annual_mean_usd,
        second_pay.annual_mean_usd as second_annual_mean_usd,
        round(first_pay.hourly_median_usd - second_pay.hourly_median_usd, 2)
            as hourly_median_gap_usd,
        margin_90(
            first_pay.annual_mean_standard_error_usd, second_pay.annual_mean_standard_error_usd
        ) as annual_mean_gap_margin_usd,
    from areas
    cross join pairs
    left join pay as first_pay
        on
            areas.release = first_pay.release
            and areas.area_code = first_pay.area_code
            and pairs.first_occupation_code = first_pay.occupation_code
    left join pay as second_pay
        on
            areas.release = second_pay.release
            and areas.area_code = second_pay.area_code
            and pairs.second_occupation_code = second_pay.occupation_code
),

gaps as (
    select
        paid.release,
        paid.area_code,
        paid.pair_slug,
        paid.first_annual_median_usd,
        paid.second_annual_median_usd,
        paid.first_annual_median_usd - paid.second_annual_median_usd as annual_median_gap_usd,
        paid.hourly_median_gap_usd,
        paid.first_annual_mean_usd,
        paid.second_annual_mean_usd,
        paid.first_annual_mean_usd - paid.second_annual_mean_usd as annual_mean_gap_usd,
        paid.annual_mean_gap_margin_usd,
    from paid
),

judged as (
    select
        gaps.release,
        gaps.area_code,
        gaps.pair_slug,
        gaps.first_annual_median_usd,
        gaps.second_annual_median_usd,
        gaps.annual_median_gap_usd,
        100 * gaps.annual_median_gap_usd / gaps.second_annual_median_usd as annual_median_gap_pct,
        gaps.hourly_median_gap_usd,
        gaps.first_annual_mean_usd,
        gaps.second_annual_mean_usd,
        gaps.annual_mean_gap_usd,
        100 * gaps.annual_mean_gap_usd / gaps.second_annual_mean_usd as annual_mean_gap_pct,
        gaps.annual_mean_gap_margin_usd,
        gaps.annual_mean_gap_usd - gaps.annual_mean_gap_margin_usd as annual_mean_gap_low_usd,
        gaps.annual_mean_gap_usd + gaps.annual_mean_gap_margin_usd as annual_mean_gap_high_usd,
        verdict(gaps.annual_mean_gap_usd, gaps.annual_mean_gap_margin_usd, 'first', 'second')
            as annual_mean_verdict,
    from gaps
)

select * from judged
