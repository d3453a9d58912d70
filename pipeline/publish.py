"""PDFs → data/out/editions/<edition>/ with its manifest; then data/out/latest points there."""

from pathlib import Path

from pipeline.errors import PublishError
from pipeline.model.manifest import Manifest

MANIFEST, CATALOGUE = "manifest.json", "index.html"


def publish(made: Path, manifest: Manifest, page: str, out: Path) -> Path:
    """Make the folder `made` an edition and the current one; gives the edition's folder.

    page: its catalogue. The swap is one rename: a reader sees the old edition or the new one,
    whole. Raises PublishError.
    """
    folder = out / "editions" / manifest.edition
    try:
        (made / MANIFEST).write_text(manifest.to_json())
        (made / CATALOGUE).write_text(page)
        _keep(made, folder)
        _point(out / "latest", folder)
    except OSError as error:
        raise PublishError(
            "the edition cannot be written",
            where=str(out),
            found=str(error),
            todo="Make data/out writable and free some space; the last edition is still current.",
        ) from error
    return folder


def _keep(made: Path, folder: Path) -> None:
    """Move the folder into its place, or its files where the same edition was published before."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        made.rename(folder)
        return
    for file in sorted(path for path in made.rglob("*") if path.is_file()):
        (folder / file.relative_to(made)).parent.mkdir(parents=True, exist_ok=True)
        file.replace(folder / file.relative_to(made))


def _point(latest: Path, folder: Path) -> None:
    if latest.exists() and not latest.is_symlink():
        raise PublishError(
            "latest is no link",
            where=str(latest),
            expected="a symbolic link to an edition",
            found="a file or folder",
            todo="Move it away.",
        )
    new = latest.with_name(".latest.new")
    new.unlink(missing_ok=True)
    new.symlink_to(folder.relative_to(latest.parent), target_is_directory=True)
    new.replace(latest)
