"""Job titles as O*NET lists them, and what is said of one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.archive.releases import newest_good, verified
from pipeline.archive.revisions import good_revisions
from pipeline.archive.source import Release
from pipeline.core.paths import Paths
from pipeline.sources.bls_oews.occupations import occupations
from pipeline.sources.onet import publication as onet
from pipeline.sources.parse import parse

SHORT_FORM = re.compile(r"\s*\(([^()]*)\)")  # Medical Office Technician (Medical Office Tech)
WORD = re.compile(r"[a-z0-9]+")
ABBREVIATED = {"tech": "technician", "lab": "laboratory", "asst": "assistant"}
TABLES = {onet.TITLES.name: "Alternate Titles", onet.REPORTED.name: onet.REPORTED_TITLES}


@dataclass(frozen=True, slots=True)
class JobTitle:
    """A title as O*NET lists it, the SOC code it stands under, and the table that lists it."""

    title: str
    code: str
    table: str

    @property
    def names(self) -> tuple[str, ...]:
        """Give the title without its short form, then that; each as it is compared."""
        short = SHORT_FORM.findall(self.title)
        return tuple(plain(text) for text in (SHORT_FORM.sub("", self.title), *short))


@dataclass(frozen=True, slots=True)
class TitleBook:
    """The titles of one release of O*NET.

    whole: the codes whose titles are all here. names: occupations by SOC code. is_extract: titles
    of other codes may be missing.
    """

    release: str
    titles: tuple[JobTitle, ...]
    whole: frozenset[str]
    names: Mapping[str, str] = field(hash=False)
    is_extract: bool = False

    def name(self, code: str) -> str:
        """Name an occupation, "" where no list held has it."""
        return self.names.get(code, "")


@dataclass(frozen=True, slots=True)
class Listing:
    """What one occupation lists: the title itself, and titles that differ from it in one word.

    is_called: the occupation itself has the title.
    """

    code: str
    same: tuple[JobTitle, ...]
    near: tuple[JobTitle, ...]
    is_called: bool = False

    @property
    def titles(self) -> tuple[JobTitle, ...]:
        return (*self.same, *self.near)


@dataclass(frozen=True, slots=True)
class Shared:
    """A title of an occupation that other codes list, too."""

    title: JobTitle
    others: tuple[JobTitle, ...]


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What O*NET's titles say of one side of a pair; listed is empty where it has no role.

    own: every title of its code; names: the occupations named in it, by code.
    """

    listed: tuple[Listing, ...]
    own: tuple[JobTitle, ...]
    shared: tuple[Shared, ...]
    names: Mapping[str, str]


def plain(text: str) -> str:
    """Give a title's words in lower case, in the singular, and at full length."""
    words = WORD.findall(text.lower().replace("'", "").replace("’", ""))
    single = (word[:-1] if len(word) > 3 and re.search("[^s]s$", word) else word for word in words)
    return " ".join(ABBREVIATED.get(word, word) for word in single)


def titles_release(raw: Path) -> Release | None:
    """Give the newest good release of O*NET, verified; None when none is held."""
    if not good_revisions(raw / onet.SOURCE.name):
        return None
    return verified(newest_good(raw, onet.SOURCE), onet.SOURCE)


def title_book(release: Release, paths: Paths) -> TitleBook:
    """Read the job titles of a release; occupations are named as it does, else as OEWS does."""
    frames = {frame.table.name: frame.rows for frame in parse([release], [onet.SOURCE])}
    found = {
        (code[:7], title): JobTitle(title, code[:7], table)
        for name, table in TABLES.items()
        if name in frames
        for code, title in reversed(frames[name].select("onet_code", "title").rows())
    }
    listed = frames[onet.OCCUPATIONS.name].select("onet_code", "title").rows()
    names = {entry.code: entry.name for entry in occupations(paths)}
    return TitleBook(
        release=onet.version(release),
        titles=tuple(sorted(found.values(), key=lambda one: (one.code, one.title))),
        whole=frozenset(code[:7] for code, _ in listed),
        names=names | {code[:7]: name for code, name in listed if code.endswith(".00")},
        is_extract=onet.is_extract(release),
    )
