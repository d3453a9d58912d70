-- Why the publisher changes an occupation's share of an industry's jobs in one projection round:
-- TE1000 is all industries. What changes is null where the sentence does not begin with it.
-- grain: projection_round, occupation_code, matrix_industry_code
-- kept as: view
with reasons as (
    select
        release as projection_round,
        occupation_code,
        industry_code as matrix_industry_code,
        industry_title as industry_name,
        reason as reason_text,
        sha256(reason) as reason_sha256,
        sheet_row as source_row_number,
        regexp_extract(
            lower(reason), '^([a-z/, ]*[a-z]) *[-–—]+ *share (increases|decreases) ',
            ['kinds', 'direction']
        ) as said,
    from raw.bls_projections_reasons
)

select
    reasons.projection_round,
    reasons.occupation_code,
    reasons.matrix_industry_code,
    reasons.industry_name,
    nullif(reasons.said.kinds, '') as change_kinds,
    nullif(reasons.said.direction, '') as share_direction,
    reasons.reason_text,
    reasons.reason_sha256,
    reasons.source_row_number,
from reasons
