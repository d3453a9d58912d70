"""A TOML text → what the comments above its fields say, for those who see no TOML."""

import re

from pipeline.core.formats import opened
from pipeline.settings.lines import KEY, tables
from pipeline.settings.revision import kind_of

OF_THE_FILE = re.compile(r"`|\bpath\b|data/|\.toml|\bcopy this\b|\[\[")  # means nothing in a form


def hints(text: str) -> dict[str, str]:
    """Give by a field's kind, such as campus.areas, what helps to fill it.

    A field without a comment has that of the one above it.
    """
    found, last, table = dict[str, str](), "", ""
    for field, lines in notes(text).items():
        above = field.rpartition(".")[0]
        last = _plain(" ".join(lines)) if lines else last * (above == table)
        found[field], table = last, above
    return found


def notes(text: str) -> dict[str, list[str]]:
    """Give by a field's kind the lines of the comment right above the first of that kind."""
    found, said = dict[str, list[str]](), list[str]()
    for line, path, is_header in tables(text):
        stripped = line.strip()
        if stripped.startswith("#"):
            said.append(stripped[1:].strip())
        elif is_header or not stripped:
            said = []
        elif key := KEY.match(line):
            found.setdefault(f"{kind_of(path)}.{key[1]}".lstrip("."), said)
            said = []
    return found


def _plain(comment: str) -> str:
    """Leave out the sentences that are about the file, not about what it says."""
    said = comment.replace('""', "empty")
    sentences = re.split(r"(?<=\.)\s+", said)
    return " ".join(opened(one) for one in sentences if not OF_THE_FILE.search(one))
