-- Reasons as the publisher's workbook has them, by their row and the first signs of their checksum.
-- grain: projection_round, occupation_code, matrix_industry_code
with reasons as (
    select * from marts.outlook_reasons
),

known (
    projection_round,
    occupation_code,
    matrix_industry_code,
    source_row_number,
    change_kinds,
    share_direction,
    checksum
) as (
    values
    ('2023-33', '43-6013', 'TE1000', 572, 'productivity change', 'decreases', 'fa46a7d9bf2b'),
    ('2024-34', '43-6013', 'TE1000', 559, 'productivity change', 'decreases', '73a26a307244'),
    ('2024-34', '31-9092', '621100', 362, 'occupational substitution', 'increases', '05389329879b')
),

held as (
    select distinct projection_round from reasons
),

offending as (
    select
        known.projection_round,
        known.occupation_code,
        known.matrix_industry_code,
        known.source_row_number as known_row_number,
        known.checksum as known_checksum,
        reasons.source_row_number as read_row_number,
        reasons.change_kinds as read_change_kinds,
        reasons.share_direction as read_share_direction,
        reasons.reason_text as read_reason_text,
    from known
    inner join held on known.projection_round = held.projection_round
    left join reasons
        on
            known.projection_round = reasons.projection_round
            and known.occupation_code = reasons.occupation_code
            and known.matrix_industry_code = reasons.matrix_industry_code
    where
        known.source_row_number is distinct from reasons.source_row_number
        or known.change_kinds is distinct from reasons.change_kinds
        or known.share_direction is distinct from reasons.share_direction
        or starts_with(reasons.reason_sha256, known.checksum) is distinct from true
)

select * from offending
