"""The record beside a release folder: what its gates found, and whether it may be built from."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.core.errors import ArchiveError, failing_as
from pipeline.core.files import write_whole
from pipeline.core.record import from_json, to_json

SUFFIX = ".gates.json"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a gate found: "refuse" keeps the release back, "warn" is only told.

    gate: its name, as `--accept` takes it. reason: one sentence with what was expected and found.
    """

    gate: str
    level: Literal["refuse", "warn"]
    source: str
    release: str
    reason: str


@dataclass(frozen=True, slots=True)
class Override:
    """One gate that a person overrode by name, and why."""

    gate: str
    reason: str


@dataclass(frozen=True, slots=True)
class GateRecord:
    """What stands beside a release folder.

    An unchecked or refused release is kept for ever and built from never. An admitted one passed
    its gates and is still to be published. accepted: of the gates that refused it, those that a
    person overrode.
    """

    state: Literal["unchecked", "refused", "admitted", "passed"]
    findings: tuple[Finding, ...]
    accepted: tuple[Override, ...]

    @property
    def is_good(self) -> bool:
        return self.state in {"admitted", "passed"}

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Give what a person is still to be told: all but refusals that were overridden."""
        overridden = {each.gate for each in self.accepted}
        return tuple(f for f in self.findings if f.level == "warn" or f.gate not in overridden)


PASSED = GateRecord("passed", findings=(), accepted=())


def unchecked(source: str, release: str, reason: str) -> GateRecord:
    """Give the mark of a release that no gate has measured yet."""
    finding = Finding("unchecked", "refuse", source, release, reason)
    return GateRecord("unchecked", findings=(finding,), accepted=())


def read_gate_record(folder: Path) -> GateRecord | None:
    """Read a release folder's mark, None where there is none. Raises ArchiveError."""
    path, todo = _beside(folder), "Restore it, or remove the release's folder and refresh again."
    with failing_as(ArchiveError, "the release's mark cannot be read", path, todo, of=ValueError):
        return from_json(path.read_text(), GateRecord) if path.exists() else None


def write_gate_record(folder: Path, mark: GateRecord) -> None:
    """Write a release folder's mark, whole or not at all. Raises OSError."""
    write_whole(_beside(folder), to_json(mark))


def _beside(folder: Path) -> Path:
    return folder.with_name(folder.name + SUFFIX)
