"""Why jobs are to change: a role's own sentence while its reason stands, else one by its kind."""

from collections import Counter
from dataclasses import replace

import pytest
from msgspec import to_builtins

from pipeline.brochures.ledger import Ledger
from pipeline.brochures.outlook_reasons import reason
from pipeline.core.figure import Figure
from pipeline.core.paths import ROOT, Paths
from pipeline.explain.raw import find
from pipeline.sources.roles.staleness import stale_reasons
from pipeline.warehouse.facts.occupation_names import OccupationName
from pipeline.warehouse.facts.outlook_reasons import OutlookReason
from pipeline.warehouse.marts import read
from pipeline.warehouse.rows import Occupation, Role
from tests.oracle.proof import walk
from tests.oracle.raw import Raw
from tests.support.comparisons import LEDGER, comparison, without_roles
from tests.support.grades import grade, prose, words
from tests.support.made import citations
from tests.support.marts import open_marts

ENGLISH = {"language": ["en"]}
HARDEST, LONGEST = 8, 25  # a grade, and words
GIVEN = (
    "Occupational substitution - share increases as the adoption of team-based care models grows "
    "and healthcare providers increasingly delegate administrative duties and basic clinical tasks "
    "to medical assistants."
)
OFFICES = OutlookReason(
    "2024-34", "31-9092", "621100", False, "occupational substitution", "increases", GIVEN,
    "05389329879b", 362,
)  # fmt: skip
EVERYWHERE = replace(OFFICES, matrix_industry_code="TE1000", is_all_industries=True)
OWN = "Care teams hand them more tasks. Source: BLS Table 1.12."
BY_KIND = (
    "At some employers, BLS expects a larger share of medical assistants on staff, as they take on "
    "tasks of others. Source: BLS Table 1.12."
)


def said(*reasons, has_role=True):
    facts = comparison() if has_role else without_roles(comparison())
    return reason(replace(facts.first, reasons=reasons), LEDGER)


def test_a_role_s_own_sentence_cites_the_reason_that_it_is_of():
    text = said(replace(OFFICES, reason_text="Another."), OFFICES)

    (figure,) = (part for part in text.parts if isinstance(part, Figure))
    assert str(text) == OWN
    assert figure == Figure(
        id="projections.2024-34.31-9092.reason", printed="1.12", value=GIVEN, unit="text",
        kind="published", source="bls_projections", release="2024-34",
        key="Table 1.12, row 362, 31-9092, 621100, reason", file_sha256="projections-sha256",
        side="first", mart="outlook_reasons", column="reason_text",
        row={"projection_round": "2024-34", "occupation_code": "31-9092",
             "matrix_industry_code": "621100"},
    )  # fmt: skip


def test_a_reason_that_has_changed_is_told_by_its_kind():
    assert str(said(replace(OFFICES, reason_text=f"{GIVEN} Others, too."))) == BY_KIND


def test_an_occupation_without_a_role_is_told_by_its_kind():
    assert str(said(OFFICES, has_role=False)) == BY_KIND


def test_a_reason_over_all_industries_is_not_of_some():
    of_all = replace(EVERYWHERE, change_kinds="demand change, productivity change")

    assert str(said(of_all, has_role=False)) == (
        "BLS expects a larger share of medical assistants on staff, as they are needed more. "
        "Source: BLS Table 1.12."
    )


@pytest.mark.parametrize(
    "reasons",
    [
        (),
        (OFFICES, replace(OFFICES, share_direction="decreases")),
        (OFFICES, replace(OFFICES, change_kinds="demand change")),
        (replace(OFFICES, change_kinds=None, share_direction=None),),
        (replace(OFFICES, change_kinds="capital/labor substitution"),),
    ],
)
def test_nothing_is_said_where_it_is_not_clear(reasons):
    assert not said(*reasons, has_role=False)


@pytest.fixture(scope="module")
def sides(marts):
    """Give a side for each detailed occupation, and one for each role."""
    with open_marts(marts) as connection:
        names = {one.occupation_code: one for one in read(connection, OccupationName, ENGLISH)}
        reasons = read(connection, OutlookReason, {"projection_round": ["2024-34"]})
        jobs = {one.occupation_code: one for one in read(connection, Occupation, {})}
        roles = read(connection, Role, ENGLISH)
    side = without_roles(comparison()).first

    def of(code, role=None):
        found = tuple(one for one in reasons if one.occupation_code == code)
        name = {OccupationName: names[code]} if code in names else {}
        return replace(side, role=role, occupation=jobs[code], reasons=found, facts=name)

    bare = [of(code) for code, one in jobs.items() if one.is_detailed]
    return bare, [of(role.occupation_code, role) for role in roles]


def test_occupations_are_told_a_reason_where_the_publisher_gives_one(sides):
    texts = [str(reason(side, LEDGER)) for side in sides[0]]
    kinds = Counter(
        (text.startswith("At some"), text.partition(", as ")[2].partition(".")[0])
        for text in texts
        if text
    )
    given = sum(bool(side.reasons) for side in sides[0])

    print(*sorted(kinds.items(), key=lambda one: -one[1]), sep="\n")
    print(f"{len(texts)} occupations, {given} with reasons, {kinds.total()} are told one by kind")
    assert 0.85 * given < kinds.total() < given


def test_twelve_of_the_roles_have_a_sentence_of_their_own_and_two_have_no_reason(sides):
    untold = {side.role.role_slug for side in sides[1] if not reason(side, LEDGER)}
    own = {side.role.role_slug for side in sides[1] if side.role.outlook_reason_text}

    assert (untold, len(own)) == ({"dental-assistant", "phlebotomist"}, 12)
    assert stale_reasons(Paths().raw) == []


def test_what_is_cited_is_the_publisher_s_and_leads_to_its_rows(sides):
    ledger = Ledger(citations())
    figures = [
        part
        for side in sides[0]
        for part in reason(side, ledger).parts
        if isinstance(part, Figure) and part.kind == "published"
    ]
    raw = Raw(ROOT, {name: one.release for name, one in citations().items()}, set())

    proof = walk({"reasons": to_builtins(figures)}, raw)
    found = find(figures, {one.id: one.row for one in figures}, Paths())

    assert (proof.faults, proof.counts.total()) == ([], len(figures))
    lines = found["projections.2024-34.43-6013.reason"].lines
    assert [(line.file, line.number) for line in lines] == [
        ("data/raw/bls_projections/2024-34/reasons.csv", 558)
    ]
    assert {figure.printed for figure in figures} == {"1.12"}


def test_every_reason_reads_at_grade_eight_and_none_is_long(sides):
    said = [(side, str(reason(side, LEDGER))) for each in sides for side in each]
    found = {one for side, text in said for one in prose([text], {str(side.many)})}

    assert {one: grade([one]) for one in found if grade([one]) > HARDEST} == {}
    assert [one for one in found if len(words(one)) > LONGEST] == []
