"""The database of a run has its pairs and roles, and sees the warehouse without changing it."""

import shutil

import pytest

from pipeline.archive.releases import newest_good
from pipeline.core.errors import LoadError, ParseError, UsageError
from pipeline.core.paths import Paths
from pipeline.settings.sections import Pair
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.run import begin, opened
from pipeline.warehouse.warehouse import is_whole
from tests.support.marts import open_marts, warehouse_of_all

TABLES = "select name from (show all tables) where schema = 'marts' and database = $database"


def test_a_run_sees_the_marts_of_the_warehouse_beside_its_own(marts):
    with open_marts(marts) as connection:
        here, kept = (
            {name for (name,) in connection.execute(TABLES, {"database": each}).fetchall()}
            for each in (marts.stem, "kept")
        )
        gaps = connection.execute(
            "select annual_median_gap_usd, annual_mean_verdict from marts.role_gaps"
            " where area_code = '0040900' and release = '2025A01'"
            " and pair_slug = 'medical-assistant_vs_medical-office-assistant'"
        ).fetchall()

    assert here - kept == {"pairs", "roles", "occupation_names", "role_gaps"}
    assert kept <= here
    assert gaps == [(4240.0, "first more")]


def test_a_run_leaves_the_warehouse_as_it_is_and_itself_small(tmp_path):
    warehouse, database = warehouse_of_all(), tmp_path / "run.duckdb"
    pair = Pair("a_vs_b", ("medical-assistant", "29-2061"))

    with begin(warehouse, [pair], newest_good(Paths().raw, ROLES), database) as connection:
        pairs = connection.execute("from marts.pairs").fetchall()

    assert pairs == [("a_vs_b", "medical-assistant", "31-9092", None, "29-2061")]
    assert is_whole(warehouse)
    assert database.stat().st_size < 5_000_000


def test_a_pair_of_a_role_that_there_is_not_is_answered_with_what_is_near(tmp_path):
    pair = Pair("a_vs_b", ("medical-asistant", "29-2061"))

    with pytest.raises(UsageError, match="no role is called “medical-asistant”") as caught:
        begin(warehouse_of_all(), [pair], newest_good(Paths().raw, ROLES), tmp_path / "run.duckdb")

    assert "medical-assistant" in caught.value.todo


def test_a_name_of_an_occupation_that_there_is_not_is_told_with_its_line(tmp_path):
    folder = shutil.copytree(Paths().raw / "roles", tmp_path / "roles")
    with (folder / "names.csv").open("a") as file:
        file.write("99-9999,lamplighter,lamplighters,lighter\n")

    with pytest.raises(ParseError, match="the occupation is in no release that is held") as caught:
        begin(warehouse_of_all(), [], newest_good(tmp_path, ROLES), tmp_path / "run.duckdb")

    assert (caught.value.where, caught.value.found) == (f"{folder}/names.csv, line 832", "99-9999")


def test_a_file_that_is_no_database_is_told(tmp_path):
    path = tmp_path / "run.duckdb"
    path.write_text("mine")

    with pytest.raises(LoadError, match="the database cannot be read") as caught, opened(path):
        pass

    assert caught.value.where == str(path)
