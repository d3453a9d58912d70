"""What a person types → the job or the place that is meant, and what else it may be."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.brochures.area_words import choose_areas, places
from pipeline.brochures.areas import AreaEntry, areas
from pipeline.core.errors import PipelineError, UsageError
from pipeline.core.formats import opened
from pipeline.core.paths import Paths
from pipeline.core.search import near, search
from pipeline.sources.bls_oews.publication import occupations
from pipeline.sources.onet.title_book import TitleBook, listings, title_book, titles_release
from pipeline.sources.roles.names import FILE, plain_names
from pipeline.sources.roles.publication import GAP

OFFERED = 8  # choices at a time
LONGEST = 200  # characters of what is typed


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be asked for: what the command line calls it, and what people do.

    detail: what tells it from others of a like name.
    """

    code: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text means: one choice, or none and why; others it may mean instead."""

    text: str
    choice: Choice | None = None
    others: tuple[Choice, ...] = ()
    trouble: str = ""

    @property
    def is_exact(self) -> bool:
        """Tell whether the text is the choice's own name or code."""
        one = self.choice
        return one is not None and self.text.lower() in (one.name.lower(), one.code)


class Finder:
    """The jobs and places that can be asked for, read once."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths

    def renew(self) -> None:
        """Read the lists anew: others were fetched."""
        for name in ("areas", "codes", "names", "_book"):
            self.__dict__.pop(name, None)

    @cached_property
    def areas(self) -> list[AreaEntry]:
        return areas(self.paths)

    @cached_property
    def codes(self) -> Mapping[str, str]:
        return {one.code: one.name for one in occupations(self.paths)}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Give the plain name of each occupation: registered nurse."""
        names = plain_names(self.paths.raw / "roles" / FILE)
        return {code: opened(name) for code, name in names.items()}

    @property
    def jobs(self) -> list[tuple[Choice, tuple[str, ...]]]:
        """Give each role and occupation with the words that it is found by; roles first."""
        found = []
        for slug, role in self.roles.items():
            code = str(role.get("soc_code"))
            detail = f"described in words · counted as {self.codes.get(code, code)}"
            title, also = str(role["title"]), role.get("other_titles")
            words = (title, *map(str, also if isinstance(also, list) else ()), slug)
            found.append((Choice(slug, title, detail), words))
        for code, title in self.codes.items():
            name = self.names.get(code, title)
            found.append((Choice(code, name, f"numbers alone · counted as {title}"), (name, title)))
        return found

    @property
    def roles(self) -> Mapping[str, Mapping[str, object]]:
        """Read the roles without gaps, by their slugs; what cannot be read is told on Texts."""
        found = {}
        for path in sorted((self.paths.raw / "roles").glob("*.toml")):
            try:
                said = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                continue
            if isinstance(said.get("title"), str) and GAP not in str(said.get("title")):
                found[path.stem] = said
        return found

    def job(self, text: str) -> Meant:
        """Find the job that a text means: by code, name, title, or what is near it."""
        wanted = text.strip()[:LONGEST]
        every = self.jobs
        if not wanted:
            return Meant(wanted, trouble="Which job? Type a few letters of its name.")
        exact = [
            one for one, words in every if wanted.lower() in {one.code, *map(str.lower, words)}
        ]
        rows = [(one.code, *words) for one, words in every]
        found = list(dict.fromkeys([*exact, *(every[n][0] for n in search(wanted, rows))]))
        if not found:
            found = self._by_title(wanted)
        if found:
            called = {one.name.lower(): one for one in reversed(found)}  # a role before its code
            first, *more = [one for one in found if called[one.name.lower()] == one]
            return Meant(wanted, first, tuple(more[:OFFERED]))
        others = tuple(every[n][0] for n in near(wanted, rows))
        return Meant(wanted, None, others, f"No job is called “{wanted}”.")

    def _by_title(self, text: str) -> list[Choice]:
        """Find occupations by the job titles that O*NET lists under them."""
        book = self._book
        by_code = {one.code: one for one, _ in self.jobs}
        told = listings(text, book) if book else ()
        return [by_code[one.code] for one in told if one.code in by_code]

    @cached_property
    def _book(self) -> TitleBook | None:
        release = titles_release(self.paths.raw)
        return title_book(release, self.paths) if release else None

    def place(self, text: str) -> Meant:
        """Find the area that a text means; a place that may lie in several is asked about."""
        wanted = text.strip()[:LONGEST]
        if not wanted:
            return Meant(wanted, trouble="Which place? A city, a state, a ZIP code or a county.")
        try:
            (one,) = choose_areas([wanted], self.areas, self.paths.raw, "")
        except ValueError:
            return Meant(wanted, None, (), "That means many places: name one of them.")
        except UsageError as error:
            return Meant(wanted, None, self.places(wanted), f"{opened(error.what)}.")
        return Meant(
            wanted, _choice(one), tuple(o for o in self.places(wanted) if o.code != one.code)
        )

    def places(self, text: str) -> tuple[Choice, ...]:
        """Give the areas that a text may mean, best first."""
        rows = [(one.code, one.name) for one in self.areas]
        try:
            meant = places(text, self.areas, self.paths.raw, "")
        except PipelineError:
            meant = []
        found = meant or [self.areas[n] for n in search(text, rows) or near(text, rows)]
        return tuple(map(_choice, found[:OFFERED]))


def _choice(area: AreaEntry) -> Choice:
    return Choice(area.code, area.name, area.kind if area.kind != "nation" else "the whole country")


def suggested(found: Meant) -> Sequence[Choice]:
    """Give what is offered while a text is typed, best first."""
    return [*([found.choice] if found.choice else []), *found.others][:OFFERED]
