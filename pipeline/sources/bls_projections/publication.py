"""Employment Projections of the nation: the publisher's workbook, or the project's extract."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.archive.source import Feed, RawTable, RecognisedFile, Release, Source
from pipeline.core.errors import ParseError
from pipeline.sources.bls_projections import workbook
from pipeline.sources.bls_projections.header import Round
from pipeline.sources.formats.bytes import is_workbook, stored
from pipeline.sources.formats.tidy import is_tidy, read_tidy, texts
from pipeline.sources.formats.workbook import open_workbook

PROJECTIONS = RawTable(
    "bls_projections",
    {
        **texts(*workbook.NAMES),
        **dict.fromkeys(("start_year", "end_year"), pl.Int64),
        **dict.fromkeys(workbook.FIGURES, pl.Float64),
        **dict.fromkeys(workbook.TRAINING, pl.String),
    },
    ("release", "occupation_code"),
    words=("occupation_title", *workbook.TRAINING),
)
REASONS = RawTable(
    "bls_projections_reasons",
    {
        **texts("occupation_code", "industry_code", "industry_title", "reason"),
        "sheet_row": pl.Int64,
    },
    ("release", "occupation_code", "industry_code"),
)
ADDRESS = "https://www.bls.gov/emp/ind-occ-matrix/occupation.xlsx"


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read a round, "2024-34", from occupation.xlsx or from tidy extracts.

    Employment is in thousands of jobs, the self-employed included; exits, transfers, separations
    and openings are annual averages over the round. A round may be held without reasons.
    """
    round_ = Round.named(release)
    files = stored(release)
    workbooks = [path for name, path in files.items() if name.lower().endswith((".xls", ".xlsx"))]
    tidy = {
        table.name: path
        for name, path in files.items()
        for table in SOURCE.tables
        if name.endswith(".csv") and is_tidy(path, table)
    }
    if len(workbooks) == 1:
        frame = workbook.read_workbook(workbooks[0], round_)
        reasons = workbook.read_reasons(workbooks[0], round_)
    elif PROJECTIONS.name in tidy and len(tidy) == len(files):
        path = tidy[PROJECTIONS.name]
        frame = read_tidy(path, PROJECTIONS, release.name)
        _prove_years(frame, round_, path)
        found = tidy.get(REASONS.name)
        reasons = read_tidy(found, REASONS, release.name) if found else None
    else:
        raise ParseError(
            "no one file of a known layout is there",
            where=release.folder,
            expected="the publisher's occupation.xlsx, or tidy .csv, one of each table",
            found=", ".join(files),
            todo=f"Put occupation.xlsx there ({ADDRESS}).",
        )
    if reasons is None:
        reasons = pl.DataFrame(schema=dict(REASONS.columns))
    return {
        PROJECTIONS.name: frame.select(*PROJECTIONS.columns),
        REASONS.name: reasons.select(*REASONS.columns),
    }


def _prove_years(frame: pl.DataFrame, round_: Round, path: Path) -> None:
    found = frame.select("start_year", "end_year").unique().rows()
    if found != [(round_.start, round_.end)]:
        raise ParseError(
            "the table is of another round",
            where=path,
            expected=str((round_.start, round_.end)),
            found=", ".join(map(str, sorted(found, key=str))) or "no row",
            todo="Restore it from version control, or move it to its round's folder.",
        )


def checksum_of(reason: str) -> str:
    """Name a reason by the first 12 digits of its sha256: a role's own sentence is tied to it."""
    return hashlib.sha256(reason.encode()).hexdigest()[:12]


def newest(paths: Sequence[Path]) -> str:
    """Name the round that occupation.xlsx holds."""
    return workbook.named_round(paths[0])


def recognise(path: Path) -> RecognisedFile | None:
    """Tell the publisher's workbook by its sheets. Raises ParseError for an unread round."""
    try:
        opened = open_workbook(path) if is_workbook(path) else None
    except ParseError:  # it is no workbook
        return None
    if opened is None or not workbook.is_whole(opened):
        return None
    said = frozenset([workbook.named_round(path)])
    return RecognisedFile("workbook", frozenset(["occupation.xlsx"]), said, "occupation.xlsx")


SOURCE = Source(
    name="bls_projections",
    order=20,
    use="report",
    title="Employment Projections",
    publisher="U.S. Bureau of Labor Statistics",
    licence="public domain (U.S. Government work)",
    address=ADDRESS,
    tables=(PROJECTIONS, REASONS),
    read=read,
    period=lambda projection_round: projection_round.replace("-", "–"),
    feed=Feed(
        every_months=12,
        first=(ADDRESS,),
        newest=newest,
        files=lambda _: (ADDRESS,),
        recognise=recognise,
    ),
    short="projections",
    said=", national Tables 1.2, 1.10 and 1.12",
    table_files={
        "Table 1.12,": r"reasons\.csv",
        **dict.fromkeys(("Table 1.2,", "Table 1.10,", "bls_projections "), r"occupation\.csv"),
    },
)
