"""Job titles as O*NET lists them → where those like one stand, and which have several codes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process

from pipeline.archive.releases import newest_held
from pipeline.archive.source import Release
from pipeline.core.paths import Paths
from pipeline.core.search import ALIKE, SHORTEST
from pipeline.sources.bls_oews.publication import occupations
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
    return next(iter(newest_held(raw, [onet.SOURCE])), None)


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


def title_facts(name: str, code: str, book: TitleBook) -> TitleFacts | None:
    """Collect what a guide says of a role (or, without a name, an occupation) and its titles.

    None where not all titles of the code are held.
    """
    if not any(is_of(one, code) for one in book.whole):
        return None
    listed = listings(name, book) if name else ()
    found = shared(code, book)
    codes = {one.code for one in listed} | {t.code for one in found for t in one.others}
    names = {one: book.names.get(one, "") for one in codes}
    return TitleFacts(listed, of(code, book), found, names)


def doubled(titles: Iterable[JobTitle], book: TitleBook) -> dict[str, tuple[str, ...]]:
    """Give the codes of each title that stands under more than one."""
    wanted = {title.names[0]: SHORT_FORM.sub("", title.title) for title in titles}
    codes: dict[str, set[str]] = {name: set() for name in wanted}
    for title in book.titles:
        if title.names[0] in codes:
            codes[title.names[0]].add(title.code)
    return {wanted[n]: tuple(sorted(found)) for n, found in codes.items() if len(found) > 1}


def listings(text: str, book: TitleBook) -> tuple[Listing, ...]:
    """Find the occupations that list a title or one near it, those that list most first.

    A near title differs in one word: one is added, left out or exchanged, while two are shared (or
    one, where the title has no more). A word that no title has is taken for the one it is like.
    """
    wanted = frozenset(_known(plain(text).split(), book))
    called = {c for c, name in book.names.items() if frozenset(plain(name).split()) == wanted}
    same: dict[str, list[JobTitle]] = {code: [] for code in called}
    near: dict[str, list[JobTitle]] = {}
    for title in book.titles:
        words = [frozenset(name.split()) for name in title.names]
        if wanted in words:
            same.setdefault(title.code, []).append(title)
        elif any(_is_near(wanted, other) for other in words):
            near.setdefault(title.code, []).append(title)
    made = [
        Listing(code, tuple(same.get(code, ())), tuple(near.get(code, ())), code in called)
        for code in same | near
    ]
    made.sort(key=lambda one: (not one.is_called, -len(one.same), -len(one.near), one.code))
    return tuple(made)


def shared(code: str, book: TitleBook) -> tuple[Shared, ...]:
    """Give the titles of a code that stand under another, too, in their order there."""
    by_name: dict[str, list[JobTitle]] = {}
    for title in book.titles:
        by_name.setdefault(title.names[0], []).append(title)
    found = (
        Shared(title, tuple(t for t in by_name[title.names[0]] if not is_of(t.code, code)))
        for title in of(code, book)
    )
    return tuple(one for one in found if one.others)


def of(code: str, book: TitleBook) -> tuple[JobTitle, ...]:
    """Give every title of a code; of a broad code, 29-2010, those of the codes within it."""
    return tuple(title for title in book.titles if is_of(title.code, code))


def is_of(code: str, wanted: str) -> bool:
    """Tell whether a code is the one wanted or lies within it: 29-2012 in 29-2010."""
    return code == wanted or (wanted.endswith("0") and code.startswith(wanted[:-1]))


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts are one title: a plural, a case or an abbreviation apart at most."""
    return plain(one) == plain(other)


def _is_near(wanted: frozenset[str], other: frozenset[str]) -> bool:
    missing, extra = len(wanted - other), len(other - wanted)
    return max(missing, extra) == 1 and len(wanted & other) >= min(2, len(wanted))


def _known(words: Iterable[str], book: TitleBook) -> list[str]:
    """Put for each word that no title has the one most like it: asistant, assistants."""
    held = sorted({word for title in book.titles for name in title.names for word in name.split()})
    alike = partial(process.extractOne, choices=held, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return [
        found[0] if len(word) >= SHORTEST and (found := alike(word)) else word for word in words
    ]
