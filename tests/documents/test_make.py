"""A brochure becomes files on disk, is found again, and what fails does not stop the others."""

import hashlib
import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from importlib.metadata import requires

import pytest

from pipeline.core.errors import RenderError, TypesetError
from pipeline.core.figure import Figure, sentence
from pipeline.core.paths import TEMPLATES, WORDS
from pipeline.documents import make as module
from pipeline.documents.cache import Store
from pipeline.documents.job import Job
from pipeline.documents.make import (
    content_digest,
    documents,
    figures_json,
    make,
    make_variants,
    toolkit,
)
from pipeline.documents.model import Document
from pipeline.documents.workers import Workers, local
from tests.support.made import PAIR, SACRAMENTO, brochures, document

PATH = f"{PAIR}/0000000/trifold.pdf"


@pytest.fixture(scope="module")
def nation(marts):
    (brochure,) = brochures(marts, PAIR, ("nation",))
    return brochure


@pytest.fixture
def job(nation):
    return Job(nation, "trifold", "screen")


@pytest.fixture(scope="module")
def kept(nation, tmp_path_factory):
    """Make the nation's trifold in both variants; gives the store, the folder and the outcomes."""
    folder = tmp_path_factory.mktemp("kept")
    jobs = [Job(nation, "trifold", variant) for variant in ("screen", "print")]
    with local(1) as workers:
        store = Store(folder / "store")
        return store, folder / "edition", list(documents(jobs, workers, store, folder / "edition"))


@pytest.fixture
def here():
    """Give one worker that is a thread of this process: it sees what a test changes."""
    with ThreadPoolExecutor(1) as executor:
        yield Workers(executor, 2)


@pytest.fixture
def nobody():
    """Give workers that have gone home: whoever asks them for a document fails."""
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    return Workers(executor, 2)


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """Give a copy of the templates that a test may change, in use."""
    monkeypatch.setattr(module, "TEMPLATES", shutil.copytree(TEMPLATES, tmp_path / "templates"))
    toolkit.cache_clear()
    yield tmp_path / "templates"
    toolkit.cache_clear()


def test_a_layout_is_set_anew_when_a_shared_part_or_a_sentence_changes(
    templates, tmp_path, monkeypatch
):
    monkeypatch.setattr(module, "WORDS", shutil.copytree(WORDS, tmp_path / "words"))
    digests = {toolkit("guide")}
    for path in (templates / "parts/trend.html.j2", tmp_path / "words/en/page.ftl"):
        path.write_text(f"{path.read_text()}\n")
        toolkit.cache_clear()
        digests.add(toolkit("guide"))

    assert len(digests) == 3


def too_long(brochure):
    return replace(brochure, finding=sentence("far too long " * 900))


def files_in(folder):
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def by_path(outcomes):
    return sorted(outcomes, key=lambda outcome: outcome.path)


# What is made


def test_a_document_is_a_pdf_for_each_variant_its_figures_and_text_once(kept):
    _, folder, _ = kept

    assert files_in(folder) == [
        f"{PAIR}/0000000/trifold.figures.json",
        f"{PAIR}/0000000/trifold.pdf",
        f"{PAIR}/0000000/trifold.preview.png",
        f"{PAIR}/0000000/trifold.print.pdf",
        f"{PAIR}/0000000/trifold.txt",
    ]


def test_a_document_says_what_its_file_is(kept, job):
    _, folder, outcomes = kept
    screen, press = by_path(outcomes)
    pdf = (folder / PATH).read_bytes()

    assert (screen.path, screen.error) == (job.path, "")
    assert screen.document == Document(
        path=PATH,
        pair=PAIR,
        area="0000000",
        layout="trifold",
        variant="screen",
        pages=2,
        bytes=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        content_digest=content_digest(job),
        reused=False,
    )
    assert press.document.path == f"{PAIR}/0000000/trifold.print.pdf"
    assert press.document.variant == "print"


def test_the_same_job_makes_the_same_bytes_in_whatever_process(kept, job, marts):
    _, folder, _ = kept
    pdf = (folder / PATH).read_bytes()

    made = make(job, toolkit("trifold"))

    assert made.pages == 2
    assert made.files["document.pdf"] == pdf
    assert made.files["figures.json"] == (folder / PATH).with_suffix(".figures.json").read_bytes()
    assert document(marts, PAIR, "0000000", "trifold").pdf.read_bytes() == pdf


def test_a_text_that_does_not_fit_is_an_error_and_writes_nothing(nation, here, tmp_path):
    job = Job(too_long(nation), "trifold", "screen")

    (outcome,) = documents([job], here, Store(tmp_path / "store"), tmp_path / "edition")

    assert (outcome.path, outcome.document) == (job.path, None)
    assert outcome.error.startswith("TypesetError: trifold, screen: text does not fit its panel")
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_fails_does_not_stop_the_others(nation, job, tmp_path):
    tall = too_long(nation)
    jobs = [*(Job(tall, "trifold", variant) for variant in ("screen", "print")), job]

    with local(1) as workers:
        outcomes = list(documents(jobs, workers, Store(tmp_path / "store"), tmp_path / "edition"))

    assert sorted(bool(outcome.error) for outcome in outcomes) == [False, True, True]
    assert (tmp_path / "edition" / PATH).exists()


def test_variants_made_together_are_what_each_is_alone(marts):
    (ithaca,) = brochures(marts, PAIR, ("0027060",))
    jobs = [Job(ithaca, "trifold", variant) for variant in ("screen", "print", "proof")]

    together = make_variants(jobs, toolkit("trifold"))

    assert together == [make(job, toolkit("trifold")) for job in jobs]
    assert len({one.warnings for one in together}) == 1
    assert "left out for want of room" in str(together[0].warnings)


def test_what_a_variant_that_fails_did_without_is_there_for_the_next(nation, monkeypatch):
    def tried(job, _, left_out):
        if job.variant == "screen":
            left_out.append("places")
            raise TypesetError("it does not fit")
        return left_out

    monkeypatch.setattr(module, "make", tried)
    jobs = [Job(nation, "trifold", variant) for variant in ("screen", "print")]

    assert [*map(str, make_variants(jobs, ""))] == ["TypesetError: it does not fit.", "[]"]


def test_no_jobs_make_nothing(nobody, tmp_path):
    assert list(documents([], nobody, Store(tmp_path / "store"), tmp_path / "edition")) == []
    assert list(tmp_path.iterdir()) == []


def test_jobs_are_taken_as_workers_get_free(job, here, tmp_path):
    taken = []

    def jobs():
        for area in range(8):
            taken.append(area)
            yield replace(job, brochure=replace(job.brochure, area_code=f"{area:07}"))

    outcomes = documents(jobs(), here, Store(tmp_path / "store"), tmp_path / "edition")
    next(outcomes)
    outcomes.close()

    assert len(taken) <= 4  # two under way, one made, one at hand


# What is found again


def test_what_was_made_needs_no_worker(kept, nation, nobody, tmp_path):
    store, folder, made = kept
    jobs = [Job(nation, "trifold", variant) for variant in ("print", "screen")]

    outcomes = list(documents(jobs, nobody, store, tmp_path))

    assert [outcome.document for outcome in by_path(outcomes)] == [
        replace(outcome.document, reused=True) for outcome in by_path(made)
    ]
    assert files_in(tmp_path) == files_in(folder)
    assert all((tmp_path / name).read_bytes() == (folder / name).read_bytes()
               for name in files_in(folder))  # fmt: skip


def test_a_damaged_document_is_made_again(job, here, tmp_path):
    store = Store(tmp_path / "store")
    (first,) = documents([job], here, store, tmp_path / "first")
    (store.find(content_digest(job)).folder / "document.pdf").write_bytes(b"scribbled over")

    (second,) = documents([job], here, store, tmp_path / "second")

    assert second == first
    pdf = (tmp_path / "second" / PATH).read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == first.document.sha256


def test_what_was_made_before_a_stop_is_found_again(job, here, nobody, tmp_path):
    other = replace(job, brochure=replace(job.brochure, area_code="0000001"))
    store = Store(tmp_path / "store")
    outcomes = documents([job, other], here, store, tmp_path / "stopped")
    first = next(outcomes)
    outcomes.close()

    (again,) = documents(
        [one for one in (job, other) if one.path == first.path], nobody, store, tmp_path / "again"
    )

    assert again.document == replace(first.document, reused=True)


def test_another_area_another_variant_and_another_layout_are_other_contents(marts, job):
    (sacramento,) = brochures(marts, PAIR, (SACRAMENTO,))
    others = [replace(job, brochure=sacramento), replace(job, variant="print"),
              replace(job, layout="guide")]  # fmt: skip

    assert len({content_digest(other) for other in [job, *others]}) == 4


def test_a_file_revised_elsewhere_leaves_the_content_as_it_is(job):
    other = changed(job, lambda figure: replace(figure, file_sha256="0" * 64))

    assert other != job
    assert content_digest(other) == content_digest(job)


def test_a_figure_revised_is_another_content(job):
    other = changed(job, lambda figure: replace(figure, printed=figure.printed + "0"))

    assert content_digest(other) != content_digest(job)


def changed(value, change):
    """Change every Figure in a record, however deep."""
    if isinstance(value, tuple):
        return tuple(changed(item, change) for item in value)
    if isinstance(value, Figure):
        return change(value)
    if is_dataclass(value):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: changed(part, change) for name, part in parts.items()})
    return value


# What sets a page


def test_a_layouts_template_is_its_own(templates):
    before = toolkit("trifold"), toolkit("guide")
    style = templates / "trifold/trifold.css"
    style.write_text(style.read_text() + "\n/* */\n")
    toolkit.cache_clear()

    assert (toolkit("trifold") != before[0], toolkit("guide") == before[1]) == (True, True)


@pytest.mark.parametrize("name", ["_base.css", "_print.css"])
def test_a_shared_part_is_every_layouts(templates, name):
    before = toolkit("trifold"), toolkit("guide")
    (templates / name).write_text((templates / name).read_text() + "\n/* */\n")
    toolkit.cache_clear()

    assert (toolkit("trifold") != before[0], toolkit("guide") != before[1]) == (True, True)


def test_a_template_that_fails_stops_all(templates, job, here, tmp_path):
    (templates / "trifold/trifold.html.j2").write_text("{{ brochure.nonsense }}")
    outcomes = documents([job, job], here, Store(tmp_path / "store"), tmp_path / "edition")

    with pytest.raises(RenderError, match=r"the template cannot be filled.*nonsense"):
        next(outcomes)


def test_a_worker_with_other_templates_is_refused(job):
    with pytest.raises(RenderError, match="a worker has other templates, code or tools") as caught:
        make(job, "0" * 64)

    assert caught.value.expected == "00000000"


def test_whatever_has_a_hand_in_the_pages_bytes_is_named():
    needed = {re.match(r"[\w-]+", name)[0].lower() for name in requires("weasyprint")
              if "extra" not in name}  # fmt: skip

    assert needed - {"cffi"} <= set(module.PACKAGES)


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
         "inputs": [], "input_values": [], "mart": "", "row": {}, "column": ""},
        {"id": "a", "printed": "−3.2%", "value": -3.2, "unit": "pct", "kind": "derived",
         "source": "s", "release": "r", "key": "", "file_sha256": "h", "formula": "a - b",
         "inputs": ["x", "y"], "input_values": [1, 2], "mart": "", "row": {}, "column": ""},
    ]  # fmt: skip
