"""A TOML text → on which line a field of it stands, and which field stands on a line."""

import re
from collections import Counter
from collections.abc import Iterator

HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
KEY = re.compile(r"\s*([\w-]+)\s*=")


def at(file: object, text: str, what: str) -> str:
    """Name a file with the line of the field that `what` names, such as pair[0].slug.

    Of a field that is not there, it is the line of its table; without that, the file alone.
    """
    lines = {re.escape(path): number for path, number in _lines(text).items()}
    said = {p: n for p, n in lines.items() if re.search(rf"(?<![\w.]){p}(?!\w)", what)}
    return f"{file}, line {said[max(said, key=len)]}" if said else str(file)


def field_at(text: str, where: str) -> str:
    """Give the field or table at the line that `at` named; "" where it named none."""
    named = re.search(r", line (\d+)", where)
    return next((p for p, n in _lines(text).items() if named and n == int(named[1])), "")


def tables(text: str) -> Iterator[tuple[str, str, bool]]:
    """Walk the lines, each with the path of the table that it is in; tells those that open one."""
    table, counts, last = "", Counter[str](), dict[str, str]()
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        if header := HEADER.match(line):
            above, _, name = header[2].rpartition(".")
            table = ".".join(filter(None, (last.get(above, above), name)))
            if header[1] == "[[":
                counts[table] += 1
                table = f"{table}[{counts[table] - 1}]"
            last[header[2]] = table
        yield line, table, header is not None


def _lines(text: str) -> dict[str, int]:
    """Give the line of each table and field, by its path."""
    lines = dict[str, int]()
    for number, (line, table, is_header) in enumerate(tables(text), 1):
        if is_header:
            lines.setdefault(table, number)
        elif key := KEY.match(line):
            lines.setdefault(f"{table}.{key[1]}".removeprefix("."), number)
    return lines
