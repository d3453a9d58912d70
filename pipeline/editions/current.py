"""The edition in place: whether it is what a request would give, and how an earlier one is put."""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from pipeline.archive.comparable import comparable
from pipeline.archive.revisions import good_revisions
from pipeline.core.errors import ArchiveError, PublishError, UsageError
from pipeline.core.files import sha256_of
from pipeline.core.paths import ROOT, SQL, TEMPLATES, WORDS, Paths
from pipeline.core.search import did_you_mean_one
from pipeline.editions.addition import together
from pipeline.editions.manifest import Edition
from pipeline.editions.publish import CATALOGUE, point
from pipeline.editions.read import manifest_of
from pipeline.settings.request import Request, Words
from pipeline.sources.names import used_as

NAMED_FILES = {"logo", "icc_profile", "photograph", "text", "bold", "display"}  # in its tables


def current(request: Request, paths: Paths) -> Edition | None:
    """Give the latest edition if nothing that it was made from has changed, else None.

    Contents are compared, never time stamps: every input is read, and every document of the
    edition. Nothing heavy is imported for it.
    """
    folder = (paths.out / "latest").resolve()
    try:
        manifest = manifest_of(folder)
        asked = together(request, manifest)
        sources = manifest.built_from
        optional = [name for name in used_as("held", "lookup") if name not in sources]
        if any(good_revisions(paths.raw / name) for name in optional):
            return None
        held = [  # an editorial source's release has the source's name
            good_revisions(paths.raw / name, is_editorial=built.release == name)[-1].folder
            for name, built in sources.items()
        ]
        if any(words.is_trend for words in asked):
            prices = [good_revisions(paths.raw / name)[-1] for name in used_as("trend")]
            held += [place.folder for place in (*comparable(paths.raw), *prices)]
        is_as_made = manifest.named().edition == manifest.edition
        is_current = (
            is_as_made and manifest.inputs == inputs_digest(asked, paths, held) and is_whole(folder)
        )
    except (ArchiveError, PublishError, OSError, LookupError, ValueError):
        return None  # nothing is published yet, or it is not whole: it will be made
    return Edition(folder, manifest, is_new=False) if is_current else None


def is_whole(folder: Path) -> bool:
    """Tell whether an edition is there, its documents and its page as they were made."""
    try:
        return (folder / CATALOGUE).exists() and all(
            sha256_of(folder / one.path) == one.sha256 for one in manifest_of(folder).documents
        )
    except (PublishError, OSError):
        return False


def rollback(edition: str, out: Path) -> Path:
    """Point latest at an edition that is there, whole; gives its folder.

    Raises UsageError when there is none of that name, PublishError when it is damaged.
    """
    folder = out / "editions" / edition
    names = sorted(path.name for path in (out / "editions").glob("[!.]*"))
    if edition not in names:
        raise UsageError(
            f"there is no edition “{edition}”",
            where=str(out / "editions"),
            expected=", ".join(names[-5:]) or "an edition: none is there yet",
            todo=did_you_mean_one(edition, names),
        )
    if not is_whole(folder):
        raise PublishError(
            "the edition is damaged; latest stays where it was",
            where=str(folder),
            expected="each document as its manifest says",
            todo="Choose another, or make it again with make report.",
        )
    point(out, folder)
    return folder


def inputs_digest(asked: Sequence[Words], paths: Paths, held: Sequence[Path]) -> str:
    """Digest all that an edition is made from: words, data, matrix, SQL, templates, code, tools.

    held: the folders of the releases that it is built from.
    """
    about = [package.metadata for package in distributions()]  # each is parsed when it is asked for
    tools = sorted(f"{one['Name']} {one['Version']}" for one in about)
    files = [f"{name} {sha256_of(path)}" for name, path in _inputs(paths, held)]
    return hashlib.sha256(repr((asked, tools, files)).encode()).hexdigest()


def _inputs(paths: Paths, held: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Name every file that a run reads, in the order of the names."""
    yield paths.matrix.name, paths.matrix
    for name, file in _named(tomllib.loads(paths.matrix.read_text())):
        yield name, paths.root / file
    for name, folder in {
        **{folder.relative_to(paths.raw).as_posix(): folder for folder in held},
        "pipeline": ROOT / "pipeline",
        "sql": SQL,
        "templates": TEMPLATES,
        "words": WORDS,
    }.items():
        for path in sorted(folder.rglob("[!.]*")):
            if path.is_file() and path.suffix not in (".pyc", ".md"):
                yield f"{name}/{path.relative_to(folder).as_posix()}", path


def _named(content: Any) -> Iterator[tuple[str, str]]:
    """Find the files that brochures.toml names, in its tables and those within."""
    for name, value in content.items():
        tables = value if isinstance(value, list) else [value]
        for table in (one for one in tables if isinstance(one, dict)):
            yield from _named(table)
        if name in NAMED_FILES and value:
            yield name, value
