"""What stopped a refresh → a page of plain text for whoever is told of it."""

from collections.abc import Sequence

from pipeline.archive.finding import Finding
from pipeline.core.errors import PipelineError

HEAD = "Wagefold could not take in new statistics on {when}.\nThe last good edition stays current."
HELD_BACK = (
    "It stays in the archive and out of every brochure. If the publisher meant it, say so:\n"
    "    make refresh ARGS='--accept {gate}=\"why it is right\"'"
)
MORE = (
    "What is held, and what is newer:  .venv/bin/python -m pipeline status\n"
    "To try again:                     make refresh\n"
    "What each step said:              data/out/logs/refresh.log"
)


def failure_text(when: str, errors: Sequence[PipelineError], findings: Sequence[Finding]) -> str:
    """Tell each error with its place and remedy, and each release that a gate refused."""
    refused = [finding for finding in findings if finding.level == "refuse"]
    parts = [*map(_error, errors), *map(_refused, refused)]
    return "\n\n".join([HEAD.format(when=when), *parts, MORE]) + "\n"


def _error(error: PipelineError) -> str:
    facts = {
        "What": error.what,
        "Where": error.where,
        "Expected": error.expected,
        "Found": error.found,
        "What to do": error.todo,
    }
    return "\n".join(f"{name + ':':<12}{fact}" for name, fact in facts.items() if fact)


def _refused(finding: Finding) -> str:
    return (
        f"{'What:':<12}{finding.reason}\n"
        f"{'Where:':<12}{finding.source} {finding.release}, gate {finding.gate}\n"
        f"{'What to do:':<12}{HELD_BACK.format(gate=finding.gate)}"
    )
