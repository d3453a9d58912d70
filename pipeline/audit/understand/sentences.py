"""A block of a page → its sentences."""

import re
from textwrap import wrap

from pipeline.audit.page.blocks import Block

# a stop behind one of these ends no sentence
SHORT = re.compile(
    r"(?:\b(?:U\.S|U\.S\.A|D\.C|e\.g|i\.e|vs|approx|avg|no|inc|dept|st|dr|mr|ms|mrs|jan|feb|mar"
    r"|apr|jun|jul|aug|sep|sept|oct|nov|dec|est|yr|hr|ph\.d|a\.m|p\.m|pct))$",
    re.IGNORECASE,
)
END = re.compile(r"[.!?](?:[”\"’')\]]|\[\d+\])*\s+(?=[“\"‘'(\[¡]?[A-Z0-9$])")
LONGEST = 1200  # characters of a sentence
BARE_PAY = re.compile(r"\d{1,3}\.\d\d")
WAGES = re.compile(r"\b(?:hourly|wages?|pay|salar(?:y|ies)|earnings)\b", re.IGNORECASE)
NO_WAGES = re.compile(
    r"\b(?:quotient|ratio|errors?|rse|change|growth|increase|per 1,000)\b", re.IGNORECASE
)
BARE_NUMBER = re.compile(r"[-−–+]?\d{1,2}(?:\.\d+)?")
PERCENTS = re.compile(
    r"(?=.*(?:%|\bper ?cent\b|\bpct\b)).*(?:growth|change|outlook)", re.IGNORECASE
)


def texts(block: Block) -> list[str]:
    """Give the sentences of a block, a cell whole.

    A bare number among percentages or wages has its sign.
    """
    is_growth = any(PERCENTS.search(head) for head in block.heads)
    if is_growth and BARE_NUMBER.fullmatch(block.text):
        return [f"{block.text}%"]
    told = " ".join(block.heads[:2] if block.group else ())
    if WAGES.search(told) and not NO_WAGES.search(told) and BARE_PAY.fullmatch(block.text):
        return [f"${block.text}"]
    return cut(block.text) if block.group else sentences(block.text)


def sentences(text: str) -> list[str]:
    """Part a paragraph at its full stops; U.S. and its like end none, a thousand letters do."""
    parts, begin = [], 0
    for hit in END.finditer(text):
        if text[hit.start()] == "." and SHORT.search(
            text[max(begin, hit.start() - 8) : hit.start()]
        ):
            continue
        parts.append(text[begin : hit.end()].strip())
        begin = hit.end()
    parts.append(text[begin:].strip())
    return [short for part in parts if part for short in cut(part)]


def cut(text: str) -> list[str]:
    """Cut a text that is longer than a sentence may be."""
    return wrap(text, LONGEST, break_on_hyphens=False) if len(text) > LONGEST else [text]
