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
        return f"{_called(kind)} {printed}{more} {_called(unit)}"
    if known.measure == "change_pct":
        return formats.percent(value)
    return str(say("audit-jobs", number=formats.count(value), measure=known.measure))


def _called(name: str) -> str:
    return f"{name} percentile" if name.endswith("th") else str(say("audit-called", name=name))


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
    hints = [_hint(one, audited.verdict.known[0], audit) for one in audited.verdict.hints]
    is_older = audited.verdict.reason == "older_release"
    said = [_found(audited, beside, audit), *([] if is_older else hints), *notes]
    return " ".join(" ".join(said).split())


def _found(audited: Audited, beside: Sequence[Claim], audit: Audit) -> str:
    claim, verdict = audited.claim, audited.verdict
    said, other = (*verdict.others, "", "")[:2]
    reason: str = verdict.kind if verdict.kind in OF_KIND else verdict.reason
    if reason == "release_not_held" and "A" in said:
        reason = "release_to_fetch"
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
        of += [_name(area, audit)] * (area != NATION) + [_name(role, audit)] * of_roles
        told.append(f"{', '.join(of)}: {formats.listing([number(one) for one in ones])}.")
    return " ".join(told)


def _name(code: str, audit: Audit) -> str:
    """Name an occupation or an area by its code, else as it is said."""
    if area := audit.areas.get(code):
        return name_within(area)
    return audit.occupations.get(code, code.lstrip(UNKNOWN))


def _hint(one: PublishedFigure, known: PublishedFigure, audit: Audit) -> str:
    """Say what the wrong number is: where it differs from what the claim says it is."""
    of = [_name(one.soc_code, audit)] * (one.soc_code != known.soc_code)
    of += [_name(one.area, audit)] * (one.area != known.area)
    of += [period(one.release)] * (one.release != known.release)
    return f"It is the {number(one)}{' of ' * bool(of)}{', '.join(of)}."


def taken(claim: Claim, audit: Audit) -> list[tuple[str, str, str]]:
    """Say each part that a claim was taken to have: its name, its value, and how that is known.

    How: where it is read, with its words; of what is assumed, why.
    """
    is_promise, is_pay = claim.statistic.value == "promise", claim.unit.value in PAY_UNITS
    is_others = claim.source.value != PUBLISHER
    own = (claim.role.value, claim.area.value)
    beside = [one for one in claim.against if one.value not in own]
    parts = (
        ("occupation", claim.role, _name(claim.role.value, audit)),
        ("statistic", Part() if is_promise else claim.statistic, _called(claim.statistic.value)),
        ("unit", claim.unit if is_pay else Part(), _called(claim.unit.value)),
        ("area", claim.area, _name(claim.area.value, audit)),
        ("period", claim.period, period(claim.period.value)),
        ("source", claim.source, claim.source.said if is_others else "the publisher"),
        ("part", claim.whole, claim.whole.said),
        *(("beside", one, _name(one.value, audit)) for one in beside),
    )  # fmt: skip
    return [(name, said or "none", _how(part)) for name, part, said in parts if part.where]


def _how(part: Part) -> str:
    if not part.is_read:
        return f"assumed: {part.where}"
    where = {"above": "text above", "size": "amount"}.get(part.where, part.where)
    return f"read in the {where}" + f": “{part.said}”" * (part.value not in part.said)
