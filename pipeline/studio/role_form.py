"""A role file → a form of its texts, and what is wrong with them."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import Meta

from pipeline.core.errors import Faults, UsageError
from pipeline.core.formats import opened
from pipeline.core.language import SOURCE
from pipeline.core.states import POSTAL_CODES
from pipeline.documents.order import prove_letters
from pipeline.editorial.outline import hint
from pipeline.settings.hints import notes
from pipeline.settings.revision import Tables, Value
from pipeline.settings.theme import DEFAULT
from pipeline.sources.roles.publication import GAP, MAY_BE_EMPTY, RoleFile, read_role
from pipeline.studio.draft import one_line
from pipeline.studio.fields import FormField
from pipeline.studio.frame import Studio
from pipeline.studio.original import Original, original
from pipeline.studio.sample import Sample
from pipeline.studio.subject import Values
from pipeline.studio.trial import Trial, Troubles, draft_folder, named_in, told

STATES = "certification_in"  # a table of its own: a text by state
LABELS = {
    "title": "Title", "plural": "Plural", "short": "Short name", "other_titles": "Other titles",
    "soc_code": "Occupation code", "soc_evidence": "Why this occupation", "summary": "Summary",
    "day": "A normal day", "practical_duties": "Practical duties",
    "office_duties": "Office duties", "no_practical_duties": "If there are no practical duties",
    "workplaces": "Workplaces", "where_short": "Workplaces, in short", "hours": "Hours",
    "when_short": "Hours, in short", "education": "Education and training",
    "training_short": "Training, in short", "steps": "Steps to the first job",
    "certification": "Certification", "outlook_reason": "Why jobs are to change",
    "outlook_reason_of": "Number of that reason",
}  # fmt: skip
HELP = {
    "soc_code": "The code of the federal list of jobs, such as 31-9092.",
    "outlook_reason_of": "Twelve digits and letters, as the projections number their reasons.",
}
REQUIRED = tuple(name for name in LABELS if name not in {*MAY_BE_EMPTY, "outlook_reason_of"})
SHORT = 60  # characters that fit a field of one line
OF_ONE_LINE = ("title", "plural", "soc_code", "outlook_reason_of")


@dataclass(frozen=True, slots=True)
class RoleSubject:
    """The file of a role, as something that a form changes."""

    path: Path
    studio: Studio
    states: bool = True

    @property
    def slug(self) -> str:
        return self.path.stem

    @property
    def address(self) -> str:
        return f"/texts/role/{self.slug}"

    def held(self) -> Original:
        return original(self.path)

    def title(self, text: str) -> str:
        return self.values(text)["title"] or opened(self.slug.replace("-", " "))

    def values(self, text: str) -> Values:
        said = tomllib.loads(text)
        states = said.get(STATES)
        found = {name: _shown(said.get(name, "")) for name in LABELS}
        for state, value in states.items() if isinstance(states, dict) else ():
            found[f"{STATES}.{state}"] = _shown(value)
        return found

    def gaps(self, text: str) -> list[str]:
        return [name for name in _gaps(text) if name not in MAY_BE_EMPTY]

    def is_field(self, name: str) -> bool:
        return name in LABELS or name.removeprefix(f"{STATES}.") in POSTAL_CODES

    def typed(self, name: str, text: str) -> str:
        if name not in LISTS:
            return one_line(text)
        return "\n".join(filter(None, map(one_line, text.split("\n"))))

    def tables(self, text: str, values: Values) -> Tables:
        """Tell what differs; a gap that may be empty is so once all else is written."""
        before, is_written = self.values(text), all(values[name] for name in REQUIRED)
        changed = {name: said for name, said in values.items() if said != before.get(name, "")}
        changed |= {name: "" for name in _gaps(text) if is_written and not values.get(name)}
        own, states = dict[str, Value](), dict[str, Value]()
        for name, said in changed.items():
            if state := name.partition(".")[2]:
                states[state] = said or None
            else:
                own[name] = said.split("\n") * bool(said) if name in LISTS else said
        return {"": own, STATES: states}

    def sample(self, _: Mapping[str, Any], __: str) -> Sample | None:
        return None

    def tried(self, text: str, _: Sample | None) -> Trial:
        matrix, faults = self.studio.matrix, Faults()
        fonts = matrix.theme.fonts if matrix else DEFAULT.fonts
        with draft_folder(self.studio) as folder:
            path = folder / self.path.name
            path.write_text(text, encoding="utf-8")
            role = read_role(path, faults)[SOURCE]
            texts = asdict(role)
            states = texts.pop(STATES).items()
            prove_letters(str, "", texts, fonts, faults)
            prove_letters(str, f"{STATES}.", dict(states), fonts, faults)
        if role.soc_code and role.soc_code not in self.studio.finder.codes:
            what, expected = "field soc_code is no occupation’s", "a code such as 31-9092"
            faults.noted.append(UsageError(what, expected=expected, found=role.soc_code))
        gaps, fields = _gaps(text), (*self.values(text), STATES)
        found = {one: named_in(one.what, fields) for one in faults.noted}
        return Trial(told({one: name for one, name in found.items() if name not in gaps}))

    def fields(
        self, text: str, values: Values, troubles: Troubles, on_disk: Values | None
    ) -> tuple[FormField, ...]:
        comments = notes(text)
        return tuple(
            _field(name, value, troubles.get(name, ()), on_disk, comments.get(name, ()))
            for name, value in values.items()
        )


def _field(
    name: str, value: str, troubles: tuple[str, ...], on_disk: Values | None,
    comments: Sequence[str],
) -> FormField:  # fmt: skip
    state = name.partition(".")[2]
    most = LIMITS.get(name, 0)
    is_line = name in OF_ONE_LINE or 0 < most <= SHORT
    kind = "lines" if name in LISTS else "line" if is_line else "text"
    label = LABELS.get(name) or f"Certification in {POSTAL_CODES.get(state, state)}"
    then = (on_disk or {}).get(name, "")
    said = "" if state else HELP.get(name) or f"{opened(hint(name))}."
    said += " It may stay empty." * (name in MAY_BE_EMPTY)
    return FormField(
        name, label, kind, value, said, most, troubles,
        on_disk=then if on_disk is not None and then != value else None,
        notes=tuple(_paragraphs(comments)),
    )  # fmt: skip


def _gaps(text: str) -> list[str]:
    return [name for name, value in tomllib.loads(text).items() if GAP in str(value)]


def _shown(value: object) -> str:
    """Give a field's value as a form has it, a line an item; "" for a gap."""
    texts = value if isinstance(value, list) else [value]
    return "\n".join(one_line(str(one)) for one in texts if not str(one).startswith(GAP))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Join the lines of a comment; each that quotes another publisher stays by itself."""
    said = ""
    for line in lines:
        if line.startswith(">"):
            yield from filter(None, (said,))
            said = ""
            yield line.removeprefix(">").strip()
        else:
            said = f"{said} {line}".strip()
    yield from filter(None, (said,))


def _most(kind: Any) -> int:
    """Give the characters that a text, or an item of a list of texts, may have at most."""
    if get_origin(kind) is not Annotated:
        return 0
    bare, *described = get_args(kind)
    if get_origin(bare) is tuple:
        return _most(get_args(bare)[0])
    return next(
        (one.max_length for one in described if isinstance(one, Meta) and one.max_length), 0
    )


_KINDS = get_type_hints(RoleFile, include_extras=True)
LIMITS = {name: _most(kind) for name, kind in _KINDS.items()}
LISTS = tuple(name for name in LABELS if get_origin(get_type_hints(RoleFile)[name]) is tuple)
