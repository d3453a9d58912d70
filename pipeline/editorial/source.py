"""A tidy table → a source, its record, SQL, check and test, with gaps to fill: `new source`."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.receipt import RECEIPT, Receipt, ReceiptFile
from pipeline.brochures.ledger import SHOW
from pipeline.core.errors import ArchiveError, UsageError, failing_as, teller
from pipeline.core.paths import ROOT
from pipeline.core.record import to_json

BEGUN = "the source was begun from it; when it was retrieved is not known"
SKELETON = Path(__file__).parent / "_source"
NAME, RELEASE = r"[a-z][a-z0-9_]*", r"(?:^|[-_])(\d[\w-]*)$"
NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
SAMPLE_ROWS = 10
_wrong = teller(UsageError, "docs/add-a-source.md goes through it.")


@dataclass(frozen=True, slots=True)
class TidyTable:
    """A CSV file's columns and rows. key: the first columns, which tell the rows apart."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: tuple[str, ...]
    numbers: tuple[str, ...]


def draft_source(name: str, file: Path, project: Path = ROOT) -> list[Path]:
    """Write what a source needs around a release's file, tuition-2025.csv; give the new paths.

    Raises UsageError for a name that is taken or cannot be, and for a file that is no tidy table.
    """
    if not (named := re.search(RELEASE, file.stem)):
        raise _wrong(file, "the file does not name its release", "tuition-2025.csv", file.name)
    todo = "Give a CSV file in UTF-8."
    with failing_as(UsageError, "the file cannot be read", file, todo, of=(OSError, ValueError)):
        content = file.read_bytes()
        text = content.decode()
    texts = _filled(name, named[1], read_table(text, file))
    places = (*texts, f"pipeline/sources/{name}.py", f"data/raw/{name}")
    taken = next((path for path in places if (project / path).exists()), "")
    if taken or not re.fullmatch(NAME, name):
        expected = "small letters, digits and _, such as tuition, and no source of that name"
        raise _wrong("new source", f"“{name}” cannot name a new source", expected, taken)
    sample = b"".join(content.splitlines(keepends=True)[: SAMPLE_ROWS + 1])
    new = {path: said.encode() for path, said in texts.items()}
    for top, held in ((f"pipeline/sources/{name}/sample", sample), (f"data/raw/{name}", content)):
        new[f"{top}/{named[1]}/{file.name}"] = held
        sha256 = hashlib.sha256(held).hexdigest()
        kept = ReceiptFile(file.name, file.name, len(held), sha256, sha256)
        receipt = Receipt(name, named[1], "", "", "", "", "", (kept,), BEGUN)
        new[f"{top}/{named[1]}/{RECEIPT}"] = to_json(receipt).encode()
    with failing_as(ArchiveError, "the source cannot be written", project, "Free some space."):
        for path, held in new.items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_bytes(held)
    return [project / path for path in new]


def read_table(text: str, file: Path) -> TidyTable:
    """Read a CSV text's types, and its key. Raises UsageError."""
    header, *rows = map(tuple, csv.reader(io.StringIO(text))) if text else [()]
    unfit = [one for one in header if not re.fullmatch(NAME, one) or header.count(one) > 1]
    if unfit or "release" in header:
        found = ", ".join(unfit) or "release, which the file's name says"
        raise _wrong(f"{file}, line 1", "a column has no name of its own", "area_code", found)
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            where, expected = f"{file}, line {number}", f"{len(header)} cells"
            raise _wrong(where, "the row is broken", expected, ",".join(row))
    apart = (n for n in range(1, len(header)) if len({row[:n] for row in rows}) == len(rows))
    key = header[: next(apart, len(header))]
    columns = zip(header, zip(*rows, strict=True), strict=bool(rows))
    numbers = tuple(one for one, cells in columns if one not in key and _are_numbers(cells))
    if not numbers:
        raise _wrong(file, "the file is no tidy table", "a key, then numbers", ", ".join(header))
    return TidyTable(header, tuple(rows), key, numbers)


def _are_numbers(cells: Sequence[str]) -> bool:
    return any(cells) and all(NUMBER.fullmatch(cell) for cell in cells if cell)


def _filled(name: str, release: str, table: TidyTable) -> dict[str, str]:
    """Fill the skeleton; gives its texts by path in the project."""
    key, numbers = table.key, table.numbers
    known = next(row for row in table.rows if row[table.columns.index(numbers[0])])
    types = {one: "Float64" if one in numbers else "String" for one in table.columns}
    words = {
        "NAME": name,
        "CLASS": name.title().replace("_", ""),
        "TITLE": name.replace("_", " ").capitalize(),
        "RELEASE": release,
        "FIGURE": numbers[0],
        "GRAIN": ", ".join(key),
        "RAWKEY": str(("release", *key)).replace("'", '"'),
        "MARTKEY": str(key).replace("'", '"'),
        "TYPES": _lines(f'    "{one}": pl.{kind},' for one, kind in types.items()),
        "COLUMNS": _lines(f"{one}," for one in table.columns),
        "KEYS": _lines(f"{one}," for one in key),
        "ROW": _lines(f"and {one} = '{cell}'" for one, cell in zip(key, known, strict=False)),
        "FIELDS": _lines(_field(one, table) for one in table.columns),
    }

    def filled(text: str) -> str:
        return re.sub(r"(?<![A-Z]_)[A-Z]+", lambda found: words.get(found[0], found[0]), text)

    return {
        filled(path.relative_to(SKELETON).with_suffix("").as_posix()): filled(path.read_text())
        for path in sorted(SKELETON.rglob("*.txt"))
    }


def _field(name: str, table: TidyTable) -> str:
    if name not in table.numbers:
        return f"{name}: str" + " | None" * (name not in table.key)
    units = [unit for unit in SHOW if name.endswith(unit)]
    unit = max(units, key=len, default="TODO: a unit of SHOW in pipeline/brochures/ledger.py")
    return f'{name}: Annotated[float | None, MartColumn("TODO: what people call it", "{unit}")]'


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(f"    {text}" for text in texts)
