"""A TOML text → what the comments above its fields say, for those who see no TOML."""

import re

from pipeline.core.formats import opened
from pipeline.settings.lines import KEY, tables
from pipeline.settings.revision import kind_of

OF_THE_FILE = re.compile(r"`|\bpath\b|data/|\.toml|\bcopy this\b|\[\[")  # means nothing in a form


def hints(text: str) -> dict[str, str]:
    """Give by a field's kind, such as campus.areas, the comment above the first of that kind.

    Fields between which no comment stands have that of the first.
    """
    found, said, is_new = dict[str, str](), list[str](), True
    for line, path, is_header in tables(text):
        stripped = line.strip()
        if stripped.startswith("#"):
            said = [stripped.lstrip("# ")] if is_new else [*said, stripped.lstrip("# ")]
            is_new = False
        elif is_header:
            said, is_new = [], True
        elif key := KEY.match(line):
            found.setdefault(f"{kind_of(path)}.{key[1]}".lstrip("."), _plain(" ".join(said)))
            is_new = True
    return found


def _plain(comment: str) -> str:
    """Leave out the sentences that are about the file, not about what it says."""
    said = comment.replace('""', "empty")
    sentences = re.split(r"(?<=\.)\s+", said)
    return " ".join(opened(one) for one in sentences if not OF_THE_FILE.search(one))
