"""Employment Projections of any round, from the publisher's workbook or the project's extract."""

import pytest

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.releases import releases
from pipeline.archive.source import Release
from pipeline.core.errors import ParseError
from pipeline.core.paths import ROOT, Paths
from pipeline.sources.bls_projections.publication import PROJECTIONS, REASONS, SOURCE, read
from tests.support import dropped
from tests.support.workbooks import write

TITLE = "2024 National Employment Matrix title"
CODE = "2024 National Employment Matrix code"
SHARED = [
    TITLE, CODE, "Occupation type", "Employment, 2024", "Employment, 2034",
    "Employment change, numeric, 2024–34", "Employment change, percent, 2024–34",
]  # fmt: skip
OPENINGS = "Occupational openings, 2024–34 annual average"
FLOWS = [
    "Labor force exit rate, 2024–34 annual average",
    "Labor force exits, 2024–34 annual average",
    "Occupational transfers, 2024–34 annual average",
    "Total occupational separations, 2024–34 annual average",
]
TRAINING = [
    "Median annual wage, dollars, 2023[1]",
    "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
]
MAIN = [*SHARED, OPENINGS, *TRAINING]
TOTAL = ["Total, all occupations", "00-0000", "Summary", 169956.1, 175167.9, 5211.8, 3.1]
ASSISTANTS = ["      Medical assistants", "31-9092", "Line item", 811.0, 912.2, 101.2, 12.5]
SECRETARIES = ["      Medical secretaries", "43-6013", "Line item", 850.0, 885.3, 35.3, 4.2]
NOTES = [["Footnotes:"], ["[1] Data are from the OEWS program."], ["Source: BLS"]]
TABLE_1_2 = [
    ["Table 1.2 Occupational projections, 2024–2034 (Employment in thousands)"],
    MAIN,
    [*TOTAL, 18863.3, 49500.0, "—", "—", "—"],
    [*ASSISTANTS, 112.3, 44200.0, "Postsecondary nondegree award", "None", "None"],
    [*SECRETARIES, 85.9, ">=$239,200", "High school diploma or equivalent", "None", "Short-term"],
    *NOTES,
]
TABLE_1_10 = [
    ["Table 1.10 Occupational separations and openings, projected 2024–34 (Numbers in thousands)"],
    [*SHARED, *FLOWS, OPENINGS],
    [*TOTAL, 4.7, 8155.0, 10187.1, 18342.1, 18863.3],
    [*ASSISTANTS, 4.5, 38.7, 63.5, 102.2, 112.3],
    [*SECRETARIES, 4.4, 39.7, 42.7, 82.4, 85.9],
    ["Source: BLS"],
]
MATRIX = "2024 National Employment Matrix"
TABLE_1_12 = [
    ["Table 1.12 Factors affecting occupational utilization, projected 2024–34"],
    [f"{MATRIX} occupation title", f"{MATRIX} occupation code", f"{MATRIX} industry title",
     f"{MATRIX} industry code", "Factors affecting occupational utilization"],
    ["Medical assistants", "31-9092", "Offices of physicians", "621100", "Demand - made up."],
    ["Medical secretaries", "43-6013", "Total, all industries", "TE1000", "Sourcing - made up."],
    ["Source: BLS"],
]  # fmt: skip
REASONS_READ = [
    ("2024-34", "31-9092", "621100", "Offices of physicians", "Demand - made up.", 3),
    ("2024-34", "43-6013", "TE1000", "Total, all industries", "Sourcing - made up.", 4),
]
ROUND = ("2024-34",)
EXPECTED = [
    (*ROUND, "00-0000", "Total, all occupations", "Summary", 2024, 2034,
     169956.1, 175167.9, 5211.8, 3.1, 8155.0, 10187.1, 18342.1, 18863.3, None, None, None),
    (*ROUND, "31-9092", "Medical assistants", "Line item", 2024, 2034, 811.0, 912.2, 101.2, 12.5,
     38.7, 63.5, 102.2, 112.3, "Postsecondary nondegree award", "None", "None"),
    (*ROUND, "43-6013", "Medical secretaries", "Line item", 2024, 2034, 850.0, 885.3, 35.3, 4.2,
     39.7, 42.7, 82.4, 85.9, "High school diploma or equivalent", "None", "Short-term"),
]  # fmt: skip
GENUINE = ROOT.parent / "shared/data/bls_projections"


def release(folder, name="2024-34"):
    files = tuple(
        ReceiptFile(path.name, path.name, path.stat().st_size, "", "")
        for path in sorted(folder.iterdir())
    )
    receipt = Receipt(SOURCE.name, name, "", "", "", SOURCE.address, "", files)
    return Release(SOURCE.name, name, folder, receipt)


def held(folder, main=TABLE_1_2, flows=TABLE_1_10, name="2024-34"):
    write(folder / "occupation.xlsx", {"Index": [], "Table 1.2": main, "Table 1.10": flows})
    return release(folder, name)


def with_reasons(folder, reasons=TABLE_1_12):
    tables = {"Table 1.2": TABLE_1_2, "Table 1.10": TABLE_1_10, "Table 1.12": reasons}
    write(folder / "occupation.xlsx", tables)
    return read(release(folder))[REASONS.name]


def put(table, row, column, cell):
    """Give a table with another cell; row and column count from 1 as a spreadsheet's do."""
    rows = [list(cells) for cells in table]
    rows[row - 1][column - 1] = cell
    return rows


def rows(of):
    return read(of)["bls_projections"].rows()


def test_the_workbook_becomes_a_row_an_occupation(tmp_path):
    frame = read(held(tmp_path))["bls_projections"]

    assert dict(frame.schema) == dict(PROJECTIONS.columns)
    assert frame.rows() == EXPECTED


def other_way(table):
    """Write a table as another round's typist might: dashes, breaks, order, extra columns."""
    title, header, *body = table
    order = [len(header) - 1, *range(len(header) - 1)]
    header = [cell.replace("–34", "-2034").replace(", ", ",\n ") for cell in header]
    wide = [row + [None] * (len(header) - len(row)) for row in body if len(row) > 1]
    return [
        [title[0].replace("–", "-")],
        ["a note above the header"],
        [*(header[n] for n in order), "Related content[2]"],
        *([*(row[n] for n in order), "x"] for row in wide),
    ]


def test_columns_are_known_by_their_words_and_not_by_their_place(tmp_path):
    assert rows(held(tmp_path, other_way(TABLE_1_2), other_way(TABLE_1_10))) == EXPECTED


@pytest.mark.parametrize("name", ["2022-32", "2025-35", "1998-08"])
def test_any_round_is_read_under_its_own_name(tmp_path, name):
    start, end = name[:4], name[5:]
    years = {"2024": start, "34": end, "2034": f"{start[:2] if end > start[2:] else '20'}{end}"}

    def moved(cell):
        for ours, theirs in (("2034", years["2034"]), ("–34", f"–{end}"), ("2024", start)):
            cell = cell.replace(ours, theirs) if isinstance(cell, str) else cell
        return cell

    tables = [[[moved(cell) for cell in row] for row in table] for table in (TABLE_1_2, TABLE_1_10)]

    found = rows(held(tmp_path, *tables, name=name))

    years = (int(start), int(years["2034"]))
    assert found == [(name, *row[1:4], *years, *row[6:]) for row in EXPECTED]


def test_a_dash_is_a_blank_and_thousands_separators_are_read(tmp_path):
    main = put(put(TABLE_1_2, 4, 4, "1,811.0"), 4, 8, "—")
    flows = put(put(TABLE_1_10, 4, 4, "1,811.0"), 4, 12, "—")

    row = rows(held(tmp_path, main, flows))[1]

    assert (row[6], row[13]) == (1811.0, None)


def test_the_project_s_extract_is_read_as_it_was_written(tmp_path):
    read(held(tmp_path))["bls_projections"].drop("release").write_csv(tmp_path / "occupation.csv")
    (tmp_path / "occupation.xlsx").unlink()

    assert rows(release(tmp_path)) == EXPECTED


def test_table_1_12_becomes_a_row_a_reason_with_its_row_in_the_sheet(tmp_path):
    frame = with_reasons(tmp_path)

    assert dict(frame.schema) == dict(REASONS.columns)
    assert frame.rows() == REASONS_READ


def test_a_workbook_without_table_1_12_has_no_reasons(tmp_path):
    assert read(held(tmp_path))[REASONS.name].rows() == []


def test_the_project_s_extract_has_the_reasons_of_the_workbook(tmp_path):
    for table, name in ((PROJECTIONS, "occupation.csv"), (REASONS, "reasons.csv")):
        with_reasons(tmp_path)
        frame = read(release(tmp_path))[table.name]
        frame.drop("release").write_csv(tmp_path.parent / name)
    (tmp_path / "occupation.xlsx").unlink()
    for name in ("occupation.csv", "reasons.csv"):
        (tmp_path.parent / name).rename(tmp_path / name)

    frames = read(release(tmp_path))

    assert frames[PROJECTIONS.name].rows() == EXPECTED
    assert frames[REASONS.name].rows() == REASONS_READ


@pytest.mark.parametrize(
    ("reasons", "what", "where"),
    [
        (
            put(TABLE_1_12, 4, 2, "436013"),
            "an unknown marker in occupation_code",
            "row 4, column 2",
        ),
        (put(TABLE_1_12, 4, 4, None), "an unknown marker in industry_code", "row 4, column 4"),
        (put(TABLE_1_12, 3, 5, ""), "an unknown marker in reason", "row 3, column 5"),
        (put(TABLE_1_12, 2, 5, "Factors"), "column reason is gone", "row 2"),
        (put(TABLE_1_12, 1, 1, "Table 1.12, 2023–33"), "the table is of another round", "1.12"),
    ],
)
def test_a_strange_table_of_reasons_is_refused_by_place(tmp_path, reasons, what, where):
    with pytest.raises(ParseError) as caught:
        with_reasons(tmp_path, reasons)

    assert caught.value.what == what
    assert where in caught.value.where


TWO, TEN = "sheet 'Table 1.2'", "sheet 'Table 1.10'"


@pytest.mark.parametrize(
    ("main", "flows", "said"),
    [
        (put(TABLE_1_2, 2, 8, "Openings"), TABLE_1_10,
         ("column openings_thousands is gone", f"{TWO}, row 2", "openings_thousands", "openings")),
        (put(TABLE_1_2, 2, 8, "Job openings due to growth and replacement needs, 2024–34"),
         TABLE_1_10,
         ("column openings_thousands is gone", f"{TWO}, row 2", "openings", "replacement needs")),
        (TABLE_1_2, put(TABLE_1_10, 2, 8, "Labor force exits, 2024–34 annual average"),
         ("column exits_thousands stands there twice", f"{TEN}, row 2", "exits", "labor force")),
        (put(TABLE_1_2, 2, 2, "Code"), TABLE_1_10,
         ("the round 2024-2034 has a layout that is not read", TWO,
          "National Employment Matrix title and a code", "Table 1.2")),
        (put(TABLE_1_2, 4, 7, "n/a"), TABLE_1_10,
         ("an unknown marker in change_pct", f"{TWO}, row 4, column 7 (G)", "a number or —",
          "'n/a'")),
        (TABLE_1_2, put(TABLE_1_10, 4, 9, None),
         ("an unknown marker in exits_thousands", f"{TEN}, row 4, column 9 (I)", "a number or —",
          "''")),
        (put(TABLE_1_2, 4, 2, "319092"), TABLE_1_10,
         ("an unknown marker in occupation_code", f"{TWO}, row 4, column 2 (B)", "31-9092",
          "'319092'")),
        (put(TABLE_1_2, 4, 2, None), TABLE_1_10,
         ("an unknown marker in occupation_code", f"{TWO}, row 4, column 2 (B)", "31-9092", "''")),
        (put(TABLE_1_2, 4, 3, "Detailed"), TABLE_1_10,
         ("an unknown marker in occupation_type", f"{TWO}, row 4, column 3 (C)",
          "Line item or Summary", "'Detailed'")),
        (put(TABLE_1_2, 5, 2, "31-9092"), TABLE_1_10,
         ("an occupation stands there twice", TWO, "one row", "31-9092 in rows 4 and 5")),
        (TABLE_1_2, TABLE_1_10[:4],
         ("an occupation is in one table only", "Tables 1.2 and 1.10", "the same", "43-6013")),
        (TABLE_1_2, put(TABLE_1_10, 4, 5, 912.3),
         ("the tables disagree on employment_end_thousands of 31-9092", "Tables 1.2 and 1.10",
          "the same in both", "912.2 in row 4, 912.3 in row 4")),
        (put(TABLE_1_2, 1, 1, "Table 1.2 Occupational projections, 2023–33 (in thousands)"),
         TABLE_1_10, ("the table is of another round", TWO, "2024-34", "2023-33")),
        (TABLE_1_2, put(TABLE_1_10, 2, 10, "Occupational transfers, 2023–33 annual average"),
         ("the table is of another round", f"{TEN}, row 2, column 10 (J)", "2024-34", "2023–33")),
        (put(TABLE_1_2, 2, 5, "Employment, 2033"), TABLE_1_10,
         ("the table is of another round", f"{TWO}, row 2, column 5 (E)", "2024-34", "2033")),
        (put(TABLE_1_2, 1, 1, "Table 1.2 (Employment in thousands)"), TABLE_1_10,
         ("the title names no round", TWO, "2024-34", "table 1.2")),
        (put(TABLE_1_2, 1, 1, "Table 1.2 Occupational projections, 2024–34"), TABLE_1_10,
         ("the title does not say the unit", TWO, "in thousands", "table 1.2")),
        (TABLE_1_2[:2], TABLE_1_10,
         ("no occupation stands below the header", TWO, "a row each", "none")),
    ],
)  # fmt: skip
def test_a_strange_table_is_refused_by_place(tmp_path, main, flows, said):
    with pytest.raises(ParseError) as caught:
        rows(held(tmp_path, main, flows))

    what, where, expected, found = said
    error = caught.value
    assert error.what == what
    assert str(tmp_path) in error.where
    assert error.where.endswith(where)
    assert expected in error.expected
    assert found in error.found
    assert error.todo


def test_a_round_in_another_round_s_folder_is_refused(tmp_path):
    with pytest.raises(ParseError, match="of another round") as caught:
        rows(held(tmp_path, name="2023-33"))

    assert (caught.value.expected, "2024-2034" in caught.value.found) == ("2023-33", True)


def test_an_extract_of_another_round_is_refused(tmp_path):
    read(held(tmp_path))["bls_projections"].drop("release").write_csv(tmp_path / "occupation.csv")
    (tmp_path / "occupation.xlsx").unlink()

    with pytest.raises(ParseError, match="of another round") as caught:
        rows(release(tmp_path, "2023-33"))

    assert (caught.value.expected, caught.value.found) == ("(2023, 2033)", "(2024, 2034)")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("occupation.xlsx", "<html>Access Denied</html>", "an HTML page stands where data should"),
        ("occupation.xlsx", "", "the file is empty"),
        ("occupation.csv", "code,title\n", "no one file of a known layout is there"),
        ("occupation.pdf", "%PDF", "no one file of a known layout is there"),
    ],
)
def test_a_file_that_is_no_projection_is_named_for_what_it_is(tmp_path, name, text, what):
    (tmp_path / name).write_text(text)

    with pytest.raises(ParseError, match=what) as caught:
        rows(release(tmp_path))

    assert str(tmp_path) in caught.value.where


def test_a_workbook_without_the_tables_says_which_sheets_it_has(tmp_path):
    write(tmp_path / "occupation.xlsx", {"Table 1.2": TABLE_1_2, "Table 1.11": []})

    with pytest.raises(ParseError, match=r"there is no sheet 'Table 1\.10'") as caught:
        rows(release(tmp_path))

    assert caught.value.found == "Table 1.2, Table 1.11"


def test_a_folder_that_names_no_round_is_refused(tmp_path):
    with pytest.raises(ParseError, match="no projection round"):
        rows(held(tmp_path, name="2024"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "assistants", "secretaries"),
    [
        ("2023-33", (783.9, 901.9, 118.0, 15.0, 119.8), (768.9, 810.1, 41.3, 5.4, 82.4)),
        ("2024-34", (811.0, 912.2, 101.2, 12.5, 112.3), (850.0, 885.3, 35.3, 4.2, 85.9)),
    ],
)
def test_the_publisher_s_own_workbooks_are_read_whole(name, assistants, secretaries):
    if not GENUINE.exists():
        pytest.skip(f"the publisher's files are not at {GENUINE}")

    frames = read(release(GENUINE / name, name))
    found = {row[1]: (*row[6:10], row[13]) for row in frames[PROJECTIONS.name].rows()}

    (extract,) = (one for one in releases(Paths().raw, [SOURCE]) if one.name == name)
    assert frames[REASONS.name].equals(read(extract)[REASONS.name])
    assert len(found) == 1113
    assert (found["31-9092"], found["43-6013"]) == (assistants, secretaries)


def test_a_round_whose_characteristics_stand_in_table_1_7_is_read(tmp_path):
    (tmp_path / "occupation.xlsx").write_bytes(dropped.PROJECTIONS_2019)
    receipt = Receipt(
        SOURCE.name, "2019-29", "", "", "", "", "",
        (ReceiptFile("occupation.xlsx", "occupation.xlsx", 1, "", ""),),
    )  # fmt: skip

    frame = read(Release(SOURCE.name, "2019-29", tmp_path, receipt))[PROJECTIONS.name]

    assert frame.rows()[1] == (
        "2019-29", "31-9092", "Medical assistants", "Line item", 2019, 2029, 725.2, 864.4, 139.2,
        19.2, 30.4, 48.5, 78.9, 92.8, "Postsecondary nondegree award", "None", "None",
    )  # fmt: skip
