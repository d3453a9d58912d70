-- The states that an area lies in: a metropolitan area that crosses a line lies in several, and is
-- counted to one of them.
-- grain: release, area_code, postal_code
-- kept as: view
with bridged as (
    select * from intermediate.int_area_states
)

select * from bridged
