"""A text → where it names an area."""

import re
from functools import lru_cache

from pipeline.audit.judge.outcome import UNKNOWN
from pipeline.audit.understand.mentions import TEXTS_KEPT, Mention, apart, roles
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.bls_oews.codes import NATION

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
def areas(text: str, names: Vocabulary) -> tuple[Mention, ...]:
    """Find the areas that a text names; of a place that is none here, the value begins with ?."""
    text = text.title() if text.isupper() and len(text) > 3 else text
    if text.strip() in POSTAL_CODES and text.strip() not in names.shorts:
        code = names.states.get(POSTAL_CODES[text.strip()], f"{UNKNOWN}{text.strip()}")
        return (Mention(0, len(text), code),)
    found = [Mention(hit.start(), hit.end(), NATION) for hit in NATIONAL.finditer(text)]
    pattern = _place_pattern((*names.places, *names.states, *names.cities))
    district = names.states.get(POSTAL_CODES["DC"], f"{UNKNOWN}D.C.")
    found += [
        Mention(hit.start(), hit.end(), _area(hit, names))
        for hit in pattern.finditer(text)
        if hit[1] not in ORDINARY or hit[2] or hit[3] or BEFORE.search(text[: hit.start()])
    ]
    found += [Mention(hit.start(), hit.end(), district) for hit in DISTRICT.finditer(text)]
    found = apart(found)
    taken = [(one.start, one.end) for one in found]
    for hit in PLACE.finditer(text):
        is_known = any(hit.start(1) < end and start < hit.end(1) for start, end in taken)
        named = hit[1].strip(" -")
        if not is_known and not NO_PLACE.match(named) and not roles(named, names):
            found.append(Mention(hit.start(1), hit.end(1), f"{UNKNOWN}{named}"))
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(4)
def _place_pattern(places: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(set(places), key=len, reverse=True)
    either = "|".join(re.escape(one).replace("\\-", "[-–—]") for one in longest) or "(?!)"
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
