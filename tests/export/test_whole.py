"""The whole warehouse, as files that explain themselves, is the warehouse."""

import json
import resource
from contextlib import contextmanager

import duckdb
import pytest

from pipeline.core.files import sha256_of
from pipeline.core.paths import ROOT, Paths
from pipeline.settings.brochures import read_brochures
from tests.support.marts import open_marts, warehouse_of_all
from tests.support.world import run_here

ANEW = "export --whole --format parquet"
MARTS = (
    "select table_name from duckdb_tables() where database_name = current_database()"
    " and schema_name = 'marts' union all select view_name from duckdb_views()"
    " where database_name = current_database() and schema_name = 'marts' order by all"
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Give a root of all that is held, with its warehouse, and nothing else in data/out."""
    root = tmp_path_factory.mktemp("whole")
    (root / "data/out").mkdir(parents=True)
    (root / "data/raw").symlink_to(Paths().raw)
    (root / "data/out/warehouse").symlink_to(warehouse_of_all().parent)
    (root / "brochures.toml").write_text(Paths().matrix.read_text())
    return root


@pytest.fixture(scope="module")
def folder(whole):
    ended = run_here(whole, "export", "--whole", "--format", "parquet")
    assert ended.code == 0, ended.stderr
    return whole / "data/out/export/warehouse"


@pytest.fixture(scope="module")
def resources(folder):
    return json.loads((folder / "datapackage.json").read_text())["resources"]


@pytest.fixture(scope="module")
def tables(folder):
    """Give a connection that sees each file under its name."""
    with duckdb.connect() as connection:
        for path in folder.glob("*.parquet"):
            connection.execute(f"create view {path.stem} as from '{path}'")
        yield connection


def test_the_data_dictionary_is_that_of_the_warehouse(folder):
    written = (folder / "data-dictionary.md").read_text()

    assert (ROOT / "docs/data-dictionary.md").read_text() == written, f"copy it anew after {ANEW}"


def test_every_mart_is_a_file_with_its_rows(marts, resources, tables):
    with open_marts(marts) as connection:
        names = [name for (name,) in connection.execute(MARTS).fetchall()]
        held = {name: fingerprint(connection, f"marts.{name}") for name in names}

    assert [one["name"] for one in resources] == names
    pairs = {"pairs", "role_gaps"}  # the session's marts have a pair more
    assert {name: fingerprint(tables, name) for name in names if name not in pairs} == {
        name: rows for name, rows in held.items() if name not in pairs
    }


def fingerprint(connection, table):
    """Count the rows of a table, and add up what each hashes to."""
    return connection.execute(f"select count(*), sum(hash(t)) from {table} as t").fetchone()


def test_all_declared_pairs_are_in_it(tables):
    found = tables.execute("select pair_slug from pairs order by all").fetchall()

    assert found == sorted((pair.slug,) for pair in read_brochures(Paths().matrix).pairs)


def test_each_file_is_described_as_it_is(folder, resources, tables):
    for one in resources:
        columns = tables.execute(f"describe {one['name']}").fetchall()
        fields = one["schema"]["fields"]
        assert one["hash"] == f"sha256:{sha256_of(folder / one['path'])}"
        assert one["bytes"] == (folder / one["path"]).stat().st_size
        assert [field["name"] for field in fields] == [name for name, *_ in columns]
        assert all(one["description"] and field["description"] for field in fields)
    money = {
        field.get("unit") for one in resources for field in one["schema"]["fields"]
        if field["name"].endswith("_usd")
    }  # fmt: skip
    assert money == {"dollars"}


def test_the_keys_that_it_names_hold(resources, tables):
    for one in resources:
        key = ", ".join(one["schema"]["primaryKey"])
        twice = f"select {key} from {one['name']} group by all having count(*) > 1"
        assert tables.execute(twice).fetchall() == [], one["name"]
        for other in one["schema"].get("foreignKeys", ()):
            shared, of = ", ".join(other["fields"]), other["reference"]["resource"]
            alone = f"from {one['name']} anti join {of} using ({shared}) limit 1"
            assert tables.execute(alone).fetchall() == [], (one["name"], of)
    assert sum(len(one["schema"].get("foreignKeys", ())) for one in resources) > 10


def test_one_database_has_the_warehouse_and_the_pairs_and_says_what_they_are(whole, tables):
    run_here(whole, "export", "--whole", "--format", "duckdb")

    with duckdb.connect(whole / "data/out/export/warehouse.duckdb", read_only=True) as connection:
        schemas = connection.execute("select distinct schema from (show all tables)").fetchall()
        said = dict(connection.execute(
            "select column_name, comment from duckdb_columns() where table_name = 'role_gaps'"
        ).fetchall())  # fmt: skip
        gaps = fingerprint(connection, "marts.role_gaps")
        assert {name for (name,) in schemas} == {"raw", "staging", "intermediate", "marts"}
    assert said["pair_slug"].startswith("Name of the pair")
    assert all(said.values())
    assert gaps == fingerprint(tables, "role_gaps")


def test_a_full_disk_leaves_nothing_half_written(whole):
    before = sorted(path.name for path in (whole / "data/out").rglob("*"))

    with at_most(8 << 20):
        ended = run_here(whole, "export", "--whole", "--format", "duckdb")

    assert ended.code == 1
    assert "a file cannot be read or written" in ended.stderr
    assert sorted(path.name for path in (whole / "data/out").rglob("*")) == before


@contextmanager
def at_most(size):
    """Have the system write no file beyond a size, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
