"""What an occupation is called on a page of a language, in the project's own words."""

from dataclasses import dataclass
from typing import ClassVar

from pipeline.warehouse.columns import Mart, MartRow


@dataclass(frozen=True, slots=True)
class OccupationName(MartRow):
    """One of the occupation_names: registered nurse, registered nurses, nurse."""

    mart: ClassVar = Mart("occupation_names", ("language", "occupation_code"), "roles", release="")

    language: str
    occupation_code: str
    singular_name: str
    plural_name: str
    short_name: str
