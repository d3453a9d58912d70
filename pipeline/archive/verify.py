"""The whole archive, hashed again: each release is what its receipt says, or why it is not."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.archive.releases import at
from pipeline.archive.revisions import all_places
from pipeline.archive.source import Release, Source
from pipeline.core.errors import PipelineError


def check(raw: Path, sources: Sequence[Source]) -> tuple[list[Release], list[PipelineError]]:
    """Verify every revision of every release, held back or not; give the sound, and the errors."""
    sound, errors = [], []
    for source in sources:
        for place in all_places(raw / source.name, is_editorial=source.is_editorial):
            try:
                sound.append(at(place, source))
            except PipelineError as error:
                errors.append(error)
    return sound, errors
