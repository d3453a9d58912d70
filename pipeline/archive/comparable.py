"""data/raw/bls_oews → the older releases that pay may be compared with, and why others may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.archive.revisions import Revision, good_revisions

if TYPE_CHECKING:  # a run that makes nothing imports no engine
    from pipeline.archive.source import Release

OEWS = "bls_oews"
# May of the year from which figures are on another footing. https://www.bls.gov/oes/oes_ques.htm
# The classification (SOC) of 2010 was joined with the one before in 2010 and used fully from 2012
# on; that of 2018 in 2019 and from 2021 on. The metropolitan and nonmetropolitan areas were drawn
# anew with May 2015 and with May 2024.
CLASSIFICATIONS, DELINEATIONS = (2010, 2012, 2019, 2021), (2015, 2024)
HYBRID_YEAR, FIRST_YEAR = CLASSIFICATIONS[-2:]
YEARS_APART = 3  # each release pools six half-year panels, so three years apart share none


@dataclass(frozen=True, slots=True)
class Earlier:
    """An older release; refusal says why its pay is not compared, "" where it may be."""

    place: Revision
    refusal: str


def earlier(raw: Path) -> list[Earlier]:
    """List the good releases of OEWS before the newest, oldest first. Raises ArchiveError."""
    *older, newest = good_revisions(raw / OEWS)
    last = int(newest.release[:4])
    return [Earlier(place, _refusal(int(place.release[:4]), last)) for place in older]


def comparable(raw: Path) -> list[Revision]:
    """Give those of `earlier` that may be compared with the newest."""
    return [one.place for one in earlier(raw) if not one.refusal]


def is_set_apart(release: "Release", newest: "Release") -> bool:
    """Tell whether pay of an older release is of another classification than the newest's.

    Such a release is held, and not compared with others.
    """
    if release.source != OEWS or release.name >= newest.name:
        return False
    return is_apart(int(release.name[:4]), int(newest.name[:4]), CLASSIFICATIONS)


def is_loaded(release: "Release", newest: "Release") -> bool:
    """Tell whether codes of a release mean what the newest's do: where years mix, most do."""
    return not is_set_apart(release, newest) or int(release.name[:4]) >= HYBRID_YEAR


def is_apart(first: int, last: int, breaks: Sequence[int]) -> bool:
    """Tell whether one of the breaks lies between the releases of two years, in any order."""
    first, last = sorted((first, last))
    return any(first < year <= last for year in breaks)


def _refusal(year: int, newest: int) -> str:
    if year < HYBRID_YEAR:
        return "its occupations are classified by an older standard than that of 2018 (SOC)"
    if year < FIRST_YEAR:
        return "its occupations mix the classifications (SOC) of 2010 and of 2018"
    if year > newest - YEARS_APART:
        return f"less than three years before May {newest}: the two pool some of the same answers"
    return ""
