-- Figures that the publisher printed elsewhere (its news releases and occupation profiles): a
-- release that is held and says otherwise was misread.
-- grain: release, area_code, occupation_code, measure
with pay as (
    select
        release,
        area_code,
        occupation_code,
        employment_count,
        hourly_median_usd,
        annual_median_usd,
        annual_mean_usd,
    from marts.pay_estimates
),

known (release, area_code, occupation_code, measure, known_value) as (
    values
    ('2025A01', '0000000', '31-9092', 'annual_median_usd', 45690),
    ('2025A01', '0000000', '31-9092', 'annual_mean_usd', 46120),
    ('2025A01', '0000000', '31-9092', 'employment_count', 817870),
    ('2025A01', '0000000', '43-6013', 'annual_median_usd', 45930),
    ('2025A01', '0000000', '43-6013', 'annual_mean_usd', 46800),
    ('2025A01', '0000000', '43-6013', 'employment_count', 961610),
    ('2025A01', '0600000', '31-9092', 'annual_median_usd', 49660),
    ('2025A01', '0600000', '31-9092', 'annual_mean_usd', 55100),
    ('2025A01', '0600000', '43-6013', 'annual_median_usd', 54490),
    ('2025A01', '0600000', '43-6013', 'annual_mean_usd', 56350),
    ('2025A01', '0040900', '31-9092', 'annual_median_usd', 61970),
    ('2025A01', '0040900', '43-6013', 'annual_median_usd', 57730),
    ('2023A01', '0000000', '31-9092', 'hourly_median_usd', 20.19),
    ('2023A01', '0000000', '31-9092', 'annual_median_usd', 42000),
    ('2023A01', '0000000', '43-6013', 'hourly_median_usd', 19.54),
    ('2023A01', '0000000', '43-6013', 'annual_median_usd', 40640)
),

measured as (
    unpivot pay
    on employment_count, hourly_median_usd, annual_median_usd, annual_mean_usd
    into name measure value read_value
),

held as (
    select distinct release from pay
),

offending as (
    select
        known.release,
        known.area_code,
        known.occupation_code,
        known.measure,
        known.known_value,
        measured.read_value,
    from known
    inner join held on known.release = held.release
    left join measured
        on
            known.release = measured.release
            and known.area_code = measured.area_code
            and known.occupation_code = measured.occupation_code
            and known.measure = measured.measure
    where measured.read_value is distinct from known.known_value
)

select * from offending
