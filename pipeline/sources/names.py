"""The folders of publications → their names, without importing what reads them: that is slow."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.core.errors import FindError, failing_as, teller

# for code that means this one publication
OEWS, PROJECTIONS, PARITIES, PRICES, ONET, PROGRAMS = (
    "bls_oews", "bls_projections", "bea_rpp", "bls_cpi", "onet", "cip_soc",
)  # fmt: skip
ROUNDS = (PROJECTIONS, "state_projections")  # whose older rounds are the nation's beside a place's
FORMATS = "formats"  # what publications share, and none itself
PUBLICATION = "publication.py"
USES = ("report", "held", "trend", "lookup")
WRITTEN_OUT = ("name", "use", "order", "is_editorial")
TODO = "See pipeline/sources/bea_rpp/publication.py for one that is as it should be."
_unlike = teller(FindError, TODO)


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """A publication's folder, and what its SOURCE says in plain words; where: its file and line."""

    name: str
    where: str
    words: Mapping[str, object] = field(hash=False)

    @property
    def use(self) -> object:
        return self.words.get("use", "held")

    @property
    def is_fetched(self) -> bool:
        return "feed" in self.words


def folders(top: Path = Path(__file__).parent) -> tuple[SourceFolder, ...]:
    """Find every publication's folder, in the order of the sources. Raises FindError."""
    names = sorted(path.name for path in top.glob("[!_.]*") if path.is_dir())
    found = [_folder(top / name, names) for name in names if name != FORMATS]
    return tuple(sorted(found, key=lambda one: (one.words.get("order", 100), one.name)))


def used_as(*uses: str) -> list[str]:
    """Name the sources of some uses, in order."""
    return [folder.name for folder in folders() if folder.use in uses]


def _folder(path: Path, names: list[str]) -> SourceFolder:
    file = path / PUBLICATION
    if not file.exists():
        there = ", ".join(sorted(one.name for one in path.iterdir())) or "nothing"
        raise _unlike(path, "the folder of a source has no publication.py", PUBLICATION, there)
    call = _record(file)
    where = f"{file}, line {call.lineno}"
    words = {str(one.arg): _word(str(one.arg), one.value, where) for one in call.keywords}
    if (name := words.get("name")) != path.name:
        what = "two sources have one name" if name in names else "the name is not the folder's"
        raise _unlike(where, what, f'name="{path.name}"', f'name="{name}"')
    if gaps := [one for one, said in words.items() if str(said).startswith("TODO")]:
        expected = "your own words in place of each TODO"
        raise _unlike(where, "the source has gaps", expected, ", ".join(gaps))
    if words.get("use", "held") not in USES:
        raise _unlike(where, "the use is none", ", ".join(USES), str(words["use"]))
    return SourceFolder(path.name, where, words)


def _record(file: Path) -> ast.Call:
    what, failures = "the publication cannot be read", (OSError, SyntaxError, ValueError)
    with failing_as(FindError, what, file, TODO, of=failures, expected="Python"):
        assigned = [one for one in ast.parse(file.read_text()).body if isinstance(one, ast.Assign)]
    named = {one.targets[0].id: one for one in assigned if isinstance(one.targets[0], ast.Name)}
    if "SOURCE" in named and isinstance(call := named["SOURCE"].value, ast.Call):
        return call
    there = ", ".join(named) or "no name"
    raise _unlike(file, "the publication has no SOURCE", "SOURCE = Source(…)", there)


def _word(name: str, value: ast.expr, where: str) -> object:
    """Give what is written out as it stands, "" for what is not and need not be."""
    if isinstance(value, ast.Constant):
        return value.value
    if name in WRITTEN_OUT:
        raise _unlike(where, f"{name} is not written out", "a plain word", ast.unparse(value))
    return ""
