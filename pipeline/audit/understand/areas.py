"""A text → the areas that it names; a place that is none of the statistics is unknown."""

import re
from functools import lru_cache

from pipeline.audit.model import UNKNOWN
from pipeline.audit.understand.lexicon import TEXTS_KEPT, Mention, apart
from pipeline.audit.understand.mentions import roles
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.bls_oews.codes import NATION

NATIONAL, STATE, PARTLY = map(pattern, ("nation", "state", "partly"))
STATES = {name: code for code, name in POSTAL_CODES.items()}
ORDINARY, NOT_A_PLACE, PLACE = map(pattern, ("ordinary", "not_a_place", "place"))
BEFORE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Gg]reater|[Tt]he|[Oo]f|[Cc]ompare)\s+$")
LABELLED = re.compile(r"[:,]? \$\d")
BEHIND = re.compile(
    r"(?P<kind>[- ](?:[Cc]ity|[Mm]etro\w*|[Aa]rea|[Cc]ounty)\b)?"
    r"(?:,? (?P<state>[A-Z]{2}(?:[-–][A-Z]{2})*\b)|, (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?))?"
    r"(?P<more>[- ](?:[Mm]etro\w*|[Aa]rea)\b)?"
)


@lru_cache(TEXTS_KEPT)
def areas(text: str, names: Vocabulary) -> tuple[Mention, ...]:
    """Find the areas that a text names; of a place that is none here, the value begins with ?."""
    if (state := POSTAL_CODES.get(text.strip())) and text.strip() not in ("MA", "ID", "OK"):
        return (Mention(0, len(text), names.states.get(state, f"{UNKNOWN}{state}"), text),)
    told = text.title() if text.isupper() and len(text) > 3 else text
    found = [Mention(*hit.span(), NATION, hit[0]) for hit in NATIONAL.finditer(told)]
    found += [
        _place(one, told, names)
        for one in names.places.find(told)
        if not ORDINARY.match(one.value)
        or BEFORE.search(told[: one.start])
        or LABELLED.match(told, one.end)
    ]
    found += [Mention(*hit.span(), f"{UNKNOWN}{hit[0]}", hit[0]) for hit in STATE.finditer(told)]
    found = apart(found)
    for hit in PLACE.finditer(told):
        is_known = any(hit.start(1) < one.end and one.start < hit.end(1) for one in found)
        named = hit[1].strip(" -")
        if not is_known and not NOT_A_PLACE.match(named) and not roles(named, names):
            found.append(Mention(*hit.span(1), f"{UNKNOWN}{named}", named))
    return tuple(sorted(found, key=lambda one: one.start))


def _place(one: Mention, text: str, names: Vocabulary) -> Mention:
    """Settle which area is meant: a state, or the one metropolitan area with that city."""
    behind = BEHIND.match(text, one.end)
    kind, state, name = (
        (behind[at] or "" for at in ("kind", "state", "name")) if behind else [""] * 3
    )
    postal = STATES.get(name, state[:2] if state[:2] in POSTAL_CODES else "")
    end = behind.end() if behind and postal else behind.end("kind") if behind and kind else one.end
    said = text[one.start : end]
    is_state = one.value in names.states
    if kind[1:].lower() == "county" or (is_state and PARTLY.search(text[: one.start])):
        return Mention(one.start, end, f"{UNKNOWN}{said}", said)
    if is_state and not ((postal or kind) and one.value in names.cities):
        return Mention(one.start, one.end, names.states[one.value], one.said)
    codes = names.cities.get(one.value, ())
    if postal:
        codes = tuple(
            c for c in codes if postal in names.area_names[c].rpartition(", ")[2].split("-")
        )
    return Mention(one.start, end, codes[0] if len(codes) == 1 else f"{UNKNOWN}{said}", said)
