-- A note that stands for a high percentile beside a published low one tops wages out: its text must
-- be understood, with the amounts above which wages are not told. Else top-coded medians would pass
-- for withheld ones, and the best-paying places would leave the ranks.
-- grain: release, note_code
with pay as (
    select * from marts.pay_estimates
),

topping as (
    select
        pay.release,
        pay.annual_90th_note_code as note_code,
        count(*) as cell_count,
    from pay
    where pay.annual_10th_usd is not null and pay.annual_90th_usd is null
    group by pay.release, pay.annual_90th_note_code
),

ceilings as (
    select * from staging.stg_bls_oews__footnotes
)

select
    topping.release,
    topping.note_code,
    topping.cell_count,
    ceilings.note_text,
from topping
left join ceilings
    on topping.release = ceilings.release and topping.note_code = ceilings.note_code
where ceilings.annual_ceiling_usd is null or ceilings.hourly_ceiling_usd is null
