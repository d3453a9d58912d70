"""A new release beside the last good one → what keeps it from being published, and what is told."""

from collections.abc import Collection, Iterator, Mapping

import polars as pl

from pipeline.archive.comparable import is_set_apart
from pipeline.archive.gate_record import Finding
from pipeline.archive.source import Release
from pipeline.gates.candidate import CandidateRelease, Frames
from pipeline.gates.coverage import coverage
from pipeline.gates.distribution import distribution
from pipeline.gates.figures import figures
from pipeline.gates.fingerprint import fingerprint
from pipeline.gates.reconciliation import reconciliation
from pipeline.gates.revision import GATE as REVISION
from pipeline.gates.size import rows, size
from pipeline.sources.register import EVERY

COMPARING = (fingerprint, size, rows, figures, distribution, coverage, reconciliation)
INVARIANTS = "invariants"
NAMES = (*(gate.__name__ for gate in COMPARING), INVARIANTS, REVISION)


def run_gates(
    new: Release,
    old: Release | None,
    frames: Mapping[str, pl.DataFrame],
    old_frames: Mapping[str, pl.DataFrame],
    pairs: Collection[tuple[str, str]],
) -> list[Finding]:
    """Measure a new release; no finding, or warnings alone, let it through.

    old is the good release nearest in time, None when there is none: then, and where the new one is
    of an older classification, only the invariants are measured, and a warning says so. frames and
    old_frames are what the source's read gives of each. pairs are SOC codes, as in ("31-9092",
    "43-6013"). Each finding's gate is one of NAMES.
    """
    broken = [
        Finding(INVARIANTS, "refuse", new.source, new.name, reason) for reason in invariants(frames)
    ]
    if old is None:
        said = "no earlier release is held: this one is measured by itself alone"
        return [*broken, Finding(INVARIANTS, "warn", new.source, new.name, said)]
    if is_set_apart(new, old):
        said = f"another classification of occupations than that of {old.name}: not compared"
        return [*broken, Finding(INVARIANTS, "warn", new.source, new.name, said)]
    candidate = CandidateRelease(new, old, frames, old_frames, pairs)
    return [*broken, *(finding for gate in COMPARING for finding in gate(candidate))]


def invariants(frames: Frames) -> Iterator[str]:
    """Say what the frames of one release break of what their source says that they keep.

    That is beyond what sql/4_checks says of the marts, and needs no other release.
    """
    # a table that sources share has one proof
    for table, prove in dict.fromkeys(each for source in EVERY for each in source.proofs.items()):
        if table in frames:
            yield from prove(frames[table])
