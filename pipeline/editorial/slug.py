"""Names of occupations → slugs that a person would choose for roles: nursing-assistant."""

import re
from collections import Counter
from collections.abc import Sequence

QUALIFICATION = re.compile(r",? (?:Except|Including|All Other)\b.*")
OF_OTHERS = re.compile(r"(?:First-Line )?(\w+s)(?: of |--)(.+)")
NO_PERSONS = "Benefits|Bus|Claims|Commodities|Sales|Securities|Surfaces|Trades|Vehicles"
FIRST = re.compile(rf"(.*?\b(?!(?:{NO_PERSONS})\b)[\w-]+s)(?:,| and\b|$)(.*)")
SINGULAR = {r"ies$": "y", r"(?<=ss|ch)es$": "", r"wives$": "wife", r"(?<!s)s$": ""}


def slugs(names: Sequence[str]) -> list[str]:
    """Name each by the first of its titles; by what sets it apart, too, where another has that."""
    titles = [_titles(name) for name in names]
    counted = Counter(first for first, _ in titles)
    return [first if counted[first] == 1 else whole for first, whole in titles]


def dashed(text: str) -> str:
    """Write a text in small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def _titles(name: str) -> tuple[str, str]:
    """Give the first title in the singular, by itself and behind what qualifies it."""
    plain, leads = QUALIFICATION.sub("", name), ""
    if found := OF_OTHERS.fullmatch(plain):
        leads, plain = _singular(found[1]), found[2]
    found = FIRST.fullmatch(plain)
    first, rest = (_singular(found[1]), found[2]) if found else (plain, "")
    return dashed(f"{first} {leads}"), dashed(f"{_singular(rest)} {first} {leads}")


def _singular(title: str) -> str:
    end = next((end for end in SINGULAR if re.search(end, title)), "")
    return re.sub(end, SINGULAR[end], title) if end else title
