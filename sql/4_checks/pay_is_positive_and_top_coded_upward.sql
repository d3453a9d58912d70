-- Pay is above zero, and where a percentile is top-coded so are all higher ones.
-- grain: release, area_code, occupation_code
select
    release,
    area_code,
    occupation_code,
    annual_10th_usd,
    annual_90th_usd,
    hourly_10th_usd,
    hourly_90th_usd,
    annual_mean_usd,
from marts.pay_estimates
where
    least(
        annual_mean_usd, annual_10th_usd, annual_25th_usd, annual_median_usd, annual_75th_usd,
        annual_90th_usd, hourly_mean_usd, hourly_10th_usd, hourly_25th_usd, hourly_median_usd,
        hourly_75th_usd, hourly_90th_usd
    ) <= 0
    or (annual_10th_note_code = ceiling_note_code and annual_25th_usd is not null)
    or (annual_25th_note_code = ceiling_note_code and annual_median_usd is not null)
    or (annual_median_note_code = ceiling_note_code and annual_75th_usd is not null)
    or (annual_75th_note_code = ceiling_note_code and annual_90th_usd is not null)
    or (hourly_10th_note_code = ceiling_note_code and hourly_25th_usd is not null)
    or (hourly_25th_note_code = ceiling_note_code and hourly_median_usd is not null)
    or (hourly_median_note_code = ceiling_note_code and hourly_75th_usd is not null)
    or (hourly_75th_note_code = ceiling_note_code and hourly_90th_usd is not null)
