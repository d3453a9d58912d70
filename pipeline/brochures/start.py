"""How to start: what a school offers for the two roles, and whom to call."""

from dataclasses import dataclass

from pipeline.core.figure import Sentence, Side


@dataclass(frozen=True, slots=True)
class ProgrammeText:
    """What the school offers for one of the two roles; empty where it says nothing.

    cost: as the school gives it, as of the day that cost_as_of names.
    """

    side: Side
    name: Sentence
    length: Sentence
    cost: Sentence
    cost_as_of: Sentence
    cost_note: Sentence


@dataclass(frozen=True, slots=True)
class Start:
    """How to start: the programmes that train for the two roles, and whom to call."""

    programmes: tuple[ProgrammeText, ...]
    phone: Sentence
    phone_link: str
    help: Sentence
    disclaimer: Sentence
    qr_address: str
    qr_label: str
    qr_alt: str
