"""edition.xlsx holds what its edition's documents print, and is published with them."""

import json
import shutil

import pytest

from pipeline.core.files import sha256_of
from pipeline.core.paths import Paths
from pipeline.editions.read import manifest_of
from pipeline.report import report
from pipeline.settings.request import Request
from tests.support.workbook_cells import figures, listed, numbers, opened, records
from tests.support.world import run_here


@pytest.fixture(scope="module")
def edition(first_run):
    return (first_run[0] / "data/out/latest").resolve()


@pytest.fixture(scope="module")
def book(edition):
    return opened(edition / "edition.xlsx")


def test_its_figures_are_those_of_the_documents_field_by_field(edition, book):
    printed = [
        figure
        for path in sorted(edition.glob("*/*/*.figures.json"))
        for figure in json.loads(path.read_text())
    ]
    held = {named(one): one for one in figures(book)}

    assert len(printed) > 250
    for one in printed:
        found = held[named(one)]
        assert found | {"value": ""} == one | {"value": ""}
        assert found["value"] == one["value"] or found["value"] == pytest.approx(one["value"])


def named(figure):
    return figure["id"], figure["printed"], *figure["row"].values()


def test_every_number_of_a_table_is_that_of_a_figure(book):
    assert dict(numbers(book)) == pytest.approx(listed(book), rel=1e-14)
    assert len(listed(book)) > 500


def test_it_is_listed_linked_and_proved(edition):
    manifest = manifest_of(edition)

    assert manifest.pages["edition.xlsx"] == sha256_of(edition / "edition.xlsx")
    assert 'href="edition.xlsx"' in (edition / "index.html").read_text()
    assert records(opened(edition / "edition.xlsx"), "About")[2]["What to know"] == edition.name


def test_the_same_archive_gives_the_same_bytes(edition, root):
    shutil.rmtree(root / "data/out/editions")

    again = report(Request(jobs=2), Paths(root), lambda _: None, lambda items, _: items)

    assert sha256_of(again.folder / "edition.xlsx") == sha256_of(edition / "edition.xlsx")


@pytest.mark.parametrize(
    ("id", "printed"),
    [
        ("oews.0023420.31-9092.hourly_25th", "$18.71"),
        ("delta.0023420.31-9092.state.adjusted_mean.low", "$"),
    ],
)
def test_a_figure_that_stands_in_a_table_alone_is_explained(root, edition, id, printed):
    documents = "".join(path.read_text() for path in edition.glob("*/*/*.figures.json"))

    ended = run_here(root, "explain", id)

    assert f'"{id}"' not in documents
    assert ended.stdout.startswith(printed)
    assert "oe.data.0.Current.zst, line " in ended.stdout
