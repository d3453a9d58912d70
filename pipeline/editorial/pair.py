"""Two roles → a [[pair]] of brochures.toml, its texts to be written out. `pair new`."""

import tomllib

from pipeline.core.errors import UsageError
from pipeline.core.files import write_whole
from pipeline.core.paths import Paths
from pipeline.core.search import closest, did_you_mean
from pipeline.settings.brochures import read_matrix

BLOCK = """
[[pair]]
slug = "{slug}"
roles = ["{first}", "{second}"]
# What the two have to do with each other, as a headline: 60 characters at most.
headline = ""
# What the two share and how they differ: a few short sentences, 260 characters at most.
shared = ""
# Who each role may suit: one sentence each that begins with You, 110 characters at most, about the
# work, never the pay. The page puts the role's name before it.
choose_first = ""
choose_second = ""
# What the two kinds of duties are called in the tables, 15 characters at most.
practical_heading = "Clinical work"
office_heading = "Office work"
"""


def draft_pair(first: str, second: str, paths: Paths) -> str:
    """Add a pair of two roles to the end of brochures.toml; give its slug.

    Raises UsageError for a role that there is not, a pair that is declared, or two that are one.
    """
    known = sorted(path.stem for path in (paths.raw / "roles").glob("*.toml"))
    for role in (first, second):
        if role not in known:
            raise UsageError(
                f"no role is called “{role}”",
                where="pair new",
                expected="the name of a file in data/raw/roles, without .toml",
                todo=did_you_mean(closest(role, known)) or "`role new` begins one.",
            )
    slug = f"{first}_vs_{second}"
    text = paths.matrix.read_text()
    added = text.rstrip("\n") + "\n" + BLOCK.format(slug=slug, first=first, second=second)
    read_matrix(tomllib.loads(added), paths.matrix.name)
    write_whole(paths.matrix, added)
    return slug
