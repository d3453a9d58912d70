"""OEWS spreadsheets of any year's layout become the tables that the flat files give."""

import shutil
import zipfile

import polars as pl
import pytest

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.releases import releases
from pipeline.archive.source import Release
from pipeline.core.errors import ParseError
from pipeline.core.files import sha256_of
from pipeline.core.paths import ROOT, Paths
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.bls_oews.publication import (
    AREAS,
    ESTIMATES,
    FOOTNOTES,
    OCCUPATIONS,
    SOURCE,
    read,
)
from pipeline.sources.bls_oews.spreadsheets import read_spreadsheets
from tests.support.workbooks import write

MEASURED = [
    "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "H_MEAN", "A_MEAN", "MEAN_PRSE",
    "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90",
    "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90",
]  # fmt: skip
HEADER = [
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "OWN_CODE",
    "OCC_CODE", "OCC_TITLE", "O_GROUP", *MEASURED, "ANNUAL", "HOURLY",
]  # fmt: skip
NATION = ["99", "U.S.", "1", "US", "000000", "1235"]
ASSISTANTS = ["31-9092", "Medical Assistants", "detailed"]
FIGURES = [
    763040.0, 0.6, None, None, 20.84, 43350.0, 0.4,
    16.1, 17.68, 20.19, 22.7, 27.15, 33500.0, 36780.0, 42000.0, 47220.0, 56480.0,
]  # fmt: skip
ROW = [*NATION, *ASSISTANTS, *FIGURES, None, None]
DESCRIPTIONS = [
    ["May 2023 OEWS Estimates"],
    ["#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "],
]
SHEETS = {"national_M2023_dl": [HEADER, ROW], "Field Descriptions": DESCRIPTIONS, "Filler": []}
GENUINE = ROOT.parent / "shared/data/bls_oews_xlsx"


def national(folder, *rows, header=HEADER):
    return write(folder / "national_M2023_dl.xlsx", {"national_M2023_dl": [header, *rows]})


def but(row, header=HEADER, **cells):
    """Give the row with other cells, by column."""
    return [cells.get(name, cell) for name, cell in zip(header, row, strict=True)]


def estimates(path, *names):
    return read_spreadsheets([path], "2023A01")["bls_oews"].select(names).rows()


def test_a_national_file_becomes_the_four_raw_tables(tmp_path):
    tables = read_spreadsheets([write(tmp_path / "national_M2023_dl.xlsx", SHEETS)], "2023A01")

    for table in (ESTIMATES, AREAS, OCCUPATIONS, FOOTNOTES):
        assert dict(tables[table.name].schema) == dict(table.columns)
    assert {name: frame.rows() for name, frame in tables.items()} == {
        "bls_oews": [
            (
                "2023A01", "N", "0000000", "000000", "319092",
                763040.0, 0.6, 20.84, 43350.0, 0.4, 16.1, 17.68, 20.19, 22.7, 27.15,
                33500.0, 36780.0, 42000.0, 47220.0, 56480.0, None, None, None,
            )
        ],
        "bls_oews_areas": [("2023A01", "00", "0000000", "N", "National")],
        "bls_oews_occupations": [("2023A01", "319092", "Medical Assistants", "3")],
        "bls_oews_footnotes": [
            (
                "2023A01", "4",
                "Wages for some occupations that do not generally work year-round, full time, are "
                "reported either as hourly wages or annual salaries depending on how they are "
                "typically paid.",
            ),
            (
                "2023A01", "5",
                "This wage is equal to or greater than $115.00 per hour or $239,200 per year.",
            ),
            ("2023A01", "8", "Estimate not released."),
        ],
    }  # fmt: skip


def test_the_measures_stand_in_the_order_of_their_data_types():
    assert tuple(name for name in ESTIMATES.columns if name in HEADINGS) == HEADINGS


OLD = [name.replace("PCT", "WPCT") for name in (*MEASURED[:2], *MEASURED[4:])]
BROKEN = [name.replace("_", "\n", 1) for name in (*MEASURED[:3], "LOC_Q", *MEASURED[4:])]
OLD_FIGURES = [*FIGURES[:2], *FIGURES[4:]]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        pytest.param(HEADER, ROW, id="May 2020 and later"),
        pytest.param(
            [name.lower() for name in HEADER if name != "PRIM_STATE"],
            [cell for name, cell in zip(HEADER, ROW, strict=True) if name != "PRIM_STATE"],
            id="May 2019: lower case, no state",
        ),
        pytest.param(
            ["OCC_CODE", "OCC_TITLE", "OCC_GROUP", *MEASURED, "ANNUAL", "HOURLY"],
            [*ASSISTANTS, *FIGURES, "", ""],
            id="May 2012 to 2018: no area",
        ),
        pytest.param(
            ["occ_code", "occ_title", "group", *OLD, "annual"],
            ["31-9092", "Medical Assistants", None, *OLD_FIGURES, None],
            id="before: blank group, WPCT",
        ),
        pytest.param(
            [" occ_code ", "Occ_Title", "O_GROUP", "A column of later years", *BROKEN],
            [*ASSISTANTS, "whatever", *FIGURES],
            id="line breaks, blanks, extra columns",
        ),
        pytest.param(
            ["OCC_CODE", "OCC_TITLE", "O_GROUP", *MEASURED],
            [*ASSISTANTS, "763,040", ".6", None, None]
            + [f"{figure:,}" if figure else None for figure in FIGURES[4:]],
            id="figures as text with thousands separators",
        ),
    ],
)  # fmt: skip
def test_every_year_s_header_gives_the_same_estimates(tmp_path, header, row):
    tables = read_spreadsheets([national(tmp_path, row, header=header)], "2023A01")

    expected = read_spreadsheets([national(tmp_path, ROW)], "2023A01")
    assert {name: frame.rows() for name, frame in tables.items()} == {
        name: frame.rows() for name, frame in expected.items()
    }


def test_notes_above_the_header_and_at_the_foot_are_left_out(tmp_path):
    notes = [["Occupational Employment Statistics"], [], *[[f"note {n}"] for n in range(36)]]
    foot = [[], ["* = a wage estimate is not available"]]
    path = write(tmp_path / "nat.xlsx", {"Sheet1": [*notes, HEADER, ROW, *foot]})

    assert estimates(path, "occupation_code", "a_median") == [("319092", 42000.0)]


@pytest.mark.parametrize(
    ("cells", "wages", "footnotes"),
    [
        ({"TOT_EMP": "**", "EMP_PRSE": "**"}, (None, 20.19, 42000.0, 56480.0), "01:8 02:8"),
        ({"H_MEDIAN": "*", "A_MEDIAN": "*"}, (763040.0, None, None, 56480.0), "08:8 13:8"),
        ({"A_PCT90": "#"}, (763040.0, 20.19, 42000.0, None), "15:5"),
        ({"H_MEDIAN": "*", "ANNUAL": "TRUE"}, (763040.0, None, 42000.0, 56480.0), "08:4"),
        ({"H_MEDIAN": None, "ANNUAL": True}, (763040.0, None, 42000.0, 56480.0), "08:4"),
        ({"A_MEDIAN": "*", "HOURLY": "TRUE"}, (763040.0, 20.19, None, 56480.0), "13:4"),
        ({"LOC_QUOTIENT": "**"}, (763040.0, 20.19, 42000.0, 56480.0), "17:8"),
    ],
)  # fmt: skip
def test_a_marker_becomes_a_blank_with_its_footnote(tmp_path, cells, wages, footnotes):
    path = national(tmp_path, but(ROW, **cells))

    names = ("tot_emp", "h_median", "a_median", "a_pct90", "footnotes")
    assert estimates(path, *names) == [(*wages, footnotes)]


def test_a_detailed_occupation_stands_for_the_broad_group_of_the_same_code(tmp_path):
    broad = but(ROW, OCC_CODE="13-1020", O_GROUP="broad")
    path = national(tmp_path, broad, but(broad, O_GROUP="detailed", A_MEDIAN=72000.0), ROW)

    tables = read_spreadsheets([path], "2023A01")

    rows = tables["bls_oews"].select("occupation_code", "a_median").rows()
    assert rows == [("131020", 72000.0), ("319092", 42000.0)]
    assert tables["bls_oews_occupations"]["display_level"].to_list() == ["3", "3"]


def test_only_estimates_of_all_industries_and_ownerships_are_kept(tmp_path):
    others = [
        but(ROW, NAICS="000001", OWN_CODE="5"),
        but(ROW, NAICS="622000", A_MEDIAN="no number"),
        but(ROW, OWN_CODE="57"),
    ]

    assert estimates(national(tmp_path, ROW, *others), "a_median") == [(42000.0,)]


def test_areas_are_told_by_their_type_and_not_by_their_code(tmp_path):
    places = [
        ["99", "U.S.", "1", "US"],
        ["06", "California", "2", "CA"],
        [20.0, "Kansas", "2", "KS"],
        ["72", "Puerto Rico", "3", "PR"],
        ["20020", "Dothan, AL", "4", "AL"],
        ["0600006", "North Valley-Northern Mountains Region of California", "6", "CA"],
        [100001.0, "Northwest Alabama nonmetropolitan area", "6", "AL"],
    ]
    rows = [[*place, *ROW[4:]] for place in places]
    path = write(tmp_path / "all_data_M_2023.xlsx", {"All May 2023 data": [HEADER, *rows]})

    tables = read_spreadsheets([path], "2023A01")

    assert tables["bls_oews_areas"].drop("release").rows() == [
        ("00", "0000000", "N", "National"),
        ("06", "0600000", "S", "California"),
        ("20", "2000000", "S", "Kansas"),
        ("72", "7200000", "S", "Puerto Rico"),
        ("01", "0020020", "M", "Dothan, AL"),
        ("06", "0600006", "M", "North Valley-Northern Mountains Region of California"),
        ("01", "0100001", "M", "Northwest Alabama nonmetropolitan area"),
    ]
    assert tables["bls_oews"].height == 7


def test_old_area_files_are_told_by_their_columns(tmp_path):
    names = ["OCC_CODE", "OCC_TITLE", "OCC_GROUP", *MEASURED]
    area = ["PRIM_STATE", "AREA", "AREA_NAME"]
    kinds = {
        "national_M2013_dl": ([], []),
        "state_M2013_dl": (["AREA", "ST", "STATE"], ["06", "CA", "California"]),
        "MSA_M2013_dl_1_AK_IN": (area, ["AL", "20020", "Dothan, AL"]),
        "BOS_M2013_dl": (area, ["AL", "100001", "Northwest Alabama"]),
    }
    paths = [
        write(tmp_path / f"{name}.xlsx", {name: [header + names, [*cells, *ASSISTANTS, *FIGURES]]})
        for name, (header, cells) in kinds.items()
    ]

    tables = read_spreadsheets(paths, "2013A01")

    assert sorted(tables["bls_oews_areas"].drop("release").rows()) == [
        ("00", "0000000", "N", "National"),
        ("01", "0020020", "M", "Dothan, AL"),
        ("01", "0100001", "M", "Northwest Alabama"),
        ("06", "0600000", "S", "California"),
    ]
    assert tables["bls_oews"].height == 4
    assert tables["bls_oews_footnotes"]["footnote_code"].to_list() == ["4", "8"]


def test_a_metro_of_2019_has_the_first_state_of_its_name(tmp_path):
    header = [name for name in HEADER if name != "PRIM_STATE"]
    row = ["71654", "Boston-Cambridge-Nashua, MA-NH", "4", *ROW[4:]]
    path = write(tmp_path / "MSA_M2019_dl.xlsx", {"MSA_M2019_dl": [header, row]})

    areas = read_spreadsheets([path], "2019A01")["bls_oews_areas"]

    assert areas.rows() == [("2019A01", "25", "0071654", "M", "Boston-Cambridge-Nashua, MA-NH")]


def test_a_file_of_field_descriptions_beside_the_estimates_states_the_ceiling(tmp_path):
    estimate = write(tmp_path / "national_M2023_dl.xlsx", {"national_M2023_dl": [HEADER, ROW]})
    beside = write(tmp_path / "field_descriptions.xlsx", {"Field_descriptions": DESCRIPTIONS})

    footnotes = read_spreadsheets([estimate, beside], "2023A01")["bls_oews_footnotes"]

    assert footnotes["footnote_code"].to_list() == ["4", "5", "8"]


SHEET = "sheet 'national_M2023_dl'"
TWICE = "the estimate of 319092 in 0000000 is there twice"


def renamed(**names):
    return [names.get(name, name) for name in HEADER]


@pytest.mark.parametrize(
    ("header", "rows", "said"),
    [
        (renamed(A_MEDIAN="A_MIDDLE"), [ROW],
         ("column a_median is gone", f"{SHEET}, row 1", "a_median", "a_middle")),
        (renamed(OCC_CODE="CODE"), [ROW],
         ("column occ_code is gone", f"{SHEET}, row 1", "occ_code", "code")),
        (renamed(AREA="ZONE"), [ROW],
         ("column area is gone", f"{SHEET}, row 1", "area", "zone")),
        (renamed(JOBS_1000="a_median"), [ROW],
         ("column a_median stands there twice", f"{SHEET}, row 1", "a_median", "a_median")),
        (renamed(OWN_CODE="LOC_Q"), [ROW],
         ("column loc_quotient stands there twice", f"{SHEET}, row 1", "a_median", "loc_q")),
        (HEADER, [ROW, but(ROW, OCC_CODE="31-9091", A_MEDIAN="n.a.")],
         ("an unknown marker in a_median", f"{SHEET}, row 3, column 24 (X)",
          "a number, *, ** or #", "'n.a.'")),
        (HEADER, [but(ROW, H_MEDIAN="~")],
         ("an unknown marker in h_median", f"{SHEET}, row 2, column 19 (S)",
          "a number, *, ** or #", "'~'")),
        (HEADER, [but(ROW, A_MEDIAN=None)],
         ("an unknown marker in a_median", f"{SHEET}, row 2, column 24 (X)", "a number", "''")),
        (HEADER, [but(ROW, H_MEDIAN=None, HOURLY="TRUE")],
         ("an unknown marker in h_median", f"{SHEET}, row 2, column 19 (S)", "a number", "''")),
        (HEADER, [but(ROW, TOT_EMP="#")],
         ("an unknown marker in tot_emp", f"{SHEET}, row 2, column 10 (J)",
          "a number, * or **", "'#'")),
        (HEADER, [but(ROW, A_MEDIAN="42,00")],
         ("an unknown marker in a_median", f"{SHEET}, row 2, column 24 (X)",
          "a number", "'42,00'")),
        (HEADER, [but(ROW, O_GROUP="line")],
         ("an unknown marker in group", f"{SHEET}, row 2, column 9 (I)",
          "total, major, minor, broad, detailed", "'line'")),
        (HEADER, [but(ROW, O_GROUP=None)],
         ("an unknown marker in group", f"{SHEET}, row 2, column 9 (I)", "detailed", "''")),
        (HEADER, [but(ROW, OCC_CODE="Medical")],
         ("an unknown marker in occ_code", f"{SHEET}, row 2, column 7 (G)",
          "31-9092", "'Medical'")),
        (HEADER, [but(ROW, ANNUAL="yes")],
         ("an unknown marker in annual", f"{SHEET}, row 2, column 27 (AA)", "TRUE", "'yes'")),
        (HEADER, [ROW, but(ROW, NAICS=None)],
         ("an unknown marker in naics", f"{SHEET}, row 3, column 5 (E)", "an industry", "''")),
        (renamed(AREA_TITLE="PLACE"), [ROW],
         ("column area_name is gone", f"{SHEET}, row 1", "area_name", "place")),
        (HEADER, [but(ROW, AREA_TYPE="9")],
         ("an unknown marker in area_type", f"{SHEET}, row 2, column 3 (C)",
          "1, 2, 3, 4 or 6", "'9'")),
        (HEADER, [but(ROW, AREA_TYPE="4", AREA="123", PRIM_STATE="CA")],
         ("an unknown marker in area", f"{SHEET}, row 2, column 1 (A)", "five digits", "'123'")),
        (HEADER, [but(ROW, AREA_TYPE="4", AREA="40900", PRIM_STATE="XX")],
         ("an unknown marker in prim_state", f"{SHEET}, row 2, column 4 (D)", "a state", "'XX'")),
        (HEADER, [but(ROW, AREA_TYPE="2", AREA="06", PRIM_STATE="NV")],
         ("an unknown marker in area", f"{SHEET}, row 2, column 1 (A)", "two digits", "'06'")),
        (HEADER, [ROW, but(ROW, OCC_CODE="31-9091"), ROW],
         (TWICE, f"{SHEET}, row 4", "one row", "2 rows")),
        (HEADER, [but(ROW, NAICS="622000")],
         ("no row of all industries", f"{SHEET}, row 1", "naics 000000", "none")),
        (HEADER, [],
         ("no row of all industries", f"{SHEET}, row 1", "naics 000000", "none")),
        (["a", "b"], [["c", "d"]],
         ("no sheet is headed as OEWS", ".xlsx", "OCC_CODE", "a b | c d")),
    ],
)  # fmt: skip
def test_a_strange_sheet_is_refused_by_place(tmp_path, header, rows, said):
    path = national(tmp_path, *rows, header=header)

    with pytest.raises(ParseError) as caught:
        read_spreadsheets([path], "2023A01")

    what, where, expected, found = said
    error = caught.value
    assert what in error.what
    assert str(path) in error.where
    assert error.where.endswith(where)
    assert expected in error.expected
    assert found in error.found
    assert error.todo


def _cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _lock(path):
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda path: path.write_bytes(b""), "the file is empty"),
        (lambda path: path.write_text("<!DOCTYPE html><html>Access Denied</html>"),
         "an HTML page stands where data should be"),
        (lambda path: path.write_text("occ_code,occ_title"), "the file is no workbook"),
        (_cut, "the file is cut short or damaged"),
        (_lock, "the file is locked with a password"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_named_for_what_it_is(tmp_path, spoil, what):
    path = national(tmp_path, ROW)
    spoil(path)

    with pytest.raises(ParseError) as caught:
        read_spreadsheets([path], "2023A01")

    assert (caught.value.what, caught.value.where) == (what, str(path))
    assert caught.value.expected == "a whole .xlsx or .xls workbook"
    assert caught.value.found


@pytest.mark.parametrize(
    ("name", "sheet", "title"),
    [
        ("national_M2023_dl.xlsx", "data", "about"),
        ("national_may2023_dl.xlsx", "data", "about"),
        ("all.xlsx", "All May 2023 data", "about"),
        ("all.xlsx", "data", "May 2023 OEWS Estimates"),
    ],
)
def test_a_file_of_another_may_is_refused(tmp_path, name, sheet, title):
    path = write(tmp_path / name, {sheet: [HEADER, ROW], "Field Descriptions": [[title]]})

    with pytest.raises(ParseError, match="of another release") as caught:
        read_spreadsheets([path], "2024A01")

    assert (caught.value.expected, caught.value.found) == (
        "May 2024, as the folder 2024A01 says",
        "2023",
    )


def test_files_that_contradict_one_another_are_refused(tmp_path):
    other = but(ROW, AREA_TYPE="2", AREA="06", AREA_TITLE="California", PRIM_STATE="CA")
    first = national(tmp_path, ROW)
    cases = {
        "is told in two ways": [HEADER, but(other, OCC_TITLE="Medical Helpers")],
        TWICE: [HEADER, but(ROW, A_MEDIAN=42010)],
        "ceiling of wages is told in two ways": [
            *(["# = $100.00 per hour or $208,000 per year"], *DESCRIPTIONS),
            *(HEADER, other),
        ],
    }
    for what, rows in cases.items():
        second = write(tmp_path / "state.xlsx", {"state": rows})
        with pytest.raises(ParseError, match=what) as caught:
            read_spreadsheets([first, second], "2023A01")
        assert str(second) in str(caught.value)


def test_the_same_figures_in_two_workbooks_are_one_row(tmp_path):
    first, second = national(tmp_path, ROW), write(tmp_path / "all.xlsx", {"all": [HEADER, ROW]})

    alone, both = (read_spreadsheets(paths, "2023A01") for paths in ([first], [first, second]))

    assert both["bls_oews"].equals(alone["bls_oews"])


def test_a_year_in_the_name_counts_for_nothing_beside_one_inside(tmp_path):
    path = write(tmp_path / "2026-11-30 national_M2022_dl.xlsx", {"May 2023": [HEADER, ROW]})

    assert read_spreadsheets([path], "2023A01")["bls_oews"]["a_median"].to_list() == [42000]


def test_a_sheet_that_begins_in_the_third_column_is_placed_as_excel_shows_it(tmp_path):
    rows = [[None, None, *HEADER], [None, None, *but(ROW, A_MEDIAN="?")]]
    path = write(tmp_path / "national_M2023_dl.xlsx", {"national": rows})

    with pytest.raises(ParseError) as caught:
        read_spreadsheets([path], "2023A01")

    assert caught.value.where == f"{path}, sheet 'national', row 2, column 26 (Z)"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "release", "medians"),
    [
        ("national_M2013_dl.xls", "2013A01", [29610.0, 31890.0]),
        ("national_M2019_dl.xlsx", "2019A01", [34800.0, 36580.0]),
        ("national_M2021_dl.xlsx", "2021A01", [37190.0, 37450.0]),
        ("national_M2023_dl.xlsx", "2023A01", [42000.0, 40640.0]),
        ("national_M2024_dl.xlsx", "2024A01", [44200.0, 44640.0]),
    ],
)
def test_the_publisher_s_own_national_files_are_read_whole(name, release, medians):
    if not GENUINE.exists():
        pytest.skip(f"the publisher's files are not at {GENUINE}")

    tables = read_spreadsheets([GENUINE / name], release)

    ours = pl.col("occupation_code").is_in(["319092", "436013"])
    assert tables["bls_oews"].filter(ours)["a_median"].to_list() == medians
    assert tables["bls_oews"].height == tables["bls_oews_occupations"].height > 1300
    withheld = tables["bls_oews"].select(pl.col(HEADINGS[:-2]).is_null().sum()).sum_horizontal()[0]
    footnotes = tables["bls_oews"]["footnotes"].drop_nulls().str.split(" ").list.len().sum()
    assert withheld == footnotes > 0


@pytest.mark.slow
@pytest.mark.parametrize("year", range(2019, 2025))
def test_what_ships_of_a_year_is_its_national_file_cell_by_cell(year):
    workbook = GENUINE / f"national_M{year}_dl.xlsx"
    if not workbook.exists():
        pytest.skip(f"the publisher's files are not at {GENUINE}")
    (held,) = [one for one in releases(Paths().raw, [SOURCE]) if one.name == f"{year}A01"]

    tables = read_spreadsheets([workbook], held.name)

    shipped = read(held)
    assert shipped.keys() == tables.keys()
    assert [name for name, table in tables.items() if not table.equals(shipped[name])] == []
    assert {one.sha256 for file in held.receipt.files for one in file.taken_from} == {
        sha256_of(workbook)
    }


@pytest.mark.slow
def test_a_workbook_is_known_by_its_bytes_and_not_by_its_name(tmp_path):
    if not GENUINE.exists():
        pytest.skip(f"the publisher's files are not at {GENUINE}")
    path = tmp_path / "national_M2013_dl.xlsx"
    shutil.copyfile(GENUINE / "national_M2013_dl.xls", path)

    assert read_spreadsheets([path], "2013A01")["bls_oews"].height == 1394


def test_the_yearly_zips_are_read_as_they_are(tmp_path):
    workbook = write(tmp_path / "national_M2023_dl.xlsx", SHEETS)
    folder = tmp_path / "2023A01"
    folder.mkdir()
    with zipfile.ZipFile(folder / "oesm23nat.zip", "w") as archive:
        archive.write(workbook, "oesm23nat/national_M2023_dl.xlsx")
        archive.writestr("oesm23nat/~$national_M2023_dl.xlsx", b"an Office lock file")
    file = ReceiptFile("oesm23nat.zip", "oesm23nat.zip", 0, "", "")
    receipt = Receipt("bls_oews", "2023A01", "", "", "", "", "", (file,))

    tables = read(Release("bls_oews", "2023A01", folder, receipt))

    plain = read_spreadsheets([workbook], "2023A01")
    assert {name: frame.rows() for name, frame in tables.items()} == {
        name: frame.rows() for name, frame in plain.items()
    }


OLDEST = ["occ_code", "occ_title", "group", *OLD, "annual"]


@pytest.mark.parametrize("beside", [True, False])
def test_three_asterisks_are_known_where_the_year_s_notes_explain_them(tmp_path, beside):
    row = ["31-9092", "Medical Assistants", None, *OLD_FIGURES, None]
    row[OLDEST.index("A_MEDIAN")] = "***"
    note = [["May 2005 OES Estimates"], ["*** = no estimate"]]
    workbook = {"national_may2005_dl": [OLDEST, row]}
    paths = [
        write(tmp_path / "national_may2005_dl.xlsx", workbook | ({} if beside else {"n": note}))
    ]
    paths += [write(tmp_path / "field_descriptions.xlsx", {"n": note})] if beside else []

    frame = read_spreadsheets(paths, "2005A01")["bls_oews"]

    assert frame.select("h_median", "a_median", "footnotes").rows() == [(20.19, None, "13:8")]


def test_three_asterisks_that_nothing_explains_are_refused(tmp_path):
    with pytest.raises(ParseError, match="an unknown marker in a_median"):
        read_spreadsheets([national(tmp_path, but(ROW, A_MEDIAN="***"))], "2023A01")


def test_a_blank_group_is_what_its_code_says(tmp_path):
    codes = ["31-0000", "31-9000", "31-9090", "31-9092"]
    rows = [[code, f"Title {code}", None, *OLD_FIGURES, None] for code in codes]
    path = write(tmp_path / "national_may2005_dl.xlsx", {"national": [OLDEST, *rows]})

    frame = read_spreadsheets([path], "2005A01")["bls_oews_occupations"]

    assert dict(frame.select("occupation_code", "display_level").iter_rows()) == {
        "310000": "0", "319000": "1", "319090": "2", "319092": "3",
    }  # fmt: skip
