"""Roles and names → which of them a language lacks that documents are asked for in."""

from collections.abc import Iterable, Iterator

from pipeline.archive.source import Release
from pipeline.core.errors import Faults, ParseError, teller
from pipeline.settings.sections import Pair
from pipeline.sources.roles.names import FILE, read_names
from pipeline.sources.roles.publication import examine_roles

_wrong = teller(ParseError, "Write it, or leave the language out.")


def unsaid_texts(held: Release, language: str, pairs: Iterable[Pair]) -> Iterator[ParseError]:
    """Give what the pairs' roles, and the occupations' names, do not say in a language."""
    sides = {side for pair in pairs for side in pair.sides}
    for path, said in examine_roles(held, Faults()).items():
        if path.stem in sides and language not in said:
            yield _wrong(path, f"the role is not said in {language}", f"a table [{language}]", "")
    path = held.folder / FILE
    if not (read_names(path)["language"] == language).any():
        expected = ", ".join(f"{language}_{name}" for name in ("singular", "plural", "short"))
        yield _wrong(path, f"the occupations have no names in {language}", expected, "")
