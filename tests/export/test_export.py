"""`export` writes what was asked for whole, where it was asked to, and takes nothing away."""

import json

import click
import polars as pl
import pytest

from pipeline.core.files import sha256_of
from tests.support.small_archive import everything_in
from tests.support.workbook_cells import listed, numbers, opened, records
from tests.support.world import run_here

FRESNO, ROCHESTER, GUAM = "0023420", "0040340", "6600000"
PAIR = "medical-assistant_vs_medical-office-assistant"


@pytest.fixture
def untouched(root):
    """Prove that no file or folder came or went but the kept warehouse."""
    before = everything_in(root)
    yield
    assert everything_in(root) == before


def export(root, *words):
    return run_here(root, "export", *words)


def test_a_workbook_has_what_was_asked_for_and_no_edition_is_needed(root, tmp_path):
    place = tmp_path / "to mail.xlsx"
    (root / "data/out/latest").unlink()

    ended = export(root, "--area", "Fresno", "--output", str(place))

    book = opened(place)
    assert (ended.code, ended.stdout) == (0, f"{place}\n")
    assert book.sheetnames == [
        "About", "Comparison", "Pay", "Differences", "Ranks", "Outlook", "Prices", "Figures",
        "Sources",
    ]  # fmt: skip
    assert [row["Area code"] for row in records(book, "Comparison")] == [FRESNO]
    assert {row["Area"] for row in records(book, "Pay")} == {
        "Fresno, CA", "California", "United States",
    }  # fmt: skip
    assert dict(numbers(book)) == pytest.approx(listed(book))


def test_pay_that_is_withheld_is_said_in_words(root, tmp_path):
    export(root, "--area", "Rochester, MN", "--output", str(tmp_path / "a.xlsx"))

    (row,) = records(opened(tmp_path / "a.xlsx"), "Comparison")
    assert row["Median pay a year, second role ($)"] == "withheld"
    assert row["Gap of means, a year: verdict"] == "not known"


@pytest.mark.parametrize(("kind", "read"), [("csv", pl.read_csv), ("parquet", pl.read_parquet)])
def test_a_folder_of_files_has_the_same_and_describes_itself(root, kind, read):
    ended = export(root, "--format", kind, "--area", "Fresno", "--area", "Rochester, MN")

    folder = root / f"data/out/export/comparisons-{kind}"
    package = json.loads((folder / "datapackage.json").read_text())
    tables = {one["name"]: one for one in package["resources"]}
    assert ended.stdout.strip() == str(folder)
    assert {path.stem for path in folder.glob(f"*.{kind}")} == {*tables}
    for one in tables.values():
        frame = read(folder / one["path"], **({"infer_schema": False} if kind == "csv" else {}))
        assert one["hash"] == f"sha256:{sha256_of(folder / one['path'])}"
        assert [field["name"] for field in one["schema"]["fields"]] == frame.columns
    comparison = read(folder / f"comparison.{kind}", **schema(kind))
    assert comparison.get_column("area_code").to_list() == [FRESNO, ROCHESTER]
    assert comparison.get_column("second_annual_median_usd").to_list() == [48120.0, None]
    assert "second_annual_median_usd: withheld" in comparison.get_column("without_number")[1]


def schema(kind):
    return {"schema_overrides": {"area_code": pl.String}} if kind == "csv" else {}


def test_only_in_data_out_is_anything_replaced(root, tmp_path):
    first = [export(root, "--format", "csv", "--area", one).code for one in ("Fresno", "nation")]
    place = tmp_path / "comparisons.xlsx"
    place.write_text("mine")

    refused = [export(root, "--output", str(one)) for one in (place, tmp_path)]

    held = pl.read_csv(root / "data/out/export/comparisons-csv/comparison.csv", infer_schema=False)
    assert first == [0, 0]
    assert held.get_column("area_code").to_list() == ["0000000"]
    assert [ended.code for ended in refused] == [2, 2]
    assert all("there is a file or folder already" in ended.stderr for ended in refused)
    assert place.read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--whole",), "the whole warehouse is no workbook"),
        (("--whole", "--format", "csv"), "the whole warehouse is no workbook"),
        (("--format", "duckdb"), "a database is of the whole warehouse"),
        (("--whole", "--format", "duckdb", "--area", "nation"), "has every pair and area"),
        (("--area", "Fersno"), "Fresno, CA"),
        (("--pair", "medical-asistant_vs_medical-office-assistant"), PAIR),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(root, words, said):
    ended = export(root, *words)

    assert ended.code == 2
    assert said in ended.stderr


def test_a_format_that_there_is_not_is_named(root):
    with pytest.raises(click.BadParameter, match="'ods' is not one of 'xlsx'"):
        export(root, "--format", "ods")


@pytest.mark.usefixtures("untouched")
def test_a_place_that_cannot_be_written_is_told(root, tmp_path):
    (tmp_path / "file").write_text("")

    ended = export(root, "--output", str(tmp_path / "file/a.xlsx"))

    assert ended.code == 1
    assert "a file cannot be read or written" in ended.stderr
