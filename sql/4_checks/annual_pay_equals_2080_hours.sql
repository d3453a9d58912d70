-- Wherever both are published, annual pay is hourly pay times 2,080 hours, to rounding: half a cent
-- an hour and half of ten dollars a year make $15.40; May 2013 and 2019 have eight cells at $15.60.
-- grain: release, area_code, occupation_code, measure
with pay as (
    select * from marts.pay_estimates
),

both_units as (
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        'mean' as measure,
        pay.hourly_mean_usd as hourly_usd,
        pay.annual_mean_usd as annual_usd,
    from pay
    union all
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        '10th' as measure,
        pay.hourly_10th_usd as hourly_usd,
        pay.annual_10th_usd as annual_usd,
    from pay
    union all
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        '25th' as measure,
        pay.hourly_25th_usd as hourly_usd,
        pay.annual_25th_usd as annual_usd,
    from pay
    union all
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        'median' as measure,
        pay.hourly_median_usd as hourly_usd,
        pay.annual_median_usd as annual_usd,
    from pay
    union all
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        '75th' as measure,
        pay.hourly_75th_usd as hourly_usd,
        pay.annual_75th_usd as annual_usd,
    from pay
    union all
    select
        pay.release,
        pay.area_code,
        pay.occupation_code,
        '90th' as measure,
        pay.hourly_90th_usd as hourly_usd,
        pay.annual_90th_usd as annual_usd,
    from pay
),

offending as (
    select
        both_units.release,
        both_units.area_code,
        both_units.occupation_code,
        both_units.measure,
        both_units.hourly_usd,
        both_units.annual_usd,
    from both_units
    where abs(both_units.annual_usd - both_units.hourly_usd * 2080) > 15.61
)

select * from offending
