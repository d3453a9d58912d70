"""A round of local projections is held against the one before as any release is."""

from dataclasses import replace

import polars as pl
import pytest

from pipeline.archive.releases import releases
from pipeline.core.paths import ROOT
from pipeline.gates.candidate import EXTRACT, CandidateRelease
from pipeline.gates.gates import run_gates
from pipeline.sources.formats.local_projections import PROJECTIONS
from pipeline.sources.register import BY_NAME
from tests.support.samples import samples

EDD = BY_NAME["edd_projections"]


@pytest.fixture(scope="module")
def held():
    """Give the release that ships, and its frame."""
    (release,) = releases(ROOT / "data/raw", [EDD])
    return release, EDD.read(release)[PROJECTIONS.name]


def told(held, *changes):
    old, rows = held
    new, frame = replace(old, name="2026-36"), rows.with_columns(*changes)
    found = run_gates(new, old, {PROJECTIONS.name: frame}, {PROJECTIONS.name: rows}, [])
    return [(one.gate, one.level) for one in found if one.level == "refuse"]


def test_the_next_round_passes(held):
    later = (pl.col(name) + 2 for name in ("start_year", "end_year"))
    openings = (pl.col("openings_count") * 1.02).cast(pl.Int64)

    assert told(held, *later, openings) == []


def test_openings_of_one_year_in_place_of_ten_are_refused(held):
    assert ("distribution", "refuse") in told(held, pl.col("openings_count") // 10)


def test_a_percent_that_does_not_follow_is_refused_once(held):
    assert told(held, pl.col("change_pct") + 1).count(("invariants", "refuse")) == 1


def test_a_compressed_tidy_table_is_the_projects_own_and_not_compared_with_a_layout(held):
    old, rows = held
    (new,) = samples(EDD)
    candidate = CandidateRelease(new, old, EDD.read(new), {PROJECTIONS.name: rows})

    assert candidate.packings == ("csv files", EXTRACT)
