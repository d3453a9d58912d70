"""The refresh workflow's own shell steps, run against a bare repository.

`make`, `gh` and the checkout's Python are small programs that note how they were called.
"""

import json
import os
import re
import shutil
import subprocess

import pytest
import yaml

from pipeline.core.paths import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/refresh.yml").read_text())
JOBS = WORKFLOW["jobs"]
STEPS = {step.get("name"): step for job in JOBS.values() for step in job["steps"]}
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
RELEASE = "data/raw/bls_oews/2026A01"
SAID = "newer      bls_oews 2026A01"
MAKE = """\
echo "make $*" >>"$CALLS"
publish() { mkdir -p "data/out/editions/$1"; echo "$2" >"data/out/editions/$1/changes.md"
            ln -sfn "editions/$1" data/out/latest; }
case "$1" in
report) publish old "the first edition" ;;
refresh) touch data/raw/.refresh.lock; mkdir -p data/raw/.build-1; touch data/raw/.build-1/part
         echo "archived   bls_oews 2026A01"
         eval "$REFRESH" ;;
esac
"""
GH = """\
echo "gh $*" >>"$CALLS"
if test "$2" = list; then printf '%s' "$OPEN"; fi
while test $# -gt 0; do
    if test "$1" = --body-file; then cp "$2" "$BODY"; fi
    shift
done
"""
PYTHON = """\
echo "python $*" >>"$CALLS"
printf '%s' "$ASKED"; echo "$SAID" >&2; exit "$ASKED_CODE"
"""
ARCHIVED = f"mkdir -p {RELEASE}; for f in receipt.json oe.release; do echo x >{RELEASE}/$f; done; "
NEW = ARCHIVED + 'publish new "## What changed"'
REFUSED = (
    f"{ARCHIVED} echo refused >{RELEASE}.gates.json; echo halved >data/out/logs/failure.txt; exit 1"
)


def program(path, script):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}")
    path.chmod(0o755)


def git(folder, *words):
    return subprocess.check_output(["git", "-C", folder, *words], text=True)


@pytest.fixture
def runner(tmp_path):
    """Give a runner: a checkout of a bare repository, and what a step finds in its environment."""
    work = tmp_path / "work"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git")
    git(tmp_path, "clone", "--quiet", "origin.git", "work")
    git(work, "checkout", "--quiet", "-b", "main")
    (work / "data/raw/bls_oews/2025A01").mkdir(parents=True)
    (work / "data/raw/bls_oews/2025A01/receipt.json").write_text("{}")
    (work / ".gitignore").write_text("data/out/\n.venv/\n")
    git(work, "add", "--all")
    git(work, "-c", "user.name=me", "-c", "user.email=me@example.org", "commit", "-qm", "first")
    git(work, "push", "--quiet", "origin", "main")
    program(tmp_path / "bin/make", MAKE)
    program(tmp_path / "bin/gh", GH)
    program(work / ".venv/bin/python", PYTHON)
    return tmp_path


def run(runner, *, opened="", newer=("bls_oews",), asked_code=3, refresh=NEW):
    """Run the job's steps in order, as a runner does; give its end and what its steps called."""
    asked = "" if newer is None else json.dumps({"newer": newer})
    environment = {
        "PATH": f"{runner / 'bin'}:{os.environ['PATH']}",
        "HOME": str(runner),
        "BRANCH": WORKFLOW["env"]["BRANCH"],
        "BASE": "main",
        **{"OPEN": opened, "ASKED": asked, "ASKED_CODE": str(asked_code), "SAID": SAID},
        "REFRESH": refresh,
        "CALLS": str(runner / "calls"),
        "BODY": str(runner / "body"),
        "RUNNER_TEMP": str(runner),
        "GITHUB_OUTPUT": str(runner / "output"),
        "GITHUB_STEP_SUMMARY": str(runner / "summary"),
    }
    for left in ("proposal", "other"):  # a runner begins without them
        shutil.rmtree(runner / left, ignore_errors=True)
    code = step(runner, "Ask the publishers", environment)
    output = (runner / "output").read_text() if (runner / "output").exists() else ""
    if code == 0 and re.search("^newer=.", output):
        code = step(runner, "Refresh", environment)
    assert step(runner, "Tell", environment) == 0
    if "is_new=yes" in (read(runner / "output") or ""):  # in a checkout of its own
        git(runner, "clone", "--quiet", "origin.git", "other")
        assert step(runner, "Propose", environment, runner / "other") == 0
    return code, (runner / "calls").read_text().splitlines()


def step(runner, name, environment, folder=None):
    script = runner / "step.sh"
    script.write_text(STEPS[name]["run"])
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", script]  # as GitHub calls it
    return subprocess.run(
        shell, cwd=folder or runner / "work", env=environment, capture_output=True, check=False
    ).returncode


def branches(runner):
    return git(runner / "origin.git", "branch", "--format=%(refname:short)").split()


def read(path):
    return path.read_text() if path.exists() else None


ASKED = [
    "gh pr list --head refresh --state open --json url --jq .[].url",
    "make .venv/runtime",
    "python -m pipeline refresh --check --json",
]


def test_a_new_release_becomes_a_pull_request_with_what_changed(runner):
    code, calls = run(runner)

    assert (code, calls) == (
        0,
        [
            *ASKED,
            "make report",
            "make refresh",
            "gh pr create --base main --head refresh --title New statistics: bls_oews 2026A01 "
            f"--body-file {runner}/proposal/body.md",
        ],
    )
    assert read(runner / "body") == "## What changed\n"
    changed = git(runner / "origin.git", "diff", "--name-only", "main", "refresh").split()
    assert changed == [f"{RELEASE}/oe.release", f"{RELEASE}/receipt.json"]
    log = git(runner / "origin.git", "log", "-1", "--format=%an: %s", "refresh")
    assert log == "github-actions[bot]: New statistics: bls_oews 2026A01\n"


def test_nothing_new_ends_after_the_question(runner):
    assert run(runner, newer=(), asked_code=0) == (0, ASKED)
    assert branches(runner) == ["main"]


def test_an_open_pull_request_is_waited_for(runner):
    code, calls = run(runner, opened="https://example.org/pull/7")

    assert (code, calls) == (0, ASKED[:1])
    assert "Waits for https://example.org/pull/7" in read(runner / "summary")


def test_a_branch_left_by_an_earlier_pull_request_is_written_over(runner):
    git(runner / "work", "push", "--quiet", "origin", "main:refresh")
    run(runner, refresh=NEW)
    git(runner / "work", "reset", "--quiet", "--hard", "origin/main")

    assert run(runner, refresh=NEW + "; echo other >" + RELEASE + "/oe.release")[0] == 0
    assert git(runner / "origin.git", "show", f"refresh:{RELEASE}/oe.release") == "other\n"


def test_a_refused_release_is_kept_in_a_pull_request_and_fails_the_job(runner):
    code, calls = run(runner, refresh=REFUSED)

    assert code == 1
    assert "--title New statistics: bls_oews 2026A01 (held back) " in calls[-1]
    assert read(runner / "body") == "    halved\n"
    assert git(runner / "origin.git", "show", f"refresh:{RELEASE}.gates.json") == "refused\n"
    summary = read(runner / "summary")
    assert summary.startswith("\n    halved\n\n")
    assert "archived   bls_oews 2026A01" in summary


def test_a_release_that_no_brochure_is_made_from_says_so(runner):
    assert run(runner, refresh=ARCHIVED)[0] == 0
    assert read(runner / "body") == "No brochure is made from it.\n"


def test_a_refresh_that_archives_nothing_opens_nothing(runner):
    code, calls = run(runner, refresh="echo gone >data/out/logs/failure.txt; exit 1")

    assert (code, calls) == (1, [*ASKED, "make report", "make refresh"])
    assert branches(runner) == ["main"]


def test_a_file_too_large_for_a_repository_is_refused(runner):
    code, calls = run(runner, refresh=f"{NEW}; truncate -s 95000001 {RELEASE}/oe.data")

    assert (code, calls[-1], branches(runner)) == (1, "make refresh", ["main"])
    assert f"Too large for a repository: {RELEASE}/oe.data" in read(runner / "summary")


@pytest.mark.parametrize(("newer", "code"), [(None, 2), ((), 1)])
def test_a_question_that_fails_fails_the_job_and_is_told(runner, newer, code):
    assert run(runner, newer=newer, asked_code=code) == (code, ASKED)
    assert SAID in read(runner / "summary")


def test_one_publisher_that_fails_does_not_keep_back_the_news_of_another(runner):
    assert run(runner, asked_code=1)[0] == 0


# The file itself


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_github_s_own_and_pinned(path):
    jobs = yaml.safe_load(path.read_text())["jobs"].values()
    used = [step["uses"] for job in jobs for step in job["steps"] if "uses" in step]

    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)


def test_the_job_that_reads_files_may_write_nothing_and_the_one_that_pushes_reads_none():
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "refresh": {"contents": "read", "pull-requests": "read"},
        "propose": {"contents": "write", "pull-requests": "write"},
    }
    assert "python" not in STEPS["Propose"]["run"]
    assert "make " not in STEPS["Propose"]["run"]
    assert JOBS["refresh"]["steps"][0]["with"] == {"persist-credentials": False}
    assert not any("${{" in step.get("run", "") for step in STEPS.values())


def test_no_line_of_a_log_leaves_its_block(runner):
    run(
        runner,
        refresh=REFUSED.replace("halved", r"'```\r# title\n@someone'").replace(
            "echo '", "printf '"
        ),
    )

    for text in (read(runner / "body"), read(runner / "summary")):
        assert "# title" in text
        assert [
            line for line in re.split("[\r\n]", text) if line.strip() and line[:4] != " " * 4
        ] == []


def test_no_day_has_two_runs_and_every_month_has_some():
    daily, weekly = (line["cron"].split() for line in WORKFLOW[True]["schedule"])  # YAML's `on`

    assert (daily[4], weekly[4]) == ("*", "1")
    assert sorted(months(daily[3]) + months(weekly[3])) == list(range(1, 13))


def months(text):
    spans = [part.split("-") for part in text.split(",")]
    return [month for span in spans for month in range(int(span[0]), int(span[-1]) + 1)]
