"""Pay over time says no more than two surveys can."""

from dataclasses import replace

import pytest

from pipeline.archive.citation import Citation
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.trend.page import trend
from pipeline.core.figure import Figure
from pipeline.core.paths import ROOT
from pipeline.warehouse.pay import PastPay
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    NONSENSE,
    comparison,
    texts,
    verdict,
)

OLD = Citation(
    "bls_oews", "2021A01", "May 2021", "Occupational Employment and Wage Statistics",
    "U.S. Bureau of Labor Statistics", "2026-11-23", "old-sha256", is_flat=False,
)  # fmt: skip
PRICES = replace(OLD, source="bls_cpi", release="2026-08", period="August 2026",
                 title="Consumer Price Index", file_sha256="cpi-sha256")  # fmt: skip
TREND_LEDGER = Ledger(
    {**LEDGER.citations, "bls_oews/2021A01": OLD, "bls_oews/2022A01": replace(
        OLD, release="2022A01", period="May 2022"), "bls_cpi": PRICES}
)  # fmt: skip
CODES = ("31-9092", "43-6013")


def row(code, year, **changes):
    known = PastPay(
        release=f"{year}A01", pay_year=year, area_code="0000000", occupation_code=code,
        series_stem=None, annual_mean_usd=40000.0, mean_rse_pct=0.5,
        price_series_id="CUUR0000SA0", price_index=200.0, constant_annual_mean_usd=50000.0,
        constant_annual_mean_margin_usd=411.25, point_number=2, refusal=None,
        annual_mean_change_usd=None, annual_mean_change_margin_usd=600.0,
        annual_mean_verdict="not known",
    )  # fmt: skip
    return replace(known, **changes)


def newest(code, **changes):
    return row(code, 2025, price_index=250.0, point_number=1, **changes)


def changed(code, change, year=2021):
    return (
        row(
            code,
            year,
            annual_mean_change_usd=change,
            annual_mean_verdict=verdict(change, 600, "now", "then"),
        ),
        newest(code),
    )


def told(first, second, area=NATION, ledger=TREND_LEDGER):
    facts = comparison(area)
    sides = (replace(s, past=past) for s, past in zip(facts.sides, (first, second), strict=True))
    one, other = sides
    return trend(replace(facts, first=one, second=other, is_trend=True), ledger)


@pytest.mark.parametrize("change", [700.0, -700.0, 100.0])
def test_the_title_names_the_surveys_and_claims_no_change(change):
    title = told(*(changed(code, change) for code in CODES)).picture.finding

    assert str(title) == "Mean pay after inflation, in the surveys of May 2021 and May 2025"


def test_releases_of_two_years_are_each_named():
    page = told(changed(CODES[0], 700.0), changed(CODES[1], -700.0, year=2022))

    assert str(page.picture.finding) == (
        "Mean pay after inflation, in the surveys of May 2021, May 2022, and May 2025"
    )
    assert [str(row.label) for row in page.table.rows] == ["May 2021", "May 2022", "May 2025"]
    assert [str(cell) for cell in page.table.rows[0].cells[4:]] == ["not shown"] * 3


def test_one_side_may_stand_alone_and_the_other_says_why():
    page = told(changed(CODES[0], 700.0), (newest(CODES[1], refusal="no mean"),))

    assert str(page.picture.finding).endswith("in the surveys of May 2021 and May 2025")
    assert str(page.said[1]) == (
        "Pay over time cannot be shown for medical office assistants: their mean pay or its "
        "sampling error is not published for May 2025."
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (700.0, "is about $700 more. Give or take $600 (90%), the difference is larger than the "
                "survey’s sampling error."),
        (-700.0, "is about $700 less. Give or take $600 (90%), the difference is larger than the "
                 "survey’s sampling error."),
        (300.0, "is about $300 away. Give or take $600 (90%), it could go either way."),
        (20.0, "is about the same. Give or take $600 (90%), it could go either way."),
    ],
)  # fmt: skip
def test_a_difference_is_told_with_its_margin_and_its_verdict(change, said):
    page = told(changed(CODES[0], change), changed(CODES[1], change))

    assert str(page.said[0]) == (
        "On average (mean), medical assistants earned $40,000 in May 2021: about $50,000 in "
        f"dollars of May 2025. The mean of May 2025, $46,120, {said}"
    )


def test_the_picture_has_constant_dollars_alone_each_mean_in_its_band():
    picture = told(changed(CODES[0], 700.0), changed(CODES[1], 700.0)).picture
    head, then, now, *others = picture.lanes
    band, mean = then.marks

    assert (picture.kind, str(picture.finding)) == (
        "bands", "Mean pay after inflation, in the surveys of May 2021 and May 2025",
    )  # fmt: skip
    assert (str(head.label), head.marks, head.side) == ("Medical assistants", (), "first")
    assert [(str(lane.label), str(lane.text)) for lane in (then, now)] == [
        ("May 2021", "$50,000 ± $400"), ("May 2025", "$46,120 ± $400"),
    ]  # fmt: skip
    assert band.start < mean.start == mean.end < band.end
    assert [lane.marks[1].shape for lane in (then, others[1])] == ["circle", "square"]
    assert "$40,000" not in str(picture)
    assert str(picture.alt).startswith(
        "Medical assistants, May 2021: $50,000 in dollars of May 2025, give or take $400. "
        "Medical assistants, May 2025: $46,120 in dollars of May 2025, give or take $400."
    )


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        ("no such code", "there is no SOC 31-9092 in the release of May 2021."),
        ("another title", "SOC 31-9092 was another occupation in May 2021."),
        ("no mean", "their mean pay or its sampling error is not published for May 2021."),
    ],
)
def test_a_release_that_spoils_it_is_named_with_its_reason(refusal, said):
    spoiled = (row(CODES[0], 2021, refusal=refusal, point_number=None), newest(CODES[0]))
    none = (newest(CODES[1]),)

    page = told(spoiled, none)

    assert page.picture is None
    assert str(page.why_not).startswith(
        f"Pay over time cannot be shown for medical assistants: {said}"
    )


def test_without_an_older_release_the_page_says_so_once():
    page = told((newest(CODES[0]),), (newest(CODES[1]),), area=CALIFORNIA)

    assert str(page.why_not) == (
        "Pay over time cannot be shown for California. No release of its pay is held that is from "
        "May 2021 or later and three or more years older than May 2025."
    )


def test_no_sentence_of_it_is_broken():
    page = told(changed(CODES[0], 700.0), changed(CODES[1], 20.0))

    assert [text for text in texts(page) if NONSENSE.search(text)] == []


def test_each_number_of_its_own_texts_stands_in_the_file_that_it_names():
    shown = told(changed(CODES[0], 700.0), changed(CODES[1], 20.0))
    missing = told((newest(CODES[0]),), (newest(CODES[1]),), area=CALIFORNIA)
    said = [*(notice.text for notice in shown.notes), missing.why_not]
    figures = [part for text in said for part in text.parts if isinstance(part, Figure)]
    own = [figure for figure in figures if figure.kind == "editorial"]

    assert {figure.printed for figure in own} >= {"2021", "2018", "1.645", "90%"}
    for figure in own:
        assert figure.printed in (ROOT / figure.source).read_text()
