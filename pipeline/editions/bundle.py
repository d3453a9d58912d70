"""An edition → bundle.zip: its documents, by names that a person can mail."""

import hashlib
import zlib
from dataclasses import replace
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from pipeline.core.errors import PublishError, failing_as
from pipeline.core.files import move, sha256_of, write_whole
from pipeline.core.record import to_json
from pipeline.documents.model import mail_name
from pipeline.editions.manifest import MANIFEST, Edition, Manifest
from pipeline.editions.publish import TODO, UNWRITTEN

BUNDLE = "bundle.zip"


def bundle(edition: Edition) -> Path:
    """Write an edition's bundle into its folder, the same bytes each time. Raises PublishError."""
    path, names = edition.folder / BUNDLE, mail_names(edition.manifest)
    with failing_as(PublishError, UNWRITTEN, path, TODO):
        part = path.with_suffix(".part")
        with ZipFile(part, "w") as packed:
            for document, name in names.items():
                packed.writestr(ZipInfo(name), (edition.folder / document).read_bytes())
        move(part, path)
        pages = edition.manifest.pages | {BUNDLE: sha256_of(path)}
        sealed = replace(edition.manifest, pages=pages)
        write_whole(edition.folder / MANIFEST, to_json(sealed))
    return path


def is_packed_from(edition: Path, manifest: Manifest) -> bool:
    """Tell whether the bundle holds the documents of the manifest, and no more. Raises OSError."""
    called = mail_names(manifest)
    documents = {called[one.path]: one.sha256 for one in manifest.documents}
    try:
        with ZipFile(edition / BUNDLE) as packed:
            return documents == {
                name: hashlib.sha256(packed.read(name)).hexdigest() for name in packed.namelist()
            }
    except (BadZipFile, RuntimeError, zlib.error):
        return False


def mail_names(manifest: Manifest) -> dict[str, str]:
    """Give each document, by its path, the name that a person can mail.

    What is called like another has a number.
    """
    called = dict[str, list[str]]()
    for one in manifest.documents:
        roles = manifest.pairs.get(one.pair, (one.pair,))
        place = manifest.areas.get(one.area, one.area)
        layout = PurePosixPath(one.path).stem  # trifold.print.pdf → trifold-print
        called.setdefault(mail_name(roles, place, layout), []).append(one.path)
    return {
        path: f"{name}{f'-{number}' if number > 1 else ''}{PurePosixPath(path).suffix}"
        for name, paths in called.items()
        for number, path in enumerate(paths, start=1)
    }
