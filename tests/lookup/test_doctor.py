"""What a source, mart, column, layout or kind of figure lacks is told with its file and line."""

import re
import shutil
import subprocess
import sys

import pytest

from pipeline.core.interpreter import holes
from pipeline.core.paths import ROOT
from pipeline.lookup.doctor import gaps, source_row
from pipeline.sources.register import BY_NAME, EVERY

ROWS, PAY = "pipeline/warehouse/rows.py", "pipeline/warehouse/pay.py"
CPI = "pipeline/sources/bls_cpi/publication.py"
LEDGER, ORACLE = "pipeline/brochures/ledger.py", "tests/oracle"
GUIDE, TRIFOLD = "reports/templates/guide", "reports/templates/trifold"
ONET = source_row(BY_NAME["onet"])


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Give a copy of the project."""
    root = tmp_path_factory.mktemp("copy")
    for name in ("pipeline", "sql", "reports", "docs", ORACLE):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "README.md", root)
    (root / "data").symlink_to(ROOT / "data")
    return root


@pytest.fixture
def take_out(copy):
    """Give what takes a text out of a file of the copy, or the file; it is put back afterwards."""
    whole = {}

    def take(path, text, left=""):
        whole[copy / path] = (copy / path).read_text()
        if text:
            before, after = whole[copy / path].split(text)
            (copy / path).write_text(before + left + after)
        else:
            (copy / path).unlink()

    yield take
    for path, content in whole.items():
        path.write_text(content)


def doctor(root):
    """Type the command in a project; gives what it says, once its exit code agrees."""
    words = [sys.executable, "-m", "pipeline", "doctor"]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    known = holes(sys.version_info[:3])
    warning = f"warning    {known}\n" if known else ""
    assert (done.returncode, done.stderr) == (done.stdout != "nothing is missing\n", warning)
    return done.stdout.splitlines()


def finding(root, path, text, told):
    """Give what is told of the first line of a file that has a text."""
    lines = (root / path).read_text().splitlines()
    return f"{path}, line {next(n for n, line in enumerate(lines, 1) if text in line)}: {told}"


def test_nothing_is_missing_in_the_project():
    assert doctor(ROOT) == ["nothing is missing"]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("pipeline/sources/bls_cpi/sample/2026-08/receipt.json", "",
         (CPI, "SOURCE = ", "bls_cpi has no release in pipeline/sources/bls_cpi/sample")),
        ("sql/1_staging/stg_bls_cpi__price_indexes.sql", "",
         (CPI, "SOURCE = ", "no file of sql/1_staging reads raw.bls_cpi")),
        ("README.md", f"{ONET}\n",
         ("README.md", "| source |", f"onet has not the row {ONET}")),
        (f"{ORACLE}/keys.py", ', "bls_cpi": prices',
         (f"{ORACLE}/keys.py", "def published", "bls_cpi has no rule, and is no tidy table")),
        (f"{ORACLE}/formulas.py", '    ("area_ranks", "peer_rank"): (place_of,),\n',
         (ROWS, "peer_rank: ", f"peer_rank has no rule in RULES of {ORACLE}/formulas.py")),
        (f"{ORACLE}/printing.py", '    "jobs_per_1000": share,\n',
         (PAY, "    jobs_per_1000: ",
          f"jobs_per_1000 is counted in jobs_per_1000, which {ORACLE}/printing.py cannot print")),
        ("sql/3_marts/mean_ranks.sql", "",
         (ROWS, "class MeanRank(", "sql/3_marts has no file mean_ranks.sql")),
    ],
)  # fmt: skip
def test_what_is_taken_out_is_named(copy, take_out, path, text, told):
    take_out(path, text)

    assert gaps(copy) == [finding(copy, *told)]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (CPI, '    short="consumer prices",\n',
         (CPI, "SOURCE = ", "bls_cpi has no `short` that says what it is of")),
        ("reports/words/en/page.ftl", "cost-heading = ",
         (f"{TRIFOLD}/_flap.html.j2", "cost-heading",
          "no file of reports/words/en has cost-heading")),
        (LEDGER, '    "ratio": number_words.times,\n',
         (PAY, "    location_quotient: ",
          f"location_quotient is counted in ratio, which {LEDGER} cannot print")),
        (ROWS, "_apart",
         (ROWS, "is_mean_from_first", "no file of sql makes is_mean_from_first")),
    ],
)  # fmt: skip
def test_what_is_taken_out_of_the_code_is_named(copy, take_out, path, text, told):
    take_out(path, text)

    assert doctor(copy) == [finding(copy, *told)]


def test_a_source_that_nothing_checks_any_more_is_named(copy, take_out):
    take_out("sql/4_checks/trends_are_of_one_kind.sql", "")
    take_out(CPI, "    proofs={INDEX.name: _steady},\n")

    told = "bls_cpi has no proofs, and sql/4_checks reads no mart of it"
    assert doctor(copy) == [finding(copy, CPI, "SOURCE = ", told)]


def test_a_record_that_is_taken_out_of_its_mart_is_named(copy, take_out):
    take_out(ROWS, "class MeanRank(MartRow)", left="class MeanRank")

    where = "sql/3_marts/mean_ranks.sql, line 1"
    told = "no record in pipeline/warehouse is of mean_ranks, nor docs/questions.md"
    assert doctor(copy) == [f"{where}: {told}"]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (f"{GUIDE}/guide.css", "", f"UsageError: {GUIDE}/layout.toml: a file of the layout is mi"),
        (f"{GUIDE}/layout.toml", "place = 3\n", f"UsageError: {GUIDE}/layout.toml: field place i"),
        (
            ROWS,
            "projected growth",
            f"PresentError: {ROWS}, line N, change_pct: a column is not desc",
        ),
        (CPI, "", "FindError: pipeline/sources/bls_cpi: the folder of a source has no publication"),
        (CPI, "import polars as pl\n", f"FindError: {CPI}, line N: the publication cannot be im"),
        (ROWS, "from typing import Annotated, ClassVar\n", f"{ROWS}, line N: NameError: name"),
        (ROWS, "class Outlook(", f"{ROWS}, line N: SyntaxError: "),
    ],
)
def test_what_is_broken_is_told_as_well(copy, take_out, path, text, told):
    take_out(path, text)

    assert [re.sub(r"line \d+", "line N", one)[: len(told)] for one in doctor(copy)] == [told]


def test_the_table_of_sources_is_that_of_the_sources():
    _, table = (
        (ROOT / "README.md")
        .read_text()
        .split("| source | publication | licence |\n|---|---|---|\n")
    )

    assert table.partition("\n\n")[0].splitlines() == [*map(source_row, EVERY)]
