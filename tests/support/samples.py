"""The samples that the folders of publications hold, as releases and as what is posted."""

import shutil
from pathlib import Path

from pipeline.archive.releases import read_revision
from pipeline.archive.revisions import revisions
from pipeline.archive.source import Release, Source
from pipeline.core.paths import ROOT
from pipeline.sources.register import PUBLISHED
from tests.support.publisher import Publisher

# whose archives the tests make by hand, to try each of their layouts
KNOWN = ("bls_oews", "bls_projections", "bea_rpp", "bls_cpi", "onet")
OTHERS = tuple(source for source in PUBLISHED if source.name not in KNOWN)


def samples(source: Source) -> list[Release]:
    """Give the sample's releases, verified."""
    return [read_revision(place, source) for place in revisions(folder(source.name))]


def folder(name: str) -> Path:
    return ROOT / "pipeline/sources" / name / "sample"


def hold(raw: Path) -> None:
    """Have an archive hold the sample of each source that the tests do not know by name."""
    for source in OTHERS:
        shutil.copytree(folder(source.name), raw / source.name)


def post(publisher: Publisher) -> None:
    """Post the sample's files of each such source at the addresses that it is asked at."""
    for source in OTHERS:
        for release in samples(source) if source.feed else []:
            for file in release.receipt.files:
                address = file.address or f"{source.address.rstrip('/')}/{file.name}"
                path = address.removeprefix("https://")
                publisher.post(path, (release.folder / file.stored_as).read_bytes())
