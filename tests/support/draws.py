"""Estimates drawn around a known truth, as a survey would publish them, through the real SQL."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from pipeline.brochures.precision import counted
from pipeline.core.paths import SQL
from pipeline.warehouse.transform import define_macros, statements
from tests.support.tables import RELEASE, definitions

# Relative standard errors of mean pay, in percent: at 40 evenly spaced ranks of the 232,456 above
# 0.0 that the May 2025 release publishes over all industries, every occupation and area
# (data/raw/bls_oews/2025A01, data type 05).
PUBLISHED_RSE = (
    0.4, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 2.1, 2.2,
    2.3, 2.5, 2.6, 2.7, 2.9, 3.0, 3.2, 3.4, 3.6, 3.8, 4.0, 4.3, 4.6, 5.0, 5.4, 5.9, 6.5, 7.3, 8.5,
    10.4, 15.3,
)  # fmt: skip
FIRST, SECOND = "31-9092", "43-6013"


@dataclass(frozen=True)
class Drawn:
    """One estimate of a mean, and what would be published with it."""

    mean: float
    error: float


def rate(random: random.Random, published: Sequence[float] = PUBLISHED_RSE) -> float:
    """Draw a true relative standard error: one that is published as one of `published`."""
    return random.choice(published) + random.uniform(-0.05, 0.05)


def estimate(truth: float, rse: float, z: float, *, is_rounded: bool = True) -> Drawn:
    """Miss the truth by z standard errors; means are published to $10, errors to 0.1 %."""
    mean = truth * (1 + z * rse / 100)
    published = round(rse, 1) if is_rounded else rse
    mean = round(mean, -1) if is_rounded else mean
    return Drawn(mean, mean * (counted(published) if is_rounded else published) / 100)


def pay(area: str, occupation: str, drawn: Drawn) -> dict[str, object]:
    return {
        "release": RELEASE,
        "area_code": area,
        "occupation_code": occupation,
        "annual_mean_usd": drawn.mean,
        "annual_mean_standard_error_usd": drawn.error,
    }


def through(
    file: str, tables: dict[str, Iterable[dict[str, object]]], folder: Path
) -> pl.DataFrame:
    """Run one file of sql/, "5_run/role_gaps", over many rows; gives what it selects."""
    place, name = file.split("/")
    (statement,) = [found for found in statements(SQL / place) if found.name == name]
    with duckdb.connect() as connection:
        define_macros(connection, SQL)
        for table, rows in tables.items():
            connection.execute(f"create schema if not exists {table.partition('.')[0]}")
            connection.execute(definitions()[table])
            path = folder / f"{table}.parquet"
            pl.DataFrame(list(rows)).write_parquet(path)
            connection.execute(f"insert into {table} by name select * from '{path}'")
        found = folder / f"{name}.parquet"
        connection.execute(f"copy ({statement.text}) to '{found}' (format parquet)")
    return pl.read_parquet(found)
