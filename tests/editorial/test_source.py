"""`new source` writes what a tidy table needs around it, and never over another."""

import json

import pytest

from pipeline.core.errors import UsageError
from pipeline.editorial.source import draft_source, read_table

ROWS = "".join(f"{year},{code},a name,{code}.5,,{year}\n" for year in (1, 2) for code in range(9))
TEXT = f"year,area_code,area_name,rate_pct,jobs,whole\n{ROWS}"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rates-2026-08.csv"
    path.write_text(TEXT.replace(",,", ",70,"), newline="")
    return path


@pytest.fixture
def project(tmp_path):
    return tmp_path / "project"


def test_its_files_have_its_columns_key_and_units(file, project):
    paths = [path.relative_to(project).as_posix() for path in draft_source("rates", file, project)]

    assert paths == [
        "pipeline/sources/rates/__init__.py",
        "pipeline/sources/rates/publication.py",
        "pipeline/warehouse/facts/rates.py",
        "sql/1_staging/stg_rates.sql",
        "sql/3_marts/rates.sql",
        "sql/4_checks/known_rates_figures.sql",
        "tests/sql/test_rates.py",
        "pipeline/sources/rates/sample/2026-08/rates-2026-08.csv",
        "pipeline/sources/rates/sample/2026-08/receipt.json",
        "data/raw/rates/2026-08/rates-2026-08.csv",
        "data/raw/rates/2026-08/receipt.json",
    ]
    texts = "".join((project / path).read_text() for path in paths)
    for said in (
        '"area_code": pl.String',
        '"rate_pct": pl.Float64',
        '("release", "year", "area_code")',
        "class Rates(MartRow)",
        "area_name: str | None",
        'rate_pct: Annotated[float | None, MartColumn("TODO: what people call it", "pct")]',
        'jobs: Annotated[float | None, MartColumn("TODO: what people call it", "jobs")]',
        '"TODO: a unit of SHOW in pipeline/brochures/ledger.py"',
        "and year = '1'\n    and area_code = '0'\n    and rate_pct is distinct from null",
    ):
        assert said in texts
    assert "NAME" not in texts.replace("BY_NAME", "")


def test_the_file_is_archived_as_it_is_and_its_first_rows_are_the_sample(file, project):
    *_, sample, told, held, receipt = draft_source("rates", file, project)

    assert held.read_bytes() == file.read_bytes()
    assert sample.read_text().splitlines() == file.read_text().splitlines()[:11]
    for path, of in ((told, sample), (receipt, held)):
        (kept,) = json.loads(path.read_text())["files"]
        assert kept["bytes"] == of.stat().st_size


@pytest.mark.parametrize("name", ["Rates", "rates-2", "", "../rates", "_new"])
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(file, project, name):
    with pytest.raises(UsageError, match="cannot name a new source"):
        draft_source(name, file, project)

    assert not project.exists()


def test_a_name_that_is_taken_is_refused(file, project):
    draft_source("rates", file, project)

    with pytest.raises(UsageError, match=r"found pipeline/sources/rates/__init__\.py"):
        draft_source("rates", file, project)
    with pytest.raises(UsageError, match=r"found pipeline/sources/register\.py"):
        draft_source("register", file)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is no tidy table"),
        ("code,n\n", "the file is no tidy table"),
        ("code,n\na,b\n", "the file is no tidy table"),
        ("code,n\na,1\na,1\n", "the file is no tidy table"),
        ("code,n\n01,02\n", "the file is no tidy table"),
        ("code,n\na,1\nb\n", r"line 3: the row is broken \(expected 2 cells, found b"),
        ("code,code\na,1\n", "line 1: a column has no name of its own .*found code, code"),
        ("code,Rate in %\na,1\n", "line 1: .*found Rate in %"),
        ("code,release,n\na,b,1\n", "line 1: .*found release"),
    ],
)
def test_a_file_that_is_no_tidy_table_is_refused(file, text, said):
    with pytest.raises(UsageError, match=said):
        read_table(text, file)


def test_a_file_that_does_not_name_its_release_or_cannot_be_read_is_refused(file, project):
    with pytest.raises(UsageError, match=r"does not name its release .*tuition-2025\.csv"):
        draft_source("rates", file.rename(file.with_name("rates.csv")), project)
    with pytest.raises(UsageError, match="the file cannot be read"):
        draft_source("rates", file, project)
    file.write_bytes(b"\xff")
    with pytest.raises(UsageError, match="the file cannot be read"):
        draft_source("rates", file, project)
