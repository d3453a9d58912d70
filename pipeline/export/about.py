"""Releases and tables → what a reader is told first, and the table of sources."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.archive.citation import Citation
from pipeline.archive.source import Release
from pipeline.core.figure import Figure
from pipeline.core.formats import opened
from pipeline.export.model import Cell, Sheet, SheetColumn, texts

ABOUT_SAID = "What this is, and how to read, prove and cite it"
ABOUT = (SheetColumn("subject", "Subject"), SheetColumn("text", "What to know", "prose"))
SOURCES_SAID = "A publisher's file that was read, with the checksum by which it can be proved"
SOURCES = texts(
    ("source", "Source"), ("release", "Release"), ("title", "Title"), ("period", "Period"),
    ("publisher", "Publisher"), ("licence", "Licence"), ("file", "File"), ("sha256", "SHA-256"),
    ("retrieved", "Retrieved"), ("address", "Address"),
)  # fmt: skip
WHAT = (
    "The statistics of the career comparisons named below, as their documents print them, and "
    "what each number rests on. They describe everyone who holds the occupation, not the graduates "
    "of a school."
)
READING = (
    (
        "No number",
        "Words in place of a number say why there is none: the publisher withholds it, gives it "
        "by the hour or by the year alone, or says only that it is so much or more.",
    ),
    (
        "Means and medians",
        "A difference of means comes with its 90% interval and a verdict. For medians no error is "
        "published, so a difference of medians has neither.",
    ),
    ("Codes", "Area codes and SOC codes are texts, so that no zero at the front is lost."),
    (
        "To prove a number",
        "Each number is a row of Figures: look its cell up under Stands in, such as Pay I2. Then "
        ".venv/bin/python -m pipeline explain FIGURE, with the figure's name, leads back to the "
        "line of the publisher's file.",
    ),
)


def about_sheet(
    sheets: Sequence[Sheet], edition: str, citations: Mapping[str, Citation], names: Sequence[str]
) -> Sheet:
    """Say what the tables are; names: of pairs and areas. edition: "" for tables beside none."""
    used = {source for sheet in sheets for source in sources_of(sheet)}
    cited = "; ".join(
        f"{one.publisher}, {opened(one.title)}, {one.period}"
        for name, one in citations.items()
        if name in used
    )
    of = f"Wagefold, edition {edition}" if edition else "Wagefold"
    rows = (
        ("What this is", WHAT),
        ("Comparisons and areas", "; ".join(names)),
        *([("Edition", edition)] if edition else []),
        *((f"Sheet {one.title}", one.said) for one in sheets),
        *READING,
        ("How to cite", f"{of}, calculated from: {cited}."),
        (
            "Licence",
            "The terms of each publisher stand under Sources.",
        ),
    )
    return Sheet("about", ABOUT_SAID, ABOUT, rows)


def sources_of(sheet: Sheet) -> set[str]:
    """Name the sources that the figures of a table rest on."""
    figures = (cell for row in sheet.rows for cell in row if isinstance(cell, Figure))
    return {source for figure in figures for source in figure.source.split(", ")}


def sources_sheet(releases: Iterable[Release], citations: Mapping[str, Citation]) -> Sheet:
    """Give a row a file of each release."""
    rows = (row for release in releases for row in _files(release, citations))
    return Sheet("sources", SOURCES_SAID, SOURCES, tuple(rows), 2)


def _files(release: Release, citations: Mapping[str, Citation]) -> Iterable[tuple[Cell, ...]]:
    older, receipt = f"{release.source}/{release.name}", release.receipt
    period = citations[older if older in citations else release.source].period
    for file in receipt.files:
        yield (
            release.source, release.name, receipt.title, period, receipt.publisher, receipt.licence,
            file.name, file.sha256, receipt.retrieved, file.address or receipt.address,
        )  # fmt: skip
