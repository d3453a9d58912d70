"""`titles` reads the newest O*NET held: the project's own extract, or what a refresh brought."""

import csv
import json
import shutil

import pytest

from pipeline.archive.releases import newest_good, releases
from pipeline.core.errors import UsageError
from pipeline.core.paths import ROOT, Paths
from pipeline.editorial.role import draft
from pipeline.gates.gates import run_gates
from pipeline.lookup.titles import titles
from pipeline.sources.onet import publication as onet
from pipeline.sources.onet.title_book import is_same, of, title_book, titles_release
from pipeline.sources.roles import publication as roles
from tests.support.here import here
from tests.support.onet_extract import FILES
from tests.support.small_archive import build

WHOLE = ROOT.parent / "shared/data/onet_27_0_text"


@pytest.fixture
def bare(tmp_path):
    """Give the paths of a small archive that holds nothing of O*NET."""
    build(tmp_path / "root")
    return Paths(tmp_path / "root")


def hold(paths, files=FILES, name="31.0"):
    folder = paths.raw / "onet" / name
    folder.mkdir(parents=True)
    for file, text in files.items():
        (folder / f"{file}.txt").write_text(text.replace("27.0", name))


def extract(paths):
    shutil.copytree(ROOT / "data/raw/onet/27.0", paths.raw / "onet/27.0")


def run(root, *words):
    return here("titles", "--root", str(root), *words)


def test_a_fresh_clone_knows_the_titles_of_the_first_pair():
    answer = titles("Medical Office Assistant", Paths())

    counted = {one.code: (len(one.same), len(one.near)) for one in answer.listings}
    assert (counted["43-6013"], counted["31-9092"], counted["11-9111"]) == ((0, 7), (0, 6), (0, 3))
    assert [(one.role, one.code) for one in answer.chosen] == [
        ("medical-office-assistant", "43-6013")
    ]
    assert [one.code for one in answer.programs] == ["51.0710"]
    assert answer.doubled["Medical Office Worker"] == ("31-9092", "43-6013")
    assert answer.doubled["Medical Office Receptionist"] == ("43-4171", "43-6013")


def test_the_command_prints_a_line_an_occupation_and_warns_of_two_codes():
    ended = run(ROOT, "Medical", "Office", "Assistant")

    lines = ended.stdout.splitlines()
    assert lines[0] == "“Medical Office Assistant” in O*NET 27.0"
    assert lines[2].split()[:4] == ["43-6013", "0", "7", "Medical"]
    assert lines[-2] == (
        "program  51.0710 Medical Office Assistant/Specialist leads to 43-6013 alone"
    )
    assert lines[-1].startswith("chosen  43-6013 for medical-office-assistant: No job in")
    assert "warning    Medical Office Worker stands under 31-9092 and 43-6013" in ended.stderr
    assert ended.returncode == 0


def test_the_same_for_a_program():
    record = json.loads(run(ROOT, "Phlebotomist", "--json").stdout)

    assert record["release"] == "27.0"
    assert record["listings"][0]["code"] == "31-9097"
    assert record["listings"][0]["is_called"]
    assert record["several_codes"]["Phlebotomist"] == ["31-9097", "31-9099"]
    assert record["programs"] == [
        {
            "code": "51.1009",
            "title": "Phlebotomy Technician/Phlebotomist",
            "soc_codes": ["25-1071", "31-9097"],
        }
    ]
    assert record["chosen"][0]["role"] == "phlebotomist"


def test_without_a_release_it_says_how_to_get_one(bare):
    ended = run(bare.root, "Welder")

    assert "no release of the O*NET database is held" in ended.stderr
    assert "make refresh ARGS='--source onet'" in ended.stderr
    assert (ended.returncode, ended.stdout) == (2, "")


def test_a_title_that_an_extract_has_not_may_be_in_the_whole():
    with pytest.raises(UsageError, match="no title is “welder”") as caught:
        titles("welder", Paths())

    assert "Only an extract is held" in caught.value.todo


def test_a_whole_release_is_read_before_an_older_extract(bare):
    extract(bare)
    hold(bare)

    answer = titles("Hospice Aide", bare)

    assert (answer.release, answer.is_extract) == ("31.0", False)
    assert [(one.code, len(one.same)) for one in answer.listings] == [
        ("31-1121", 1), ("31-1131", 1),
    ]  # fmt: skip


def test_reported_titles_are_counted_with_the_others(bare):
    table = "O*NET-SOC Code\tReported Job Title\tShown in My Next Move\n"
    row = "31-1131.00\tHospice Care Aide\tY\n31-1131.00\tNursing Aide\tN\n"
    hold(bare, {**FILES, "Sample of Reported Titles": table + row})

    (own,) = [one for one in titles("Hospice Aide", bare).listings if one.code == "31-1131"]

    assert [(one.title, one.table) for one in own.titles] == [
        ("Hospice Aide", "Alternate Titles"), ("Hospice Care Aide", "Sample of Reported Titles"),
    ]  # fmt: skip


def test_an_outline_of_a_role_takes_nothing_from_an_extract(bare):
    extract(bare)

    text = draft("31-1131", None, bare).read_text()

    assert "O*NET" not in text


def test_the_extract_holds_every_title_of_the_roles_codes_and_names_its_licence():
    release = titles_release(Paths().raw)
    book = title_book(release, Paths())
    frame, _ = onet_roles()

    assert all(of(code, book) for code in frame["soc_code"])
    assert book.is_extract
    for said in ("CC BY 4.0", "has modified", "not approved, endorsed, or tested"):
        assert said in release.receipt.note
    assert sum(path.stat().st_size for path in release.folder.iterdir()) < 60_000


def onet_roles():
    return list(roles.SOURCE.read(newest_good(Paths().raw, roles.SOURCE)).values())


@pytest.mark.skipif(not WHOLE.is_dir(), reason="the whole O*NET 27.0 is not beside the checkout")
def test_the_extract_has_the_lines_of_the_whole():
    folder = ROOT / "data/raw/onet/27.0"
    for name, file in (("titles", "Alternate Titles"), ("reported_titles", onet.REPORTED_TITLES)):
        lines = (WHOLE / f"{file}.txt").read_text().splitlines()
        whole = {tuple(line.split("\t")[:2]) for line in lines}
        with (folder / f"{name}.csv").open(newline="") as rows:
            assert set(map(tuple, list(csv.reader(rows))[1:])) <= whole


def test_a_whole_release_after_the_extract_passes_its_gates(bare):
    extract(bare)
    hold(bare)
    old, new = releases(bare.raw, [onet.SOURCE])

    found = run_gates(new, old, onet.read(new), onet.read(old), [])

    assert [finding for finding in found if finding.level == "refuse"] == []


def test_two_spellings_of_one_title_are_one():
    assert is_same("HVAC Tech", "hvac technicians")
