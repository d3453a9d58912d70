-- An occupation's pay in an area less its pay in a wider one (the nation, or the area's state), in
-- dollars, and adjusted: each divided by its own price parity, which counts as exact. The deltas
-- of means have their 90 % intervals. A state is made up of its areas: one that it holds whole is
-- the part of it that its share of the jobs says; else the two count as independent.
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

bridged as (
    select * from intermediate.int_area_states
),

whole as (
    select
        bridged.release,
        bridged.area_code,
    from bridged
    group by bridged.release, bridged.area_code
    having count(*) = 1
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
        referenced.reference_kind = 'state' and whole.area_code is not null
            as is_whole_in_reference,
    from referenced
    left join whole
        on referenced.release = whole.release and referenced.area_code = whole.area_code
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
        priced.price_parity_index / 100 as prices,
        priced.reference_price_parity_index / 100 as reference_prices,
        pay.occupation_code,
        pay.annual_median_usd,
        wider.annual_median_usd as reference_annual_median_usd,
        pay.annual_mean_usd,
        wider.annual_mean_usd as reference_annual_mean_usd,
        pay.annual_mean_standard_error_usd as error_usd,
        wider.annual_mean_standard_error_usd as reference_error_usd,
        case
            when priced.is_whole_in_reference and pay.employment_count < wider.employment_count
                then pay.employment_count / wider.employment_count
        end as employment_share,
    from priced
    inner join pay on priced.release = pay.release and priced.area_code = pay.area_code
    inner join pay as wider
        on
            priced.release = wider.release
            and priced.reference_area_code = wider.area_code
            and pay.occupation_code = wider.occupation_code
),

subtracted as (
    select
        paired.release,
        paired.area_code,
        paired.reference_kind,
        paired.reference_area_code,
        paired.price_parity_index,
        paired.reference_price_parity_index,
        paired.occupation_code,
        paired.employment_share,
        paired.annual_median_usd,
        paired.reference_annual_median_usd,
        paired.annual_median_usd / paired.prices as adjusted_annual_median_usd,
        paired.reference_annual_median_usd / paired.reference_prices
            as adjusted_reference_annual_median_usd,
        paired.annual_mean_usd - paired.reference_annual_mean_usd as annual_mean_delta_usd,
        margin_90(
            paired.error_usd,
            paired.reference_error_usd,
            part := if(paired.employment_share is null, 0, paired.employment_share)
        ) as annual_mean_delta_margin_usd,
        paired.annual_mean_usd / paired.prices
        - paired.reference_annual_mean_usd / paired.reference_prices
            as adjusted_annual_mean_delta_usd,
        margin_90(
            paired.error_usd / paired.prices,
            paired.reference_error_usd / paired.reference_prices,
            part := if(paired.employment_share is null, 0, paired.employment_share)
            * paired.prices / paired.reference_prices
        ) as adjusted_annual_mean_delta_margin_usd,
        100 * (
            paired.annual_mean_usd / paired.prices
            / (paired.reference_annual_mean_usd / paired.reference_prices) - 1
        ) as adjusted_annual_mean_delta_pct,
    from paired
),

compared as (
    select
        subtracted.release,
        subtracted.area_code,
        subtracted.reference_kind,
        subtracted.reference_area_code,
        subtracted.price_parity_index,
        subtracted.reference_price_parity_index,
        subtracted.occupation_code,
        subtracted.employment_share,
        subtracted.annual_median_usd,
        subtracted.reference_annual_median_usd,
        subtracted.annual_mean_delta_usd,
        subtracted.annual_mean_delta_margin_usd,
        subtracted.annual_mean_delta_usd - subtracted.annual_mean_delta_margin_usd
            as annual_mean_delta_low_usd,
        subtracted.annual_mean_delta_usd + subtracted.annual_mean_delta_margin_usd
            as annual_mean_delta_high_usd,
        verdict(
            subtracted.annual_mean_delta_usd,
            subtracted.annual_mean_delta_margin_usd,
            'area',
            'reference'
        ) as annual_mean_verdict,
        subtracted.adjusted_annual_median_usd,
        subtracted.adjusted_reference_annual_median_usd,
        subtracted.annual_median_usd - subtracted.reference_annual_median_usd
            as annual_median_delta_usd,
        100 * (subtracted.annual_median_usd / subtracted.reference_annual_median_usd - 1)
            as annual_median_delta_pct,
        100 * (
            subtracted.adjusted_annual_median_usd
            / subtracted.adjusted_reference_annual_median_usd - 1
        ) as adjusted_annual_median_delta_pct,
        subtracted.adjusted_annual_mean_delta_usd,
        subtracted.adjusted_annual_mean_delta_pct,
        subtracted.adjusted_annual_mean_delta_margin_usd,
        subtracted.adjusted_annual_mean_delta_usd
        - subtracted.adjusted_annual_mean_delta_margin_usd
            as adjusted_annual_mean_delta_low_usd,
        subtracted.adjusted_annual_mean_delta_usd
        + subtracted.adjusted_annual_mean_delta_margin_usd
            as adjusted_annual_mean_delta_high_usd,
        verdict(
            subtracted.adjusted_annual_mean_delta_usd,
            subtracted.adjusted_annual_mean_delta_margin_usd,
            'area',
            'reference'
        ) as adjusted_annual_mean_verdict,
    from subtracted
)

select * from compared
