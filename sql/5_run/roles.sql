-- One role of the project’s own texts, and the occupation that it stands for.
-- grain: role_slug
select
    slug as role_slug,
    title as role_name,
    plural as plural_name,
    short as short_name,
    other_titles as other_names,
    soc_code as occupation_code,
    soc_evidence as evidence_text,
    summary as summary_text,
    practical_duties as practical_duty_texts,
    office_duties as office_duty_texts,
    no_practical_duties as no_practical_duties_text,
    workplaces as workplace_names,
    hours as hours_text,
    education as education_text,
    training_short as training_text,
    certification as certification_text,
    certification_states as certification_state_names,
    certification_in as certification_state_texts,
    file_sha256,
from raw.roles
