"""Whether an archived release may be built from, and what its gates found."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

from pipeline.archive.finding import Finding


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One gate that a person overrode by name, and why."""

    gate: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands beside a release folder; a release without one passed, as what ships did.

    An unchecked or refused release is kept for ever and built from never. An admitted one passed
    its gates and is still to be published. accepted: of the gates that refused it, those that a
    person overrode.
    """

    state: Literal["unchecked", "refused", "admitted", "passed"] = "passed"
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Acceptance, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.state in {"admitted", "passed"}

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Give what a person is still to be told: all but refusals that were overridden."""
        overridden = {each.gate for each in self.accepted}
        return tuple(f for f in self.findings if f.level == "warn" or f.gate not in overridden)

    def to_json(self) -> str:
        """Give the mark as JSON text with a final newline."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Mark":
        """Read a mark; raises KeyError, TypeError or ValueError when it is none."""
        record = json.loads(text)
        return cls(
            state=record["state"],
            findings=tuple(Finding(**finding) for finding in record["findings"]),
            accepted=tuple(Acceptance(**accepted) for accepted in record["accepted"]),
        )
