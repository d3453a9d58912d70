"""What is pasted, chosen or dropped is held against the statistics, or refused beside its field."""

import html
import re

import pytest

CLAIM = "Medical assistants in the Sacramento area earn a median of $71,970 a year (May 2025)."


def said(answer):
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.text)).split())


def test_a_text_gets_verdicts_and_the_sentence_to_write_instead(studio):
    answer = studio.post("/check", text=CLAIM)

    assert answer.status_code == 200
    assert "1 finding: 1 contradicts the publisher or the page itself." in said(answer)
    assert "Write: In May 2025, the median annual wage of medical assistants" in said(answer)
    assert "$61,970" in said(answer)
    assert CLAIM in html.unescape(answer.text)  # nothing that was typed is lost


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.txt", CLAIM.encode("utf-16")),
        ("PAGE.HTM", f"<p>{CLAIM}</p>".encode("cp1252")),
    ],
)
def test_a_file_in_any_usual_encoding_is_read(studio, name, content):
    answer = studio.post("/check", text="", file=(name, content))

    assert "1 finding: 1 contradicts" in said(answer)
    assert f"{name} a file chosen here" in said(answer)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("page.docx", b"PK\x03\x04", "“page.docx” is of a kind that is not read."),
        ("../../etc/passwd", b"root", "“passwd” is of a kind that is not read."),
        ("", b"", "Paste the text of a page, or choose a file."),
        ("empty.html", b"  ", "Paste the text of a page, or choose a file."),
        ("page.pdf", b"%PDF-1.7 cut short", "not readable"),
        ("noise.txt", bytes(range(256)) * 40, "not readable"),
        ("large.txt", b"word " * 300_000, "the page is too large"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field(studio, name, content, told):
    answer = studio.post("/check", text="", file=(name, content) if name else ("", b""))

    assert told in said(answer)
    assert "Traceback" not in answer.text
