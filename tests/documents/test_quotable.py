"""The desk sheet has as many pages as it needs, and a table beside it; no other shows it."""

import csv
from dataclasses import replace

import pytest

from pipeline.core.errors import Faults, UsageError
from pipeline.core.figure import sentence
from pipeline.documents.job import Job
from pipeline.documents.make import content_digest
from pipeline.settings.request import Request, narrow
from tests.documents.test_render import composed
from tests.support.made import PAIR, QUOTABLE, SACRAMENTO, document, matrix, page_texts


def changed(brochure):
    return replace(brochure, quotable=replace(brochure.quotable, about=sentence("Another")))


def test_a_digest_holds_the_quotes_of_the_page_that_shows_them_alone():
    brochure = composed()

    def is_same(layout):
        jobs = (Job(one, layout, "screen") for one in (brochure, changed(brochure)))
        return len({content_digest(job) for job in jobs}) == 1

    assert [is_same(layout) for layout in ("trifold", "guide", QUOTABLE)] == [True, True, False]


def test_it_has_no_variant_for_the_press():
    order = Request(layouts=(QUOTABLE,), variants=("print",))

    with pytest.raises(UsageError, match="the layout quotable is not made"), Faults() as faults:
        narrow(matrix(), order, faults)


def test_every_sentence_of_the_table_stands_on_the_page(marts):
    made = document(marts, PAIR, SACRAMENTO, QUOTABLE)
    pages = [" ".join(text.replace("\ufffe", "-").split()) for text in page_texts(made.pdf)]
    with made.pdf.with_suffix(".csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    figures = {figure["id"] for figure in made.figures}

    assert len(pages) == 4
    assert "What may not be said Not this Because" in pages[1][:200]
    assert [row["sentence"] for row in rows if row["sentence"] not in " ".join(pages)] == []
    assert {id for row in rows for id in row["figure_ids"].split("; ") if id} <= figures
