"""A verdict on a claim → what was found, in a sentence with its figures."""

from collections.abc import Sequence
from itertools import groupby

from pipeline.audit.model import CITED, PAY_UNITS, Audit, AuditedPage, PublishedFigure, Verdict
from pipeline.brochures.places import place_name
from pipeline.core import formats
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.claims import SchoolClaim as Claim
from pipeline.sources.names import OEWS
from pipeline.sources.register import BY_NAME

COUNTS = {
    "employment": "jobs of employees",
    "openings": "openings a year",
    "jobs_start": "jobs at the start",
    "jobs_end": "jobs at the end",
    "new_jobs": "more jobs",
}


def number(known: PublishedFigure) -> str:
    """Print a published figure with its unit: $45,690 a year."""
    value = known.floor if known.value is None else known.value
    more = " or more" if known.value is None else ""
    if value is None:
        return "withheld"
    if known.measure.startswith("annual"):
        return f"{formats.dollars(value)}{more} a year"
    if known.measure.startswith("hourly"):
        return f"{formats.hourly(value)}{more} an hour"
    if known.measure == "change_pct":
        return formats.percent(value)
    return f"{formats.count(value)} {COUNTS[known.measure]}"


def statistic(known: PublishedFigure) -> str:
    """Name the statistic of a pay figure; "" for others, whose number says it."""
    return _called(known.measure) if known.measure.startswith(PAY_UNITS) else ""


def _called(measure: str) -> str:
    kind = measure.partition("_")[2]
    return f"{kind} percentile" if kind.endswith("th") else kind


def finding(verdict: Verdict, claim: Claim, page: AuditedPage, audit: Audit) -> str:
    """Say what a verdict found: the figures, with their release."""
    by_id = {audited.claim.id: audited.claim for audited in page.claims}
    others = [by_id[one] for one in verdict.others if one in by_id]
    if verdict.kind in ("agrees", "rounds", "stale") and verdict.known:
        return f"{_when(verdict.known[0], audit)}: {_said(verdict.known)}."
    if verdict.kind in ("contradicts_itself", "consistent"):
        return _itself(others, claim)
    if verdict.kind == "mixes":
        return _mixes(verdict.reason, claim, others[0], audit)
    if verdict.kind == "contradicts":
        return _contradicts(verdict, claim, audit)
    if verdict.kind == "cannot_be_checked":
        return _unchecked(verdict, claim, audit)
    said = verdict.others[0]
    called = f"Calls it “{said}”." if said else "Names neither median nor mean."
    is_undated = verdict.reason == "no_years"
    return {
        "stale": f"{period(claim.source, said)} is held and does not publish it.",
        "names_no_statistic": "Gives no years for the growth." if is_undated else called,
        "beyond_statistics": f"Says “{said}”.",
    }[verdict.kind]


def period(source: str, release: str) -> str:
    """Name a release as readers know it; one that is not held, too."""
    return BY_NAME[source].period(release) if release and source in CITED else release


def _said(known: Sequence[PublishedFigure]) -> str:
    """List figures of one release, the statistic once: median $42,000 a year and $20.19 an hour."""
    name = statistic(known[0])
    return f"{name} {formats.listing([number(one) for one in known])}".strip()


def _when(known: PublishedFigure, audit: Audit) -> str:
    """Say of which release a figure is, and of which area where that is not the nation."""
    when = period(known.source, known.release)
    return when if known.area == NATION else f"{when}, {_area(known.area, audit)}"


def _area(code: str, audit: Audit) -> str:
    return place_name(audit.areas.get(code, code))


def _contradicts(verdict: Verdict, claim: Claim, audit: Audit) -> str:
    when, figures = _when(verdict.known[0], audit), _said(verdict.known)
    if verdict.reason == "unnamed":
        figures = " and ".join(f"{statistic(one)} {number(one)}" for one in verdict.known)
    hint = f" {_hint(verdict.hints[0], claim, audit)}" if verdict.hints else ""
    is_undated = not claim.release or any(not release for _, release in claim.otherwise)
    undated = " No release that is held says so." * is_undated
    return f"{when} says {figures}.{undated}{hint}"


def _hint(known: PublishedFigure, claim: Claim, audit: Audit) -> str:
    """Say what the wrong number is: where it differs from what the claim says it is."""
    differing = [statistic(known) or "figure"]
    if known.soc_code != claim.soc_code:
        differing.append(f"of {audit.occupations.get(known.soc_code, known.soc_code)}")
    if known.area != (claim.area or NATION):
        differing.append(f"of {_area(known.area, audit)}")
    if known.release != claim.release:
        differing.append(f"of {period(known.source, known.release)}")
    return f"{number(known)} is the {' '.join(differing)}."


def _itself(others: Sequence[Claim], claim: Claim) -> str:
    """Say what other claims of the same figure say; without any, what the hours come to."""
    told = [] if others else [_hours(claim)]
    for other in others:
        where = other.where[0] if other.where else other.id
        place = f"the {where}" if where in ("table", "text", "opening") else where
        printed = formats.listing([said.printed for said in other.statements])
        told += [f"{place} says {printed}", *filter(None, [_hours(other)])]
    return f"{formats.opened('; '.join(told))}."


def _hours(claim: Claim) -> str:
    """Multiply out: $19.54 × 2,080 = $40,643; "" for a claim without pay by the hour."""
    hourly = [one for one in claim.statements if one.measure.startswith("hourly")]
    if not hourly:
        return ""
    year = formats.dollars(float(formats.rounded(hourly[0].value * 2080)))
    return f"{hourly[0].printed} × 2,080 hours = {year}"


def _mixes(reason: str, claim: Claim, other: Claim, audit: Audit) -> str:
    mine, theirs = (_side(one, reason, audit) for one in (claim, other))
    name = other.role.replace("-", " ") or other.soc_code
    return f"Stands beside the {name}’s figure{theirs}, and is itself{mine}."


def _side(claim: Claim, reason: str, audit: Audit) -> str:
    if reason in ("rounds", "releases"):
        release = period(claim.source, claim.release)
        return f" of {release}" if release else " of another release"
    if reason == "areas":
        return f" of {_area(claim.area, audit)}"
    return f" a {_called(claim.statements[0].measure)}"


def _unchecked(verdict: Verdict, claim: Claim, audit: Audit) -> str:
    when = period(claim.source, verdict.others[0])
    area = _area(claim.area, audit)
    needed = {
        "release_not_held": f"{when} is not held; it would be needed.",
        "area_not_held": f"Of {when}, {area} is not held; it would be needed.",
        "no_one_area": f"“{claim.area[1:]}” is no one area of the statistics; its full name would "
        "be needed.",
        "national_only": f"A projection for {area} would be needed, from the state itself.",
        "withheld": f"The publisher withholds the figure in {when}.",
        "not_published": f"{when} does not publish the figure.",
        "floor": f"The publisher says only “or more” in {when}.",
    }[verdict.reason]
    fetch = verdict.reason == "release_not_held" and claim.source == OEWS
    how = f" Fetch it: refresh --source {OEWS} --release {verdict.others[0]}." if fetch else ""
    releases = groupby(verdict.known, lambda one: _when(one, audit))
    held = "; ".join(f"{when}: {_said(list(known))}" for when, known in releases)
    return f"{needed}{how}" + (f" Held: {held}." if held else "")
