"""A printed number knows its value and the publisher's own name for it."""

from dataclasses import replace

import pytest

from pipeline.brochures.ledger import reprint, why_missing
from pipeline.core.figure import Figure, Word, sentence
from pipeline.sources.bls_oews.measures import MEASURES
from tests.support.comparisons import (
    CALIFORNIA,
    HOURLY_ONLY,
    LEDGER,
    NATION,
    PUERTO_RICO,
    SACRAMENTO,
    TOP_CODED,
    WITHHELD,
    YEARLY_ONLY,
    comparison,
    outlook,
    pay,
)


def test_a_published_median_is_cited_with_its_series():
    assert LEDGER.cite(pay(), "annual_median", "first") == Figure(
        id="oews.0040900.31-9092.annual_median",
        printed="$61,970",
        value=61970,
        unit="usd_per_year",
        kind="published",
        source="bls_oews",
        release="2025A01",
        key="OEUM004090000000031909213",
        file_sha256="oews-sha256",
        side="first",
        mart="pay_estimates",
        row={"release": "2025A01", "area_code": "0040900", "occupation_code": "31-9092"},
        column="annual_median_usd",
    )


@pytest.mark.parametrize(
    ("name", "key", "printed", "unit"),
    [
        ("employment", "OEUM004090000000031909201", "7,410", "jobs"),
        ("employment_rse", "OEUM004090000000031909202", "4.0%", "pct"),
        ("hourly_mean", "OEUM004090000000031909203", "$29.78", "usd_per_hour"),
        ("annual_mean", "OEUM004090000000031909204", "$61,940", "usd_per_year"),
        ("mean_rse", "OEUM004090000000031909205", "1.0%", "pct"),
        ("hourly_10th", "OEUM004090000000031909206", "$21.79", "usd_per_hour"),
        ("hourly_25th", "OEUM004090000000031909207", "$23.40", "usd_per_hour"),
        ("hourly_median", "OEUM004090000000031909208", "$29.79", "usd_per_hour"),
        ("hourly_75th", "OEUM004090000000031909209", "$37.04", "usd_per_hour"),
        ("hourly_90th", "OEUM004090000000031909210", "$37.54", "usd_per_hour"),
        ("annual_10th", "OEUM004090000000031909211", "$45,330", "usd_per_year"),
        ("annual_25th", "OEUM004090000000031909212", "$48,670", "usd_per_year"),
        ("annual_median", "OEUM004090000000031909213", "$61,970", "usd_per_year"),
        ("annual_75th", "OEUM004090000000031909214", "$77,030", "usd_per_year"),
        ("annual_90th", "OEUM004090000000031909215", "$78,090", "usd_per_year"),
        ("jobs_per_1000", "OEUM004090000000031909216", "7 in every 1,000 jobs", "jobs_per_1000"),
        ("location_quotient", "OEUM004090000000031909217", "1.30 times", "ratio"),
    ],
)
def test_each_measure_has_its_data_type_in_the_series_id(name, key, printed, unit):
    figure = LEDGER.cite(pay(), name)

    assert (figure.key, figure.printed, figure.unit) == (key, printed, unit)


def test_the_measures_are_the_seventeen_data_types():
    assert [measure.data_type for measure in MEASURES.values()] == [
        f"{number:02d}" for number in range(1, 18)
    ]


def test_the_key_tells_nation_state_and_area():
    keys = [LEDGER.cite(pay(area), "annual_median").key for area in ("0000000", "0600000")]

    assert keys == ["OEUN000000000000031909213", "OEUS060000000000031909213"]


def test_a_withheld_wage_is_no_figure_and_says_so():
    row = pay(annual_median=WITHHELD)

    assert LEDGER.cite(row, "annual_median") is None
    assert LEDGER.cell(row, "annual_median") == sentence("withheld", is_missing=True)


def test_a_top_coded_wage_prints_its_floor_and_has_no_value():
    row = pay(annual_90th=TOP_CODED, hourly_90th=TOP_CODED)

    yearly, hourly = LEDGER.cite(row, "annual_90th"), LEDGER.cite(row, "hourly_90th")

    assert (yearly.printed, yearly.value, yearly.key) == (
        "$239,200 or more",
        None,
        "OEUM004090000000031909215",
    )
    assert (hourly.printed, hourly.value) == ("$115.00 or more", None)


def test_an_occupation_paid_by_the_hour_has_no_yearly_figure_and_the_other_way_round():
    hourly_only, yearly_only = pay(**HOURLY_ONLY), pay(**YEARLY_ONLY)

    assert LEDGER.cite(hourly_only, "annual_median") is None
    assert LEDGER.cite(hourly_only, "hourly_median").printed == "$29.79"
    assert str(why_missing(hourly_only, "annual_median")) == "only hourly"
    assert LEDGER.cite(yearly_only, "hourly_median") is None
    assert LEDGER.cite(yearly_only, "annual_median").printed == "$61,970"
    assert str(why_missing(yearly_only, "hourly_mean")) == "only yearly"


def test_a_missing_row_is_not_published():
    assert LEDGER.cite(None, "annual_median") is None
    assert LEDGER.cell(None, "annual_median") == sentence("not published", is_missing=True)


def test_a_measure_without_a_number_or_a_note_is_not_published():
    row = pay("0000000")  # the nation has no employment per 1,000 jobs

    assert LEDGER.cite(row, "jobs_per_1000") is None
    assert str(why_missing(row, "jobs_per_1000")) == "not published"


def test_a_note_that_is_no_ceiling_makes_no_floor():
    row = replace(pay(annual_median=WITHHELD), ceiling_note_code=None)

    assert LEDGER.cite(row, "annual_median") is None


def test_a_price_parity_names_its_table_place_and_year():
    assert LEDGER.cite(SACRAMENTO, "price_parity_index") == Figure(
        id="rpp.0040900",
        printed="109.1",
        value=109.091,
        unit="index",
        kind="published",
        source="bea_rpp",
        release="2023",
        key="MARPP, GeoFIPS 40900, RPPs: All items, 2023",
        file_sha256="rpp-sha256",
        mart="areas",
        row={"release": "2025A01", "area_code": "0040900"},
        column="price_parity_index",
    )
    assert LEDGER.cite(PUERTO_RICO, "price_parity_index") is None
    assert LEDGER.cite(None, "price_parity_index") is None


def test_a_projected_number_names_its_table_occupation_and_column():
    row = outlook()

    growth = LEDGER.cite(row, "change_pct", "first")
    openings = LEDGER.cite(row, "openings_per_year_thousands")

    assert growth == Figure(
        id="projections.2024-34.31-9092.change_pct",
        printed="12.5%",
        value=12.5,
        unit="pct",
        kind="published",
        source="bls_projections",
        release="2024-34",
        key="Table 1.2, 31-9092, change_pct",
        file_sha256="projections-sha256",
        side="first",
        mart="outlook",
        row={"projection_round": "2024-34", "occupation_code": "31-9092"},
        column="change_pct",
    )
    assert (openings.printed, openings.key) == (
        "112,300",
        "Table 1.10, 31-9092, openings_thousands",
    )


def test_a_projection_that_is_not_made_is_no_figure():
    row = outlook(change_pct=None)

    assert LEDGER.cite(row, "change_pct") is None
    assert LEDGER.cite(None, "change_pct") is None


def test_a_derived_figure_carries_its_formula_and_all_its_inputs():
    a, b = LEDGER.cite(pay(), "annual_median"), LEDGER.cite(SACRAMENTO, "price_parity_index")

    figure = LEDGER.derived(
        "a / (b / 100)", a, b, id="adjusted", value=56806, printed="$56,806", unit="usd_per_year"
    )

    assert figure == Figure(
        id="adjusted",
        printed="$56,806",
        value=56806,
        unit="usd_per_year",
        kind="derived",
        source="bls_oews, bea_rpp",
        release="2025A01, 2023",
        key="",
        file_sha256="oews-sha256, rpp-sha256",
        formula="a / (b / 100)",
        inputs=("OEUM004090000000031909213", "MARPP, GeoFIPS 40900, RPPs: All items, 2023"),
        input_values=(61970, 109.091),
    )


def test_one_derived_from_a_derived_names_it_by_its_id_and_each_source_once():
    a = LEDGER.cite(pay(), "annual_median")
    gap = LEDGER.derived("a - b", a, a, id="gap", value=0, printed="0", unit="usd_per_year")

    figure = LEDGER.derived("a + b", gap, a, id="sum", value=1, printed="1", unit="usd_per_year")

    assert (figure.source, figure.inputs) == ("bls_oews", ("gap", "OEUM004090000000031909213"))


def test_every_number_in_a_text_of_our_own_is_an_editorial_figure():
    text = LEDGER.editorial("Call 888-675-2460 in 36 weeks, at 90%.", id="x.help", source="x")

    assert [part for part in text.parts if isinstance(part, Word)] == [
        Word("Call "),
        Word(" in "),
        Word(" weeks, at "),
        Word("."),
    ]
    assert [
        (part.id, part.printed, part.kind, part.source)
        for part in text.parts
        if isinstance(part, Figure)
    ] == [
        ("x.help.1", "888-675-2460", "editorial", "x"),
        ("x.help.3", "36", "editorial", "x"),
        ("x.help.5", "90%", "editorial", "x"),
    ]
    assert str(text) == "Call 888-675-2460 in 36 weeks, at 90%."


def test_a_text_of_our_own_without_words_is_empty():
    assert not LEDGER.editorial("", id="x", source="x")


def test_a_peer_without_a_number_is_an_input_all_the_same():
    peer = replace(comparison().first.peers[0], annual_median_usd=None)

    figure = LEDGER.median(peer)

    assert (figure.key, figure.value, figure.printed) == ("OEUM004090000000031909213", None, "")


def test_a_second_form_of_a_figure_has_an_id_of_its_own():
    figure = LEDGER.cite(NATION, "price_parity_index")

    again = reprint(figure, "level", "words")

    assert again == replace(figure, id="rpp.0000000.words", printed="level")


def test_figures_of_two_areas_have_two_ids():
    assert (
        LEDGER.cite(CALIFORNIA, "price_parity_index").id
        != LEDGER.cite(SACRAMENTO, "price_parity_index").id
    )
