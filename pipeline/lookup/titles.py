"""The newest O*NET release held → its job titles by SOC code. `titles`, and the guide's panel."""

from pathlib import Path

from pipeline.archive.releases import newest, verified
from pipeline.archive.revisions import good_places
from pipeline.archive.source import Release
from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.lookup.list import occupations
from pipeline.sources.onet import publication as onet
from pipeline.sources.onet.listings import doubled, is_same, listings
from pipeline.sources.onet.title_book import Answer, Chosen, JobTitle, TitleBook
from pipeline.sources.parse import parse
from pipeline.sources.roles import publication as roles

HOW = (
    "Fetch it: make refresh ARGS='--source onet'. Or put the publisher's .zip of text files "
    f"({onet.PAGE}) into data/raw/inbox/ and run make refresh."
)
TABLES = {onet.TITLES.name: "Alternate Titles", onet.REPORTED.name: onet.REPORTED_TITLES}


def titles(text: str, paths: Paths) -> Answer:
    """Say under which occupations a title, or one near it, stands, and which code a role has.

    Raises UsageError when no release of O*NET is held, or nothing in it is like the title.
    """
    book = _held(paths)
    found = listings(text, book)
    if not found:
        raise _not_found(text, book)
    return Answer(
        title=text.strip(),
        release=book.release,
        is_extract=book.is_extract,
        listings=found,
        names={one.code: book.name(one.code) for one in found},
        doubled=doubled((title for one in found for title in one.titles), book),
        chosen=_chosen(text, paths),
    )


def _not_found(text: str, book: TitleBook) -> UsageError:
    extract = f"Only an extract is held: the titles of this project's roles. {HOW}"
    return UsageError(
        f"no title is “{text.strip()}” or differs from it in one word",
        where=f"O*NET {book.release}",
        todo=extract if book.is_extract else "Try fewer words, or `list occupations`.",
    )


def _chosen(text: str, paths: Paths) -> tuple[Chosen, ...]:
    """Find the roles of that name, by their titles."""
    (frame,) = parse([newest(paths.raw, roles.SOURCE)], [roles.SOURCE])
    return tuple(
        Chosen(row["slug"], row["soc_code"], row["soc_evidence"])
        for row in frame.rows.rows(named=True)
        if any(is_same(text, name) for name in (row["title"], *row["other_titles"]))
    )


def _held(paths: Paths) -> TitleBook:
    release = titles_release(paths.raw)
    if release is None:
        raise UsageError(
            "no release of the O*NET database is held",
            where=str(paths.raw / onet.SOURCE.name),
            todo=HOW,
        )
    return title_book(release, paths)


def titles_release(raw: Path) -> Release | None:
    """Give the newest good release of O*NET, verified; None when none is held."""
    if not good_places(raw / onet.SOURCE.name):
        return None
    return verified(newest(raw, onet.SOURCE), onet.SOURCE)


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
