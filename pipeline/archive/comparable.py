"""data/raw/bls_oews → the older releases that pay may be compared with, and why others may not."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.revisions import Revision, good_revisions

# The survey's releases are of the classification of 2018 from May 2021 on; those of May 2019 and
# May 2020 mix it with that of 2010. Each pools six half-year panels, so three years apart share
# none. https://www.bls.gov/oes/oes_ques.htm
FIRST_YEAR, HYBRID_YEAR, YEARS_APART = 2021, 2019, 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """An older release; refusal says why its pay is not compared, "" where it may be."""

    place: Revision
    refusal: str

    @property
    def year(self) -> int:
        return _year(self.place)


def earlier(raw: Path) -> list[Earlier]:
    """List the good releases of OEWS before the newest, oldest first. Raises ArchiveError."""
    *older, newest = good_revisions(raw / "bls_oews")
    return [Earlier(place, _refusal(_year(place), _year(newest))) for place in older]


def comparable(raw: Path) -> list[Revision]:
    """Give those of `earlier` that may be compared with the newest."""
    return [one.place for one in earlier(raw) if not one.refusal]


def _year(place: Revision) -> int:
    return int(place.release[:4])


def _refusal(year: int, newest: int) -> str:
    if year < HYBRID_YEAR:
        return "its occupations are classified by an older standard than that of 2018 (SOC)"
    if year < FIRST_YEAR:
        return "its occupations mix the classifications (SOC) of 2010 and of 2018"
    if year > newest - YEARS_APART:
        return f"less than three years before May {newest}: the two pool some of the same answers"
    return ""
