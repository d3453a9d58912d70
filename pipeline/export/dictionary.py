"""The headers of sql/, its glossary, a warehouse's types → what each mart and column is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from pipeline.core.paths import SQL
from pipeline.warehouse.columns import RECORDS
from pipeline.warehouse.comments import meaning
from pipeline.warehouse.marts import SCHEMA, types_of
from pipeline.warehouse.transform import SCHEMAS, statements

UNITS = {  # by the end of a column's name
    "usd": "dollars", "pct": "percent", "count": "count", "thousands": "thousands", "year": "year",
    "index": "index, the nation or 1982-84 being 100", "rank": "rank", "share": "share of 1",
    "per_1000": "in every 1,000 jobs", "quotient": "share of the nation’s",
}  # fmt: skip
KEYS = ("areas", "occupations")  # that others name by their whole key
HEAD = """\
# Data dictionary

What each mart of the warehouse holds, column by column, as the headers of `sql` and
`sql/columns.toml` say it. `.venv/bin/python -m pipeline export --whole --format parquet` writes it
anew, beside the tables, as `data/out/export/warehouse/data-dictionary.md`.
"""


@dataclass(frozen=True, slots=True)
class MartField:
    """A column of a mart: its type in DuckDB, its unit or "", and what it holds."""

    name: str
    type: str
    unit: str
    said: str


@dataclass(frozen=True, slots=True)
class DescribedMart:
    """A mart: what a row is, what tells its rows apart, its columns."""

    name: str
    said: str
    grain: tuple[str, ...]
    fields: tuple[MartField, ...]

    def references(self, others: Sequence["DescribedMart"]) -> list[tuple[tuple[str, ...], str]]:
        """Give the marts whose whole key is part of this one's, with it.

        One that holds older releases together with the newest refers to none.
        """
        if self.name in RECORDS and not RECORDS[self.name].mart.release:
            return []
        named = (one for one in others if one.name in KEYS and one.name != self.name)
        return [(one.grain, one.name) for one in named if {*one.grain} <= {*self.grain}]


def described_marts(connection: duckdb.DuckDBPyConnection) -> list[DescribedMart]:
    """Describe every mart of a run's database, those of its pairs and texts among them, by name."""
    every = (
        statement
        for folder, schema in SCHEMAS.items()
        if schema == SCHEMA
        for statement in statements(SQL / folder)
    )
    return [
        DescribedMart(
            one.name, one.said, one.grain,
            tuple(
                MartField(name, kind, _unit(name), meaning(name))
                for name, kind in types_of(connection, one.name).items()
            ),
        )
        for one in sorted(every, key=lambda one: one.name)
    ]  # fmt: skip


def _unit(column: str) -> str:
    """Say what a column counts in, as the end of its name does."""
    return next((unit for end, unit in UNITS.items() if column.endswith(f"_{end}")), "")


def dictionary(marts: Sequence[DescribedMart]) -> str:
    """Write the dictionary as Markdown."""
    return "\n".join([HEAD, *(line for one in marts for line in _lines(one))])


def _lines(one: DescribedMart) -> Iterator[str]:
    yield from (f"## {one.name}", "", one.said, "")
    yield from (f"A row a {', '.join(f'`{name}`' for name in one.grain)}.", "")
    yield from ("| column | type | unit | what it holds |", "|---|---|---|---|")
    for field in one.fields:
        said = field.said.replace("|", "\\|")
        yield f"| `{field.name}` | {field.type.lower()} | {field.unit} | {said} |"
    yield ""
