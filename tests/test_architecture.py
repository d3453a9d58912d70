"""The house keeps its shape: who imports whom, who reads what, and what SQL may say."""

import ast
import re
from dataclasses import fields, is_dataclass

import pytest

from pipeline.core.paths import ROOT, SQL
from pipeline.warehouse import rows as facts
from pipeline.warehouse.checks import CHECKS
from pipeline.warehouse.statements import statements
from pipeline.warehouse.transform import STEPS
from tests.support.tables import definitions

LAYERS = (
    ("errors", "paths", "checksum", "files", "log"),
    ("model",),
    ("display",),
    ("layouts",),
    ("sources",),
    # how publishers are asked; what gates measures with; what changes compares with
    ("fetching", "gating", "comparing"),
    ("fonts", "inks", "outline", "marks", "memory", "programs"),
    ("folders", "crontab"),
    ("timer", "earlier"),
    ("held", "finish", "press", "proof", "preview"),  # the last: what becomes of a PDF once set
    ("acquire", "archive", "parse", "load", "transform", "present", "render", "typeset", "publish"),
    ("store", "workers", "current", "declared", "scratch", "inbox", "claims", "past"),
    ("documents", "find", "gates", "notify", "status", "schedule", "check", "rollback", "changes"),
    ("compared", "auditing", "titles", "explaining"),
    ("report", "draft", "explain"),
    ("admit", "gather"),
    ("refresh", "audit"),
    ("commands",),
    ("__main__",),
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}
PACKAGES = (
    *("model", "display", "layouts", "sources"),
    *("gating", "fetching", "comparing", "auditing", "explaining", "commands"),
)
MODULES = sorted(path for path in (ROOT / "pipeline").rglob("*.py") if path.read_text().strip())
RELATIVE = {path: path.relative_to(ROOT).as_posix() for path in MODULES}
SQL_FILES = sorted(SQL.rglob("*.sql"))


def imported(path):
    """Give the dotted names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(dotted):
    """Give the part of the house that "pipeline.model.source" belongs to: model."""
    return dotted.split(".")[1]


@pytest.mark.parametrize("path", MODULES, ids=RELATIVE.get)
def test_imports_flow_one_way(path):
    own = path.relative_to(ROOT / "pipeline").with_suffix("").parts[0]
    if own == "__init__":
        return
    assert own in LAYER, f"say in LAYERS where {own} stands"
    for dotted in imported(path):
        if dotted.startswith("pipeline."):
            lower = LAYER[part(dotted)] < LAYER[own]
            assert lower or (part(dotted) == own and own in PACKAGES), f"{own} imports {dotted}"


@pytest.mark.parametrize(
    ("package", "only"),
    [("jinja2", "pipeline/documents/render.py"), ("weasyprint", "pipeline/documents/typeset.py")],
)
def test_one_module_knows_the_tool(package, only):
    users = {
        RELATIVE[path]
        for path in MODULES
        if any(dotted.split(".")[0] == package for dotted in imported(path))
    }

    assert users == {only}


def texts(path):
    """Give the text literals of a module but for its docstrings."""
    tree = ast.parse(path.read_text())
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def test_only_present_reads_marts():
    readers = {RELATIVE[path] for path in MODULES if any("marts." in text for text in texts(path))}

    assert readers == {"pipeline/brochures/present.py"}


def test_only_the_command_line_prints():
    printers = {
        RELATIVE[path]
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }

    assert printers == set()


def statement(path):
    """Give a file's SQL without its comments."""
    return re.sub(r"--.*", "", path.read_text())


def name(path):
    return path.relative_to(SQL).as_posix()


@pytest.mark.parametrize("path", SQL_FILES, ids=name)
def test_a_sql_file_reads_lower_folders_only(path):
    order = ["raw", *STEPS.values()]
    folder = path.parent.name
    lower = order if folder == CHECKS else order[: order.index(STEPS[folder])]

    read = set(re.findall(rf"\b({'|'.join(order)})\.\w", statement(path)))

    assert read
    assert read <= set(lower)


@pytest.mark.parametrize("path", SQL_FILES, ids=name)
def test_a_sql_file_says_what_its_row_is_and_its_grain(path):
    header = re.match(r"(?:--.*\n)+", path.read_text())[0].splitlines()

    assert [line for line in header if line.startswith("-- grain: ")] == header[-1:]
    assert len(header) >= 2


@pytest.mark.parametrize("path", SQL_FILES, ids=name)
def test_a_sql_file_is_one_select_that_hides_nothing(path):
    text = statement(path)

    hidden = (
        r"try_cast|max_by|min_by|arg_max|arg_min|any_value|coalesce\([^()]*,\s*0(?:\.0*)?\s*\)|;"
    )
    assert re.findall(hidden, text, re.IGNORECASE) == []
    assert re.match(r"\s*(select|with)\s", text)


@pytest.mark.parametrize("path", SQL_FILES, ids=name)
def test_a_sql_file_is_tested(path):
    tests = "".join(test.read_text() for test in (ROOT / "tests/sql").glob("test_*.py"))

    assert re.search(rf"\b{path.stem}\b", tests)


def test_a_grain_is_of_columns_that_are_there():
    for folder, schema in STEPS.items():
        for found in statements(SQL / folder):
            assert set(found.grain) <= columns(f"{schema}.{found.name}")


def columns(table):
    """Name the columns of a table as the real SQL makes it."""
    inside = re.search(r"\((.*)\)", definitions()[table])[1]
    return {column.split()[0].strip('"') for column in inside.split(", ")}


FACTS = [kind for kind in vars(facts).values() if is_dataclass(kind)]


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_a_fact_has_only_columns_of_its_mart(kind):
    mart = re.match(r"marts\.\w+", kind.__doc__)[0]

    assert {field.name for field in fields(kind)} <= columns(mart)
