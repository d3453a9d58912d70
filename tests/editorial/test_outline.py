"""An outline names every field of a role, and quotes O*NET in comments alone."""

import tomllib

import pytest

from pipeline.editorial.outline import HINTS, OnetOccupation, outline
from pipeline.sources.bls_oews.publication import OccupationEntry
from pipeline.sources.roles.own_words import QUOTED
from pipeline.sources.roles.publication import FIELDS, GAP

OCCUPATION = OccupationEntry("31-1131", "Nursing Assistants")
ONET = OnetOccupation(
    version="27.0",
    code="31-1131.00",
    title="Nursing Assistants",
    description="Provide or assist with basic care.",
    job_zone="3",
    core_tasks=("Turn or reposition bedridden patients.", "Prepare or serve food trays."),
    other_tasks=("Explain medical instructions to patients or family members.",),
    titles=("Hospice Aide", "Nursing Aide"),
    shared_titles=("Hospice Aide (31-1121.00)",),
    kin=("31-1131.01 Nursing Assistants, Night",),
)


@pytest.mark.parametrize("onet", [None, ONET])
def test_every_field_but_the_code_is_a_gap(onet):
    fields = tomllib.loads(outline(OCCUPATION, onet, "The School"))

    assert list(fields) == FIELDS
    known = {"soc_code": "31-1131", "certification_in": {}, "outlook_reason": ""}
    known["outlook_reason_of"] = ""
    assert {name: fields.pop(name) for name in known} == known
    texts = [value[0] if isinstance(value, list) else value for value in fields.values()]
    assert [text for text in texts if not text.startswith(f"{GAP}: ")] == []


def test_hints_are_about_fields_that_there_are():
    assert set(HINTS) <= set(FIELDS)


def test_an_outline_without_onet_does_not_name_it():
    assert "O*NET" not in outline(OCCUPATION, None, "The School")


def test_onet_is_attributed_with_its_version_and_who_changed_it():
    said = " ".join(outline(OCCUPATION, ONET, "The School").replace("\n# ", "\n").split())

    assert (
        "This page includes information from the O*NET 27.0 Database by the U.S. Department of "
        "Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 "
        "license. O*NET® is a trademark of USDOL/ETA. The School has modified all or some of this "
        "information. USDOL/ETA has not approved, endorsed, or tested these modifications. "
        "https://www.onetcenter.org/database.html https://creativecommons.org/licenses/by/4.0/"
    ) in said


def above(field, text):
    """Give the comments above a field."""
    lines = text.splitlines()
    end = next(n for n, line in enumerate(lines) if line.startswith(f"{field} = "))
    start = max(n for n, line in enumerate(lines[:end]) if not line.startswith("#"))
    return lines[start + 1 : end]


def test_what_onet_says_stands_above_the_field_that_it_is_for():
    text = outline(OCCUPATION, ONET, "The School")

    duties = next(name for name in FIELDS if name.endswith("_duties"))
    assert above("other_titles", text) == ["# O*NET alternate titles: Hospice Aide; Nursing Aide."]
    assert above("soc_evidence", text)[-1] == "# (31-1121.00)."
    assert above("summary", text)[-1] == QUOTED + "Provide or assist with basic care."
    assert [line for line in above(duties, text) if line.startswith(QUOTED)] == [
        QUOTED + "Turn or reposition bedridden patients.",
        QUOTED + "Prepare or serve food trays.",
        QUOTED + "Explain medical instructions to patients or family members.",
    ]
    assert above("education", text) == [
        "# O*NET job zone 3, of 1 (little preparation) to 5 (extensive)."
    ]
    assert "31-1131.01 Nursing Assistants, Night" in text.replace("\n# ", " ")


def test_each_reason_of_the_projections_is_quoted_by_its_checksum_and_the_first_is_filled_in():
    text = outline(
        OCCUPATION, None, "The School", "", {"73a2": "Share decreases.", "0538": "More."}
    )
    fields = tomllib.loads(text)

    assert above("outlook_reason", text) == [
        "# Reason 73a2 of the projections, Table 1.12:", f"{QUOTED}Share decreases.",
        "# Reason 0538 of the projections, Table 1.12:", f"{QUOTED}More.",
    ]  # fmt: skip
    assert fields["outlook_reason"].startswith(f"{GAP}: why BLS expects")
    assert fields["outlook_reason_of"] == "73a2"


def test_long_lists_are_cut_and_say_so():
    many = OnetOccupation(
        "27.0", "31-1131.00", "", "", "",
        core_tasks=tuple(f"Core {n}." for n in range(19)),
        other_tasks=tuple(f"Other {n}." for n in range(5)),
        titles=tuple(f"Title {n}" for n in range(33)), shared_titles=(), kin=(),
    )  # fmt: skip
    text = outline(OCCUPATION, many, "The School")

    assert text.count(QUOTED) == 20
    assert "Other 0." in text
    assert "# 4 more tasks are in Task Statements.\n" in text
    assert "Title 29; and 3 more." in " ".join(text.replace("\n# ", "\n").split())
