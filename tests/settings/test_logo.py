"""The organisation's logo is read with brochures.toml, and stands where its name stood."""

import pytest

from pipeline.core.errors import UsageError
from pipeline.core.paths import ROOT, TEMPLATES, Paths
from pipeline.documents.make import Job, make, toolkit
from pipeline.editions.current import inputs_digest
from pipeline.settings.brochures import read_brochures
from pipeline.settings.logo import HEIGHT, LEAST_PPI, WIDTH
from tests.support.made import PAIR, SACRAMENTO, brochures, matrix

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10H0z"/></svg>'


@pytest.fixture
def root(tmp_path):
    text = (ROOT / "brochures.toml").read_text().replace('logo = ""', 'logo = "logo.svg"')
    (tmp_path / "brochures.toml").write_text(text)
    (tmp_path / "logo.svg").write_text(LOGO)
    return tmp_path


def test_a_logo_is_the_picture_itself(root):
    logo = read_brochures(root / "brochures.toml").organisation.logo

    assert logo.startswith("data:image/svg+xml;base64,")
    assert matrix().organisation.logo == ""


def test_another_logo_is_another_input(root):
    before = inputs_digest([], Paths(root), [])
    (root / "logo.svg").write_text(LOGO.replace("h20", "h19"))

    assert inputs_digest([], Paths(root), []) != before


@pytest.mark.parametrize("content", [None, "", "<!doctype html><p>404</p>"])
def test_a_logo_that_is_no_picture_is_refused(root, content):
    (root / "logo.svg").unlink()
    if content is not None:
        (root / "logo.svg").write_text(content)

    with pytest.raises(UsageError, match="the logo cannot be read") as caught:
        read_brochures(root / "brochures.toml")

    assert caught.value.where == str(root / "logo.svg")


@pytest.mark.parametrize("layout", ["trifold", "guide"])
def test_a_page_with_a_logo_is_typeset(marts, root, layout):
    organisation = read_brochures(root / "brochures.toml").organisation
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,), organisation)

    assert (
        make(Job(brochure, layout, "screen"), toolkit(layout)).pages
        == {"trifold": 2, "guide": 4}[layout]
    )


def test_a_logo_is_set_no_larger_than_its_pixels_are_measured_for():
    sizes = [path.read_text() for path in TEMPLATES.rglob("*.css") if ".logo" in path.read_text()]

    wide, high = (round(LEAST_PPI / 72 * side) for side in (WIDTH, HEIGHT))
    assert f"at least {wide} pixels wide or {high} high" in Paths().matrix.read_text()
    assert len(sizes) == 1
    assert f".logo {{ max-width: {WIDTH}pt; max-height: {HEIGHT}pt }}" in sizes[0]
