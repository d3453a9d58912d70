"""A school's own font files stand in for the project's, or are refused with what they lack."""

import io
from pathlib import Path

import fontpkg
import pikepdf
import pytest
import uharfbuzz

from pipeline.brochures.compose import compose
from pipeline.core.errors import Faults, UsageError
from pipeline.core.paths import TEMPLATES
from pipeline.documents.engine.typeset import typeset
from pipeline.documents.fonts import (
    NEEDED,
    PROJECTS,
    SANS,
    SERIF,
    faces,
    missing_letters,
    prove_fonts,
    shown_by,
)
from pipeline.documents.job import Job
from pipeline.documents.make import content_digest
from pipeline.documents.render import render
from pipeline.settings.theme import Fonts, Theme
from tests.support.comparisons import LEDGER, ORGANISATION, comparison

WITHOUT_N = NEEDED.replace("ñ", "").replace("5", "")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Give a variable font, one of its weights, and that without two letters."""
    folder = tmp_path_factory.mktemp("fonts")
    one = faces(PROJECTS)[0].content
    contents = {"all": fontpkg.path(SERIF).read_bytes(), "one": one, "few": subset(one, WITHOUT_N)}
    for name, content in contents.items():
        (folder / f"{name}.ttf").write_bytes(content)
    (folder / "none.ttf").write_text("<!doctype html>")
    return folder


def subset(font, letters):
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    return bytes(uharfbuzz.subset(uharfbuzz.Face(font), wanted).blob.data)


def own(files, **named):
    return Fonts(**{field: str(files / f"{name}.ttf") for field, name in named.items()})


def test_own_files_give_the_faces_of_their_part_and_the_project_s_the_others(files):
    theirs = faces(own(files, text="one", bold="few"))

    assert [(one.family, one.weight, one.stretch) for one in theirs] == [
        (one.family, one.weight, one.stretch) for one in faces(PROJECTS)
    ]
    light, bold = ((files / f"{name}.ttf").read_bytes() for name in ("one", "few"))
    assert [len(one.content) for one in theirs[:6]] == [len(light), len(bold), len(bold)] * 2
    assert theirs[6:] == faces(PROJECTS)[6:]


def test_a_page_is_set_in_the_school_s_own_fonts(files):
    fonts = own(files, text="all")
    brochure = compose(comparison(), ORGANISATION, LEDGER, theme=Theme(fonts=fonts))
    html = render(brochure, "quotable", TEMPLATES).html
    both = [
        typeset(html, layout="quotable", variant="screen", templates=TEMPLATES, fonts=one).pdf
        for one in (fonts, PROJECTS)
    ]

    assert [families(pdf) for pdf in both] == [{SERIF}, {SANS, SERIF}]


def families(pdf):
    """Name the families of the fonts inside a PDF, as their files say them."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        objects = (one for one in document.objects if isinstance(one, pikepdf.Dictionary))
        held = [one.FontFile2.read_bytes() for one in objects if "/FontFile2" in one]
    family_name = uharfbuzz.OTNameIdPredefined.FONT_FAMILY
    said = [uharfbuzz.Face(font).get_name(family_name) for font in held]
    return {family for family in (SANS, SERIF) for one in said if one.startswith(family)}


def test_a_font_of_other_content_is_another_document(files, tmp_path):
    digests = set()
    for number, name in enumerate(("one", "all")):
        path = tmp_path / str(number) / "text.ttf"
        path.parent.mkdir()
        path.write_bytes((files / f"{name}.ttf").read_bytes())
        theme = Theme(fonts=Fonts(text=str(path)))
        brochure = compose(comparison(), ORGANISATION, LEDGER, theme=theme)
        digests.add(content_digest(Job(brochure, "trifold", "screen")))

    assert len(digests) == 2


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (
            {"display": "none"},
            "none.ttf: the font of theme.fonts.display cannot be set (expected a .ttf or .otf "
            "file, found another kind of file).",
        ),
        (
            {"text": "one"},
            "one.ttf: the font of theme.fonts.text cannot be set (expected a variable font, or its "
            "bold file as theme.fonts.bold, found one weight).",
        ),
        (
            {"text": "one", "bold": "few"},
            "few.ttf: the font of theme.fonts.bold cannot be set (expected all letters that the "
            "pages need, found none for 5ñ).",
        ),
        (
            {"display": "gone"},
            "gone.ttf: the font of theme.fonts.display cannot be read (expected a .ttf or .otf "
            "file, found [Errno 2] No such file or directory: 'gone.ttf').",
        ),
    ],
)
def test_a_file_that_pages_cannot_be_set_in_is_told(files, named, said):
    with pytest.raises(UsageError) as caught, Faults() as faults:
        prove_fonts(own(files, **named), faults)

    assert str(caught.value).replace(f"{files}/", "") == (
        f"UsageError: {said} Correct fonts in brochures.toml."
    )


def test_fonts_that_pages_can_be_set_in_pass(files):
    with Faults() as faults:
        prove_fonts(own(files, text="all", display="one"), faults)
        prove_fonts(own(files, text="one", bold="one"), faults)


def test_letters_are_those_of_the_fonts_in_use(files):
    fonts = own(files, text="few", bold="few", display="few")

    assert missing_letters("5 año: 漢", fonts) == ["5", "ñ", "漢"]
    assert missing_letters("5 año: 漢") == ["漢"]
    assert shown_by(fonts) == "few.ttf and few.ttf"
    assert shown_by(own(files, display="few")) == f"{SANS} and few.ttf"


def test_the_project_s_own_fonts_have_the_letters_that_pages_need():
    assert missing_letters(NEEDED) == []
    for family in (SANS, SERIF):
        known = uharfbuzz.Face(Path(fontpkg.path(family)).read_bytes()).unicodes
        assert [char for char in NEEDED if ord(char) not in known] == []
