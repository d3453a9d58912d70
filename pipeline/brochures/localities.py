"""A ZIP code or a county, as people name a place → the areas of statistics that it may lie in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.brochures.areas import KINDS, AreaEntry
from pipeline.core.errors import UsageError
from pipeline.core.search import did_you_mean
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.census_areas.counties import County, counties

ZIP_CODE = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class Locality:
    """What a word means: the areas, and the counties by which it lies there.

    is_zip: the word is five digits. is_census_code: they are the code of an area there, too.
    """

    word: str
    counties: tuple[County, ...]
    areas: tuple[AreaEntry, ...]
    is_zip: bool
    is_census_code: bool

    def the_area(self, where: str) -> AreaEntry:
        """Give the one area. Raises UsageError with the areas to choose from, or the counties."""
        if len(self.areas) == 1:
            return self.areas[0]
        if not self.areas:
            raise UsageError(
                f"no ZIP code {self.word} is known",
                where=where,
                expected="one that lies in a county of the United States or Puerto Rico",
                todo="Name its county instead.",
            )
        choices = [f"{area.code}  {area.name}" for area in self.areas]
        expected = "one area by its code"
        if not self.is_zip and len(self.counties) > 1:
            choices = [*map(str, self.counties)]
            expected = f"a county with its state, such as {choices[0]}"
        todo = did_you_mean(choices)
        raise UsageError(self._trouble(), where=where, expected=expected, todo=todo)

    def _trouble(self) -> str:
        """Say why there is no one area."""
        if not self.is_zip and len(self.counties) > 1:
            return f"several counties are called “{self.word}”"
        place = "; ".join(map(str, self.counties))
        said = f"the ZIP code {self.word} ({place})" if self.is_zip else place
        if self.is_census_code:
            return f"{said} is the Census’s code of an area, too"
        if any(area.kind == KINDS[3] for area in self.areas):
            return f"{said} may lie in several areas"
        return f"{said} is outside every metropolitan area"


def locality(word: str, areas: Sequence[AreaEntry], raw: Path) -> Locality | None:
    """Find what a ZIP code or a county's name means; None for a word that is neither.

    Any five digits are a ZIP code, or an area's code at the Census; of one that is not known there
    is no area.
    """
    is_zip = bool(ZIP_CODE.fullmatch(word))
    if not (is_zip or re.search(r"[^\W\d_]", word)) or not (book := counties(raw)):
        return None
    found = tuple(book.of(word) if is_zip else book.called(word))
    by_code = [area for area in areas if area.kind == KINDS[3] and area.code == f"00{word}"]
    meant = dict.fromkeys([*by_code, *(area for one in found for area in _around(one, areas))])
    if not (is_zip or found):
        return None
    return Locality(word, found, tuple(meant), is_zip, bool(by_code))


def _around(county: County, areas: Sequence[AreaEntry]) -> list[AreaEntry]:
    """Give the area of a county, or those of its state that it may be in."""
    if known := [area for area in areas if area.code == county.area]:
        return known
    state = POSTAL_CODES[county.state]
    kinds = KINDS[4:] if county.area == "" else KINDS[3:]
    return [area for area in areas if area.kind in kinds and state in area.states] or [
        area for area in areas if area.name == state
    ]
