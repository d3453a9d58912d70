-- The gap between the two sides of a pair in an area, first less second; for means with its 90 %
-- interval. They differ beyond sampling error when 0 is outside; medians have no published error.
-- grain: release, area_code, pair_slug
with pay as (
    select * from intermediate.int_pay_estimated
),

pairs as (
    select * from staging.stg_pairs__pairs
),

gaps as (
    select
        pairs.pair_slug,
        first_pay.release,
        first_pay.area_code,
        first_pay.annual_median_usd - second_pay.annual_median_usd as annual_median_gap_usd,
        first_pay.hourly_median_usd - second_pay.hourly_median_usd as hourly_median_gap_usd,
        first_pay.annual_mean_usd - second_pay.annual_mean_usd as annual_mean_gap_usd,
        second_pay.annual_median_usd,
        second_pay.annual_mean_usd,
        1.645 * sqrt(
            first_pay.annual_mean_standard_error_usd ** 2
            + second_pay.annual_mean_standard_error_usd ** 2
        ) as annual_mean_gap_margin_usd,
    from pairs
    inner join pay as first_pay on pairs.first_occupation_code = first_pay.occupation_code
    inner join pay as second_pay
        on
            pairs.second_occupation_code = second_pay.occupation_code
            and first_pay.release = second_pay.release
            and first_pay.area_code = second_pay.area_code
),

judged as (
    select
        gaps.pair_slug,
        gaps.release,
        gaps.area_code,
        gaps.annual_median_gap_usd,
        gaps.hourly_median_gap_usd,
        gaps.annual_mean_gap_usd,
        gaps.annual_mean_gap_margin_usd,
        gaps.annual_mean_gap_usd - gaps.annual_mean_gap_margin_usd as annual_mean_gap_low_usd,
        gaps.annual_mean_gap_usd + gaps.annual_mean_gap_margin_usd as annual_mean_gap_high_usd,
        100 * gaps.annual_median_gap_usd / gaps.annual_median_usd as annual_median_gap_pct,
        100 * gaps.annual_mean_gap_usd / gaps.annual_mean_usd as annual_mean_gap_pct,
        abs(gaps.annual_mean_gap_usd) > gaps.annual_mean_gap_margin_usd as is_mean_gap_beyond_error,
    from gaps
)

select * from judged
