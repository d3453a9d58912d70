"""A row is found in the publishers' own layouts: wide files in a .zip, workbooks, flat files."""

import zipfile
from dataclasses import asdict

import openpyxl
import polars as pl
import pytest

from pipeline.core.errors import ExplainError
from pipeline.core.figure import Figure
from pipeline.explain import tables
from pipeline.explain.explain import evaluated
from pipeline.explain.keys import wanted
from pipeline.explain.tables import find_lines
from tests.support.comparisons import LEDGER, SACRAMENTO, outlook, pay

FOOT = '"Note: See the included footnote file."\n"Last updated: February 19, 2026"\n'
WIDE = """\
"GeoFIPS","GeoName","Region","TableName","LineCode","IndustryClassification","Description","Unit","2022","2023"
"40900","Sacramento, CA","8","MARPP",1,"...","RPPs: All items ","Index",108.5,109.091
"40900","Sacramento, CA","8","MARPP",2,"...","RPPs: Goods ","Index",100.1,109.091
"""


def named(row, column):
    """Say what to look for where a column of a row stands."""
    return wanted(LEDGER.cite(row, column), asdict(row))


def said(row, column):
    """The same of a number in a column of words."""
    (figure, *_) = (one for one in LEDGER.quote(row, column).parts if isinstance(one, Figure))
    return wanted(figure, asdict(row))


def shown(lines):
    return [(line.number, line.place) for line in lines]


def test_a_wide_file_in_a_zip_gives_line_and_year(tmp_path):
    path = tmp_path / "MARPP.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("MARPP_MSA_2008_2024.csv", WIDE + FOOT)
    key = named(SACRAMENTO, "price_parity_index")

    lines = find_lines(path, key, 109.091)

    vintage = find_lines(path, said(SACRAMENTO, "vintage"), "19")

    assert shown(lines) == [(2, "2023")]
    assert [line.text for line in vintage] == ['"Last updated: February 19, 2026"']
    assert lines[0].file.endswith("MARPP.zip, MARPP_MSA_2008_2024.csv")


def test_a_table_as_parquet_is_told_by_the_line_that_it_has_as_csv(tmp_path):
    path, key = tmp_path / "bls_oews.parquet", named(pay(), "annual_mean")
    rows = [("0040900", "319091", 61_940.0, None), ("0040900", "319092", 61_940.0, None)]
    names = ["area_code", "occupation_code", "a_mean", "footnotes"]
    pl.DataFrame(rows, names, orient="row").write_parquet(path)

    (line,) = find_lines(path, key, 61_940.0)

    assert (line.number, line.place, line.text) == (3, "a_mean", "0040900,319092,61940,")


def workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbooks_row_is_told_with_its_sheet_and_cell(tmp_path):
    path = workbook(
        tmp_path / "occupation.xlsx",
        **{
            "Table 1.1": [["x"], ["Medical assistants", "31-9092", 12.5]],
            "Table 1.2": [
                ["Employment in thousands"],
                ["2024 title", "2024 code", "Change, percent, 2024–34"],
                ["Medical assistants", "31-9092", 12.5],
            ],
        },
    )

    change = find_lines(path, named(outlook(), "change_pct"), 12.5)
    year = find_lines(path, said(outlook(), "start_year"), "2024")

    assert shown(change) == [(3, "sheet Table 1.2, cell 3")]
    assert change[0].text == "Medical assistants | 31-9092 | 12.5"
    assert shown(year) == [(2, "sheet Table 1.2")]


@pytest.mark.parametrize(
    ("code", "area"), [("0000000", "99"), ("0600000", "6"), ("0040900", "40900")]
)  # fmt: skip
def test_a_spreadsheet_of_pay_is_read_by_area_occupation_and_column(tmp_path, code, area):
    path = workbook(
        tmp_path / "all_data_M_2024.xlsx",
        All=[
            ["AREA", "OCC_CODE", "A_MEDIAN", "H_MEDIAN"],
            ["1", "31-9092", 42000, 20.19],
            [area, "31-9092", 42000, 20.19],
            [area, "43-6013", 42000, 20.19],
        ],
    )

    lines = find_lines(path, named(pay(code), "annual_median"), 42000.0)

    assert shown(lines) == [(3, "sheet All, a_median")]


def test_a_row_that_says_another_number_is_not_found(tmp_path):
    path = tmp_path / "MARPP.csv"
    path.write_text(WIDE)

    assert find_lines(path, named(SACRAMENTO, "price_parity_index"), 109.1) == ()


def test_a_carriage_return_within_a_line_hinders_nothing(tmp_path):
    path = tmp_path / "MARPP.csv"
    path.write_text(WIDE.replace("1,", "1\r,"), newline="")

    lines = find_lines(path, named(SACRAMENTO, "price_parity_index"), 109.091)

    assert shown(lines) == [(2, "2023")]


def test_a_series_is_found_wherever_the_file_is_cut(tmp_path, monkeypatch):
    names = [f"OEUS{state:02d}0000000000031909213" for state in range(1, 51)]
    text = "series_id\tvalue\r\n" + "".join(
        f"{name:30}\t2025\tA01\t{n:>12}\t\r\n" for n, name in enumerate(names)
    )
    path = tmp_path / "oe.data.0.Current"
    path.write_bytes(text.encode())

    for size in (1, 61, 64, 100, 1000, 4 << 20):
        monkeypatch.setattr("pipeline.sources.formats.bytes.BLOCK", size)
        _, found = tables.scan(path, [names[0], names[31], names[49], "OEUS990000000000031909213"])
        assert {name: number for name, (number, _) in found.items()} == {
            names[0]: 2, names[31]: 33, names[49]: 51,
        }  # fmt: skip


def test_a_formula_is_computed_and_nothing_else_is():
    assert evaluated("100 * (a / b - 1)", [150.0, 100.0]) == 50.0
    assert evaluated("1 + sum(v is None or v > a for v in values[1:])", [5, 5, None, 7]) == 3
    with pytest.raises(ExplainError, match="not understood"):
        evaluated("().__class__", [])
