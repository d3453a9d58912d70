"""The folder of an edition → its manifest, and what one of its documents shows."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pipeline.core.errors import PublishError, failing_as
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.core.record import from_json
from pipeline.editions.manifest import MANIFEST, Manifest

T = TypeVar("T")
TABLES = "edition"  # the stem of its tables and of their figures, beside the manifest


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """An edition that is there, and what is in it, in words."""

    edition: str
    label: str
    is_current: bool


def editions(out: Path, most: int = 10) -> list[EditionEntry]:
    """List the editions that were made last, the newest first; one without a manifest is none."""
    made = sorted(out.glob(f"editions/[!.]*/{MANIFEST}"), key=lambda path: -path.stat().st_mtime_ns)
    current = (out / "latest").resolve()
    return [
        EditionEntry(path.parent.name, _label(path.parent), path.parent.resolve() == current)
        for path in made[:most]
    ]


def _label(edition: Path) -> str:
    try:
        return manifest_of(edition).label
    except PublishError:
        return "damaged"


def manifest_of(edition: Path) -> Manifest:
    """Read an edition's manifest. Raises PublishError where it has none."""
    return _read(edition / MANIFEST, Manifest)


def figures_of(edition: Path, stem: str) -> dict[str, Figure]:
    """Give the figures of a document (pair/area/layout) by id, without a projection round in it.

    Which bytes a figure was read from is no matter of comparison. Raises PublishError for a file
    that is not there or is none.
    """
    found = figures_in(edition, stem)
    return {without_round(figure.id): replace(figure, file_sha256="") for figure in found}


def figures_in(edition: Path, stem: str) -> list[Figure]:
    """Give the figures of a document in the order of the page. Raises PublishError as above."""
    return _read(edition / f"{stem}.figures.json", list[Figure])


def figures_of_tables(edition: Path) -> list[Figure]:
    """Give the figures of an edition's tables; none of one that was made before it had any."""
    return figures_in(edition, TABLES) if (edition / f"{TABLES}.xlsx").exists() else []


def is_same(old: Path, new: Path, stem: str) -> bool:
    """Tell whether two editions hold one document's figures byte for byte: most do, mostly."""
    name = f"{stem}.figures.json"
    return (new / name).exists() and (old / name).read_bytes() == (new / name).read_bytes()


def without_round(id: str) -> str:
    """Name a projected figure without its round: projections.31-9092.change_pct."""
    named = FigureId.parse(id)
    return str(replace(named, release="")) if named.kind == "projections" else id


def text_of(edition: Path, stem: str) -> list[str] | None:
    """Give a document's text by its lines; None for an edition made before it was kept."""
    path = edition / f"{stem}.txt"
    return path.read_text().splitlines() if path.exists() else None


def _read(path: Path, kind: type[T]) -> T:
    todo = "Remove the link data/out/latest to publish without a comparison, and run again."
    what, expected = "the editions cannot be compared", "a file as `make report` writes it"
    with failing_as(PublishError, what, path, todo, of=(OSError, ValueError), expected=expected):
        return from_json(path.read_text(), kind)
