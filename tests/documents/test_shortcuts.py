"""What WeasyPrint laid out once is found again: pages have the bytes that it gives by itself."""

import sys
from itertools import product

import pytest

from pipeline.core.errors import TypesetError
from pipeline.core.paths import TEMPLATES
from pipeline.documents.cache import PDF
from pipeline.documents.engine import known_version, line_memo, shortcuts
from pipeline.documents.engine.typeset import typeset
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
    made = [one for pair, areas in WHERE.items() for one in brochures(marts, pair, areas)]
    papers = [name for name, layout in layouts().items() if layout.becomes == "pdf"]
    screens = [Job(one, layout, "screen") for one, layout in product(made, papers)]
    return [*screens, *(Job(made[0], "trifold", variant) for variant in ("print", "proof"))]


@pytest.fixture
def unknown(monkeypatch):
    """Have WeasyPrint do as it does by itself: its version is another than the known one."""
    shortcuts.leave_shortcuts()
    monkeypatch.setattr(known_version, "version", lambda _: "71.0")
    yield monkeypatch
    monkeypatch.undo()
    shortcuts.take_shortcuts()


def bytes_of(jobs):
    return [make(job, toolkit(job.layout)).files[PDF] for job in jobs]


def test_the_bytes_are_the_engines_own(jobs, unknown):
    own = bytes_of(jobs)
    unknown.undo()

    shortcuts.take_shortcuts()
    assert bytes_of(jobs) == own
    assert bytes_of(jobs[:4]) == own[:4]


def test_another_version_is_left_alone_and_told(unknown):
    before = vars(line_memo.inline)["split_first_line"]
    for name in ("line_memo", "style_defaults"):
        unknown.setitem(sys.modules, f"{shortcuts.__package__}.{name}", None)

    shortcuts.take_shortcuts()

    assert vars(line_memo.inline)["split_first_line"] is before
    assert (
        known_version.strangeness() == "WeasyPrint 71.0 is not known as 70.0 is: pages take longer"
    )


def test_a_panel_that_is_known_warns_again():
    html = (
        '<html lang="en"><head><title>t</title></head><body><section class="panel" id="handout">'
        '<p style="colour: red">of the wrong spelling</p></section></body></html>'
    )

    for _ in range(2):
        with pytest.raises(TypesetError, match="colour"):
            typeset(html, layout="handout", variant="screen", templates=TEMPLATES)
