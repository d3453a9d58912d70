"""What an edition is made of."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.archive.gate_record import Override
from pipeline.core.record import to_json
from pipeline.documents.model import Document
from pipeline.warehouse.checks import Check

MANIFEST = "manifest.json"  # in the folder of an edition


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
    compared_with: the older releases and the prices of a trend, by source and release.
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

    def named(self) -> "Manifest":
        """Name the edition by its release and what it holds, however that came to be."""
        documents = tuple(replace(document, reused=False) for document in self.documents)
        text = to_json(replace(self, edition="", inputs="", documents=documents))
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        return replace(self, edition=f"{self.built_from['bls_oews'].release}-{digest}")


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition: its folder and its manifest; is_new is False where nothing was to do."""

    folder: Path
    manifest: Manifest
    is_new: bool = True
