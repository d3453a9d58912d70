"""A new release beside the last one: the frames of both, and what of them can be compared."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.archive.comparable import CLASSIFICATIONS, DELINEATIONS, is_apart
from pipeline.archive.gate_record import Finding
from pipeline.archive.source import RawTable, Release
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_oews.codes import ALL_INDUSTRIES
from pipeline.sources.formats.bytes import stored, tables
from pipeline.sources.formats.tidy import PARQUET, is_tidy
from pipeline.sources.names import OEWS

Frames = Mapping[str, pl.DataFrame]
OCCUPATIONS = bls_oews.OCCUPATIONS.name
EXTRACT = "the project's own extract"


@dataclass(frozen=True, slots=True)
class CandidateRelease:
    """A new release and the good one it is held against, both as their source reads them.

    pairs: the two SOC codes of each declared pair, as in ("31-9092", "43-6013").
    """

    new: Release
    old: Release
    frames: Frames
    old_frames: Frames
    pairs: Collection[tuple[str, str]] = ()

    def refuse(self, gate: str, reason: str) -> Finding:
        """Make a finding that keeps the release back."""
        return Finding(gate, "refuse", self.new.source, self.new.name, reason)

    def warn(self, gate: str, reason: str) -> Finding:
        """Make a finding that is only told."""
        return Finding(gate, "warn", self.new.source, self.new.name, reason)

    @property
    def is_revision(self) -> bool:
        """Tell whether both are of one reference period: the publisher corrected himself."""
        return self.new.name == self.old.name

    @property
    def years(self) -> int:
        """Count the years from the old release to the new one; negative for one filled in late."""
        return _year(self.new) - _year(self.old)

    def judge(self, gate: str, reason: str) -> Finding:
        """Refuse what went from one release to the next; in one filled in late it is only told."""
        return self.warn(gate, reason) if self.years < 0 else self.refuse(gate, reason)

    @property
    def packings(self) -> tuple[str, str]:
        """Name how the new release and the old one are packed."""
        return _packing(self.new, self.frames), _packing(self.old, self.old_frames)

    @property
    def breaks(self) -> tuple[str, ...]:
        """Name what changed between the two: the classification, the delineation of areas."""
        if self.new.source != OEWS:
            return ()
        years = _year(self.old), _year(self.new)
        said = {
            "occupational classification": CLASSIFICATIONS,
            "delineation of areas": DELINEATIONS,
        }
        return tuple(what for what, breaks in said.items() if is_apart(*years, breaks))


@dataclass(frozen=True, slots=True)
class Common:
    """The estimates of all industries that both releases are able to have, and words for them."""

    new: pl.DataFrame
    old: pl.DataFrame
    said: str


def common_estimates(candidate: CandidateRelease) -> Common:
    """Narrow both OEWS frames to the nation where one has no more, to states across a break."""
    frames = candidate.frames[OEWS], candidate.old_frames[OEWS]
    kinds = [set(frame["areatype_code"].unique()) for frame in frames]
    kept, said = kinds[0] & kinds[1], ""
    if kept == {"N"}:
        said = " in the nation"
    elif candidate.breaks and "M" in kept:
        kept, said = kept - {"M"}, " in the nation and the states"
        said += f" (the {' and the '.join(candidate.breaks)} changed between the two)"
    of_all = pl.col("industry_code") == ALL_INDUSTRIES
    is_kept = of_all & pl.col("areatype_code").is_in(list(kept))
    return Common(frames[0].filter(is_kept), frames[1].filter(is_kept), said)


def _packing(release: Release, frames: Frames) -> str:
    """Name how a release is packed: an extract, flat files, spreadsheets, csv or text, zipped."""
    files = stored(release)
    tidy = [path for name, path in files.items() if name.endswith((".csv", PARQUET))]
    ours = [RawTable(name, dict(frame.schema), ()) for name, frame in frames.items()]
    if any(is_tidy(path, table) for path in tidy for table in ours):
        return EXTRACT
    is_zipped = any(name.lower().endswith(".zip") for name in files)
    names = [file.name.lower() for file in tables(files.values(), "")] if is_zipped else files
    for said, known in (
        ("flat files", r"(?:oe|cu)\..*"),
        ("spreadsheets", r".*\.xlsx?"),
        ("csv files", r".*\.csv"),
    ):
        if any(re.fullmatch(known, name.lower()) for name in names):
            return f"zipped {said}" if is_zipped else said
    return "zipped text files" if is_zipped else "text files"


def _year(release: Release) -> int:
    found = re.match(r"\d{4}", release.name)
    return int(found[0]) if found else 0
