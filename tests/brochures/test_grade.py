"""Prose of every layout reads at grade eight or below, and no sentence is long."""

import re

import pytest

from pipeline.brochures.places import name_within, narrow_name, place_name
from pipeline.core.paths import TEMPLATES
from pipeline.core.states import POSTAL_CODES
from pipeline.core.words import say
from pipeline.documents.render import render
from pipeline.documents.text import CELL, PICTURE, lines_of
from pipeline.settings.layouts import layouts
from tests.support.grades import grade, prose, words
from tests.support.made import TROUBLESOME, known_areas, matrix, sampled

HARDEST, LONGEST = 8.0, 25  # of a document's prose, and words of a sentence
PAIRS = [pair.slug for pair in matrix().pairs]
CITED = str(say("quotable-cited", cited="")).rstrip(".")
HEADING = re.compile(r"^[^.!]*\?$")


@pytest.mark.parametrize(
    ("pair", "areas"),
    [
        *((pair, TROUBLESOME[number % 2 :: 2]) for number, pair in enumerate(PAIRS)),
        *(pytest.param(pair, TROUBLESOME, marks=pytest.mark.slow) for pair in PAIRS),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)}-areas",
)
def test_every_page_of_troublesome_areas_reads_easily(marts, pair, areas):
    """Read one half of them for one pair, the other for the next; slow, all for each."""
    assert misread(marts, pair, areas) == []


def misread(marts, pair, areas):
    """Print the hardest area of each layout; give what is too hard, and what is too long."""
    made, found = [sampled(marts, pair)[area] for area in areas], []
    for layout in layouts():
        each = {one.area_code: sentences(one, layout) for one in made}
        hardest, area = max((grade(said), area) for area, said in each.items())
        print(f"{hardest:5.1f}  {layout:9}{pair}  hardest in {area}")
        found += [(layout, area, round(hardest, 1))] if hardest > HARDEST else []
        long = {one for said in each.values() for one in said if len(words(one)) > LONGEST}
        found += [(layout, one) for one in sorted(long)]
    return found


def sentences(brochure, layout):
    """Give a document's prose, whole sentences in tables too: no headings, pictures or sources."""
    sources = tuple(str(one) for one in brochure.small_print.sources)
    return prose(
        (
            text
            for line in lines_of(render(brochure, layout, TEMPLATES).html)
            for text in line.split(CELL)
            if not line.startswith(PICTURE)
            and not line.endswith(sources)
            and not line.startswith(CITED)
            and not HEADING.match(text)
        ),
        names(brochure),
    )


def names(brochure):
    """Name the jobs and places of a document, as it calls them."""
    jobs = {text for side in brochure.sides for text in (str(side.name), str(side.short))}
    many = {part.text for part in brochure.outlook.openings.parts if getattr(part, "side", "")}
    near = [one.name for one in known_areas() if brochure.state_name in (one.name, *one.states)]
    places = {
        called
        for name in (*near, brochure.area_name)
        for called in (name, place_name(name), narrow_name(name), name_within(name))
    }
    return frozenset(jobs | many | places | {*POSTAL_CODES.values()})


def test_a_number_or_a_name_neither_joins_sentences_nor_parts_them():
    said = "It is 2,080 hours, in 2025. Pay: $61,970. 4.2% is U.S. growth. It is in the U.S. Bo is."

    assert prose([said], ["Bo"]) == [
        "It is Ten hours, in Ten.",
        "Pay: Ten.",
        "Ten is nation growth.",
        "It is in the nation.",
        "Nurses is.",
    ]
