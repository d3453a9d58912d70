"""A layout is a folder that is found; one that does not fit is told when the house is built."""

import shutil
import subprocess
import sys

import pytest

from pipeline.core.errors import UsageError
from pipeline.core.paths import ROOT, TEMPLATES
from pipeline.settings.layouts import file_of, layouts, that_show, titles
from tests.support import small_archive

TICKET = """\
title = "Ticket"
summary = "one number, to hand out"
place = 9
size_inches = [4, 6]
safe_inches = 0.25
least_text_points = 8
variants = ["screen", "print"]
"""
TEMPLATE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ brochure.title }}</title></head>
<body><section class="panel" id="ticket">
<h1>{{ brochure.first.name.text }} or {{ brochure.second.name.text }}</h1>
<p>{% for part in brochure.first.median | told %}{{ part }}{% endfor %}</p>
</section></body></html>
"""
STYLE = """\
@page { size: 4in 6in; margin: 0 }
.panel { box-sizing: border-box; width: 4in; height: 6in; padding: .5in }
html { font-size: 10pt }
"""


@pytest.fixture
def templates(tmp_path):
    """Give a copy of the templates in which a layout may be made or spoiled."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def add_ticket(templates, description=TICKET):
    """Put a layout of one page into its folder: that is all there is to do."""
    folder = templates / "ticket"
    folder.mkdir()
    (folder / "layout.toml").write_text(description)
    (folder / "ticket.html.j2").write_text(TEMPLATE)
    (folder / "ticket.css").write_text(STYLE)


def refusal(templates):
    with pytest.raises(UsageError) as error:
        layouts(templates)
    return str(error.value).replace(f"{templates}/", "")


def test_layouts_are_found_in_their_order():
    assert titles() == {
        "trifold": "Folded sheet", "handout": "Handout", "guide": "Guide", "quotable": "Quotable",
        "web": "Web page", "card": "Card", "story": "Story", "pictures": "Pictures",
    }  # fmt: skip
    assert [*titles()] == [*layouts()]
    assert that_show("trend") == ["guide", "web", "pictures"]
    assert that_show("quotable") == ["quotable"]


def test_a_document_is_a_file_of_the_kind_that_its_layout_becomes():
    stems = ("a/b/guide", "a/b/web", "a/b/card", "a/b/pictures", "a/b/of-an-older-edition")

    assert [file_of(stem).rpartition("/")[2] for stem in stems] == [
        "guide.pdf", "web.html", "card.png", "pictures.zip", "of-an-older-edition.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize("name", layouts())
def test_a_layout_has_its_files(name):
    folder = TEMPLATES / name

    assert {path.name for path in folder.iterdir()} >= {
        "layout.toml", f"{name}.html.j2", f"{name}.css",
        *(["proof.html", "proof.css"] if layouts()[name].has_proof else []),
    }  # fmt: skip


def test_pages_of_other_tools_are_no_layouts(templates):
    add_ticket(templates)

    assert [*layouts(templates)] == [*layouts(), "ticket"]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("s = 0.25", "s = -1", "line 5: field safe_inches does not fit (expected a number, 0 or "),
        ("place = 9", "places = 9", "ticket/layout.toml: field place is missing (expected a whole"),
        ("place = 9", "place = 9\nfolds = 2", "unknown field folds (expected title, summary, pla"),
        ("place = 9", 'place = 9\nbecomes = "gif"', "line 4: field becomes does not fit (expected"),
        ('"print"]', '"press"]', "line 7: field variants[1] does not fit (expected print or scre"),
        ("place = 9", "place = 4", "quotable and ticket are alike (expected a place and a title"),
        ('"Ticket"', '"Quotable"', "quotable and ticket are alike"),
        ("place = 9", "place = ", "the layout cannot be read (expected TOML: field = value lines"),
    ],
)  # fmt: skip
def test_a_description_that_does_not_fit_is_told_with_its_place(templates, was, now, said):
    add_ticket(templates, TICKET.replace(was, now))

    message = refusal(templates)

    assert message.startswith(
        ("UsageError: ticket/layout.toml", "UsageError: quotable/layout.toml")
    )
    assert said in message
    assert message.endswith("pipeline/settings/layouts.py says what its words mean.")


@pytest.mark.parametrize("name", ["layout.toml", "ticket.html.j2", "ticket.css"])
def test_a_file_that_a_layout_lacks_is_named(templates, name):
    add_ticket(templates)
    (templates / "ticket" / name).unlink()
    if name == "ticket.html.j2":
        (templates / "ticket/_part.html.j2").write_text("{{ brochure.title }}")

    assert name in refusal(templates)


@pytest.mark.slow
def test_a_layout_of_one_folder_is_made_in_print_without_an_edit_elsewhere(tmp_path):
    """Make a layout in both variants; test_worked_examples.py makes one for the screen."""
    small_archive.build(tmp_path / "root")
    copied = tmp_path / "copy"
    for name in ("pipeline", "sql", "reports"):
        shutil.copytree(ROOT / name, copied / name)
    add_ticket(copied / "reports/templates")

    made = subprocess.run(
        [sys.executable, "-m", "pipeline", "report", "--root", str(tmp_path / "root"),
         "--layout", "ticket", "--area", "0023420", "--variant", "all"],
        cwd=copied, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (made.returncode, [line.rpartition("/")[2] for line in made.stdout.splitlines()]) == (
        0, ["ticket.pdf", "ticket.print.pdf"],
    )  # fmt: skip
    page = (tmp_path / "root/data/out/latest/index.html").read_text()
    assert "Ticket" in page
