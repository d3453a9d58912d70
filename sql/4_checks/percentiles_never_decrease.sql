-- A higher percentile never pays less.
-- grain: release, area_code, occupation_code
select
    release,
    area_code,
    occupation_code,
    annual_10th_usd,
    annual_25th_usd,
    annual_median_usd,
    annual_75th_usd,
    annual_90th_usd,
    hourly_10th_usd,
    hourly_25th_usd,
    hourly_median_usd,
    hourly_75th_usd,
    hourly_90th_usd,
from marts.pay_estimates
where
    annual_10th_usd > annual_25th_usd
    or annual_25th_usd > annual_median_usd
    or annual_median_usd > annual_75th_usd
    or annual_75th_usd > annual_90th_usd
    or hourly_10th_usd > hourly_25th_usd
    or hourly_25th_usd > hourly_median_usd
    or hourly_median_usd > hourly_75th_usd
    or hourly_75th_usd > hourly_90th_usd
