-- How many standard errors two means must be apart when several comparisons are made at once, so
-- that all of them are right together nine times in ten: the two-sided 90 % point of the normal
-- distribution, its error shared out evenly (Bonferroni), by the approximation 26.2.23 of
-- Abramowitz and Stegun, which is within 0.00045. As many as areas, or as pairs of eight places.
-- grain: comparison_count
with counted as (
    select greatest(count(*), 28) as most_count
    from staging.stg_bls_oews__areas
),

numbered as (
    select unnest(range(1, counted.most_count + 1)) as comparison_count
    from counted
),

tailed as (
    select
        numbered.comparison_count,
        sqrt(-2 * ln(0.05 / numbered.comparison_count)) as tail_root,
    from numbered
),

corrected as (
    select
        tailed.comparison_count,
        round(
            tailed.tail_root
            - (2.515517 + 0.802853 * tailed.tail_root + 0.010328 * tailed.tail_root ** 2)
            / (
                1
                + 1.432788 * tailed.tail_root
                + 0.189269 * tailed.tail_root ** 2
                + 0.001308 * tailed.tail_root ** 3
            ),
            3
        ) as critical_value,
    from tailed
)

select * from corrected
