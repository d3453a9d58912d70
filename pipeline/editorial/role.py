"""An occupation → data/raw/roles/<slug>.toml, an outline to be written out. `role new`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

import polars as pl

from pipeline.archive.releases import newest_good, releases
from pipeline.core.errors import ArchiveError, UsageError, failing_as
from pipeline.core.formats import dashed
from pipeline.core.paths import Paths
from pipeline.core.search import search, suggestions
from pipeline.editorial.outline import OnetOccupation, outline
from pipeline.editorial.slug import slugs
from pipeline.settings.brochures import read_brochures
from pipeline.sources.bls_oews.publication import OccupationEntry, occupations
from pipeline.sources.bls_projections import publication as projections
from pipeline.sources.bls_projections.workbook import TRAINING
from pipeline.sources.onet import publication as onet
from pipeline.sources.parse import parse
from pipeline.sources.roles.publication import SLUG

CODE = r"(\d{2}-\d{4})(\.\d{2})?"  # SOC, or O*NET's finer 29-1141.01

Frames = Mapping[str, pl.DataFrame]


def draft(told: str, slug: str | None, paths: Paths) -> Path:
    """Write the outline of a role for an occupation of the newest held release; give its path.

    told: the occupation's code or title. Titles, tasks and job zone come as comments from the
    newest O*NET release, where one is held, typical training and reasons from the newest
    projections. Raises UsageError for what is no detailed occupation or may be several, when the
    file is there, and without a slug when any role of that code is.
    """
    occupation, name = _occupation(told, occupations(paths))
    path = _path(slug or name, None if slug else occupation.code, paths)
    code = told if re.fullmatch(CODE, told) else occupation.code
    modifier = read_brochures(paths.matrix).organisation.name
    text = outline(occupation, _material(code, paths), modifier, *_outlook(occupation.code, paths))
    todo = "Make the folder writable, or free some space."
    with failing_as(ArchiveError, "the role file cannot be written", path, todo):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    return path


def _occupation(told: str, entries: Sequence[OccupationEntry]) -> tuple[OccupationEntry, str]:
    """Find an occupation by its code or title; give its slug with it."""
    rows, names = [astuple(entry) for entry in entries], slugs([entry.name for entry in entries])
    found, text = search(told, rows), dashed(told)
    called = [n for n in found if text in {dashed(entries[n].name), names[n]}] or found
    if len(called) == 1:
        return entries[called[0]], names[called[0]]
    raise UsageError(
        f"“{told}” is {'more than one' if found else 'no'} detailed occupation",
        where="role new",
        expected="a SOC code or a title that the newest release publishes, such as 31-9092",
        todo=suggestions(told, rows) or "`list occupations` names them all.",
    )


def _path(slug: str, code: str | None, paths: Paths) -> Path:
    """Give the path of a role that is not there yet, nor another of a code."""
    if not re.fullmatch(SLUG, slug):
        raise UsageError(
            f"“{slug}” is no slug",
            where="role new --slug",
            expected="small letters, digits and hyphens, such as nursing-assistant",
        )
    path, told = paths.raw / "roles" / f"{slug}.toml", f'\nsoc_code = "{code}"\n'.encode()
    alike = (one for one in path.parent.glob("*.toml") if told in one.read_bytes())
    if path.exists() or (path := next(alike, path)).exists():
        raise UsageError(
            "the role is there already",
            where=str(path),
            todo="It was left as it is. Edit it, or choose another name with --slug.",
        )
    return path


def _material(code: str, paths: Paths) -> OnetOccupation | None:
    """Read what O*NET says of a code; None where no whole release of it is held."""
    held = [one for one in releases(paths.raw, [onet.SOURCE]) if not onet.is_extract(one)]
    if not held:
        return None
    release = held[-1]
    frames = {frame.table.name: frame.rows for frame in parse([release], [onet.SOURCE])}
    onet_code = code if "." in code else f"{code}.00"
    return _said(onet_code, frames, onet.version(release))


def _outlook(code: str, paths: Paths) -> tuple[str, dict[str, str]]:
    """Say what the newest projections name as typical, "" where nothing; give their reasons."""
    round_ = newest_good(paths.raw, projections.SOURCE)
    frames = parse([round_], [projections.SOURCE])
    main, reasons = (one.rows.filter(pl.col("occupation_code") == code) for one in frames)
    rows = main.select(TRAINING).rows()
    typical = [text for row in rows for text in row if text not in {None, "None"}]
    said = f"The projections of {round_.name} name as typical: {'; '.join(typical)}."
    return said if typical else "", {projections.checksum_of(one): one for one in reasons["reason"]}


def _said(code: str, frames: Frames, version: str) -> OnetOccupation:
    of_code = pl.col("onet_code") == code
    named = frames[onet.OCCUPATIONS.name].filter(of_code).rows(named=True)
    zones = frames[onet.JOB_ZONES.name].filter(of_code)["job_zone"].to_list()
    tasks = _tasks(frames).filter(of_code)
    is_core = pl.col("task_type") == "Core"
    return OnetOccupation(
        version=version,
        code=code,
        title=named[0]["title"] if named else "",
        description=named[0]["description"] if named else "",
        job_zone=zones[0] if zones else "",
        core_tasks=tuple(tasks.filter(is_core)["task"]),
        other_tasks=tuple(tasks.filter(~is_core)["task"]),
        titles=tuple(frames[onet.TITLES.name].filter(of_code)["title"]),
        shared_titles=_shared_titles(code, frames[onet.TITLES.name]),
        kin=_kin(code, frames[onet.OCCUPATIONS.name]),
    )


def _tasks(frames: Frames) -> pl.DataFrame:
    """Give the tasks, the most important first where a release rates them."""
    tasks = frames[onet.TASKS.name]
    if onet.IMPORTANCE.name not in frames:
        return tasks
    key = ["release", "onet_code", "task_id"]
    rated = tasks.join(frames[onet.IMPORTANCE.name], on=key, how="left", maintain_order="left")
    return rated.sort("importance", descending=True, nulls_last=True, maintain_order=True)


def _shared_titles(code: str, titles: pl.DataFrame) -> tuple[str, ...]:
    """Give the code's titles that stand under another SOC code, too."""
    lowered = titles.with_columns(pl.col("title").str.to_lowercase().alias("lowered"))
    own = lowered.filter(pl.col("onet_code") == code)
    others = lowered.filter(~pl.col("onet_code").str.starts_with(code[:7]))
    shared = own.join(others, on="lowered", suffix="_of_other", maintain_order="left_right")
    codes_of = pl.col("onet_code_of_other").unique().sort()
    grouped = shared.group_by("title", maintain_order=True).agg(codes_of)
    return tuple(f"{title} ({', '.join(codes)})" for title, codes in grouped.rows())


def _kin(code: str, listed: pl.DataFrame) -> tuple[str, ...]:
    """Give the occupations under the same SOC code, or where it is not listed, its broad group."""
    of_soc = pl.col("onet_code").str.starts_with(code[:7])
    of_broad = pl.col("onet_code").str.starts_with(code[:6])
    is_listed = not listed.filter(of_soc).is_empty()
    others = listed.filter(of_soc if is_listed else of_broad).filter(pl.col("onet_code") != code)
    return tuple(" ".join(row) for row in others.select("onet_code", "title").rows())
