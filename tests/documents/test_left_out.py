"""What a panel has no room for is left out, block by block; its type stays as large as it is."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from pipeline.core.errors import TypesetError
from pipeline.core.paths import TEMPLATES
from pipeline.documents import make as module
from pipeline.documents.cache import FIGURES, TEXT, Store
from pipeline.documents.job import Job
from pipeline.documents.make import documents, make, toolkit
from pipeline.documents.render import render
from pipeline.documents.workers import Workers
from tests.documents.test_typeset import composed
from tests.support.made import PAIR, SACRAMENTO, brochures

STYLE = """
@page { size: 8.5in 11in; margin: 0 0 556pt }
html { font-size: 10pt; line-height: 20pt }
.page { position: relative; width: 8.5in; height: 236pt; break-after: page }
.page:last-child { break-after: auto }
.panel { position: absolute; top: 0; left: 0; width: 300pt; height: 218pt; padding: 9pt }
.panel + .panel { left: 306pt }
.block { margin-top: 10pt }
"""  # a panel has room for eleven lines


@pytest.fixture
def make_guide(tmp_path, monkeypatch):
    """Make a guide whose pages are filled from a test's own template, in a variant."""
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    monkeypatch.setattr(module, "TEMPLATES", templates)

    (templates / "_parts.css").write_text("")

    def make_guide(*pages, variant="screen", style=""):
        (templates / "guide/guide.css").write_text(STYLE + style)
        (templates / "guide/guide.html.j2").write_text(
            '{% import "_parts.html.j2" as parts %}<html lang="en"><head><title>t</title></head>'
            f"<body>{''.join(f'<div class=page>{page}</div>' for page in pages)}</body></html>"
        )
        toolkit.cache_clear()
        return make(Job(composed(), "guide", variant), toolkit("guide"))

    yield make_guide
    toolkit.cache_clear()


def panel(*parts, name="one"):
    return f'<section class="panel" id="{name}">{"".join(parts)}</section>'


def lines(count, said="line"):
    return "".join(f"<p>{said} {number}</p>" for number in range(count))


def block(name, worth, content):
    return f'{{% call parts.block("{name}", worth={worth}) %}}{content}{{% endcall %}}'


def text_of(made):
    return made.files[TEXT].decode().splitlines()


def left_out(*names):
    return f"left out for want of room: {'; '.join(names)}"


def test_the_greatest_worth_goes_first_and_at_equal_worth_the_later_until_the_rest_fits(make_guide):
    made = make_guide(
        panel(
            lines(5),
            block("first", 3, lines(2, "first")),
            block("kept", 1, lines(2, "kept")),
            block("second", 3, lines(2, "second")),
            block("most", 7, lines(2, "most")),
            block("fixed", 0, lines(1, "fixed")),
        )
    )

    assert made.warnings == (left_out("most", "second", "first"),)
    assert text_of(made) == [
        "line 0", "line 1", "line 2", "line 3", "line 4", "kept 0", "kept 1", "fixed 0"
    ]  # fmt: skip


def test_what_there_is_room_for_stays(make_guide):
    exactly = panel(lines(4), block("a", 2, lines(3)), block("b", 1, lines(2)), lines(1))
    over = exactly.replace("<p>line 3</p>", "<p>line 3</p><p>one more</p>")

    assert make_guide(exactly).warnings == ()
    assert make_guide(over).warnings == (left_out("a"),)


@pytest.mark.parametrize(
    ("style", "gone"),
    [
        ("#one { display: flex; flex-direction: column; gap: 20pt } .block { margin: 0 }", 2),
        (".block { margin: 10pt 0 } .block + .block { margin-top: 30pt }", 3),
        (".block { padding-top: 10pt; border-top: 1pt solid }", 3),
    ],
    ids=["gaps", "margins", "borders"],
)
def test_the_room_between_blocks_is_counted_and_two_renderings_are_enough(
    make_guide, monkeypatch, style, gone
):
    rendered = []
    render = module.render
    monkeypatch.setattr(module, "render", lambda *all: rendered.append(all) or render(*all))
    blocks = [block(f"block{number}", number, lines(2)) for number in range(1, 7)]

    made = make_guide(panel(*blocks), style=style)

    assert made.warnings[-1] == left_out(*(f"block{6 - n}" for n in range(gone)))
    assert len(rendered) == 2


def test_a_block_that_makes_a_page_more_is_left_out(make_guide):
    flowing = ".panel, .panel + .panel { position: static }"

    made = make_guide(panel(lines(9), block("long", 1, lines(60))), style=flowing)

    assert (made.pages, made.warnings) == (1, (left_out("long"),))


def test_only_a_panel_without_room_does_without(make_guide):
    other = panel(lines(9), block("other", 9, lines(1)), name="two")

    made = make_guide(
        panel(lines(11), block("own", 1, lines(1))) + other, panel(lines(8), name="three")
    )

    assert (made.pages, made.warnings) == (2, (left_out("own"),))


def test_what_a_block_prints_goes_with_it_and_the_small_print_that_it_called_for(make_guide):
    growth = block("growth", 1, "<p>{{ parts.plain(brochure.outlook.openings) }}</p>")
    small = "{{ parts.columns(brochure.small_print.full) }}"
    style = "#small { width: 560pt; padding-top: 11pt; font-size: 8pt; line-height: 9pt }"

    def sources(*parts):
        made = make_guide(panel(*parts), panel(small, name="small"), style=style)
        return {one["source"] for one in json.loads(made.files[FIGURES])}, text_of(made)

    pay = "<p>{{ parts.plain(brochure.pay.gap) }}</p>"
    shown, said = sources(pay, growth)
    cut, heard = sources(pay, lines(6), growth)

    assert shown - cut == {"bls_projections"}
    assert [text for text in said if text not in heard] == [
        str(composed().outlook.openings),
        *(text for text in said if "Growth and openings" in text or "Employment Proj" in text),
    ]


def test_the_screen_and_the_press_do_without_the_same(make_guide):
    parts = [block(f"block{number}", number, lines(3)) for number in range(1, 7)]

    screen, press = (make_guide(panel(*parts), variant=variant) for variant in ("screen", "print"))

    assert screen.warnings == press.warnings == (left_out("block6", "block5", "block4"),)
    assert text_of(screen) == text_of(press)
    assert screen.files[FIGURES] == press.files[FIGURES]


@pytest.mark.parametrize(
    "parts",
    [[lines(14)], [lines(14), block("a", 0, lines(1))], [lines(14), block("a", 1, lines(1))]],
    ids=["no block", "none of worth", "none that is enough"],
)
def test_what_no_block_makes_room_for_is_refused(make_guide, parts):
    with pytest.raises(TypesetError) as error:
        make_guide(panel(*parts))

    assert error.value.what == "text does not fit its panel"
    assert error.value.found.endswith("letters are cut off")
    assert "give a block of that panel a worth" in error.value.todo


def test_what_was_left_out_is_told_again_when_the_document_is_reused(make_guide, tmp_path):
    make_guide(panel(lines(11), block("a", 1, lines(1))))
    job = Job(replace(composed(), area_code="0040900"), "guide", "screen")

    with ThreadPoolExecutor(1) as executor:
        workers, store = Workers(executor, 2), Store(tmp_path / "store")
        runs = [next(documents([job], workers, store, tmp_path / name)) for name in ("one", "two")]

    assert [run.document.reused for run in runs] == [False, True]
    assert [run.warnings for run in runs] == [(left_out("a"),)] * 2


def test_a_panel_that_goes_on_over_its_page_is_told_so(make_guide):
    with pytest.raises(TypesetError, match="one: it goes on over its page"):
        make_guide(panel(lines(60)), panel(lines(3), name="two"))


@pytest.mark.parametrize(
    ("names", "count"), [((), 2), (("why",), 2), (("why", "outlook place by place"), 1)]
)
def test_a_heading_goes_with_all_that_stands_below_it(marts, names, count):
    """The guide says it on its first page, too."""
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))

    page = render(brochure, "guide", TEMPLATES, left_out=frozenset(names))

    assert page.html.count(str(brochure.outlook.finding)[1:]) == count
    assert page.html.partition('id="outlook"')[2].count('<div class="columns">') == count - 1
