"""The two names stand on a cover as large as they fit."""

import csv
import io
import tomllib

import pytest
from PIL import ImageFont

from pipeline.brochures.title_size import COLUMN, LETTERS, SIZES, title_lines, title_size, width
from pipeline.core.paths import ROOT
from pipeline.documents.fonts import PROJECTS, SERIF, faces

FOLDER = ROOT / "data/raw/roles"


def names():
    with (FOLDER / "names.csv").open(newline="") as file:
        singular = [line["singular"] for line in csv.DictReader(file)]
    roles = [tomllib.loads(path.read_text())["title"] for path in FOLDER.glob("*.toml")]
    return [name[0].upper() + name[1:] for name in (*singular, *roles)]


def test_widths_are_those_of_the_face():
    (face,) = (f for f in faces(PROJECTS) if (f.family, f.weight) == (SERIF, 600))
    font = ImageFont.truetype(io.BytesIO(face.content), 1000)

    assert {c: width(c, 1000) for c in (*LETTERS, " ")} == {
        c: font.getlength(c) for c in (*LETTERS, " ")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "size"),
    [
        ("Pharmacist", "Pharmacy Technician", "large"),
        ("Paralegal", "Legal Secretary", "large"),
        ("Medical Assistant", "Medical Office Assistant", "medium"),
        ("Phlebotomist", "Medical Laboratory Professional", "medium"),
        ("Electrician", "Telecommunications line installer or repairer", "small"),
    ],
)
def test_the_largest_size_is_chosen_that_fits(first, second, size):
    assert title_size(first, second) == size


def test_every_name_fits_the_column_at_the_least_size():
    size, most = SIZES["small"]
    lines = {name: title_lines(f"{name}?", size) for name in names()}

    assert len(lines) > 830
    assert [line for all_ in lines.values() for line in all_ if width(line, size) > COLUMN] == []
    assert max(map(len, lines.values())) == 4 < most


def test_a_word_that_is_too_wide_at_one_size_is_set_at_a_smaller():
    chosen = {name: title_size(name, "Baker") for name in names()}
    too_wide = [
        name
        for name, kind in chosen.items()
        for line in title_lines(name, SIZES[kind][0])
        if width(line, SIZES[kind][0]) > COLUMN
    ]

    assert {*chosen.values()} == {*SIZES}
    assert too_wide == []
