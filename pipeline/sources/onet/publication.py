"""The O*NET database: occupations, their tasks, titles and job zones.

No report needs it, and none loads it: `role new` and `titles` read it, and `report` for the job
titles in a guide where it is held. An extract of the project's own has titles alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.archive.source import Feed, RawTable, RecognisedFile, Release, Source
from pipeline.core.errors import ParseError
from pipeline.sources.formats.bytes import head, plain_name, stored
from pipeline.sources.formats.tidy import read_tidy, texts
from pipeline.sources.onet.files import has_table, header_of, read_note, read_table

NAME = re.compile(r"(\d+)[._](\d+)")  # 27.0, db_27_0_text
READ_ME = re.compile(r"O\*NET\S* (\d+\.\d+) Database")
CODE = "O*NET-SOC Code"


def _table(name: str, columns: tuple[str, ...], key: int = 1) -> RawTable:
    return RawTable(name, texts(*columns), ("release", *columns[:key]))


OCCUPATIONS = _table("onet_occupations", ("onet_code", "title", "description"))
TASKS = _table("onet_tasks", ("onet_code", "task_id", "task", "task_type"), 2)
TITLES = _table("onet_titles", ("onet_code", "title"), 2)
REPORTED = replace(TITLES, name="onet_reported_titles")
JOB_ZONES = _table("onet_job_zones", ("onet_code", "job_zone"))
IMPORTANCE = RawTable(
    "onet_task_importance",
    {**texts("onet_code", "task_id"), "importance": pl.Float64},
    ("release", "onet_code", "task_id"),
)
FILES = {
    "Occupation Data": (OCCUPATIONS, (CODE, "Title", "Description")),
    "Task Statements": (TASKS, (CODE, "Task ID", "Task", "Task Type")),
    "Alternate Titles": (TITLES, (CODE, "Alternate Title")),
    "Job Zones": (JOB_ZONES, (CODE, "Job Zone")),
}
EXTRACT = {
    "occupations.csv": OCCUPATIONS, "titles.csv": TITLES, "reported_titles.csv": REPORTED,
}  # fmt: skip
REPORTED_TITLES = "Sample of Reported Titles"  # as optional as the next
OPTIONAL = {REPORTED_TITLES: (REPORTED, (CODE, "Reported Job Title"))}
RATINGS = "Task Ratings"  # an occupation may have none, and so may a release in hand


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read a release's files by the names of their columns.

    Reported titles and task ratings when they are there. Of an extract there are the titles: all of
    each occupation that it lists, and those of other occupations that are like them.
    """
    version(release)
    held = stored(release)
    if is_extract(release):
        return {one.name: read_tidy(held[name], one, release.name) for name, one in EXTRACT.items()}
    files = list(held.values())
    there = {name: said for name, said in OPTIONAL.items() if has_table(files, name)}
    frames = {}
    for name, (table, columns) in {**FILES, **there}.items():
        ours = dict(zip(columns, list(table.columns)[1:], strict=True))
        frames[table.name] = _frame(read_table(files, name, ours), release)
    if has_table(files, RATINGS):
        frames[IMPORTANCE.name] = _importance(files, release)
    return frames


def is_extract(release: Release) -> bool:
    """Tell the project's own extract, which has job titles and no more, from a whole release."""
    return {file.name for file in release.receipt.files} >= set(EXTRACT)


def _frame(rows: pl.DataFrame, release: Release) -> pl.DataFrame:
    # the publisher gives an alternate title again for each of its short forms
    return rows.unique(maintain_order=True).select(pl.lit(release.name).alias("release"), pl.all())


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
    stated = READ_ME.search(read_note(list(stored(release).values()), "Read Me"))
    if (stated and named and stated[1] != named) or not (stated or named):
        raise ParseError(
            "the folder holds another release" if stated else "the release has no version",
            where=str(release.folder),
            expected=f"O*NET {named} Database" if stated else "a folder's name such as 27.0",
            found=stated[0] if stated else release.name,
            todo="Rename the folder as the release is called: the attribution names it.",
        )
    return stated[1] if stated else named


def newest(paths: Sequence[Path]) -> str:
    """Name the newest version, "31.0", that the publisher's page links to. Raises ParseError."""
    page = paths[0].read_text(encoding="utf-8", errors="replace")
    found = {(int(major), int(minor)) for major, minor in LINK.findall(page)}
    if not found:
        raise ParseError(
            "the page links to no database",
            where=PAGE,
            expected="a link such as db_31_0_text.zip",
            found="none",
            todo="If the publisher changed its page, change LINK in "
            "pipeline/sources/onet/publication.py.",
        )
    return ".".join(map(str, max(found)))


def zip_of(release: str) -> tuple[str, ...]:
    """Give the address of a version's text files; () for what is no version."""
    found = re.fullmatch(r"(\d+)\.(\d+)", release)
    return (f"{ZIPS}db_{found[1]}_{found[2]}_text.zip",) if found else ()


def recognise(path: Path) -> RecognisedFile | None:
    """Tell the publisher's tables by their columns, and Read Me by its first words."""
    try:
        columns, suffix = header_of(path)
    except ParseError:  # a workbook that cannot be opened
        return None
    if said := READ_ME.match(head(path).decode(errors="replace").lstrip("\ufeff")):
        return _known("Read Me", ".txt", [said[1]])
    if columns[:1] != [CODE]:
        return None
    fits = [name for name, (_, needed) in FILES.items() if set(needed) <= set(columns)]
    named = plain_name(path.name.removesuffix(".zst"))
    return _known(fits[0] if fits else Path(named).stem, suffix)


def _known(name: str, suffix: str, said: Sequence[str] = ()) -> RecognisedFile:
    return RecognisedFile(
        "tables", frozenset([name]), frozenset(said), f"{name}{suffix}", is_kept_zipped=True
    )


PAGE = "https://www.onetcenter.org/database.html"
ZIPS = "https://www.onetcenter.org/dl_files/database/"
LINK = re.compile(r"\bdb_(\d+)_(\d+)_text\.zip")

SOURCE = Source(
    name="onet",
    order=60,
    use="lookup",
    title="the O*NET database",
    publisher="U.S. Department of Labor, Employment and Training Administration",
    licence="CC BY 4.0",
    address=PAGE,
    tables=(OCCUPATIONS, TASKS, TITLES, REPORTED, JOB_ZONES, IMPORTANCE),
    read=read,
    feed=Feed(
        every_months=3,
        first=(PAGE,),
        newest=newest,
        files=zip_of,
        recognise=recognise,
        older=zip_of,
        is_page=True,
        needs={"tables": ("Read Me", *FILES)},
    ),
    short="job titles",
    table_files={"Alternate Titles": r"titles\.csv", REPORTED_TITLES: r"reported_titles\.csv"},
)
