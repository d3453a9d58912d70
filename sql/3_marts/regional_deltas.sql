-- An occupation's pay in an area less its pay in a wider one (the nation, or the area's state), in
-- dollars, and adjusted: each divided by its own price parity. The delta of means has its 90 %
-- interval; an area is part of the wider one, so the true interval is if anything narrower.
-- grain: release, area_code, occupation_code, reference_kind
-- kept as: view
with pay as (
    select * from intermediate.int_pay_estimated
),

areas as (
    select * from intermediate.int_areas_described
),

parities as (
    select * from intermediate.int_parities_matched
),

referenced as (
    select
        areas.release,
        areas.area_code,
        'nation' as reference_kind,
        nation.area_code as reference_area_code,
    from areas
    inner join areas as nation on areas.release = nation.release and nation.area_kind = 'nation'
    where areas.area_kind != 'nation'
    union all
    select
        areas.release,
        areas.area_code,
        'state' as reference_kind,
        areas.state_area_code as reference_area_code,
    from areas
    where areas.state_area_code is not null
),

priced as (
    select
        referenced.release,
        referenced.area_code,
        referenced.reference_kind,
        referenced.reference_area_code,
        parities.price_parity_index,
        reference_parities.price_parity_index as reference_price_parity_index,
    from referenced
    left join parities
        on referenced.release = parities.release and referenced.area_code = parities.area_code
    left join parities as reference_parities
        on
            referenced.release = reference_parities.release
            and referenced.reference_area_code = reference_parities.area_code
),

paired as (
    select
        priced.release,
        priced.area_code,
        priced.reference_kind,
        priced.reference_area_code,
        priced.price_parity_index,
        priced.reference_price_parity_index,
        pay.occupation_code,
        pay.annual_median_usd,
        wider.annual_median_usd as reference_annual_median_usd,
        pay.annual_mean_usd - wider.annual_mean_usd as annual_mean_delta_usd,
        margin_90(pay.annual_mean_standard_error_usd, wider.annual_mean_standard_error_usd)
            as annual_mean_delta_margin_usd,
        pay.annual_median_usd / (priced.price_parity_index / 100)
            as adjusted_annual_median_usd,
        wider.annual_median_usd / (priced.reference_price_parity_index / 100)
            as adjusted_reference_annual_median_usd,
    from priced
    inner join pay on priced.release = pay.release and priced.area_code = pay.area_code
    inner join pay as wider
        on
            priced.release = wider.release
            and priced.reference_area_code = wider.area_code
            and pay.occupation_code = wider.occupation_code
),

compared as (
    select
        paired.release,
        paired.area_code,
        paired.reference_kind,
        paired.reference_area_code,
        paired.price_parity_index,
        paired.reference_price_parity_index,
        paired.occupation_code,
        paired.annual_median_usd,
        paired.reference_annual_median_usd,
        paired.annual_mean_delta_usd,
        paired.annual_mean_delta_margin_usd,
        paired.annual_mean_delta_usd - paired.annual_mean_delta_margin_usd
            as annual_mean_delta_low_usd,
        paired.annual_mean_delta_usd + paired.annual_mean_delta_margin_usd
            as annual_mean_delta_high_usd,
        paired.adjusted_annual_median_usd,
        paired.adjusted_reference_annual_median_usd,
        paired.annual_median_usd - paired.reference_annual_median_usd as annual_median_delta_usd,
        100 * (paired.annual_median_usd / paired.reference_annual_median_usd - 1)
            as annual_median_delta_pct,
        100 * (
            paired.adjusted_annual_median_usd / paired.adjusted_reference_annual_median_usd - 1
        ) as adjusted_annual_median_delta_pct,
        verdict(
            paired.annual_mean_delta_usd, paired.annual_mean_delta_margin_usd, 'area', 'reference'
        ) as annual_mean_verdict,
    from paired
)

select * from compared
