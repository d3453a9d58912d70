"""What is written for people holds: links, commands and paths, in documents and in messages."""

import ast
import math
import re
import shlex
import subprocess
from importlib.util import find_spec
from itertools import pairwise
from urllib.parse import unquote

import click
import pytest
import yaml
from markdown_it import MarkdownIt

from pipeline.cli.commands import COMMANDS, cli
from pipeline.core.paths import ROOT, Paths
from pipeline.settings.brochures import read_brochures
from tests.test_architecture import TIERS

DOCUMENTS = (
    "README.md", "pipeline/README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/add-a-language.md",
    "docs/add-a-layout.md",
    "docs/add-a-source.md", "docs/data-dictionary.md", "docs/questions.md",
)  # fmt: skip
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
RUNS = dict(
    re.findall(r"^([a-z-]+):.*\n\t@\$\(python\) -m pipeline (\w+) ", MAKEFILE, re.MULTILINE)
)
MADE_LATER = ("data/out", "data/raw/inbox", ".venv")  # by whoever runs it
FOLDERS = "pipeline|sql|reports|tests|data"
PATH = re.compile(
    rf"(?<![\w/.-])((?:{FOLDERS})/[\w./*<>…-]*|(?!(?:layout|language)\b)[\w-]+\.(?:toml|lock))(?![\w/])"
)
PLACEHOLDER = "<>"


# Markdown: what a document has in it


def spans(text):
    """Give kind and text of each link, piece of code and heading."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in {"fence", "code_block"}:
            yield from (("line", line.strip()) for line in token.content.splitlines())
        for child in token.children or ():
            if child.type in {"link_open", "image"}:
                yield "link", child.attrs.get("href") or child.attrs["src"]
            elif child.type == "code_inline":
                yield "code", child.content


def anchors(text):
    """Give what a page's headings are called in an address, as GitHub has it."""
    tokens = MarkdownIt("commonmark").parse(text)
    titles = [b.content for a, b in pairwise(tokens) if a.type == "heading_open"]
    return [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles]


def broken_links(text, page):
    """Give the relative links of a page that lead nowhere."""
    for kind, address in spans(text):
        if kind != "link" or re.match(r"[a-z]+:", address):
            continue
        name, _, anchor = unquote(address).partition("#")
        target = (page.parent / name).resolve()
        is_there = target.exists() and target.is_relative_to(ROOT)
        if not is_there or (anchor and anchor not in anchors(target.read_text() if name else text)):
            yield address


# Commands: what a line asks for


def misunderstood(line):
    """Say why a line cannot be typed, "" where it can or is no command of the project."""
    said = ""
    match shlex.split(line, comments=True) if is_whole(line) else line.split():
        case ["make" | "python" | ".venv/bin/python", *_] if not is_whole(line):
            said = "half a pair of quotation marks"
        case ["make", *rest]:
            said = not_made(rest)
        case [".venv/bin/python" | "python", "-m", "pipeline", *rest]:
            said = not_run(rest)
        case [".venv/bin/python" | "python", "-m", module, *_] if module.startswith("tests."):
            said = "" if find_spec(module) else f"no module {module}"
        case [name, _, *_] as words if name in COMMANDS:
            said = not_run(words)
        case [option, *_] if re.match("--[a-z]", option):
            said = "" if option in every_option() else f"no option {option}"
    return said


def is_whole(line):
    """Tell a line that a shell can take apart from one with half a pair of quotation marks."""
    return line.count("'") % 2 == 0 and line.count('"') % 2 == 0


def not_made(words):
    settings = dict(word.split("=", 1) for word in words if "=" in word)
    targets = [word for word in words if "=" not in word]
    if unknown := {*targets} - {*TARGETS, ".venv/runtime", ".venv/dev"}:
        return f"no target {', '.join(unknown)}"
    if unknown := {*settings} - {"ARGS", "PYTHON"}:
        return f"no variable {', '.join(unknown)}"
    verbs = [RUNS[target] for target in targets if target in RUNS]
    said = [not_run([verb, *shlex.split(settings.get("ARGS", ""))]) for verb in verbs]
    return "; ".join(filter(None, said))


def not_run(words):
    """Say why click refuses words; an argument may be left out, as in prose."""
    command = cli
    while isinstance(command, click.Group) and words:
        name, *words = words
        command = command.get_command(click.Context(command), name)
        if command is None:
            return f"no command {name}"
    try:
        command.make_context(command.name, [word for word in words if word != "--help"])
    except (click.MissingParameter, click.exceptions.NoArgsIsHelpError):
        return ""
    except click.UsageError as error:
        return error.format_message()
    return ""


def every_command(command=cli, name="pipeline"):
    """Walk the command line; gives each command by its words."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for word in command.list_commands(context):
            yield from every_command(command.get_command(context, word), f"{name} {word}")


def every_option():
    return {
        name for _, command in every_command() for option in command.params for name in option.opts
    }


# Paths: what is there


def missing_paths(text, folder=ROOT):
    """Give the project paths in a text that are not there; a pattern asks for its folder."""
    for path in PATH.findall(text):
        literal = path.rstrip(".")
        if open_end := re.search(r"[*<…]", literal):
            literal = literal[: open_end.start()].rpartition("/")[0]
        if literal.startswith(MADE_LATER):
            continue
        if not any((top / literal).exists() for top in (ROOT, folder)):
            yield path


def messages(tree):
    """Give the texts of a module, those with values in them as one, a mark for each value."""
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            values = (
                part.value if isinstance(part, ast.Constant) else PLACEHOLDER
                for part in node.values
            )
            yield "".join(values)
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in inside
        ):
            yield node.value


def asked_for(text):
    """Give the commands that a message tells a person to type."""
    yield from re.findall(r"`(make [^`]+)`", text)
    yield from (
        f"make {target}" for target in re.findall(r"\brun make ([a-z-]+)", text, re.IGNORECASE)
    )
    yield from re.findall(r"make \w+ ARGS='[^']+'", text)
    yield from re.findall(r"python -m pipeline [a-z]+", text)


# What is written


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name):
    page = ROOT / name

    assert list(broken_links(page.read_text(), page)) == []


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if not name.startswith("docs/")])
def test_every_command_can_be_typed(name):
    lines = [text for kind, text in spans((ROOT / name).read_text()) if kind in {"line", "code"}]

    assert {line: said for line in lines if (said := misunderstood(line))} == {}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_is_there(name):
    page = ROOT / name
    codes = [text for kind, text in spans(page.read_text()) if kind in {"line", "code"}]

    assert [path for text in codes for path in missing_paths(text, page.parent)] == []


def test_the_comments_of_brochures_toml_hold():
    lines = [line.lstrip("# ") for line in (ROOT / "brochures.toml").read_text().splitlines()]
    pattern = r"\.venv/bin/python -m .*|make \w+ ARGS='[^']*'"
    commands = [found for line in lines for found in re.findall(pattern, line)]

    assert len(commands) >= 3
    assert {line: said for line in commands if (said := misunderstood(line))} == {}


def test_the_counts_of_the_readme_are_those_of_the_project():
    page = " ".join((ROOT / "README.md").read_text().split())
    matrix, oews = read_brochures(Paths().matrix), Paths().raw / "bls_oews/2025A01"
    made = len(matrix.chosen_pairs) * len(matrix.areas) * len(matrix.kinds)
    areas = len((oews / "oe.area").read_text().splitlines()) - 1
    occupations = [line.split("\t") for line in (oews / "oe.occupation").read_text().splitlines()]
    detailed = sum(level == "3" for *_, level, _, _ in occupations)

    said = [
        f"ends with {made} PDFs in", f"of the {areas} areas have", f"in all {areas} areas",
        f"two of the {detailed} occupations:", *(f"`{layout}`" for layout in matrix.layouts),
        f"all {math.comb(detailed, 2):,} pairs of the {detailed} detailed occupations",
    ]  # fmt: skip
    assert [text for text in said if text not in page] == []


def test_the_house_has_no_folder_that_its_page_leaves_out():
    page = (ROOT / "pipeline/README.md").read_text()
    folders = {path.parent.name for path in (ROOT / "pipeline").glob("*/__init__.py")}

    assert folders - {address for kind, address in spans(page) if kind == "link"} == set()


def test_the_house_s_page_has_the_rule_that_the_code_is_held_to():
    page = (ROOT / "pipeline/README.md").read_text()
    rule = page.partition("## Who may import whom")[2].partition("\n\n    ")[2].partition("\n\n")[0]

    assert tuple(tuple(line.split()) for line in rule.splitlines()) == TIERS[:-1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_message_names_paths_and_commands_that_are_there(path):
    texts = list(messages(ast.parse(path.read_text())))

    assert [gone for text in texts for gone in missing_paths(text)] == []
    assert [
        said for text in texts for line in asked_for(text) if (said := misunderstood(line))
    ] == []


# What explains itself


@pytest.mark.parametrize("name", dict(every_command()))
def test_every_command_and_option_says_what_it_is_for(name):
    command = dict(every_command())[name]

    assert command.help
    assert [
        option.name
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden and not option.help
    ] == []


def test_make_help_lists_every_target():
    listed = subprocess.check_output(["make", "--no-print-directory", "help"], cwd=ROOT, text=True)
    phony = re.search(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)[1].split()

    assert [line.split()[1] for line in listed.splitlines()] == phony == TARGETS
    assert all(len(line.split()) > 3 for line in listed.splitlines())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_pins_its_actions_and_may_do_little(path):
    text = path.read_text()
    workflow = yaml.safe_load(text)
    used = re.findall(r"uses: (.*)", text)

    assert [
        one
        for one in used
        if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ] == []
    assert workflow["permissions"] == {}
    assert all(
        job["permissions"] and job["timeout-minutes"] <= 90 for job in workflow["jobs"].values()
    )
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    lines = [line.strip() for step in steps for line in step.get("run", "").splitlines()]
    commands = [line for line in lines if re.fullmatch(r"make [^|&;]*", line)]
    assert {line: said for line in commands if (said := misunderstood(line))} == {}


def test_a_hook_before_a_commit_lints():
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    (hook,) = repository["hooks"]

    assert (repository["repo"], hook["language"], hook["pass_filenames"]) == (
        "local",
        "system",
        False,
    )
    assert (hook["entry"], misunderstood(hook["entry"])) == ("make lint", "")


# The checks themselves


def test_a_broken_link_is_noticed():
    text = (
        "# One *title*, said…\n\n[a](README.md) [b](gone.md) [c](#one-title-said) [d](#two) "
        "[e](README.md#licence) [f](README.md#gone) [g](https://example.org/x) ![h](gone.png) "
        "[i](../../etc)\n\n| a |\n|---|\n| [j](sql/gone.sql) |\n"
    )

    assert list(broken_links(text, ROOT / "PAGE.md")) == [
        "gone.md", "#two", "README.md#gone", "gone.png", "../../etc", "sql/gone.sql",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("make report", ""),
        ("make report ARGS='--area Fresno --layout trifold'", ""),
        ("make report ARGS='--aera Fresno'", "No such option '--aera'"),
        ("make report ARGS='--layout poster'", "'poster' is not one of"),
        ("make report ARGS='--area Fresno", "half a pair of quotation marks"),
        ("make brochures", "no target brochures"),
        ("make report ARG=--trend", "no variable ARG"),
        (".venv/bin/python -m pipeline list areas portland", ""),
        (".venv/bin/python -m pipeline list towns", "'towns' is not one of"),
        (".venv/bin/python -m pipeline lists", "no command lists"),
        (".venv/bin/python -m pipeline explain --doc x", "No such option '--doc'"),
        ("python -m tests.oracle data/out/latest", ""),
        ("python -m tests.proof data/out/latest", "no module tests.proof"),
        ("role new", ""),
        ("role old 31-1131", "no command old"),
        ("refresh --check", ""),
        ("refresh --chek", "No such option '--chek'"),
        ("--trend", ""),
        ("--trends", "no option --trends"),
        ("git log", ""),
    ],
)
def test_a_command_that_cannot_be_typed_is_noticed(line, said):
    found = misunderstood(line)

    assert said in found
    assert bool(found) == bool(said)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("change pipeline/core/errors.py, then run make test.", []),
        ("change pipeline/core/mistakes.py.", ["pipeline/core/mistakes.py."]),
        ("see sql/3_marts and sql/5_gone/", ["sql/5_gone/"]),
        (
            "data/raw/roles/<slug>.toml or data/raw/rolls/<slug>.toml",
            ["data/raw/rolls/<slug>.toml"],
        ),
        ("data/raw/inbox/, data/out/latest", []),
        ("brochures.toml or brochure.toml", ["brochure.toml"]),
        ("of core/errors.py at https://example.org/sql/gone.sql", []),
    ],
)
def test_a_path_that_is_gone_is_noticed(text, gone):
    assert list(missing_paths(text)) == gone


def test_a_path_within_an_f_string_is_noticed():
    tree = ast.parse(
        'todo = f"Change pipeline/sauces/{name}" " or" f" sql/{name}."\nx = "tests/gone"'
    )

    assert list(messages(tree)) == ["Change pipeline/sauces/<> or sql/<>.", "tests/gone"]
    assert [gone for text in messages(tree) for gone in missing_paths(text)] == [
        "pipeline/sauces/<>", "tests/gone",
    ]  # fmt: skip


def test_a_command_within_a_message_is_noticed():
    text = "Type `make repot`, or run make tests: .venv/bin/python -m pipeline state"

    assert [(line, misunderstood(line)) for line in asked_for(text)] == [
        ("make repot", "no target repot"),
        ("make tests", "no target tests"),
        ("python -m pipeline state", "no command state"),
    ]


def test_an_anchor_is_what_github_makes_of_a_heading():
    assert anchors("# Where do I add…?\n\n## What the figures are, and are not\n") == [
        "where-do-i-add",
        "what-the-figures-are-and-are-not",
    ]


def test_the_documents_are_all_of_them():
    folders = [ROOT / name for name in (*FOLDERS.split("|"), "docs") if name != "data"]
    paths = [*ROOT.glob("*.md"), *(path for folder in folders for path in folder.rglob("*.md"))]

    assert sorted(path.relative_to(ROOT).as_posix() for path in paths) == sorted(DOCUMENTS)
