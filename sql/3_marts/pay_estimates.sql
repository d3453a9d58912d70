-- What an occupation pays in an area, how many hold it, and why a figure is missing.
-- grain: release, area_code, occupation_code
with pay as (
    select * from intermediate.int_pay_estimated
)

select * from pay
