"""An edition → bundle.zip: its PDFs, by names that a person can mail."""

import hashlib
from collections import Counter
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from pipeline.core.errors import PublishError, failing_as
from pipeline.core.formats import dashed
from pipeline.documents.model import Document
from pipeline.editions.manifest import Edition, Manifest
from pipeline.editions.publish import TODO, UNWRITTEN

BUNDLE = "bundle.zip"
LONGEST = 100  # characters of a name


def bundle(edition: Edition) -> Path:
    """Write an edition's bundle into its folder, the same bytes each time. Raises PublishError."""
    path, names = edition.folder / BUNDLE, mail_names(edition.manifest)
    with failing_as(PublishError, UNWRITTEN, path, TODO):
        part = path.with_suffix(".part")
        with ZipFile(part, "w") as packed:
            for document, name in names.items():
                packed.writestr(ZipInfo(name), (edition.folder / document).read_bytes())
        part.replace(path)
    return path


def mail_names(manifest: Manifest) -> dict[str, str]:
    """Give each document, by its path, the name <role>_vs_<role>_<place>_<layout>.pdf.

    A name that several would have, or that is too long, is told apart by a part of a checksum.
    """
    begun = {one.path: _of_what(one, manifest) for one in manifest.documents}
    whose = Counter({(one.pair, one.area): begun[one.path] for one in manifest.documents}.values())
    return {
        one.path: _name(begun[one.path], one, is_shared=whose[begun[one.path]] > 1)
        for one in manifest.documents
    }


def _of_what(document: Document, manifest: Manifest) -> str:
    roles = manifest.pairs.get(document.pair, (document.pair,))
    place = manifest.areas.get(document.area, document.area)
    return f"{'_vs_'.join(map(dashed, roles))}_{dashed(place)}"


def _name(begun: str, document: Document, *, is_shared: bool) -> str:
    end = f"_{dashed(PurePosixPath(document.path).stem)}.pdf"  # trifold.print.pdf → trifold-print
    room = LONGEST - len(end)
    if is_shared or len(begun) > room:
        digest = hashlib.sha256(f"{document.pair}/{document.area}".encode()).hexdigest()[:8]
        begun = f"{begun[: room - len(digest) - 1]}-{digest}"
    return begun + end
