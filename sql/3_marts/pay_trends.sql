-- Mean pay of an occupation in one release, in dollars of the newest, and how far the newest
-- is from it. Points are numbered from the newest back, each at least three years before the one
-- after it; a release without a number is refused, and says why. Consumer prices count as exact.
-- grain: release, area_code, occupation_code
with recursive pay as (
    select * from intermediate.int_pay_deflated
),

chain as (
    select
        pay.area_code,
        pay.occupation_code,
        pay.pay_year,
        1 as point_number,
    from pay
    where pay.release = pay.newest_release and pay.refusal is null
    union all
    select
        chain.area_code,
        chain.occupation_code,
        pay.pay_year,
        chain.point_number + 1 as point_number,
    from chain
    inner join pay
        on
            chain.area_code = pay.area_code
            and chain.occupation_code = pay.occupation_code
            and pay.pay_year = (
                select max(older.pay_year)
                from pay as older
                where
                    older.area_code = chain.area_code
                    and older.occupation_code = chain.occupation_code
                    and older.refusal is null
                    and older.pay_year <= chain.pay_year - 3
            )
),

numbered as (
    select
        pay.release,
        pay.pay_year,
        pay.newest_release,
        pay.area_code,
        pay.occupation_code,
        pay.series_stem,
        pay.annual_mean_usd,
        pay.mean_rse_pct,
        pay.price_series_id,
        pay.price_index,
        pay.newest_price_index,
        pay.constant_annual_mean_usd,
        pay.constant_standard_error_usd,
        margin_90(pay.constant_standard_error_usd, 0) as constant_annual_mean_margin_usd,
        chain.point_number,
        case
            when chain.point_number is null then coalesce(pay.refusal, 'shared answers')
        end as refusal,
    from pay
    left join chain
        on
            pay.area_code = chain.area_code
            and pay.occupation_code = chain.occupation_code
            and pay.pay_year = chain.pay_year
),

changed as (
    select
        numbered.release,
        numbered.pay_year,
        numbered.area_code,
        numbered.occupation_code,
        numbered.series_stem,
        numbered.annual_mean_usd,
        numbered.mean_rse_pct,
        numbered.price_series_id,
        numbered.price_index,
        numbered.newest_price_index,
        numbered.constant_annual_mean_usd,
        numbered.constant_annual_mean_margin_usd,
        numbered.point_number,
        numbered.refusal,
        newest.annual_mean_usd - numbered.constant_annual_mean_usd as annual_mean_change_usd,
        margin_90(newest.constant_standard_error_usd, numbered.constant_standard_error_usd)
            as annual_mean_change_margin_usd,
    from numbered
    left join numbered as newest
        on
            numbered.area_code = newest.area_code
            and numbered.occupation_code = newest.occupation_code
            and newest.point_number = 1
            and numbered.point_number > 1
),

judged as (
    select
        changed.release,
        changed.pay_year,
        changed.area_code,
        changed.occupation_code,
        changed.series_stem,
        changed.annual_mean_usd,
        changed.mean_rse_pct,
        changed.price_series_id,
        changed.price_index,
        changed.newest_price_index,
        changed.constant_annual_mean_usd,
        changed.constant_annual_mean_margin_usd,
        changed.point_number,
        changed.refusal,
        changed.annual_mean_change_usd,
        changed.annual_mean_change_margin_usd,
        verdict(
            changed.annual_mean_change_usd, changed.annual_mean_change_margin_usd, 'now', 'then'
        ) as annual_mean_verdict,
    from changed
)

select * from judged
