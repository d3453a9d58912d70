import re
from pathlib import Path

import pytest

from pipeline.archive.comparable import (
    CLASSIFICATIONS,
    DELINEATIONS,
    FIRST_YEAR,
    YEARS_APART,
    is_apart,
    is_set_apart,
)
from pipeline.archive.receipt import Receipt
from pipeline.archive.source import Release
from pipeline.core.paths import SQL


@pytest.mark.parametrize(
    ("first", "last", "breaks", "expected"),
    [
        (2009, 2010, CLASSIFICATIONS, True),
        (2010, 2011, CLASSIFICATIONS, False),
        (2011, 2012, CLASSIFICATIONS, True),
        (2021, 2018, CLASSIFICATIONS, True),
        (2021, 2025, CLASSIFICATIONS, False),
        (2014, 2015, DELINEATIONS, True),
        (2015, 2023, DELINEATIONS, False),
        (2023, 2025, DELINEATIONS, True),
    ],
)
def test_a_break_lies_between_two_releases(first, last, breaks, expected):
    assert is_apart(first, last, breaks) is expected


@pytest.mark.parametrize(
    ("source", "release", "newest", "expected"),
    [
        ("bls_oews", "2013A01", "2025A01", True),
        ("bls_oews", "2019A01", "2025A01", True),
        ("bls_oews", "2021A01", "2025A01", False),
        ("bls_oews", "2025A01", "2013A01", False),
        ("bls_projections", "2013-23", "2024-34", False),
    ],
)
def test_an_older_release_of_another_classification_is_set_apart(source, release, newest, expected):
    receipt = Receipt(source, release, "", "", "", "", "", ())
    both = [Release(source, name, Path(name), receipt) for name in (release, newest)]

    assert is_set_apart(*both) is expected


def test_sql_draws_the_line_where_the_archive_does():
    deflated = (SQL / "2_intermediate/int_pay_deflated.sql").read_text()
    check = (SQL / "4_checks/trends_are_of_one_kind.sql").read_text()

    for text in (deflated, check):
        assert re.findall(r"pay_year < (\d{4})", text) == [str(FIRST_YEAR)]
    assert re.findall(r"newest_year - (\d+)", deflated) == [str(YEARS_APART)]
    assert re.findall(r"years_apart < (\d+)", check) == [str(YEARS_APART)]
