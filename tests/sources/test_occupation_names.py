"""Every detailed occupation has a plain name of its own, which fits its place and is no other's."""

import csv
import re
from collections import Counter

from pipeline.core.paths import Paths
from pipeline.sources.bls_oews.publication import occupations

LIMITS = {"singular": 48, "plural": 50, "short": 16}
WORD = "[A-Za-z][A-Za-z’-]*"
PLAIN = re.compile(rf"{WORD}(,? {WORD})*")
BANNED = re.compile(r"\b(all other|except|n\.e\.c)", re.IGNORECASE)

with (Paths().raw / "occupations/names.csv").open(newline="", encoding="utf-8") as file:
    NAMES = list(csv.DictReader(file, strict=True))


def test_the_detailed_occupations_of_the_newest_release_are_named_in_their_order():
    assert [set(row) for row in NAMES] == [{"soc_code", *LIMITS}] * len(NAMES)
    assert [row["soc_code"] for row in NAMES] == [one.code for one in occupations(Paths())]


def test_a_name_is_of_one_occupation():
    said = Counter(
        name for row in NAMES for name in (row["plural"], *{row["singular"], row["short"]})
    )

    assert [name for name, count in said.items() if count > 1] == []


def test_a_name_fits_its_place():
    long = [row[form] for row in NAMES for form, most in LIMITS.items() if len(row[form]) > most]

    assert long == []


def test_a_name_is_plain_words():
    names = [row[form] for row in NAMES for form in LIMITS]

    assert [name for name in names if not PLAIN.fullmatch(name) or BANNED.search(name)] == []


def test_a_rest_of_a_group_is_called_other():
    rest = {one.code for one in occupations(Paths()) if "All Other" in one.name}
    named = {row["soc_code"] for row in NAMES if row["singular"].startswith("other ")}

    assert rest - named == set()
