"""A workbook is read by people, screen readers and programs, and is the same bytes each time."""

from datetime import datetime

import pytest

from pipeline.core.figure import Figure
from pipeline.export import workbook as module
from pipeline.export.model import Sheet, SheetColumn
from pipeline.export.workbook import address, workbook
from tests.support.workbook_cells import opened

COLUMNS = (
    SheetColumn("area_code", "Area code"),
    SheetColumn("annual_median_usd", "Median pay a year", "usd_per_year"),
    SheetColumn("gap_usd", "Gap of means, a year", "usd_per_year", is_difference=True),
    SheetColumn("jobs", "Jobs", "jobs"),
)


def figure(id, value, unit, printed=""):
    return Figure(id, printed, value, unit, "published", "bls_oews", "2025A01", "", "")


SHEET = Sheet(
    "pay",
    "A role in an area",
    COLUMNS,
    (
        ("0040900", figure("a", 61970.0, "usd_per_year"), figure("b", -240.5, "usd_per_year"),
         figure("c", 112.3, "thousand_jobs")),
        ("31-9092", "withheld", "not published",
         figure("d", None, "usd_per_year", "$239,200 or more")),
    ),
    frozen=1,
)  # fmt: skip


@pytest.fixture(scope="module")
def page():
    return opened(workbook([SHEET], "Career comparisons", "2026-11-23"))["Pay"]


def test_numbers_are_numbers_codes_are_texts_and_what_is_not_given_is_said(page):
    cells = [[cell.value for cell in row] for row in page.iter_rows()]

    assert cells == [
        ["Area code", "Median pay a year ($)", "Gap of means, a year ($)", "Jobs"],
        ["0040900", 61970, -240.5, 112300],
        ["31-9092", "withheld", "not published", "$239,200 or more"],
    ]
    assert [cell.number_format for cell in page[2]] == [
        "@", "$#,##0", "+$#,##0;−$#,##0;$#,##0", "#,##0",
    ]  # fmt: skip


def test_a_sheet_is_one_table_with_its_head_in_sight(page):
    (table,) = page.tables.values()

    assert (table.ref, table.autoFilter.ref, table.headerRowCount or 1) == ("A1:D3", "A1:D3", 1)
    assert (page.freeze_panes, page.print_title_rows) == ("B2", "$1:$1")
    assert list(page.merged_cells) == []
    assert all(9 <= column.width <= 90 for column in page.column_dimensions.values())


def test_it_says_what_it_is_and_when_its_newest_file_was_had(page):
    said = page.parent.properties

    assert (said.title, said.creator) == ("Career comparisons", "Wagefold")
    assert said.created == said.modified == datetime(2026, 11, 23)


def test_it_is_the_same_bytes_each_time():
    assert workbook([SHEET], "a", "") == workbook([SHEET], "a", "")


def test_a_cell_is_named_as_its_reader_sees_it():
    assert address(SHEET, 0, 1) == "Pay B2"


def test_a_table_that_no_sheet_can_hold_goes_on_in_another(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    long = Sheet("figures", "", COLUMNS[3:], ((1.0,), (2.0,), (3.0,)))

    pages = opened(workbook([long], "a", "")).worksheets

    assert [page.title for page in pages] == ["Figures", "Figures 2"]
    assert [[*page.values] for page in pages] == [[("Jobs",), (1,), (2,)], [("Jobs",), (3,)]]
    assert [[*page.tables] for page in pages] == [["Figures"], ["Figures_2"]]
