-- Projected change is end less start, its percent follows from the two, and openings are a year's
-- change plus separations: all to the rounding of the published figures.
-- grain: projection_round, occupation_code
with outlook as (
    select * from marts.outlook
),

recomputed as (
    select
        outlook.projection_round,
        outlook.occupation_code,
        outlook.change_thousands,
        outlook.employment_end_thousands - outlook.employment_start_thousands as end_less_start,
        outlook.change_pct,
        100 * outlook.change_thousands / outlook.employment_start_thousands as computed_pct,
        100 * 0.05 * (1 + abs(outlook.change_thousands) / outlook.employment_start_thousands)
        / outlook.employment_start_thousands + 0.051 as pct_rounding,
        outlook.openings_per_year_thousands,
        outlook.change_thousands / (outlook.end_year - outlook.start_year)
        + outlook.separations_per_year_thousands as computed_openings,
    from outlook
),

offending as (
    select
        recomputed.projection_round,
        recomputed.occupation_code,
        recomputed.change_thousands,
        recomputed.end_less_start,
        recomputed.change_pct,
        recomputed.computed_pct,
        recomputed.openings_per_year_thousands,
        recomputed.computed_openings,
    from recomputed
    where
        abs(recomputed.change_thousands - recomputed.end_less_start) > 0.151
        or abs(recomputed.change_pct - recomputed.computed_pct) > recomputed.pct_rounding
        or abs(recomputed.openings_per_year_thousands - recomputed.computed_openings) > 0.106
)

select * from offending
