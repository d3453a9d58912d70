-- What an occupation pays in an area, how many hold it, and why a figure is missing; after prices,
-- too, where the area has a price parity.
-- grain: release, area_code, occupation_code
-- kept as: view
with pay as (
    select * from intermediate.int_pay_estimated
),

parities as (
    select
        int_parities_matched.release,
        int_parities_matched.area_code,
        int_parities_matched.price_parity_index,
    from intermediate.int_parities_matched
),

adjusted as (
    select
        pay.*,
        pay.annual_median_usd / (parities.price_parity_index / 100) as adjusted_annual_median_usd,
        pay.annual_mean_usd / (parities.price_parity_index / 100) as adjusted_annual_mean_usd,
    from pay
    left join parities on pay.release = parities.release and pay.area_code = parities.area_code
)

select * from adjusted
