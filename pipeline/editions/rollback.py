"""An earlier edition → the current one."""

from pathlib import Path

from pipeline.core.errors import PublishError, UsageError
from pipeline.core.search import did_you_mean_one
from pipeline.editions.current import is_whole
from pipeline.editions.publish import point


def rollback(edition: str, out: Path) -> Path:
    """Point latest at an edition that is there, whole; gives its folder.

    Raises UsageError when there is none of that name, PublishError when it is damaged.
    """
    folder = out / "editions" / edition
    names = sorted(path.name for path in (out / "editions").glob("[!.]*"))
    if edition not in names:
        raise UsageError(
            f"there is no edition “{edition}”",
            where=str(out / "editions"),
            expected=", ".join(names[-5:]) or "an edition: none is there yet",
            todo=did_you_mean_one(edition, names),
        )
    if not is_whole(folder):
        raise PublishError(
            "the edition is damaged; latest stays where it was",
            where=str(folder),
            expected="each document as its manifest says",
            todo="Choose another, or make it again with make report.",
        )
    point(out, folder)
    return folder
