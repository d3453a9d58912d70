"""Editions made by hand, and the page that lists them, for the tests of the catalogue."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Release
from pipeline.core.paths import TEMPLATES
from pipeline.documents.model import Document, Entry
from pipeline.documents.render import render_page
from pipeline.editions.catalogue.model import Catalogue
from pipeline.editions.catalogue.page import catalogue
from pipeline.editions.manifest import BuiltFrom, Failure, Manifest
from pipeline.settings.layouts import file_of
from pipeline.warehouse.transform import Check
from tests.support.comparisons import LEDGER, ORGANISATION

METRO, NONMETRO = "metropolitan area", "nonmetropolitan area"
AREAS = (
    ("0600000", "California", "state", "California"),
    ("0040900", "Sacramento-Roseville-Folsom, CA", METRO, "California"),
    ("0600003", "North Coast Region of California nonmetropolitan area", NONMETRO, "California"),
    ("0049740", "Yuma, AZ", METRO, "Arizona"),
    ("0000000", "United States", "nation", "United States"),
    ("0041180", "St. Louis, MO-IL", METRO, "Missouri"),
    ("0032420", "Mayagüez, PR", METRO, "Puerto Rico"),
    ("7200000", "Puerto Rico", "territory", "Puerto Rico"),
    ("0012060", "Atlanta-Sandy Springs-Roswell, GA", METRO, "Georgia"),
)
ROLES = ("ma_vs_moa", ("Medical Assistant", "Medical Office Assistant"),
         ("Medical Assistants (31-9092)", "Medical Secretaries (43-6013)"))  # fmt: skip
OCCUPATIONS = ("31-1131_vs_29-2061", ("Nursing Assistants", "Licensed Practical Nurses"),
               ("Nursing Assistants (31-1131)", "Licensed Practical Nurses (29-2061)"))  # fmt: skip
Pairs = Sequence[tuple[str, tuple[str, str], tuple[str, str]]]
Areas = Sequence[tuple[str, str, str, str]]
RECEIPT = Receipt(
    "bls_oews", "2025A01", "Occupational Employment and Wage Statistics, May 2025",
    "U.S. Bureau of Labor Statistics", "public domain (U.S. Government work)",
    "https://download.bls.gov/pub/time.series/oe/", "2026-11-03",
    (ReceiptFile("oe.data.0.Current", "oe.data.0.Current.zst", 331_509_758, "098795", "ef776f"),),
    "The complete release.",
)  # fmt: skip
RELEASE = Release("bls_oews", "2025A01", Path("data/raw/bls_oews/2025A01"), RECEIPT)
CHECK = Check("percentiles_never_decrease", 0)


def entries(pairs: Pairs = (ROLES,), areas: Areas = AREAS) -> list[Entry]:
    return [Entry(*pair, *area) for pair in pairs for area in areas]


def document(entry: Entry, layout: str = "trifold", variant: str = "screen") -> Document:
    suffix = "" if variant == "screen" else f".{variant}"
    return Document(
        path=file_of(f"{entry.pair}/{entry.area}/{layout}").replace(".", f"{suffix}.", 1),
        pair=entry.pair, area=entry.area, layout=layout, variant=variant,
        pages=2 if layout == "trifold" else 4, bytes=92_042, sha256="ab", content_digest="cd",
    )  # fmt: skip


def manifest(
    listed: Sequence[Entry],
    *,
    layouts: Sequence[str] = ("trifold", "guide"),
    variants: Sequence[str] = ("screen",),
    failures: tuple[Failure, ...] = (),
) -> Manifest:
    failed = {failure.document for failure in failures}
    return Manifest(
        inputs="",
        edition="2025A01-0123456789ab",
        built_from={"bls_oews": BuiltFrom("2025A01", {"oe.data.0.Current": "098795"})},
        documents=tuple(
            document(entry, layout, variant)
            for entry in listed
            for layout in layouts
            for variant in variants
            if f"{entry.pair}/{entry.area}/{layout}" not in failed
        ),
        checks=(CHECK,),
        warnings=(),
        failures=failures,
    )


def made(pairs: Pairs = (ROLES,), areas: Areas = AREAS, **choices: Any) -> Catalogue:
    """Give the catalogue of every pair in every area."""
    listed = entries(pairs, areas)
    return catalogue(
        manifest(listed, **choices), listed, ORGANISATION, LEDGER.citations, [RELEASE]
    )  # fmt: skip


def page(pairs: Pairs = (ROLES,), areas: Areas = AREAS, **choices: Any) -> str:
    return render_page("catalogue", made(pairs, areas, **choices), TEMPLATES)


FAILURE = Failure("ma_vs_moa/0049740/guide", "TypesetError: text does not fit its panel <#pay>.")
