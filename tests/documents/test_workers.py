"""Documents are made by processes here or on a cluster, and none of them is lost or left behind."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from multiprocessing import active_children

import pytest

from pipeline.core.errors import RenderError, TypesetError, UsageError
from pipeline.core.paths import ROOT
from pipeline.documents.cache import Store
from pipeline.documents.job import Job
from pipeline.documents.make import documents, toolkit
from pipeline.documents.workers import cluster, local
from tests.support.made import DEFAULT_AREAS, PAIR, ROCHESTER, brochures, document

AREAS = (*DEFAULT_AREAS, ROCHESTER)
SHEETS = ("trifold", "handout")


def wait_until(true, seconds=60):
    """Ask again and again, and give the answer once it is one."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := true():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"not in {seconds} seconds")


# Processes of this machine


@pytest.fixture
def begun():
    """Give a function that lists the processes that a test began; others' reader may be there."""
    before = active_children()
    return lambda: [one for one in active_children() if one not in before]


@pytest.mark.parametrize("kind", [KeyboardInterrupt, RenderError])
def test_leaving_by_an_error_ends_the_workers_at_once(kind, begun):
    began = time.monotonic()

    with pytest.raises(kind, match="enough"), local(2) as workers:
        for _ in range(9):
            workers.submit(time.sleep, 600)
        wait_until(begun)
        raise kind("enough")

    assert begun() == []
    assert time.monotonic() - began < 60


def die_once(marker):
    """Kill the process that does this, unless one was killed before; name the one that lives."""
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def test_what_a_worker_keeps_for_a_while_ends_with_it(marts, tmp_path, monkeypatch):
    kept = tmp_path / "temporary"
    kept.mkdir()
    monkeypatch.setenv("TMPDIR", str(kept))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (brochure,) = brochures(marts, PAIR, (ROCHESTER,))

    with local(1) as workers:
        jobs = [Job(brochure, "handout", "screen")]
        (made,) = documents(jobs, workers, Store(tmp_path / "store"), tmp_path / "made")
        assert [*kept.rglob("weasyprint-*")] != []

    assert (made.error, [*kept.iterdir()]) == ("", [])


def test_a_document_whose_worker_is_killed_is_made_by_another(tmp_path, begun):
    with local(1) as workers:
        first = workers.submit(os.getpid).result()
        second = workers.submit(die_once, tmp_path / "marker").result()

        assert second == workers.submit(os.getpid).result() != first

    assert begun() == []


def test_a_document_that_kills_two_workers_is_one_plain_message_and_the_others_are_made():
    with local(2) as workers:
        killed = workers.submit(signal.raise_signal, signal.SIGKILL)
        others = [workers.submit(abs, -number) for number in range(9)]

        assert str(killed.exception()) == (
            "TypesetError: its worker was killed, and so was a second one. The machine may be "
            "short of memory: try --jobs 1. What was made is kept."
        )
        assert [other.result() for other in others] == [*range(9)]


def test_a_document_that_takes_too_long_is_stopped_and_its_worker_replaced(begun):
    with local(1, most_seconds=3) as workers:
        stuck = workers.submit(time.sleep, 600)
        other = workers.submit(os.getpid)

        assert str(stuck.exception(timeout=60)).startswith(
            "TypesetError: it took longer than 3 seconds, and was stopped."
        )
        assert other.result(timeout=60) in {child.pid for child in begun()}
        assert len(begun()) == 1


def test_an_error_of_a_worker_comes_back_with_the_place_where_it_arose():
    with local(1) as workers, pytest.raises(ZeroDivisionError) as caught:
        workers.submit(divmod, 1, 0).result()

    assert "task(*facts)" in caught.value.__notes__[0]


def test_a_worker_leaves_an_interrupt_to_its_parent():
    with local(1) as workers:
        worker = workers.submit(os.getpid).result()
        os.kill(worker, signal.SIGINT)

        assert workers.submit(os.getpid).result() == worker


INTERRUPTED_AT_THE_START = """
import os, signal, time
from pipeline.documents.workers import local

signal.signal(signal.SIGINT, signal.SIG_IGN)
os.setpgrp()
signal.signal(signal.SIGINT, lambda *_: None)
with local(1) as workers:
    pid = workers.submit(os.getpid)
    for _ in range(20):
        os.killpg(0, signal.SIGINT)
        time.sleep(0.02)
    pid.result()
"""


def test_an_interrupt_while_a_worker_starts_is_left_to_the_parent_too(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(f"if __name__ == '__main__':\n{indented(INTERRUPTED_AT_THE_START)}")

    ended = run(script)

    assert (ended.returncode, ended.stderr) == (0, "")


PARENT_KILLED = """
import os, signal
from pipeline.documents.workers import local

with local(2) as workers:
    print(*{workers.submit(os.getpid).result() for _ in range(4)}, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_worker_ends_with_its_parent(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(f"if __name__ == '__main__':\n{indented(PARENT_KILLED)}")

    ended = run(script)

    assert ended.returncode == -signal.SIGKILL
    wait_until(lambda: not any(is_alive(int(pid)) for pid in ended.stdout.split()))


def indented(text):
    return "".join(f"    {line}\n" for line in text.splitlines())


def run(script):
    return subprocess.run(
        [sys.executable, script], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# A cluster


@contextmanager
def started(*words, checkout=ROOT):
    """Run a program of distributed while the block lasts."""
    process = subprocess.Popen(
        [sys.executable, "-m", *map(str, words)],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """Give the address of a scheduler without workers."""
    file = tmp_path_factory.mktemp("scheduler") / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
    with started("distributed.cli.dask_scheduler", *words, "--scheduler-file", file):
        wait_until(lambda: file.exists() and file.read_text())
        yield json.loads(file.read_text())["address"]


def worker(scheduler, name, checkout=ROOT):
    words = ("--name", name, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny",
             "--no-dashboard", "--local-directory", "/tmp")  # fmt: skip
    return started("distributed.cli.dask_worker", scheduler, *words, checkout=checkout)


@pytest.fixture(scope="module")
def jobs(marts):
    """Give the sheets of each kind of area, without the guides, which take longest."""
    return [
        Job(brochure, layout, "screen")
        for brochure in brochures(marts, PAIR, AREAS)
        for layout in SHEETS
    ]


@pytest.fixture(scope="module")
def expected(marts):
    """Give the checksum of every document as this machine's processes make it."""
    made = [document(marts, PAIR, area, layout) for area in AREAS for layout in SHEETS]
    return {
        one.pdf.relative_to(one.folder).as_posix(): checksum(one.pdf.read_bytes()) for one in made
    }


def checksum(content):
    return hashlib.sha256(content).hexdigest()


def test_a_cluster_that_loses_a_worker_loses_no_document(scheduler, jobs, expected, tmp_path):
    with (
        worker(scheduler, "doomed") as doomed,
        worker(scheduler, "other"),
        cluster(scheduler) as workers,
    ):
        client = workers.executor._client
        client.wait_for_workers(2, timeout=60)
        made = documents(jobs, workers, Store(tmp_path / "store"), tmp_path / "edition")
        outcomes = [next(made)]
        (address,) = (a for a, info in workers_of(client).items() if info["name"] == "doomed")
        wait_until(lambda: client.run(executing, workers=[address])[address])
        doomed.kill()
        outcomes += made
        left = list(workers_of(client))

    assert [outcome.error for outcome in outcomes] == [""] * len(jobs)
    assert Counter(outcome.path for outcome in outcomes) == Counter(list(expected))
    assert {o.document.path: o.document.sha256 for o in outcomes} == expected
    assert {
        path.relative_to(tmp_path / "edition").as_posix(): checksum(path.read_bytes())
        for path in (tmp_path / "edition").rglob("*.pdf")
    } == expected
    assert address not in left


def workers_of(client):
    return client.scheduler_info(n_workers=-1)["workers"]


def executing(dask_worker):
    """Tell, on a worker, whether it is making a document."""
    return dask_worker.state.executing_count


def test_a_worker_with_another_checkout_is_refused(scheduler, jobs, tmp_path):
    checkout = tmp_path / "checkout"
    for folder in ("pipeline", "reports"):
        shutil.copytree(ROOT / folder, checkout / folder)
    (checkout / "reports/templates/_base.css").write_text("p { color: red }")

    with (
        worker(scheduler, "other checkout", checkout),
        pytest.raises(RenderError) as caught,
        cluster(scheduler) as workers,
    ):
        list(documents(jobs[:1], workers, Store(tmp_path / "store"), tmp_path / "edition"))

    assert caught.value.what == "a worker has other templates, code or tools"
    assert caught.value.expected == toolkit(jobs[0].layout)[:8]
    assert "the same checkout" in caught.value.todo


def test_a_worker_without_a_checkout_is_one_plain_message(scheduler, tmp_path):
    with (
        worker(scheduler, "no checkout", tmp_path),
        pytest.raises(RenderError) as caught,
        cluster(scheduler),
    ):
        pass

    assert caught.value.what == "the scheduler or a worker has not this checkout"
    assert caught.value.found == "No module named 'pipeline'"


def test_a_scheduler_that_goes_is_one_plain_message(tmp_path):
    file = tmp_path / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
    with started("distributed.cli.dask_scheduler", *words, "--scheduler-file", file) as process:
        wait_until(lambda: file.exists() and file.read_text())
        address = json.loads(file.read_text())["address"]
        with (
            worker(address, "alone"),
            pytest.raises(TypesetError) as caught,
            cluster(address) as workers,
        ):
            asleep = workers.submit(time.sleep, 600)
            wait_until(workers.executor._client.processing)
            process.kill()
            asleep.result()

    assert caught.value.what == "the cluster was lost"


def test_a_scheduler_without_workers_is_a_usage_error(scheduler, monkeypatch):
    monkeypatch.setattr("pipeline.documents.workers.ANSWER_SECONDS", 1)

    with pytest.raises(UsageError, match="the scheduler has no workers"), cluster(scheduler):
        pass


def test_an_address_where_no_scheduler_answers_is_a_usage_error(monkeypatch):
    monkeypatch.setattr("pipeline.documents.workers.ANSWER_SECONDS", 1)

    with pytest.raises(UsageError) as caught, cluster("tcp://127.0.0.1:9"):
        pass

    assert caught.value.where == "--scheduler tcp://127.0.0.1:9"
    assert caught.value.what == "no scheduler answers"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("address", ["nonsense://x", "tcp://", "127.0.0.1:port"])
def test_what_is_no_address_is_a_usage_error(address, monkeypatch):
    monkeypatch.setattr("pipeline.documents.workers.ANSWER_SECONDS", 1)

    with pytest.raises(UsageError, match="no scheduler answers"), cluster(address):
        pass


def test_a_cluster_without_its_package_is_a_usage_error(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(UsageError) as caught, cluster("tcp://127.0.0.1:8786"):
        pass

    assert caught.value.what == "distributed is not installed"
    assert "pip install distributed" in caught.value.todo


def test_a_process_that_makes_documents_loads_no_engine_of_the_marts():
    loads = "import sys, pipeline.documents.make; print({'duckdb', 'polars'} & set(sys.modules))"

    made = subprocess.run(
        [sys.executable, "-c", loads], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert made.stdout == "set()\n"
