"""Figures of a trend are called by what they are, in a report of changes."""

import pytest

from pipeline.changes.labels import measure
from pipeline.changes.model import FigureChange
from tests.support.editions import NAMES


def called(id, unit="usd_per_year"):
    empty = dict.fromkeys(FigureChange.__dataclass_fields__, None)
    return measure(FigureChange(**empty | {"id": id, "unit": unit, "area": ""}), NAMES)


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("cpi.2021", "consumer prices (CPI-U), May 2021"),
        ("bls_oews/2021A01.0000000.31-9092.annual_mean", "mean pay a year, May 2021"),
        ("trend.0000000.31-9092.2021A01", "mean of May 2021 in constant dollars"),
        ("trend.0000000.31-9092.2021A01.change",
         "mean now less the mean of May 2021, in constant dollars"),
        ("trend.0000000.31-9092.2021A01.change.margin",
         "margin of error of the mean now less the mean of May 2021"),
        ("trend.0000000.31-9092.2025A01.margin",
         "margin of error of the mean of May 2025 in constant dollars"),
        ("period.bls_oews/2021A01", "period of Occupational Employment and Wage Statistics"),
    ],
)  # fmt: skip
def test_a_figure_of_a_trend_is_called_by_what_it_is(id, said):
    assert called(id) == said
