"""The tables of pay: four rows for a sheet, and all levels in every place that has any."""

from pipeline.brochures import pay_tables
from tests.support.comparisons import LEDGER, TOP_CODED, WITHHELD_PAY, YEARLY_ONLY, comparison


def table(made):
    return [
        [(str(column.name), column.place) for column in made.columns],
        {str(row.label): [str(cell) for cell in row.cells] for row in made.rows},
    ]


def test_four_rows_say_what_the_two_earn_here():
    made = pay_tables.rows(comparison(), LEDGER)

    assert table(made) == [
        [("Medical asst.", ""), ("Office asst.", "")],
        {
            "Lowest tenth earn under": ["$45,330", "$42,340"],
            "Middle worker": ["$61,970", "$57,730"],
            "by the hour": ["$29.79", "$27.75"],
            "Top tenth earn over": ["$78,090", "$76,580"],
        },
    ]
    assert [row.kind for row in made.rows] == ["lowest", "middle", "hourly", "highest"]


def test_a_row_of_a_number_or_more_does_not_say_less_or_more_than_that():
    top = dict.fromkeys(("annual_median", "annual_75th", "annual_90th"), TOP_CODED)
    _, rows = table(pay_tables.rows(comparison(first=top), LEDGER))

    assert rows == {
        "Lowest tenth earn under": ["$45,330", "$42,340"],
        "Middle worker": ["$239,200 or more", "$57,730"],
        "by the hour": ["$29.79", "$27.75"],
        "Top tenth begin at": ["$239,200 or more", "$76,580"],
    }


def test_a_row_that_has_no_number_is_left_out_and_without_any_the_table_is():
    yearly = pay_tables.rows(comparison(first=YEARLY_ONLY, second=YEARLY_ONLY), LEDGER)

    assert [row.kind for row in yearly.rows] == ["lowest", "middle", "highest"]
    assert pay_tables.rows(comparison(first=WITHHELD_PAY, second=WITHHELD_PAY), LEDGER) is None


def test_a_place_without_any_pay_has_no_column():
    facts = comparison(first=WITHHELD_PAY, second=WITHHELD_PAY)
    columns, rows = table(pay_tables.table(facts, LEDGER))

    assert columns == [
        ("Medical asst.", "California"),
        ("Medical asst.", "U.S."),
        ("Office asst.", "California"),
        ("Office asst.", "U.S."),
    ]
    assert rows["Median"] == ["$49,660", "$45,690", "$54,490", "$45,930"]


def test_a_large_error_is_rough():
    _, rows = table(pay_tables.table(comparison(first={"mean_rse": 10.1}), LEDGER))

    assert rows["Standard error of the mean"] == [
        "10.1% (rough)", "0.7%", "0.3%", "1.5%", "0.7%", "0.3%",
    ]  # fmt: skip
