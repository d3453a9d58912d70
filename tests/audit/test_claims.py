"""A page becomes claims as a reader takes them from it: each part read, or said to be assumed."""

import pytest

from pipeline.audit.page.html import html_blocks
from pipeline.audit.page.text import text_blocks
from pipeline.audit.understand.claims import claims_in
from pipeline.audit.understand.sentences import LONGEST, sentences
from tests.support.audited import names

MA, MOA, RN, ALL = "31-9092", "43-6013", "29-1141", "00-0000"
CALIFORNIA, SACRAMENTO, FRESNO, NATION = "0600000", "0040900", "0023420", "0000000"


def read(html):
    return claims_in(html_blocks(html), names())


def found(html):
    """Give each claim as role, area, period, measure and value."""
    return [
        (one.role.value, one.area.value, one.period.value, one.measure, one.amount.value)
        for one in read(html)[0]
    ]


def missed(html):
    return [(one.outcome, one.reason) for one in read(html)[1]]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "In May 2025, the median annual wage for medical assistants was $45,690.",
            (MA, NATION, "2025A01", "annual_median", 45690),
        ),
        (
            "In the Sacramento area medical secretaries make $27.75 per hour.",
            (MOA, SACRAMENTO, "", "hourly_unnamed", 27.75),
        ),
        (
            "The median average pay of a Medical Assistant was $42,000 in May 2023.",
            (MA, NATION, "2023A01", "annual_median", 42000),
        ),
        (
            "Registered nurses earned a median of $100K in Fresno, CA in 2025.",
            (RN, FRESNO, "2025A01", "annual_median", 100000),
        ),
        (
            "In May 2025 a tenth of medical assistants earned less than $36,050.",
            (MA, NATION, "2025A01", "annual_10th", 36050),
        ),
        (
            "Employment of medical assistants should shrink 2.5 percent from 2024 to 2034.",
            (MA, NATION, "2024-34", "change_pct", -2.5),
        ),
        (
            "Texas expects 25.2 percent more medical assistants in 2032 than in 2022.",
            (MA, "4800000", "2022-32", "change_pct", 25.2),
        ),
        (
            "About 112,300 openings for medical assistants are projected each year by 2034.",
            (MA, NATION, "2024-34", "openings", 112300),
        ),
        (
            "There were about 817,870 medical assistants in May 2025.",
            (MA, NATION, "2025", "employment", 817870),
        ),
    ],
)
def test_a_sentence_becomes_the_claim_that_a_reader_takes_from_it(sentence, claim):
    assert found(f"<p>{sentence}</p>") == [claim]


def test_a_figure_belongs_to_the_role_and_place_named_next_to_it():
    html = (
        "<p>In May 2025 medical assistants earned a median of $45,690, compared with $45,930 for "
        "medical office assistants; in California the medians were $49,660 for medical assistants "
        "and $54,490 for medical office assistants, and $50,980 for all workers in the U.S.</p>"
    )

    assert [(role, area, value) for role, area, _, _, value in found(html)] == [
        (MA, NATION, 45690),
        (MOA, NATION, 45930),
        (MA, CALIFORNIA, 49660),
        (MOA, CALIFORNIA, 54490),
        (ALL, NATION, 50980),
    ]


def test_brackets_that_hold_a_figure_keep_their_names_to_themselves():
    html = (
        "<p>From 2024 to 2034 jobs of MAs in the U.S. should grow 12.5 percent (4 percent for all "
        "occupations), which the round of 2023 to 2033 put at 15 percent.</p>"
    )

    assert [(role, period, value) for role, _, period, _, value in found(html)] == [
        (MA, "2024-34", 12.5), (ALL, "2024-34", 4), (MA, "2023-33", 15),
    ]  # fmt: skip


def test_a_verb_is_no_people_and_that_goes_on_about_what_stands_before():
    (one,), _ = read("<p>Indeed lists an average pay of $24.10 an hour for a phlebotomist.</p>")
    *_, words = read(
        "<h1>For lawyers</h1><p>From 2024 to 2034 jobs of paralegals grow 0.2 percent.</p>"
        "<p>That is much faster than the average for all occupations.</p>"
    )[0]

    assert (one.role.value, one.source.said) == ("31-9097", "Indeed")
    assert (words.role.value, words.period.value, words.role.where) == (
        "23-2011", "2024-34", "paragraph"
    )  # fmt: skip


def test_what_all_workers_earn_and_the_country_is_of_those():
    html = (
        "<p>In May 2025 MAs earned less than the median for all U.S. workers, which was $50,980."
        "</p><p>Ohio expects 1% growth of MAs from 2022 to 2032, 14% for the country.</p>"
    )

    assert [(role, area, value) for role, area, _, _, value in found(html)] == [
        (ALL, NATION, 50980), (MA, "3900000", 1), (MA, NATION, 14),
    ]  # fmt: skip


def test_offices_of_an_occupation_are_an_industry():
    ((claim,), _) = read(
        "<h2>Medical assistants</h2><p>Annual mean wages by industry, May 2023:</p>"
        "<ul><li>Offices of chiropractors: $35,900</ul>"
    )

    assert (claim.role.value, claim.whole.value) == (MA, "industry")


def test_bare_cells_under_percentiles_are_pay():
    html = (
        "<table><caption>Medical assistants, May 2025: wages by percentile</caption>"
        "<tr><th><th>10%<th>50% (median)<tr><th>Hourly<td>17.33<td>21.97"
        "<tr><th>Annual<td>36,050<td>45,690</table>"
        "<table><caption>Wages of medical assistants</caption>"
        "<tr><th>State<th>Hourly wage error<th>Quotient<tr><td>Ohio<td>1.20<td>1.43</table>"
    )

    assert [(measure, value) for _, _, _, measure, value in found(html)] == [
        ("hourly_10th", 17.33), ("hourly_median", 21.97),
        ("annual_10th", 36050), ("annual_median", 45690),
    ]  # fmt: skip


def test_names_before_as_many_figures_belong_to_them_in_their_order():
    html = "<p>Phlebotomists and MAs earned medians of $45,230 and $45,690 in May 2025.</p>"

    assert [(role, value) for role, _, _, _, value in found(html)] == [
        ("31-9097", 45230), (MA, 45690),
    ]  # fmt: skip


def test_they_are_those_of_the_heading_and_the_year_that_of_the_sentence_before():
    html = (
        "<h2>Medical Assistant</h2><p>Figures are of May 2025. They earn a median of $45,690.</p>"
        "<h2>Medical Office Assistant</h2><p>Their median pay was $45,930 in May 2025.</p>"
    )

    assert found(html) == [
        (MA, NATION, "2025A01", "annual_median", 45690),
        (MOA, NATION, "2025A01", "annual_median", 45930),
    ]


def test_a_cell_takes_what_it_lacks_from_its_row_and_column_even_across_spans():
    html = (
        "<table><caption>May 2025</caption>"
        "<tr><td></td><th colspan=2>California</th></tr>"
        "<tr><th>Median pay of medical assistants<td>$49,660<td>$23.88 an hour"
        "<tr><th>Mean pay of MOAs<td rowspan=2>$56,350<td>$27.09"
        "</table>"
    )

    assert found(html) == [
        (MA, CALIFORNIA, "2025A01", "annual_median", 49660),
        (MA, CALIFORNIA, "2025A01", "hourly_median", 23.88),
        (MOA, CALIFORNIA, "2025A01", "annual_mean", 56350),
        (MOA, CALIFORNIA, "2025A01", "hourly_mean", 27.09),
    ]


def test_each_part_says_where_it_was_read_or_why_it_is_assumed():
    html = "<h2>Medical assistants</h2><p>Their median pay is $45,690, says the BLS.</p>"

    ((claim,), _) = read(html)

    parts = (claim.role, claim.statistic, claim.unit, claim.area, claim.period, claim.source)
    assert [(one.said, one.where) for one in parts] == [
        ("Medical assistants", "heading"),
        ("median", "sentence"),
        ("$45,690", "size"),
        ("", "no place is named: the nation is taken"),
        ("", "no year is named"),
        ("BLS", "sentence"),
    ]
    assert claim.place == "line 1, under “Medical assistants”"


@pytest.mark.parametrize(
    ("sentence", "source", "whole"),
    [
        ("Indeed lists $24.10 an hour for a phlebotomist.", "Indeed", ""),
        ("Our graduates earn $22 an hour as phlebotomists.", "Our graduates", ""),
        ("I am a phlebotomist now and earn $60,000.", "I", ""),
        ("Phlebotomists in hospitals earn a median of $40,000.", "", "industry"),
        ("Phlebotomists who work for blood banks earn $40,000.", "", "industry"),
        ("Experienced phlebotomists earn $50,000.", "", "experience"),
        ("New phlebotomists start at $17 an hour.", "", "starting_pay"),
        ("Travel phlebotomists earn $50,000.", "", "specialty"),
        ("In six states phlebotomists earn a median of $50,000.", "", "several_areas"),
    ],
)
def test_who_says_it_and_what_part_it_is_of_are_parts_of_a_claim(sentence, source, whole):
    ((claim,), _) = read(f"<p>{sentence}</p>")

    said = claim.source.said if claim.source.value == "other" else ""
    assert (said, claim.whole.value) == (source, whole)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Medical assistants earn between $36,050 and $59,310.", "it is a range"),
        ("Medical assistants earn up to $60,000 a year.", "highest figure"),
        ("Medical assistants earn $240 less than MOAs.", "it is a difference"),
        ("Medical assistants find a program for $15,000.", "no word of pay"),
        ("People here earn a median of $50,000.", "no occupation that is known"),
        ("Medical assistants like it. Surgeons earn $300,000.", "“Surgeons” names no occupation"),
        ("Medical assistants like it. Other jobs pay $50,000.", "“Other jobs” is no one occ"),
        ("Medical assistants earn a median of $3,800 a month.", "another time than hour"),
        ("Is $45,690 good pay for a medical assistant?", "question"),
        ("Medical assistants’ pay has increased 7% since.", "a change or a difference of pay"),
        ("MAs and phlebotomists earn a median of $45,000.", "which of the occupations"),
    ],
)
def test_what_cannot_be_understood_is_listed_with_its_reason(sentence, reason):
    claims, ((outcome, said), *_) = found(f"<p>{sentence}</p>"), missed(f"<p>{sentence}</p>")

    assert (claims, outcome) == ([], "not_understood")
    assert reason in said


def test_every_amount_of_a_page_is_accounted_for():
    html = (
        "<h1>Medical assistants</h1><p>Tuition is $15,000, 10% off. They earn a median of $45,690."
        "</p><p>Their pay rose by $500.</p><p>Call 888-675-2460. Open since 1911. 36 weeks.</p>"
    )

    claims, others = read(html)

    assert [one.amount.printed for one in claims] == ["$45,690"]
    assert [(one.id, one.amount.printed, one.outcome) for one in others] == [
        ("1", "$15,000", "not_about_a_role"),
        ("2", "10%", "not_about_a_role"),
        ("4", "$500", "not_understood"),
    ]


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("Format100% on campus", [("100%", "not_about_a_role")]),
        ("We refund 10% of your tuition.", [("10%", "not_about_a_role")]),
        ("Tips add 15-20%.", [("15", "not_about_a_role"), ("20%", "not_about_a_role")]),
        ("MAs grow 10 to 12%.", [("10", "not_understood"), ("12%", "not_understood")]),
        ("MAs are 1.189 per 1,000 jobs.", [("1.189", "not_understood")]),
        ("MAs have a quotient of 1.43.", [("1.43", "not_understood")]),
        ("The school has 4.8 stars.", []),
    ],
)
def test_percentages_of_something_else_ranges_and_quotients_are_accounted_for(sentence, outcomes):
    claims, others = read(f"<p>{sentence}</p>")

    assert claims == ()
    assert [(one.amount.printed, one.outcome) for one in others] == outcomes


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Graduates are guaranteed a job", ["guarantee"]),
        ("There is a nationwide shortage of medical assistants", ["shortage"]),
        ("The starting salary is high", ["starting_pay"]),
        ("You will earn more, even six figures", ["you_will_earn"]),
        ("Demand for healthcare workers has never been higher", ["never_higher"]),
        ("Medical assistants are in high demand", ["in_demand"]),
        ("We do not guarantee employment, and no starting salary is published", []),
        ("Half of all medical assistants earn less than the median", []),
        ("In week one you’ll learn to take vital signs as a medical assistant.", []),
        ("Are Dental Assistants in High Demand?", []),
        ("Discover how much you can expect to earn as an electrician.", []),
        ("A refund is guaranteed.", []),
    ],
)
def test_words_that_no_statistic_carries_are_found_unless_denied_or_asked(text, reasons):
    claims, _ = read(f"<p>{text}</p>")

    assert [one.statistic.value for one in claims] == ["promise"] * len(reasons)
    assert [one.statistic.said for one in claims] == reasons


def test_a_stop_ends_a_sentence_but_not_an_abbreviation_or_an_amount():
    text = "In the U.S. they earn $20.19 an hour. MAs vs. MOAs earn more! It is 5.4 percent."

    assert sentences(text) == [
        "In the U.S. they earn $20.19 an hour.",
        "MAs vs. MOAs earn more!",
        "It is 5.4 percent.",
    ]


def test_a_sentence_without_end_is_cut():
    assert max(map(len, sentences("$5 " * 5000))) <= LONGEST


def test_a_table_that_is_lines_of_text_is_read_by_its_heads():
    cells = (
        "Medical Assistant |\nMedical Office Assistant |\n|\nJob Growth (Projected) |\n"
        "15% (2023 to 2033) |\n10% (2022 to 2032) |\nMedian Salary (all US, 2023) |\n"
        "$42,000 |\n$40,060 |\n"
    )
    claims, _ = claims_in(text_blocks(f"- Ordering supplies\n{cells}"), names())

    assert [(one.role.value, one.period.value, one.amount.value) for one in claims] == [
        (MA, "2023-33", 15), (MOA, "2022-32", 10), (MA, "2023A01", 42000), (MOA, "2023A01", 40060),
    ]  # fmt: skip
