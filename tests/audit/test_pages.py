"""Claims are found in a page as a reader understands them, each with its place."""

from pathlib import Path

import pytest

from pipeline.audit.page.html import html_blocks
from pipeline.audit.page.text import markdown_blocks, text_blocks
from pipeline.audit.understand.claims import claims_in, read_page
from pipeline.audit.understand.context import sentences
from pipeline.core.errors import UsageError
from pipeline.core.paths import TEMPLATES
from pipeline.documents.engine.typeset import typeset
from tests.support.audited import names

MA, MOA, CALIFORNIA, SACRAMENTO, NATION = "31-9092", "43-6013", "0600000", "0040900", "0000000"


def found(html):
    """Give each claim as role, area, release and its measures with their values."""
    claims, _ = claims_in(html_blocks(html), names())
    return [
        (
            *(claim.soc_code, claim.area, claim.release),
            *((said.measure, said.value) for said in claim.statements),
        )
        for claim in claims
    ]


def missed(html):
    return [one.reason for one in claims_in(html_blocks(html), names())[1]]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "In May 2025, the median annual wage for medical assistants was $45,690.",
            (MA, NATION, "2025A01", ("annual_median", 45690)),
        ),
        (
            "MOAs in California earn an average (mean) of $56,350, or $27.09 an hour (2025).",
            (MOA, CALIFORNIA, "2025A01", ("annual_mean", 56350), ("hourly_mean", 27.09)),
        ),
        (
            "In the Sacramento area medical secretaries make $27.75 per hour.",
            (MOA, SACRAMENTO, "", ("hourly_unnamed", 27.75)),
        ),
        (
            "The median average pay of a Medical Assistant was $42,000 in May 2023.",
            (MA, NATION, "2023A01", ("annual_median", 42000)),
        ),
        (
            "The lowest 10 percent of medical assistants earned less than $36,050 in May 2025.",
            (MA, NATION, "2025A01", ("annual_10th", 36050)),
        ),
        (
            "Employment of medical assistants is projected to grow 12.5 percent from 2024 to 2034.",
            (MA, NATION, "2024-34", ("change_pct", 12.5)),
        ),
        (
            "About 112,300 openings for medical assistants are projected each year by 2034.",
            (MA, NATION, "2024-34", ("openings", 112300)),
        ),
        (
            "There were about 817,870 medical assistant jobs in May 2025.",
            (MA, NATION, "2025A01", ("employment", 817870)),
        ),
        (
            "Registered nurses earned a median of $100,000 in Fresno, CA in 2025.",
            ("29-1141", "0023420", "2025A01", ("annual_median", 100000)),
        ),
    ],
)
def test_a_sentence_becomes_the_claim_that_a_reader_takes_from_it(sentence, claim):
    assert found(f"<p>{sentence}</p>") == [claim]


def test_a_figure_belongs_to_the_role_and_place_named_next_to_it():
    html = (
        "<p>In May 2025 medical assistants earned a median of $45,690, compared with $45,930 for "
        "medical office assistants; in California the medians were $49,660 for medical assistants "
        "and $54,490 for medical office assistants.</p>"
    )

    assert [(role, area, said) for role, area, _, said in found(html)] == [
        (MA, NATION, ("annual_median", 45690)),
        (MOA, NATION, ("annual_median", 45930)),
        (MA, CALIFORNIA, ("annual_median", 49660)),
        (MOA, CALIFORNIA, ("annual_median", 54490)),
    ]


def test_they_are_those_of_the_heading_and_the_year_that_of_the_sentence_before():
    html = (
        "<h2>Medical Assistant</h2><p>Figures are of May 2025. They earn a median of $45,690.</p>"
        "<h2>Medical Office Assistant</h2><p>Their median pay was $45,930 in May 2025.</p>"
    )

    assert found(html) == [
        (MA, NATION, "2025A01", ("annual_median", 45690)),
        (MOA, NATION, "2025A01", ("annual_median", 45930)),
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
        (MA, CALIFORNIA, "2025A01", ("annual_median", 49660)),
        (MA, CALIFORNIA, "2025A01", ("hourly_median", 23.88)),
        (MOA, CALIFORNIA, "2025A01", ("annual_mean", 56350)),
        (MOA, CALIFORNIA, "2025A01", ("hourly_mean", 27.09)),
    ]


def test_a_claim_says_where_it_stands():
    html = (
        "<h2>Pay</h2>\n\n<p>Medical assistants earned a median of $45,690.</p>\n"
        "<table><tr><td><th>Medical Assistant<tr><th>Median pay<td>$45,690</table>"
    )

    claims, _ = claims_in(html_blocks(html), names())

    assert [claim.where for claim in claims] == [
        ("line 3, under “Pay”",),
        ("line 4, table 1, row “Median pay”, column “Medical Assistant”",),
    ]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Medical assistants in Portland earn a median of $50,000.", "“Portland” is no one area"),
        ("Medical assistants earn between $36,050 and $59,310.", "it is a range"),
        ("Medical assistants earn up to $60,000 a year.", "highest pay"),
        ("Medical assistants earn $240 less than MOAs.", "it is a difference"),
        ("The medical assistant program costs $15,000.", "no word of pay"),
        ("People here earn a median of $50,000.", "no role or occupation"),
        ("Medical assistants earn a median of $3,800 a month.", "by the month"),
    ],
)
def test_what_cannot_be_understood_is_listed_with_its_reason(sentence, reason):
    assert found(f"<p>{sentence}</p>") == []
    assert all(reason in one for one in missed(f"<p>{sentence}</p>"))
    assert missed(f"<p>{sentence}</p>")


def test_a_figure_about_something_else_is_no_claim():
    html = "<p>Call 888-675-2460. Open since 1911. 36 weeks. A refund is guaranteed.</p>"

    assert (found(html), missed(html)) == ([], [])


def test_what_a_browser_does_not_show_is_not_read():
    html = (
        "<head><title>Medical assistants earn $1</title><style>p{}</style></head>"
        "<script>'Medical assistants earn $2'</script><template>MAs earn $3</template>"
    )

    assert (found(html), missed(html)) == ([], [])


def test_lines_are_counted_past_comments_scripts_and_breaks():
    html = (
        "<p><br>\n\n<!--\n-->\nOne<br>two<br/>\nthree<script>\n\n</script>\n<b>\nfour</b></p>\nfive"
    )

    assert [(block.text, block.place) for block in html_blocks(html)] == [
        ("One two", "line 5"), ("three four", "line 6"), ("five", "line 11"),
    ]  # fmt: skip


def test_a_page_that_is_nested_beyond_all_measure_is_refused():
    with pytest.raises(UsageError, match="cannot be read"):
        html_blocks("<div>" * 3000 + "MAs earn $1")


def test_markdown_is_read_with_its_headings_tables_and_marks():
    text = (
        "# Careers\n\n## Medical Assistant\n\nThey earn a **median** of [$45,690](x) (May 2025)."
        "\n\n"
        "| | Medical Assistant | MOA |\n|---|---|---|\n"
        "| Median pay, May 2025 | $45,690 | $45,930 |\n\n```\nMAs earn $1\n```\n"
    )

    claims, _ = claims_in(markdown_blocks(text), names())

    assert [(one.soc_code, one.statements[0].value, one.where[0]) for one in claims] == [
        (MA, 45690, "line 5, under “Medical Assistant”"),
        (MA, 45690, "line 9, table 1, row “Median pay, May 2025”, column “Medical Assistant”"),
        (MOA, 45930, "line 9, table 1, row “Median pay, May 2025”, column “MOA”"),
    ]


def test_plain_text_is_read_by_its_paragraphs():
    text = "Medical assistants\nearned a median of\n$45,690.\n\n- MOAs: median pay $45,930\n"

    claims, _ = claims_in(text_blocks(text), names())

    assert [(one.soc_code, one.statements[0].value, one.where[0]) for one in claims] == [
        (MA, 45690, "line 1"),
        (MOA, 45930, "line 5"),
    ]


def test_a_pdf_is_read_by_its_pages(tmp_path):
    html = (
        "<html lang=en><title>t</title><body><p>Welcome.</p><p style='break-before: page'>In May "
        "2025 medical assistants in the United States earned a median of $45,690 a year.</p></body>"
    )
    path = tmp_path / "page.pdf"
    path.write_bytes(typeset(html, layout="audit_sheet", variant="screen", templates=TEMPLATES).pdf)

    (claim,) = read_page(path, names())[0].claims

    assert (claim.where, claim.statements[0].value) == (("page 2",), 45690)


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", "x"), ("gone.html", None), ("a.pdf", "x")]
)
def test_a_page_that_cannot_be_read_is_refused_with_what_can(tmp_path, name, content):
    path = Path(tmp_path / name)
    if content:
        path.write_text(content)

    with pytest.raises(UsageError):
        read_page(path, names())


def test_a_stop_ends_a_sentence_but_not_an_abbreviation_or_an_amount():
    text = "In the U.S. they earn $20.19 an hour. MAs vs. MOAs earn more! It is 5.4 percent."

    assert sentences(text) == [
        "In the U.S. they earn $20.19 an hour.",
        "MAs vs. MOAs earn more!",
        "It is 5.4 percent.",
    ]
