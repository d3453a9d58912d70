"""What a refresh is asked for, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.archive.gate_record import Finding, Override
from pipeline.core.errors import ParseError, PipelineError
from pipeline.editions.manifest import Edition


@dataclass(frozen=True, slots=True)
class RefreshRequest:
    """Which sources are asked, () for all; release: an older one by name, or "" for the newest.

    is_inbox_only: nobody is asked, and what lies in the inbox is taken in.
    """

    sources: tuple[str, ...] = ()
    release: str = ""
    is_check: bool = False
    is_inbox_only: bool = False
    accepted: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of a refresh. edition is None when nothing new was published.

    newer: sources of which a publisher has something newer, by a check alone. archived: releases
    that came in. findings: what the gates said. failures: what could not be done. left: the files
    that stay in the inbox, each with the reason.
    """

    edition: Edition | None = None
    newer: tuple[str, ...] = ()
    archived: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    failures: tuple[PipelineError, ...] = ()
    left: Mapping[Path, str] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """Give 1 for a failure, a refusal or an unread file, 3 where a check found news, else 0."""
        if self.failures or self.left or self.is_refused:
            return 1
        return 3 if self.newer else 0

    @property
    def faults(self) -> tuple[PipelineError, ...]:
        """Give what could not be done, and each file that was left unread."""
        todo = "It stays in the inbox: put the publisher's own file in its place, or take it out."
        left = (ParseError(why, where=path, todo=todo) for path, why in self.left.items())
        return (*self.failures, *left)

    @property
    def is_refused(self) -> bool:
        return any(finding.level == "refuse" for finding in self.findings)
