"""`role new` writes a role file to be filled in, which no build takes before it is."""

import re
import subprocess
import sys

import pytest

from pipeline.archive.releases import releases
from pipeline.core.errors import ArchiveError, ParseError, UsageError
from pipeline.core.paths import ROOT, Paths
from pipeline.editorial.role import draft
from pipeline.sources.parse import parse
from pipeline.sources.roles import publication as roles
from pipeline.sources.roles.own_words import QUOTED
from tests.support.onet_extract import FILES

OEWS = {
    "oe.release": "release_date\tdescription\r\n2025A01\tMay 2025\r\n",
    "oe.area": "state_code\tarea_code\tareatype_code\tarea_name\r\n00\t0000000\tN\tNational\r\n",
    "oe.occupation": "occupation_code\toccupation_name\toccupation_description\tdisplay_level\r\n"
    "311000\tHealth Aides\t\t1\r\n"
    "311120\tHome Health and Personal Care Aides\t\t3\r\n"
    "311131\tNursing Assistants\t\t3\r\n",
}
# made up for the test
PROJECTIONS = (
    "occupation_code,occupation_title,occupation_type,start_year,end_year,"
    "employment_start_thousands,employment_end_thousands,change_thousands,change_pct,"
    "exits_thousands,transfers_thousands,separations_thousands,openings_thousands,"
    "typical_education,work_experience,on_the_job_training\n"
    "31-1131,Nursing assistants,Line item,2024,2034,1,1,0,0,0,0,0,0,"
    "High school diploma or equivalent,5 years or more,None\n"
)
# made up for the test: the later task is rated the more important
RATINGS = (
    "O*NET-SOC Code\tTask ID\tScale ID\tData Value\n"
    "31-1131.00\t19341\tIM\t4.10\n31-1131.00\t19330\tIM\t4.60\n"
)
CORE = ["Turn or reposition bedridden patients.", "Prepare or serve food trays."]
OTHER = ["Explain medical instructions to patients or family members."]


@pytest.fixture
def paths(tmp_path) -> Paths:
    """Give a root with small releases of OEWS and projections, and nothing of O*NET."""
    (tmp_path / "brochures.toml").write_text((ROOT / "brochures.toml").read_text())
    put(tmp_path / "data/raw/bls_oews/2025A01", OEWS)
    put(tmp_path / "data/raw/bls_projections/2024-34", {"occupation.csv": PROJECTIONS})
    return Paths(tmp_path)


@pytest.fixture
def with_onet(paths) -> Paths:
    """Give the root with the O*NET release 27.0."""
    put(paths.raw / "onet/27.0", {f"{name}.txt": text for name, text in FILES.items()})
    return paths


def put(folder, files):
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, newline="")


def quoted(path):
    lines = path.read_text().splitlines()
    return [line.removeprefix(QUOTED) for line in lines if line.startswith(QUOTED)]


def read(paths):
    return parse(releases(paths.raw, [roles.SOURCE]), [roles.SOURCE])


def test_a_role_is_outlined_under_the_occupation_s_name(paths):
    path = draft("31-1131", None, paths)

    assert path == paths.raw / "roles/nursing-assistant.toml"
    assert 'soc_code = "31-1131"\n' in path.read_text()
    assert quoted(path) == []


def test_what_is_outlined_is_left_out_by_file_and_field(paths):
    path = draft("31-1131", None, paths)
    (path.parent / "names.csv").write_text("soc_code,singular,plural,short\n")

    frame, _ = read(paths)
    (draft_error,) = roles.drafts(releases(paths.raw, [roles.SOURCE])).values()

    assert frame.rows.is_empty()
    told = {"soc_code", "certification_in", "outlook_reason", "outlook_reason_of"}
    gaps = [name for name in roles.FIELDS if name not in told]
    assert (draft_error.what, draft_error.where) == (
        f"{', '.join(gaps[:10])} and {len(gaps) - 10} more still to be written",
        str(path),
    )


@pytest.mark.parametrize("code", ["31-1131", "31-1131.00"])
def test_what_onet_says_is_quoted_in_comments(with_onet, code):
    path = draft(code, None, with_onet)

    description = FILES["Occupation Data"].splitlines()[2].split("\t")[2]
    assert quoted(path) == [description, *CORE, *OTHER]
    text = path.read_text()
    assert "Hospice Aide (31-1121.00); Hospital Corpsman (31-1132.00)" in text.replace("\n# ", " ")
    assert "# O*NET job zone 3," in text
    assert "# This page includes information from the O*NET 27.0 Database" in text
    assert "Campus Sacramento has modified" in text


def test_what_the_projections_name_as_typical_stands_above_the_steps(paths):
    text, other = (draft(code, None, paths).read_text() for code in ("31-1131", "31-1120"))

    typical = "High school diploma or equivalent; 5 years or more."
    assert f"# The projections of 2024-34 name as typical: {typical}\nsteps = " in text
    assert "name as typical" not in other


def test_the_reason_of_the_newest_projections_is_quoted_once_and_named(paths):
    put(paths.raw / "bls_projections/2025-35", {
        "occupation.csv": PROJECTIONS.replace("2024,2034", "2025,2035"),
        "reasons.csv": "occupation_code,industry_code,industry_title,reason,sheet_row\n"
        "31-1131,621100,Offices of physicians,Demand change - share increases as made up.,3\n"
        "31-1131,621600,Home healthcare,Demand change - share increases as made up.,4\n",
    })  # fmt: skip

    path = draft("31-1131", None, paths)

    assert quoted(path) == ["Demand change - share increases as made up."]
    told = r'outlook_reason = "TODO.*"\noutlook_reason_of = "3879f1a2ae00"'
    assert re.search(told, path.read_text())


def test_the_more_important_task_comes_first(with_onet):
    (with_onet.raw / "onet/27.0/Task Ratings.txt").write_text(RATINGS)

    assert quoted(draft("31-1131", None, with_onet))[1:] == [*reversed(CORE), *OTHER]


def test_an_occupation_that_onet_splits_names_its_parts(with_onet):
    text = draft("31-1120", None, with_onet).read_text()

    told = "has no occupation 31-1120.00. Beside it: 31-1121.00 Home Health Aides."
    assert told in text.replace("\n# ", " ")
    assert "# The O*NET database lists no tasks for this occupation." in text


def test_the_newest_release_is_quoted(with_onet):
    newer = {**FILES, "Read Me": "O*NET 31.0 Database\n"}
    put(with_onet.raw / "onet/31.0", {f"{name}.txt": text for name, text in newer.items()})

    assert "from the O*NET 31.0 Database" in draft("31-1131", None, with_onet).read_text()


def test_a_release_of_another_layout_leaves_no_file(with_onet):
    (with_onet.raw / "onet/27.0/Job Zones.txt").write_text("Code\tZone\n31-1131.00\t3\n")

    with pytest.raises(ParseError, match=r"column O\*NET-SOC Code, Job Zone is gone"):
        draft("31-1131", None, with_onet)

    assert not (with_onet.raw / "roles").exists()


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("31-1121", "31-1120  Home Health and Personal Care Aides"),
        ("31-1000", "31-1120  Home Health and Personal Care Aides"),
        ("health aid assistant", "31-1120  Home Health and Personal Care Aides"),
    ],
)
def test_what_is_no_detailed_occupation_is_offered_what_is_near(paths, code, near):
    with pytest.raises(UsageError, match="is no detailed occupation") as caught:
        draft(code, None, paths)

    assert caught.value.todo.splitlines()[1] == f"  {near}"


@pytest.mark.parametrize(
    "told", ["nursing assistants", "Nursing Assistant", "nursing asistant", "31-1131.00", "311131"]
)
def test_an_occupation_is_known_by_its_title_or_code(paths, told):
    assert draft(told, None, paths).name == "nursing-assistant.toml"


def test_a_word_of_several_titles_is_offered_each(paths):
    with pytest.raises(UsageError, match="is more than one detailed occupation") as caught:
        draft("31-11", None, paths)

    assert caught.value.todo.splitlines()[1:] == [
        "  31-1120  Home Health and Personal Care Aides",
        "  31-1131  Nursing Assistants",
    ]


def test_a_code_that_has_a_role_gets_another_only_by_name(paths):
    path = draft("31-1131", "aide", paths)

    with pytest.raises(UsageError, match="the role is there already") as caught:
        draft("nursing assistants", None, paths)

    assert caught.value.where == str(path)
    assert draft("31-1131", "nursing-assistant", paths).exists()


def test_a_role_that_is_there_is_left_as_it_is(paths):
    path = draft("31-1131", "aide", paths)
    path.write_text("my own")

    with pytest.raises(UsageError, match="the role is there already"):
        draft("31-1131", "aide", paths)

    assert path.read_text() == "my own"


@pytest.mark.parametrize("slug", ["Nursing Aide", "../aide", "aide.toml", "-"])
def test_a_slug_that_names_no_role_is_refused(paths, slug):
    with pytest.raises(UsageError, match="is no slug"):
        draft("31-1131", slug, paths)


def test_a_folder_that_cannot_be_written_is_told(paths):
    (paths.raw / "roles").write_text("no folder")

    with pytest.raises(ArchiveError, match="the role file cannot be written"):
        draft("31-1131", None, paths)


def test_the_command_prints_the_file_alone_on_standard_output(paths):
    words = ["role", "new", "31-1131", "--slug", "nursing-assistant", "--root", str(paths.root)]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    path = paths.raw / "roles/nursing-assistant.toml"
    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    assert done.stderr.startswith("wrote      an outline")
