"""Pictures set as HTML, read back: words stay inside and apart, marks stand where they should."""

import shutil
from dataclasses import replace
from itertools import combinations, pairwise

import pypdfium2
import pytest
from pypdfium2 import raw

from pipeline.brochures.compose import compose
from pipeline.brochures.picture import TILES, Lane, Mark, Picture, Tick, Tile
from pipeline.brochures.scale import Scale
from pipeline.core.figure import Figure, Sentence, sentence
from pipeline.core.paths import TEMPLATES
from pipeline.core.states import POSTAL_CODES
from pipeline.documents.engine.typeset import typeset
from pipeline.documents.render import render
from tests.support.comparisons import LEDGER, ORGANISATION, comparison

WIDTHS = (225, 504)  # points: a panel of the folded sheet, a page
MARGIN, EDGE, TOUCH, LEAST_POINTS = 20, 0.35, 1, 8
FIRST, SECOND = (20, 52, 92), (196, 70, 11)
COLOURS = (
    ":root { --first: #14345c; --second: #c4460b; --nation: #9aa1a9; --ink: #1f2933;"
    " --quiet: #4b5563; --line: #d9dde2; --paper: #fff }"
)
SHOWN = """{% import "_pictures.html.j2" as pictures %}<html lang="en"><head><title>t</title></head>
<body><p>Before</p>{{ pictures.show(brochure.facts[0]) }}<p>After</p></body></html>
"""
LONG = "Executive secretaries and administrative aids"  # 45 letters
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
TOP = "$239,200 or more"
NONE = Sentence(())
MEDIAN = Figure("x", "$61,970", 61970, "usd_per_year", "published", "oews", "2025A01", "k", "s")
PAY = Scale(50_000, 250_000, 50_000)
JOBS = Scale(-10, 15, 5)


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    """Give templates that show pictures alone, in pages of both widths."""
    folder = shutil.copytree(TEMPLATES, tmp_path_factory.mktemp("pictures") / "templates")
    (folder / "trifold/trifold.html.j2").write_text(SHOWN)
    for width in WIDTHS:
        (folder / f"{width}").mkdir()
        page = f"@page {{ size: {width + 2 * MARGIN}pt 400pt; margin: {MARGIN}pt }}"
        style = (TEMPLATES / "_pictures.css").read_text()
        (folder / f"{width}/{width}.css").write_text(COLOURS + page + style)
    return folder


@pytest.fixture
def shown(templates):
    def shown(picture):
        brochure = compose(comparison(), ORGANISATION, LEDGER)
        return render(replace(brochure, facts=(picture,)), "trifold", templates)

    return shown


@pytest.fixture
def set_(templates, shown):
    """Set a picture, and give the one page that it stands on."""

    def set_(picture, width=WIDTHS[0]):
        html = shown(picture).html
        made = typeset(html, layout=f"{width}", variant="screen", templates=templates)
        (page,) = pypdfium2.PdfDocument(made.pdf)
        return page

    return set_


def runs(page):
    """Give text, box and size in points of all letters that were set in one go."""
    words = page.get_textpage()
    found = page.get_objects([raw.FPDF_PAGEOBJ_TEXT], textpage=words)
    return [
        (item.extract().strip(), item.get_bounds(), item.get_font_size() * item.get_matrix().a)
        for item in found
        if item.extract().strip()
    ]


def parted(found):
    """Part a picture's letters from the lines above and below it; between which it is."""
    before, after = (next(box for text, box, _ in found if text == t) for t in ("Before", "After"))
    return [run for run in found if run[1] not in (before, after)], before[1], after[3]


def faults(page, width):
    """Name letters outside their picture, over others or too small."""
    inside, upper, lower = parted(runs(page))
    for text, (left, bottom, right, top), points in inside:
        if left < MARGIN - EDGE or right > MARGIN + width + EDGE:
            yield f"{text} is cut at a side"
        if top > upper + EDGE or bottom < lower - EDGE:
            yield f"{text} is above or below the picture"
        if points < LEAST_POINTS - 0.01:
            yield f"{text} is set in {points} pt"
    for (one, a, _), (other, b, _) in combinations(runs(page), 2):
        across, along = (min(a[i + 2], b[i + 2]) - max(a[i], b[i]) for i in (0, 1))
        if across > TOUCH and along > TOUCH:
            yield f"{one} stands over {other}"


def letters(text):
    return "".join(str(text).split())


def boxes(page):
    """Give left and right of all that is drawn, in shares of a narrow panel."""
    found = page.get_objects([raw.FPDF_PAGEOBJ_PATH])
    bounds = [item.get_bounds() for item in found]
    return [tuple(round((x - MARGIN) / WIDTHS[0], 3) for x in (b[0], b[2])) for b in bounds]


def colours(page, box=None, scale=4):
    """Count the colours of a page's pixels, or of those in a box."""
    image = page.render(scale=scale).to_pil().convert("RGB")
    if box:
        left, bottom, right, top = (side * scale for side in box)
        image = image.crop((left, image.height - top, right, image.height - bottom))
    return {colour: count for count, colour in image.getcolors(image.width * image.height)}


def lane(label, *marks, text="", **rest):
    return Lane(sentence(label), marks, sentence(text), **rest)


def strip(label, values, text, side, **rest):
    """Make a pay strip of the five percentiles."""
    low, quarter, median, three_quarters, high = map(PAY.share, values)
    return lane(
        label,
        Mark("line", low, high, is_open="more" in text),
        Mark("bar", quarter, three_quarters),
        Mark("mark", median, median),
        text=text,
        side=side,
        **rest,
    )


def bar(label, value, text, side=""):
    mark = Mark("bar", JOBS.share(0), JOBS.share(value))
    return lane(label, mark, text=text, side=side, is_nation=not side)


def point(shape, value, scale=PAY):
    return Mark(shape, scale.share(value), scale.share(value))


def dots(*lanes):
    key = (sentence("medical assistant"), sentence("medical office assistant"))
    return picture("dots", lanes, PAY.ticks("usd_per_year"), key=key)


def pair(first, second, names=("Medical assistant", "Medical office assistant")):
    lanes = [
        lane(name, *([point(shape, value)] if value else []),
             text=f"${value:,}" if value else "not published", side=side)
        for name, value, shape, side in zip(
            names, (first, second), ("circle", "square"), ("first", "second"), strict=True
        )
    ]  # fmt: skip
    return picture("pair", lanes, PAY.ticks("usd_per_year"))


def picture(kind, lanes=(), ticks=(), **rest):
    return Picture(kind, sentence("f"), sentence("a"), tuple(lanes), tuple(ticks), **rest)


def tiles(side="first", levels=(1, 2, 3), codes=tuple(TILES)):
    key = map(sentence, ("", "under $43,000", "to $48,000", "more"))
    made = tuple(Tile(code, levels[n % len(levels)]) for n, code in enumerate(codes))
    return picture("tiles", tiles=made, key=tuple(key), side=side)


WITHHELD = lane(f"{LONG}, Puerto Rico", text="not published", side="second")
FLOORS = (60_000, 239_200, 239_200, 239_200, 239_200)
PICTURES = {
    "strips at both ends": picture("strips", [
        strip(f"{LONG}, Aguadilla", (50_000, 50_000, 50_000, 90_000, 250_000), "$50,000", "first"),
        strip("U.S.", (50_000, 250_000, 250_000, 250_000, 250_000), "$250,000", "first",
              is_nation=True),
        strip(LONG, FLOORS, TOP, "second"), WITHHELD, lane(UNBROKEN, side="first"),
    ], PAY.ticks("usd_per_year"),
        key=tuple(map(sentence, ("the middle worker", "the middle half", "all but two tenths")))),
    "bars of long words": picture("bars", [
        bar(LONG, 15, "+15.0% (1,101,000 more jobs in the nation)", "first"),
        bar("Medical office assistant", -10, "−10.0% (35,300 fewer jobs)", "second"),
        bar("All jobs", 0, "0.0%"), lane(LONG, text="not projected", side="second"),
    ], JOBS.ticks("percent")),
    "dots alone and together": dots(
        lane("San Luis Obispo–Paso Robles–Arroyo Grande", point("square", 50_000),
             point("circle", 250_000)),
        lane("North Coast region, nonmetropolitan", point("square", 250_000), is_here=True),
        lane(UNBROKEN, point("circle", 50_000)),
        lane(LONG, text="not published here or in the whole state"),
    ),
    "a pair alike": pair(61_970, 61_970),
    "a pair at the start": pair(50_000, 50_000, names=(LONG, LONG)),
    "a pair at the end": pair(250_000, 250_000, names=(LONG, f"{LONG} of {LONG}")),
    "a pair at both ends": pair(250_000, 50_000),
    "half a pair": pair(None, 61_970, names=(LONG, LONG)),
    "tiles": tiles(),
    "tiles without figures": tiles(levels=(0,)),
    "bands": picture("bands", [
        lane("Medical office assistant and a long name", side="second"),
        lane("May 2022", Mark("band", 0, 1), point("square", 250_000), text="$239,200 (±$1,100)",
             side="second"),
        lane("May 2025", text="not published", side="second"),
    ], PAY.ticks("usd_per_year"), key=(sentence("where the average of all may lie"),)),
}  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_words_stay_whole_inside_their_picture_and_apart(set_, picture, width):
    page = set_(picture, width)

    assert list(faults(page, width)) == []
    read = letters(page.get_textpage().get_text_range()).replace("\ufffe", "-")
    said = [text for one in picture.lanes for text in (one.label, one.text)]
    said += [*picture.key, *(t.text for t in picture.ticks), *(t.code for t in picture.tiles)]
    assert [text for text in map(letters, said) if text not in read and len(text) < 30] == []


def test_marks_of_strips_and_bars_stand_at_their_shares(set_):
    marks = (Mark("line", 0.1, 0.9), Mark("bar", 0.25, 0.75))
    strips = boxes(set_(picture("strips", [lane("A", *marks, text="$1")])))
    bars = boxes(set_(picture("bars", [lane("A", Mark("bar", 0.4, 0.15), text="−1%")])))

    assert {(0.1, 0.9), (0.25, 0.75)} <= {*strips}
    assert (0.15, 0.4) in bars


@pytest.mark.parametrize("first", [50_000, 61_970, 120_000, 240_000, 250_000])
def test_the_words_of_a_pair_stand_over_and_under_their_marks(set_, first):
    page = set_(pair(first, 300_000 - first))
    axis = WIDTHS[0] - 12.5
    for value in (first, 300_000 - first):
        ((left, _, right, _),) = [box for text, box, _ in runs(page) if text == f"${value:,}"]

        assert left - 4 <= MARGIN + 6.25 + axis * PAY.share(value) <= right + 4


@pytest.mark.parametrize("kind", ["dots", "bands", "strips", "pair"])
def test_a_mark_stands_on_the_line_of_its_tick(set_, kind):
    mark = Mark("mark" if kind == "strips" else "circle", 0.3, 0.3)
    drawn = boxes(set_(picture(kind, [lane("A", mark), lane("B")], [Tick(0.3, "here")])))
    line, *_ = [left for left, right in drawn if right - left < 0.004]
    middles = [(left + right) / 2 for left, right in drawn if 0.02 < right - left < 0.05]

    assert min(abs(middle - line) for middle in middles) < 0.002


MEET = point("circle", 61_500), point("square", 61_500)


@pytest.mark.parametrize(
    "made",
    [dots(lane("", *MEET)), picture("pair", [lane("", mark) for mark in MEET])],
    ids=["dots", "pair"],
)
def test_two_marks_of_one_value_are_both_seen(set_, made):
    seen = colours(set_(replace(made, key=())))

    assert seen[FIRST] > 16 * 6.5**2 * 0.7
    assert seen[SECOND] > 16 * 4 * 1.4 * 8 * 0.8


def test_an_end_that_nobody_knows_is_an_arrow(set_):
    closed, opened = (
        {*boxes(set_(picture("strips", [lane("A", Mark("line", 0.1, 0.5, is_open), text="$1")])))}
        for is_open in (False, True)
    )

    assert opened - closed == {(0.5, round(0.5 + 5 / WIDTHS[0], 3))}


# Tiles


def test_every_state_has_a_tile_of_its_own():
    assert TILES.keys() == POSTAL_CODES.keys()
    assert len({*TILES.values()}) == len(TILES)


def test_two_grids_of_states_stand_in_a_panel_one_under_the_other(set_):
    page = set_(tiles(codes=[code for code in TILES if code not in ("PR", "GU", "VI")]))
    inside, upper, lower = parted(runs(page))

    codes = [text for text, *_ in inside if text in TILES]
    assert len(codes) == 51
    assert upper - lower <= 140  # and the spacing of the lines around it


@pytest.mark.parametrize("side", ["first", "second"])
def test_a_shade_is_told_from_the_next_in_grey_and_its_letters_are_read(set_, side):
    shades = []
    for level in range(4):
        page = set_(tiles(side, levels=(level,), codes=("KS",)))
        (box,) = [box for text, box, _ in runs(page) if text == "KS"]
        seen = colours(page, box, scale=16)
        light = sorted(map(luminance, seen))
        assert (light[-1] + 0.05) / (light[0] + 0.05) >= 4.5
        shades.append(116 * luminance(max(seen, key=seen.get)) ** (1 / 3) - 16)

    assert all(lighter - darker > 8 for lighter, darker in pairwise(shades))


def luminance(colour):
    parts = [c / 255 / 12.92 if c < 11 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


# What a picture prints


def test_figures_of_words_and_of_the_alternative_text_are_kept_once(shown):
    other = replace(MEDIAN, id="y", printed="$57,730")
    made = replace(
        picture("strips", [lane("Here", text=MEDIAN)]),
        alt=sentence('Pay "here": ', MEDIAN, " and ", other, "."),
    )
    page = shown(made)

    assert [figure.id for figure in page.figures] == ["x", "y"]
    assert 'data-alt="Pay &#34;here&#34;: $61,970 and $57,730."' in page.html
