"""The SQL folders run in order, prove their grains, and end in the checks."""

from dataclasses import replace

import duckdb
import polars as pl
import pytest

from pipeline.core.errors import CheckError, TransformError
from pipeline.core.paths import SQL
from pipeline.warehouse.load import load
from pipeline.warehouse.transform import Check, statements, transform
from tests.support.tables import empty_frames

STAGED = "-- A letter.\n-- grain: letter\nselect letter from raw.letters"


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        opened.execute("create schema raw")
        opened.execute("create table raw.letters as from (values ('a', 1), ('b', 2)) t(letter, n)")
        yield opened


def write(folder, files):
    for name, text in files.items():
        path = folder / f"{name}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_every_folder_reads_the_one_below(tmp_path, connection):
    sql = write(
        tmp_path,
        {
            "1_staging/stg": STAGED,
            "2_intermediate/int": "-- grain: letter\nselect letter from staging.stg",
            "3_marts/letters": "-- grain: letter\nselect letter from intermediate.int",
            "4_checks/no_z": "-- grain: letter\nfrom marts.letters where letter = 'z'",
            "4_checks/no_y": "-- grain: letter\nfrom marts.letters where letter = 'y'",
        },
    )

    assert transform(connection, sql) == [Check("no_y", 0), Check("no_z", 0)]
    assert connection.execute("from marts.letters order by all").fetchall() == [("a",), ("b",)]


def test_the_real_sql_runs_over_empty_tables(tmp_path):
    with load(empty_frames(), tmp_path / "empty.duckdb") as opened:
        checks = transform(opened, SQL)

    names = sorted(path.stem for path in (SQL / "4_checks").glob("*.sql"))
    assert checks == [Check(name, 0) for name in names]


def test_a_wrong_release_fails_the_real_checks(tmp_path):
    frames = {frame.table.name: frame for frame in empty_frames()}
    cell = ("2025A01", "S", "0600000", "000000", "319092")
    row = [*cell, *[None] * 17, " ".join(f"{number:02}:8" for number in range(1, 18))]
    row[15], row[16] = 50000.0, 40000.0  # the 10th and 25th percentile of annual pay
    row[-1] = row[-1].replace("11:8 12:8 ", "")
    columns = dict(frames["bls_oews"].table.columns)
    rows = pl.DataFrame([row], schema=columns, orient="row")
    frames["bls_oews"] = replace(frames["bls_oews"], rows=rows)

    with (
        load(list(frames.values()), tmp_path / "x.duckdb") as opened,
        pytest.raises(CheckError, match="percentiles_never_decrease: 1 rows") as caught,
    ):
        transform(opened, SQL)

    assert "annual_10th_usd 50000.0, annual_25th_usd 40000.0" in str(caught.value)


def test_all_failed_checks_are_told_at_once_with_their_rows(tmp_path, connection):
    sql = write(
        tmp_path,
        {
            "4_checks/letters_are_capital": "-- grain: letter\nfrom raw.letters order by n",
            "4_checks/numbers_are_even": "-- grain: n\nselect n from raw.letters where n % 2 = 1",
            "4_checks/passes": "-- grain: n\nselect n from raw.letters where n > 9",
        },
    )

    with pytest.raises(CheckError) as caught:
        transform(connection, sql)

    assert caught.value.exit_code == 1
    assert str(caught.value) == (
        "CheckError: 2 of 3 checks failed; nothing is published\n"
        "  letters_are_capital: 2 rows\n"
        "    letter a, n 1\n"
        "    letter b, n 2\n"
        "  numbers_are_even: 1 rows\n"
        "    n 1."
        " Look at the rows in their release; a wrong release stays out of data/raw."
    )


def test_of_many_offending_rows_five_are_shown(tmp_path, connection):
    sql = write(
        tmp_path, {"4_checks/none": "-- grain: n\nselect n from range(1234) t(n) order by n"}
    )

    with pytest.raises(CheckError) as caught:
        transform(connection, sql)

    assert (
        "none: 1,234 rows\n    n 0\n    n 1\n    n 2\n    n 3\n    n 4\n    and 1,229 more"
        in str(caught.value)
    )


def test_a_broken_grain_is_told_with_its_keys(tmp_path, connection):
    doubled = "-- grain: letter, n\nselect letter, n from raw.letters, range(2) where letter = 'b'"
    sql = write(tmp_path, {"1_staging/stg": doubled})

    with pytest.raises(TransformError) as caught:
        transform(connection, sql)

    error = caught.value
    assert (error.what, error.where, error.expected, error.found) == (
        "staging.stg has several rows for one letter, n, or one without",
        str(sql / "1_staging/stg.sql"),
        "one",
        "b 2 2",
    )


def test_a_row_without_a_key_is_told(tmp_path, connection):
    without = "-- grain: n\nselect nullif(n, 2) as n from raw.letters"
    sql = write(tmp_path, {"1_staging/stg": without})

    with pytest.raises(TransformError, match="several rows for one n, or one without") as caught:
        transform(connection, sql)

    assert caught.value.found == "None 1"


def test_a_view_is_kept_as_one_and_says_what_its_header_says(tmp_path, connection):
    header = "-- A letter.\n-- Of two.\n-- grain: letter\n-- kept as: view\n"
    sql = write(tmp_path, {"1_staging/stg": f"{header}select letter from raw.letters"})

    transform(connection, sql)

    (statement,) = statements(sql / "1_staging")
    assert (statement.kind, statement.said) == ("view", "A letter. Of two.")
    views = "select view_name from duckdb_views() where not internal"
    assert connection.execute(views).fetchall() == [("stg",)]


def test_a_macro_is_known_to_every_folder(tmp_path, connection):
    sql = write(
        tmp_path,
        {
            "0_macros/twice": "create macro twice(n) as 2 * n",
            "1_staging/stg": "-- grain: n\nselect twice(n) as n from raw.letters",
        },
    )

    transform(connection, sql)

    assert connection.execute("from staging.stg order by n").fetchall() == [(2,), (4,)]


@pytest.mark.parametrize("folder", ["1_staging", "2_intermediate", "3_marts", "4_checks"])
def test_a_file_without_a_grain_is_refused(tmp_path, connection, folder):
    sql = write(tmp_path, {f"{folder}/letters": "-- Letters.\nselect letter from raw.letters"})

    with pytest.raises(TransformError, match="the file names no grain") as caught:
        transform(connection, sql)

    assert caught.value.where == str(sql / folder / "letters.sql")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("-- grain: letter\nselect lettre from raw.letters", 'column "lettre" not found'),
        ("-- grain: word\nselect letter from raw.letters", 'column "word" not found'),
        ("-- grain: letter\nselect letter from marts.letters", "does not exist"),
        ("-- grain: n\nselect letter::integer as n from raw.letters", "could not convert"),
    ],
)
def test_a_failing_statement_is_told_with_its_file(tmp_path, connection, text, found):
    sql = write(tmp_path, {"1_staging/stg": text})

    with pytest.raises(TransformError, match="the statement failed") as caught:
        transform(connection, sql)

    assert caught.value.where == str(sql / "1_staging/stg.sql")
    assert found in caught.value.found.lower()


def test_a_failing_check_is_no_passed_one(tmp_path, connection):
    sql = write(tmp_path, {"4_checks/broken": "-- grain: n\nselect n from marts.nothing"})

    with pytest.raises(TransformError, match="the statement failed"):
        transform(connection, sql)
