"""The newest OEWS release held → the occupations that it publishes."""

from dataclasses import dataclass

from pipeline.archive.releases import newest_good
from pipeline.core.paths import Paths
from pipeline.sources.bls_oews import publication as bls_oews

DETAILED = "3"


@dataclass(frozen=True, slots=True)
class OccupationEntry:
    """One detailed occupation of the newest held release; any two of them make a pair."""

    code: str
    name: str


def occupations(paths: Paths) -> list[OccupationEntry]:
    """Give the detailed occupations that the newest held release publishes, by code."""
    lists = bls_oews.read_lists(newest_good(paths.raw, bls_oews.SOURCE))
    rows = lists[bls_oews.OCCUPATIONS.name].sort("occupation_code").rows(named=True)
    return [
        OccupationEntry(_hyphened(row["occupation_code"]), row["occupation_name"])
        for row in rows
        if row["display_level"] == DETAILED
    ]


def _hyphened(code: str) -> str:
    return f"{code[:2]}-{code[2:]}"
