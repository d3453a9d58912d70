"""The panels of a brochure: what each says and shows."""

from dataclasses import dataclass

from pipeline.brochures.picture import Picture
from pipeline.core.figure import Sentence


@dataclass(frozen=True, slots=True)
class OutlookPanel:
    """What is projected for the nation: who grows faster, what was counted, openings a year.

    jobs: how many there are and will be, of a side whose counts do not deny the pay survey's.
    """

    finding: Sentence
    note: Sentence
    picture: Picture
    jobs: tuple[Sentence, ...]
    openings: Sentence
