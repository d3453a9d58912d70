"""Regional Price Parities of a year, from the publisher's wide files or the project's extract."""

import shutil
import zipfile

import polars as pl
import pytest

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Release
from pipeline.core.errors import ParseError
from pipeline.core.paths import ROOT
from pipeline.sources.bea_rpp.publication import PRICE_PARITIES, SOURCE, read
from tests.support import dropped

HEADER = (
    "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023,2024"
)
FOOT = (
    '"Note: See the included footnote file."\n'
    '"Last updated: February 19, 2026-- new statistics for 2024; revised statistics."\n'
    '"U.S. Bureau of Economic Analysis"\n'
)
PLACES = {
    "SARPP": {"00000": "United States", "06000": "California"},
    "MARPP": {
        "00000": "United States",
        "40900": "Sacramento-Roseville-Folsom, CA (Metropolitan Statistical Area)",
        "21420": "Enid, OK (Metropolitan Statistical Area) *",
    },
    "PARPP": {"00000": "United States", "06999": "California (Nonmetropolitan Portion)"},
}
GENUINE = ROOT.parent / "shared/data/bea_rpp"


def line(table, fips, name, figures="100.000,101.000"):
    return f' "{fips}","{name}", ,{table},5,"...","RPPs: All items ","Index",{figures}'


def wide(table, *, header=HEADER, foot=FOOT, places=None, more=()):
    lines = [line(table, *place) for place in (places or PLACES[table]).items()]
    others = [line(table, "06000", "California", "1.0,2.0").replace("All items", "Goods")]
    return "\n".join([header, *others, *lines, *more, foot])


def held(folder, year="2024", **texts):
    for table in PLACES:
        text = texts.get(table, wide(table))
        if text is not None:
            held_as = text if isinstance(text, bytes) else text.encode()
            (folder / f"{table}_2008_2024.csv").write_bytes(held_as)
    return release(folder, year)


def release(folder, year="2024"):
    files = tuple(
        ReceiptFile(path.name, path.name, path.stat().st_size, "", "")
        for path in sorted(folder.iterdir())
    )
    receipt = Receipt(SOURCE.name, year, "", "", "", SOURCE.address, "", files)
    return Release(SOURCE.name, year, folder, receipt)


def rows(of):
    """Give the rows of a release without the parts of all items."""
    return read(of)["bea_rpp"][:, :6].rows()


def test_the_three_wide_files_become_a_row_an_area(tmp_path):
    frame = read(held(tmp_path))["bea_rpp"]

    said = ("2024", "MARPP", "February 19, 2026")
    assert dict(frame.schema) == dict(PRICE_PARITIES.columns)
    assert frame[:, :6].rows() == [
        (*said, "00000", "United States", 101.0),
        (*said, "40900", PLACES["MARPP"]["40900"], 101.0),
        (*said, "21420", PLACES["MARPP"]["21420"], 101.0),
        ("2024", "PARPP", said[2], "00000", "United States", 101.0),
        ("2024", "PARPP", said[2], "06999", "California (Nonmetropolitan Portion)", 101.0),
        ("2024", "SARPP", said[2], "00000", "United States", 101.0),
        ("2024", "SARPP", said[2], "06000", "California", 101.0),
    ]


def test_the_parts_of_all_items_stand_beside_them(tmp_path):
    parts = ("Goods", "Services: Housing", "Services: Utilities", "Services: Other")
    figures = enumerate(("105.168", "130.230", "151.290", "0.000"))
    sacramento = [
        line("MARPP", "40900", "Sacramento", f"1.0,{figure}").replace("All items", parts[number])
        for number, figure in figures
    ]

    found = read(held(tmp_path, MARPP=wide("MARPP", more=sacramento)))["bea_rpp"]

    assert found.filter(pl.col("table_name") == "MARPP")[:, 5:].rows() == [
        (101.0, None, None, None, None),
        (101.0, 105.168, 130.23, 151.29, None),
        (101.0, None, None, None, None),
    ]


def test_the_folder_s_year_chooses_the_column(tmp_path):
    assert {row[-1] for row in rows(held(tmp_path, "2023"))} == {100.0}


@pytest.mark.parametrize("figure", ["(NA)", "0.000"])
def test_a_figure_that_is_not_there_is_a_blank(tmp_path, figure):
    lines = [line("PARPP", "34999", "New Jersey (Nonmetropolitan Portion)", f"1.000,{figure}")]

    found = rows(held(tmp_path, PARPP=wide("PARPP", more=lines)))

    assert [row[-1] for row in found if row[3] == "34999"] == [None]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-8-sig"])
def test_accents_and_a_byte_order_mark_are_read(tmp_path, encoding):
    text = wide("MARPP", places={"10000": "Doña Ana, NM"}).encode(encoding)

    found = rows(held(tmp_path, MARPP=text))

    assert [row[4] for row in found if row[1] == "MARPP"] == ["Doña Ana, NM"]


def test_a_footnote_mark_and_windows_line_ends_are_read(tmp_path):
    text = wide("SARPP").replace("All items ", "All items 1/").replace("\n", "\r\n")

    assert len(rows(held(tmp_path, SARPP=text))) == 7


def test_the_project_s_extract_is_read_as_it_was_written(tmp_path):
    frame = read(held(tmp_path))["bea_rpp"]
    extract = tmp_path / "extract"
    extract.mkdir()
    frame.drop("release").write_csv(extract / "price_parities.csv")

    assert read(release(extract))["bea_rpp"].equals(frame)


def test_files_that_are_no_csv_are_passed_over(tmp_path):
    (tmp_path / "MARPP__Footnotes.html").write_text("<html></html>")

    assert len(rows(held(tmp_path))) == 7


FIRST = "MARPP_2008_2024.csv, line 1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (wide("MARPP", header=HEADER.replace(",2024", "")),
         ("the year 2024 is not held", FIRST, "2024", "years up to 2023")),
        (wide("MARPP", header=HEADER.replace("Description", "Item")),
         ("column Description is gone", FIRST, "GeoFIPS, GeoName, TableName, Description",
          "Item")),
        (wide("MARPP", header=HEADER.replace("Unit", "2024")),
         ("column 2024 stands there twice", FIRST, "each once", "2024,")),
        (wide("MARPP", more=[line("MARPP", "11020", "Altoona, PA", "1.0,(D)")]),
         ("an unknown marker", "line 6, column 2024", "a number or (NA)", "'(D)'")),
        (wide("MARPP", more=[line("MARPP", "11020", "Altoona, PA", "1.0")]),
         ("the line is broken", "line 6", "10 cells", "9: ['11020', 'Altoona, PA']")),
        (wide("MARPP", more=[line("MARPP", "1102", "Altoona, PA")]),
         ("the line is broken", "line 6", "GeoFIPS first", "['1102', 'Altoona, PA']")),
        (wide("MARPP", more=[line("MARPP", "40900", "Sacramento").replace("5", "1")]),
         ("an area stands there twice", "MARPP_2008_2024.csv", "one line an area and index",
          "40900 in lines 4 and 6")),
        (wide("MARPP", more=[line("SARPP", "08000", "Colorado")]),
         ("the file mixes tables", "MARPP_2008_2024.csv", "one TableName", "MARPP, SARPP")),
        (wide("MARPP").replace("All items", "Everything"),
         ("the all-items index is gone", "MARPP_2008_2024.csv", "RPPs: All items",
          "RPPs: Everything; RPPs: Goods")),
        (wide("MARPP", foot=""),
         ("the foot does not say when the file was updated: it may be cut short", "line 5",
          "Last updated: <month day, year>", "")),
        ("", ("the file is empty", FIRST, "GeoFIPS", "nothing")),
        ("<!DOCTYPE html><html>", ("an HTML page stands where data should be", FIRST, "GeoFIPS",
                                   "<!DOCTYPE html>")),
    ],
)  # fmt: skip
def test_a_strange_file_is_refused_by_place(tmp_path, text, said):
    with pytest.raises(ParseError) as caught:
        rows(held(tmp_path, MARPP=text))

    what, where, expected, found = said
    error = caught.value
    assert error.what == what
    assert str(tmp_path) in error.where
    assert error.where.endswith(where)
    assert expected in error.expected
    assert found in error.found
    assert error.todo


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        ({"PARPP": None}, "PARPP is missing"),
        ({"PARPP": wide("MARPP")}, "MARPP is there twice"),
        ({"PARPP": wide("PARPP").replace("PARPP", "QARPP")}, "PARPP, QARPP is unknown"),
        ({"SARPP": None, "MARPP": None, "PARPP": None}, "MARPP, PARPP, SARPP is missing"),
    ],
)
def test_a_folder_needs_each_of_the_three_tables_once(tmp_path, texts, what):
    with pytest.raises(ParseError) as caught:
        rows(held(tmp_path, **texts))

    assert (caught.value.what, caught.value.where) == (what, str(tmp_path))
    assert caught.value.expected in ("SARPP, MARPP, PARPP", "one file a table")
    assert caught.value.found


def test_a_folder_that_names_no_year_is_refused(tmp_path):
    with pytest.raises(ParseError, match="no year"):
        rows(held(tmp_path, "2024Q1"))


@pytest.mark.slow
def test_the_publisher_s_own_files_are_read_whole(tmp_path):
    if not GENUINE.exists():
        pytest.skip(f"the publisher's files are not at {GENUINE}")

    for path in GENUINE.glob("*_2024.csv"):
        shutil.copy(path, tmp_path)
    found = rows(release(tmp_path))

    assert len(found) == 544
    assert [row[-1] for row in found if row[3] in ("00000", "40900")] == [
        100.0, 106.67, 100.0, 100.0,
    ]  # fmt: skip
    assert [row[3] for row in found if row[-1] is None] == ["10999", "11999", "34999", "44999"]


def test_the_publisher_s_zips_are_read_as_they_are(tmp_path):
    plain, packed = tmp_path / "plain", tmp_path / "packed"
    plain.mkdir()
    packed.mkdir()
    for table in PLACES:
        members = {f"{table}_2008_2024.csv": wide(table), f"{table}__Footnotes.html": "<html>"}
        with zipfile.ZipFile(packed / f"{table}.zip", "w") as archive:
            for name, text in members.items():
                archive.writestr(name, text)

    assert rows(release(packed)) == rows(held(plain))


def test_lines_that_end_in_two_returns_are_lines(tmp_path):
    doubled = dropped.SARPP_2026.decode()

    frame = read(held(tmp_path, SARPP=doubled))[PRICE_PARITIES.name]

    states = frame.filter(pl.col("table_name") == "SARPP").select("geo_fips", "all_items_index")
    assert states.rows() == [("00000", 100.0), ("06000", 110.72)]


def test_a_return_within_a_line_is_told_by_its_line(tmp_path):
    with pytest.raises(ParseError, match="the line is broken") as caught:
        read(held(tmp_path, SARPP=wide("SARPP").replace('"California", ,', '"California",\r ,')))

    assert "SARPP_2008_2024.csv, line" in caught.value.where


def test_what_is_no_csv_is_told(tmp_path):
    with pytest.raises(ParseError, match="the file is no CSV"):
        read(held(tmp_path, SARPP=HEADER + "\n" + "x" * 200_000 + "\n" + FOOT))
