"""The project's own texts → the lines in which a number of theirs stands."""

import re
from pathlib import Path

from pipeline.core.errors import ExplainError
from pipeline.core.figure import Figure
from pipeline.core.files import sha256_of
from pipeline.core.paths import ROOT, Paths
from pipeline.explain.model import Line, Proven
from pipeline.explain.raw import Found


def find_text(figure: Figure, paths: Paths) -> Found:
    """Find an editorial figure in the file that it names, and in the field, where that says so.

    Raises ExplainError where the file is gone, has changed since, or does not hold the number.
    """
    path = next(
        (p for p in (paths.root / figure.source, ROOT / figure.source) if p.is_file()), None
    )
    if path is None:
        raise _gone(figure, "no such file")
    if figure.file_sha256 not in ("", sha256_of(path)):
        raise _gone(figure, "the file has been changed since")
    lines = _lines(figure, path)
    if not lines:
        raise _gone(figure, "the file does not hold it any more")
    proven = Proven(figure.source, path.name, sha256_of(path), address="", retrieved="")
    return Found(proven, lines)


def _lines(figure: Figure, path: Path) -> tuple[Line, ...]:
    holding = re.compile(rf"(?<![\d.,]){re.escape(figure.printed)}(?![\d])")
    found = [
        Line(figure.source, number, text.strip())
        for number, text in enumerate(path.read_text().splitlines(), start=1)
        if holding.search(text) and not text.lstrip().startswith("#")
    ]
    field = figure.key.removeprefix(f"{figure.source}.").partition(".")[0]
    return tuple(line for line in found if line.text.startswith(f"{field} =")) or tuple(found)


def _gone(figure: Figure, found: str) -> ExplainError:
    return ExplainError(
        f"the text that prints {figure.printed!r} cannot be found",
        where=figure.source,
        found=found,
        todo="Run make report, and explain the figure of the new edition.",
    )
