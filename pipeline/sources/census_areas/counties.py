"""A ZIP code, or a county's name → the counties that it means, and the area that each is in."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from pipeline.archive.releases import newest_held
from pipeline.core.states import POSTAL_CODES, STATE_CODES
from pipeline.sources.census_areas import publication as census_areas
from pipeline.sources.geonames import publication as geonames
from pipeline.sources.parse import parse

# "ca" is how GeoNames shortens a census area
KIND = re.compile(
    r" (county|parish|borough|census area|ca|municipality|municipio|planning region|city)$"
)
POSTAL = {code: postal for postal, code in STATE_CODES.items()}
OF_OLD = re.compile(r"090\d\d")  # Connecticut's counties, which planning regions took the place of


@dataclass(frozen=True, slots=True)
class County:
    """A county by its FIPS code, with the OEWS code of its area.

    area: "" outside every metropolitan area; None where it is in no list of areas.
    """

    code: str
    name: str
    area: str | None

    @property
    def state(self) -> str:
        return POSTAL[self.code[:2]]

    def __str__(self) -> str:
        return f"{self.name}, {self.state}"


@dataclass(frozen=True, slots=True)
class Counties:
    """Every county by its code, and the counties of each ZIP code."""

    by_code: dict[str, County]
    of_zips: pl.DataFrame

    def of(self, zip_code: str) -> list[County]:
        """Give the counties that a ZIP code lies in, if only in part; none when it is unknown."""
        codes = self.of_zips.filter(pl.col("zip_code") == zip_code)["county_code"]
        return [self.by_code[code] for code in sorted({*codes} & self.by_code.keys())]

    def called(self, text: str) -> list[County]:
        """Give the counties of a name: Placer, Placer County, or Placer County, CA."""
        named, _, state = text.partition(",")
        postal = {one for one, name in POSTAL_CODES.items() if state.strip().lower() in
                  (one.lower(), name.lower())}  # fmt: skip
        return [
            one for one in self.by_code.values()
            if (not state or one.state in postal) and _is_called(_plain(named), _plain(one.name))
        ]  # fmt: skip


@cache
def counties(raw: Path) -> Counties | None:
    """Read what is held of counties and ZIP codes; None where one of its sources is not held."""
    held = newest_held(raw, [geonames.SOURCE, census_areas.SOURCE])
    if len(held) < 2:
        return None
    frames = {
        one.table.name: one.rows for one in parse(held, [geonames.SOURCE, census_areas.SOURCE])
    }
    zips = frames[geonames.ZIP_CODES.name]
    of_zips = [one.select("zip_code", "county_code") for one in
               (zips, frames[census_areas.ZIP_COUNTIES.name])]  # fmt: skip
    named = zips.select("county_code", "county_name").unique("county_code", maintain_order=True)
    in_areas = frames[census_areas.COUNTIES.name].drop("release")
    found = {
        code: County(code, name, None if OF_OLD.match(code) else "") for code, name in named.rows()
    }
    found |= {code: County(code, name, area or "") for code, name, area in in_areas.rows()}
    return Counties(dict(sorted(found.items())), pl.concat(of_zips))


def _is_called(wanted: str, name: str) -> bool:
    """Compare names; one without its kind, as GeoNames often has it, is a county or the like."""
    if wanted == name or wanted == _bare(name):
        return True
    return name == _bare(name) == _bare(wanted) and not wanted.endswith(" city")


def _bare(name: str) -> str:
    return KIND.sub("", name.removeprefix("city and borough of "))


def _plain(name: str) -> str:
    """Give a name's words in small letters without accents: St. Louis as st louis."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z]+", letters.replace("'", ""))
    return " ".join("st" if word == "saint" else word for word in words)
