"""Side by side: what each is or asks for, in plain words."""

from dataclasses import replace

import pytest

from pipeline.brochures.glance import at_a_glance, ladder
from pipeline.core.figure import Figure
from tests.support.comparisons import (
    LEDGER,
    WITHHELD_PAY,
    comparison,
    outlook,
    with_sides,
    without_roles,
)


def rows(facts):
    return [(str(r.label), *map(str, r.cells)) for r in at_a_glance(facts, LEDGER)]


def test_roles_have_texts_of_their_own_instead():
    assert rows(comparison()) == []


def test_bare_occupations_say_what_they_ask_for_and_what_is_known_of_them():
    asked = outlook(work_experience_name="None", typical_education_name="Bachelor's degree")
    facts = without_roles(with_sides(comparison(second=WITHHELD_PAY), outlook=asked))

    assert rows(facts) == [
        ("Education", "Bachelor’s degree", "Bachelor’s degree"),
        ("Work experience", "None needed", "None needed"),
        ("Training on the job", "Up to a year", "Up to a year"),
        ("Typical pay, May 2025", "$61,970 a year ($29.79 an hour)",
         "withheld here; California: $54,490"),
        ("U.S. growth, 2024–34", "+12.5%", "+12.5%"),
        ("Openings a year, U.S.", "112,300", "112,300"),
        ("Jobs in Sacramento", "about 7,410 (give or take 490)",
         "about 7,700 (give or take 1,000)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "steps"),
    [
        ({}, ["A certificate after high school", "Training on the job for up to a year"]),
        ({"work_experience_name": "None", "on_the_job_training_name": "None"},
         ["A certificate after high school", "No work experience needed",
          "No training on the job needed"]),
        ({"work_experience_name": "5 years or more", "on_the_job_training_name": "Apprenticeship"},
         ["A certificate after high school", "5 years or more of work in a related job",
          "Apprenticeship"]),
    ],
)  # fmt: skip
def test_the_steps_into_an_occupation_are_those_of_the_projections(asked, steps):
    side = replace(comparison().first, outlook=outlook(**asked))

    assert [str(step) for step in ladder(side, LEDGER)] == steps


def test_an_occupation_that_is_not_projected_has_no_steps():
    assert ladder(replace(comparison().first, outlook=None), LEDGER) == ()


def test_years_of_experience_are_figures():
    side = replace(comparison().first, outlook=outlook(work_experience_name="5 years or more"))

    assert [
        part.printed for part in ladder(side, LEDGER)[1].parts if isinstance(part, Figure)
    ] == ["5"]  # fmt: skip
