"""The warehouse, with what follows of the declared pairs → a folder of tables, or one database."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipeline.archive.source import Release
from pipeline.core.files import copy
from pipeline.core.paths import SQL
from pipeline.export.dictionary import DescribedMart, described_marts, dictionary
from pipeline.export.package import PackageField, Resource, write_package
from pipeline.warehouse.comments import comment
from pipeline.warehouse.load import unwritten
from pipeline.warehouse.marts import copy_into, write_parquet
from pipeline.warehouse.transform import RUN, SCHEMAS, statements

DICTIONARY = "data-dictionary.md"
TYPES = {
    "VARCHAR": "string", "VARCHAR[]": "array", "DOUBLE": "number", "INTEGER": "integer",
    "BIGINT": "integer", "BOOLEAN": "boolean",
}  # fmt: skip


def write_tables(
    connection: duckdb.DuckDBPyConnection, releases: Sequence[Release], folder: Path
) -> None:
    """Write each mart as Parquet into a folder, its description and the dictionary beside them.

    Raises LoadError.
    """
    marts = described_marts(connection)
    for one in marts:
        write_parquet(connection, one.name, one.grain, folder / f"{one.name}.parquet")
    resources = [_resource(one, marts, folder) for one in marts]
    write_package(folder, "wagefold-warehouse", "The warehouse of Wagefold", resources, releases)
    (folder / DICTIONARY).write_text(dictionary(marts))


def _resource(one: DescribedMart, marts: Sequence[DescribedMart], folder: Path) -> Resource:
    fields = [PackageField(f.name, TYPES[f.type], f.said, f.unit) for f in one.fields]
    path = folder / f"{one.name}.parquet"
    return Resource(path, one.said, fields, one.grain, one.references(marts))


def write_database(connection: duckdb.DuckDBPyConnection, warehouse: Path, database: Path) -> None:
    """Copy the warehouse, and into it the marts of a run that has it attached. Raises LoadError."""
    copy(warehouse, database)
    copy_into(connection, [one.name for one in statements(SQL / RUN)], database)
    try:
        with duckdb.connect(database) as whole:
            comment(whole, {RUN: SCHEMAS[RUN]})
            whole.execute("checkpoint")
    except duckdb.Error as error:
        raise unwritten(str(database), error) from error
