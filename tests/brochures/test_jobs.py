"""Jobs here are counted with their error, shared once, and set against the nation."""

import pytest

from pipeline.brochures.jobs import jobs
from tests.support.comparisons import LEDGER, NATION, WITHHELD, comparison, with_sides

NOTHING = dict.fromkeys(("employment", "jobs_per_1000", "location_quotient"), WITHHELD)


def said(facts):
    return " ".join(str(part) for part in jobs(facts, LEDGER) if part)


def test_jobs_are_counted_shared_and_set_against_the_nation():
    assert said(comparison()) == (
        "About 7,410 (give or take 490) medical assistants and 7,700 (give or take 1,000) medical "
        "office assistants work in Sacramento. That is about 7 in every 1,000 jobs each. Against "
        "the nation’s share of jobs, there are 1.30 times as many medical assistants and 1.15 "
        "times as many medical office assistants."
    )


def test_shares_that_differ_are_said_for_each():
    assert "That is about 2 in every 1,000 jobs for medical assistants and 7 in every 1,000 " in (
        said(comparison(first={"jobs_per_1000": 2.1}))
    )


@pytest.mark.parametrize(
    ("quotient", "error", "share"),
    [
        (1.04, 4.0, "about as many medical assistants and 1.15 times"),
        (0.95, 4.0, "about as many medical assistants and 1.15 times"),
        (1.06, 4.0, "there are 1.15 times"),  # sampling error may explain it
        (0.94, 4.0, "there are 1.15 times"),
        (1.07, 3.9, "there are 1.07 times as many medical assistants and 1.15 times"),
    ],
)
def test_a_share_near_the_nation_s_is_said_so_and_one_that_error_may_explain_is_not(
    quotient, error, share
):
    assert share in said(
        comparison(first={"location_quotient": quotient, "employment_rse": error})
    )  # fmt: skip


def test_two_shares_near_the_nation_s_are_said_once():
    near = {"location_quotient": 1.0}

    assert said(comparison(first=near, second=near)).endswith(
        "each. For both, the share of all jobs is about the nation’s."
    )


def test_a_number_of_jobs_with_a_large_error_is_rough():
    facts = comparison(first={"employment": 150, "employment_rse": 30.1})

    assert said(facts).startswith(
        "About 150 (give or take 70, a rough estimate) medical assistants and 7,700 (give or take"
    )


def test_a_number_published_to_tens_is_not_said_to_be_exact():
    facts = comparison(first={"employment": 110, "employment_rse": 1.2})

    assert said(facts).startswith("About 110 (give or take 10) medical assistants and 7,700")


def test_the_nation_has_no_share_of_itself():
    assert said(comparison(NATION)) == (
        "About 818,000 (give or take 16,000) medical assistants and 962,000 (give or take 13,000) "
        "medical office assistants work in the United States."
    )


def test_withheld_employment_is_withheld_with_what_is_known_beside_it():
    unknown = {"employment": WITHHELD, "location_quotient": WITHHELD}
    withheld = "How many medical assistants work in Sacramento is withheld."

    assert said(comparison(first=unknown, second=NOTHING)) == (
        f"{withheld} How many medical office assistants work in Sacramento is withheld. That is "
        "about 7 in every 1,000 jobs for medical assistants."
    )
    assert said(comparison(first=NOTHING)).startswith(
        "About 7,700 (give or take 1,000) medical office assistants work in Sacramento. "
        f"{withheld} That is about 7 in every 1,000 jobs for medical office assistants."
    )
    assert said(with_sides(comparison(), here=None)) == (
        "How many medical assistants work in Sacramento is not published. How many medical office "
        "assistants work in Sacramento is not published."
    )
