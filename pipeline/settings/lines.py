"""A TOML text → on which line a field of it stands."""

import re
from collections import Counter

HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
KEY = re.compile(r"\s*([\w-]+)\s*=")


def at(file: object, text: str, what: str) -> str:
    """Name a file with the line of the field that `what` names, such as pair[0].slug.

    Of a field that is not there, it is the line of its table; without that, the file alone.
    """
    said = {p: n for p, n in _lines(text).items() if re.search(rf"(?<![\w.]){p}(?!\w)", what)}
    return f"{file}, line {said[max(said, key=len)]}" if said else str(file)


def _lines(text: str) -> dict[str, int]:
    """Give the line of each table and field, by its path as a pattern."""
    lines, table = dict[str, int](), ""
    counts, last = Counter[str](), dict[str, str]()
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            above, _, name = header[2].rpartition(".")
            table = ".".join(filter(None, (last.get(above, above), name)))
            if header[1] == "[[":
                counts[table] += 1
                table = f"{table}[{counts[table] - 1}]"
            last[header[2]] = table
            lines.setdefault(re.escape(table), number)
        elif key := KEY.match(line):
            lines.setdefault(re.escape(f"{table}.{key[1]}".removeprefix(".")), number)
    return lines
