-- Earnings of those with a high school diploma alone that are known of 2026: read otherwise, they
-- were misread.
-- grain: release, state_code
with known (release, state_code, known_usd) as (
    values
    ('2026', '00', 36082),
    ('2026', '06', 36976)
),

offending as (
    select
        earnings.release,
        earnings.state_code,
        known.known_usd,
        earnings.high_school_median_usd as read_usd,
    from known
    inner join marts.high_school_earnings as earnings
        on known.release = earnings.release and known.state_code = earnings.state_code
    where known.known_usd is distinct from earnings.high_school_median_usd
)

select * from offending
