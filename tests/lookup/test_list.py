"""`list` names what can be asked for, from what is archived, and quickly."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook

from pipeline.brochures.areas import AreaEntry, areas
from pipeline.core.errors import ArchiveError, ParseError, UsageError
from pipeline.core.paths import ROOT, Paths
from pipeline.lookup.list import PairEntry, find, pairs
from pipeline.sources.bls_oews.publication import OccupationEntry, occupations
from tests.support.here import here
from tests.support.marts import open_marts

OEWS = {
    "oe.release": "release_date\tdescription\r\n2025A01\tMay 2025\r\n",
    "oe.area": "state_code\tarea_code\tareatype_code\tarea_name\r\n"
    "00\t0000000\tN\tNational\r\n"
    "06\t0040900\tM\tSacramento-Roseville-Folsom, CA\r\n"
    "06\t0600000\tS\tCalifornia\r\n"
    "06\t0600003\tM\tNorth Coast Region of California nonmetropolitan area\r\n"
    "72\t7200000\tS\tPuerto Rico\r\n",
    "oe.occupation": "occupation_code\toccupation_name\toccupation_description\tdisplay_level\r\n"
    "310000\tHealthcare Support Occupations\t\t0\r\n"
    "319092\tMedical Assistants\t\t3\r\n"
    "311131\tNursing Assistants\t\t3\r\n",
}
MATRIX = "\n[[pair]]\n".join((ROOT / "brochures.toml").read_text().split("\n[[pair]]\n")[:2])
STATISTICAL = '\n[[pair]]\nslug = "orderly_vs_aide"\nroles = ["31-1131", "medical-assistant"]\n'
HEADER = (
    "AREA AREA_TITLE AREA_TYPE PRIM_STATE NAICS NAICS_TITLE I_GROUP OWN_CODE OCC_CODE OCC_TITLE "
    "O_GROUP TOT_EMP EMP_PRSE JOBS_1000 LOC_QUOTIENT PCT_TOTAL PCT_RPT H_MEAN A_MEAN MEAN_PRSE "
    "H_PCT10 H_PCT25 H_MEDIAN H_PCT75 H_PCT90 A_PCT10 A_PCT25 A_MEDIAN A_PCT75 A_PCT90 ANNUAL "
    "HOURLY"
)
OF_NATION = ["99", "U.S.", "1", "US", "000000", "Cross-industry", "cross-industry", "1235"]
MEASURED = ["817,870", "0.7", *[""] * 4, "22.17", "46,120", "0.3", *["22"] * 5, *["45,690"] * 5]


@pytest.fixture
def paths(tmp_path) -> Paths:
    """Give a root with a small release, the project's matrix and its role files."""
    (tmp_path / "brochures.toml").write_text(MATRIX)
    put(tmp_path / "data/raw/bls_oews/2025A01", OEWS)
    roles = sorted((ROOT / "data/raw/roles").glob("*.toml"))
    put(tmp_path / "data/raw/roles", {role.name: role.read_text() for role in roles})
    return Paths(tmp_path)


def put(folder: Path, files: dict[str, str]):
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, newline="")


def run(*words: str, root: Path = ROOT):
    return here(*words, "--root", str(root))


def test_occupations_are_the_detailed_ones_by_code(paths):
    assert find("occupations", "", paths) == [
        OccupationEntry("31-1131", "Nursing Assistants"),
        OccupationEntry("31-9092", "Medical Assistants"),
    ]


def test_areas_are_told_with_kind_and_state(paths):
    rural = "North Coast Region of California nonmetropolitan area"

    assert find("areas", "", paths) == [
        AreaEntry("0000000", "United States", "nation", ""),
        AreaEntry("0600000", "California", "state", ""),
        AreaEntry("7200000", "Puerto Rico", "territory", ""),
        AreaEntry("0040900", "Sacramento-Roseville-Folsom, CA", "metropolitan area", "California"),
        AreaEntry("0600003", rural, "nonmetropolitan area", "California"),
    ]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("state:CA", ["0600000", "0040900", "0600003"]),
        ("State: california", ["0600000", "0040900", "0600003"]),
        ("metros:ca", ["0040900"]),
        ("metros", ["0040900"]),
        ("states", ["0600000", "7200000"]),
        ("nation", ["0000000"]),
        ("all", ["0000000", "0600000", "7200000", "0040900", "0600003"]),
    ],
)
def test_words_for_many_areas_mean_what_they_mean_to_a_report(paths, words, codes):
    assert [area.code for area in find("areas", words, paths)] == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("95814", ["0040900"]),
        ("placer", ["0040900"]),
        ("Placer County, CA", ["0040900"]),
        ("95668", ["0040900", "0049700"]),
        ("40900", ["0040900"]),
        ("31080", ["0031080"]),
        ("99723", ["0200006"]),
        ("01000", ["0100000", "0100001", "0100004", "0100003", "0100002"]),
        ("sacremento", ["0040900"]),
    ],
)
def test_a_zip_code_or_a_county_finds_the_areas_that_it_may_lie_in(words, codes):
    found = [area.code for area in find("areas", words, Paths())]

    assert sorted(found) == sorted(codes)


def test_a_zip_code_that_there_is_not_is_told_as_one():
    with pytest.raises(UsageError, match="list areas: no ZIP code 99999 is known"):
        find("areas", "99999", Paths())


def test_lists_of_places_are_read_only_for_a_word_that_no_area_has():
    script = (
        "import sys; from pipeline.cli.commands import main; from pipeline.sources.census_areas "
        "import counties; counties.counties = None; "
        "sys.argv = ['pipeline', 'list', 'areas', 'fresno']; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stdout == "0023420  Fresno, CA  metropolitan area  California\n"


def test_a_state_that_there_is_not_is_told_as_a_report_tells_it(paths):
    with pytest.raises(UsageError) as caught:
        find("areas", "metros:Californa", paths)

    assert str(caught.value) == (
        "UsageError: list areas: no state is called “Californa” (expected a state's postal code or "
        "name, such as metros:CA or metros:California). Did you mean one of these?\n"
        "  metros:California"
    )


def test_pairs_are_told_with_both_titles(paths):
    paths.matrix.write_text(MATRIX + STATISTICAL)

    assert find("pairs", "", paths) == [
        PairEntry(
            "medical-assistant_vs_medical-office-assistant",
            "Medical Assistant",
            "Medical Office Assistant",
        ),
        PairEntry("orderly_vs_aide", "Nursing Assistants", "Medical Assistant"),
    ]
    assert [pair.slug for pair in find("pairs", "nursing", paths)] == ["orderly_vs_aide"]


def test_areas_and_occupations_are_those_that_the_marts_have(marts):
    with open_marts(marts) as connection:
        told = connection.execute(
            "select area_code, area_name, area_kind, if(state_name is null, '', state_names) "
            "from marts.areas where release = '2025A01'"
        ).fetchall()
        detailed = connection.execute(
            "select occupation_code, occupation_name from marts.occupations "
            "where release = '2025A01' and is_detailed order by occupation_code"
        ).fetchall()

    found = areas(Paths())
    assert {(area.code, area.name, area.kind, *sorted(area.states)) for area in found} == {
        (*place, *sorted(states.split(", "))) for *place, states in told
    }
    assert [(entry.code, entry.name) for entry in occupations(Paths())] == detailed


def test_the_newest_release_is_read_whatever_was_built_before(paths):
    renamed = OEWS["oe.occupation"].replace("Nursing Assistants", "Nursing Aides")
    newer = {**OEWS, "oe.occupation": renamed, "oe.release": "release_date\r\n2026A01\r\n"}
    put(paths.raw / "bls_oews/2026A01", newer)

    assert occupations(paths)[0] == OccupationEntry("31-1131", "Nursing Aides")


def test_a_release_of_spreadsheets_is_read_too(tmp_path):
    folder = tmp_path / "data/raw/bls_oews/2024A01"
    folder.mkdir(parents=True)
    workbook = Workbook()
    workbook.active.title = "national_M2024_dl"
    workbook.active.append(HEADER.split())
    workbook.active.append(
        [*OF_NATION, "31-9092", "Medical Assistants", "detailed", *MEASURED, "", ""]
    )
    workbook.active.append([*OF_NATION, "31-9090", "Other Support", "broad", *MEASURED, "", ""])
    workbook.save(folder / "national_M2024_dl.xlsx")

    assert occupations(Paths(tmp_path)) == [OccupationEntry("31-9092", "Medical Assistants")]
    assert areas(Paths(tmp_path)) == [AreaEntry("0000000", "United States", "nation", "")]


def test_a_release_that_is_an_extract_says_what_is_missing(tmp_path):
    held = ROOT / "data/raw/bls_oews/2023A01/bls_oews.parquet"
    text = pl.read_parquet(held).write_csv()
    put(tmp_path / "data/raw/bls_oews/2023A01", {"national.csv": text})

    with pytest.raises(ParseError, match="no list of areas and occupations") as caught:
        occupations(Paths(tmp_path))

    assert caught.value.expected == "oe.area and oe.occupation, or the yearly .xlsx or .xls files"


def test_an_archive_without_a_release_says_where_it_belongs(tmp_path):
    with pytest.raises(ArchiveError, match="no release of Occupational Employment"):
        areas(Paths(tmp_path))


def test_a_file_of_the_release_that_is_missing_is_told(paths):
    (paths.raw / "bls_oews/2025A01/oe.area").unlink()

    with pytest.raises(ParseError, match=r"oe\.area is missing"):
        areas(paths)


def test_nothing_found_offers_what_is_near(paths):
    with pytest.raises(UsageError) as caught:
        find("occupations", "31-1121", paths)

    assert str(caught.value) == (
        "UsageError: there is no occupation “31-1121”. Did you mean one of these?\n"
        "  31-1131  Nursing Assistants\n"
        "  31-9092  Medical Assistants"
    )


def test_no_pair_found_says_how_any_two_occupations_make_one(paths):
    with pytest.raises(UsageError, match="report --pair 31-1131:29-2061"):
        find("pairs", "qqqq", paths)


def test_a_pair_of_a_role_that_is_not_there_is_told(paths):
    (paths.raw / "roles/medical-assistant.toml").unlink()

    with pytest.raises(UsageError, match="the role “medical-assistant” of a pair has no title"):
        pairs(paths)


def test_the_command_prints_a_line_each(paths):
    done = run("list", "areas", "sacremento", root=paths.root)

    line = "0040900  Sacramento-Roseville-Folsom, CA  metropolitan area  California\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, line, "")


def test_the_command_prints_one_json_object(paths):
    done = run("list", "occupations", "nursing", "asistant", "--json", root=paths.root)

    found = {"occupations": [{"code": "31-1131", "name": "Nursing Assistants"}]}
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, found, "")


def test_the_command_prints_nothing_on_standard_output_when_nothing_is_found(paths):
    done = run("list", "occupations", "nurse asssting", "--json", root=paths.root)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("UsageError: there is no occupation “nurse asssting”.")


def test_the_command_leaves_the_tools_of_a_build_alone():
    script = (
        "import sys; from pipeline.cli.commands import main; "
        "sys.argv = ['pipeline', 'list', 'pairs']; main(); "
        "print(*{'weasyprint', 'vl_convert', 'jinja2', 'tqdm'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stdout.splitlines()[-1] == ""
