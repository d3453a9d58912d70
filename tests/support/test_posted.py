"""What the test's publisher posts is what the readers of the genuine files read."""

import io
import zipfile

import polars as pl
import pytest

from pipeline.archive.releases import releases
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_projections import publication as bls_projections
from pipeline.sources.onet import publication as onet
from pipeline.sources.parse import parse
from tests.support import posted, small_archive


def rows(folder, source, release, files):
    """Put files into a release by hand; gives what is read of them, by table."""
    held = folder / source.name / release
    held.mkdir(parents=True)
    for name, content in files.items():
        (held / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return {frame.table.name: frame.rows for frame in parse(releases(folder, [source]), [source])}


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name.rpartition("/")[2]: packed.read(name) for name in packed.namelist()}


def test_the_older_release_is_the_newer_one_a_year_before(tmp_path):
    older, newer = (
        rows(tmp_path, bls_oews.SOURCE, release, posted.oews_files(release))["bls_oews"]
        .filter(pl.col("release") == release)
        .sort("area_code", "occupation_code")
        for release in (posted.OLDER, posted.NEWER)
    )
    growth = (newer["a_mean"] / older["a_mean"] - 1).drop_nulls()

    assert older.height == newer.height == 32
    assert (older["a_mean"].null_count(), newer["a_mean"].null_count()) == (1, 1)
    assert 0.01 < growth.min() < growth.max() < 0.05
    nation = older.filter(area_code="0000000", occupation_code="319092")
    assert nation.select("a_median", "a_mean", "tot_emp").row(0) == (44200, 44720, 793460)


@pytest.mark.parametrize("projection_round", ["2023-33", "2024-34"])
def test_the_workbook_has_the_true_rows(tmp_path, projection_round):
    files = {"occupation.xlsx": posted.projections(projection_round)}
    found = rows(tmp_path, bls_projections.SOURCE, projection_round, files)["bls_projections"]
    growth = {"2023-33": (15.0, 5.4), "2024-34": (12.5, 4.2)}[projection_round]

    changes = dict(found.select("occupation_code", "change_pct").iter_rows())
    assert (changes["31-9092"], changes["43-6013"]) == growth
    assert found.height == 5


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_the_three_zips_have_a_year_s_parities(tmp_path, year):
    files = {
        n: c for packed in posted.parities("2025").values() for n, c in members(packed).items()
    }
    found = rows(tmp_path, bea_rpp.SOURCE, year, files)["bea_rpp"]

    nation = found.filter(geo_fips="00000")["all_items_index"].to_list()
    assert (found["table_name"].n_unique(), nation) == (3, [100.0] * 3)


def test_the_yearly_zips_have_the_true_figures_of_the_nation(tmp_path):
    found = rows(tmp_path, bls_oews.SOURCE, "2023A01", posted.oews_2023())["bls_oews"]

    nation = found.filter(occupation_code="319092", area_code="0000000")
    assert nation["a_median"].to_list() == [42000]
    assert set(found["area_code"]) == {line[:7] for line in small_archive.CELLS.splitlines()}


def test_the_onet_zip_is_a_release(tmp_path):
    found = rows(tmp_path, onet.SOURCE, "27.0", {"db_27_0_text.zip": posted.onet()})

    assert found["onet_tasks"].height == 3


def test_the_same_files_are_the_same_bytes():
    assert posted.projections() == posted.projections()
    assert posted.parities() == posted.parities()
    assert posted.oews_2023() == posted.oews_2023()
