"""Frames become raw tables of a new database."""

import polars as pl
import pytest

from pipeline.archive.source import Frame, RawTable
from pipeline.core.errors import LoadError
from pipeline.warehouse.load import load

LETTERS = RawTable("letters", {"release": pl.String, "n": pl.Float64}, ("release", "n"))
WORDS = RawTable("words", {"texts": pl.List(pl.String)}, ("texts",))


def frame(table, *rows):
    return Frame(table, pl.DataFrame(list(rows), schema=dict(table.columns), orient="row"))


def rows(connection, table):
    return connection.execute(f"from raw.{table} order by all").fetchall()


def test_frames_of_one_table_become_one_raw_table(tmp_path):
    frames = [
        frame(LETTERS, ("2024", 1.5), ("2024", None)),
        frame(WORDS, (["a", "b"],), ([],)),
        frame(LETTERS, ("2025", 2.5)),
    ]

    with load(frames, tmp_path / "new/folder/wagefold.duckdb") as connection:
        assert rows(connection, "letters") == [("2024", 1.5), ("2024", None), ("2025", 2.5)]
        assert rows(connection, "words") == [([],), (["a", "b"],)]


def test_a_frame_without_rows_keeps_its_columns(tmp_path):
    with load([frame(LETTERS)], tmp_path / "wagefold.duckdb") as connection:
        described = connection.execute("describe raw.letters").fetchall()

    assert [column[:2] for column in described] == [("release", "VARCHAR"), ("n", "DOUBLE")]


def test_an_old_database_is_replaced(tmp_path):
    path = tmp_path / "wagefold.duckdb"
    load([frame(LETTERS, ("2024", 1.0))], path).close()

    with load([frame(WORDS)], path) as connection:
        tables = connection.execute("select table_name from duckdb_tables()").fetchall()

    assert tables == [("words",)]


def test_a_database_that_cannot_be_written_is_a_load_error(tmp_path):
    (tmp_path / "file").touch()
    path = tmp_path / "file/wagefold.duckdb"

    with pytest.raises(LoadError, match="the database cannot be written") as caught:
        load([], path)

    assert caught.value.where == str(path)
    assert caught.value.found
