"""A block of a page → its sentences."""

import re
from textwrap import wrap

from pipeline.audit.page.blocks import Block
from pipeline.audit.understand.phrases import pattern

SHORT, WAGES, NO_WAGES, PERCENTS = map(
    pattern, ("shortened", "wage_head", "no_wage_head", "growth_head")
)
END = re.compile(r"[.!?](?:[”\"’')\]]|\[\d+\])*\s+(?=[“\"‘'(\[¡]?[A-Z0-9$])")
LONGEST = 1200  # characters of a sentence
BARE_PAY = re.compile(r"\d{1,3}\.\d\d")
BARE_NUMBER = re.compile(r"[-−–+]?\d{1,2}(?:\.\d+)?")


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
