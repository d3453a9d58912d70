"""The text beside a document: all that it says, a line a paragraph, as it is read."""

from pipeline.documents.text import lines_of

PAGE = """<html><head><title>unsaid</title><style>p { color: red }</style></head><body>
<section class="panel"><h1>Medical Assistant <br>or <br><b>Office</b>?</h1></section>
<section class="panel last"><p>The back,
 in one&nbsp;line.</p></section>
<section class="panel"><h2>Pay &amp; places</h2>
<table><tr><td></td><th>Here<span>in a year</span></th></tr>
<tr><th>Middle</th><td><ul><li>$61,970</li><li>an hour</li></ul></td>
<td><img alt="a code"></td></tr>
</table><figure class="picture" data-alt="Two bars."><p>label</p>
<br><i></i><svg><path/></svg></figure>
<p>Its <a href="#">link</a>.</p><img alt="A school"><img alt=""></section></body></html>"""


def test_all_that_a_page_says_is_told_panel_by_panel_in_the_order_of_reading():
    assert lines_of(PAGE, (0, 2, 1)) == [
        "Medical Assistant or Office?",
        "Pay & places",
        "| Here in a year",
        "Middle | $61,970 an hour | a code",
        "Picture: Two bars.",
        "Its link.",
        "Picture: A school",
        "The back, in one\u00a0line.",
    ]


def test_without_an_order_a_page_is_read_as_it_is_set():
    assert lines_of(PAGE)[1] == "The back, in one\u00a0line."
