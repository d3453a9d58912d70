"""PDFs → data/out/editions/<edition>/ with its manifest; then data/out/latest points there."""

from dataclasses import replace
from pathlib import Path

from pipeline.core.errors import PublishError, failing_as
from pipeline.core.files import move, settle, sha256_of
from pipeline.core.record import to_json
from pipeline.editions.manifest import MANIFEST, Manifest

CATALOGUE = "index.html"
DATABASES = "databases"  # beside the editions: a database's bytes differ from run to run
UNWRITTEN = "the edition cannot be written"
TODO = "Make data/out writable and free some space; the last edition is still current."


def publish(made: Path, database: Path, manifest: Manifest, page: str, out: Path) -> Path:
    """Make the folder `made` an edition and the current one; gives the edition's folder.

    database: that of its run. page: its catalogue. The swap is one rename: a
    reader sees the old edition or the new one, whole. Raises PublishError.
    """
    folder = out / "editions" / manifest.edition
    with failing_as(PublishError, UNWRITTEN, out, TODO):
        (made / CATALOGUE).write_text(page)
        (made / MANIFEST).write_text(to_json(_sealed(manifest, folder, made)))
        move(database, database_of(folder, out))
        _keep(made, folder)
    point(out, folder)
    return folder


def database_of(folder: Path, out: Path) -> Path:
    """Name the DuckDB file of the run that made an edition: small, without the warehouse."""
    return out / DATABASES / f"{folder.name}.duckdb"


def point(out: Path, folder: Path) -> None:
    """Make an edition's folder the current one, in one rename. Raises PublishError."""
    latest = out / "latest"
    if latest.exists() and not latest.is_symlink():
        raise PublishError(
            "latest is no link",
            where=str(latest),
            expected="a symbolic link to an edition",
            found="a file or folder",
            todo="Move it away.",
        )
    with failing_as(PublishError, UNWRITTEN, out, TODO):
        new = latest.with_name(".latest.new")
        new.unlink(missing_ok=True)
        new.symlink_to(folder.relative_to(out), target_is_directory=True)
        new.replace(latest)
        settle(out)


def _sealed(manifest: Manifest, *folders: Path) -> Manifest:
    """Write down the pages beside the documents; the last folder's, where several have one."""
    found = {page.name: page for folder in folders for page in folder.glob("[!.]*.*")}
    pages = {name: sha256_of(page) for name, page in sorted(found.items()) if name != MANIFEST}
    return replace(manifest, pages=pages)


def _keep(made: Path, folder: Path) -> None:
    """Move the folder into its place, or its files where the same edition was published before."""
    if not folder.exists():
        move(made, folder)
        return
    files = [path for path in made.rglob("*") if path.is_file()]
    for file in sorted(files, key=lambda path: path.name == MANIFEST):  # it speaks of the others
        move(file, folder / file.relative_to(made))
