"""The crosswalk that is held → each program of study, and the occupations that it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from pipeline.archive.releases import newest_held
from pipeline.core.formats import listing
from pipeline.sources.cip_soc import publication as cip_soc
from pipeline.sources.onet.title_book import plain
from pipeline.sources.parse import parse

TEACHERS = "25-1"  # postsecondary


@dataclass(frozen=True, slots=True)
class StudyProgram:
    """A program of study by its CIP code; without SOC codes it leads to no occupation."""

    code: str
    title: str
    soc_codes: tuple[str, ...]

    @property
    def teachers(self) -> list[str]:
        """Give the codes of those who teach it."""
        return [code for code in self.soc_codes if code.startswith(TEACHERS)]

    @property
    def others(self) -> list[str]:
        return [code for code in self.soc_codes if code not in self.teachers]

    @property
    def said(self) -> str:
        """Say where it leads, with those who teach it at the end."""
        codes = (listing(self.others) or "no occupation") + " alone" * (len(self.others) == 1)
        taught = f", but for those who teach it ({listing(self.teachers)})" * bool(self.teachers)
        return f"{self.code} {self.title} leads to {codes}{taught}"

    @property
    def names(self) -> set[str]:
        """Give the names that the title has in one, as they are compared.

        Medical/Clinical Assistant: medical assistant, clinical assistant.
        """
        words = product(*(word.split("/") for word in self.title.split()))
        return {plain(name) for name in (*self.title.split("/"), *map(" ".join, words))}


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The programs of one release, by their codes."""

    programmes: Mapping[str, StudyProgram]

    def called(self, title: str) -> list[StudyProgram]:
        """Give the programs that are named like a job title."""
        return [one for one in self.programmes.values() if plain(title) in one.names]


@cache
def crosswalk(raw: Path) -> Crosswalk | None:
    """Read the newest release that is held; None when none is."""
    frames = parse(newest_held(raw, [cip_soc.SOURCE]), [cip_soc.SOURCE])
    if not frames:
        return None
    codes: dict[tuple[str, str], list[str]] = {}
    for cip, title, soc in frames[0].rows.select("cip_code", "cip_title", "soc_code").rows():
        led = codes.setdefault((cip, title.removesuffix(".")), [])
        led += [soc] if soc != cip_soc.NO_OCCUPATION else []
    return Crosswalk({c: StudyProgram(c, title, tuple(led)) for (c, title), led in codes.items()})
