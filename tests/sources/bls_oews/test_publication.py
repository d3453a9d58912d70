"""An OEWS release is read in whichever layout it is held."""

import polars as pl
import pytest

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Release
from pipeline.core.errors import ParseError
from pipeline.sources.bls_oews.publication import ESTIMATES, SOURCE, read

CELL = "OEUM0040900000000319092"
FLAT = {
    "oe.release": "release_date\tdescription\r\n2025A01\tMay 2025\r\n",
    "oe.area": "state_code\tarea_code\tareatype_code\tarea_name\r\n"
    "06\t0040900\tM\tSacramento-Roseville-Folsom, CA\r\n",
    "oe.occupation": "occupation_code\toccupation_name\toccupation_description\tdisplay_level\r\n"
    "319092\tMedical Assistants\t\t3\r\n",
    "oe.footnote": "footnote_code\tfootnote_text\r\n8\tEstimate not released.\r\n",
    "oe.data.0.Current": "series_id\tyear\tperiod\t       value\tfootnote_codes\r\n"
    f"{CELL}01     \t2025\tA01\t        7410\t\r\n"
    f"{CELL}13     \t2025\tA01\t           -\t8\r\n",
}
STEM = ("2025A01", "M", "0040900", "000000", "319092")
ESTIMATE = (*STEM, 7410.0, *[None] * 16, "13:8")


def release(folder, files, name="2025A01"):
    for file, text in files.items():
        (folder / file).write_text(text, newline="")
    held = tuple(ReceiptFile(file, file, len(text), "", "") for file, text in files.items())
    return Release(SOURCE.name, name, folder, Receipt(SOURCE.name, name, *[""] * 5, held))


def rows(of):
    return {name: frame.rows() for name, frame in read(of).items()}


def test_flat_files_become_the_four_raw_tables(tmp_path):
    frames = read(release(tmp_path, FLAT))

    assert {name: dict(frame.schema) for name, frame in frames.items()} == {
        table.name: dict(table.columns) for table in SOURCE.tables
    }
    assert {name: frame.rows() for name, frame in frames.items()} == {
        "bls_oews": [ESTIMATE],
        "bls_oews_areas": [("2025A01", "06", "0040900", "M", "Sacramento-Roseville-Folsom, CA")],
        "bls_oews_occupations": [("2025A01", "319092", "Medical Assistants", "3")],
        "bls_oews_footnotes": [("2025A01", "8", "Estimate not released.")],
    }


def test_files_that_are_not_needed_are_passed_over(tmp_path):
    more = {"oe.industry": "not read", "oe.datatype": "not read", "oe.txt": "not read"}

    assert rows(release(tmp_path, {**more, **FLAT}))["bls_oews"] == [ESTIMATE]


@pytest.mark.parametrize("name", FLAT)
def test_a_flat_file_that_is_missing_is_told(tmp_path, name):
    files = {file: text for file, text in FLAT.items() if file != name}

    with pytest.raises(ParseError) as caught:
        read(release(tmp_path, files))

    error = caught.value
    assert (error.what, error.where, error.found) == (
        f"{name} is missing",
        str(tmp_path),
        ", ".join(files),
    )
    assert error.expected == "oe.data.0.Current, oe.release, oe.area, oe.occupation, oe.footnote"
    assert error.todo == f"Put it there (https://download.bls.gov/pub/time.series/oe/{name})."


@pytest.mark.parametrize(
    ("lines", "found", "folder"),
    [
        ("2026A01\tMay 2026\r\n", "2026A01", "2026A01"),
        ("2024A01\tMay 2024\r\n2025A01\tMay 2025\r\n", "2024A01, 2025A01", "2024A01"),
    ],
)
def test_a_folder_of_another_release_is_told(tmp_path, lines, found, folder):
    files = {**FLAT, "oe.release": f"release_date\tdescription\r\n{lines}"}

    with pytest.raises(ParseError, match="the folder holds another release") as caught:
        read(release(tmp_path, files))

    error = caught.value
    assert (error.where, error.expected, error.found, error.todo) == (
        str(tmp_path / "oe.release"),
        "2025A01",
        found,
        f"Move the files to data/raw/bls_oews/{folder}/.",
    )


def test_estimates_of_another_release_are_told(tmp_path):
    estimates = FLAT["oe.data.0.Current"].replace("\t2025\t", "\t2024\t")

    with pytest.raises(ParseError, match="the data are of another release") as caught:
        read(release(tmp_path, {**FLAT, "oe.data.0.Current": estimates}))

    assert caught.value.where == str(tmp_path / "oe.data.0.Current")


@pytest.mark.parametrize("name", ["oe.release", "oe.area", "oe.occupation", "oe.footnote"])
def test_a_lookup_file_that_is_a_web_page_is_told(tmp_path, name):
    with pytest.raises(ParseError, match="an HTML page stands where data should be") as caught:
        read(release(tmp_path, {**FLAT, name: "<!DOCTYPE html>\r\n<html>"}))

    assert caught.value.where == f"{tmp_path / name}, line 1"


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("oe.area", "state_code"),
        ("oe.area", "areatype_code"),
        ("oe.occupation", "display_level"),
        ("oe.footnote", "footnote_text"),
        ("oe.release", "release_date"),
    ],
)
def test_a_lookup_column_that_is_gone_is_told(tmp_path, name, column):
    with pytest.raises(ParseError, match=f"column {column} is gone"):
        read(release(tmp_path, {**FLAT, name: FLAT[name].replace(column, "renamed")}))


TIDY = pl.DataFrame([ESTIMATE], schema=dict(ESTIMATES.columns), orient="row")


def test_a_tidy_extract_is_read_as_it_was_written(tmp_path):
    text = TIDY.drop("release").write_csv()

    assert rows(release(tmp_path, {"national.csv": text})) == {"bls_oews": [ESTIMATE]}


def test_several_tidy_extracts_are_one_table(tmp_path):
    text = TIDY.drop("release").write_csv()
    files = {"national.csv": text, "state.csv": text.replace("M,0040900", "S,0600000")}

    assert len(rows(release(tmp_path, files))["bls_oews"]) == 2


def test_a_tidy_cell_that_is_no_number_is_told(tmp_path):
    text = TIDY.drop("release").write_csv().replace("7410.0", "7410*")

    with pytest.raises(ParseError, match="the tidy table cannot be read") as caught:
        read(release(tmp_path, {"national.csv": text}))

    assert caught.value.where == str(tmp_path / "national.csv")
    assert "7410*" in caught.value.found


@pytest.mark.parametrize(
    "files",
    [
        {"national.csv": "occupation,pay\r\n319092,1\r\n"},
        {"national.csv": ""},
        {"notes.txt": "nothing here"},
    ],
)
def test_a_folder_of_no_known_layout_is_told(tmp_path, files):
    with pytest.raises(ParseError, match="no file of a known layout is there") as caught:
        read(release(tmp_path, files))

    assert (caught.value.where, caught.value.found) == (str(tmp_path), ", ".join(files))


def test_a_release_is_said_as_a_reader_knows_it():
    assert SOURCE.period("2025A01") == "May 2025"
