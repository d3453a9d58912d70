"""One studio that the tests of its rooms share."""

import re
import signal

import pytest

from tests.cli.test_cli import all_gone
from tests.support.studios import make_root, opened_studio

ANSWERS = re.compile("404|409|422|net::ERR_")  # that a page tells, and the console notes


@pytest.fixture(scope="package")
def studio(tmp_path_factory):
    """Give a studio that is open; about four seconds."""
    root = make_root(tmp_path_factory.mktemp("project"))
    with opened_studio(root) as opened:
        yield opened
        opened.process.send_signal(signal.SIGINT)
        said = opened.process.communicate(timeout=30)[1]
    assert "closed     the studio" in said
    assert all_gone(opened.process.pid)
    assert not [*(root / "data/out").glob(".[bs]*")]


@pytest.fixture
def opened(chromium, studio):
    """Give a function that opens a page of the studio; its console must stay clean."""
    contexts, complaints, elsewhere = [], [], []

    def open_page(path="/", **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda said: complaints.append(said.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda asked: elsewhere.append(asked.url))
        tab.goto(studio.url)
        tab.goto(studio.base + path)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert [one for one in complaints if not ANSWERS.search(one)] == []
    assert [url for url in elsewhere if not url.startswith((studio.base, "data:"))] == []
