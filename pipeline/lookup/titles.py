"""What O*NET and the crosswalk of programs say of a job title → its SOC codes. `titles`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.archive.releases import newest_good
from pipeline.core.errors import UsageError
from pipeline.core.formats import in_columns, listing
from pipeline.core.paths import Paths
from pipeline.sources.cip_soc.crosswalk import StudyProgram, crosswalk
from pipeline.sources.onet import publication as onet
from pipeline.sources.onet import title_book
from pipeline.sources.onet.title_book import Listing
from pipeline.sources.parse import parse
from pipeline.sources.roles import publication as roles

HOW = (
    "Fetch it: make refresh ARGS='--source onet'. Or put the publisher's .zip of text files "
    f"({onet.PAGE}) into data/raw/inbox/ and run make refresh."
)
HEAD = ("SOC", "itself", "near", "occupation", "such as")
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The code that a role stands for, and why."""

    role: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class TitleAnswer:
    """Where a title stands: `titles` says it. doubled: of its titles those under several codes.

    programs: those of study that are named like it.
    """

    title: str
    release: str
    is_extract: bool
    listings: tuple[Listing, ...]
    names: Mapping[str, str]
    doubled: Mapping[str, tuple[str, ...]]
    programs: tuple[StudyProgram, ...]
    chosen: tuple[Chosen, ...]


def titles(text: str, paths: Paths) -> TitleAnswer:
    """Say under which occupations a title, or one near it, stands, and which code a role has.

    Beside it stand the programs of that name, where the crosswalk is held.

    Raises UsageError when no release of O*NET is held, or nothing in it is like the title.
    """
    release = title_book.titles_release(paths.raw)
    if release is None:
        place = paths.raw / onet.SOURCE.name
        raise UsageError("no release of the O*NET database is held", where=place, todo=HOW)
    book = title_book.title_book(release, paths)
    found = title_book.listings(text, book)
    if not found:
        extract = f"Only an extract is held: the titles of this project's roles. {HOW}"
        raise UsageError(
            f"no title is “{text.strip()}” or differs from it in one word",
            where=f"O*NET {book.release}",
            todo=extract if book.is_extract else "Try fewer words, or `list occupations`.",
        )
    return TitleAnswer(
        title=text.strip(),
        release=book.release,
        is_extract=book.is_extract,
        listings=found,
        names={one.code: book.names.get(one.code, "") for one in found},
        doubled=title_book.doubled((title for one in found for title in one.titles), book),
        programs=tuple(known.called(text)) if (known := crosswalk(paths.raw)) else (),
        chosen=_chosen(text, paths),
    )


def _chosen(text: str, paths: Paths) -> tuple[Chosen, ...]:
    """Find the roles of that name, by their titles."""
    frame, _ = parse([newest_good(paths.raw, roles.SOURCE)], [roles.SOURCE])
    return tuple(
        Chosen(row["slug"], row["soc_code"], row["soc_evidence"])
        for row in frame.rows.rows(named=True)
        if any(title_book.is_same(text, name) for name in (row["title"], *row["other_titles"]))
    )


def title_lines(answer: TitleAnswer) -> list[str]:
    """Give a line an occupation under a head, then programs and roles of that name, and why."""
    table = in_columns([HEAD, *(_row(one, answer) for one in answer.listings)])
    programs = [f"program  {one.said}" for one in answer.programs]
    reasons = [f"chosen  {one.code} for {one.role}: {one.reason}" for one in answer.chosen]
    return [f"“{answer.title}” in O*NET {answer.release}", *table, *programs, *reasons]


def _row(one: Listing, answer: TitleAnswer) -> tuple[str, ...]:
    titles = [title.title for title in one.titles]
    more = f", and {len(titles) - SHOWN} more" if len(titles) > SHOWN else ""
    itself = "its name" if one.is_called else str(len(one.same))
    return (
        one.code, itself, str(len(one.near)), answer.names[one.code],
        ", ".join(titles[:SHOWN]) + more,
    )  # fmt: skip


def title_warnings(answer: TitleAnswer) -> list[str]:
    """Name each title that stands under several codes; and say when titles may be missing."""
    doubled = answer.doubled.items()
    found = [f"{title} stands under {listing(list(codes))}" for title, codes in doubled]
    if answer.is_extract and not answer.chosen:  # of a role's own titles it has all
        found.append(
            "an extract of O*NET is held, the titles of this project's roles and those like them: "
            "other codes may list more. make refresh ARGS='--source onet' fetches the whole"
        )
    return found


def title_record(answer: TitleAnswer) -> dict[str, Any]:
    """Give the same for a program."""
    return {
        "title": answer.title,
        "release": answer.release,
        "is_extract": answer.is_extract,
        "listings": [
            {
                "code": one.code,
                "occupation": answer.names[one.code],
                "is_called": one.is_called,
                "same": [title.title for title in one.same],
                "near": [title.title for title in one.near],
            }
            for one in answer.listings
        ],
        "several_codes": answer.doubled,
        "programs": [asdict(one) for one in answer.programs],
        "chosen": [asdict(one) for one in answer.chosen],
    }
