"""A new edition and the current one → the page that says what differs, changes.html, .md, .json."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from pipeline.changes import compare, words
from pipeline.changes.headlines import Paragraph, documents, known
from pipeline.changes.model import Changes, ClaimAge, Names
from pipeline.changes.sections import PairSections, sections
from pipeline.core import formats
from pipeline.core.errors import PublishError
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.documents.render import render_page
from pipeline.editions.manifest import Manifest
from pipeline.editions.read import figures_of, manifest_of
from pipeline.settings.organisation import Organisation
from pipeline.sources.claims import claims
from pipeline.sources.names import OEWS
from pipeline.warehouse.pay import Pay

PER = {"annual": "a year", "hourly": "an hour"}  # by the start of a column's name
MOST = 15  # sections in full in Markdown; a pull request holds some 65,000 characters
LONG = 6  # sections; with more, they are closed at first
AGES = {
    "current": "the newest",
    "stale": "stale",
    "became_stale": "stale since this edition",
    "undated": "names no release",
}
UNWRITTEN = ("mart", "row", "column")  # figures.json has them
HTML, MARKDOWN, JSON = "changes.html", "changes.md", "changes.json"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim of the school, the period it speaks of, the newest one, and what that says."""

    text: str
    period: str
    newest: str
    now: str
    age: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed, for a person. is_long: sections are closed at first.

    brief: the pairs again with the sections that Markdown has; left_out: how many it has not.
    """

    title: str
    lede: str
    was: str
    now: str
    organisation: Organisation
    known: tuple[Paragraph, ...]
    caveats: tuple[Paragraph, ...]
    pairs: tuple[PairSections, ...]
    brief: tuple[PairSections, ...]
    left_out: int
    is_long: bool
    legend: tuple[tuple[str, str], ...]
    claims: tuple[ClaimRow, ...]
    claims_lede: str
    documents: tuple[Paragraph, ...]


def write_changes(
    made: Path, manifest: Manifest, names: Names, organisation: Organisation, paths: Paths
) -> Changes | None:
    """Write into the folder `made` what changed against the current edition.

    None, and nothing is written, where the current edition is this one: its changes are told
    already. Raises PublishError or ParseError, as changes and claims do.
    """
    before = _before(paths.out)
    if before and before.name == manifest.edition and (before / JSON).exists():
        return None
    old = before if before and before.name != manifest.edition else None
    found = compare.changes(old, made, manifest, names, claims(paths.raw / "claims"))
    page = changes_page(found, names, organisation)
    (made / HTML).write_text(render_page("changes", page, TEMPLATES))
    (made / MARKDOWN).write_text(render_page("changes", page, TEMPLATES, "md"))
    (made / JSON).write_text(_json(found))
    return found


def _before(out: Path) -> Path | None:
    """Find the current edition, to compare with; None where there is none, or it is damaged."""
    folder = (out / "latest").resolve()
    try:
        for stem in manifest_of(folder).stems:
            figures_of(folder, stem)
    except PublishError:
        return None
    return folder


def _json(found: Changes) -> str:
    """Write the record with a line for each item of its lists: readable, and small."""
    parts = [f'"{name}": {_value(value)}' for name, value in msgspec.to_builtins(found).items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, tuple) and value:
        items = ({k: v for k, v in one.items() if k not in UNWRITTEN} for one in value)
        return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in items) + "\n]"
    return json.dumps(value, ensure_ascii=False)


def changes_page(changes: Changes, names: Names, organisation: Organisation) -> ChangesPage:
    """Write the page of an edition's changes."""
    pairs = sections(changes, names)
    count = sum(len(pair.sections) for pair in pairs)
    stale = [one for one in changes.claims if one.age in ("stale", "became_stale")]
    return ChangesPage(
        title="What changed in this edition" if changes.was else "The first edition",
        lede=_lede(changes),
        was=changes.was,
        now=changes.now,
        organisation=organisation,
        known=known(changes, names),
        caveats=tuple(
            Paragraph("No trend", (words.oews_caveat(one, names),))
            for one in changes.releases
            if one.source == OEWS and one.kind in ("newer", "older")
        ),
        pairs=pairs,
        brief=tuple(_brief(pairs)),
        left_out=max(count - MOST, 0),
        is_long=count > LONG,
        legend=words.legend(changes.figures),
        claims=tuple(_claim(one, names) for one in changes.claims),
        claims_lede=f"{len(stale)} of {len(changes.claims)} speak of a release that a newer one "
        "has replaced.",
        documents=documents(changes),
    )


def _brief(pairs: Sequence[PairSections]) -> Iterator[PairSections]:
    room = MOST
    for pair in pairs:
        yield replace(pair, sections=pair.sections[:room])
        room = max(room - len(pair.sections), 0)


def changes_summary(changes: Changes) -> str:
    """Say in a line of the log what was compared and how much differs."""
    figures = formats.how_many(len(changes.figures), "figure")
    remade = formats.how_many(len(changes.documents.remade), "document")
    return f"with edition {changes.was}  {figures} differ  {remade} made anew"


def _lede(changes: Changes) -> str:
    if not changes.was:
        return "There is nothing to compare with: no edition was current before this one."
    moved = [one for one in changes.releases if one.kind != "same"]
    count = len(changes.figures)
    if not moved and not count:
        how = "What changed is how the brochures are made." if changes.documents.remade else ""
        return f"The statistics are the same, and so is every printed figure. {how}".strip()
    differ = f"{formats.how_many(count, 'printed figure')} differ{'s' * (count == 1)}"
    same = f"{formats.count(changes.same_figures_count)} are as before"
    if not moved:
        return f"The statistics are the same, but {differ}: they are computed or printed otherwise."
    if not count:
        return "Sources changed, but every printed figure is as before."
    kinds = {one.kind for one in moved}
    new = "New statistics" if kinds & {"newer", "older"} else "Corrected statistics"
    return f"{new if kinds - {'edited'} else 'New texts'}: {differ}, {same}."


def _claim(claim: ClaimAge, names: Names) -> ClaimRow:
    is_source = claim.source in names.titles
    period, newest = (
        names.period(claim.source, one) if one and is_source else one or "none"
        for one in (claim.release, claim.newest)
    )
    return ClaimRow(
        text=claim.text,
        period=period,
        newest=newest if is_source else "",
        now=_now(claim),
        age=AGES[claim.age],
        is_new=claim.age == "became_stale",
    )


def _now(claim: ClaimAge) -> str:
    if claim.age not in ("stale", "became_stale"):
        return ""
    per = {name: PER.get(name.partition("_")[0], "") for name in Pay.columns}
    return ", ".join(f"{said} {per.get(name, '')}".strip() for name, said in claim.now.items())
