"""A figure in its context → a claim that can be held up, or why it is none."""

import re
from dataclasses import replace
from functools import partial

from pipeline.audit.model import UNKNOWN
from pipeline.audit.understand import mentions
from pipeline.audit.understand.context import (
    Context,
    around,
    beside,
    in_heads,
    nearest,
    own,
    spoken_of,
)
from pipeline.audit.understand.mentions import NATIONAL, Mention, areas
from pipeline.audit.understand.numbers import Number
from pipeline.audit.understand.vocabulary import Subject, Vocabulary
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS, NATION
from pipeline.sources.claims import SchoolClaim as Claim, ClaimedFigure
from pipeline.sources.names import OEWS, PROJECTIONS

EMPLOYED = re.compile(r"\bemploy\w*|\bjobs?\b|\bnumber of\b", re.IGNORECASE)
# the subject of a sentence that names no role: these may stand for the one last named
NEUTRAL = {
    "they", "workers", "assistants", "graduates", "employees", "people", "those", "these", "half",
    "professionals", "percent", "%", "wages", "others", "jobs", "who", "positions", "technicians",
    "occupations", "roles", "salaries", "earnings", "and", "median", "year", "hour", "states",
}  # fmt: skip
SUBJECT = re.compile(
    r"\b([A-Za-z-]+s)\s+(?:\w+ly |can |may |often |all )?(?:earn|make|made)\w*\b", re.I
)
HOURLY_MOST = 250.0
NOT_PAY = "no word of pay stands with it"
PAY = re.compile(
    r"\bearn\w*|\bpa(?:y|id|ys|ying)\b|\bsalar\w+|\bwages?\b|\bincomes?\b|\bcompensation\b"
    r"|\bmakes?\b|\bmade\b|\bpercentile",
    re.IGNORECASE,
)
GROWTH = re.compile(
    r"\bgr(?:ow|ew|own)\w*|\bincrease\w*|\bexpan\w+|\brise\w*|\brising\b|\bdeclin\w+|\bdecreas\w+"
    r"|\bshrink\w*|\boutlook\b|\bprojected\b|\bprojection\w*|\bfall\b",
    re.IGNORECASE,
)
COST = re.compile(
    r"\btuition\b|\bcosts?\b|\bfees?\b|\bscholarships?\b|\bloans?\b|\bgrants?\b|\bfinancial aid\b"
    r"|\bprice\b|\bbooks\b|\bdeposit\b|\bpayments?\b",
    re.IGNORECASE,
)
EARN = re.compile(r"\bearn\w*|\bsalar\w+|\bwages?\b|\bpaid\b|\bmedian\b", re.IGNORECASE)
OPENINGS = re.compile(r"\bopenings?\b", re.IGNORECASE)


def understand(number: Number, context: Context, names: Vocabulary) -> Claim | str:
    """Understand a figure, or say in words why not; "" where it is about something else."""
    role = _role(number, context, names)
    topic = topic_of(number, context)
    if isinstance(role, str):
        return role if topic else ""
    if number.trouble:
        return number.trouble
    if not topic:
        return NOT_PAY if number.kind == "usd" else "what it counts is not said"
    place = beside(number, context, partial(areas, names=names))
    if place and place.value.startswith(UNKNOWN):
        return f"“{place.value[1:]}” is no one area of the statistics"
    if topic == "pay":
        return _pay(number, context, role, _areas(place, context, names))
    claim = replace(context.claim(role), area=place.value if place else NATION)
    return _outlook(number, context, claim, topic)


def topic_of(number: Number, context: Context) -> str:
    """Say what a figure is about: pay, growth, openings, jobs, new_jobs; "" if that is not said."""
    heads = " ".join(context.block.heads)
    told = f"{context.sentence} {heads}"
    if number.kind == "usd":
        return "pay" if _is_pay(context, told) else ""
    if number.kind in ("pct", "points"):
        return "growth" if GROWTH.search(told) and not _is_share(number, context) else ""
    if number.kind == "jobs" and OPENINGS.search(heads):
        return "openings"
    return str(number.kind)


def _is_pay(context: Context, told: str) -> bool:
    """Tell whether dollars are pay: by the words beside them, or else around them."""
    if COST.search(told) and not EARN.search(told):
        return False
    is_named = PAY.search(told) or mentions.statistics(told) or mentions.units(told)
    return bool(is_named or any(PAY.search(text) for text in context.earlier[:1]))


def _is_share(number: Number, context: Context) -> bool:
    """Tell whether a percentage is part of something else: 8% more, 95% placement."""
    after = context.sentence[number.end : number.end + 30]
    return bool(re.match(r"\s+of (?!growth)\w+|\s+(?:placement|more|less|higher|lower)", after))


def _areas(place: Mention | None, context: Context, names: Vocabulary) -> tuple[str, ...]:
    """Give the area that pay is of; where none is named beside it, all that it may be."""
    if place:
        return (place.value,)
    find = partial(areas, names=names)
    found = [one.value for one in around(context, find)]
    near = around(replace(context, last=()), find)
    nearest_unknown = [one.value for one in near[:1] if one.value.startswith(UNKNOWN)]
    rest = [one for one in found if not one.startswith(UNKNOWN)]
    return tuple(dict.fromkeys([*nearest_unknown, *rest, NATION]))


def _role(number: Number, context: Context, names: Vocabulary) -> Subject | str:
    find = partial(mentions.roles, names=names)
    named = beside(number, context, find)

    def others(text: str) -> list[Mention]:
        return [one for one in find(text) if one.value != ALL_OCCUPATIONS]

    meant = [named] if named else spoken_of(context, others)
    if not meant or meant[0].role is None:
        return "no role or occupation that is known here is named"
    if len({one.value for one in meant}) > 1:
        return "which of the roles in the heading is meant is not said"
    subject = SUBJECT.search(context.sentence)
    if not find(context.sentence) and subject and subject[1].lower() not in NEUTRAL:
        return f"“{subject[1]}” is no role or occupation that is known here"
    return meant[0].role


def _pay(number: Number, context: Context, role: Subject, codes: tuple[str, ...]) -> Claim | str:
    named = _statistic(number, context)
    kind, called = named.value.split("|") if named else ("unnamed", "")
    unit = _unit(number, context)
    if unit == "other":
        return "pay by the month, week or day is not published"
    relation = "is" if kind.endswith("th") else number.relation
    releases = _releases(number, context)
    usd = "usd_per_hour" if unit == "hourly" else "usd_per_year"
    said = ClaimedFigure(f"{unit}_{kind}", number.value, usd, number.printed, relation)
    otherwise = tuple((area, release) for area in codes for release in releases)
    return replace(
        context.claim(role), area=codes[0], source=OEWS, release=releases[0], statistic=called,
        statements=(said,), assumed=_assumed(codes, releases, context), otherwise=otherwise[1:],
    )  # fmt: skip


def _releases(number: Number, context: Context) -> tuple[str, ...]:
    """Give the release that pay is of; where no year is named beside it, all that it may be."""
    if year := own(number, context, mentions.years):
        return (f"{year.value}A01",)
    found = [f"{one.value}A01" for one in around(context, mentions.years)]
    return tuple(dict.fromkeys([*found[:1], ""]))


def _assumed(
    codes: tuple[str, ...], releases: tuple[str, ...], context: Context
) -> tuple[str, ...]:
    told = []
    if codes == (NATION,) and not NATIONAL.search(context.sentence):
        told.append("no area is named: the nation is taken")
    elif len(codes) > 1:
        told.append("its sentence names no area: those named around it and the nation are tried")
    if releases == ("",):
        told.append("no year is named: every release held is tried, the newest first")
    return tuple(told)


def _statistic(number: Number, context: Context) -> Mention | None:
    named = mentions.statistics(context.sentence)
    found = nearest(number, named, context) or in_heads(context, mentions.statistics)
    if found or not re.search(r"\b(?:that is|or|which is|equal to)\b", context.sentence):
        return found
    return next(iter(around(context, mentions.statistics)), None)


def _unit(number: Number, context: Context) -> str:
    """Say by what time pay is counted: what stands next to it, else what its size tells."""
    after = mentions.units(context.sentence[number.end : number.end + 16])
    if after and context.sentence[number.end : number.end + after[0].start].strip() in ("", "("):
        return after[0].value
    named = mentions.units(context.sentence)
    found = nearest(number, named, context) or in_heads(context, mentions.units)
    by_size = "hourly" if number.value < HOURLY_MOST else "annual"
    if found and (found.value in ("other", by_size) or len(context.figures) == 1):
        return found.value
    return by_size


def _outlook(number: Number, context: Context, claim: Claim, topic: str) -> Claim | str:
    inherited = next(iter(around(context, mentions.rounds)), None)
    spoken = own(number, context, mentions.rounds) or inherited
    year = nearest(number, mentions.years(context.sentence), context)
    measure = {"growth": "change_pct", "jobs": "employment"}.get(topic, topic)
    source, release = PROJECTIONS, spoken.value if spoken else ""
    if topic == "jobs":
        if not EMPLOYED.search(" ".join((context.sentence, *context.block.heads))):
            return "what it counts is not said"
        source, release = OEWS, f"{year.value}A01" if year else ""
    assumed = () if release else ("no years are named: every release held is tried",)
    unit = number.kind if number.kind in ("pct", "points") else "jobs"
    said = ClaimedFigure(measure, number.value, unit, number.printed, number.relation)
    called = "growth" if topic == "growth" else measure
    return replace(
        claim, source=source, release=release, statistic=called, statements=(said,), assumed=assumed
    )
