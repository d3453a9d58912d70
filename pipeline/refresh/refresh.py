"""acquire + archive, then report when something new came and passed its gates. `make refresh`."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.acquire.client import Visitor, visiting
from pipeline.acquire.download import Progress as Received
from pipeline.archive.gate_record import Finding, GateRecord, Override, write_gate_record
from pipeline.archive.releases import all_revisions, newest_good, newest_held, verified
from pipeline.archive.source import Release, Source
from pipeline.core.errors import ArchiveError, Faults
from pipeline.core.log import Say
from pipeline.core.paths import Paths
from pipeline.core.scratch import only_one, scratch
from pipeline.editions.current import is_whole
from pipeline.editions.manifest import Edition
from pipeline.refresh.collect import Gathering, collect, failing, newer
from pipeline.refresh.outcome import Refreshed, RefreshRequest
from pipeline.settings.brochures import Matrix, examine
from pipeline.settings.request import Request, narrow
from pipeline.settings.sections import Pair
from pipeline.sources.register import BY_NAME, DATA_SOURCES, FETCHED, SOURCES
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.warehouse import held_so_far

if TYPE_CHECKING:
    from pipeline.report import Progress

LOCK = ".refresh.lock"


def refresh(
    order: RefreshRequest,
    request: Request,
    paths: Paths,
    *,
    say: Say,
    progress: "Progress",
    received: Received,
) -> Refreshed:
    """Ask, fetch, archive, check; publish an edition where something new passed its gates.

    One source's failure stops no other. request: what the edition is to hold. Raises UsageError
    for settings that do not fit, PublishError while another refresh is at work, and what report
    raises: the last edition is still current then, and the next refresh takes up what this left.
    """
    with Faults() as faults:
        matrix = narrow(examine(paths.matrix, faults), request, faults)
    with (
        only_one(paths.raw / LOCK),
        scratch(paths.raw) as incoming,
        _visiting(matrix, is_asking=not order.is_inbox_only) as visitor,
    ):
        gathering = Gathering(order, paths.raw, incoming, say, received)
        if visitor and order.is_check:
            found = newer(gathering, visitor)
            return Refreshed(newer=found, failures=tuple(gathering.failures))
        archived = collect(gathering, visitor)
        marks = [
            mark
            for release in _waiting(paths.raw, order.accepted)
            for mark in _judged(release, matrix.pairs, gathering, paths.out)
        ]
        edition = _published(request, paths, say, progress)
    return Refreshed(
        edition=edition,
        archived=tuple(str(each.release) for each in archived if each.outcome != "held"),
        findings=tuple(finding for mark in marks for finding in mark.open_findings),
        failures=tuple(gathering.failures),
        left=gathering.left,
    )


def _visiting(matrix: Matrix, *, is_asking: bool) -> AbstractContextManager[Visitor | None]:
    who = matrix.organisation
    return visiting(matrix.refreshing, who.name, who.email) if is_asking else nullcontext()


def _waiting(raw: Path, accepted: Sequence[Override]) -> Iterator[Release]:
    """Find the releases to be judged: those not checked yet, and refused ones to be let through."""
    gates = {each.gate for each in accepted}
    for release in all_revisions(raw, FETCHED, is_verified=False):
        refused = {finding.gate for finding in release.mark.findings if finding.level == "refuse"}
        state = release.mark.state
        if state == "unchecked" or (state == "refused" and refused & gates):
            yield release


def _judged(
    release: Release, pairs: Sequence[Pair], gathering: Gathering, out: Path
) -> Iterator[GateRecord]:
    """Mark a release as admitted or refused; what is not its own fault leaves it unchecked."""
    from pipeline.refresh.screen import screen  # noqa: PLC0415  (a refresh with nothing new needs none)

    source = BY_NAME[release.source]
    with failing(gathering, source):
        old = next(_good(gathering.raw, [source]), None)
        beside = held_so_far(gathering.raw) if source in DATA_SOURCES else []
        others = [one for one in beside if (one.source, one.name) != (source.name, release.name)]
        roles = list(_good(gathering.raw, [ROLES]))
        before = _superseded(release, source, gathering.raw)
        new = verified(release, source)
        found = screen(new, source, old, before, others, pairs=pairs, roles=roles, out=out)
        mark = _mark(found, gathering.order.accepted)
        write_gate_record(release.folder, mark)
        _tell(release, mark, gathering.say)
        yield mark


def _superseded(release: Release, source: Source, raw: Path) -> Release | None:
    """Give the good revision of the same release that a new one takes the place of."""
    held = all_revisions(raw, [source], is_verified=False)
    good = [one for one in held if one.name == release.name and one.mark.is_good]
    return next((one for one in reversed(good) if one.revision < release.revision), None)


def _good(raw: Path, sources: Sequence[Source]) -> Iterator[Release]:
    """Give the newest good release of each source that has one."""
    for source in sources:
        with suppress(ArchiveError):  # nothing of it is held yet, or nothing good
            yield newest_good(raw, source)


def _mark(found: Sequence[Finding], accepted: Sequence[Override]) -> GateRecord:
    refused = {finding.gate for finding in found if finding.level == "refuse"}
    overridden = tuple(each for each in accepted if each.gate in refused)
    is_good = refused <= {each.gate for each in overridden}
    return GateRecord("admitted" if is_good else "refused", tuple(found), overridden)


def _tell(release: Release, mark: GateRecord, say: Say) -> None:
    for finding in mark.open_findings:
        word = "refused " if finding.level == "refuse" else "warning "
        say(f"{word}   {release}  {finding.gate}: {finding.reason}")
    say(f"{'admitted ' if mark.is_good else 'held back'}  {release}")


def _published(request: Request, paths: Paths, say: Say, progress: "Progress") -> Edition | None:
    """Make an edition where one of its releases was just admitted, or none is there whole."""
    held = all_revisions(paths.raw, FETCHED, is_verified=False)
    admitted = [release for release in held if release.mark.state == "admitted"]
    newest_ones = {one.folder for one in newest_held(paths.raw, SOURCES, is_verified=False)}
    edition = None
    if newest_ones & {release.folder for release in admitted} or not is_whole(paths.out / "latest"):
        from pipeline.report import report  # noqa: PLC0415  (as above)

        edition = report(request, paths, say, progress)
    for release in admitted:
        write_gate_record(release.folder, replace(release.mark, state="passed"))
    return edition
