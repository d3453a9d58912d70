"""A pair of brochures.toml → a form of its texts, and its pages beside it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.settings.hints import hints
from pipeline.settings.revision import Tables, flat
from pipeline.studio.draft import one_line, shown
from pipeline.studio.fields import LABELS, FormContext, FormField, fields_of
from pipeline.studio.frame import Studio
from pipeline.studio.original import Original, original
from pipeline.studio.sample import PAIR, Sample, sample_of
from pipeline.studio.subject import Values
from pipeline.studio.trial import Trial, Troubles, tried

NAMES = tuple(LABELS["pair"])
PAIR_TABLE = re.compile(r"pair\[\d+\]")
TEXTS = ("headline", "shared", "choose_first", "choose_second")  # begun empty


@dataclass(frozen=True, slots=True)
class PairSubject:
    """A [[pair]], as something that a form changes. number: which of them it is."""

    slug: str
    number: int
    studio: Studio
    states: bool = False

    @property
    def address(self) -> str:
        return f"/texts/pair/{self.slug}"

    @property
    def path(self) -> str:
        return f"pair[{self.number}]"

    def held(self) -> Original:
        return original(self.studio.paths.matrix)

    def title(self, text: str) -> str:
        sample = self.sample({}, text)
        return dict(sample.pairs).get(self.slug, self.slug)

    def values(self, text: str) -> Values:
        said = flat(tomllib.loads(text)).get(self.path, {})
        return {name: one_line(shown("pair", name, said.get(name))) for name in NAMES}

    def gaps(self, text: str) -> list[str]:
        return [name for name, said in self.values(text).items() if not said and name in TEXTS]

    def is_field(self, name: str) -> bool:
        return name in NAMES

    def typed(self, _: str, text: str) -> str:
        return one_line(text)

    def tables(self, text: str, values: Values) -> Tables:
        before = self.values(text)
        return {self.path: {n: said for n, said in values.items() if said != before[n]}}

    def sample(self, said: Mapping[str, Any], text: str) -> Sample:
        content = flat(tomllib.loads(text))
        return sample_of({**said, PAIR: self.slug}, content, self.studio.finder)

    def tried(self, text: str, sample: Sample | None) -> Trial:
        fields = [f"{self.path}.{name}" for name in NAMES]
        trial = tried(self.studio, text, sample.words if sample else None, fields)
        own = {field.removeprefix(f"{self.path}."): said for field, said in trial.troubles.items()}
        return replace(trial, troubles=own)

    def fields(
        self, text: str, values: Values, troubles: Troubles, on_disk: Values | None
    ) -> tuple[FormField, ...]:
        drafts = (
            {"organisation": {}, "pair": said} if said else None for said in (values, on_disk)
        )
        draft, then = drafts
        context = FormContext(
            hints(text), {f"pair.{n}": said for n, said in troubles.items()}, (), then
        )
        made = fields_of(draft or {}, "pair", context)
        return tuple(replace(one, path=one.path.removeprefix("pair.")) for one in made)


def pair_numbers(content: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """Give the place of each pair in the file, by its slug."""
    found = dict[str, int]()
    for number, path in enumerate(filter(PAIR_TABLE.fullmatch, content)):
        found.setdefault(str(content[path].get("slug", "")), number)
    return found
