"""A printed number is led back through mart, SQL and file to its publisher's own line."""

import json
import shutil
import subprocess
import sys
from dataclasses import asdict, replace

import pytest

from pipeline.core.errors import ArchiveError, ExplainError, UsageError
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.core.paths import ROOT, Paths
from pipeline.editions.databases import opened_again
from pipeline.editions.publish import database_of
from pipeline.explain.explain import explain, explained
from pipeline.explain.find import everything, shelf
from pipeline.explain.keys import wanted
from pipeline.explain.model import Explanation, Line
from pipeline.explain.terminal import explained_lines
from pipeline.warehouse.warehouse import is_whole
from tests.support import small_archive
from tests.support.here import here
from tests.support.small_archive import AREAS_MADE, OEWS, revise

PAIR = "medical-assistant_vs_medical-office-assistant"
FRESNO = f"{PAIR}/0023420"
MEDIAN = "oews.0023420.31-9092.annual_median"
GAP = f"gap.0023420.{PAIR}.annual_median"


@pytest.fixture(scope="module")
def paths(first_run):
    """Give the small root that nobody changes."""
    return Paths(first_run[0])


@pytest.fixture(scope="module")
def everywhere(paths):
    """Explain every figure of the small edition, by id."""
    asked = shelf("", paths.out)
    return {one.figure.id: one for one in explained(everything(asked), asked, paths)}


def line_number(root, series):
    """Find a series' line in the unpacked file with the tools of a shell."""
    packed = root / OEWS / "oe.data.0.Current.zst"
    found = subprocess.run(
        f"{sys.executable} -c 'import sys, zstandard; sys.stdout.buffer.write("
        f"zstandard.ZstdDecompressor().decompressobj().decompress(sys.stdin.buffer.read()))'"
        f" < {packed} | grep -n {series}",
        shell=True, capture_output=True, text=True, check=True,
    )  # fmt: skip
    number, _, text = found.stdout.rstrip("\r\n").partition(":")
    return int(number), text


def test_a_wage_is_led_back_to_its_line_in_the_publishers_file(paths):
    one = explain(MEDIAN, "", paths)
    number, text = line_number(paths.root, "OEUM002342000000031909213")

    assert one.lines == (Line(f"{OEWS}/oe.data.0.Current.zst", number, text),)
    assert text.split() == ["OEUM002342000000031909213", "2025", "A01", "46500"]
    assert (one.file.name, one.file.retrieved) == ("oe.data.0.Current", "2026-11-23")
    assert one.file.sha256 == one.figure.file_sha256
    assert one.file.address == "https://download.bls.gov/pub/time.series/oe/"


def test_a_wage_is_led_through_its_marts_and_sql_files_to_the_raw_column(paths):
    one = explain(MEDIAN, "", paths)

    assert {cell.table for cell in one.cells} == {"marts.pay_estimates"}
    for cell in one.cells:
        assert (cell.column, cell.value, cell.raw) == (
            "annual_median_usd", 46500.0, ("raw.bls_oews.a_median",),
        )  # fmt: skip
        assert [step.file.split("/")[1] for step in cell.steps] == [
            "3_marts", "2_intermediate", "1_staging",
        ]  # fmt: skip
        assert cell.steps[-1].text == "a_median as annual_median_usd"


def test_a_rank_comes_from_its_own_column_whatever_other_holds_the_same_number(root):
    assert small_archive.run_here(root, "--layout", "guide", "--area", "0023420").returncode == 0
    asked = shelf("", Paths(root).out)
    cells = {
        FigureId.parse(one.figure.id).measure: {(c.table, c.column) for c in one.cells}
        for one in explained(everything(asked), asked, Paths(root))
        if one.figure.id.startswith("rank.0")
    }

    assert cells == {
        "": {("marts.area_ranks", "peer_rank")},
        "count": {("marts.area_ranks", "peer_count")},
        "mean": {("marts.mean_ranks", "mean_rank")},
        "mean_best": {("marts.mean_ranks", "best_rank")},
        "mean_worst": {("marts.mean_ranks", "worst_rank")},
    }


def test_a_step_is_the_line_of_the_sql_file_that_it_says(everywhere):
    steps = {step for one in everywhere.values() for cell in one.cells for step in cell.steps}

    assert len(steps) > 40
    for step in steps:
        line = (ROOT / step.file).read_text().splitlines()[step.line - 1].strip().rstrip(",")
        assert step.text.startswith(line)


def test_every_cell_that_is_named_is_in_the_database_and_holds_the_value(everywhere, paths):
    cells = {cell for one in everywhere.values() for cell in one.cells}

    with opened_again((paths.out / "latest").resolve(), paths) as held:
        for cell in cells:
            key = [part.split(" ", 1) for part in cell.row.split(", ")]
            where = " and ".join(f"{name} = '{value}'" for name, value in key)
            values = held.execute(f"select distinct {cell.column} from {cell.table} where {where}")
            assert (cell.value,) in values.fetchall(), cell
            for column in cell.raw:
                schema, table, name = column.split(".")
                assert held.execute(f"select {name} from {schema}.{table} limit 1").fetchall()
    assert len(cells) > 100


def test_every_printed_figure_ends_in_a_line_or_in_figures_that_do(everywhere):
    for one in everywhere.values():
        ends = one.inputs if one.figure.kind == "derived" else [one]
        assert ends
        assert all(end.lines and end.file for end in ends), one.figure.id


@pytest.mark.parametrize("year", ["start_year", "end_year"])
def test_a_year_that_no_line_says_is_led_to_the_name_of_its_release(everywhere, year):
    one = everywhere[f"local.state_projections.2022-32.2700000.31-9092.{year}.1"]

    path = "data/raw/state_projections/2022-32/receipt.json"
    assert one.lines == (Line(path, 3, '"release": "2022-32",'),)


def test_a_figure_with_a_measure_comes_through_a_mart(everywhere):
    without = {id for id, one in everywhere.items() if not one.cells}

    kinds = {id.split(".")[0] for id in without}
    assert kinds == {
        "period", "brochures", "data/raw/roles/medical-assistant", "gap", "rpp", "places-floor",
    }  # fmt: skip
    assert {id for id in without if id.split(".")[0] in ("gap", "rpp")} == {
        "gap.level.1",
        *(f"rpp.{area}.above.unsigned" for area in AREAS_MADE if area != "0000000"),
    }  # fmt: skip


def test_a_gap_is_worked_out_again_with_its_numbers_put_in(paths):
    one = explain(GAP, "", paths)

    assert (one.figure.formula, one.worked) == ("a - b", "46500 - 48120 = -1620")
    assert [(each.figure.id, each.figure.value) for each in one.inputs] == [
        (MEDIAN, 46500.0),
        ("oews.0023420.43-6013.annual_median", 48120.0),
    ]
    assert [cell.table for cell in one.cells] == ["marts.role_gaps"]


def test_an_input_that_is_printed_nowhere_is_explained_all_the_same(paths):
    margin = explain(GAP.replace("median", "mean") + ".high", f"{FRESNO}/trifold", paths)

    error = margin.inputs[2]
    assert (error.figure.id, error.figure.printed) == ("oews.0023420.31-9092.mean_rse", "")
    assert error.lines[0].text.split()[-1] == "1.1"
    assert [cell.column for cell in error.cells] == ["mean_rse_pct"]


def test_a_price_parity_is_a_line_of_the_table_that_was_taken_from_the_publishers(paths):
    above = explain("rpp.0023420.above.unsigned", "", paths)
    (one,) = above.inputs
    text = (paths.raw / "bea_rpp/2024/price_parities.csv").read_text().splitlines()

    (line,) = one.lines
    assert (line.file, line.place) == (
        "data/raw/bea_rpp/2024/price_parities.csv",
        "all_items_index",
    )
    assert line.text == text[line.number - 1]
    assert line.text.startswith('MARPP,"February 19, 2026",23420,')


def test_a_projection_is_a_line_of_its_rounds_table(paths):
    one = explain("projections.2024-34.31-9092.change_pct", "", paths)

    (line,) = one.lines
    assert line.place == "change_pct"
    assert line.text.startswith("31-9092,Medical assistants,Line item,2024,2034,811")


def test_an_input_that_is_printed_nowhere_is_found_by_its_id_and_its_series(paths):
    series = "OEUM002342000000031909205"

    by_id, by_series = (explain(name, "", paths) for name in ("rpp.0000000", series))

    assert (by_id.figure.value, by_id.cells[0].column) == (100.0, "price_parity_index")
    assert by_series.figure.id == "oews.0023420.31-9092.mean_rse"


def test_a_number_of_our_own_stands_in_its_file(paths):
    one = explain("888-675-2460", FRESNO, paths)
    lines = paths.matrix.read_text().splitlines()

    (line,) = one.lines
    assert (line.file, lines[line.number - 1]) == ("brochures.toml", 'phone = "888-675-2460"')


def test_a_number_as_printed_is_found_in_its_document_with_its_sentences(paths):
    one = explain("$46,500", f"{FRESNO}/trifold", paths)

    assert one.figure.id == MEDIAN
    (printing,) = one.printings
    assert printing.document == f"{FRESNO}/trifold"
    said = (paths.out / f"latest/{FRESNO}/trifold.txt").read_text().splitlines()
    assert "$46,500" in printing.sentences[0]
    assert {*printing.sentences} <= {*said}


def test_a_number_that_several_figures_print_is_answered_with_all_of_them(paths):
    several = explain("2024", f"{FRESNO}/trifold", paths)

    assert len(several) > 1
    assert all("2024" in one.sentence for one in several)
    assert "period.bea_rpp" in [one.id for one in several]


@pytest.mark.parametrize("typed", ["$46,500", "46,500", "46500", " $46,500 "])
def test_a_number_may_be_typed_without_its_marks(paths, typed):
    assert explain(typed, f"{FRESNO}/trifold", paths).figure.id == MEDIAN


def test_a_document_is_its_pdf_its_path_or_a_copy_of_the_pdf(paths, tmp_path):
    pdf = paths.out / "latest" / FRESNO / "trifold.pdf"
    copy = shutil.copy(pdf, tmp_path / "handed out.pdf")

    for document in (str(pdf), f"{FRESNO}/trifold", f"{FRESNO}/trifold.pdf", str(copy)):
        assert explain("$46,500", document, paths).printings[0].document == f"{FRESNO}/trifold"


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("oews.0023420.31-9092.anual_median", MEDIAN),
        ("rpp.0023421", "rpp.0023420"),
        ("$46,501", "$46,500"),
    ],
)
def test_a_figure_that_is_not_there_is_answered_with_what_is_near(paths, wanted, near):
    with pytest.raises(UsageError) as told:
        explain(wanted, "", paths)

    assert near in str(told.value)


def test_a_document_that_is_not_there_is_answered_with_what_is_near(paths):
    with pytest.raises(UsageError) as told:
        explain("$46,500", f"{PAIR}/0023421/trifold", paths)

    assert f"{FRESNO}/trifold" in str(told.value)


def test_a_damaged_raw_file_is_told(root):
    path = root / OEWS / "oe.data.0.Current.zst"
    path.write_bytes(path.read_bytes()[:-9])

    with pytest.raises(ArchiveError, match="not the one that was archived"):
        explain(MEDIAN, "", Paths(root))


def test_a_file_that_was_replaced_since_is_told(root):
    revise(root, "OEUM002342000000031909213", "46510")

    with pytest.raises(ExplainError, match="no longer in the archive"):
        explain(MEDIAN, "", Paths(root))


def test_a_database_that_is_gone_is_told(root):
    database_of((root / "data/out/latest").resolve(), root / "data/out").unlink()

    with pytest.raises(ExplainError, match="the edition's database is gone"):
        explain(MEDIAN, "", Paths(root))


@pytest.fixture
def without_warehouse(root):
    """Give the small root whose warehouse was removed."""
    shutil.rmtree(root / "data/out/warehouse")
    return root


def test_a_warehouse_that_is_gone_is_built_again_from_the_archive(paths, without_warehouse):
    found = explain(MEDIAN, "", Paths(without_warehouse))

    assert found == explain(MEDIAN, "", paths)
    (warehouse,) = (without_warehouse / "data/out/warehouse").glob("*.duckdb")
    assert is_whole(warehouse)


def test_a_release_that_is_gone_is_named_where_the_warehouse_is_gone_too(without_warehouse):
    shutil.rmtree(without_warehouse / "data/raw/bls_projections/2024-34")

    with pytest.raises(ExplainError, match="a release that the edition was made from") as told:
        explain(MEDIAN, "", Paths(without_warehouse))

    assert told.value.where == "data/raw/bls_projections/2024-34"


def test_no_warehouse_is_built_of_a_damaged_file(without_warehouse):
    (without_warehouse / "data/raw/bea_rpp/2024/price_parities.csv").write_text("geo_fips\n")

    with pytest.raises(ArchiveError, match="not the one that was archived"):
        explain(MEDIAN, "", Paths(without_warehouse))

    assert not (without_warehouse / "data/out/warehouse").exists()


def test_a_document_that_was_changed_since_is_told(root):
    pdf = root / "data/out/latest" / FRESNO / "trifold.pdf"
    content = pdf.read_bytes()
    pdf.unlink()
    pdf.write_bytes(content + b"\n")

    with pytest.raises(ExplainError, match="not the one that was published"):
        explain("$46,500", str(pdf), Paths(root))


def test_a_text_that_was_changed_since_is_told(root):
    path = root / "brochures.toml"
    path.write_text(path.read_text().replace("888-675-2460", "888-675-2461"))

    with pytest.raises(ExplainError, match="cannot be found"):
        explain("888-675-2460", FRESNO, Paths(root))


def test_nothing_published_is_told(tmp_path):
    with pytest.raises(ExplainError, match="nothing is published"):
        explain(MEDIAN, "", Paths(tmp_path))


def test_the_terminal_is_told_every_step(paths):
    text = "\n".join(explained_lines(explain(GAP, "", paths)))

    for part in (
        "computed   a - b",
        "46500 - 48120 = -1620",
        "printed as $1,600",
        "through    marts.role_gaps.annual_median_gap_usd = -1620.0",
        "OEUM002342000000031909213",
        "https://download.bls.gov/pub/time.series/oe/, retrieved November 23, 2026",
    ):
        assert part in text


def run(paths, *words):
    return here("explain", *words, "--root", str(paths.root))


def test_the_command_prints_one_json_object(paths):
    done = run(paths, MEDIAN, "--json")

    expected = explain(MEDIAN, "", paths)
    assert isinstance(expected, Explanation)
    assert json.loads(done.stdout) == {"figure": json.loads(json.dumps(asdict(expected)))}
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_lists_several_and_asks_for_one(paths):
    done = run(paths, "2024", "--document", f"{FRESNO}/trifold")

    assert done.returncode == 2
    assert "period.bea_rpp" in done.stdout
    assert "ask for one by its id" in done.stderr


OLDER = {"release": "2021A01", "area_code": "0600000", "occupation_code": "31-9092"}
NATIONAL = OLDER | {"area_code": "0000000"}
MAY = {"price_series_id": "CUUR0000SA0", "pay_year": 2021}
TITLE = "Medical Office Specialist"


@pytest.mark.parametrize(
    ("place", "row", "cell", "heading"),
    [
        (("onet", "", "title"), {"occupation_code": "43-6013"}, TITLE, "reported_job_title"),
        (("cip_soc", "", "cip_code"), {"cip_code": TITLE}, TITLE, "cip2020code"),
        (("bls_cpi", "pay_trends", "price_index"), MAY, "M05", "value"),
        (("bls_oews", "pay_trends", "annual_mean_usd"), NATIONAL, "319092", "a_mean"),
        (("bls_oews", "pay_trends", "mean_rse_pct"), OLDER, "06", "mean_prse"),
    ],
)
def test_titles_programs_prices_and_a_spreadsheet_have_row_and_column(place, row, cell, heading):
    source, mart, column = place
    figure = Figure("x", "", TITLE, "", "published", source, "", "", "")

    named = wanted(replace(figure, mart=mart, row=row, column=column), row)

    assert any(cell in one for one in named.cells)
    assert heading in named.columns
