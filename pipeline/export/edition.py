"""An edition that is being made → edition.xlsx beside its documents, and the figures in it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.archive.citation import Citation
from pipeline.archive.source import Release
from pipeline.brochures.present import Presented
from pipeline.documents.figure_list import figures_json
from pipeline.editions.manifest import Manifest
from pipeline.editions.read import TABLES, figures_in
from pipeline.export.tables import tables
from pipeline.export.workbook import address, workbook


def write_edition(
    made: Path, manifest: Manifest, shown: Sequence[Presented],
    citations: Mapping[str, Citation], releases: Iterable[Release],
) -> None:  # fmt: skip
    """Write an edition's tables, and all that its documents print, into their folder."""
    printed = (figure for stem in manifest.stems for figure in figures_in(made, stem))
    found = tables(shown, citations, releases, address, manifest.edition, printed)
    (made / f"{TABLES}.xlsx").write_bytes(workbook(found.sheets, found.title, found.day))
    (made / f"{TABLES}.figures.json").write_text(figures_json(found.figures))
