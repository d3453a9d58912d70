"""The whole archive, hashed again: each release is what its receipt says, or why it is not."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.archive.releases import read_revision
from pipeline.archive.revisions import revisions
from pipeline.archive.source import Release, Source
from pipeline.core.errors import PipelineError


def check(raw: Path, sources: Sequence[Source]) -> tuple[list[Release], list[PipelineError]]:
    """Verify every revision of every release, held back or not; give the sound, and the errors."""
    sound, errors = [], []
    for source in sources:
        for place in revisions(raw / source.name, is_editorial=source.is_editorial):
            try:
                sound.append(read_revision(place, source))
            except PipelineError as error:
                errors.append(error)
    return sound, errors
