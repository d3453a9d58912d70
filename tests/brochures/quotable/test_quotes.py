"""What a desk may say is whole by itself and dated; what it may not say has its reason."""

import csv
import io
from dataclasses import replace

import pytest

from pipeline.brochures.ledger import Ledger
from pipeline.brochures.quotable.quotes import quotable
from pipeline.core.figure import Figure
from pipeline.core.paths import ROOT
from pipeline.documents.quotes import HEAD, quoted_csv
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    NONSENSE,
    NORTH_COAST,
    PUERTO_RICO,
    TOP_CODED,
    WITHHELD_PAY,
    comparison,
    outlook,
    texts,
    with_sides,
    without_roles,
)

HERE = "the Sacramento-Roseville-Folsom, CA metropolitan area"


def dated(**expected):
    """Give the ledger with what is known of next releases, by source: (when, is overdue)."""
    return Ledger(
        {
            name: replace(
                one,
                next_expected=expected.get(name, ("", False))[0],
                is_overdue=expected.get(name, ("", False))[1],
            )
            for name, one in LEDGER.citations.items()
        }
    )


def said(facts, ledger=LEDGER):
    """Give every sentence that may be said, by its id."""
    groups = quotable(facts, ledger).groups
    return {quote.id: str(quote.text) for group in groups for quote in group.quotes}


def refused(facts):
    return {one.id: str(one.text) for one in quotable(facts, LEDGER).refusals}


def test_an_area_with_everything_published_gives_every_sentence():
    assert said(comparison()) == {
        "first.0040900.median": f"In May 2025, the median pay of medical assistants in {HERE} was "
        "$61,970 a year ($29.79 an hour): half earned that or less.",
        "first.0040900.mean": f"In May 2025, the mean pay of medical assistants in {HERE} was "
        "$61,940 a year.",
        "first.0040900.middle_half": "In May 2025, the middle half of medical assistants in "
        f"{HERE} earned from $48,670 to $77,030 a year.",
        "first.0040900.employment": "In May 2025, about 7,410 (give or take 490) medical "
        f"assistants worked in {HERE}, not counting the self-employed.",
        "second.0040900.median": "In May 2025, the median pay of medical office assistants in "
        f"{HERE} was $57,730 a year ($27.75 an hour): half earned that or less.",
        "second.0040900.mean": f"In May 2025, the mean pay of medical office assistants in {HERE} "
        "was $57,130 a year.",
        "second.0040900.middle_half": "In May 2025, the middle half of medical office assistants "
        f"in {HERE} earned from $46,490 to $64,060 a year.",
        "second.0040900.employment": "In May 2025, about 7,700 (give or take 1,000) medical "
        f"office assistants worked in {HERE}, not counting the self-employed.",
        "0040900.gap.median": f"In May 2025, in {HERE}, the median pay of medical assistants was "
        "about $4,200 a year higher than that of medical office assistants. No sampling error is "
        "published for medians.",
        "0040900.gap.mean": f"In May 2025, in {HERE}, medical assistants earned on average (mean) "
        "about $4,800 a year more than medical office assistants. Give or take $1,700 at the 90% "
        "level, that is larger than the survey’s sampling error.",
        "first.0000000.median": "In May 2025, the median pay of medical assistants in the United "
        "States was $45,690 a year ($21.97 an hour): half earned that or less.",
        "first.0000000.mean": "In May 2025, the mean pay of medical assistants in the United "
        "States was $46,120 a year.",
        "second.0000000.median": "In May 2025, the median pay of medical office assistants in the "
        "United States was $45,930 a year ($22.08 an hour): half earned that or less.",
        "second.0000000.mean": "In May 2025, the mean pay of medical office assistants in the "
        "United States was $46,800 a year.",
        "first.0040900.against_nation": f"In May 2025, the median pay of medical assistants in "
        f"{HERE} was 36% higher than in the United States. After local prices (regional price "
        "parities of 2023), it was 24% higher.",
        "second.0040900.against_nation": "In May 2025, the median pay of medical office assistants "
        f"in {HERE} was 26% higher than in the United States. After local prices (regional price "
        "parities of 2023), it was 15% higher.",
        "first.growth": "Jobs of medical assistants in the United States are projected to grow by "
        "12.5% from 2024 to 2034.",
        "first.openings": "About 112,300 openings a year are projected for medical assistants in "
        "the United States, on average from 2024 to 2034. They are new jobs, and workers who leave "
        "the occupation (retire or change it). They are not jobs open today.",
        "second.growth": "Jobs of medical office assistants in the United States are projected to "
        "grow by 4.2% from 2024 to 2034.",
        "second.openings": "About 85,900 openings a year are projected for medical office "
        "assistants in the United States, on average from 2024 to 2034. They are new jobs, and "
        "workers who leave the occupation (retire or change it). They are not jobs open today.",
    }  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [
        comparison(),
        comparison(NATION),
        comparison(PUERTO_RICO),
        comparison(NORTH_COAST),
        comparison(first=WITHHELD_PAY),
        without_roles(comparison()),
    ],
    ids=["metro", "nation", "territory", "rural", "withheld", "occupations"],
)
def test_every_sentence_names_its_place_and_its_date_and_nothing_that_is_forbidden(facts):
    found = quotable(facts, LEDGER)

    for group in found.groups:
        for quote in group.quotes:
            text = str(quote.text)
            assert "May 2025" in text or "from 2024 to 2034" in text, text
            assert facts.area.area_name in text or "in the United States" in text, text
            for word in ("starting", "average pay", "demand", "shortage", "guarantee", "will earn"):
                assert word not in text
            assert quote.figures
            assert str(quote.series)
    shown = [text for text in texts(found) if not text.startswith("“")]
    assert [text for text in shown if NONSENSE.search(text.replace("…", ""))] == []


def test_a_withheld_wage_gives_no_sentence_but_a_refusal():
    facts = comparison(first=WITHHELD_PAY)

    assert [name for name in said(facts) if name.startswith("first.0040900")] == [
        "first.0040900.employment"
    ]
    assert refused(facts)["withheld.first"] == "Any pay of medical assistants in this area"
    assert "0040900.gap.median" not in said(facts)


def test_a_gap_within_sampling_error_may_not_be_said_as_more():
    facts = comparison(first={"annual_mean": 57500.0})

    assert [name for name in said(facts) if "gap" in name] == []
    assert refused(facts)["too_close"] == (
        "“Medical assistants earn more than medical office assistants here”, or the reverse"
    )


def test_where_medians_and_means_disagree_no_gap_is_quoted():
    facts = comparison(first={"annual_mean": 52000.0})
    (why,) = [one.why for one in quotable(facts, LEDGER).refusals if one.id == "too_close"]

    assert [name for name in said(facts) if "gap" in name] == []
    assert str(why) == (
        "The medians and the means do not say the same, so neither may be said alone."
    )


def test_pay_that_cannot_be_told_from_the_nation_s_is_not_quoted():
    facts = comparison(first={"annual_mean": 46500.0}, second={"annual_mean": 52000.0})

    assert "first.0040900.against_nation" not in said(facts)
    assert said(facts)["second.0040900.against_nation"].endswith(
        "was 26% higher than in the United States. After local prices (regional price parities of "
        "2023), the survey cannot tell which is higher."
    )


def test_a_middle_half_without_a_spread_is_not_quoted():
    facts = comparison(first={"annual_25th": 61970, "annual_75th": 61970})

    assert "first.0040900.middle_half" not in said(facts)


def test_a_place_without_a_parity_is_not_adjusted():
    facts = comparison(PUERTO_RICO)

    assert "local prices" not in said(facts)["first.7200000.against_nation"]
    assert refused(facts)["no_parity"] == "“Pay goes further here.”"


def test_a_decline_is_said_without_a_sign():
    facts = comparison()
    facts = replace(facts, first=replace(facts.first, outlook=outlook(change_pct=-3.4)))

    assert said(facts)["first.growth"] == (
        "Jobs of medical assistants in the United States are projected to decline by 3.4% from "
        "2024 to 2034."
    )


def test_an_occupation_that_is_not_projected_gives_no_outlook():
    facts = with_sides(comparison(), outlook=None)

    assert [group.name for group in quotable(facts, LEDGER).groups] == ["pay", "gap", "nation"]


def test_a_sentence_says_when_the_next_release_of_each_of_its_sources_is():
    ledger = dated(
        bls_oews=("about May 2027", False), bea_rpp=("about February 2026", True),
        bls_projections=("about August 2026", True),
    )  # fmt: skip
    found = quotable(comparison(), ledger).groups

    assert {str(quote.until) for group in found[:2] for quote in group.quotes} == {"about May 2027"}
    assert [str(quote.until) for quote in found[2].quotes if "against" in quote.id] == [
        "pay: about May 2027; prices: overdue: about February 2026"
    ] * 2
    assert {str(quote.until) for quote in found[3].quotes} == {"overdue: about August 2026"}
    assert str(found[3].cited) == (
        "U.S. Bureau of Labor Statistics, Employment Projections, 2024–34, retrieved November 23, "
        "2026"
    )


def test_without_a_known_date_the_next_release_is_not_known():
    assert str(quotable(comparison(), LEDGER).groups[0].quotes[0].until) == "not known"


def test_a_median_above_the_ceiling_is_said_without_a_half_below_it():
    facts = comparison(first={"annual_median": TOP_CODED})

    assert said(facts)["first.0040900.median"] == (
        f"In May 2025, the median pay of medical assistants in {HERE} was $239,200 or more a year. "
        "No exact amount is published above that."
    )


def test_a_state_s_rules_stand_on_its_own_pages_alone():
    said = [str(quotable(comparison(area), LEDGER).rules) for area in (CALIFORNIA, PUERTO_RICO)]

    assert ["Education Code 94897" in text for text in said] == [True, False]
    assert all("34 CFR 668.71–75" in text for text in said)


def test_each_number_of_its_own_texts_stands_in_the_file_that_it_names():
    found = quotable(comparison(), LEDGER)
    figures = [part for text in (found.method, found.rules) for part in text.parts
               if isinstance(part, Figure)]  # fmt: skip

    assert {figure.printed for figure in figures} >= {"2,080", "1.645", "668.71–75", "94910"}
    for figure in figures:
        assert figure.printed in (ROOT / figure.source).read_text()


def test_the_table_has_a_line_a_sentence():
    found = quotable(comparison(), dated(bls_oews=("about May 2027", False)))
    head, *lines = csv.reader(io.StringIO(quoted_csv(found)))
    rows = {line[0]: dict(zip(HEAD, line, strict=True)) for line in lines}

    assert tuple(head) == HEAD
    assert len(rows) == len(lines) == 20 + len(found.refusals)
    assert rows["first.0040900.mean"] == {
        "id": "first.0040900.mean",
        "may_be_said": "yes",
        "sentence": f"In May 2025, the mean pay of medical assistants in {HERE} was "
        "$61,940 a year.",
        "cite_as": "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, "
        "May 2025, retrieved November 3, 2026",
        "valid_until": "about May 2027",
        "why_not": "",
        "figure_ids": "oews.0040900.31-9092.annual_mean",
        "source": "bls_oews",
        "release": "2025A01",
        "series": "OEUM004090000000031909204",
    }
    assert rows["starting_pay"] == {
        **dict.fromkeys(HEAD, ""),
        "id": "starting_pay",
        "may_be_said": "no",
        "sentence": "“Medical assistants start at …”",
        "why_not": "No starting pay is published. These figures count all who hold the job, new or "
        "not.",
    }


def test_a_gap_names_the_series_that_it_was_calculated_from():
    (gap,) = [
        quote
        for group in quotable(comparison(), LEDGER).groups
        for quote in group.quotes
        if quote.id == "0040900.gap.median"
    ]

    assert [figure.id for figure in gap.figures] == ["gap.0040900.ma_vs_moa.annual_median"]
    assert str(gap.series) == "OEUM004090000000031909213; OEUM004090000000043601313"


def test_the_years_of_a_round_are_no_statistics_of_their_own():
    (growth,) = [
        quote
        for group in quotable(comparison(), LEDGER).groups
        for quote in group.quotes
        if quote.id == "first.growth"
    ]

    assert [figure.id for figure in growth.figures] == ["projections.2024-34.31-9092.change_pct"]
    assert str(growth.series) == "Table 1.2, 31-9092, change_pct"
