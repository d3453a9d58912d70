-- Jobs and growth that the publishers print elsewhere too, and the nation's of the same round.
-- grain: source_name, projection_round, area_code, occupation_code
with outlook as (
    select * from marts.local_outlook
),

known (
    source_name,
    projection_round,
    area_code,
    occupation_code,
    employment_start_count,
    employment_end_count,
    change_pct,
    nation_change_pct
) as (
    values
    ('edd_projections', '2023-33', '0040900', '31-9092', 7570, 9170, 21.1, 15.0),
    ('edd_projections', '2023-33', '0040900', '43-6013', 7610, 8490, 11.6, 5.4),
    ('state_projections', '2022-32', '0600000', '31-9092', 108000, 135700, 25.6, 13.8),
    ('state_projections', '2022-32', '0600000', '43-6013', 110800, 127900, 15.4, 6.7)
),

held as (
    select distinct
        source_name,
        projection_round,
    from outlook
),

offending as (
    select
        known.source_name,
        known.projection_round,
        known.area_code,
        known.occupation_code,
        known.change_pct as known_change_pct,
        known.nation_change_pct as known_nation_change_pct,
        outlook.employment_start_count as read_employment_start_count,
        outlook.employment_end_count as read_employment_end_count,
        outlook.change_pct as read_change_pct,
        outlook.nation_change_pct as read_nation_change_pct,
    from known
    inner join held
        on
            known.source_name = held.source_name
            and known.projection_round = held.projection_round
    left join outlook
        on
            known.source_name = outlook.source_name
            and known.projection_round = outlook.projection_round
            and known.area_code = outlook.area_code
            and known.occupation_code = outlook.occupation_code
    where
        known.employment_start_count is distinct from outlook.employment_start_count
        or known.employment_end_count is distinct from outlook.employment_end_count
        or known.change_pct is distinct from outlook.change_pct
        or known.nation_change_pct != outlook.nation_change_pct
)

select * from offending
