"""The project's own roles: one TOML file a role."""

import hashlib
import re
import tomllib
from pathlib import Path

import polars as pl

from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.errors import ParseError

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
TEXT = pl.String
TEXTS = pl.List(pl.String)

ROLES = RawTable(
    "roles",
    {
        "slug": TEXT,
        "title": TEXT,
        "plural": TEXT,
        "short": TEXT,
        "other_titles": TEXTS,
        "soc_code": TEXT,
        "soc_evidence": TEXT,
        "summary": TEXT,
        "practical_duties": TEXTS,
        "office_duties": TEXTS,
        "no_practical_duties": TEXT,
        "workplaces": TEXTS,
        "hours": TEXT,
        "education": TEXT,
        "training_short": TEXT,
        "certification": TEXT,
        "file_sha256": TEXT,
    },
    ("slug",),
)
MAY_BE_EMPTY = ("other_titles", "practical_duties", "no_practical_duties")
GAP = "TODO"  # begins what an outline leaves to be written
QUOTED = "#   > "  # begins a comment that gives another publisher's words
FIELDS = [name for name in ROLES.columns if name not in ("slug", "file_sha256")]


def read(release: Release) -> dict[str, pl.DataFrame]:
    """Read every role file; a field that is missing, unknown, empty or mistyped is a ParseError."""
    paths = [release.folder / file.stored_as for file in release.receipt.files]
    rows = [_role(path) for path in paths if path.suffix == ".toml"]
    return {ROLES.name: pl.DataFrame(rows, schema=dict(ROLES.columns), orient="row")}


def _role(path: Path) -> dict[str, object]:
    if not re.fullmatch(SLUG, path.stem):
        raise _wrong(path, "the file's name is no slug", "such as dental-aide")
    content = path.read_bytes()
    try:
        fields = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, "the role file is no TOML", "field = value lines", str(error)) from error
    if unknown := sorted(set(fields) - set(FIELDS)):
        raise _wrong(path, f"unknown field {', '.join(unknown)}", ", ".join(FIELDS))
    quoted = _quoted(content.decode())
    for name in FIELDS:
        _prove(path, name, fields.get(name))
        _prove_own_words(path, name, fields[name], quoted)
    return {
        "slug": path.stem,
        **fields,
        "file_sha256": hashlib.sha256(content).hexdigest(),
    }


def _prove(path: Path, name: str, value: object) -> None:
    is_list = ROLES.columns[name] == TEXTS
    kind = "a list of texts" if is_list else "a text"
    if value is None:
        raise _wrong(path, f"field {name} is missing", kind)
    texts = value if is_list and isinstance(value, list) else [value]
    if isinstance(value, list) != is_list or not all(isinstance(text, str) for text in texts):
        raise _wrong(path, f"field {name} has another type", kind, repr(value)[:60])
    needed = name not in MAY_BE_EMPTY
    if (needed and not texts) or ((needed or is_list) and not all(map(str.strip, texts))):
        raise _wrong(path, f"field {name} is empty", kind)
    if name == "soc_code" and not _is_soc_code(str(value)):
        raise _wrong(path, "soc_code is none", "a code such as 31-9092", repr(value))


def _quoted(content: str) -> set[str]:
    """Give the sentences of another publisher that stand in a file's comments."""
    lines = [line for line in content.splitlines() if line.startswith(QUOTED)]
    return {sentence for line in lines for sentence in _sentences(line.removeprefix(QUOTED))}


def _sentences(text: str) -> set[str]:
    return {part.strip().rstrip(".").casefold() for part in re.split(r"(?<=\.)\s", text)}


def _prove_own_words(path: Path, name: str, value: str | list[str], quoted: set[str]) -> None:
    """Refuse what an outline left to be written, and what only repeats one of its comments."""
    for text in [value] if isinstance(value, str) else value:
        if GAP in text:
            raise _wrong(path, f"field {name} is still to be written", "your own words", repr(text))
        if _sentences(text) & quoted:
            what = f"field {name} repeats a comment of the file word for word"
            raise _wrong(path, what, "your own words", repr(text))


def _is_soc_code(text: str) -> bool:
    return len(text) == 7 and text[2] == "-" and (text[:2] + text[3:]).isdigit()


def _wrong(path: Path, what: str, expected: str, found: str = "") -> ParseError:
    return ParseError(
        what,
        where=str(path),
        expected=expected,
        found=found,
        todo="Correct the file; the other role files there show how each field looks.",
    )


SOURCE = Source(
    name="roles",
    title="role files",
    publisher="the project",
    licence="Apache-2.0",
    address="data/raw/roles",
    tables=(ROLES,),
    read=read,
    is_editorial=True,
)
