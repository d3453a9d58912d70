"""A desk sheet says where the program of study leads that is named like a role."""

from dataclasses import replace

import pytest

from pipeline.archive.citation import Citation
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.study_programs import study_programs
from pipeline.core.figure import Figure
from pipeline.sources.cip_soc.crosswalk import StudyProgram
from tests.support.comparisons import LEDGER, comparison
from tests.support.made import matrix, sampled

CROSSWALK = Citation("cip_soc", "2020", "2020", "CIP–SOC Crosswalk", "NCES", "", "cip-sha256")
WITH_CROSSWALK = Ledger({**LEDGER.citations, "cip_soc": CROSSWALK})
OFFICE = StudyProgram("51.0710", "Medical Office Assistant/Specialist", ("43-6013",))


def named(*programs):
    facts = comparison()
    return replace(facts, second=replace(facts.second, programs=programs))


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("43-6013",), "this code alone"),
        (("25-1071", "43-6013"), "this code alone, but for those who teach it"),
        (("43-6013", "43-6014"), "this code and others"),
        (("43-6014",), "other codes"),
        ((), "no code"),
    ],
)
def test_a_program_leads_to_the_code_alone_or_among_others_or_elsewhere(codes, said):
    assert [*map(str, study_programs(named(replace(OFFICE, soc_codes=codes)), WITH_CROSSWALK))] == [
        "No program of study has this name.",
        f"The program of study Medical Office Assistant/Specialist (CIP 51.0710) leads to {said}.",
    ]


def test_a_program_s_code_is_a_figure_that_says_where_it_leads():
    _, second = study_programs(named(OFFICE), WITH_CROSSWALK)

    assert [part for part in second.parts if isinstance(part, Figure)] == [
        Figure(
            id="program.medical-office-assistant.1", printed="51.0710", value="51.0710",
            unit="text", kind="published", source="cip_soc", release="2020",
            key="CIP-SOC, 51.0710, CIP2020Code", file_sha256="cip-sha256",
            row={"cip_code": "51.0710", "soc_codes": "43-6013"}, column="cip_code",
        )
    ]  # fmt: skip


def test_nothing_is_said_where_no_program_has_either_name():
    assert study_programs(named(), WITH_CROSSWALK) == ()


def test_programs_that_ship_lead_to_the_code_of_the_role_that_has_their_name(marts):
    said = {
        brochure.sides[place].name.text: str(text)
        for pair in matrix().pairs
        for brochure in [sampled(marts, pair.slug)["0000000"]]
        for place, text in enumerate(brochure.quotable.programs)
    }

    leads = "The program of study {} leads to this code{}."
    taught = " alone, but for those who teach it"
    none = "No program of study has this name."
    assert said == {
        "Medical Assistant": leads.format("Medical/Clinical Assistant (CIP 51.0801)", taught),
        "Medical Office Assistant": leads.format(
            "Medical Office Assistant/Specialist (CIP 51.0710)", " alone"
        ),
        "Dental Assistant": leads.format("Dental Assisting/Assistant (CIP 51.0601)", taught),
        "Dental Hygienist": leads.format("Dental Hygiene/Hygienist (CIP 51.0602)", taught),
        "Electrician": leads.format("Electrician (CIP 46.0302)", " and others"),
        "HVAC Technician": none,
        "Paralegal": leads.format("Legal Assistant/Paralegal (CIP 22.0302)", " and others"),
        "Legal Secretary": none,
        "Nursing Assistant": leads.format(
            "Nursing Assistant/Aide and Patient Care Assistant/Aide (CIP 51.3902)", " alone"
        ),
        "Licensed Practical Nurse": none,
        "Pharmacy Technician": leads.format("Pharmacy Technician/Assistant (CIP 51.0805)", taught),
        "Pharmacist": none,
        "Phlebotomist": leads.format("Phlebotomy Technician/Phlebotomist (CIP 51.1009)", taught),
        "Medical Laboratory Professional": none,
    }
