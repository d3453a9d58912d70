"""A brochure becomes files on disk, and what fails says so without stopping the others."""

import hashlib
import json
import multiprocessing
from dataclasses import replace

import pytest

from pipeline.documents import Job, figures_json, make, make_all
from pipeline.errors import TypesetError
from pipeline.model.figure import Figure, sentence
from pipeline.model.manifest import Document
from tests.made import PAIR, SACRAMENTO, brochures, document


@pytest.fixture(scope="module")
def nation(marts):
    (brochure,) = brochures(marts, PAIR, ("nation",))
    return brochure


@pytest.fixture(scope="module")
def made(nation, tmp_path_factory):
    """Make the nation's trifold in both variants; gives the folder and what became of the job."""
    folder = tmp_path_factory.mktemp("edition")
    return folder, make(Job(nation, "trifold", ("screen", "print"), folder))


def too_long(brochure):
    return replace(brochure, shared=sentence("far too long " * 900))


def test_a_job_writes_a_pdf_for_each_variant_and_its_figures_once(made):
    folder, _ = made

    assert sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    ) == [
        f"{PAIR}/0000000/trifold.figures.json",
        f"{PAIR}/0000000/trifold.pdf",
        f"{PAIR}/0000000/trifold.print.pdf",
    ]


def test_a_document_says_what_its_file_is(made):
    folder, result = made
    screen, press = result.documents
    pdf = (folder / screen.path).read_bytes()

    assert (result.name, result.error) == (f"{PAIR}/0000000/trifold", "")
    assert screen == Document(
        path=f"{PAIR}/0000000/trifold.pdf",
        pair=PAIR,
        area="0000000",
        layout="trifold",
        variant="screen",
        pages=2,
        bytes=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        content_digest=screen.content_digest,
    )
    assert (press.path, press.variant) == (f"{PAIR}/0000000/trifold.print.pdf", "print")
    assert len(screen.content_digest) == 64
    assert screen.content_digest != press.content_digest


def test_the_same_job_makes_the_same_bytes_in_whatever_process(made, marts, nation, tmp_path):
    folder, result = made

    again = make(Job(nation, "trifold", ("screen",), tmp_path))

    assert again.documents == result.documents[:1]
    by_a_worker = document(marts, PAIR, "0000000", "trifold").pdf
    assert by_a_worker.read_bytes() == (folder / result.documents[0].path).read_bytes()


def test_another_area_is_another_content(made, marts, tmp_path):
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))

    (other,) = make(Job(brochure, "trifold", ("screen",), tmp_path)).documents

    assert other.content_digest != made[1].documents[0].content_digest


def test_a_text_that_does_not_fit_is_an_error_and_writes_nothing(nation, tmp_path):
    result = make(Job(too_long(nation), "trifold", ("screen",), tmp_path))

    assert result.documents == ()
    assert result.error.startswith("TypesetError: trifold, screen: text does not fit its panel")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_an_error_of_the_job(nation, tmp_path):
    (tmp_path / PAIR).write_text("a file where the folder should be")

    result = make(Job(nation, "trifold", ("screen",), tmp_path))

    assert result.documents == ()
    assert result.error.startswith("it cannot be written: ")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_job_that_fails_does_not_stop_the_others(nation, tmp_path, workers):
    jobs = [
        Job(too_long(nation), "trifold", ("screen",), tmp_path / "wrong"),
        Job(nation, "trifold", ("screen",), tmp_path / "right"),
    ]

    results = list(make_all(jobs, workers))

    assert sorted(bool(result.error) for result in results) == [False, True]
    assert (tmp_path / "right" / PAIR / "0000000/trifold.pdf").exists()


def test_no_jobs_make_nothing():
    assert list(make_all([], 1)) == []


def test_stopping_early_leaves_no_worker_behind(nation, tmp_path):
    jobs = [Job(nation, "trifold", ("screen",), tmp_path / str(n)) for n in range(4)]

    results = make_all(jobs, 2)
    next(results)
    results.close()

    assert multiprocessing.active_children() == []


def test_a_worker_that_is_killed_is_one_plain_message(nation, tmp_path):
    jobs = [Job(nation, "trifold", ("screen",), tmp_path / str(n)) for n in range(4)]

    results = make_all(jobs, 2)
    next(results)
    for worker in multiprocessing.active_children():
        worker.kill()

    with pytest.raises(TypesetError, match="a worker was killed"):
        list(results)
    assert multiprocessing.active_children() == []


def test_figures_are_written_in_order_with_every_field_but_the_side():
    figures = [
        Figure("b", "36", "36", "text", "editorial", "brochures.toml", "", "k", "", side="first"),
        Figure("a", "−3.2%", -3.2, "pct", "derived", "s", "r", "", "h", "a - b", ("x", "y"),
               (1, 2)),
    ]  # fmt: skip

    text = figures_json(figures)

    assert text.endswith("]\n")
    assert "−3.2%" in text
    assert json.loads(text) == [
        {"id": "b", "printed": "36", "value": "36", "unit": "text", "kind": "editorial",
         "source": "brochures.toml", "release": "", "key": "k", "file_sha256": "", "formula": "",
         "inputs": [], "input_values": []},
        {"id": "a", "printed": "−3.2%", "value": -3.2, "unit": "pct", "kind": "derived",
         "source": "s", "release": "r", "key": "", "file_sha256": "h", "formula": "a - b",
         "inputs": ["x", "y"], "input_values": [1, 2]},
    ]  # fmt: skip
