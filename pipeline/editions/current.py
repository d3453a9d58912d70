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
from pipeline.editions.bundle import BUNDLE, is_packed_from
from pipeline.editions.manifest import MANIFEST, Edition
from pipeline.editions.publish import CATALOGUE, point
from pipeline.editions.read import manifest_of
from pipeline.settings.request import Request, Words
from pipeline.sources.names import ROUNDS, used_as

NAMED_FILES = {"logo", "icc_profile", "photograph", "text", "bold", "display"}  # in its tables


def current(request: Request, paths: Paths) -> Edition | None:
    """Give the latest edition if nothing that it was made from has changed, else None.

    Contents are compared, never time stamps: every input is read, and every document of the
    edition. Nothing heavy is imported for it.
    """
    try:
        folder = paths.out / (paths.out / "latest").readlink()
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
        held += [one.folder for name in ROUNDS for one in good_revisions(paths.raw / name)[:-1]]
        if any(words.is_trend for words in asked):
            prices = [good_revisions(paths.raw / name)[-1] for name in used_as("trend")]
            held += [place.folder for place in (*comparable(paths.raw), *prices)]
        is_current = manifest.inputs == inputs_digest(asked, paths, held) and is_whole(folder)
    except (ArchiveError, PublishError, OSError, LookupError, ValueError):
        return None  # nothing is published yet, or it is not whole: it will be made
    return Edition(folder, manifest, is_new=False) if is_current else None


def is_whole(folder: Path) -> bool:
    """Tell whether an edition is there, all in it as it was published."""
    return not damage(folder)


def damage(folder: Path) -> str:
    """Say what in an edition is not as it was published: its name is the digest of what it holds.

    The digest is that of the manifest, which has the checksum of every other file; "" for none. The
    bundle is proved by the documents in it: it was packed when the edition had its name.
    """
    try:
        manifest = manifest_of(folder)
        if manifest.named().edition != folder.resolve().name:
            return f"{MANIFEST} is not that of its name"
        for name, sha256 in manifest.checksums.items():
            if sha256_of(folder / name) != sha256:
                return f"{name} is not the one that was published"
        if BUNDLE in manifest.pages and not is_packed_from(folder, manifest):
            return f"{BUNDLE} does not hold the edition's documents"
        return "" if (folder / CATALOGUE).exists() else f"{CATALOGUE} is gone"
    except (PublishError, OSError, LookupError) as error:
        return str(error)


def rollback(edition: str, out: Path) -> Path:
    """Point latest at an edition that is there, whole; gives its folder.

    Raises UsageError when there is none of that name, PublishError when it is damaged.
    """
    folder = out / "editions" / edition
    names = _there(out)
    if edition not in names:
        raise UsageError(
            f"there is no edition “{edition}”",
            where=str(out / "editions"),
            expected=", ".join(names[-5:]) or "an edition: none is there yet",
            todo=did_you_mean_one(edition, names),
        )
    if found := damage(folder):
        raise _damaged(folder, found)
    point(out, folder)
    return folder


def check_editions(out: Path) -> tuple[list[str], list[PublishError]]:
    """Prove every edition that is there; give the names of the whole, and the errors."""
    found = {name: damage(out / "editions" / name) for name in _there(out)}
    errors = [_damaged(out / "editions" / name, what) for name, what in found.items() if what]
    return [name for name, what in found.items() if not what], errors


def _there(out: Path) -> list[str]:
    return sorted(path.name for path in (out / "editions").glob("[!.]*"))


def _damaged(folder: Path, found: str) -> PublishError:
    return PublishError(
        "the edition is damaged, and not made current",
        where=str(folder),
        expected="each file as it was published",
        found=found,
        todo="Choose another, or make it again with make report.",
    )


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
