"""Figures of a trend are called by what they are, in a report of changes."""

import pytest

from pipeline.changes.labels import measure
from pipeline.changes.model import FigureChange
from tests.support.editions import NAMES

YEAR = {"release": "2021A01", "area_code": "0000000", "occupation_code": "31-9092"}
NEWEST = YEAR | {"release": "2025A01"}


def called(id, place=("", {}, ""), unit="usd_per_year"):
    empty = dict.fromkeys(FigureChange.__dataclass_fields__, None)
    place = dict(zip(("mart", "row", "column"), place, strict=True))
    return measure(FigureChange(**empty | {"id": id, "unit": unit, "area": ""} | place), NAMES)


def past(column, row=YEAR):
    return "pay_trends", row, column


@pytest.mark.parametrize(
    ("id", "place", "said"),
    [
        ("cpi.2021", past("price_index", {"pay_year": 2021}), "consumer prices (CPI-U), May 2021"),
        ("bls_oews/2021A01.0000000.31-9092.annual_mean", past("annual_mean_usd"),
         "mean pay a year, May 2021"),
        ("trend.0000000.31-9092.2021A01", past("constant_annual_mean_usd"),
         "mean of May 2021 in constant dollars"),
        ("trend.0000000.31-9092.2021A01.change", past("annual_mean_change_usd"),
         "mean now less the mean of May 2021, in constant dollars"),
        ("trend.0000000.31-9092.2021A01.change.margin", past("annual_mean_change_margin_usd"),
         "margin of error of the mean now less the mean of May 2021"),
        ("trend.0000000.31-9092.2025A01.margin", past("constant_annual_mean_margin_usd", NEWEST),
         "margin of error of the mean of May 2025 in constant dollars"),
        ("period.bls_oews/2021A01", ("", {}, ""),
         "period of Occupational Employment and Wage Statistics"),
    ],
)  # fmt: skip
def test_a_figure_of_a_trend_is_called_by_what_it_is(id, place, said):
    assert called(id, place) == said
