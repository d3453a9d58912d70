"""No head, label, picture or headline of a declared pair goes by letters that few know."""

import re
from html.parser import HTMLParser

import pytest

from pipeline.core.paths import TEMPLATES
from pipeline.documents.render import render
from pipeline.settings.layouts import layouts
from tests.support.made import matrix, sampled

LETTERS = re.compile(r"\b(MA|MOA|RN|LPN|RPh|MLP|Phleb)\b")
HEADS = ("title", "h1", "h2", "h3", "th", "caption", "figcaption")
SAID = ("alt", "data-alt", "data-head", "title", "content")


class Labels(HTMLParser):
    """Collects what stands in heads and labels, and what is said of pictures and links."""

    def __init__(self, html):
        super().__init__()
        self.open, self.texts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.texts += [given[name] for name in SAID if given.get(name)]
        if tag not in ("br", "img", "meta", "col", "hr"):
            classes = (given.get("class") or "").split()
            self.open.append(tag in HEADS or {"label", "finding"} & {*classes})

    def handle_endtag(self, _):
        self.open.pop()

    def handle_data(self, data):
        if any(self.open):
            self.texts.append(data)


@pytest.mark.parametrize("pair", [pair.slug for pair in matrix().pairs])
def test_a_job_goes_by_its_name(marts, pair):
    texts = {
        text
        for brochure in map(sampled(marts, pair).get, ("0000000", "0040900", "7200000"))
        for layout in layouts()
        for text in Labels(render(brochure, layout, TEMPLATES).html).texts
    }

    assert len(texts) > 60
    assert [text for text in texts if LETTERS.search(text)] == []


def test_letters_in_a_head_a_label_and_a_picture_are_noticed():
    html = (
        '<figure data-alt="MA: $1"><p class="label">Pay, <b>RN</b></p></figure><h2>MOA<br>a</h2>'
        '<table><tr><th scope="col">LPN</th><td>RPh</td></tr></table>'
    )

    assert [text for text in Labels(html).texts if LETTERS.search(text)] == [
        "MA: $1", "RN", "MOA", "LPN",
    ]  # fmt: skip
