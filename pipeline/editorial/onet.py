"""What the O*NET database says of an occupation, as material for a role file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kin:
    """An occupation of the database under the same SOC code, or the broad group of it."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class SharedTitle:
    """An alternate title that other codes have as well."""

    title: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnetOccupation:
    """One occupation. Texts are "" and tuples empty where the database has nothing.

    tasks: core ones first, then by importance where it is rated, else in the publisher's order.
    """

    version: str
    code: str
    title: str
    description: str
    job_zone: str
    core_tasks: tuple[str, ...]
    other_tasks: tuple[str, ...]
    titles: tuple[str, ...]
    shared_titles: tuple[SharedTitle, ...]
    kin: tuple[Kin, ...]
