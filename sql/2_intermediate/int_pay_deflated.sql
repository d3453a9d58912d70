-- Mean pay of an occupation in the nation or a state, in one release and in dollars of the newest
-- one: consumer prices of each release's May, for the pay is that of May. A release is refused
-- where the two are not of one kind; each pools three years of answers, so releases less than three
-- years apart share some. Occupations are of one classification from May 2021 on; a title of 100
-- letters may be cut short.
-- grain: release, area_code, occupation_code
with estimates as (
    select
        cells.release,
        cells.area_code,
        cells.occupation_code,
        cells.series_stem,
        cells.annual_mean_usd,
        cells.mean_rse_pct,
    from staging.stg_bls_oews__estimates as cells
    where cells.area_type_code in ('N', 'S') and cells.industry_code = '000000'
),

areas as (
    select * from staging.stg_bls_oews__areas
),

occupations as (
    select * from staging.stg_bls_oews__occupations
),

prices as (
    select
        price_indexes.series_id,
        price_indexes.price_year,
        price_indexes.price_month,
        price_indexes.price_index,
    from staging.stg_bls_cpi__price_indexes as price_indexes
    where
        price_indexes.price_month = 5
        and price_indexes.release = (
            select max(held.release) from staging.stg_bls_cpi__price_indexes as held
        )
),

titles as (
    select
        occupations.release,
        occupations.occupation_code,
        regexp_replace(
            replace(lower(occupations.occupation_name), '&', 'and'), '[^a-z]', '', 'g'
        ) as title,
        length(occupations.occupation_name) >= 99 as is_cut,
    from occupations
),

releases as (
    select
        estimates.release,
        estimates.area_code,
        cast(left(estimates.release, 4) as integer) as pay_year,
    from estimates
    group by estimates.release, estimates.area_code
),

newest as (
    select max(releases.release) as release from releases
),

candidates as (
    select
        releases.release,
        releases.pay_year,
        newest.release as newest_release,
        cast(left(newest.release, 4) as integer) as newest_year,
        releases.area_code,
        occupations.occupation_code,
    from releases
    cross join newest
    inner join occupations on newest.release = occupations.release
    inner join areas
        on newest.release = areas.release and releases.area_code = areas.area_code
    where areas.area_kind in ('nation', 'state')
),

measured as (
    select
        candidates.release,
        candidates.pay_year,
        candidates.newest_release,
        candidates.newest_year,
        candidates.area_code,
        candidates.occupation_code,
        estimates.series_stem,
        estimates.annual_mean_usd,
        estimates.mean_rse_pct,
        standard_error(estimates.annual_mean_usd, estimates.mean_rse_pct)
            as annual_mean_standard_error_usd,
        prices.series_id as price_series_id,
        prices.price_index,
        newest_prices.price_index as newest_price_index,
        titles.title is null as is_without_code,
        titles.title = newest_titles.title
        or (newest_titles.is_cut and starts_with(titles.title, newest_titles.title))
        or (titles.is_cut and starts_with(newest_titles.title, titles.title)) as is_same_title,
    from candidates
    left join estimates
        on
            candidates.release = estimates.release
            and candidates.area_code = estimates.area_code
            and candidates.occupation_code = estimates.occupation_code
    left join prices on candidates.pay_year = prices.price_year
    left join prices as newest_prices on candidates.newest_year = newest_prices.price_year
    left join titles
        on
            candidates.release = titles.release
            and candidates.occupation_code = titles.occupation_code
    left join titles as newest_titles
        on
            candidates.newest_release = newest_titles.release
            and candidates.occupation_code = newest_titles.occupation_code
),

deflated as (
    select
        measured.release,
        measured.pay_year,
        measured.newest_release,
        measured.area_code,
        measured.occupation_code,
        measured.series_stem,
        measured.annual_mean_usd,
        measured.mean_rse_pct,
        measured.price_series_id,
        measured.price_index,
        measured.newest_price_index,
        measured.annual_mean_usd * measured.newest_price_index / measured.price_index
            as constant_annual_mean_usd,
        measured.annual_mean_standard_error_usd * measured.newest_price_index
        / measured.price_index as constant_standard_error_usd,
        case
            when measured.pay_year < 2021 then 'another classification'
            when
                measured.release != measured.newest_release
                and measured.pay_year > measured.newest_year - 3
                then 'shared answers'
            when measured.is_without_code then 'no such code'
            when not measured.is_same_title then 'another title'
            when
                measured.annual_mean_usd is null or measured.mean_rse_pct is null
                then 'no mean'
            when
                measured.price_index is null or measured.newest_price_index is null
                then 'no price index'
        end as refusal,
    from measured
)

select * from deflated
