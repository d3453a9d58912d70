"""Texts of brochures.toml are held to what its comments say of them."""

import re
from itertools import groupby

import pytest

from pipeline.core.paths import Paths
from pipeline.editorial.pair import BLOCK
from pipeline.settings.texts import LONGEST, misworded

MOST = re.compile(r"(\d+) characters at\s+(?:#\s+)?most")


def said(text):
    """Give by field how long it may be, as the comment over it, or over those with it, says."""
    found, comment = {}, ""
    for is_comment, lines in groupby(text.splitlines(), lambda line: line.startswith("#")):
        block = "\n".join(lines)
        comment = block if is_comment else comment
        fields = re.findall(r"(?m)^(\w+) = ", block.split("\n\n")[0]) if not is_comment else []
        found |= {name: int(most[1]) for name in fields if (most := MOST.search(comment))}
    return found


def test_comments_and_checks_say_the_same():
    file = Paths().matrix.read_text()

    assert {table: said(of(table, file)) for table in LONGEST} == {
        **LONGEST, "pair": LONGEST["pair"] | {"roles": 12},
    }  # fmt: skip
    assert said(BLOCK) == LONGEST["pair"]


def of(table, file):
    """Give the first table of a name, with the comments in it."""
    return re.split(rf"(?m)^\[+{table}\]+\n", file)[1].partition("\n[")[0]


@pytest.mark.parametrize(
    ("table", "name", "most"),
    [(table, *field) for table, fields in LONGEST.items() for field in fields.items()],
)
def test_a_text_may_be_as_long_as_its_comment_says_and_no_longer(table, name, most):
    text = "2026".ljust
    others = {"cost": "$9", "cost_as_of": "2026"} if table == "programme" else {}

    assert list(misworded(table, "x.", others | {name: text(most)})) == []
    assert list(misworded(table, "x.", others | {name: text(most + 1)})) == [
        (f"field x.{name} is too long", f"{most} characters at most", str(most + 1))
    ]


@pytest.mark.parametrize(
    ("texts", "misfit"),
    [
        (
            {"cost": "$9,500"},
            ("field x.cost has no date", 'cost_as_of = "September 2026"', "''"),
        ),
        (
            {"cost_note": "Plus."},
            ("field x.cost is missing", "what the date and the note are of", "''"),
        ),
    ],
)
def test_a_cost_is_of_a_day_and_a_day_is_of_a_cost(texts, misfit):
    assert list(misworded("programme", "x.", texts)) == [misfit]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of {name}.", []),
        ("Of {name} and {Name}, {place} {.", ["{Name}", "{place}", "{."]),
        ("Of name}.", ["}"]),
    ],
)
def test_a_word_that_nothing_fills_in_is_told(text, found):
    what = "field organisation.disclaimer has a word that nothing fills in"

    assert list(misworded("organisation", "organisation.", {"disclaimer": text})) == [
        (what, "{name}", word) for word in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Choose it if you want to earn more.", "earn more"),
        ("You will earn far better there.", "earn far better"),
        ("The second pays better.", "pays better"),
        ("It pays a lot more in time.", "pays a lot more"),
        ("A higher salary, a longer way.", "higher salary"),
        ("Better-paid work with machines.", "Better-paid"),
        ("Pay is higher.", "Pay is higher"),
        ("Wages are usually lower.", "Wages are usually lower"),
        ("More take-home pay.", "More take-home pay"),
        ("Lucrative work.", "Lucrative"),
        ("A six-figure career.", "six-figure"),
        ("Start at $61,970.", "$61,970."),
    ],
)
def test_a_claim_of_pay_is_told(text, found):
    assert list(misworded("pair", "pair[0].", {"choose_second": text})) == [
        (
            "field pair[0].choose_second speaks of pay",
            "the work alone: pay belongs to the statistics",
            f"“{found}”",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Earn a license and move on to more.", "Pay more attention to detail.",
        "It is best to earn a license.", "If you are good with money and records.",
        "Take payments and keep more records.", "See that bills are paid.",
        "Work toward a higher degree.", "Make patients feel better.",
    ],
)  # fmt: skip
def test_what_claims_no_pay_is_let_pass(text):
    assert list(misworded("pair", "pair[0].", {"shared": text})) == []
