"""A draft of brochures.toml, and what is wrong with it → the page with its form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.settings.hints import hints
from pipeline.studio.campus_areas import TypedArea, area_choices
from pipeline.studio.choose import Preview
from pipeline.studio.draft import Draft, tables_of
from pipeline.studio.fields import Choices, FormContext, FormField, fields_of, labelled
from pipeline.studio.finder import Choice
from pipeline.studio.frame import FormPage, PageFrame, Studio
from pipeline.studio.sample import Sample
from pipeline.studio.trial import Troubles

AREALESS = "This campus has no area yet: add at least one."
NOTHING = TypedArea("")


@dataclass(frozen=True, slots=True)
class FormState:
    """What a form says. digest: of the file as it was when the form was made.

    hinted: the text whose comments help. left: what was typed of areas and not understood.
    on_disk: what the file says, where it was changed meanwhile.
    """

    draft: Draft
    digest: str
    hinted: str = ""
    is_unsaved: bool = False
    left: Mapping[str, TypedArea] = field(default_factory=dict)
    on_disk: Draft | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """Name each field of the form, and each table."""
        each = (f"{path}.{name}" for path, table in self.draft.items() for name in table)
        return (*self.draft, *each)

    @property
    def texts(self) -> dict[str, str]:
        """Give what each field says."""
        tables = self.draft.items()
        return {
            f"{path}.{name}": str(said) for path, table in tables for name, said in table.items()
        }

    def of_form(self, troubles: Troubles) -> bool:
        """Tell whether something is wrong that this form can mend."""
        return any(path in self.paths for path in troubles)


@dataclass(frozen=True, slots=True)
class FormBlock:
    """A table of the form, a program or a campus, with those that are its own."""

    path: str
    number: int
    name: str
    fields: tuple[FormField, ...]
    troubles: tuple[str, ...]
    areas: tuple[Choice, ...] = ()
    area_troubles: tuple[str, ...] = ()
    typed: TypedArea = NOTHING
    programmes: tuple["FormBlock", ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolPage(FormPage):
    """The room."""

    organisation: tuple[FormField, ...]
    programmes: tuple[FormBlock, ...]
    campuses: tuple[FormBlock, ...]
    theme: tuple[FormField, ...]
    differences: tuple[str, ...]
    sample: Sample
    preview: Preview | None
    address: str = "/school"


def school_page(
    frame: PageFrame, state: FormState, troubles: Troubles, *, sample: Sample,
    preview: Preview | None, studio: Studio, notice: str,
) -> SchoolPage:  # fmt: skip
    """Lay out the form, each message beside its field."""
    draft = state.draft
    said = {path: tuple(map(labelled, each)) for path, each in troubles.items()}
    here = {path: each for path, each in said.items() if path in state.paths}
    context = FormContext(hints(state.hinted), here, roles_of(studio), state.on_disk)

    def block(path: str, number: int) -> FormBlock:
        areas = draft[path].get("areas", [])
        return FormBlock(
            path, number, draft[path]["name"], fields_of(draft, path, context),
            here.get(path, ()), area_choices(areas, studio.finder),
            _of_areas(here.get(f"{path}.areas", ()), areas), state.left.get(path, NOTHING),
            blocks(f"{path}.programme"),
        )  # fmt: skip

    def blocks(kind: str) -> tuple[FormBlock, ...]:
        return tuple(block(path, n) for n, path in enumerate(tables_of(draft, kind), 1))

    others = [one for path, each in said.items() if path not in here for one in each]
    return SchoolPage(
        frame, state.digest, notice, tuple(others), state.is_unsaved, state.on_disk is not None,
        sum(map(len, here.values())) + len(state.left), fields_of(draft, "organisation", context),
        blocks("programme"), blocks("campus"), fields_of(draft, "theme", context),
        tuple(_differences(draft, state.on_disk)), sample, preview,
    )  # fmt: skip


def _of_areas(troubles: tuple[str, ...], areas: list[str]) -> tuple[str, ...]:
    """Say what is wrong with a campus's areas; without any, what to do."""
    return troubles if areas or not troubles else (AREALESS,)


def roles_of(studio: Studio) -> Choices:
    """Give the roles that a program may train for, those that are not finished, too."""
    titles = {slug: str(role["title"]) for slug, role in studio.finder.roles.items()}
    files = sorted(path.stem for path in (studio.paths.raw / "roles").glob("*.toml"))
    return tuple((slug, titles.get(slug, f"{slug} (not finished)")) for slug in files)


def _differences(draft: Draft, on_disk: Draft | None) -> list[str]:
    """Tell the programs and campuses that a file has and the form has not, or the other way."""
    if on_disk is None:
        return []
    kinds = {"programme": "program", "campus": "campus"}
    found = []
    for path in [*on_disk, *draft]:
        kind = kinds[re.sub(r".*?(\w+)\[\d+\]\Z", r"\1", path)] if path.endswith("]") else ""
        if kind and (path in on_disk) != (path in draft):
            name = (on_disk if path in on_disk else draft)[path]["name"] or "without a name"
            where = "in the file, not here" if path in on_disk else "here, not in the file"
            found.append(f"A {kind}, {name}, stands {where}.")
    return found
