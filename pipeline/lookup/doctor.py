"""The project's files → what a source, mart, column, layout or kind of figure still lacks."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from traceback import extract_tb

from pipeline.archive.source import Source
from pipeline.core.errors import PipelineError
from pipeline.core.paths import ROOT
from pipeline.settings.layouts import layouts
from pipeline.sources.names import folders
from pipeline.warehouse.columns import RECORDS, MartRow
from pipeline.warehouse.marts import SCHEMA
from pipeline.warehouse.transform import CHECKS, RUN, statements

ORACLE, QUESTIONS, WRITTEN = "tests/oracle", "docs/questions.md", "reports/words/en"
SAID = re.compile(r"""\bsay(?:\("|=")([\w-]+)"[,)>]""")


def gaps(root: Path = ROOT) -> list[str]:
    """Tell what is missing with file and line; what cannot be read or imported is told, too."""
    parts = (_of_sources, _of_marts, _of_columns, _of_layouts)
    found = dict.fromkeys(line for part in parts for line in _told(part(root)))
    return [line.replace(f"{root}/", "") for line in found]


def _told(part: Iterator[str]) -> Iterator[str]:
    try:
        yield from part
    except PipelineError as error:
        yield str(error)
    except Exception as error:  # whatever a module does when it is imported
        file, line, *_ = extract_tb(error.__traceback__)[-1]
        if isinstance(error, SyntaxError):
            file, line = error.filename or "", error.lineno
        yield f"{file}, line {line}: {type(error).__name__}: {error}"


def _of_sources(root: Path) -> Iterator[str]:
    from pipeline.sources.register import sources  # noqa: PLC0415  (a broken one is told)

    found = folders(root / "pipeline/sources")
    readme, oracle = root / "README.md", root / ORACLE / "keys.py"
    columns = [one for record in _records().values() for one in record.columns.values()]
    staged = {name for part in ("1_staging", RUN) for name in _read(root / "sql" / part, "raw")}
    checked = _read(root / "sql" / CHECKS, SCHEMA)
    ruled = _keys(oracle)
    for folder, source in zip(found, sources(found), strict=True):
        name, row = source.name, source_row(source)
        sample = root / f"pipeline/sources/{name}/sample"
        cited = {one.mart.name for one in columns if one.source == name}
        marts = {mart for mart, record in _records().items() if record.mart.source == name} | cited
        if row not in readme.read_text().splitlines():
            yield f"{_at(readme, '| source |', f'| `{name}` |')}: {name} has not the row {row}"
        if not source.is_editorial and not [*sample.glob("*/receipt.json")]:
            yield f"{folder.where}: {name} has no release in {sample}"
        if not source.is_editorial and not source.short:
            yield f"{folder.where}: {name} has no `short` that says what it is of"
        if cited and name not in ruled and len([*sample.glob("*/*.csv")]) != 1:
            yield f"{_at(oracle, 'def published')}: {name} has no rule, and is no tidy table"
        for table in source.tables if source.use != "lookup" else ():
            if table.name not in staged:
                yield f"{folder.where}: no file of sql/1_staging reads raw.{table.name}"
        is_loaded = source.use != "lookup" and not source.is_editorial
        if is_loaded and not source.proofs and not marts & checked:
            yield f"{folder.where}: {name} has no proofs, and sql/{CHECKS} reads no mart of it"


def source_row(source: Source) -> str:
    """Write the row of a source in the table of README.md."""
    title = f"[{source.title}]({source.address}){source.said}"
    return f"| `{source.name}` | {source.publisher}, {title} | {source.licence} |"


def _of_marts(root: Path) -> Iterator[str]:
    files = [one for part in ("3_marts", RUN) for one in statements(root / "sql" / part)]
    made = {one.name: one.path for one in files}
    words = {*re.findall(r"\w+", "".join(path.read_text() for path in root.glob("sql/*/*.sql")))}
    asked = (root / QUESTIONS).read_text()
    for name in sorted(name for name in made.keys() - _records().keys() if name not in asked):
        yield f"{made[name]}, line 1: no record in pipeline/warehouse is of {name}, nor {QUESTIONS}"
    for name, record in _records().items():
        if name not in made:
            yield f"{_place(root, record)}: sql/3_marts has no file {name}.sql"
            continue
        names = {one.name for one in fields(record)}  # type: ignore[arg-type]
        for column in sorted(names - words):
            yield f"{_place(root, record, column)}: no file of sql makes {column}"


def _of_columns(root: Path) -> Iterator[str]:
    from pipeline.brochures.ledger import SHOW  # noqa: PLC0415

    oracle = (root / ORACLE / f"{name}.py" for name in ("formulas", "keys", "printing"))
    rules, ruled, printed = map(_keys, oracle)
    units = {"pipeline/brochures/ledger.py": set[object](SHOW), f"{ORACLE}/printing.py": printed}
    for record in _records().values():
        for one in dict.fromkeys(record.columns.values()):
            where = f"{_place(root, record, one.column)}: {one.column}"
            for file in (file for file, known in units.items() if one.unit not in {"text", *known}):
                yield f"{where} is counted in {one.unit}, which {file} cannot print"
            is_computed = one.source in ruled and one.cited[0].startswith("{table}, ")
            if is_computed and one.unit != "text" and (one.mart.name, one.column) not in rules:
                yield f"{where} has no rule in RULES of {ORACLE}/formulas.py"


def _of_layouts(root: Path) -> Iterator[str]:
    layouts(root / "reports/templates")
    words = "".join(path.read_text() for path in (root / WRITTEN).glob("*.ftl"))
    templates = root / "reports/templates"
    for path in sorted((*templates.rglob("*.j2"), *templates.rglob("*.html"))):
        for name in SAID.findall(path.read_text()):
            if f"\n{name} =" not in words:
                yield f"{_at(path, name)}: no file of {WRITTEN} has {name}"


def _records() -> dict[str, type[MartRow]]:
    from pipeline.warehouse import rows  # noqa: F401, PLC0415  (they are known once imported)

    return RECORDS


def _read(folder: Path, schema: str) -> set[str]:
    """Name the tables of a schema that a folder's SQL reads."""
    text = "".join(one.text for one in statements(folder))
    return {*re.findall(rf"\b{schema}\.(\w+)", text)}


def _keys(path: Path) -> set[object]:
    """Give the keys that are written out in the dictionaries of a module."""
    nodes = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Dict))
    keys = (key for node in nodes for key in node.keys)
    return {ast.literal_eval(key) for key in keys if isinstance(key, ast.Constant | ast.Tuple)}


def _place(root: Path, record: type[MartRow], column: str = "") -> str:
    path = root.joinpath(*record.__module__.split(".")).with_suffix(".py")
    return _at(path, f"class {record.__name__}(", f"    {column}: " if column else "")


def _at(path: Path, *marks: str) -> str:
    """Name a file and the line of the last of some texts that follow each other in it."""
    text, place = path.read_text(), 0
    for mark in marks:
        place = max(text.find(mark, place), place)
    return f"{path}, line {text.count(chr(10), 0, place) + 1}"
