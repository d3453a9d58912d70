"""The layout of a new release against the last one's: what came is told, what went is refused."""

import re
from collections.abc import Collection

from pipeline.archive.gate_record import Finding
from pipeline.gates.candidate import CandidateRelease, listed, packing
from pipeline.gates.features import Feature, features

GATE = "fingerprint"
A_YEAR = re.compile(r"(?:19|20)\d\d")


def fingerprint(candidate: CandidateRelease) -> list[Finding]:
    """Refuse files, sheets, columns, data types or footnotes that went; warn of those that came.

    What no reader uses, such as a sheet of notes, and a footnote of a few cells may go. Releases
    that are packed in different ways are not compared, and that is said.
    """
    packed = packing(candidate.new, candidate.frames)
    was = packing(candidate.old, candidate.old_frames)
    if packed != was:
        said = f"layouts are not compared: {candidate.old.name} is held as {was}, this is {packed}"
        return [candidate.warn(GATE, said)]
    new = {_identity(feature): feature for feature in features(candidate.new, candidate.frames)}
    old = {_identity(one): one for one in features(candidate.old, candidate.old_frames)}
    gone = [old[key] for key in sorted(old.keys() - new.keys())]
    came = [new[key] for key in sorted(new.keys() - old.keys())]
    needed = [feature for feature in gone if feature.is_needed]
    return [
        *(candidate.judge(GATE, said) for said in _said(needed, came, "gone")),
        *(
            candidate.warn(GATE, said)
            for said in _said([f for f in gone if f not in needed], [], "gone")
        ),
        *(
            candidate.warn(GATE, said)
            for said in _said([f for f in came if not _is_year(f)], [], "new")
        ),
    ]


def _identity(feature: Feature) -> tuple[str, str, str]:
    return feature.kind, feature.where, feature.name


def _is_year(feature: Feature) -> bool:
    return feature.kind == "column" and A_YEAR.fullmatch(feature.name) is not None


def _said(moved: Collection[Feature], came: Collection[Feature], how: str) -> list[str]:
    """Say in one sentence what came or went, with what may have come in its place."""
    if not moved:
        return []
    sentences = [f"{feature.said} is {how}{_instead(feature, came)}" for feature in moved]
    return [listed(sentences)]


def _instead(feature: Feature, came: Collection[Feature]) -> str:
    names = [
        repr(one.name)
        for one in came
        if (one.kind, one.where) == (feature.kind, feature.where) and not _is_year(one)
    ]
    return f", and {listed(names, 3)} is new there: it may be renamed" if names else ""
