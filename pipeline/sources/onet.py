"""The O*NET database: occupations, their tasks, titles and job zones.

It is optional and not one of SOURCES: `role new` reads it, `report` neither needs nor prints it.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pipeline.errors import ParseError
from pipeline.layouts.onet_files import has_table, read_note, read_table
from pipeline.model.source import Release, Source, Table

NAME = re.compile(r"(\d+)[._](\d+)")  # 27.0, db_27_0_text
READ_ME = re.compile(r"O\*NET\S* (\d+\.\d+) Database")
CODE = "O*NET-SOC Code"


def _table(name: str, columns: tuple[str, ...], key: tuple[str, ...]) -> Table:
    return Table(name, dict.fromkeys(("release", *columns), pl.String), ("release", *key))


OCCUPATIONS = _table("onet_occupations", ("onet_code", "title", "description"), ("onet_code",))
TASKS = _table(
    "onet_tasks", ("onet_code", "task_id", "task", "task_type"), ("onet_code", "task_id")
)
TITLES = _table("onet_titles", ("onet_code", "title"), ("onet_code", "title"))
JOB_ZONES = _table("onet_job_zones", ("onet_code", "job_zone"), ("onet_code",))
IMPORTANCE = Table(
    "onet_task_importance",
    {**dict.fromkeys(("release", "onet_code", "task_id"), pl.String), "importance": pl.Float64},
    ("release", "onet_code", "task_id"),
)
FILES = {
    "Occupation Data": (OCCUPATIONS, (CODE, "Title", "Description")),
    "Task Statements": (TASKS, (CODE, "Task ID", "Task", "Task Type")),
    "Alternate Titles": (TITLES, (CODE, "Alternate Title")),
    "Job Zones": (JOB_ZONES, (CODE, "Job Zone")),
}
RATINGS = "Task Ratings"  # an occupation may have none, and so may a release in hand


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read a release's files by the names of their columns; task ratings when they are there."""
    version(release)
    files = _files(release)
    frames = {
        table.name: _frame(read_table(files, name, _named(table, columns)), release)
        for name, (table, columns) in FILES.items()
    }
    if has_table(files, RATINGS):
        frames[IMPORTANCE.name] = _importance(files, release)
    return frames


def _files(release: Release) -> list[Path]:
    return [release.folder / file.stored_as for file in release.receipt.files]


def _named(table: Table, columns: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(columns, list(table.columns)[1:], strict=True))


def _frame(rows: pl.DataFrame, release: Release) -> pl.DataFrame:
    # the publisher gives an alternate title again for each of its short forms
    return rows.unique(maintain_order=True).select(
        pl.lit(release.name).alias("release"), pl.col(rows.columns)
    )


def _importance(files: list[Path], release: Release) -> pl.DataFrame:
    """Take the ratings on the importance scale, IM, from 1 to 5."""
    columns = {CODE: "onet_code", "Task ID": "task_id", "Scale ID": "scale_id"}
    table = read_table(files, RATINGS, {**columns, "Data Value": "importance"})
    rated = table.filter(pl.col("scale_id") == "IM").drop("scale_id")
    try:
        return _frame(rated.with_columns(pl.col("importance").cast(pl.Float64)), release)
    except pl.exceptions.InvalidOperationError as error:
        raise ParseError(
            "column Data Value is no number",
            where=f"{release.folder}, {RATINGS}",
            expected="an importance from 1 to 5",
            found=str(error).splitlines()[0],
            todo="Fetch the file again.",
        ) from error


def version(release: Release) -> str:
    """Give the version, "27.0", that Read Me states, else the folder's name.

    Raises ParseError when neither does, or the one contradicts the other.
    """
    folder = NAME.search(release.name)
    named = ".".join(folder.groups()) if folder else ""
    stated = READ_ME.search(read_note(_files(release), "Read Me"))
    if (stated and named and stated[1] != named) or not (stated or named):
        raise ParseError(
            "the folder holds another release" if stated else "the release has no version",
            where=str(release.folder),
            expected=f"O*NET {named} Database" if stated else "a folder's name such as 27.0",
            found=stated[0] if stated else release.name,
            todo="Rename the folder as the release is called: the attribution names it.",
        )
    return stated[1] if stated else named


SOURCE = Source(
    name="onet",
    title="the O*NET database",
    publisher="U.S. Department of Labor, Employment and Training Administration",
    licence="CC BY 4.0",
    address="https://www.onetcenter.org/database.html",
    tables=(OCCUPATIONS, TASKS, TITLES, JOB_ZONES, IMPORTANCE),
    read=read,
)
