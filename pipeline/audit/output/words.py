"""A verdict on a claim → what was found, and what the claim was taken to be, in words."""

from collections.abc import Sequence
from itertools import groupby

from pipeline.audit.model import (
    PAY_UNITS,
    PUBLISHER,
    UNKNOWN,
    Audit,
    Audited,
    Claim,
    Part,
    PublishedFigure,
)
from pipeline.brochures.places import name_within
from pipeline.core import formats
from pipeline.core.words import say
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.names import OEWS, PROJECTIONS
from pipeline.sources.register import BY_NAME

COUNTS = {
    "employment": "jobs of employees",
    "openings": "openings a year",
    "jobs_start": "jobs at the start",
    "jobs_end": "jobs at the end",
    "new_jobs": "more jobs",
}
CALLED = {
    **COUNTS,
    "change_pct": "growth",
    "unnamed": "pay",
    "outlook": "growth",
    "beside": "a comparison",
    "compared": "a comparison",
    "ranked": "a rank",
    "employment": "jobs",
    "annual": "a year",
    "hourly": "an hour",
}
OF_KIND = ("not_the_publishers_figure", "part_of_the_occupation")  # said alike for any reason


def number(known: PublishedFigure) -> str:
    """Print a published figure with its statistic and unit: median $45,690 a year."""
    unit, _, kind = known.measure.partition("_")
    value = known.floor if known.value is None else known.value
    more = " or more" if known.value is None else ""
    if value is None:
        return "withheld"
    if unit in PAY_UNITS:
        printed = formats.dollars(value) if unit == "annual" else formats.hourly(value)
        return f"{_called(kind)} {printed}{more} {CALLED[unit]}"
    if known.measure == "change_pct":
        return formats.percent(value)
    return f"{formats.count(value)} {COUNTS[known.measure]}"


def _called(name: str) -> str:
    return f"{name} percentile" if name.endswith("th") else CALLED.get(name, name)


def period(name: str) -> str:
    """Name a release or round as readers know it, held or not; a mere year stays."""
    source = PROJECTIONS if "-" in name else OEWS if "A" in name else ""
    return BY_NAME[source].period(name) if source else name


def finding(audited: Audited, beside: Sequence[Claim], audit: Audit) -> str:
    """Say what was found: the figures with their release, and what else there is to say.

    beside: the claims that the verdict is about, too.
    """
    notes = [_said(one.known, audit) or str(say("audit-note", kind=one.kind))
             for one in audited.notes]  # fmt: skip
    hints = [_hint(one, audited.verdict.known, audit) for one in audited.verdict.hints]
    is_older = audited.verdict.reason == "older_release"
    said = [_found(audited, beside, audit), *([] if is_older else hints), *notes]
    return " ".join(" ".join(said).split())


def _found(audited: Audited, beside: Sequence[Claim], audit: Audit) -> str:
    claim, verdict = audited.claim, audited.verdict
    said, other = (*verdict.others, "", "")[:2]
    reason: str = verdict.kind if verdict.kind in OF_KIND else verdict.reason
    if reason == "release_not_held" and "A" in said:
        reason = "release_to_fetch"
    elif verdict.kind == "cannot_be_checked" and reason == "rank":
        reason = "no_rank"
    elif verdict.kind == "agrees" and reason in ("beside", "band"):
        reason += "_so"
    product = ""
    if reason == "hours":
        pair = sorted((claim, *beside), key=lambda one: one.amount.value)
        said, other = pair[0].amount.printed, pair[-1].amount.printed
        product = formats.dollars(float(formats.rounded(pair[0].amount.value * 2080)))
    return str(say(
        "audit-found", reason=reason, known=_said(verdict.known, audit), said=said, other=other,
        words=claim.amount.printed, product=product, when=period(said) or "that period",
    ))  # fmt: skip


def _said(known: Sequence[PublishedFigure], audit: Audit) -> str:
    """Say figures, each release, area and role once: May 2025: median $45,690 a year."""
    of_roles = len({one.soc_code for one in known}) > 1
    told = []
    for (source, release, area, role), ones in groupby(
        known, lambda one: (one.source, one.release, one.area, one.soc_code)
    ):
        of = [BY_NAME[source].period(release)]
        of += [_area(area, audit)] * (area != NATION) + [_role(role, audit)] * of_roles
        told.append(f"{', '.join(of)}: {formats.listing([number(one) for one in ones])}.")
    return " ".join(told)


def _area(code: str, audit: Audit) -> str:
    name = audit.areas.get(code)
    return name_within(name) if name else code.lstrip(UNKNOWN)


def _role(code: str, audit: Audit) -> str:
    return audit.occupations.get(code, code)


def _hint(one: PublishedFigure, known: Sequence[PublishedFigure], audit: Audit) -> str:
    """Say what the wrong number is: where it differs from what the claim says it is."""
    of = [_role(one.soc_code, audit)] if one.soc_code != known[0].soc_code else []
    of += [_area(one.area, audit)] if one.area != known[0].area else []
    of += [period(one.release)] if one.release != known[0].release else []
    return f"It is the {number(one)}{' of ' * bool(of)}{', '.join(of)}."


def taken(claim: Claim, audit: Audit) -> list[tuple[str, str, str]]:
    """Say each part that a claim was taken to have: its name, its value, and how that is known.

    How: where it is read, with its words; of what is assumed, why.
    """
    is_promise, is_pay = claim.statistic.value == "promise", claim.unit.value in PAY_UNITS
    is_others = claim.source.value != PUBLISHER
    parts = (
        ("occupation", claim.role, _role(claim.role.value, audit)),
        ("statistic", Part() if is_promise else claim.statistic, _called(claim.statistic.value)),
        ("unit", claim.unit if is_pay else Part(), _called(claim.unit.value)),
        ("area", claim.area, _area(claim.area.value, audit)),
        ("period", claim.period, period(claim.period.value)),
        ("source", claim.source, claim.source.said if is_others else "the publisher"),
        ("part", claim.whole, claim.whole.said),
        *(("beside", one, _role(one.value, audit) if "-" in one.value else _area(one.value, audit))
          for one in claim.against if one.value not in (claim.role.value, claim.area.value)),
    )  # fmt: skip
    return [(name, said or "none", _how(part)) for name, part, said in parts if part.where]


def _how(part: Part) -> str:
    if not part.is_read:
        return f"assumed: {part.where}"
    where = {"above": "text above", "size": "amount"}.get(part.where, part.where)
    return f"read in the {where}" + f": “{part.said}”" * (part.value not in part.said)
