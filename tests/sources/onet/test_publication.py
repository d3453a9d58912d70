"""An O*NET release becomes its tables, or is refused by file and column."""

import pytest

from pipeline.archive.releases import releases
from pipeline.core.errors import ParseError
from pipeline.sources.onet.publication import IMPORTANCE, SOURCE, version
from pipeline.sources.parse import parse
from pipeline.sources.register import SOURCES
from tests.support.onet_extract import FILES

# ratings made up for the test, laid out as the publisher does
RATINGS = (
    "O*NET-SOC Code\tTask ID\tScale ID\tCategory\tData Value\n"
    "31-1131.00\t19341\tFT\t1\t9.09\n31-1131.00\t19341\tIM\tn/a\t4.10\n"
    "31-1131.00\t19330\tIM\tn/a\t4.60\n"
)


def release(top, files=FILES, name="27.0"):
    folder = top / "onet" / name
    folder.mkdir(parents=True)
    for file, text in files.items():
        (folder / f"{file}.txt").write_text(text)
    return releases(top, [SOURCE])[-1]


def frames(of):
    return {frame.table.name: frame.rows.drop("release") for frame in parse([of], [SOURCE])}


def test_a_release_becomes_its_tables(tmp_path):
    found = frames(release(tmp_path))

    assert {name: frame.height for name, frame in found.items()} == {
        "onet_occupations": 3,
        "onet_tasks": 3,
        "onet_titles": 5,
        "onet_job_zones": 1,
    }
    assert found["onet_tasks"].row(1) == (
        "31-1131.00",
        "19341",
        "Turn or reposition bedridden patients.",
        "Core",
    )
    assert found["onet_job_zones"].rows() == [("31-1131.00", "3")]


def test_importance_is_read_where_tasks_are_rated(tmp_path):
    found = frames(release(tmp_path, {**FILES, "Task Ratings": RATINGS}))

    assert found[IMPORTANCE.name].rows() == [
        ("31-1131.00", "19341", 4.1),
        ("31-1131.00", "19330", 4.6),
    ]


def test_an_importance_that_is_no_number_is_told(tmp_path):
    held = release(tmp_path, {**FILES, "Task Ratings": RATINGS.replace("4.60", "high")})

    with pytest.raises(ParseError, match="column Data Value is no number") as caught:
        SOURCE.read(held)

    assert "high" in caught.value.found


def test_a_title_that_is_given_again_for_its_short_form_is_one_title(tmp_path):
    again = FILES["Alternate Titles"] + "31-1131.00\tNursing Aide\tNA\t02\n"

    assert (
        frames(release(tmp_path, {**FILES, "Alternate Titles": again}))["onet_titles"].height == 5
    )


@pytest.mark.parametrize("name", ["Occupation Data", "Task Statements", "Job Zones"])
def test_a_column_that_is_gone_is_told(tmp_path, name):
    held = release(tmp_path, {**FILES, name: FILES[name].replace("O*NET-SOC Code", "Code")})

    with pytest.raises(ParseError, match=r"column O\*NET-SOC Code is gone") as caught:
        SOURCE.read(held)

    assert caught.value.where == str(held.folder / f"{name}.txt")


@pytest.mark.parametrize("name", ["27.0", "db_27_0_text", "august-2022"])
def test_the_version_is_that_of_read_me(tmp_path, name):
    assert version(release(tmp_path, name=name)) == "27.0"


def test_without_read_me_the_version_is_the_folder_s(tmp_path):
    files = {name: text for name, text in FILES.items() if name != "Read Me"}

    assert version(release(tmp_path, files, "db_31_0_text")) == "31.0"


@pytest.mark.parametrize(
    ("files", "name", "what"),
    [
        (FILES, "28.2", "the folder holds another release"),
        ({"Job Zones": FILES["Job Zones"]}, "newest", "the release has no version"),
    ],
)
def test_a_version_that_is_not_plain_is_refused(tmp_path, files, name, what):
    with pytest.raises(ParseError, match=what):
        version(release(tmp_path, files, name))


def test_the_database_is_optional():
    assert SOURCE not in SOURCES
