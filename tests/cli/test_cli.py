"""The command line: what it says, what it ends with, and what an interrupt leaves behind."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from pipeline.core.paths import ROOT, SQL
from pipeline.editions.publish import CATALOGUE
from tests.support.small_archive import (
    AREAS_MADE,
    OEWS,
    WARNED,
    command,
    everything_in,
    revise,
    run,
    run_here,
)

PAIR = "medical-assistant_vs_medical-office-assistant"
MATRIX = "brochures.toml"
ROLE = "data/raw/roles/medical-assistant.toml"
# what a machine says that takes ten seconds or more
PROGRESS = re.compile(r"typeset +[\d.]+( document/s|s/ document)  [1-5] of 5  \S+ left")
PROMPT_SECONDS = 4  # of a machine that has other work, too


def latest(root):
    return everything_in(root / "data/out/latest"), (root / "data/out/latest").readlink()


@pytest.fixture
def untouched(root):
    """Prove that the last edition is as it was, and that nothing half made is left."""
    before = latest(root)
    yield
    assert latest(root) == before
    assert [*(root / "data/out").glob(".*"), *(root / "data/out/warehouse").glob(".*")] == []


# What it says


def test_a_run_names_its_steps_and_its_documents(first_run):
    root, ended = first_run

    assert ended.returncode == 0
    manifest = json.loads((root / "data/out/latest/manifest.json").read_text())
    assert [one for one in ended.stderr.splitlines() if not PROGRESS.fullmatch(one)] == [
        f"built      the warehouse  {len(list((SQL / '4_checks').glob('*.sql')))} checks passed",
        "presented  5 brochures",
        "typeset    5 documents  0 reused",
        *(f"warning    {one}" for one in manifest["warnings"]),
        f"published  edition {(root / 'data/out/latest').readlink().name}",
    ]
    assert ended.stdout.splitlines() == [
        f"{root}/data/out/latest/{PAIR}/{area}/trifold.pdf" for area in AREAS_MADE
    ]
    assert [one for one in manifest["warnings"] if not WARNED.fullmatch(one)] == []
    assert all(Path(line).read_bytes()[:5] == b"%PDF-" for line in ended.stdout.splitlines())


def test_json_is_the_manifest_and_nothing_else(root):
    ended = run(root, "--json")

    manifest = json.loads((root / "data/out/latest/manifest.json").read_text())
    assert (ended.returncode, json.loads(ended.stdout)) == (0, manifest)


WITHOUT = """\
import sys

class Refused:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names}:
            raise ModuleNotFoundError(f"{{name}} is a package of development", name=name)

sys.meta_path.insert(0, Refused())
"""


def test_what_make_report_installs_is_enough(root, tmp_path):
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.M))
    known = {re.sub(r"[-_.]+", "-", name).lower() for name in locked}
    others = {
        module
        for module, packages in packages_distributions().items()
        if known.isdisjoint(re.sub(r"[-_.]+", "-", name).lower() for name in packages)
    }
    assert {"numpy", "pandas", "pytest"} <= others
    (tmp_path / "sitecustomize.py").write_text(WITHOUT.format(names=others))
    words = ("--area=fresno", "--layout=trifold", "--layout=quotable", "--variant=all")

    ended = subprocess.run(
        command(root, *words), cwd=ROOT, env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (ended.returncode, ended.stderr.count("Error")) == (0, 0), ended.stderr
    assert len(ended.stdout.splitlines()) == 4


def test_words_narrow_the_matrix(root):
    ended = run_here(root, "--area", "fresno", "--area", "nation", "--layout", "trifold",
                     "--variant", "print", "--pair", "31-1131:29-2061", "--jobs", "1")  # fmt: skip

    assert ended.returncode == 0
    assert [line.partition("latest/")[2] for line in ended.stdout.splitlines()] == [
        f"31-1131_vs_29-2061/{area}/trifold.{variant}.pdf"
        for area in ("0000000", "0023420")
        for variant in ("print", "proof")
    ]


def test_a_second_run_says_that_nothing_has_changed(root, first_run):
    (root / "data/out/latest" / CATALOGUE).touch()

    again = run(root)

    assert (again.returncode, again.stderr) == (
        0,
        f"current    edition {(root / 'data/out/latest').readlink().name}: nothing has changed\n",
    )
    assert again.stdout == first_run[1].stdout.replace(str(first_run[0]), str(root))


def test_an_option_that_is_repeated_means_all_that_it_names(root):
    ended = run_here(root, "--area", "fresno", "--layout", "trifold", "--layout", "quotable",
                     "--variant", "print", "--variant", "screen", "--jobs", "1",
                     "--pair", "29-2061:medical-assistant")  # fmt: skip

    assert [line.partition("latest/")[2] for line in ended.stdout.splitlines()] == [
        f"29-2061_vs_medical-assistant/0023420/{name}.pdf"
        for name in ("quotable", "trifold", "trifold.print", "trifold.proof")
    ]


@pytest.mark.usefixtures("untouched")
def test_a_check_says_what_would_be_made_and_makes_nothing(root):
    words = ["--check", "--layout", "all", "--area", "metros:CA"]

    ended, as_json = run_here(root, *words), run_here(root, *words, "--json")

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "24 documents would be made\n", "")
    assert json.loads(as_json.stdout) == {"documents": 24}


@pytest.mark.parametrize("words", [["--check"], []], ids=["check", "report"])
def test_a_role_whose_reason_has_changed_is_warned_of_with_its_line(root, words):
    edit('_of = "0', '_of = "1')(root / ROLE)
    line = (root / ROLE).read_text().split("outlook_reason = ")[0].count("\n") + 1

    ended = run_here(root, *words, "--area", "nation", "--pair", PAIR)

    assert ended.returncode == 0
    assert f"{ROLE}, line {line}: outlook_reason is stale" in ended.stderr


@pytest.mark.parametrize("words", [["--check"], []], ids=["check", "report"])
def test_every_fault_is_told_before_any_statistics_are_read(root, words):
    edit("31-9092", "31-9099")(root / ROLE)
    for path in (root / OEWS).glob("oe.data*"):
        path.write_bytes(b"")
    lines = (root / MATRIX).read_text().splitlines()
    line = lines.index('roles = ["medical-assistant", "medical-office-assistant"]') + 1

    ended = run_here(root, *words, "--area", "Fresmo", "--pair", PAIR, "--pair", "a:a")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert [line.split("UsageError: ")[-1][:70] for line in ended.stderr.splitlines()] == [
        "3 faults, and nothing is made. Correct them all:",
        "  --pair: the two sides of “a:a” are one (expected two that differ).",
        f"  brochures.toml, line {line}, pair {PAIR}: no occupation has the code"[:70],
        "    31-9092  Medical Assistants",
        "    31-1131  Nursing Assistants",
        "    29-2061  Licensed Practical and Licensed Vocational Nurses",
        "    43-6013  Medical Secretaries and Administrative Assistants",
        "  --area: no area is called “Fresmo” (expected an area's code or name,"[:70],
        "    0023420  Fresno, CA",
    ]


# What it refuses


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--area", "Fresmo"], "no area is called “Fresmo”"),
        (["--area", "Fresmo"], "  0023420  Fresno, CA"),
        (["--area", "portland"], "several areas match “portland”"),
        (["--area", "portland"], "  0038900  Portland-Vancouver-Hillsboro, OR-WA"),
        (["--area", ""], "no area is called “”"),
        (["--pair", "medical-asistant"], f"  {PAIR}"),
        (["--pair", "11-1111:22-2222"], "no occupation has the code 22-2222"),
        (["--pair", "31-9092:31-9092"], "the two sides of “31-9092:31-9092” are one"),
        (
            ["--layout", "poster"],
            "'poster' is not one of 'trifold', 'handout', 'guide', 'quotable', 'web', 'card'",
        ),
        (["--variant", "web"], "'web' is not one of 'screen', 'print', 'all'"),
        (["--jobs", "0"], "0 is not in the range x>=1"),
        (["--nonsense"], "No such option"),
        (["--area", "nation", "--scheduler", "nowhere"], "no scheduler answers"),
    ],
    ids=str,
)
def test_what_is_not_there_is_answered_with_what_is_near(root, words, told):
    ended = run_here(root, *words)

    assert told in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (ended.returncode, ended.stdout) == (2, "")


def edit(old, new):
    def change(path):
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    change.__name__ = f"{old} for {new}"
    return change


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def binary(path):
    path.write_bytes(b"\xff\xfe\x00")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("name", "change", "code", "told"),
    [
        (MATRIX, Path.unlink, 2, ["UsageError", MATRIX, "No such file", "Restore it"]),
        (MATRIX, edit("[matrix]", "[matrix"), 2, ["UsageError", MATRIX, "line"]),
        (MATRIX, binary, 2, ["UsageError", MATRIX, "Restore it"]),
        (MATRIX, edit('"trifold"', '"poster"'), 2, ["UsageError", "poster", "trifold"]),
        (MATRIX, edit('"medical-office-assistant"', '"medical-ofice-assistant"'), 2,
         ["UsageError", "medical-ofice-assistant", "Did you mean medical-office-assistant?"]),
        (ROLE, edit("soc_code", "soc_kode"), 2, ["UsageError", "medical-assistant.toml"]),
        (ROLE, edit('"31-9092"', '"31-909"'), 2, ["UsageError", "31-909"]),
        (ROLE, binary, 2, ["UsageError", "medical-assistant.toml"]),
        (ROLE, edit("title = ", "title "), 2, ["UsageError", "medical-assistant.toml"]),
        (OEWS / "oe.data.0.Current.zst", cut, 1,
         ["ArchiveError", "not the one that was archived", "expected sha256", "found", "Restore"]),
        (OEWS / "oe.area", Path.unlink, 1, ["ArchiveError", "oe.area", "missing", "Restore"]),
        (OEWS / "oe.new", Path.touch, 1, ["ArchiveError", "oe.new is not in the release"]),
        (OEWS / "receipt.json", cut, 1, ["ArchiveError", "the receipt cannot be read"]),
        ("data/raw/bea_rpp", shutil.rmtree, 1, ["ArchiveError", "no release", "bea_rpp"]),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)  # fmt: skip
def test_what_is_broken_is_one_plain_message(root, name, change, code, told):
    change(root / name)

    ended = run_here(root)

    assert [fact for fact in told if fact not in ended.stderr] == []
    assert "Traceback" not in ended.stderr
    assert (ended.returncode, ended.stdout) == (code, "")


@pytest.mark.usefixtures("untouched")
def test_a_check_that_fails_publishes_nothing(root):
    revise(root, "OEUM002342000000031909213", "30000")  # below its own 10th percentile

    ended = run_here(root)

    assert ended.returncode == 1
    assert "CheckError" in ended.stderr
    assert "0023420" in ended.stderr


def test_a_document_that_does_not_fit_is_named_and_the_others_are_published(root):
    role = (root / ROLE).read_text()
    wordy = role.replace('summary = "', 'summary = "' + "Far too long for its panel. " * 60)
    (root / ROLE).with_name("wordy.toml").write_text(wordy)
    with (root / MATRIX).open("a") as matrix:
        matrix.write('[[pair]]\nslug = "wordy"\nroles = ["wordy", "medical-office-assistant"]\n'
                     'headline = ""\nshared = ""\nchoose_first = ""\nchoose_second = ""\n'
                     )  # fmt: skip

    ended = run_here(root, "--pair", PAIR, "--pair", "wordy", "--area", "nation",
                     "--layout", "guide", "--json")  # fmt: skip

    manifest = json.loads(ended.stdout)
    (failure,) = manifest["failures"]
    assert ended.returncode == 1
    assert failure["document"] == "wordy/0000000/guide.pdf"
    assert failure["error"].startswith("TypesetError: guide, screen: text does not fit its panel")
    assert f"failed     {failure['document']}  {failure['error']}" in ended.stderr
    assert [document["pair"] for document in manifest["documents"]] == [PAIR]
    assert (root / "data/out/latest" / PAIR / "0000000/guide.pdf").exists()
    assert not (root / "data/out/latest/wordy").exists()


def test_an_out_that_is_a_file_is_one_plain_message(root):
    shutil.rmtree(root / "data/out")
    (root / "data/out").write_text("mine")

    ended = run_here(root)

    assert ended.returncode == 1
    assert ended.stderr.startswith("PublishError: ")
    assert "the folder cannot be written" in ended.stderr
    assert (root / "data/out").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("store", "PublishError: "),
        ("editions", "PublishError: "),
        ("databases", "PublishError: "),
        ("warehouse", "LoadError: "),
    ],
)
def test_a_place_that_is_taken_is_one_plain_message(root, name, error):
    revise(root, "OEUM002342000000031909213", "46510")
    before = (root / "data/out/latest").readlink()
    path = root / "data/out" / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.write_text("mine")

    ended = run_here(root, "--area", "fresno")

    assert ended.returncode == 1
    assert error in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (root / "data/out/latest").readlink() == before


# What ends it early


def begin(root, *words):
    """Start a run in a group of processes of its own, as a terminal does."""
    return subprocess.Popen(
        command(root, "--jobs", "2", *words), cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def group(number):
    """List the processes of a group that are alive."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(of_group) == number and state != "Z":
            found.append(stat.parent.name)
    return found


def all_gone(number):
    """Give the last of a group a moment: multiprocessing's tracker ends after its parent."""
    end = time.monotonic() + 5
    while group(number) and time.monotonic() < end:
        time.sleep(0.05)
    return group(number) == []


def until_said(word):
    def wait(running, _):
        for line in running.stderr:
            if line.startswith(word):
                return

    return wait


def until_kept(running, root):
    until_said("presented")(running, root)
    until_there("store/*/*/record.json")(running, root)


def until_there(pattern):
    def wait(_, root):
        end = time.monotonic() + 60
        while not list((root / "data/out").glob(pattern)) and time.monotonic() < end:
            time.sleep(0.02)

    return wait


MOMENTS = {
    "as it builds the warehouse": until_there("warehouse/.building/*.duckdb"),
    "as it reads the marts": until_said("built"),
    "as workers start": until_said("presented"),
    "as documents are made": until_kept,
}


@pytest.fixture
def unmade(root):
    """Give a root with another input, no warehouse and no store: all will be made again."""
    for folder in ("store", "warehouse"):
        shutil.rmtree(root / "data/out" / folder)
    matrix = root / "brochures.toml"
    matrix.write_text(f"{matrix.read_text()}\n# changed\n")
    return root


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")
@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_an_interrupt_stops_at_once_and_leaves_no_worker(unmade, moment):
    running = begin(unmade)
    moment(running, unmade)

    os.killpg(running.pid, signal.SIGINT)
    began = time.monotonic()
    _, said = running.communicate(timeout=20)

    assert time.monotonic() - began < PROMPT_SECONDS
    assert running.returncode == 130
    assert said.strip().splitlines()[-1] == "stopped; the last edition is untouched"
    assert "Traceback" not in said
    assert all_gone(running.pid)


SWALLOWED = """
import signal, sys
from pipeline.cli import commands
from pipeline.core.errors import ParseError

def work(**_):
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        raise {error} from None

commands.cli = work
sys.exit(commands.main())
"""


@pytest.mark.parametrize(
    "error", ["ParseError('the rows cannot be read')", "ValueError('KeyboardInterrupt: ')"]
)
def test_an_interrupt_is_one_whatever_error_a_library_makes_of_it(error):
    ended = subprocess.run(
        [sys.executable, "-c", SWALLOWED.format(error=error)], cwd=ROOT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip

    assert ended.returncode == 130
    assert ended.stderr == "stopped; the last edition is untouched\n"


@pytest.mark.parametrize(
    "how", [pytest.param(signal.SIGINT, marks=pytest.mark.slow), signal.SIGKILL]
)
def test_the_run_after_reuses_what_was_done_and_comes_good(unmade, how):
    """Kill a run, and have another; slow, interrupt one, which leaves less to be put right."""
    before = latest(unmade)
    running = begin(unmade)
    until_kept(running, unmade)
    os.kill(running.pid, how)
    running.communicate(timeout=20)
    assert all_gone(running.pid)
    left = len(list((unmade / "data/out").glob(".build-*")))
    assert latest(unmade) == before

    again = json.loads(run_here(unmade, "--json").stdout)

    assert left == (1 if how == signal.SIGKILL else 0)
    assert any(document["reused"] for document in again["documents"])
    assert list((unmade / "data/out").glob(".*")) == []
    assert {d["path"]: d["sha256"] for d in again["documents"]} == {
        name: digest for name, digest in before[0].items() if name.endswith(".pdf")
    }


@pytest.mark.parametrize("words", [["list", "areas"], ["--help"], ["doctor"]], ids=" ".join)
def test_a_reader_that_has_gone_ends_a_command_quietly(words):
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "pipeline", *words]

    ended = subprocess.run(
        command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, text=True, check=False, timeout=60
    )
    os.close(write)

    assert "Traceback" not in ended.stderr
    assert "Broken pipe" not in ended.stderr


def test_a_run_whose_log_nobody_reads_any_more_goes_on(root):
    read, write = os.pipe()
    os.close(read)
    words = [sys.executable, "-m", "pipeline", "report", "--root", str(root), "--area", "Fresno"]

    ended = subprocess.run(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=write, text=True, check=False, timeout=100
    )
    os.close(write)

    assert ended.returncode == 0
    assert ended.stdout.endswith("/0023420/trifold.pdf\n")
