"""Logos and the photograph are read with brochures.toml; a logo stands where a name stood."""

import pytest
from PIL import Image

from pipeline.core.errors import UsageError
from pipeline.core.paths import ROOT, TEMPLATES, Paths
from pipeline.documents.job import Job
from pipeline.documents.make import make, toolkit
from pipeline.editions.current import inputs_digest
from pipeline.settings.brochures import read_brochures
from pipeline.settings.pictures import HEIGHT, LEAST_PPI, WIDTH, photograph_address
from pipeline.settings.theme import Fonts
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


CAMPUS = """
[[campus]]
areas = ["nation"]
logo = "two.svg"
[theme]
"""
FILES = {"logo.svg": LOGO, "two.svg": LOGO, "photo.jpg": "", "text.ttf": "", "bold.ttf": ""}


@pytest.fixture
def rich(root):
    """Name every file that brochures.toml may name, but for a press's profile."""
    path = root / "brochures.toml"
    text = path.read_text().replace("\n[theme]\n", CAMPUS)
    text = text.replace('photograph = ""', 'photograph = "photo.jpg"')
    text = text.replace("\nfonts = {}", '\nfonts = { text = "text.ttf", bold = "bold.ttf" }')
    path.write_text(text)
    for name, content in FILES.items():
        (root / name).write_text(content)
    return root


@pytest.mark.parametrize("name", FILES)
def test_another_file_is_another_input(rich, name):
    before = inputs_digest([], Paths(rich), [])
    (rich / name).write_text("another")

    assert inputs_digest([], Paths(rich), []) != before


def test_a_campus_has_a_logo_of_its_own_and_takes_over_another(rich):
    (rich / "two.svg").write_text(LOGO.replace("h20", "h19"))
    Image.new("RGB", (1107, 900)).save(rich / "photo.jpg")
    path = rich / "brochures.toml"
    path.write_text(path.read_text().replace('_alt = ""', '_alt = "A lab"') + CAMPUS.replace(
        'logo = "two.svg"\n[theme]', ""
    ))  # fmt: skip

    read = read_brochures(path)
    logos = [one.organisation.logo for one in read.campuses]

    assert logos[1] == read.organisation.logo != logos[0]
    assert logos[0].startswith("data:image/svg+xml;base64,")
    assert read.theme.photograph.startswith("data:image/jpeg;base64,")
    assert read.theme.fonts == Fonts(str(rich / "text.ttf"), str(rich / "bold.ttf"))


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


def photograph(folder, size, kind="JPEG"):
    path = folder / "photo"
    Image.new("RGB", size).save(path, kind)
    return path


@pytest.mark.parametrize(("kind", "said"), [("JPEG", "jpeg"), ("PNG", "png")])
def test_a_photograph_is_the_picture_itself(tmp_path, kind, said):
    address = photograph_address(photograph(tmp_path, (1107, 900), kind))

    assert address.startswith(f"data:image/{said};base64,")


@pytest.mark.parametrize(
    ("size", "found"),
    [((1106, 900), "299 ppi, 1106 × 900 pixels"), ((4000, 600), "200 ppi, 4000 × 600 pixels")],
)
def test_a_photograph_too_coarse_for_print_is_refused_with_its_ppi(tmp_path, size, found):
    path = photograph(tmp_path, size)

    with pytest.raises(UsageError) as caught:
        photograph_address(path)

    assert str(caught.value) == (
        f"UsageError: {path}: the photograph is too coarse for print (expected 300 ppi, from 1107 "
        f"pixels wide and 900 high, found {found}). Name a larger file."
    )
    assert "at least 1107 pixels wide and 900 high" in Paths().matrix.read_text()


@pytest.mark.parametrize("content", [None, b"GIF89a", "half"])
def test_what_is_no_photograph_is_refused(tmp_path, content):
    path = photograph(tmp_path, (1107, 900))
    whole = path.read_bytes()
    path.unlink()
    if content:
        path.write_bytes(whole[: len(whole) // 2] if content == "half" else content)

    with pytest.raises(UsageError, match="the photograph cannot be read") as caught:
        photograph_address(path)

    assert caught.value.expected == "a JPEG or PNG file"


def test_a_logo_is_set_no_larger_than_its_pixels_are_measured_for():
    sizes = [path.read_text() for path in TEMPLATES.rglob("*.css") if ".logo" in path.read_text()]

    wide, high = (round(LEAST_PPI / 72 * side) for side in (WIDTH, HEIGHT))
    assert f"at least {wide} pixels wide or {high} high" in Paths().matrix.read_text()
    assert len(sizes) == 1
    assert f".logo {{ max-width: {WIDTH}pt; max-height: {HEIGHT}pt }}" in sizes[0]
