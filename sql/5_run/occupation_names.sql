-- What an occupation is called on a page, in the project’s own words: registered nurse.
-- grain: occupation_code
select
    soc_code as occupation_code,
    singular as singular_name,
    plural as plural_name,
    short as short_name,
from raw.occupation_names
