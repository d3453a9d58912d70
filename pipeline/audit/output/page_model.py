"""What the page of an audit says: its templates' only context."""

from dataclasses import dataclass

from pipeline.settings.brochures import Organisation


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """One verdict in words. mark: wrong, doubtful, right or quiet; the label says the same.

    keys: the series, or tables and columns, that the figures were read from.
    """

    label: str
    mark: str
    finding: str
    rule: str
    keys: str


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """One claim. anchor: its place in the page. assumed: what was taken that it leaves unsaid."""

    anchor: str
    text: str
    place: str
    assumed: str
    verdicts: tuple[VerdictShown, ...]


@dataclass(frozen=True, slots=True)
class MissedShown:
    """A sentence that was not understood, and why."""

    text: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class PageShown:
    """One audited page or school. told: counts in words."""

    name: str
    taken_from: str
    told: str
    claims: tuple[ClaimShown, ...]
    missed: tuple[MissedShown, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many verdicts of a kind there are, and what the kind is called."""

    label: str
    mark: str
    number: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The whole page. wrong: claims that contradict, as anchor and text."""

    title: str
    lede: str
    organisation: Organisation
    counts: tuple[Count, ...]
    wrong: tuple[tuple[str, str], ...]
    pages: tuple[PageShown, ...]
    sources: tuple[str, ...]
    method: tuple[str, ...]
    small_print: str
