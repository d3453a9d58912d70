"""A paragraph → its sentences."""

import re

# a stop behind one of these ends no sentence
SHORT = re.compile(
    r"(?:\b(?:U\.S|U\.S\.A|D\.C|e\.g|i\.e|vs|approx|avg|no|inc|dept|st|dr|mr|ms|mrs|jan|feb|mar"
    r"|apr|jun|jul|aug|sep|sept|oct|nov|dec|est|yr|hr|ph\.d|a\.m|p\.m))$",
    re.IGNORECASE,
)
END = re.compile(r"[.!?](?:[”\"’')\]]|\[\d+])*\s+(?=[“\"‘'(\[]?[A-Z0-9$])")


def sentences(text: str) -> list[str]:
    """Part a paragraph at its full stops; U.S. and its like end none."""
    parts, begin = [], 0
    for hit in END.finditer(text):
        if text[hit.start()] == "." and SHORT.search(text[begin : hit.start()]):
            continue
        parts.append(text[begin : hit.end()].strip())
        begin = hit.end()
    parts.append(text[begin:].strip())
    return [part for part in parts if part]
