"""What two editions are built from → what became of their releases, documents and claims."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.changes.model import Age, ClaimAge, DocumentChanges, ReleaseChange, ReleaseKind
from pipeline.core.figure_id import FigureId
from pipeline.editions.manifest import BuiltFrom, Manifest
from pipeline.sources.claims import School, SchoolClaim

EDITORIAL = ("roles",)  # sources whose release has no date: their bytes tell
Built = Mapping[str, BuiltFrom]


def releases(before: Built, after: Built) -> tuple[ReleaseChange, ...]:
    """Say of every source what became of its release; the same name with other bytes is revised."""
    names = dict.fromkeys((*after, *before))
    return tuple(_release(name, before.get(name), after.get(name)) for name in names)


def _release(source: str, was: BuiltFrom | None, now: BuiltFrom | None) -> ReleaseChange:
    if was is None or now is None:
        gone, come = (one.release if one else "" for one in (was, now))
        return ReleaseChange(source, gone, come, "disappeared" if was else "appeared")
    kind: ReleaseKind = "newer" if was.release < now.release else "older"
    if was.release != now.release:
        return ReleaseChange(source, was.release, now.release, kind)
    files = tuple(sorted({name for name, _ in was.files.items() ^ now.files.items()}))
    kind = "same" if not files else "edited" if source in EDITORIAL else "revised"
    return ReleaseChange(source, was.release, now.release, kind, files)


def documents(was: Manifest, now: Manifest) -> DocumentChanges:
    """Say of every document whether it was remade, is new, is gone or could not be made."""
    before, after = ({one.path: one.sha256 for one in made.documents} for made in (was, now))
    failed = {failure.document for failure in now.failures}
    both = [path for path in after if path in before]
    remade = tuple(path for path in both if before[path] != after[path])
    return DocumentChanges(
        remade=remade,
        appeared=tuple(path for path in after if path not in before),
        disappeared=tuple(path for path in before if path not in after and path not in failed),
        failed=tuple(sorted(failed)),
        same_count=len(both) - len(remade),
    )


def aged(
    schools: Sequence[School], was: Built, now: Built, printed: Mapping[str, str]
) -> tuple[ClaimAge, ...]:
    """Tell of each claim whether its release is the newest, and since when it is not.

    printed: what the newer edition prints, by a figure's id; a claim's measures are looked up
    there.
    """
    before, newest = ({name: one.release for name, one in made.items()} for made in (was, now))
    return tuple(
        ClaimAge(
            school.slug, claim.id, claim.text, claim.source, claim.release,
            newest=newest.get(claim.source, ""),
            age=_age(claim, before, newest),
            now=_printed_now(claim, newest.get(claim.source, ""), printed),
        )
        for school in schools
        for claim in school.claims
    )  # fmt: skip


def _age(claim: SchoolClaim, was: Mapping[str, str], now: Mapping[str, str]) -> Age:
    if not claim.release or claim.source not in now:
        return "undated"
    if claim.release >= now[claim.source]:
        return "current"
    was_current = claim.source in was and claim.release >= was[claim.source]
    return "became_stale" if was_current else "stale"


def _printed_now(claim: SchoolClaim, newest: str, printed: Mapping[str, str]) -> dict[str, str]:
    place = (
        FigureId("projections", occupation=claim.soc_code, release=newest)
        if claim.source == "bls_projections"
        else FigureId("oews", claim.area, claim.soc_code)
    )
    ids = {one.measure: str(replace(place, measure=one.measure)) for one in claim.statements}
    return {measure: printed[id] for measure, id in ids.items() if id in printed}
