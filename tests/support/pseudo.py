"""A language for tests, made of the first one: every word has marks on its vowels and is longer.

What a page shows without the marks is still in the code, in a template, or is no text of ours.
"""

import csv
import re
import shutil
import sys
import tomllib
from pathlib import Path
from subprocess import run
from typing import Any

from fluent.syntax import FluentParser, FluentSerializer, visitor
from fluent.syntax.ast import Pattern, TextElement

from pipeline.core.paths import ROOT
from pipeline.settings.texts import LONGEST
from pipeline.settings.translations import TEXTS
from pipeline.sources.roles.publication import FIELDS, OF_ALL

CODE = "xx"
LONGER = 0.35
PLAIN, MARKED = "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"
MARKS = str.maketrans(PLAIN, MARKED)
KEPT = re.compile(r"(\{[^}]*\}|https?:\S+)")  # what stands in braces is put in later
MOST = {  # letters that a text of a role may have
    "short": 12, "where_short": 48, "when_short": 36, "training_short": 60, "outlook_reason": 160,
    "day": 34, "steps": 40,
}  # fmt: skip
STATES = "certification_in"
NAMES = {"singular": 48, "plural": 50, "short": 16}
LANGUAGE = """\
locale = "en_US"
name = "Psëüdö"
english_name = "Pseudo"
reviewed_by = ""
"""


def marked(text: str, most: int = 0) -> str:
    """Mark a text and lengthen it by 35 %, to so many letters at most; a stop stays last."""
    said = "".join(
        part if number % 2 else part.translate(MARKS)
        for number, part in enumerate(KEPT.split(text))
    )
    body = re.sub(r"[.:*?!]?\s*\Z", "", said)
    end = said.removeprefix(body)
    letters = sum(map(str.isalpha, body))
    room = most - len(said) if most else letters
    more = min(round(letters * LONGER), room)
    return body + longer(more) + end


def longer(letters: int) -> str:
    """Give so many letters more, in words that a line may break at."""
    words = ["ömë"[:left] for left in range(letters, 0, -4)]
    added = "".join(f" {word}" for word in words)[:letters].rstrip()
    return added if letters > 1 else "ö" * letters


class _Marking(visitor.Transformer):
    """Marks what a message says, longer once a pattern."""

    def visit_Pattern(self, node: Pattern) -> Pattern:  # noqa: N802  (as fluent calls it)
        texts = [one for one in node.elements if isinstance(one, TextElement)]
        for one in texts:
            said = one.value.strip()
            before, _, behind = one.value.partition(said) if said else (one.value, "", "")
            one.value = before + (marked(said) if said else "") + behind
        return self.generic_visit(node)


def project(folder: Path) -> Path:
    """Copy the project with the language in it, as files alone: words, names, roles, settings."""
    for name in ("pipeline", "sql", "reports"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    raw = folder / "data/raw"
    raw.mkdir(parents=True)
    for held in (ROOT / "data/raw").iterdir():
        if held.name == "roles":
            shutil.copytree(held, raw / held.name)
        else:
            (raw / held.name).symlink_to(held)
    _write_words(folder / "reports/words")
    _write_names(raw / "roles/names.csv")
    for path in (raw / "roles").glob("*.toml"):
        _write_role(path)
    _write_settings(folder / "brochures.toml")
    return folder


def report(folder: Path, *words: str) -> str:
    """Make documents of the project there; gives what is said."""
    command = [sys.executable, "-m", "pipeline", "report", "--language", CODE, *words]
    done = run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _write_words(words: Path) -> None:
    shutil.copytree(words / "en", words / CODE)
    (words / CODE / "language.toml").write_text(LANGUAGE)
    for path in (words / CODE).glob("*.ftl"):
        resource = _Marking().visit(FluentParser().parse(path.read_text()))
        path.write_text(FluentSerializer().serialize(resource))


def _write_names(path: Path) -> None:
    with path.open(newline="") as file:
        lines = [*csv.DictReader(file)]
    for line in lines:
        line |= {f"{CODE}_{name}": marked(line[name], most) for name, most in NAMES.items()}
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, [*lines[0]])
        writer.writeheader()
        writer.writerows(lines)


def _write_role(path: Path) -> None:
    said = tomllib.loads(path.read_text())
    own = {name: said[name] for name in FIELDS if name in said and name not in (*OF_ALL, STATES)}
    texts = "".join(
        f"{name} = {_marked(value, MOST.get(name, 0))}\n" for name, value in own.items()
    )
    states = "".join(f"{code} = {_marked(text)}\n" for code, text in said.get(STATES, {}).items())
    table = f"\n[{CODE}.{STATES}]\n{states}" if states else ""
    path.write_text(f"{path.read_text()}\n[{CODE}]\n{texts}{table}")


def _marked(value: str | list[str], most: int = 0) -> str:
    """Write a text, or a list of them, as TOML."""
    if isinstance(value, list):
        return f"[{', '.join(_marked(one, most) for one in value)}]"
    return '"' + (marked(value, most) if value else "").replace('"', "'") + '"'


def _write_settings(path: Path) -> None:
    """Add a table of the language to each table that has texts, behind that of Spanish."""
    text = (ROOT / "brochures.toml").read_text()
    said = tomllib.loads(text)
    for kind, names in TEXTS.items():
        held = said.get(kind, [])
        tables = iter(held if isinstance(held, list) else [held])

        def added(
            found: re.Match[str], tables: Any = tables, kind: str = kind, names: Any = names
        ) -> str:
            own, most = next(tables), LONGEST.get(kind, {})
            lines = (f"{n} = {_marked(own[n], most.get(n, 0))}\n" for n in names if own.get(n))
            return f"[{kind}.{CODE}]\n{''.join(lines)}\n{found[0]}"

        text = re.sub(rf"(?m)^\[{kind}\.es\]$", added, text)
    path.write_text(text)
