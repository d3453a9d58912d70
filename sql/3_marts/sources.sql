-- One file of a release that the warehouse is made from: whose it is, when it was retrieved, and
-- what its bytes hash to.
-- grain: source, release, file_name
-- kept as: view
with files as (
    select * from staging.stg_receipts__files
)

select * from files
