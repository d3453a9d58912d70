"""The bytes of a page → its text, and text → the characters that a reader takes it for."""

import codecs
import re
from unicodedata import category, decomposition, normalize

from pipeline.core.errors import PageError

MARKS = {  # the longer first: that of UTF-32 begins as that of UTF-16 does
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
HEAD = 2048  # bytes in which a page declares its characters
DECLARED = re.compile(
    rb"<meta\b[^>]*charset\s*=\s*[\"']?"
    rb"(windows-125[0-8]|iso-8859-(?:[2-9]|1[0135])|koi8-[ru]|shift_jis|gbk|gb2312|gb18030|big5|euc-jp|euc-kr|macintosh)\b",
    re.IGNORECASE,
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f]")
MOST_CONTROL = 0.1  # of the characters of a text
FOLDED = ("<wide>", "<narrow>", "<small>", "<font>", "<compat>")
THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u2007\u2009\u202f]\d{3})+(?!\d)")
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-z]")
LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧανικορτυχı",
    "ABESIJKMHOPCTYXaeopcyxijsdhqwABEZHIKMNOPTYXavikoptuxi",
)


def decoded(raw: bytes) -> str:
    """Read bytes by their mark, else as UTF-8, as what they declare, or as Windows-1252.

    Raises PageError for bytes of no text.
    """
    mark = next((mark for mark in MARKS if raw.startswith(mark)), b"")
    declared = DECLARED.search(raw[:HEAD])
    names = [MARKS[mark]] if mark else ["utf-8", declared[1].decode() if declared else "cp1252"]
    try:
        text = raw.decode(names[0])
    except UnicodeDecodeError:
        text = raw.decode(names[-1], errors="replace")
    if "\0" in text or len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise PageError("the page cannot be read", found="bytes that are no text")
    return text


def folded(text: str) -> str:
    """Give text on one line, of plain blanks, digits and signs, with no letter posing as another.

    What is not seen, such as a soft hyphen, is left out, and so is a raised digit: it marks a note.
    """
    if not text.isascii():
        text = THOUSANDS.sub(lambda hit: ",".join(hit[0].split()), text)
        text = normalize("NFC", text)
        text = WORD.sub(_latin, text.translate({ord(char): _plain(char) for char in set(text)}))
    return " ".join(CONTROL.sub(" ", text).split())


def _plain(char: str) -> str:
    kind, tag = category(char), decomposition(char).split(" ")[0]
    if (
        kind == "Cf"
        or (kind == "No" and tag in ("<super>", "<sub>"))
        or "\ufe00" <= char <= "\ufe0f"
    ):
        return ""
    if kind == "Zs":
        return " "
    return "-" if char in "\u2010\u2011" else normalize("NFKC", char) if tag in FOLDED else char


def _latin(hit: re.Match[str]) -> str:
    return hit[0].translate(LOOK_ALIKES) if LATIN.search(hit[0]) else hit[0]
