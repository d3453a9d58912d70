"""An edition holds what was asked for; a change remakes only the documents that show it."""

import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pypdfium2
import pytest

from pipeline import report as module
from pipeline.archive.citation import cite
from pipeline.archive.releases import newest_held
from pipeline.core.errors import CheckError, RenderError, TypesetError, UsageError
from pipeline.core.paths import SQL, TEMPLATES, Paths
from pipeline.documents import make as documents
from pipeline.documents.make import toolkit
from pipeline.documents.workers import Workers
from pipeline.report import report
from pipeline.settings.request import Request
from pipeline.sources.register import SOURCES
from tests.support import samples
from tests.support.small_archive import AREAS_MADE, WARNED, everything_in, revise

PAIR = "medical-assistant_vs_medical-office-assistant"
FRESNO_MEDIAN = "OEUM002342000000031909213"


def made(root, **asked_for):
    """Run report on a root; gives its edition and what it said."""
    said = []
    edition = report(Request(jobs=2, **asked_for), Paths(root), said.append, lambda items, _: items)
    return edition, said


def remade(edition):
    return {document.area for document in edition.manifest.documents if not document.reused}


def latest(root):
    return everything_in(root / "data/out/latest")


@pytest.fixture
def untouched(root):
    """Prove that the last edition is as it was, and that nothing half made is left."""
    before = latest(root), (root / "data/out/latest").readlink()
    yield
    assert (latest(root), (root / "data/out/latest").readlink()) == before
    assert list((root / "data/out").glob(".*")) == []


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """Give a copy of the templates that a test may change; documents are made in this process."""
    copied = shutil.copytree(TEMPLATES, tmp_path / "templates")
    monkeypatch.setattr(documents, "TEMPLATES", copied)
    toolkit.cache_clear()
    with ThreadPoolExecutor(1) as executor:
        monkeypatch.setattr(module, "workers_of", lambda _: nullcontext(Workers(executor, 2)))
        yield copied
    toolkit.cache_clear()


# What an edition holds


def test_an_edition_holds_the_documents_of_the_matrix(first_run):
    root, _ = first_run
    names = [f"{PAIR}/{area}/trifold.{kind}" for area in AREAS_MADE
             for kind in ("figures.json", "pdf", "preview.png", "txt")]  # fmt: skip

    assert {*latest(root)} >= {*names, "manifest.json", "index.html"}
    assert {name for name in latest(root) if name.startswith(PAIR)} == set(names)


def test_the_manifest_says_what_the_edition_was_built_from(first_run):
    root, _ = first_run
    manifest = json.loads((root / "data/out/latest/manifest.json").read_text())
    receipt = json.loads((root / "data/raw/bls_oews/2025A01/receipt.json").read_text())

    assert manifest["edition"] == (root / "data/out/latest").readlink().name
    assert {name: b["release"] for name, b in manifest["built_from"].items()} == {
        "bea_rpp": "2024",
        "bls_oews": "2025A01",
        "bls_projections": "2024-34",
        "roles": "roles",
        **{source.name: one.name for source in samples.OTHERS for one in samples.samples(source)},
    }
    assert manifest["built_from"]["bls_oews"]["files"] == {
        file["name"]: file["sha256"] for file in receipt["files"]
    }
    assert [(d["area"], d["pages"], d["reused"]) for d in manifest["documents"]] == [
        (area, 2, False) for area in AREAS_MADE
    ]
    assert [check["name"] for check in manifest["checks"]] == sorted(
        path.stem for path in (SQL / "4_checks").glob("*.sql")
    )
    assert {check["rows"] for check in manifest["checks"]} == {0}
    assert manifest["failures"] == []
    assert [one for one in manifest["warnings"] if not WARNED.fullmatch(one)] == []


def test_a_figure_is_the_archives_cell_and_stands_on_the_page(first_run):
    folder = first_run[0] / "data/out/latest" / PAIR / "0023420"
    figures = json.loads((folder / "trifold.figures.json").read_text())
    (median,) = (figure for figure in figures if figure["key"] == FRESNO_MEDIAN)
    with pypdfium2.PdfDocument(folder / "trifold.pdf") as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)

    assert (median["printed"], median["value"]) == ("$46,500", 46500)
    assert "$46,500" in text


def test_the_same_archive_gives_the_same_bytes_elsewhere(first_run, root):
    shutil.rmtree(root / "data/out")

    made(root, areas=("nation",))

    name = f"{PAIR}/0000000/trifold.pdf"
    assert latest(root)[name] == latest(first_run[0])[name]


def test_the_next_release_is_counted_from_the_day_that_the_receipt_says():
    needed = [source for source in SOURCES if not source.is_optional]
    cited = cite(newest_held(Paths().raw, needed), needed)

    assert {name: (one.next_expected, one.is_overdue) for name, one in cited.items()} == {
        "bls_oews": ("about May 2027", False),
        "bls_projections": ("about August 2026", True),
        "bea_rpp": ("about February 2027", False),
        "roles": ("", False),
    }


# What is made again


def test_a_run_whose_edition_is_gone_reuses_every_document(root):
    before = latest(root)
    shutil.rmtree(root / "data/out/editions")

    edition, said = made(root)

    assert remade(edition) == set()
    assert "typeset    0 documents  5 reused" in said
    same = {name: digest for name, digest in before.items() if name.startswith(PAIR)}
    assert {name: d for name, d in latest(root).items() if name.startswith(PAIR)} == same


def test_a_revised_cell_remakes_only_the_documents_that_quote_it(root):
    quoting = {
        path.parent.name
        for path in (root / "data/out/latest").glob("*/*/*.figures.json")
        if FRESNO_MEDIAN in path.read_text()
    }
    revise(root, FRESNO_MEDIAN, "46510")

    edition, _ = made(root)

    assert remade(edition) == quoting
    assert {"0023420", "0017020"} <= quoting <= {"0023420", "0017020", "0600000"}
    text = (edition.folder / PAIR / "0023420/trifold.figures.json").read_text()
    assert '"$46,510"' in text
    assert '"$46,500"' not in text


def test_a_cell_of_an_occupation_that_no_pair_has_remakes_nothing(root):
    revise(root, "OEUM002342000000031113113", "44720")

    edition, _ = made(root)

    assert remade(edition) == set()


def test_a_role_file_remakes_what_it_says(root):
    role = root / "data/raw/roles/medical-assistant.toml"
    role.write_text("# a comment\n" + role.read_text())
    assert remade(made(root)[0]) == set()
    matrix = root / "brochures.toml"
    matrix.write_text(matrix.read_text().replace("888-675-2460", "888-675-2461"))

    assert remade(made(root, areas=AREAS_MADE[:2])[0]) == {*AREAS_MADE[:2]}


def test_a_template_remakes_its_layout_only(root, templates):
    both = {"layouts": ("trifold", "guide"), "areas": ("nation",)}
    made(root, **both)
    style = templates / "guide/guide.css"
    style.write_text(style.read_text() + "\nh1 { color: black }\n")
    toolkit.cache_clear()

    edition, _ = made(root, **both)

    assert [(d.layout, d.reused) for d in edition.manifest.documents] == [
        ("guide", False),
        ("trifold", True),
    ]


# What goes wrong


@pytest.fixture
def unwritten(root):
    """Have a role begun, two of its texts still to be written."""
    role = root / "data/raw/roles/medical-assistant.toml"
    text = re.sub(r"(?m)^(hours|summary) = .*", r'\1 = "TODO: write it"', role.read_text())
    (role.parent / "begun.toml").write_text(text)
    return role.parent / "begun.toml"


def test_a_role_with_gaps_that_no_pair_names_is_warned_of(root, unwritten):
    edition, said = made(root)

    assert remade(edition) == set()
    told = f"warning    {unwritten} is left out: summary, hours still to be written"
    warnings = [line for line in said if line.startswith("warning")]
    assert warnings[0] == told
    assert [one for one in warnings[1:] if not WARNED.search(one)] == []


@pytest.mark.usefixtures("untouched")
def test_a_role_with_gaps_that_a_pair_names_is_refused(root, unwritten):
    matrix = root / "brochures.toml"
    matrix.write_text(matrix.read_text().replace('["medical-assistant", ', '["begun", '))

    with pytest.raises(UsageError, match="summary, hours still to be written") as caught:
        made(root)

    assert caught.value.where == str(unwritten)


@pytest.mark.usefixtures("untouched")
def test_when_no_document_can_be_made_nothing_is_published(root, templates):
    (templates / "trifold/trifold.css").write_text(".panel { width: 20pt }")

    with pytest.raises(TypesetError, match="not one of 1 documents could be made"):
        made(root, areas=("nation",))


@pytest.mark.usefixtures("untouched")
def test_a_template_that_fails_publishes_nothing(root, templates):
    (templates / "trifold/_cover.html.j2").write_text("\n{{ brochure.nonsense }}")

    with pytest.raises(RenderError) as caught:
        made(root)

    assert caught.value.what == "the template cannot be filled"
    assert caught.value.where.endswith("trifold/_cover.html.j2, line 2")
    assert "nonsense" in caught.value.found
    assert caught.value.todo


@pytest.mark.usefixtures("untouched")
def test_a_check_that_finds_rows_publishes_nothing(root):
    revise(root, FRESNO_MEDIAN, "30000")  # below its own 10th percentile

    with pytest.raises(CheckError, match="0023420"):
        made(root)
