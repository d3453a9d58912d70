"""Projections of places, in the layouts of their publishers, become rows of one table."""

import pytest

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Release
from pipeline.core.errors import ParseError
from pipeline.sources.edd_projections.publication import SOURCE as EDD
from pipeline.sources.formats.local_projections import PROJECTIONS, follow, reader
from pipeline.sources.formats.tidy import columns
from pipeline.sources.parse import parse
from pipeline.sources.state_projections.publication import SOURCE as STATES

# as the site's service gives it, and as its pages export it
POSTED = """\
Area,Title,Base,Projected,Change,PercentChange,AvgAnnualOpenings,STFIPS,OccCode,BaseYear,ProjYear
California,Medical Assistants,108000,135700,27700,25.6,18570,6,31-9092,2022,2032
United States,Medical Assistants,764400,870200,105800,13.8,114600,0,31-9092,2022,2032
"""
EXPORTED = """\
State FIPS,Area Name,Occupation Code,Occupation Name,Base Year,Base,Projected Year,Projection,\
Change,Percent Change,Average Annual Openings
6,California,31-9092,Medical Assistants,2022,"108,000",2032,"135,700","27,700",25.6,"18,570"
0,United States,31-9092,Medical Assistants,2022,"764,400",2032,"870,200","105,800",13.8,"114,600"
"""
WITHOUT_YEARS = """\
Title\tBase\tProjected\tPercentChange\tAvgAnnualOpenings\tSTFIPS\tOccCode\t\t
Medical Assistants\t108000\t135700\t25.6\t18570\t6\t31-9092\t\t
Medical Assistants\t764400\t870200\t13.8\t114600\t0\t31-9092\t\t
\t\t\t\t\t\t\t\t
"""
OPEN_DATA = """\
Area Type,Area Name,Period,SOC Level,Standard Occupational Classification (SOC),\
Occupational Title,Base Year Employment Estimate,Projected Year Employment Estimate,\
Numeric Change,Percentage Change,Exits,Transfers,Total Job Openings,Median Hourly Wage
State,California,2024-2034,4,31-9092,Medical Assistants,113600,139400,25800,22.7,1,2,189960,25
Metropolitan Area,Chico MSA (Butte County),2023-2033,4,31-9092,Medical Assistants,\
800,940,140,17.5,1,2,1260,22
Metropolitan Area,San Rafael MD (Marin County),2023-2033,4,31-9092,Medical Assistants,\
800,940,140,17.5,1,2,,22
"""


def release(source, name, folder, **texts):
    for file, text in texts.items():
        (folder / f"{file}.csv").write_text(text)
    files = tuple(
        ReceiptFile(path.name, path.name, path.stat().st_size, "", "")
        for path in sorted(folder.iterdir())
    )
    receipt = Receipt(source.name, name, "", "", "", source.address, "", files)
    return Release(source.name, name, folder, receipt)


def rows(source, name, folder, text):
    (frame,) = parse([release(source, name, folder, table=text)], [source])
    return frame.rows.rows()


@pytest.mark.parametrize(
    ("text", "changes"),
    [(POSTED, (27700, 105800)), (EXPORTED, (27700, 105800)), (WITHOUT_YEARS, (None, None))],
)
def test_states_are_read_in_each_layout_of_their_publisher(tmp_path, text, changes):
    said, nation = ("2022-32", "state_projections"), "United States"
    code = ("31-9092", "Medical Assistants", 2022, 2032)

    assert rows(STATES, "2022-32", tmp_path, text) == [
        (*said, "0600000", None, "California", *code, 108000, 135700, changes[0], 25.6, 18570, 1),
        (*said, "0000000", None, nation, *code, 764400, 870200, changes[1], 13.8, 114600, 1),
    ]  # fmt: skip


def test_californias_areas_are_matched_and_its_divisions_are_parts(tmp_path):
    said, code = ("2024-34", "edd_projections"), ("31-9092", "Medical Assistants")
    jobs = (2023, 2033, 800, 940, 140, 17.5)
    marin = "San Rafael MD (Marin County)"

    assert rows(EDD, "2024-34", tmp_path, OPEN_DATA) == [
        (*said, "0600000", None, "California", *code, 2024, 2034, 113600, 139400, 25800, 22.7,
         189960, 10),
        (*said, "0017020", None, "Chico MSA (Butte County)", *code, *jobs, 1260, 10),
        (*said, None, "0041860", marin, *code, *jobs, None, 10),
    ]  # fmt: skip


def test_another_agencys_tidy_table_has_codes_of_its_own(tmp_path):
    line = "agency,4800000,,Texas,31-9092,Medical Assistants,2024,2034,10,20,,100,1,1"
    held = release(STATES, "2024-34", tmp_path, tidy=f"{','.join(columns(PROJECTIONS))}\n{line}\n")

    (row,) = reader()(held)[PROJECTIONS.name].rows()

    assert row == (
        "2024-34", "agency", "4800000", None, "Texas", "31-9092", "Medical Assistants", 2024, 2034,
        10, 20, None, 100.0, 1, 1,
    )  # fmt: skip


TWO_STATES = POSTED.replace("13.8,114600,0,31-9092,2022,2032", "13.8,114600,0,31-9092,2020,2030")
TWO_AREAS = OPEN_DATA.replace("Marin County),2023-2033", "Marin County),2021-2031")


@pytest.mark.parametrize(
    ("source", "name", "text", "what", "found"),
    [
        (STATES, "newest", WITHOUT_YEARS, "no round is named", "newest"),
        (STATES, "2022-32", POSTED.replace("2022,2032", ","), "no round is named", "none"),
        (EDD, "2024-34", OPEN_DATA.replace("2024-2034", ""), "no round is named", "none"),
        (STATES, "2022-32", TWO_STATES, "two rounds are in one file", "2020-30, 2022-32"),
        (EDD, "2024-34", TWO_AREAS, "two rounds are in one file", "2021-31, 2023-33, 2024-34"),
        (STATES, "2024-34", POSTED, "the file is of another round", "2022-32"),
        (EDD, "2023-33", OPEN_DATA, "the file is of another round", "2023-33, 2024-34"),
        (EDD, "2024-34", OPEN_DATA.replace("Chico MSA", "Chica MSA"),
         "an area's name matches no area of the pay survey", "Chica MSA (Butte County)"),
        (STATES, "2022-32", POSTED.replace("California", "Californien"),
         "an area's name matches no area of the pay survey", "Californien"),
        (STATES, "2022-32", WITHOUT_YEARS.replace("\t6\t", "\t99\t"),
         "an area's name matches no area of the pay survey", "99"),
        (STATES, "2022-32", POSTED + POSTED.splitlines()[1] + "\n",
         "a key of local_projections stands there twice",
         "2022-32 state_projections California 31-9092"),
        (STATES, "2022-32", POSTED.replace("25.6", "*"), "a figure is no number", "*"),
        (STATES, "2022-32", POSTED.replace("31-9092", "319092"), "no SOC code is there", "319092"),
        (STATES, "2022-32", POSTED.replace("Base,", "Start,"),
         "column employment_start_count is gone", "start"),
        (STATES, "2022-32", POSTED.replace(",2022,2032", ",2022"), "the line is broken", "10: "),
        (STATES, "2022-32", POSTED.replace("Change,", "Base,", 1),
         "column base stands there twice", "area, title, base, projected, base, "),
        (STATES, "2022-32", "<html>", "is gone", "<html>"),
        (STATES, "2022-32", "", "is gone", "an empty file"),
    ],
)  # fmt: skip
def test_what_does_not_read_is_told_by_name(tmp_path, source, name, text, what, found):  # noqa: PLR0917
    with pytest.raises(ParseError) as caught:
        rows(source, name, tmp_path, text)

    assert what in caught.value.what
    assert found in caught.value.found


def test_an_area_that_is_near_is_offered(tmp_path):
    with pytest.raises(ParseError, match=r"Did you mean Chico MSA \(Butte County\)\?"):
        rows(EDD, "2024-34", tmp_path, OPEN_DATA.replace("Chico MSA", "Chica MSA"))


def test_several_files_are_told(tmp_path):
    held = release(STATES, "2022-32", tmp_path, one=POSTED, other=POSTED)

    with pytest.raises(ParseError, match=r"no one file is there .*found one\.csv, other\.csv"):
        parse([held], [STATES])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (POSTED, []),
        (POSTED.replace("25.6", "25.8"),
         ["in 1 rows the percent does not follow from the jobs, first California, 31-9092: "
          "108,000 to 135,700, 25.8 %"]),
    ],
)  # fmt: skip
def test_a_percent_that_does_not_follow_is_told(tmp_path, text, told):
    held = release(STATES, "2022-32", tmp_path, table=text)

    assert list(follow(STATES.read(held)[PROJECTIONS.name])) == told
