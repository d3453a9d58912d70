-- One pair that brochures are asked for; a side without a role is an occupation alone.
-- grain: pair_slug
select
    slug as pair_slug,
    first_role as first_role_slug,
    first_soc as first_occupation_code,
    second_role as second_role_slug,
    second_soc as second_occupation_code,
from raw.pairs
