"""An occupation, and what O*NET says of it → the text of a role file with gaps to fill."""

import json
import textwrap
from collections.abc import Iterable, Iterator

from pipeline.editorial.onet import OnetOccupation
from pipeline.sources.bls_oews.occupations import OccupationEntry
from pipeline.sources.roles.publication import FIELDS, GAP, MAY_BE_EMPTY, QUOTED, ROLES, TEXTS

TASKS, TITLES, SHARED = 20, 30, 12  # quoted at most
DUTIES, NONE = "_duties", "no_"
HINTS = {
    "title": "the title, in the singular",
    "plural": "the title in the plural, in lower case",
    "short": "two or three letters for narrow places",
    "other_titles": "other names of the role",
    "soc_evidence": "why this code stands for the role",
    "summary": "what the role is, in one sentence",
    "workplaces": "where people in the role work",
    "hours": "when they work, in one sentence",
    "education": "what it takes to enter the role, in one or two sentences",
    "training_short": "the same in a few words",
    "certification": "whether the role is certified or licensed, and by whom",
}
INTRODUCTION = f"""\
An outline of a role: put words of your own in place of each text that begins with {GAP}.
`make report` refuses the file and names the field until none is left. The finished files beside
this one show how each field looks. Lines that begin with # are never printed."""
ATTRIBUTION = """\
This page includes information from the O*NET {version} Database by the U.S. Department of Labor, \
Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a \
trademark of USDOL/ETA. {modifier} has modified all or some of this information. USDOL/ETA has not \
approved, endorsed, or tested these modifications."""
LINKS = "https://www.onetcenter.org/database.html https://creativecommons.org/licenses/by/4.0/"
IN_OWN_WORDS = "say it in words of your own: a text that repeats one of these lines is refused."


def outline(occupation: OccupationEntry, onet: OnetOccupation | None, modifier: str) -> str:
    """Write the outline: every field that the role reader knows, in its order.

    modifier: who changes O*NET's texts, as its licence wants it told.
    """
    lines = [f"# {occupation.name} ({occupation.code})", *_comment(INTRODUCTION)]
    if onet:
        lines += ["#", *_comment(ATTRIBUTION.format(version=onet.version, modifier=modifier))]
        lines += _comment(LINKS)
    notes = _notes(onet) if onet else {}
    for name in FIELDS:
        lines += [*notes.get(name, ()), f"{name} = {_value(name, occupation)}"]
    return "\n".join(lines) + "\n"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, 98, break_long_words=False)]


def _value(name: str, occupation: OccupationEntry) -> str:
    if name == "soc_code":
        return json.dumps(occupation.code)
    is_list = ROLES.columns[name] == TEXTS
    gap = json.dumps(f"{GAP}: {_hint(name)}{_if_none(name)}", ensure_ascii=False)
    return f"[{gap}]" if is_list else gap


def _if_none(name: str) -> str:
    if name not in MAY_BE_EMPTY:
        return ""
    return "; [] if none" if ROLES.columns[name] == TEXTS else "; else leave the quotes empty"


def _hint(name: str) -> str:
    words = name.replace("_", " ")
    if name.startswith(NONE):
        return f"where there are {words}, a sentence that says so"
    return HINTS.get(name, f"{words}, one by one" if name.endswith(DUTIES) else words)


def _notes(onet: OnetOccupation) -> dict[str, list[str]]:
    """Give the comments above fields, by field."""
    first_duties = next((name for name in FIELDS if name.endswith(DUTIES)), FIELDS[-1])
    return {
        "title": list(_of_occupation(onet)),
        "other_titles": list(_of_titles(onet)),
        "soc_evidence": list(_of_shared_titles(onet)),
        "summary": list(_of_description(onet)),
        first_duties: list(_of_tasks(onet)),
        "education": list(_of_job_zone(onet)),
    }


def _of_occupation(onet: OnetOccupation) -> Iterator[str]:
    told = f"{onet.code} {onet.title}" if onet.title else f"no occupation {onet.code}"
    kin = "; ".join(f"{kin.code} {kin.title}" for kin in onet.kin)
    beside = f" Beside it: {kin}." if kin else ""
    yield from _comment(f"The O*NET {onet.version} database has {told}.{beside}")


def _of_titles(onet: OnetOccupation) -> Iterator[str]:
    if onet.titles:
        yield from _comment(f"O*NET alternate titles: {_capped(onet.titles, TITLES)}.")


def _of_shared_titles(onet: OnetOccupation) -> Iterator[str]:
    shared = [f"{one.title} ({', '.join(one.codes)})" for one in onet.shared_titles]
    if shared:
        clash = "Some of these titles stand under other O*NET codes, too; say so where it matters: "
        yield from _comment(clash + _capped(shared, SHARED) + ".")


def _of_description(onet: OnetOccupation) -> Iterator[str]:
    if onet.description:
        yield from _comment(f"O*NET’s description; {IN_OWN_WORDS}")
        yield QUOTED + onet.description


def _of_tasks(onet: OnetOccupation) -> Iterator[str]:
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


def _of_job_zone(onet: OnetOccupation) -> Iterator[str]:
    if onet.job_zone:
        yield f"# O*NET job zone {onet.job_zone}, of 1 (little preparation) to 5 (extensive)."


def _capped(texts: Iterable[str], most: int) -> str:
    told = list(texts)
    more = f"; and {len(told) - most} more" if len(told) > most else ""
    return "; ".join(told[:most]) + more
