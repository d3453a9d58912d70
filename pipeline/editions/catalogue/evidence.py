"""Releases and checks → what the page of an edition says they are."""

from pipeline.archive.citation import Citation
from pipeline.archive.source import Release
from pipeline.core import formats
from pipeline.editions.catalogue.model import CheckNote, SourceFile, SourceNote
from pipeline.warehouse.checks import Check


def source_note(release: Release, citation: Citation) -> SourceNote:
    """Cite a release with its licence, where it came from, and the checksum of each file."""
    receipt = release.receipt
    return SourceNote(
        title=_opened(citation.title),
        period=citation.period if citation.period != release.name else "",
        publisher=_opened(receipt.publisher),
        licence=receipt.licence,
        release=release.name,
        retrieved=formats.day(receipt.retrieved) if receipt.retrieved else "",
        address=receipt.address,
        is_link=receipt.address.startswith("https://"),
        note=receipt.note,
        files=tuple(
            SourceFile(file.name, formats.size(file.bytes), file.sha256) for file in receipt.files
        ),
    )


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def check_note(check: Check) -> CheckNote:
    """Say a check's name in words, and what it found."""
    result = "passed" if check.rows == 0 else formats.how_many(check.rows, "offending row")
    return CheckNote(check.name.replace("_", " ").capitalize(), result)
