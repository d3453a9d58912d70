"""The rules that several files of sql/ share: errors, margins and verdicts."""

import duckdb
import pytest

from pipeline.core.paths import SQL
from pipeline.warehouse.transform import define_macros


def computed(expression):
    with duckdb.connect() as connection:
        define_macros(connection, SQL)
        ((value,),) = connection.execute(f"select {expression}").fetchall()
        return value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("standard_error(62000, 1.5)", 930.0),
        ("standard_error(62000, 0)", 31.0),  # a printed 0.0 is anything up to 0.05
        ("standard_error(null, 1.5)", None),
        ("standard_error(62000, null)", None),
        ("margin_90(300, 400)", 822.5),
        ("margin_90(400, 0)", 658.0),
        ("margin_90(300, null)", None),
        ("verdict(10, 9, 'first', 'second')", "first more"),
        ("verdict(-10, 9, 'first', 'second')", "second more"),
        ("verdict(9, 9, 'first', 'second')", "too close"),
        ("verdict(-9, 9, 'first', 'second')", "too close"),
        ("verdict(null, 9, 'first', 'second')", "not known"),
        ("verdict(10, null, 'first', 'second')", "not known"),
    ],
)
def test_a_rule_gives(expression, value):
    assert computed(expression) == (pytest.approx(value) if isinstance(value, float) else value)
