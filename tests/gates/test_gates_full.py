"""The publisher's own releases, full size: real years pass, and the gates are quick."""

from itertools import pairwise
from time import process_time

import pytest

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Release
from pipeline.core.paths import ROOT, Paths
from pipeline.core.record import from_json
from pipeline.gates.gates import run_gates
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_projections import publication as bls_projections

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
    """Give, year after year, what would be refused."""
    held = [(one, source.read(one)) for one in releases]
    return {
        f"{old} → {new.name}": refused
        for (old, old_frames), (new, frames) in pairwise(held)
        if (
            refused := [
                f for f in run_gates(new, old, frames, old_frames, PAIRS) if f.level == "refuse"
            ]
        )
    }


@needs_shared
def test_real_national_years_pass():
    years = [
        release(
            bls_oews, f"{year}A01",
            next((SHARED / "bls_oews_xlsx").glob(f"national_M{year}_dl.xls*")),
        )
        for year in (2013, *range(2019, 2025))
    ]  # fmt: skip

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
