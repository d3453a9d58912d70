"""What a gate found of a new release before it may be published."""

from dataclasses import dataclass
from typing import Literal


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
