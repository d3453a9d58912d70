"""Where a column of a SQL file comes from is read out of the SQL itself."""

import pytest

from pipeline.core.errors import ExplainError
from pipeline.explain.lineage import trace
from pipeline.warehouse.transform import SqlFile

TABLES = {("raw", "pay"): ["area", "median", "mean"], ("raw", "areas"): ["area", "name"]}
SQL = """\
-- A comment.
with pay as (
    select * from raw.pay
),

joined as (
    select
        pay.area,
        areas.name as area_name,
        pay.median - pay.mean
            as gap,
    from pay
    inner join raw.areas as areas on pay.area = areas.area
),

ranked as (
    select
        joined.area_name,
        joined.gap,
        rank() over by_gap as place,
    from joined
    window by_gap as (partition by joined.area_name order by joined.gap)
)

select * from ranked
union all
select name as area_name, 0 as gap, 1 as place from raw.areas
"""


def traced(column, sql=SQL):
    found = trace(SqlFile("t", "t.sql", sql, ()), column, lambda *name: TABLES[name])
    return found.line, found.text, [".".join(read) for read in found.reads]


def test_a_column_is_led_through_ctes_joins_and_unions():
    assert traced("gap") == (10, "pay.median - pay.mean as gap", ["raw.pay.mean", "raw.pay.median"])
    assert traced("area_name") == (9, "areas.name as area_name", ["raw.areas.name"])


def test_a_window_reads_what_it_is_ordered_by():
    assert traced("place") == (
        20,
        "rank() over by_gap as place",
        ["raw.areas.name", "raw.pay.mean", "raw.pay.median"],
    )


def test_a_column_that_is_handed_through_stands_where_all_are():
    assert traced("median", "select *\nfrom raw.pay") == (1, "select *", ["raw.pay.median"])


@pytest.mark.parametrize("said", ["said", "pay.said"])
def test_a_field_of_a_struct_is_read_from_what_the_struct_is(said):
    sql = (
        "with pay as (\nselect {'low': median, 'high': mean} as said from raw.pay\n)\n\n"
        f"select {said}.low as lowest from pay"
    )

    assert traced("lowest", sql)[2] == ["raw.pay.mean", "raw.pay.median"]


def test_a_column_that_is_not_made_is_told():
    with pytest.raises(ExplainError, match="makes no column median"):
        traced("median")


def test_a_recursive_column_reads_what_it_starts_from_and_what_is_joined_to_it():
    sql = (
        "with recursive chain as (\nselect pay.area, pay.median from raw.pay as pay\nunion all\n"
        "select chain.area, pay.mean\nfrom chain\n"
        "inner join raw.pay as pay on chain.area = pay.area\n)\n\nselect * from chain"
    )

    assert traced("median", sql)[2] == ["raw.pay.mean", "raw.pay.median"]
    assert traced("area", sql)[2] == ["raw.pay.area"]
