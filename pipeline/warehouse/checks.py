"""A check that ran: what an edition keeps of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One check that ran, and how many offending rows it found."""

    name: str
    rows: int
