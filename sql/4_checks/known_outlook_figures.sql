-- Growth and openings that the publisher printed elsewhere (its Occupational Outlook Handbook).
-- grain: projection_round, occupation_code
with outlook as (
    select * from marts.outlook
),

known (
    projection_round,
    occupation_code,
    employment_start_thousands,
    employment_end_thousands,
    change_pct,
    openings_per_year_thousands
) as (
    values
    ('2023-33', '31-9092', 783.9, 901.9, 15.0, 119.8),
    ('2023-33', '43-6013', 768.9, 810.1, 5.4, 82.4),
    ('2024-34', '31-9092', 811.0, 912.2, 12.5, 112.3),
    ('2024-34', '43-6013', 850.0, 885.3, 4.2, 85.9)
),

held as (
    select distinct projection_round from outlook
),

offending as (
    select
        known.projection_round,
        known.occupation_code,
        known.change_pct as known_change_pct,
        known.openings_per_year_thousands as known_openings_per_year_thousands,
        outlook.change_pct as read_change_pct,
        outlook.openings_per_year_thousands as read_openings_per_year_thousands,
    from known
    inner join held on known.projection_round = held.projection_round
    left join outlook
        on
            known.projection_round = outlook.projection_round
            and known.occupation_code = outlook.occupation_code
    where
        known.employment_start_thousands is distinct from outlook.employment_start_thousands
        or known.employment_end_thousands is distinct from outlook.employment_end_thousands
        or known.change_pct is distinct from outlook.change_pct
        or known.openings_per_year_thousands is distinct from outlook.openings_per_year_thousands
)

select * from offending
