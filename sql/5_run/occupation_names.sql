-- What an occupation is called on a page, in the project’s own words: registered nurse.
-- grain: language, occupation_code
select
    language,
    soc_code as occupation_code,
    singular as singular_name,
    plural as plural_name,
    short as short_name,
from raw.occupation_names
