"""One measure a row, by the id of its series, with its note in words."""

from tests.sql.test_staging import MEASURES
from tests.support.tables import RELEASE, run

KEY = {"release": RELEASE, "area_code": "0040900", "occupation_code": "31-9092"}
STEM = "OEUM0040900000000319092"


def long(**cell):
    rows = {
        "intermediate.int_pay_estimated": [{**KEY, "series_stem": STEM, **cell}],
        "staging.stg_bls_oews__footnotes": [
            {"release": RELEASE, "note_code": "8", "note_text": "Estimate not released."},
            {"release": "2024A01", "note_code": "8", "note_text": "Another."},
        ],
    }
    return run("3_marts/pay_long", rows)


def test_every_measure_has_a_row_of_its_own_with_the_series_that_it_is_published_as():
    figures = {column: float(number) for column, _, number in MEASURES.values()}

    assert long(**figures) == sorted(
        (
            {**KEY, "measure": measure, "series_id": STEM + number, "value": float(number)}
            for _, measure, number in MEASURES.values()
        ),
        key=lambda row: row["measure"],
    )


def test_a_measure_without_a_number_says_why_in_the_publisher_s_words():
    notes = {f"{measure}_note_code": "8" for _, measure, _ in MEASURES.values()}

    assert long(**notes) == sorted(
        (
            {
                **KEY, "measure": measure, "series_id": STEM + number, "note_code": "8",
                "note_text": "Estimate not released.",
            }
            for _, measure, number in MEASURES.values()
        ),
        key=lambda row: row["measure"],
    )  # fmt: skip
