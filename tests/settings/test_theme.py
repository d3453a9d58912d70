"""Colours of a theme are told apart on paper, on a screen and in grey, or refused as measured."""

from dataclasses import replace

import pytest

from pipeline.settings.theme import DEFAULT, contrast, lab, unfit

OWN = {"organisation.colour": "#14505c"}


def found(own=OWN, **changes):
    return list(unfit(replace(DEFAULT, **changes), own))


def test_the_project_s_own_colours_are_far_enough_apart():
    second, nation = lab(DEFAULT.second)[0], lab(DEFAULT.nation)[0]

    assert found() == []
    assert round(nation - second, 1) == 15.7
    assert round(second - lab(DEFAULT.first)[0], 1) == 25.7


@pytest.mark.parametrize(
    ("colour", "measured"),
    [("#ffffff", (100.0, 0.0, 0.0)), ("#000000", (0.0, 0.0, 0.0)), ("#ff0000", (53.2, 80.1, 67.2))],
)
def test_a_colour_is_measured_as_the_standard_has_it(colour, measured):
    assert tuple(abs(round(part, 1)) for part in lab(colour)) == measured


def test_contrast_is_with_white():
    assert (contrast("#ffffff"), round(contrast("#000000"), 1)) == (1.0, 21.0)


@pytest.mark.parametrize(
    ("changes", "misfit"),
    [
        (
            {"second": "#ffc9ad"},
            ("field theme.second is too pale on white", "a contrast of 4.5 to 1", "1.47"),
        ),
        (
            {"nation": "#6b7178"},
            ("field theme.second is too like theme.nation in grey", "15 L* apart", "0.19"),
        ),
        (
            {"first": "#7a3a6a"},
            ("field theme.first is too like theme.second in grey", "15 L* apart", "12.75"),
        ),
        (
            {"first": "#46494d", "nation": "#45484c"},
            ("field theme.first is too like theme.nation", "15 apart in CIELAB", "0.43"),
        ),
        (
            {"own": OWN | {"campus[0].colour": "#c04a14"}},
            ("field theme.second is too like campus[0].colour", "15 apart in CIELAB", "4.35"),
        ),
        (
            {"own": {"organisation.colour": "#8899aa"}},
            (
                "field organisation.colour is too pale for white type",
                "a contrast of 4.5 to 1",
                "2.92",
            ),
        ),
    ],
)
def test_what_cannot_be_told_apart_is_told_with_its_measure(changes, misfit):
    assert found(**changes) == [misfit]


@pytest.mark.parametrize("text", ["", " lab ", "a" * 151])
def test_a_photograph_is_described_in_5_to_150_characters(text):
    what = "field theme.photograph_alt does not describe the photograph"

    assert found(photograph="a.jpg", photograph_alt=text) == [
        (what, "5 to 150 characters", str(len(text.strip())))
    ]
    assert found(photograph="a.jpg", photograph_alt="A lab") == []


def test_a_school_in_grey_is_none_of_the_two_roles():
    assert found(own={"organisation.colour": "#4a4a4a"}) == []
