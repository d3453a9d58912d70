"""An occupation, and what O*NET says of it → the text of a role file with gaps to fill."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.sources.bls_oews.publication import OccupationEntry
from pipeline.sources.roles.own_words import QUOTED
from pipeline.sources.roles.publication import FIELDS, GAP, MAY_BE_EMPTY, ROLES, TEXTS

TASKS, TITLES, SHARED = 20, 30, 12  # quoted at most
DUTIES, NONE = "_duties", "no_"
HINTS = {
    "title": "the title, in the singular",
    "plural": "the title in the plural, in lower case",
    "short": "two or three letters for narrow places",
    "other_titles": "other names of the role",
    "soc_evidence": "why this code stands for the role",
    "summary": "what the role is, in one sentence",
    "day": "6 to 10 duties of a normal day, 34 characters each; first those that the other role of "
    "a pair has, too, in the same words; a * ends one that a state’s law must allow",
    "workplaces": "where people in the role work",
    "where_short": "the same in 48 characters",
    "hours": "when they work, in one sentence",
    "when_short": "the same in 36 characters",
    "education": "what it takes to enter the role, in one or two sentences",
    "training_short": "the same in 60 characters",
    "steps": "3 to 5 steps from school to the first job, 40 characters each",
    "certification": "whether the role is certified or licensed, and by whom",
    "outlook_reason": "why BLS expects its share of staff to change, in 25 words, after one of the "
    "reasons above, whose number stands below; name the employers where it is not of all",
}
INTRODUCTION = f"""\
An outline of a role: put words of your own in place of each text that begins with {GAP}.
`make report` leaves the file out and names its fields until none is left. The finished files beside
this one show how each field looks. Lines that begin with # are never printed."""
ATTRIBUTION = """\
This page includes information from the O*NET {version} Database by the U.S. Department of Labor, \
Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a \
trademark of USDOL/ETA. {modifier} has modified all or some of this information. USDOL/ETA has not \
approved, endorsed, or tested these modifications."""
LINKS = "https://www.onetcenter.org/database.html https://creativecommons.org/licenses/by/4.0/"
IN_OWN_WORDS = "say it in words of your own: a text that repeats one of these lines is refused."


@dataclass(frozen=True, slots=True)
class OnetOccupation:
    """What O*NET says of one occupation. Texts are "" and tuples empty where it has nothing.

    tasks: by importance where it is rated, else in the publisher's order. shared_titles: those that
    stand under other SOC codes, too, with these codes. kin: by code and title, the occupations
    under the same SOC code, or in its broad group.
    """

    version: str
    code: str
    title: str
    description: str
    job_zone: str
    core_tasks: tuple[str, ...]
    other_tasks: tuple[str, ...]
    titles: tuple[str, ...]
    shared_titles: tuple[str, ...]
    kin: tuple[str, ...]


def outline(
    occupation: OccupationEntry,
    onet: OnetOccupation | None,
    modifier: str,
    preparation: str = "",
    reasons: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Write the outline: every field that the role reader knows, in its order.

    modifier: who changes O*NET's texts, as its licence wants it told. preparation: what the
    projections name as typical, to begin the steps with. reasons: those that they give, by their
    checksums, the first of which is filled in.
    """
    lines = [f"# {occupation.name} ({occupation.code})", *_comment(INTRODUCTION)]
    if onet:
        lines += ["#", *_comment(ATTRIBUTION.format(version=onet.version, modifier=modifier))]
        lines += _comment(LINKS)
    notes = {"steps": _comment(preparation), **(_notes(onet) if onet else {})}
    notes["outlook_reason"] = [line for one in reasons.items() for line in _reason(*one)]
    known = {"soc_code": occupation.code, "outlook_reason_of": next(iter(reasons), "")}
    known |= {} if reasons else {"outlook_reason": ""}
    for name in FIELDS:
        value = json.dumps(known[name]) if name in known else _value(name)
        lines += [*notes.get(name, ()), f"{name} = {value}"]
    return "\n".join(lines) + "\n"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, 98, break_long_words=False)]


def _reason(checksum: str, reason: str) -> list[str]:
    return [f"# Reason {checksum} of the projections, Table 1.12:", QUOTED + reason]


def _value(name: str) -> str:
    is_list = ROLES.columns[name] == TEXTS
    if_none = "; [] if none" if is_list else "; else leave the quotes empty"
    asked = f"{GAP}: {hint(name)}{if_none if name in MAY_BE_EMPTY else ''}"
    if name == "certification_in":
        return '{}  # what stands in its place on pages of one state: { CA = "…" }'
    gap = json.dumps(asked, ensure_ascii=False)
    return f"[{gap}]" if is_list else gap


def hint(name: str) -> str:
    """Say what is to be written in a field of a role."""
    words = name.replace("_", " ")
    if name.startswith(NONE):
        return f"where there are {words}, a sentence that says so"
    return HINTS.get(name, f"{words}, one by one" if name.endswith(DUTIES) else words)


def _notes(onet: OnetOccupation) -> dict[str, list[str]]:
    """Give the comments above fields, by field."""
    told = f"{onet.code} {onet.title}" if onet.title else f"no occupation {onet.code}"
    beside = f" Beside it: {'; '.join(onet.kin)}." if onet.kin else ""
    notes = {
        "title": _comment(f"The O*NET {onet.version} database has {told}.{beside}"),
        next((name for name in FIELDS if name.endswith(DUTIES)), FIELDS[-1]): list(_tasks(onet)),
    }
    if onet.titles:
        titles = _capped(onet.titles, TITLES)
        notes["other_titles"] = _comment(f"O*NET alternate titles: {titles}.")
    if onet.shared_titles:
        clash = "Some of these titles stand under other O*NET codes, too; say so where it matters: "
        notes["soc_evidence"] = _comment(f"{clash}{_capped(onet.shared_titles, SHARED)}.")
    if onet.description:
        asked = _comment(f"O*NET’s description; {IN_OWN_WORDS}")
        notes["summary"] = [*asked, QUOTED + onet.description]
    if onet.job_zone:
        zone = f"# O*NET job zone {onet.job_zone}, of 1 (little preparation) to 5 (extensive)."
        notes["education"] = [zone]
    return notes


def _tasks(onet: OnetOccupation) -> Iterator[str]:
    core, other = onet.core_tasks[:TASKS], onet.other_tasks[: TASKS - len(onet.core_tasks[:TASKS])]
    left_out = len(onet.core_tasks) + len(onet.other_tasks) - len(core) - len(other)
    if not core and not other:
        yield "# The O*NET database lists no tasks for this occupation."
    for kind, tasks in (("core", core), ("other", other)):
        if tasks:
            yield from _comment(f"O*NET’s {kind} tasks; {IN_OWN_WORDS}")
            yield from (QUOTED + task for task in tasks)
    if left_out:
        yield f"# {left_out} more tasks are in Task Statements."


def _capped(texts: Sequence[str], most: int) -> str:
    more = f"; and {len(texts) - most} more" if len(texts) > most else ""
    return "; ".join(texts[:most]) + more
