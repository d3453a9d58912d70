"""Brochures → jobs: which document is made of each, in which layout and variant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from pipeline.brochures.brochure import Brochure
from pipeline.core.language import SOURCE
from pipeline.documents.pdf.inks import Profile, read_profile
from pipeline.settings.brochures import Matrix
from pipeline.settings.layouts import layouts

MARKS = {"screen": "", "print": ".print", "proof": ".proof"}  # what lies beside is the first's


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be made.

    profile: the file of the press that the print variant is for. web: the address of the folder
    on the web that pages are put into.
    """

    brochure: Brochure
    layout: str
    variant: str
    profile: Path | None = None
    web: str = ""

    @property
    def path(self) -> str:
        """Where it lies in its edition."""
        name = f"{self.name}{MARKS[self.variant]}.{self.kind}"
        return f"{self.brochure.pair_slug}/{self.brochure.area_code}/{name}"

    @property
    def name(self) -> str:
        """What its files are called: trifold; trifold.es in another language than the first."""
        language = self.brochure.language
        return self.layout if language == SOURCE else f"{self.layout}.{language}"

    @property
    def kind(self) -> str:
        return layouts()[self.layout].becomes

    @property
    def kept_as(self) -> str:
        """Name its file in the store."""
        return f"document.{self.kind}"

    @property
    def shown(self) -> Brochure:
        """Give of the brochure what its layout shows."""
        shows, whole = layouts()[self.layout].shows, self.brochure
        return replace(
            whole,
            address=f"{self.web.rstrip('/')}/{self.path}" if self.web else "",
            trend=whole.trend if "trend" in shows else None,
            quotable=whole.quotable if "quotable" in shows else None,
            facts=whole.facts if "facts" in shows else (),
        )

    @property
    def press(self) -> Profile | None:
        """Read what the document is printed with, once a process."""
        return read_profile(self.profile, "brochures.toml [print]") if self.profile else None


def jobs_of(
    orders: Iterable[tuple[Matrix, Iterable[Brochure]]], profile: Path | None
) -> Iterator[Job]:
    """Give a job for every brochure of an order in each layout and variant, each document once."""
    known = set[str]()
    for order, brochures in orders:
        for brochure, (layout, variant) in product(brochures, order.kinds):
            press = profile if variant == "print" else None
            web = order.web_address if layouts()[layout].becomes == "html" else ""
            job = Job(brochure, layout, variant, press, web)
            if job.path not in known:
                known.add(job.path)
                yield job
