"""What a person asks for on the command line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """Words that narrow brochures.toml; an empty tuple is what is declared there.

    is_trend: whether a guide shows pay over time. jobs and scheduler say where documents are made,
    never what is in them.
    """

    pairs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    jobs: int = 1
    scheduler: str = ""
    is_trend: bool = False
