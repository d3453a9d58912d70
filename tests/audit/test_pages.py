"""A page is read as its writer meant it, each text with its place and what leads it."""

import pytest

from pipeline.audit.page.file import page_blocks
from pipeline.audit.page.html import html_blocks
from pipeline.audit.page.text import markdown_blocks, text_blocks
from pipeline.core.errors import PageError, UsageError
from pipeline.core.paths import TEMPLATES
from pipeline.documents.engine.typeset import typeset

BOTH = {"$5": "Median pay", "54,400": "Jobs"}


def read(blocks):
    """Give each block as its text, its heads and its introduction, and headings by themselves."""
    return [
        block.text if block.is_heading else (block.text, *block.heads, block.introduction)
        for block in blocks
        if block.is_heading or block.heads or block.introduction or not block.group
    ]


def test_what_a_browser_does_not_show_is_not_read():
    html = (
        "<head><title>LPN pay</title><style>p{}</style></head><script>'MAs earn $2'</script>"
        "<template>MAs earn $3</template><p>They earn $45,690<sup>1</sup>.<img alt='$5'>"
    )

    assert [(block.text, block.headings, block.place) for block in html_blocks(html)] == [
        ("LPN pay", (), "line 1"),
        ("They earn $45,690.", ("LPN pay",), "line 1, under “LPN pay”"),
        ("$5", ("LPN pay",), "line 1, the text of a picture, under “LPN pay”"),
    ]


def test_lines_are_counted_past_comments_scripts_and_breaks():
    html = (
        "<!--\n-->\n\n<script>\n</script><p>\nOne<br>Two\n<b>three<br/>\nfour</b></p>\n\n<p>\nfive"
    )

    assert [(block.text, block.place) for block in html_blocks(html)] == [
        ("One", "line 6"), ("Two three four", "line 6"), ("five", "line 11"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div><p>Median pay</p><p>$5</p></div><div><p>Jobs</p><p>54,400</p></div>", BOTH),
        ("<div><h2>$5</h2><p>Median pay</p></div><div><p>54,400</p><p>Jobs</p></div>", BOTH),
        (
            "<div><p>$5</p><p>Median pay</p></div><div><p>$9</p><p>Top 10 percent</p></div>",
            {"$5": "Median pay", "$9": "Top 10 percent"},
        ),
        (
            "<div><p>Median pay</p><p>$5</p></div><div><p>$9</p><p>It rises.</p></div>",
            {"$5": "Median pay"},
        ),
        ("<h3>LPNs</h3><p>$5</p><p>Median pay</p><p>54,400</p><p>Jobs</p>", BOTH),
        ("<p>LPNs</p><p>$5*</p><p>*Source: BLS</p>", {"$5*": "LPNs"}),
        ("<h3>Ohio</h3><div><p>$5</p></div><p>Average high in July</p>", {}),
        ("<p>Pay</p><p>$5</p><p>Median</p><p>54,400</p><p>Jobs</p>", {}),
        (
            "<dl><dt>Pay<dd>$5 a year<dt>Jobs<dd>54,400 in 2024.</dl>",
            {"$5 a year": "Pay", "54,400 in 2024.": "Jobs"},
        ),
        ("<ul><li>Median pay<ul><li>MAs: $5</ul></ul>", {"MAs: $5": "Median pay"}),
        ("<table><tr><td>Median pay<td>$5</table>", {"$5": "Median pay"}),
    ],
)
def test_a_value_takes_the_label_beside_it_or_none_that_may_be_anothers(html, expected):
    assert {block.text: block.heads[0] for block in html_blocks(html) if block.heads} == expected


def test_a_break_ends_what_is_said_but_no_sentence():
    line = "{}: the median annual wage of nurses in {}, with all their specialties, is $5"
    states = [line.format(state, state) for state in ("Ohio", "Utah")]

    assert [block.text for block in html_blocks("<br>".join([*states, "They<br>earn<br>$5"]))] == [
        *states, "They earn", "$5",
    ]  # fmt: skip
    assert [block.text for block in markdown_blocks("\n".join(states))] == [" ".join(states)]


def test_a_label_and_its_figure_that_touch_are_read_apart():
    html = (
        "<li><b>Job growth</b>12.5%</li><p><b>$5</b><span>Median</span> 90<sup>th</sup> <b>B</b>LS"
    )

    assert [block.text for block in html_blocks(html)] == [
        "Job growth 12.5%", "$5 Median 90th BLS",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (  # labels and values
            "<tr><td>All<td>$45,760<tr><td>Nurses<td>$37,380",
            {"$45,760": ("All",), "$37,380": ("Nurses",)},
        ),
        (
            "<tr><th>Degree<td>None<tr><th>Pay<td>$62,890<br>$30.24 an hour",
            {"None": ("Degree",), "$62,890 $30.24 an hour": ("Pay",)},
        ),
        (  # heads without a mark, of figures alone, of ranks and two names
            "<tr><td>State<td>Mean<tr><td>Ohio<td>$55,000",
            {"Ohio": ("State",), "$55,000": ("Ohio", "Mean", "State")},
        ),
        (
            "<tr><th>10%<th>Median<tr><td>49,000<td>64,400",
            {"49,000": ("10%",), "64,400": ("Median",)},
        ),
        (
            "<tr><th>Rank<th>State<th>Mean<tr><td>1<td>Ohio<td>$55,000",
            {"1": ("Rank",), "Ohio": ("State",), "$55,000": ("Ohio", "Mean", "State")},
        ),
        (
            "<tr><th>Course<th>Job<th>Mean<tr><td>A.A.<td>Nurse<td>$55,000",
            {
                "A.A.": ("Course",),
                "Nurse": ("A.A.", "Job", "Course"),
                "$55,000": ("Nurse", "Mean", "A.A.", "Course"),
            },
        ),
        (
            "<tr><td>Percentile<td>10%<td>90%<tr><td>Year<td>$5,000<td>$9,000",
            {
                "Year": ("Percentile",),
                "$5,000": ("Year", "10%", "Percentile"),
                "$9,000": ("Year", "90%", "Percentile"),
            },
        ),
        (
            "<tr><th colspan=2>LPNs<tr><th>State<th>Mean<tr><td>Ohio<td>$5,000",
            {"Ohio": ("State", "LPNs"), "$5,000": ("Ohio", "Mean", "LPNs", "State")},
        ),
        (  # two rows of heads, a section, a cell over two columns
            "<tr><th><th colspan=2>Ohio<tr><th><th>Mean<th>Median<tr><th colspan=3>Nurses"
            "<tr><td>RN<td>$5,000<td>$4,000<tr><td>LPN<td colspan=2>$3,000",
            {
                "RN": ("Nurses",),
                "$5,000": ("RN", "Mean", "Ohio", "Nurses"),
                "$4,000": ("RN", "Median", "Ohio", "Nurses"),
                "LPN": ("Nurses",),
                "$3,000": ("LPN", "Mean", "Ohio", "Nurses"),
            },
        ),
    ],
)
def test_a_cell_has_the_heads_that_its_table_gives_it(rows, expected):
    blocks = html_blocks(f"<table><caption>May 2025</caption>{rows}</table>")

    assert {block.text: block.heads[:-1] for block in blocks if block.heads[:-1]} == expected
    assert all(block.heads[-1] == "May 2025" for block in blocks if block.heads)


def test_a_table_for_layout_is_read_as_what_it_holds():
    html = "<table><tr><td>Home<br>Apply<td><h1>Nurse</h1><p>They earn $5. It is much.</table>"

    assert [(block.text, block.headings, block.group) for block in html_blocks(html)] == [
        ("Home", (), ""), ("Apply", (), ""), ("Nurse", (), ""),
        ("They earn $5. It is much.", ("Nurse",), ""),
    ]  # fmt: skip


def test_an_introduction_leads_what_it_introduces_and_no_more():
    html = (
        "<h2>Pay</h2><p>States that pay most, May 2025:<ul><li>Ohio: $5<li>Utah: $4</ul>"
        "<h3>Iowa</h3><p>$3</p><p>All is well.</p><ul><li>Fine</ul><p>May 2025.<table><tr><th>Ohio"
        "<td>$2</table><h2>All</h2><p>Medians, 2025<h3>MAs</h3><p>$1<h3>DAs</h3><p>$2"
        "<h2>Cost</h2><p>$9"
    )
    lead = "States that pay most, May 2025:"

    assert read(html_blocks(html)) == [
        "Pay", (lead, ""), ("Ohio: $5", lead), ("Utah: $4", lead), "Iowa", ("$3", ""),
        ("All is well.", ""), ("Fine", ""), ("May 2025.", ""), ("Ohio", "May 2025."),
        ("$2", "Ohio", "May 2025."), "All", ("Medians, 2025", ""),
        "MAs", ("$1", "Medians, 2025"), "DAs", ("$2", "Medians, 2025"), "Cost", ("$9", ""),
    ]  # fmt: skip


def test_a_page_that_is_nested_beyond_all_measure_is_refused():
    with pytest.raises(PageError, match="cannot be read"):
        html_blocks("<div>" * 3000 + "MAs earn $1")


def test_markdown_is_read_with_its_headings_tables_and_marks():
    text = (
        "# Careers\n\n## Medical Assistant\n\nThey earn a **median** of [$45,690](x) (May 2025)."
        "\n\n"
        "| | Medical Assistant | MOA |\n|---|---|---|\n"
        "| Median pay, May 2025 | $45,690 | $45,930 |\n"
    )

    assert [(one.text, one.place) for one in markdown_blocks(text) if "$" in one.text] == [
        ("They earn a median of $45,690 (May 2025).", "line 5, under “Medical Assistant”"),
        (
            "$45,690",
            "line 9, table 1, row “Median pay, May 2025”, column “Medical Assistant”",
        ),
        ("$45,930", "line 9, table 1, row “Median pay, May 2025”, column “MOA”"),
    ]


def test_markdown_is_read_by_its_lines_its_fences_and_the_html_in_it():
    text = (
        "**Nurses**\n**Pay:** $5 an\nhour\n**Growth:** 12.5%\n\n```\nAides\n  Pay ..... $4\n```\n\n"
        "- Ohio:\n  - LPNs: $3\n\n<figure><img alt='MAs earn $2'></figure>\n\n"
        "| Pay | $45,690 |\n|---|---|\n| Jobs | 54,400 |\n"
    )

    assert [
        (block.text, block.headings, block.heads, block.place.split(",")[0])
        for block in markdown_blocks(text)
    ] == [
        ("Nurses", (), (), "line 1"),
        ("Pay: $5 an hour", ("Nurses",), (), "line 2"),
        ("Growth: 12.5%", ("Nurses",), (), "line 4"),
        ("Aides", ("Nurses",), (), "line 7"),
        ("Pay: $4", ("Nurses", "Aides"), (), "line 8"),
        ("Ohio:", ("Nurses",), (), "line 11"),
        ("LPNs: $3", ("Nurses",), ("Ohio:",), "line 12"),
        ("MAs earn $2", ("Nurses",), (), "line 14"),
        ("Pay", ("Nurses",), (), "line 16"),
        ("$45,690", ("Nurses",), ("Pay",), "line 16"),
        ("Jobs", ("Nurses",), (), "line 18"),
        ("54,400", ("Nurses",), ("Jobs",), "line 18"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nurses\nPay, May 2025: $5\nAides\nPay: $4\n",
            ["Nurses", ("Pay, May 2025: $5", ""), "Aides", ("Pay: $4", "")],
        ),
        (
            "At a Glance\n(May 2025)\n\nNurse\n  $5\n  $4 an hour\n\nAide\n  $3\n",
            [
                "At a Glance",
                ("(May 2025)", ""),
                ("Nurse", ""),
                ("$5", "Nurse", "(May 2025)"),
                ("$4 an hour", "Nurse", "(May 2025)"),
                ("Aide", ""),
                ("$3", "Aide", "(May 2025)"),
            ],
        ),
        (
            "1. One.\n2. It goes on\n   here. And\n   here.\n",
            [("One.", ""), ("It goes on here. And here.", "")],
        ),
        (
            "- MOA\nMA |\nMOA |\n|\nPay |\n$5 |\n$4 |\n",
            [("MOA", ""), ("$5", "Pay", "MA", ""), ("$4", "Pay", "MOA", "")],
        ),
        (
            "| State | Pay |\n|---|---|\n| Ohio | $5 |\n",
            [("Ohio", "State", ""), ("$5", "Ohio", "Pay", "State", "")],
        ),
        (
            "State\tPay\tJobs\nOhio\t$5\t4,000\n",
            [
                ("Ohio", "State", ""),
                ("$5", "Ohio", "Pay", "State", ""),
                ("4,000", "Ohio", "Jobs", "State", ""),
            ],
        ),
        ("They earn $5.\nSource: BLS, May 2024.\n", [("They earn $5. Source: BLS, May 2024.", "")]),
        (
            "NURSES\n\nStep 1. Aide\n  Length: 8 weeks\n  Pay: $5\n2) Nurse\n  Pay: $6\n",
            [
                "NURSES",
                "Step 1. Aide",
                ("Length: 8 weeks", ""),
                ("Pay: $5", "Length: 8 weeks"),
                "2) Nurse",
                ("Pay: $6", ""),
            ],
        ),
    ],
)
def test_plain_text_is_read_as_its_lines_are_meant(text, expected):
    assert read(text_blocks(text)) == expected


def test_lines_of_occupation_area_and_period_head_what_follows_until_the_first_comes_again():
    text = (
        "Occupation: Nurses\nArea: Ohio\n\nPay ..... $5\n\nArea: Utah\nPay .. $4\n\n"
        "Occupation: Aides\nPay: $3\n"
    )

    assert [(one.text, one.headings[-1]) for one in text_blocks(text) if "$" in one.text] == [
        ("Pay: $5", "Occupation: Nurses; Area: Ohio"),
        ("Pay: $4", "Occupation: Nurses; Area: Utah"),
        ("Pay: $3", "Occupation: Aides"),
    ]


def test_the_caption_of_a_figure_is_that_of_its_table():
    html = "<figure><table><tr><th>Pay<td>$5</table><figcaption>Nurses, 2025</figcaption></figure>"

    assert [(one.text, one.heads) for one in html_blocks(html)] == [
        ("Nurses, 2025", ()), ("Pay", ("Nurses, 2025",)), ("$5", ("Pay", "Nurses, 2025")),
    ]  # fmt: skip


def test_plain_text_is_read_by_its_paragraphs():
    text = "Medical assistants\nearned a median of\n$45,690.\n\n- MOAs: median pay $45,930\n"

    assert [(one.text, one.place) for one in text_blocks(text)] == [
        ("Medical assistants earned a median of $45,690.", "line 1"),
        ("MOAs: median pay $45,930", "line 5"),
    ]


def test_a_pdf_is_read_by_its_pages(tmp_path):
    html = (
        "<html lang=en><title>t</title><body><p>Welcome.</p><p style='break-before: page'>In May "
        "2025 medical assistants in the United States earned a median of $45,690 a year.</p></body>"
    )
    path = tmp_path / "page.pdf"
    path.write_bytes(typeset(html, layout="audit_sheet", variant="screen", templates=TEMPLATES).pdf)

    assert [block.place for block in page_blocks(path) if "$45,690" in block.text] == ["page 2"]


def test_a_table_of_a_pdf_has_its_heads(tmp_path):
    html = (
        "<html lang=en><title>t</title><body><h1>Medical assistants</h1><table><tr><th>State"
        "<th>Median<tr><td>Ohio<td>$40,000<tr><td>Texas<td>$42,000</table></body>"
    )
    path = tmp_path / "page.pdf"
    path.write_bytes(typeset(html, layout="audit_sheet", variant="screen", templates=TEMPLATES).pdf)

    assert [(block.text, block.heads) for block in page_blocks(path) if "$" in block.text] == [
        ("$40,000", ("Ohio", "Median", "State")), ("$42,000", ("Texas", "Median", "State")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "raw",
    [
        "Café".encode(),
        "Café".encode("utf-16"),
        "Café".encode("utf-8-sig"),
        "Café".encode("utf-32"),
        "<meta charset=macintosh>Café".encode("macintosh"),
        "Café".encode("cp1252"),
    ],
)
def test_a_page_is_read_in_its_own_characters(tmp_path, raw):
    path = tmp_path / "page.html"
    path.write_bytes(raw)

    assert [block.text for block in page_blocks(path)] == ["Café"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mеdical Αssistants earn ＄４５,690", "medical Assistants earn $45,690"),
        (
            "$&#8203;45,&#8288;900 in as&shy;sistants&#8217; entry&#8209;level jobs",
            "$45,900 in assistants’ entry-level jobs",
        ),
        ("$49&nbsp;660, $54&#8239;490 in May&nbsp;2025", "$49,660, $54,490 in May 2025"),
        ("рост 5½ % 💰 cafe&#769;²", "рост 5½ % 💰 café"),
    ],
)
def test_characters_are_folded_to_those_that_a_reader_takes_them_for(text, expected):
    assert [block.text for block in html_blocks(f"<p>{text}")] == [expected]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.txt", b"", "no text"),
        ("a.html", b"<div id=root></div><script>x</script>", "no text"),
        ("a.html", b"\x89PNG\0\0", "bytes that are no text"),
        ("a.md", b"a " * 600_000, "at most 1,048,576 bytes"),
        ("a.html", b"<p>" + b"a " * 600_000, "at most 1,048,576 characters"),
        ("a.html", b"<div>" * 3000 + b"x", "depth"),
        ("a.pdf", b"x", "Failed to load"),
    ],
)
def test_a_page_without_text_that_can_be_read_is_refused_with_a_code_of_its_own(
    tmp_path, name, content, found
):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(PageError, match=found) as refused:
        page_blocks(path)

    assert (refused.value.exit_code, refused.value.where) == (4, str(path))


@pytest.mark.parametrize(("name", "content"), [("a.docx", "x"), ("gone.html", None)])
def test_a_page_that_is_not_there_or_of_another_kind_is_refused(tmp_path, name, content):
    path = tmp_path / name
    if content:
        path.write_text(content)

    with pytest.raises(UsageError) as refused:
        page_blocks(path)

    assert refused.value.exit_code == 2
