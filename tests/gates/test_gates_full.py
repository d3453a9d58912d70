"""The publisher's own releases, full size: real years pass, and the gates are quick."""

import shutil
from itertools import pairwise
from time import process_time

import pytest

from pipeline.acquire.inbox import inbox
from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Release
from pipeline.archive.store import archive
from pipeline.core.paths import ROOT, Paths
from pipeline.core.record import from_json
from pipeline.gates.gates import run_gates
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_projections import publication as bls_projections
from pipeline.sources.register import FETCHED

pytestmark = pytest.mark.slow
SHARED = ROOT.parent / "shared/data"
PAIRS = [("31-9092", "43-6013"), ("31-1131", "29-2061"), ("47-2111", "49-9021")]
needs_shared = pytest.mark.skipif(
    not SHARED.exists(), reason=f"{SHARED} with the publisher's own files is not there"
)


def release(source, name, *paths):
    files = [ReceiptFile(path.name, path.name, path.stat().st_size, "", "") for path in paths]
    receipt = Receipt(source.SOURCE.name, name, "", "", "", "", "", tuple(files))
    return Release(source.SOURCE.name, name, paths[0].parent, receipt)


def flat():
    folder = Paths().raw / "bls_oews/2025A01"
    receipt = from_json((folder / "receipt.json").read_text(), Receipt)
    return Release("bls_oews", "2025A01", folder, receipt)


def refusals(source, releases):
    """Give, year after year, what would be refused; print all that the gates say (pytest -rP)."""
    held = [(one, source.read(one)) for one in releases]
    refused = {}
    for (old, old_frames), (new, frames) in pairwise(held):
        found = run_gates(new, old, frames, old_frames, PAIRS)
        said = (f"{finding.level}  {finding.gate}: {finding.reason}" for finding in found)
        print(f"{old} → {new.name}", *said, sep="\n  ")
        if wrong := [finding for finding in found if finding.level == "refuse"]:
            refused[f"{old} → {new.name}"] = wrong
    return refused


@needs_shared
def test_real_national_years_that_are_dropped_in_are_archived_and_pass(tmp_path):
    raw, into = tmp_path / "raw", tmp_path / "into"
    into.mkdir()
    shutil.copytree(SHARED / "bls_oews_xlsx", raw / "inbox")

    found = inbox(raw, FETCHED, into)
    years = [archive(one.acquired, bls_oews.SOURCE, raw).release for one in found.dropped]

    assert [one.name for one in years] == [f"{y}A01" for y in (2013, *range(2019, 2025))]
    assert {path.name: why for path, why in found.left.items()} == {
        "field_descriptions_M2018.xlsx": "the release is not complete: estimates is missing"
    }
    assert refusals(bls_oews, [*years, flat()]) == {}


@needs_shared
def test_real_rounds_of_projections_pass():
    rounds = [
        release(bls_projections, name, SHARED / "bls_projections" / name / "occupation.xlsx")
        for name in ("2023-33", "2024-34")
    ]

    assert refusals(bls_projections, rounds) == {}


@needs_shared
def test_real_years_of_price_parities_pass():
    paths = sorted((SHARED / "bea_rpp").glob("*_2024.csv"))

    assert refusals(bea_rpp, [release(bea_rpp, str(y), *paths) for y in range(2015, 2025)]) == {}


def test_the_full_release_is_measured_in_four_seconds_of_work():
    held = flat()
    frames = bls_oews.read(held)
    start = process_time()

    assert run_gates(held, held, frames, frames, PAIRS) == []
    assert process_time() - start < 4
