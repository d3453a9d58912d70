"""A draft → the fields of its form: labels, limits, and what is wrong with each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.core.formats import how_many
from pipeline.settings.revision import kind_of
from pipeline.settings.texts import LONGEST
from pipeline.settings.theme import ALT, contrast
from pipeline.studio.draft import Draft

Choices = tuple[tuple[str, str], ...]  # what is kept, and what it is called
COLOUR = re.compile("#[0-9A-Fa-f]{6}")
OF_SCHOOL = {  # what each field is called, and how it is filled
    "name": ("Name", "line"), "former_name": ("Former name", "line"), "place": ("Place", "line"),
    "phone": ("Phone", "line"), "web": ("Web address", "line"), "email": ("E-mail", "line"),
    "help": ("What callers get help with", "text"), "colour": ("Your color", "colour"),
    "logo": ("Logo", "picture"), "disclaimer": ("Small print", "text"),
}  # fmt: skip
OF_PROGRAM = {
    "role": ("Job that it trains for", "role"), "name": ("Name of the program", "line"),
    "length": ("How long it takes", "line"), "cost": ("Cost", "line"),
    "cost_as_of": ("Date of the cost", "line"), "cost_note": ("Note on the cost", "line"),
    "cip": ("CIP code", "line"),
}  # fmt: skip
LABELS = {
    "organisation": OF_SCHOOL, "campus": OF_SCHOOL, "programme": OF_PROGRAM,
    "campus.programme": OF_PROGRAM,
    "theme": {
        "first": ("Color of the first job", "colour"),
        "second": ("Color of the second job", "colour"),
        "nation": ("Color of the nation", "colour"),
        "photograph": ("Photograph for the cover", "picture"),
        "photograph_alt": ("What the photograph shows", "line"),
    },
    "pair": {
        "headline": ("Headline", "line"), "shared": ("What the two share", "text"),
        "choose_first": ("Who the first job may suit", "text"),
        "choose_second": ("Who the second job may suit", "text"),
        "practical_heading": ("Heading of the practical duties", "line"),
        "office_heading": ("Heading of the office duties", "line"),
    },
}  # fmt: skip
MOST_BY_KIND = {
    **LONGEST, "campus": LONGEST["organisation"], "campus.programme": LONGEST["programme"],
    "theme": {"photograph_alt": ALT[1]},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: what it is called, what it says, and what is to be said of it.

    kind: line, text, lines, colour, picture or role. most: characters, of each line where there are
    several; 0 without a limit. taken_over: what stands for it while it is empty. on_disk: what the
    file says now, where it was changed and differs; None else. notes: comments of the file.
    """

    path: str
    label: str
    kind: str
    value: str
    help: str = ""
    most: int = 0
    troubles: tuple[str, ...] = ()
    taken_over: str = ""
    on_disk: str | None = None
    choices: Choices = ()
    notes: tuple[str, ...] = ()

    @property
    def counted(self) -> str:
        """Say how long it is, of how much; "" where anything goes."""
        if self.kind != "lines":
            return f"{len(self.value):,} of {self.most} characters" if self.most else ""
        texts = self.value.split("\n") if self.value else []
        said = how_many(len(texts), "line")
        longest = max(map(len, texts), default=0)
        return f"{said}, the longest {longest} of {self.most} characters" if self.most else said

    @property
    def is_over(self) -> bool:
        texts = self.value.split("\n") if self.kind == "lines" else [self.value]
        return bool(self.most) and max(map(len, texts)) > self.most

    @property
    def is_colour(self) -> bool:
        return bool(COLOUR.fullmatch(self.value))

    @property
    def measured(self) -> str:
        """Say a colour's contrast with white; "" for what is none."""
        return f"{int(contrast(self.value) * 10) / 10} to 1" if self.is_colour else ""


@dataclass(frozen=True, slots=True)
class FormContext:
    """What is known of all fields at once.

    on_disk: the draft that the file makes now, where it was changed since the form was made.
    """

    hints: Mapping[str, str]
    troubles: Mapping[str, tuple[str, ...]]
    roles: Choices = ()
    on_disk: Draft | None = None


def fields_of(draft: Draft, path: str, context: FormContext) -> tuple[FormField, ...]:
    """Make the fields of one table of a draft."""
    kind, said = kind_of(path), draft[path]
    school = draft["organisation"] if kind == "campus" else {}
    hinted = "organisation" if kind == "campus" else kind.removeprefix("campus.")
    found = []
    for name, (label, shape) in LABELS[kind].items():
        field, value = f"{path}.{name}", said[name]
        then = (context.on_disk or {}).get(path, said)[name]
        found.append(
            FormField(
                field, label, shape, value, context.hints.get(f"{hinted}.{name}", ""),
                MOST_BY_KIND[kind].get(name, 0), context.troubles.get(field, ()),
                school.get(name, ""), then if then != value else None,
                _with(value, context.roles) if shape == "role" else (),
            )
        )  # fmt: skip
    return tuple(found)


def labelled(text: str) -> str:
    """Say in a message what a form calls a field that it names: theme.second."""
    for path, names in LABELS.items():
        for name, (label, _) in names.items():
            text = re.sub(rf"\b{path}\.{name}\b", f"“{label}”", text)
    return text


def _with(value: str, choices: Sequence[tuple[str, str]]) -> Choices:
    """Offer what a field says, too, where it is none of the choices."""
    return tuple(choices) if value in dict(choices) else ((value, value), *choices)
