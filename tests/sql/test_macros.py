"""The rules that several files of sql/ share: errors, margins, verdicts and floors."""

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
        ("standard_error(62000, 0.4)", 279.0),  # and 0.4 anything up to 0.45
        ("standard_error(62000, 0.5)", 310.0),
        ("standard_error(null, 1.5)", None),
        ("standard_error(62000, null)", None),
        ("margin_90(300, 400)", 822.5),
        ("margin_90(400, 0)", 658.0),
        ("margin_90(300, null)", None),
        ("margin_90(400, 300, part := 0)", 822.5),
        # the variances 160,000 + 90,000 - 2 * 0.2 * 160,000
        ("margin_90(400, 300, part := 0.2)", 1.645 * 186_000**0.5),
        # the first alone brings 320 into the second: its error is no less
        ("margin_90(400, 300, part := 0.8)", 1.645 * 80),
        ("margin_90(400, null, part := 0.8)", None),
        ("margin_90(null, 300, part := 0.8)", None),
        ("verdict(10, 9, 'first', 'second')", "first more"),
        ("verdict(-10, 9, 'first', 'second')", "second more"),
        ("verdict(9, 9, 'first', 'second')", "too close"),
        ("verdict(-9, 9, 'first', 'second')", "too close"),
        ("verdict(null, 9, 'first', 'second')", "not known"),
        ("verdict(10, null, 'first', 'second')", "not known"),
        ("peer_group('state', '0600000')", "states"),
        ("peer_group('metropolitan area', '0600000')", "0600000"),
        ("peer_group('nonmetropolitan area', '7200000')", "7200000"),
        ("peer_group('metropolitan area', null)", None),
        ("peer_group('territory', '7200000')", None),
        ("peer_group('nation', null)", None),
        ("reaches_floor(500, 500)", True),
        ("reaches_floor(490, 500)", False),
        ("reaches_floor(null, 500)", False),
        ("reaches_floor(490, null)", True),
        ("reaches_floor(null, null)", True),
    ],
)
def test_a_rule_gives(expression, value):
    assert computed(expression) == (pytest.approx(value) if isinstance(value, float) else value)
