"""The page that lists an edition: one file, whole without a script."""

import re
import shutil
from dataclasses import replace
from itertools import pairwise

import pytest

from pipeline.core.errors import RenderError
from pipeline.core.paths import TEMPLATES
from pipeline.documents.render import render_page
from tests.support.catalogues import AREAS, FAILURE, OCCUPATIONS, ROLES, made, page
from tests.support.comparisons import ORGANISATION


def addresses(html):
    return re.findall(r'(?:href|src)="([^"#]+)"', html)


def test_a_page_links_every_document_its_figures_and_its_preview():
    html = page(areas=AREAS[:1], variants=("screen", "print"))

    name = "ma_vs_moa/0600000"
    assert addresses(html) == [
        "data:,",
        "changes.html",
        "edition.xlsx",
        *(
            f"{name}/{layout}{end}"
            for layout in ("trifold", "guide")
            for end in (".preview.png", ".pdf", ".print.pdf", ".txt", ".figures.json")
        ),
        "manifest.json",
        "https://download.bls.gov/pub/time.series/oe/",
    ]


def test_a_page_needs_nothing_beside_itself():
    html = page()

    assert re.findall(r"<link [^>]*stylesheet|<script [^>]*src|@import|url\(|fetch\(", html) == []


def test_a_picture_is_loaded_when_it_is_near_and_says_what_it_shows():
    (picture,) = re.findall("<img[^>]+>", page(areas=AREAS[:1], layouts=("trifold",)))

    assert 'alt="First page: folded sheet, California"' in picture
    assert 'loading="lazy"' in picture


def test_headings_descend_without_a_gap():
    for pairs in ((ROLES,), (ROLES, OCCUPATIONS)):
        levels = [int(level) for level in re.findall(r"<h(\d)", page(pairs))]

        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_names_on_a_page_are_unique():
    names = re.findall(r'\bid="([^"]+)"', page((ROLES, OCCUPATIONS), failures=(FAILURE,)))

    assert len(names) == len(set(names))


def test_a_failure_is_told_at_the_top_in_its_place_and_with_its_reason():
    html = page(failures=(FAILURE,))

    assert html.count('href="#not-made"') == 2
    assert "1 document could not be made" in html
    assert "<dd>TypesetError: text does not fit its panel &lt;#pay&gt;.</dd>" in html


def test_an_edition_without_failures_or_warnings_has_no_room_for_them():
    assert "not-made" not in re.sub("<style>.*</style>", "", page(), flags=re.DOTALL)
    assert "Warnings" not in page()
    assert "Warnings" in render_page(
        "catalogue", replace(made(), warnings=("mind the gap",)), TEMPLATES
    )


def test_text_is_escaped_and_the_colour_and_the_address_are_the_organisations():
    organisation = replace(
        ORGANISATION, name="<b>Smith & Sons</b>", colour="#5c1450", web="example.org"
    )

    html = render_page("catalogue", replace(made(), organisation=organisation), TEMPLATES)

    assert "<b>Smith" not in html
    assert "&lt;b&gt;Smith &amp; Sons&lt;/b&gt;" in html
    assert "--organisation: #5c1450" in html
    assert '<a href="https://example.org">example.org</a>' in html


def test_one_edition_gives_the_same_page_twice():
    assert page() == page()


def test_an_undefined_name_says_where_and_what_to_do(tmp_path):
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    path = templates / "catalogue/catalogue.html.j2"
    path.write_text("<html>\n{{ catalogue.slogan }}")

    with pytest.raises(RenderError) as error:
        render_page("catalogue", made(), templates)

    assert error.value.where == f"{path}, line 2"
    assert error.value.expected == "names that a Catalogue has"
    assert error.value.todo.endswith("add the field to pipeline/editions/catalogue/model.py.")
