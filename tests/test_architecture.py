"""The house keeps its shape: who imports whom, who reads what, and what SQL may say."""

import ast
import re
import tomllib
from collections import Counter
from dataclasses import fields
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from pipeline.core.paths import ROOT, SQL
from pipeline.warehouse import rows
from pipeline.warehouse.columns import RECORDS
from pipeline.warehouse.comments import GLOSSARY
from pipeline.warehouse.transform import CHECKS, MACROS, RUN, SCHEMAS, STEPS, VIEW, statements
from tests.support.tables import definitions

# A folder or entry file imports lower tiers and itself, never a neighbour.
TIERS = (
    ("core",),
    ("settings", "archive"),
    ("sources",),
    ("acquire", "gates", "warehouse"),
    ("brochures",),
    ("documents",),
    ("editions",),
    ("audit", "changes", "editorial", "explain", "export", "lookup", "schedule"),
    ("report",),
    ("refresh",),
    ("studio",),
    ("cli",),
    ("__main__",),
)
TIER = {name: number for number, names in enumerate(TIERS) for name in names}
ROOMS = {  # where the one place for a tool is
    "jinja2": "documents/render.py",
    "weasyprint": "documents/engine/",
    "pydyf": "documents/pdf/",
    "fluent": "core/words.py",
    "babel": "core/formats.py",
    "click": "cli/",
    "httpx": "acquire/",
    "xlsxwriter": "export/workbook.py",
    "starlette": "studio/",
    "uvicorn": "studio/",
    "tomlkit": "settings/revision.py",
}
LONGEST_MODULE, LONGEST_FUNCTION, FILES_AT_THE_TOP = 250, 40, {
    "__init__.py", "__main__.py", "README.md", "report.py",
}  # fmt: skip
PIPELINE = ROOT / "pipeline"
MODULES = sorted(PIPELINE.rglob("*.py"))
RELATIVE = {path: path.relative_to(PIPELINE).as_posix() for path in MODULES}
MACRO_FILES = sorted((SQL / MACROS).glob("*.sql"))
SQL_FILES = sorted({*SQL.rglob("*.sql")} - {*MACRO_FILES})
TESTS = sorted({*(ROOT / "tests").rglob("*.py")} - {Path(__file__)})
PRIVATE = re.compile(r"_(?!_)\w+")


@cache
def tree(path):
    return ast.parse(path.read_text())


def imported(path):
    """Give the dotted names that a module imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(relative):
    """Give the folder or entry file that "core/errors.py" belongs to: core."""
    return relative.removesuffix(".py").split("/")[0]


def misplaced(relative, names):
    """Give the imports that a module may not have where it stands."""
    own = room(relative)
    for dotted in names:
        other = dotted.split(".")[1] if dotted.startswith("pipeline.") else own
        if other != own and TIER[other] >= TIER[own]:
            yield dotted


@pytest.mark.parametrize("path", MODULES, ids=RELATIVE.get)
def test_imports_flow_one_way(path):
    if path == PIPELINE / "__init__.py":
        return
    assert room(RELATIVE[path]) in TIER, "say in TIERS where it stands"
    assert list(misplaced(RELATIVE[path], imported(path))) == []


def test_a_file_in_the_wrong_room_is_noticed():
    path = PIPELINE / "documents/render.py"

    assert list(misplaced("documents/render.py", imported(path))) == []
    assert list(misplaced("core/render.py", imported(path))) != []
    assert list(misplaced("editions/x.py", ["pipeline.report.report"])) == [
        "pipeline.report.report"
    ]
    assert list(misplaced("audit/x.py", ["pipeline.changes.model"])) == ["pipeline.changes.model"]
    assert list(misplaced("audit/x.py", ["pipeline.audit.model", "pipeline.core.errors"])) == []


def test_no_module_imports_itself_by_way_of_others():
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): set() for path in MODULES
    }  # fmt: skip
    for path in MODULES:
        own = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for dotted in imported(path):
            graph[own] |= {dotted, dotted.rpartition(".")[0]} & graph.keys()

    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


@pytest.mark.parametrize(("package", "place"), ROOMS.items())
def test_one_room_knows_the_tool(package, place):
    users = {
        RELATIVE[path]
        for path in MODULES
        if any(dotted.split(".")[0] == package for dotted in imported(path))
    }

    assert users
    assert {user for user in users if not user.startswith(place)} == set()


def test_the_top_of_the_house_is_folders_and_its_entries():
    files = {path.name for path in PIPELINE.iterdir() if path.is_file()}

    assert files == FILES_AT_THE_TOP


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=RELATIVE.get)
def test_a_folder_says_in_one_line_what_it_is(path):
    (statement,) = tree(path).body

    assert len(path.read_text().splitlines()) == 1
    assert isinstance(statement.value.value, str)


def test_every_folder_is_a_package():
    folders = {path.parent for path in MODULES}

    assert all((folder / "__init__.py").exists() for folder in folders)


def test_no_module_is_named_by_a_participle():
    assert [
        name for name in RELATIVE.values() if re.search(r"(?<!fe)(?<!_liv)(ed|ing)\.py$", name)
    ] == []


def test_modules_and_functions_are_short():
    long = [name for path, name in RELATIVE.items() if lines(path) > LONGEST_MODULE]
    long += [
        f"{RELATIVE[path]}: {node.name}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]

    assert long == []


def lines(path):
    return len(path.read_text().splitlines())


def test_no_two_classes_have_one_name():
    names = Counter(
        node.name
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    )

    assert [name for name, count in names.items() if count > 1] == []


def texts(path):
    """Give the text literals of a module, parts of f-strings too, but for its docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def names_marts(text):
    """Tell SQL that names the schema from a sentence that speaks of the marts."""
    return re.search(r"(?<!the )\bmarts\b", text) is not None


def test_only_one_module_reads_marts():
    readers = {
        RELATIVE[path] for path in MODULES if any(map(names_marts, texts(path)))
    }  # fmt: skip

    assert readers == {"warehouse/marts.py"}


def test_a_schema_in_an_f_string_is_noticed(tmp_path):
    path = tmp_path / "reader.py"
    path.write_text('"""Reads marts."""\nNAME = "pay"\nSQL = f"select x from marts.{NAME}"\n')

    assert [text for text in texts(path) if names_marts(text)] == ["select x from marts."]
    assert not names_marts("built      the marts  12 checks passed")


def test_only_the_command_line_prints():
    printers = {
        RELATIVE[path]
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }

    assert printers == set()


def private_names(path):
    """Give the inner names of pipeline/ that a test reads or replaces: imports and attributes."""
    bound = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] == "pipeline":
            bound |= {alias.asname or alias.name for alias in node.names}
            yield from (
                f"{node.module}.{alias.name}"
                for alias in node.names
                if PRIVATE.fullmatch(alias.name)
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"^pipeline\.[\w.]*\b_[a-z]\w*$", node.value)
    for node in ast.walk(tree(path)):
        owner, name = owned(node)
        if owner in bound and PRIVATE.fullmatch(name):
            yield f"{owner}.{name}"


def owned(node):
    """Give whose attribute a node reads, and which: of x._y, and of setattr(x, "_y", z)."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.value.id, node.attr
    if isinstance(node, ast.Call) and len(node.args) > 1:
        owner, name = node.args[:2]
        if isinstance(owner, ast.Name) and isinstance(name, ast.Constant):
            return owner.id, str(name.value)
    return "", ""


def test_no_test_reads_a_private_name():
    found = {f"{path.relative_to(ROOT)}: {name}" for path in TESTS for name in private_names(path)}

    assert sorted(found) == []


def test_a_private_name_is_noticed(tmp_path):
    path = tmp_path / "test_jobs.py"
    path.write_text("""
from pipeline.core import scratch
from pipeline.report import _jobs, report
scratch._owner, scratch.__name__, report.other._x
monkeypatch.setattr(scratch, "_begin", 1)
monkeypatch.setattr("pipeline.core.scratch._begin", 1)
""")

    assert sorted(private_names(path)) == [
        "pipeline.core.scratch._begin",
        "pipeline.report._jobs",
        "scratch._begin",
        "scratch._owner",
    ]


def statement(path):
    """Give a file's SQL without its comments."""
    return re.sub(r"--.*", "", path.read_text())


def name(path):
    return path.relative_to(SQL).as_posix()


@pytest.mark.parametrize("path", SQL_FILES, ids=name)
def test_a_sql_file_reads_lower_folders_only(path):
    order = ["raw", *STEPS.values()]
    folder = path.parent.name
    lower = {CHECKS: order, RUN: ["raw", "marts"]}.get(folder) or order[
        : order.index(STEPS[folder])
    ]

    read = set(re.findall(rf"\b({'|'.join(order)})\.\w", statement(path)))

    assert read
    assert read <= set(lower)


@pytest.mark.parametrize("path", SQL_FILES, ids=name)
def test_a_sql_file_says_what_its_row_is_and_its_grain(path):
    header = re.match(r"(?:--.*\n)+", path.read_text())[0].splitlines()
    if header[-1] == VIEW:
        header.pop()

    assert [line for line in header if line.startswith(("-- grain: ", VIEW))] == header[-1:]
    assert len(header) >= 2


@pytest.mark.parametrize("path", SQL_FILES, ids=name)
def test_a_sql_file_is_one_select_that_hides_nothing(path):
    text = statement(path)

    hidden = (
        r"try_cast|max_by|min_by|arg_max|arg_min|any_value|coalesce\([^()]*,\s*0(?:\.0*)?\s*\)|;"
    )
    assert re.findall(hidden, text, re.IGNORECASE) == []
    assert re.match(r"\s*(select|with)\s", text)


@pytest.mark.parametrize("path", MACRO_FILES, ids=name)
def test_a_macro_says_what_it_computes_and_reads_no_table(path):
    assert re.match(rf"(?:-- .*\n)+create macro {path.stem}\(", path.read_text())
    assert re.findall(r"\b(?:from|join)\b", statement(path)) == []


@pytest.mark.parametrize("path", [*MACRO_FILES, *SQL_FILES], ids=name)
def test_a_sql_file_is_tested(path):
    tests = "".join(test.read_text() for test in (ROOT / "tests/sql").glob("test_*.py"))

    assert re.search(rf"\b{path.stem}\b", tests)


def test_a_grain_is_of_columns_that_are_there():
    for folder, schema in SCHEMAS.items():
        for found in statements(SQL / folder):
            assert set(found.grain) <= columns(f"{schema}.{found.name}").keys()


def test_the_glossary_has_every_column_of_the_warehouse_and_no_other():
    there = {
        column
        for folder, schema in SCHEMAS.items()
        for found in statements(SQL / folder)
        for column in columns(f"{schema}.{found.name}")
    }
    said = set(tomllib.loads(GLOSSARY.read_text()))

    notes = {f"{measure}_note_code" for measure in map(without_unit, there)}
    assert (there - said - notes, said - there) == (set(), set())


def test_a_column_has_one_type_wherever_it_stands_and_none_that_is_uncommon():
    types = {}
    for table in definitions():
        if not table.startswith("raw."):
            for name, kind in columns(table).items():
                types.setdefault(name, set()).add(kind)

    assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}
    assert {kind for kinds in types.values() for kind in kinds} == {
        "VARCHAR", "VARCHAR[]", "DOUBLE", "INTEGER", "BIGINT", "BOOLEAN",
    }  # fmt: skip


def without_unit(column):
    return re.sub("_(usd|count|pct)$", "", column)


def columns(table):
    """Give the columns of a table as the real SQL makes it, with their types."""
    inside = re.search(r"\((.*)\)", definitions()[table])[1]
    return dict(column.replace('"', "").split(" ", 1) for column in inside.split(", "))


def grains():
    return {
        f"{schema}.{one.name}": {*one.grain}
        for folder, schema in SCHEMAS.items()
        for one in statements(SQL / folder)
    }


FACTS = [kind for kind in RECORDS.values() if kind.__module__.startswith(rows.__package__)]


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_a_fact_has_only_columns_of_its_mart(kind):
    mart = f"marts.{kind.mart.name}"

    assert {field.name for field in fields(kind)} <= columns(mart).keys()
    assert {*kind.mart.grain} == grains()[mart]
