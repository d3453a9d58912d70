"""Texts of a role and comments of its file → which text repeats another publisher's words."""

import re
from collections.abc import Iterable

QUOTED = "#   > "  # begins a comment that gives another publisher's words


def repeats(texts: Iterable[str], content: str) -> str:
    """Give the first text that has a sentence of a comment of the file; "" where none has."""
    lines = [line for line in content.splitlines() if line.startswith(QUOTED)]
    quoted = {said for line in lines for said in _sentences(line.removeprefix(QUOTED))}
    return next((repr(text) for text in texts if quoted and _sentences(text) & quoted), "")


def _sentences(text: str) -> set[str]:
    return {part.strip().rstrip(".").casefold() for part in re.split(r"(?<=\.)\s", text)}
