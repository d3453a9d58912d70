"""Whoever the school is and wherever it teaches: each document is set, and proved as it is made."""

import tomllib
from dataclasses import asdict, replace
from itertools import cycle, product
from random import Random

import pytest

from pipeline.brochures.present import present
from pipeline.core.paths import Paths
from pipeline.documents.cache import Store
from pipeline.documents.fonts import missing_letters
from pipeline.documents.job import Job
from pipeline.documents.make import documents
from pipeline.documents.workers import local
from pipeline.settings.brochures import read_matrix
from pipeline.settings.organisation import Campus
from tests.support.made import citations, matrix, titles
from tests.support.marts import open_marts
from tests.support.schools import schools

SEEDS = (13, 2026)  # the second is for what was mended by the first
AREAS = (
    "0000000", "0600000", "1100000",  # the nation, a state of many places, one of a single place
    "7200000", "6600000", "7800000",  # prices are not compared in Puerto Rico, Guam, Virgin Islands
    "0600007",  # the longest name
    "0040340", "0013820",  # the second role's pay is withheld; jobs are
    "0041940", "0041980", "0027060",  # six-figure and low pay, and a small town with a short name
)  # fmt: skip
LAYOUTS = ("trifold", "handout", "card")
SCHOOLS, IN_ALL_PAIRS = 20, 3  # of each seed
SAMPLE = 12  # documents


@pytest.fixture(scope="module")
def pairs():
    return matrix().pairs


@pytest.fixture(scope="module")
def drawn(pairs):
    """Give the schools of each seed; they offer courses for roles of every pair."""
    roles = list(dict.fromkeys(side for pair in pairs for side in pair.sides))
    return {seed: schools(SCHOOLS, seed, roles) for seed in SEEDS}


def brochures(marts, pairs, school, campuses, areas=AREAS):
    with open_marts(marts) as connection:
        yield from present(
            connection, pairs, areas, school.organisation, citations(),
            campuses=campuses, theme=school.theme, titles=titles(),
        ).brochures  # fmt: skip


def faults(shown, folder):
    """Make brochures in layouts; gives what is not set, or half empty, by its path."""
    jobs = (Job(one, layout, "screen") for one, layout in shown)
    with local(2) as workers:
        made = list(documents(jobs, workers, Store(folder / "store"), folder / "made"))
    empty = {one.path: [said for said in one.warnings if "full" in said] for one in made}
    found = {one.path: one.error or empty[one.path] for one in made}
    return len(made), {path: fault for path, fault in found.items() if fault}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_school_is_one_that_brochures_toml_allows(drawn, seed):
    content = tomllib.loads(Paths().matrix.read_text())
    for school, whose in product(drawn[seed], ("organisation", "campus")):
        said = asdict(getattr(school, whose))
        programmes = said.pop("programmes")
        tables = {"organisation": said, "programme": programmes, "theme": asdict(school.theme)}

        assert read_matrix(content | tables, "made").organisation == getattr(school, whose)
        assert missing_letters(str(said | {"logo": ""})) == []


def test_a_sample_of_schools_has_its_documents_in_troublesome_places(marts, drawn, pairs, tmp_path):
    """Make one in each place, in the layouts by turns; slow, all schools in all places."""
    chance = Random(SEEDS[0])
    chosen = chance.sample(drawn[SEEDS[0]], SAMPLE)
    campuses = [
        Campus((area,), school.organisation) for area, school in zip(AREAS, chosen, strict=True)
    ]
    made = brochures(marts, pairs[:1], chosen[0], campuses)
    shown = (replace(one, theme=school.theme) for one, school in zip(made, chosen, strict=True))

    count, found = faults(zip(shown, cycle(LAYOUTS), strict=False), tmp_path)

    assert (count, found) == (SAMPLE, {})


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_every_school_has_its_documents_in_every_place(marts, drawn, pairs, tmp_path, seed):
    found = {}
    for number, school in enumerate(drawn[seed]):
        asked = pairs if number % (SCHOOLS // IN_ALL_PAIRS) == 0 else pairs[:1]
        campuses = [Campus(AREAS[::4], school.campus)]
        folder = tmp_path / str(number)
        shown = product(brochures(marts, asked, school, campuses), LAYOUTS)
        count, wrong = faults(shown, folder)
        assert count == len(asked) * len(AREAS) * len(LAYOUTS)
        found |= {f"{number} {path}": fault for path, fault in wrong.items()}

    assert found == {}
