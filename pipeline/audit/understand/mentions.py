"""A text → where it names a role, an area, a period, a statistic or a unit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.audit.model import UNKNOWN
from pipeline.audit.understand.vocabulary import Subject, Vocabulary
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.bls_oews.codes import NATION


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, and what it stands for."""

    start: int
    end: int
    value: str
    role: Subject | None = None


TEXTS_KEPT = 4096  # what is found in a text is asked for once a figure
ROUND = re.compile(
    r"\b(20\d\d)\s*(?:to|through|and|until|till|[-–—‑])\s*((?:20)?\d\d)\b(?!\s*percent|%)"
)
UNTIL = re.compile(r"\b(?:by|through|until|over the decade to) (20\d\d)\b")
YEAR = re.compile(r"\b(?:May(?: of)?,? )?(20\d\d)\b", re.IGNORECASE)
DECADE = 10
STATISTICS = (
    (re.compile(r"\bmedian[- ]average|\baverage[- ]median", re.I), "median|median average"),
    (re.compile(r"\baverage \(?(?:the )?mean\)?|\bmean \(?average\)?", re.I), "mean|mean"),
    (re.compile(r"\baverage \(?(?:the )?median\)?|\bmedian\b", re.I), "median|median"),
    (re.compile(r"\bmean\b(?! that)", re.I), "mean|mean"),
    (re.compile(r"(?<!than )\baverag(?:e|es|ed|ing)\b", re.I), "unnamed|average"),
    (re.compile(r"\b(?:lowest|bottom|lower)(?:[- ]paid)? (?:10|ten) ?(?:%|percent)"
                r"|\b(?:10th|tenth) percentile", re.I), "10th|10th percentile"),
    (re.compile(r"\b(?:lowest|bottom|lower)(?:[- ]paid)? (?:25 ?(?:%|percent)|quarter)"
                r"|\b25th percentile", re.I), "25th|25th percentile"),
    (re.compile(r"\b(?:highest|top|upper)(?:[- ]paid)? (?:25 ?(?:%|percent)|quarter)"
                r"|\b75th percentile", re.I), "75th|75th percentile"),
    (re.compile(r"\b(?:highest|top|upper)(?:[- ]paid)? (?:10|ten) ?(?:%|percent)"
                r"|\b(?:90th|ninetieth) percentile", re.I), "90th|90th percentile"),
)  # fmt: skip
UNITS = (
    (re.compile(r"\b(?:an|per|by the|each|every) hour\b|\bhourly\b|/ ?h(?:ou)?r\b", re.I),
     "hourly"),
    (re.compile(r"\b(?:a|per|by the|each|every) year\b|\bannual(?:ly)?\b|\byearly\b|/ ?y(?:ea)?r\b"
                r"|\bannum\b", re.I), "annual"),
    (re.compile(r"\b(?:a|per|each|every) (?:month|week|day)\b|\b(?:month|week|dai)ly\b", re.I),
     "other"),
)  # fmt: skip
NATIONAL = re.compile(
    r"\bnational(?!\s+[A-Z])(?:ly)?\b|\bnationwide\b|\bU\.S\.(?:A\.)?|\bUSA?\b|\bUnited States\b"
    r"|\bAmerica\b|\b[Tt]he [Nn]ation\b|\b(?:across|around|throughout) the country\b"
    r"|\bNational(?:ly|wide)\b|\bNation\b|\bNATIONAL\b"
)
PLACE = re.compile(r"\b(?:[Ii]n|[Aa]round|[Nn]ear|for) (?:the )?((?:[A-Z][a-z]+[ -]?)+(?:County)?)")
ORDINARY = {  # words too; cities behind a preposition only
    "Bath", "Bend", "Mobile", "Normal", "Orange", "Reading", "Troy", "Enterprise",
}  # fmt: skip
BEFORE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Gg]reater|[Tt]he)\s+$")
DISTRICT = re.compile(r"\b(?:Washington, )?D\.?C\.?(?![A-Za-z])")
NO_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Table|Figure|Fact|Part|Section|Spring|Summer|Fall|Winter|English|Medical|Clinical|Health"
    r"|Healthcare|Business|Bureau|Labor|Our|This|These|The|Your|Dental|Pharmacy|Nursing|Legal)\b"
)


@lru_cache(TEXTS_KEPT)
def roles(text: str, names: Vocabulary) -> tuple[Mention, ...]:
    """Find the roles and occupations that a text names; the longest name wins."""
    lowered = text.lower()
    hits = _role_pattern(tuple(names.roles)).finditer(lowered if len(lowered) == len(text) else "")
    named = [(hit, names.roles[re.sub(r"[\s‑]+", " ", hit[0])]) for hit in hits]
    shorts = _short_pattern(tuple(names.shorts)).finditer(text)
    named += [(hit, names.shorts[hit[1]]) for hit in shorts]
    return tuple(apart(Mention(*hit.span(), role.soc_code, role) for hit, role in named))


@lru_cache(4)
def _role_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(names)})\b".replace(r"\ ", r"\s+"))


@lru_cache(4)
def _short_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match a short name alone; “, MA” behind a name is a state."""
    return re.compile(rf"(?<![A-Za-z], )\b({_either(names)})(?:[’']?s)?\b")


def _either(names: tuple[str, ...]) -> str:
    """Give a pattern of any of the names, the longest first."""
    longest = sorted(dict.fromkeys(names), key=len, reverse=True)
    return "|".join(map(re.escape, longest)) or "(?!)"


@lru_cache(TEXTS_KEPT)
def areas(text: str, names: Vocabulary) -> tuple[Mention, ...]:
    """Find the areas that a text names; of a place that is none here, the value begins with ?."""
    text = text.title() if text.isupper() and len(text) > 3 else text
    if text.strip() in POSTAL_CODES and text.strip() not in names.shorts:
        code = names.states.get(POSTAL_CODES[text.strip()], f"{UNKNOWN}{text.strip()}")
        return (Mention(0, len(text), code),)
    found = [Mention(*hit.span(), NATION) for hit in NATIONAL.finditer(text)]
    pattern = _place_pattern((*names.places, *names.states, *names.cities))
    district = names.states.get(POSTAL_CODES["DC"], f"{UNKNOWN}D.C.")
    found += [
        Mention(*hit.span(), _area(hit, names))
        for hit in pattern.finditer(text)
        if hit[1] not in ORDINARY or hit[2] or hit[3] or BEFORE.search(text[: hit.start()])
    ]
    found += [Mention(*hit.span(), district) for hit in DISTRICT.finditer(text)]
    found = apart(found)
    for hit in PLACE.finditer(text):
        is_known = any(hit.start(1) < one.end and one.start < hit.end(1) for one in found)
        named = hit[1].strip(" -")
        if not is_known and not NO_PLACE.match(named) and not roles(named, names):
            found.append(Mention(*hit.span(1), f"{UNKNOWN}{named}"))
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(4)
def _place_pattern(places: tuple[str, ...]) -> re.Pattern[str]:
    either = _either(places).replace("\\-", "[-–—]")
    states = "|".join([*POSTAL_CODES, *POSTAL_CODES.values()])
    return re.compile(
        rf"\b({either})(?:,\s*({states})\b(?:[-–][A-Z]{{2}})*)?"
        r"(\s+(?:[Cc]ity|[Mm]etro\w*|[Aa]rea|[Cc]ounty))?"
    )


def _area(hit: re.Match[str], names: Vocabulary) -> str:
    """Settle which area is meant: a state, or the one metropolitan area with that city."""
    name = re.sub("[–—]", "-", hit[1])
    if hit[3] and hit[3].strip().lower() == "county":
        return f"{UNKNOWN}{hit[0]}"
    if name in names.places:
        return names.places[name]
    is_city = bool(hit[2] or hit[3])
    if name in names.states and not (is_city and name in names.cities):
        return names.states[name]
    codes = names.cities.get(name, ())
    if hit[2]:
        postal = {value: key for key, value in POSTAL_CODES.items()}.get(hit[2], hit[2])
        codes = tuple(
            c for c in codes if postal in names.area_names[c].rpartition(", ")[2].split("-")
        )
    return codes[0] if len(codes) == 1 else f"{UNKNOWN}{hit[0].strip()}"


def rounds(text: str) -> list[Mention]:
    """Find the years of projections: from 2023 to 2033, 2023–33, by 2033."""
    found = []
    for hit in ROUND.finditer(text):
        start, end = int(hit[1]), int(hit[2][-2:]) + int(hit[1]) // 100 * 100
        if 5 <= end - start <= 12:
            found.append(Mention(*hit.span(), f"{start}-{end % 100:02}"))
    for hit in UNTIL.finditer(text):
        if not any(one.start <= hit.start(1) < one.end for one in found):
            end = int(hit[1])
            found.append(Mention(*hit.span(), f"{end - DECADE}-{end % 100:02}"))
    return sorted(found, key=lambda one: one.start)


def years(text: str) -> list[Mention]:
    """Find the single years that a text names; those of a round are none."""
    taken = rounds(text)
    return [
        Mention(*hit.span(), hit[1])
        for hit in YEAR.finditer(text)
        if not any(one.start <= hit.start(1) < one.end for one in taken)
        and text[max(0, hit.start() - 1) : hit.start()] != "$"
    ]


def statistics(text: str) -> list[Mention]:
    """Find the statistics that a text names: “median|median average” is kind and words."""
    return _found(text, STATISTICS)


def units(text: str) -> list[Mention]:
    """Find by what time pay is counted: hourly, annual, other."""
    return _found(text, UNITS)


def _found(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> list[Mention]:
    return apart(
        Mention(*hit.span(), value) for pattern, value in patterns for hit in pattern.finditer(text)
    )


def apart(found: Iterable[Mention]) -> list[Mention]:
    """Keep of mentions that overlap the longest."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
