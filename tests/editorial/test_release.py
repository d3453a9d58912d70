"""`new release` keeps what a publisher's file says as tidy tables, and never writes over any."""

import pytest

from pipeline.archive.receipt import Origin, read_receipt
from pipeline.archive.releases import newest_good
from pipeline.core.errors import ParseError, UsageError
from pipeline.core.files import sha256_of
from pipeline.editorial.release import draft_release
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_oews.spreadsheets import read_spreadsheets
from tests.sources.bls_oews.test_spreadsheets import SHEETS
from tests.support.workbooks import write

ADDRESS = "https://www.bls.gov/oes/special-requests/oesm23nat.zip"
HAD = {"address": ADDRESS, "retrieved": "2026-11-30"}


@pytest.fixture
def workbook(tmp_path):
    return write(tmp_path / "national_M2023_dl.xlsx", SHEETS)


def test_its_tables_say_what_the_workbook_says(tmp_path, workbook):
    folder = draft_release(bls_oews.SOURCE, "2023A01", workbook, tmp_path / "raw", **HAD)

    held = newest_good(tmp_path / "raw", bls_oews.SOURCE)
    said = {name: table.rows() for name, table in read_spreadsheets([workbook], "2023A01").items()}
    assert {name: table.rows() for name, table in bls_oews.read(held).items()} == said
    assert (held.folder, held.receipt) == (folder, read_receipt(folder))


def test_its_receipt_names_the_file_that_it_was_taken_from(tmp_path, workbook):
    folder = draft_release(bls_oews.SOURCE, "2023A01", workbook, tmp_path / "raw", **HAD)

    receipt = read_receipt(folder)
    origin = Origin(
        workbook.name, ADDRESS, "national_M2023_dl", workbook.stat().st_size, sha256_of(workbook)
    )
    assert (receipt.title, receipt.retrieved, receipt.is_taken_in) == (
        "Occupational Employment and Wage Statistics, May 2023", "2026-11-30", False,
    )  # fmt: skip
    assert {file.name: file.taken_from for file in receipt.files} == {
        f"{table.name}.parquet": (origin,) for table in bls_oews.TABLES
    }


def test_a_release_that_is_held_is_left_as_it_is(tmp_path, workbook):
    held = tmp_path / "raw/bls_oews/2023A01"
    held.mkdir(parents=True)

    with pytest.raises(UsageError, match="the release is held"):
        draft_release(bls_oews.SOURCE, "2023A01", workbook, tmp_path / "raw", **HAD)

    assert [*held.iterdir()] == []


def test_a_file_of_another_year_and_one_that_is_gone_are_told(tmp_path, workbook):
    raw = tmp_path / "raw"

    with pytest.raises(ParseError, match="the file is of another release"):
        draft_release(bls_oews.SOURCE, "2022A01", workbook, raw, **HAD)
    with pytest.raises(UsageError, match="the file cannot be read"):
        draft_release(bls_oews.SOURCE, "2023A01", tmp_path / "none.xlsx", raw, **HAD)

    assert not raw.exists()
