"""What WeasyPrint split once is found again: pages have the bytes that it gives by itself."""

from itertools import product

import pytest

from pipeline.documents.cache import PDF
from pipeline.documents.engine import known_version, line_memo
from pipeline.documents.job import Job
from pipeline.documents.make import make, toolkit
from pipeline.settings.layouts import layouts
from tests.support.made import brochures

WHERE = {  # the longest name, a withheld figure, the nation
    "medical-assistant_vs_medical-office-assistant": ("0600007", "0027060"),
    "31-1131:29-2061": ("0000000",),
}


@pytest.fixture
def jobs(marts):
    made = (one for pair, areas in WHERE.items() for one in brochures(marts, pair, areas))
    return [Job(one, layout, "screen") for one, layout in product(made, layouts())]


@pytest.fixture(autouse=True)
def remembered():
    yield
    line_memo.remember_lines()


def bytes_of(jobs):
    return [make(job, toolkit(job.layout)).files[PDF] for job in jobs]


def test_the_bytes_are_the_engines_own(jobs):
    line_memo.forget_lines()
    own = bytes_of(jobs)

    line_memo.remember_lines()
    assert bytes_of(jobs) == own
    assert bytes_of(jobs[:4]) == own[:4]


def test_another_version_is_left_alone_and_told(monkeypatch):
    line_memo.forget_lines()
    before = vars(line_memo.inline)["split_first_line"]
    monkeypatch.setattr(known_version, "version", lambda _: "71.0")

    line_memo.remember_lines()

    assert vars(line_memo.inline)["split_first_line"] is before
    assert (
        known_version.strangeness() == "WeasyPrint 71.0 is not known as 70.0 is: pages take longer"
    )
