"""What the forms of Texts have in common: a file whose fields are shown, checked and saved."""

from collections.abc import Mapping
from typing import Any, Protocol

from pipeline.settings.revision import Tables
from pipeline.studio.fields import FormField
from pipeline.studio.original import Original
from pipeline.studio.sample import Sample
from pipeline.studio.trial import Trial, Troubles

Values = dict[str, str]  # by field


class Subject(Protocol):
    """A role's file, or a pair of brochures.toml."""

    @property
    def address(self) -> str:
        """Where its form is."""
        ...

    @property
    def slug(self) -> str:
        """Name it among its kind."""
        ...

    @property
    def states(self) -> bool:
        """Tell whether fields for single states can be added."""
        ...

    def held(self) -> Original:
        """Read its file."""
        ...

    def title(self, text: str) -> str:
        """Say what it is called."""
        ...

    def values(self, text: str) -> Values:
        """Give what the file says, by field; "" for what is still to be written."""
        ...

    def gaps(self, text: str) -> list[str]:
        """Name the fields that are still to be written."""
        ...

    def is_field(self, name: str) -> bool:
        """Tell what a form may change."""
        ...

    def typed(self, name: str, text: str) -> str:
        """Give a field's text as it is kept."""
        ...

    def tables(self, text: str, values: Values) -> Tables:
        """Tell what is otherwise than a text says."""
        ...

    def sample(self, said: Mapping[str, Any], text: str) -> Sample | None:
        """Say what pages stand beside the form."""
        ...

    def tried(self, text: str, sample: Sample | None) -> Trial:
        """Check a text, and make its pages where they are asked for."""
        ...

    def fields(
        self, text: str, values: Values, troubles: Troubles, on_disk: Values | None
    ) -> tuple[FormField, ...]:
        """Lay out its fields. on_disk: what the file says, where it was changed meanwhile."""
        ...
