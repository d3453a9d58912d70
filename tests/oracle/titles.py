"""Which of O*NET's job titles a number counts: those of an occupation, or near a role's name."""

import re
from functools import cache

from tests.oracle.raw import Raw

FULL = {"tech": "technician", "lab": "laboratory", "asst": "assistant"}


@cache
def words(text: str) -> frozenset[str]:
    """Give a title's words as titles are compared by."""
    found = re.findall("[a-z0-9]+", re.sub("['’]", "", text.lower()))
    single = [re.sub("(?<=[^s])s$", "", word) if len(word) > 3 else word for word in found]
    return frozenset(FULL.get(word, word) for word in single)


def forms(title: str) -> list[str]:
    """Give a title without its short form in brackets, then that."""
    return [re.sub(r"\s*\([^()]*\)", "", title), *re.findall(r"\(([^()]*)\)", title)]


@cache
def is_near(wanted: frozenset[str], title: str) -> bool:
    """Tell whether a title is one word apart, and none of its forms is the same."""
    pairs = [(len(wanted - other), len(other - wanted), len(wanted & other))
             for other in map(words, forms(title))]  # fmt: skip
    if any(missing == extra == 0 for missing, extra, _ in pairs):
        return False
    return any(
        {missing, extra} in ({0, 1}, {1}) and same >= min(2, len(wanted))
        for missing, extra, same in pairs
    )


def is_within(code: str, wanted: str) -> bool:
    return code == wanted or (wanted[-1] == "0" and code[:-1] == wanted[:-1])


def counted(raw: Raw, subject: str, which: str) -> list[tuple[str, str]]:
    """List the titles, with their codes, that a figure's id says it counts."""
    titles = list(raw.job_titles)
    if which in ("all", "shared"):
        own = [one for one in titles if is_within(one[0], subject)]
        others = {_spelled(t) for code, t in titles if not is_within(code, subject)}
        return own if which == "all" else [one for one in own if _spelled(one[1]) in others]
    role = raw.role(subject)
    wanted = words(role["title"])
    vocabulary = {word for _, title in titles for form in forms(title) for word in words(form)}
    if not wanted <= vocabulary:
        raise ValueError(f"{role['title']} has a word that no title has")
    near = [one for one in titles if is_near(wanted, one[1])]
    if which == "own":
        return [one for one in near if is_within(one[0], role["soc_code"])]
    others = [one for one in near if not is_within(one[0], role["soc_code"])]
    first = min({code for code, _ in others}, key=lambda code: _place(raw, wanted, code, others))
    if which not in ("rest", first):
        raise ValueError(f"{first} is the other occupation that has most, not {which}")
    return [one for one in others if (one[0] != first if which == "rest" else one[0] == first)]


def _place(raw: Raw, wanted: frozenset[str], code: str, near: list) -> tuple:
    """Put first an occupation of that name, then the one that lists the title, then most near."""
    same = [t for c, t in raw.job_titles if c == code and wanted in map(words, forms(t))]
    is_called = words(raw.named.get(code, "")) == wanted
    return not is_called, -len(same), -sum(c == code for c, _ in near), code


@cache
def _spelled(title: str) -> tuple[str, ...]:
    """Give the words of a title's long form in their order."""
    text = re.sub("['’]", "", forms(title)[0].lower())
    return tuple("".join(words(word)) for word in re.findall("[a-z0-9]+", text))
