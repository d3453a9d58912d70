"""Every edition says what changed against the one before: on a page, as Markdown, as JSON."""

import json
import shutil
from dataclasses import replace

import pytest

from pipeline.changes.compare import changes
from pipeline.changes.model import SentenceChange
from pipeline.changes.page import ClaimRow, changes_page
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.documents.render import render_page
from pipeline.report import report
from pipeline.settings.request import Request
from tests.support import samples
from tests.support.comparisons import ORGANISATION
from tests.support.editions import METRO, NAMES, STATE, compare, edition, gap, pay, projected
from tests.support.small_archive import revise

PAIR = "medical-assistant_vs_medical-office-assistant"
FRESNO_MEAN = "OEUM002342000000031909204"
FILES = ("changes.html", "changes.md", "changes.json")
MA, MOA = "31-9092", "43-6013"


def made(root):
    said = []
    edition = report(Request(jobs=2), Paths(root), said.append, lambda items, _: items)
    return edition, said


def told(root) -> dict[str, str]:
    return {name: (root / "data/out/latest" / name).read_text() for name in FILES}


@pytest.fixture(scope="module")
def revised(first_run, tmp_path_factory):
    """Give a root whose publisher corrected one mean after its first edition, and what was said."""
    root = shutil.copytree(first_run[0], tmp_path_factory.mktemp("revised") / "root", symlinks=True)
    revise(root, FRESNO_MEAN, "48820")
    return root, made(root)[1]


def page_of(found):
    return changes_page(found, NAMES, ORGANISATION)


def markdown_of(found):
    return render_page("changes", page_of(found), TEMPLATES, "md")


# Through report


def test_the_first_edition_has_nothing_to_compare_with(first_run):
    texts = told(first_run[0])

    assert texts["changes.md"].splitlines()[:3] == [
        "# The first edition",
        "",
        "There is nothing to compare with: no edition was current before this one.",
    ]
    assert "There is nothing to compare with" in texts["changes.html"]
    assert json.loads(texts["changes.json"])["was"] == ""


def test_a_corrected_cell_is_told_whole(first_run, revised):
    root, said = revised
    was, now = ((r / "data/out/latest").readlink().name for r in (first_run[0], root))
    place = f"{PAIR}/0023420/trifold"

    found = json.loads(told(root)["changes.json"])

    assert f"compared   with edition {was}  3 figures differ  2 documents made anew" in said
    assert {name: found[name] for name in ("was", "now", "turns", "sentences")} == {
        "was": was,
        "now": now,
        "turns": [],
        "sentences": [],
    }
    assert [(one["source"], one["kind"], one["files"]) for one in found["releases"]] == [
        ("bls_oews", "revised", ["oe.data.0.Current"]),
        ("bls_projections", "same", []),
        ("bea_rpp", "same", []),
        ("roles", "same", []),
        *((source.name, "same", []) for source in samples.OTHERS),
    ]
    assert found["documents"] == {
        "remade": [f"{PAIR}/0017020/trifold.pdf", f"{place}.pdf"],  # Chico is ranked beside it
        "appeared": [],
        "disappeared": [],
        "failed": [],
        "same_count": 3,
    }
    assert [
        (f["id"], f["was"]["printed"], f["now"]["printed"], f["difference"], f["judgement"])
        for f in found["figures"]
    ] == [
        (f"gap.0023420.{PAIR}.annual_mean.high", "$800", "$800", pytest.approx(10.1, abs=0.1),
         "rounding"),
        (f"gap.0023420.{PAIR}.annual_mean.low", "$3,100", "$3,100", pytest.approx(9.9, abs=0.1),
         "rounding"),
        ("delta.0023420.31-9092.nation.adjusted_mean.pct.unsigned", "4%", "4%",
         pytest.approx(0.02, abs=0.01), "rounding"),
    ]  # fmt: skip
    assert {stem for one in found["figures"] for stem in one["stands_in"]} == {place}


def test_what_must_be_known_stands_first(revised):
    assert told(revised[0])["changes.md"].splitlines()[:16] == [
        "# What changed in this edition",
        "",
        "Corrected statistics: 3 printed figures differ, 162 are as before.",
        "",
        "**Sources**",
        "",
        "- Occupational Employment and Wage Statistics: the publisher corrected May 2025 "
        "(1 file differs).",
        "",
        "**Documents**",
        "",
        "- 2 documents made anew and 3 documents as before.",
        "",
        "## Medical Assistant or Medical Office Assistant",
        "",
        "### Fresno, CA",
        "",
    ]


def test_the_catalogue_leads_to_the_changes(revised):
    assert 'href="changes.html"' in (revised[0] / "data/out/latest/index.html").read_text()


def test_the_same_edition_made_again_keeps_its_changes(revised):
    before = told(revised[0])

    made(revised[0])

    assert told(revised[0]) == before


def test_an_older_edition_that_is_made_again_is_compared_with_the_one_it_replaces(
    revised, tmp_path
):
    root = shutil.copytree(revised[0], tmp_path / "root", symlinks=True)
    replaced = (root / "data/out/latest").readlink().name
    revise(root, FRESNO_MEAN, "48810")

    made(root)

    assert json.loads(told(root)["changes.json"])["was"] == replaced


# In words


def test_new_statistics_say_what_they_replace_and_carry_the_publishers_caveat(tmp_path):
    was, now = ([pay(STATE, MA, "annual_median", value)] for value in (49_000, 49_660))

    lines = markdown_of(compare(tmp_path, was, now, bls_oews="2025A01")).splitlines()

    assert lines[:7] == [
        "# What changed in this edition",
        "",
        "New statistics: 1 printed figure differs, 0 are as before.",
        "",
        "**Sources**",
        "",
        "- Occupational Employment and Wage Statistics: May 2025 replaces May 2024.",
    ]
    (caveat,) = (line for line in lines if "does not encourage" in line)
    assert "two thirds of the answers are the same" in caveat
    row = (
        "| Medical Assistant: median pay a year | $49,000 | $49,660 | +$660 (+1.3%) | Not judged |"
    )
    assert row in lines


@pytest.mark.parametrize(
    ("release", "shared"),
    [("2026A01", "one third of the answers"), ("2027A01", "share no answers")],
)
def test_how_much_two_releases_share_follows_from_their_years(tmp_path, release, shared):
    was, now = ([pay(STATE, MA, "annual_median", value)] for value in (49_000, 49_660))

    text = markdown_of(compare(tmp_path, was, now, bls_oews=release))

    assert shared in text
    assert ("independent samples" in text) == (release == "2026A01")


def test_an_edition_of_the_same_statistics_says_that_its_figures_are_the_same(tmp_path):
    same = [pay(STATE, MA, "annual_median", 49_000)]

    page = page_of(compare(tmp_path, same, same))

    assert page.lede == (
        "The statistics are the same, and so is every printed figure. What changed is how the "
        "brochures are made."
    )
    assert [(one.heading, one.lines) for one in page.known] == [
        ("Documents", ("1 document made anew.",))
    ]
    assert [(one.heading, one.lines) for one in page.documents] == [
        ("Made anew", ("ma_vs_moa/0600000/trifold.pdf",))
    ]


def test_a_gap_is_told_by_its_size_and_a_turned_one_as_reversed(tmp_path):
    was = [gap(STATE, -300, "$300"), gap(METRO, 900, "$900")]
    now = [gap(STATE, -1900, "$1,900"), gap(METRO, -900, "$900")]

    (pair,) = page_of(compare(tmp_path, was, now, bls_oews="2025A01")).pairs

    assert [row.change for section in pair.sections for row in section.rows] == [
        "+$1,600",
        "reversed",
    ]


def test_projections_are_set_side_by_side_without_a_difference(tmp_path):
    was, now = ([projected(r, MA, v)] for r, v in (("2023-33", 15.0), ("2024-34", 12.5)))

    (pair,) = page_of(compare(tmp_path, was, now, bls_projections="2024-34")).pairs

    (section,) = pair.sections
    (row,) = section.rows
    assert section.heading == "Growth and openings, in the whole nation"
    assert (row.role, row.label, row.was, row.now, row.change, row.verdict) == (
        "Medical Assistant", "projected growth", "15.0%", "12.5%", "", "Another round",
    )  # fmt: skip


def test_a_figure_that_is_withheld_now_is_among_what_must_be_known(tmp_path):
    was = [pay(STATE, MOA, "annual_median", 54_490)]

    page = page_of(compare(tmp_path, was, [], bls_oews="2025A01"))

    (known,) = (one for one in page.known if one.heading == "No longer published")
    assert known.lines == ("California, Medical Office Assistant: median pay a year: $54,490",)


WHOLE = """\
# What changed in this edition

New statistics: 1 printed figure differs, 0 are as before.

**Sources**

- Occupational Employment and Wage Statistics: May 2025 replaces May 2024.

**Documents**

- 1 document made anew.

**Largest changes in pay**

- California, Medical Assistant: median pay a year: $49,000 → $49,660, +$660 (+1.3%). Not judged.

## Medical Assistant or Medical Office Assistant

### A\\*B

- **It &lt;turned>.**

| Figure | Was | Is | Change | What it means |
|---|---:|---:|---:|---|
| Medical Assistant: median pay a year | $49,000 | $49,660 | +$660 (+1.3%) | Not judged |

Sentences that read differently:

- was: a \\| b
  is: no longer there
- was: not there
  is: a\\_b

Sentences with new numbers alone: 1.

2 more areas are in changes.html and changes.json.

## What the verdicts mean

- **Not judged**: Where no sampling error is published, as for medians, nothing is claimed.

## The school’s own figures

0 of 0 speak of a release that a newer one has replaced.

| Claim | Speaks of | Newest | Which says | Age |
|---|---|---|---|---|
| “$50,000” | May 2024 | May 2025 | $49,660 a year | stale |

## The two editions

This is edition `new`. Compared with edition `old`.
"""


def test_the_markdown_is_the_page_with_every_special_character_escaped(tmp_path):
    was, now = ([pay(STATE, MA, "annual_median", value)] for value in (49_000, 49_660))
    page = page_of(compare(tmp_path, was, now, bls_oews="2025A01"))
    (pair,) = page.brief
    section = replace(
        pair.sections[0],
        heading="A*B",
        turns=("It <turned>.",),
        sentences=(
            SentenceChange(PAIR, "a | b", "", False, ()),
            SentenceChange(PAIR, "", "a_b", False, ()),
        ),
        numbered=(SentenceChange(PAIR, "1", "2", True, ()),),
    )
    claim = ClaimRow("“$50,000”", "May 2024", "May 2025", "$49,660 a year", "stale", False)
    page = replace(
        page, was="old", now="new", brief=(replace(pair, sections=(section,)),), left_out=2,
        claims=(claim,), caveats=(),
    )  # fmt: skip

    assert render_page("changes", page, TEMPLATES, "md") == WHOLE


def test_the_markdown_has_no_more_sections_than_a_pull_request_holds(tmp_path):
    codes = [f"{number:07}" for number in range(1, 21)]
    names = replace(NAMES, areas={code: (code, "metropolitan area") for code in codes})
    was, now = (
        {code: [gap(code, value, f"${value}")] for code in codes} for value in (900, 1900)
    )  # fmt: skip
    old, _ = edition(tmp_path / "old", was)
    new, manifest = edition(tmp_path / "new", now, sha256="b", bls_oews="2025A01")

    page = changes_page(changes(old, new, manifest, names, ()), names, ORGANISATION)

    assert (len(page.pairs[0].sections), len(page.brief[0].sections), page.left_out) == (20, 15, 5)


@pytest.mark.parametrize("name", ["manifest.json", f"{PAIR}/0000000/trifold.figures.json"])
def test_an_edition_that_is_damaged_is_not_compared_with_and_stops_no_other(root, name):
    (root / "data/out/latest" / name).write_text("{")
    revise(root, "OEUM002342000000031909213", "46510")
    said = []

    report(Request(areas=("nation",), jobs=1), Paths(root), said.append, lambda items, _: items)

    assert "compared   with nothing: the edition before is damaged" in said
