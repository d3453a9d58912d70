"""The manifests of two editions → which releases and documents took the place of which."""

from pipeline.changes.model import DocumentChanges, ReleaseChange, ReleaseKind
from pipeline.editions.manifest import BuiltFrom, Manifest

EDITORIAL = ("roles",)  # sources whose release has no date: their bytes tell


def releases(was: Manifest, now: Manifest) -> tuple[ReleaseChange, ...]:
    """Say of every source what became of its release; the same name with other bytes is revised."""
    before, after = was.built_from, now.built_from
    return tuple(
        _release(name, before.get(name), after.get(name))
        for name in dict.fromkeys((*after, *before))
    )


def _release(source: str, was: BuiltFrom | None, now: BuiltFrom | None) -> ReleaseChange:
    if was is None or now is None:
        gone, come = (one.release if one else "" for one in (was, now))
        return ReleaseChange(source, gone, come, "disappeared" if was else "appeared")
    if was.release != now.release:
        return ReleaseChange(source, was.release, now.release, _direction(was, now))
    names = sorted({*was.files, *now.files})
    files = tuple(name for name in names if was.files.get(name) != now.files.get(name))
    changed: ReleaseKind = "edited" if source in EDITORIAL else "revised"
    return ReleaseChange(source, was.release, now.release, changed if files else "same", files)


def _direction(was: BuiltFrom, now: BuiltFrom) -> ReleaseKind:
    return "newer" if was.release < now.release else "older"


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
