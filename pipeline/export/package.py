"""Files of tables → datapackage.json, as Frictionless Data describes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.archive.source import Release
from pipeline.core.files import sha256_of
from pipeline.core.record import to_json

PACKAGE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True)
class PackageField:
    """A column as a package describes it; its unit is "" where it counts nothing."""

    name: str
    type: str
    title: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file with a table, its columns and its key; references: tables, by the key they share."""

    path: Path
    title: str
    fields: Sequence[PackageField]
    key: Sequence[str] = ()
    references: Sequence[tuple[Sequence[str], str]] = ()


def write_package(
    folder: Path, name: str, title: str, resources: Iterable[Resource], releases: Iterable[Release]
) -> None:
    """Describe the tables of a folder in it, with their checksums, sources and licences."""
    held = [*releases]
    licences = dict.fromkeys(one.receipt.licence for one in held)
    package = {
        "$schema": PROFILE,
        "name": name,
        "title": title,
        "licenses": [{"name": one.partition(" (")[0], "title": one} for one in licences],
        "sources": [_source(one) for one in held],
        "resources": [_resource(one, folder) for one in resources],
    }
    (folder / PACKAGE).write_text(to_json(package))


def _source(release: Release) -> dict[str, str]:
    receipt = release.receipt
    source = {"title": f"{receipt.publisher}: {receipt.title}", "version": release.name}
    return source | ({"path": receipt.address} if receipt.address.startswith("http") else {})


def _resource(one: Resource, folder: Path) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(each) for each in one.fields]}
    if one.key:
        schema["primaryKey"] = [*one.key]
    if one.references:
        schema["foreignKeys"] = [
            {"fields": [*shared], "reference": {"resource": of, "fields": [*shared]}}
            for shared, of in one.references
        ]
    return {
        "name": one.path.stem,
        "path": one.path.relative_to(folder).as_posix(),
        "description": one.title,
        "format": one.path.suffix[1:],
        "mediatype": MEDIA[one.path.suffix],
        "bytes": one.path.stat().st_size,
        "hash": f"sha256:{sha256_of(one.path)}",
        "schema": schema,
    }


def _field(one: PackageField) -> dict[str, str]:
    described = {"name": one.name, "type": one.type, "description": one.title}
    return described | ({"unit": one.unit} if one.unit else {})
