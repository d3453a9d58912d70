"""What an edition is made of."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.archive.gate_record import Override
from pipeline.archive.receipt import BY_HAND
from pipeline.core.files import checksums
from pipeline.core.formats import how_many, listed
from pipeline.core.language import SOURCE, languages
from pipeline.core.record import to_json
from pipeline.documents.model import Document, DocumentResult
from pipeline.settings.request import Words
from pipeline.warehouse.transform import Check

if TYPE_CHECKING:  # a manifest is read by commands that need no frames
    from pipeline.archive.source import Release
    from pipeline.warehouse.warehouse import Warehouse

MANIFEST = "manifest.json"  # in the folder of an edition
PAIRS_NAMED, AREAS_NAMED = 2, 3  # in a label


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be made, by the path it would have, and why."""

    document: str
    error: str


@dataclass(frozen=True, slots=True)
class BuiltFrom:
    """The release of one source that an edition was built from: {file name: sha256}."""

    release: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """One edition. It has no date: the same raw files give the same bytes.

    inputs is a digest of all that the edition was made from, and of what was asked for. accepted:
    the gates that a person overrode for a release that it was built from; older editions have none.
    compared_with: older rounds, a trend's releases and prices, by source and release. warehouse:
    the digest of the one that it was made from; older editions have none. asked: for what, once for
    each time that documents were added; pairs and areas: what they are called, by slug and by code,
    areas within others first; older editions have none. files: the sha256 of each file that lies
    beside the documents, by its path. pages: those of the pages that tell of other editions, too,
    and of what was packed: they do not name the edition. Older editions have neither.
    """

    edition: str
    inputs: str
    built_from: dict[str, BuiltFrom]
    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    checks: tuple[Check, ...]
    warnings: tuple[str, ...]
    accepted: tuple[Override, ...] = ()
    compared_with: dict[str, BuiltFrom] = field(default_factory=dict)
    warehouse: str = ""
    asked: tuple[Words, ...] = ()
    pairs: dict[str, tuple[str, str]] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Say what is in the edition: its pairs, its areas, how many documents."""
        pairs = listed([" vs. ".join(names) for names in self.pairs.values()], PAIRS_NAMED)
        areas = listed([*self.areas.values()], AREAS_NAMED)
        count = how_many(len(self.documents), "document")
        return " · ".join(part for part in (pairs, areas, count) if part)

    @property
    def checksums(self) -> dict[str, str]:
        """Give the sha256 of each file of the edition but the manifest, by its path."""
        return {one.path: one.sha256 for one in self.documents} | self.files | self.pages

    @property
    def stems(self) -> tuple[str, ...]:
        """Give what the documents are of, each once: pair/area/layout."""
        return tuple(dict.fromkeys(stem_of(one.path) for one in self.documents))

    def named(self) -> "Manifest":
        """Name the edition by its release and what it holds, however that came to be."""
        documents = tuple(replace(document, reused=False) for document in self.documents)
        what = asdict(
            replace(self, edition="", inputs="", warehouse="", asked=(), documents=documents)
        )
        unnamed = {"pages"} if self.files else {"pages", "files"}  # as older ones were named
        text = to_json({name: value for name, value in what.items() if name not in unnamed})
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        return replace(self, edition=f"{self.built_from['bls_oews'].release}-{digest}")


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition: its folder and its manifest; is_new is False where nothing was to do."""

    folder: Path
    manifest: Manifest
    is_new: bool = True


def stem_of(path: str) -> str:
    """Take the variant and the kind of file off a document's path: pair/area/trifold.

    A language stays, trifold.es: its documents are others.
    """
    folder, slash, name = path.rpartition("/")
    layout, *marks = name.split(".")
    language = [mark for mark in marks[:1] if mark in languages()]
    return folder + slash + ".".join([layout, *language])


def layout_of(stem: str) -> tuple[str, str]:
    """Give the layout and the language of a stem's last part, or of a whole one."""
    layout, _, language = stem.rpartition("/")[2].partition(".")
    return layout, language or SOURCE


def manifest_from(  # noqa: PLR0917  (one of each)
    inputs: str,
    used: Sequence["Release"],
    older: Sequence["Release"],
    results: Sequence[DocumentResult],
    kept: "Warehouse",
    made: Path,
    asked: tuple[Words, ...] = (),
) -> Manifest:
    """Write the manifest of an edition, and name it.

    used: the releases that it is built from. older: those beside them, as of a trend. kept:
    the warehouse that holds them. made: the folder of the documents and what lies beside them.
    asked: what the documents were made for.
    """
    from pipeline.editions.names import names_of  # noqa: PLC0415  (it knows rows of marts)

    pairs, areas = names_of(result.entry for result in results if result.document)
    documents = tuple(result.document for result in results if result.document)
    known = {document.path for document in documents}
    return Manifest(
        edition="",
        inputs=inputs,
        built_from={release.source: built_from(release) for release in used},
        compared_with={str(release): built_from(release) for release in older},
        documents=documents,
        failures=tuple(Failure(result.path, result.error) for result in results if result.error),
        checks=tuple(kept.checks),
        warnings=(
            *(warning for release in used for warning in _warnings(release)),
            *(f"{result.path}: {warning}" for result in results for warning in result.warnings),
        ),
        accepted=tuple(accepted for release in used for accepted in release.mark.accepted),
        warehouse=kept.digest,
        asked=asked,
        pairs=pairs,
        areas=areas,
        files={name: sha256 for name, sha256 in checksums(made).items() if name not in known},
    ).named()


def built_from(release: "Release") -> BuiltFrom:
    """Name the files of a release as a manifest does."""
    files = sorted(release.receipt.files, key=lambda file: file.name)
    return BuiltFrom(release.name, {file.name: file.sha256 for file in files})


def _warnings(release: "Release") -> Iterator[str]:
    said = [BY_HAND] if release.receipt.note == BY_HAND else []
    for text in (*said, *(finding.reason for finding in release.mark.findings)):
        yield f"{release.source} {release.name}: {text}"
