"""Spanish prose of every layout is normal or easier to read (INFLESZ), and no sentence is long."""

import re

import pytest

from pipeline.core.language import speaking
from pipeline.core.paths import TEMPLATES
from pipeline.core.words import say
from pipeline.documents.render import render
from pipeline.documents.text import CELL, PICTURE, lines_of
from pipeline.settings.layouts import layouts
from tests.brochures.test_grade import HEADING, LONGEST, PAIRS, names
from tests.support.legibility import NORMAL, ease, prose, syllables, words
from tests.support.made import TROUBLESOME, brochures

ES = "es"


@pytest.mark.parametrize(
    ("pair", "areas"),
    [
        *((pair, TROUBLESOME[number::7]) for number, pair in enumerate(PAIRS)),
        *(pytest.param(pair, TROUBLESOME, marks=pytest.mark.slow) for pair in PAIRS),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)}-areas",
)
def test_every_page_of_troublesome_areas_reads_normally(marts, pair, areas):
    """Read some of them for each pair; slow, all."""
    hard, long = [], set()
    for one in brochures(marts, pair, areas, language=ES):
        for layout in layouts():
            said = sentences(one, layout)
            index = ease(said)
            print(f"{index:5.1f}  {layout:9}{pair}  {one.area_code}")
            hard += [(layout, one.area_code, round(index, 1))] if index < NORMAL else []
            long |= {sentence for sentence in said if len(words(sentence)) > LONGEST}

    assert (hard, sorted(long)) == ([], [])


def sentences(brochure, layout):
    """Give a document's prose, as the English has it: no headings, pictures or sources."""
    sources = tuple(str(one) for one in brochure.small_print.sources)
    with speaking(ES):
        cited = str(say("quotable-cited", cited="")).rstrip(".")
        known = {name for name in names(brochure) if not re.search(r"\d", name)}
    return prose(
        (
            text
            for line in lines_of(render(brochure, layout, TEMPLATES).html)
            for text in line.split(CELL)
            if not line.startswith((PICTURE, cited))
            and not line.endswith(sources)
            and not HEADING.match(text)
        ),
        known,
    )


@pytest.mark.parametrize(
    ("word", "count"),
    [("ciudad", 2), ("aire", 2), ("día", 2), ("leer", 2), ("que", 1), ("guía", 2), ("muy", 1),
     ("ahora", 3), ("estadística", 5), ("promedio", 3), ("reúne", 3), ("vergüenza", 3)],
)  # fmt: skip
def test_syllables_are_those_that_are_heard(word, count):
    assert syllables(word) == count


def test_the_index_is_that_of_its_formula():
    # ten words of twenty syllables in two sentences
    assert ease(["La casa grande está cerrada.", "Hoy el museo abre tarde."]) == pytest.approx(
        206.835 - 62.3 * 19 / 10 - 5
    )
