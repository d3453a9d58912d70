-- In an occupation whose employment is published for all 50 states and the District of Columbia,
-- the states sum to the nation's employment within 0.1 %, or to the rounding of 51 figures to tens.
-- grain: release, occupation_code
with pay as (
    select * from marts.pay_estimates
),

areas as (
    select * from marts.areas
),

states as (
    select
        pay.release,
        pay.occupation_code,
        sum(pay.employment_count) as states_employment_count,
    from pay
    inner join areas on pay.release = areas.release and pay.area_code = areas.area_code
    where areas.area_kind = 'state'
    group by pay.release, pay.occupation_code
    having count(pay.employment_count) = 51
),

offending as (
    select
        states.release,
        states.occupation_code,
        states.states_employment_count,
        pay.employment_count as nation_employment_count,
    from states
    inner join pay
        on
            states.release = pay.release
            and states.occupation_code = pay.occupation_code
            and pay.area_code = '0000000'
    where
        abs(states.states_employment_count - pay.employment_count)
        > greatest(0.001 * pay.employment_count, 51 * 5)
)

select * from offending
