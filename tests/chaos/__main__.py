"""Everything that may go wrong with a refresh, one thing at a time: `make chaos`.

After each, the archive verifies, `latest` is a whole good edition, and the next refresh without the
fault ends with the same edition as one that nothing disturbed. Prints a table of what was tried,
held and lost; ends with 1 when anything was lost. The seed that it prints makes the same again.
With --minutes one case of each kind is tried after the other until the time is up, counted from
when what they are tried in is made.
"""

import argparse
import os
import random
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from pipeline.core.log import legible, legible_line
from tests.chaos.scenarios import Scenario, scenarios
from tests.support import hostile
from tests.support.world import (
    NEW,
    OLD,
    Ended,
    World,
    built_from,
    command,
    edition,
    left_over,
    lost,
    run,
    start,
    wait,
)

Trial = Callable[[World], list[str]]
KILLS, INTERRUPTS = 50, 10
ROOM_MB = (0.1, 0.3, 0.6, 1, 2, 4)  # free on the disk, beside what the root takes
LONGEST_FILE = (2_000, 20_000, 200_000, 2_000_000)  # bytes


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that goes wrong. kind: its line in the table. trial: gives what was lost."""

    kind: str
    name: str
    trial: Trial


def cases(seed: int, kills: int) -> list[Case]:
    """Give every case; the moments of the kills are chosen by the seed."""
    moments = random.Random(seed)
    shares = [moments.random() for _ in range(kills)]
    return [
        *(Case(_kind(one), one.name, lambda world, one=one: survive(world, one))
          for one in scenarios()),
        *(Case("hostile file in the inbox", f"hostile file: {legible_line(name)}",
               lambda world, name=name: hostile_files(world, [name])) for name in hostile.FILES),
        Case("hostile file in the inbox", "hostile files: all at once",
             lambda world: hostile_files(world, list(hostile.FILES))),
        *_of_the_disk(),
        Case("two at once", "two refreshes at once", two_at_once),
        Case("two at once", "a report and a refresh at once", report_at_once),
        *(Case("kill -9", f"kill -9 at {share:.1%} of a run",
               lambda world, share=share: interrupted(world, share, signal.SIGKILL))
          for share in shares),
        *(Case("^C", f"^C at {share:.1%} of a run",
               lambda world, share=share: interrupted(world, share, signal.SIGINT))
          for share in shares[:INTERRUPTS]),
    ]  # fmt: skip


def _kind(scenario: Scenario) -> str:
    return scenario.name.partition(",")[0]


def survive(world: World, scenario: Scenario) -> list[str]:
    """Refresh while a fault lasts, and again when it is over."""
    root = world.root_behind_in(scenario.of) if scenario.is_behind else world.root_ahead()
    before = edition(root)
    try:
        scenario.order(world.publisher)
        world.publisher.forget()
        ended = run(root, "refresh")
        problems = [*_ended_badly(ended, scenario, root, before), *_went_astray(world), *lost(root)]
    finally:
        world.heal()
    return [*problems, *recovered(world, root)]


def _ended_badly(ended: Ended, scenario: Scenario, root: Path, before: str) -> list[str]:
    """Name how a refresh under a fault ended otherwise than it must."""
    problems = [] if "Traceback" not in ended.stderr else [f"a traceback: {ended.stderr[-500:]}"]
    if ended.code not in (0, 1):
        problems.append(f"it ended with {ended.code}: {ended.stderr[-300:]}")
    release = built_from(root)[scenario.of]
    if scenario.ends == "kept" and (ended.code, release) != (1, OLD[scenario.of]):
        problems.append(f"it ended with {ended.code}, built from {release}")
    if scenario.ends == "published" and (ended.code, release) != (0, NEW[scenario.of]):
        problems.append(f"it ended with {ended.code}, built from {release}: {ended.stderr[-300:]}")
    if scenario.ends == "nothing" and edition(root) != before:
        problems.append(f"another edition is current: {edition(root)}")
    return problems


def _went_astray(world: World) -> list[str]:
    strange = [path for path in world.publisher.requests() if path.startswith("/elsewhere")]
    crowded = {host: n for host, n in world.publisher.most_at_once.items() if n > 1}
    problems = [f"it followed a redirect off the site: {strange}"] if strange else []
    escaped = [
        path
        for path in (Path("/tmp/escaped.csv"), *world.top.rglob("escaped.csv"))
        if path.exists()
    ]
    problems += [f"a file escaped from a zip: {path}" for path in escaped]
    return [*problems, f"several requests at once: {crowded}"] if crowded else problems


def recovered(world: World, root: Path) -> list[str]:
    """Refresh without the fault: it ends as one that nothing disturbed, and nothing is left."""
    ended = run(root, "refresh")
    problems = [f"then: {problem}" for problem in lost(root)]
    if ended.code:
        problems.append(f"then it ended with {ended.code}: {ended.stderr[-300:]}")
    if edition(root) != world.edition:
        problems.append(f"then it ended with edition {edition(root)}, not {world.edition}")
    if left := left_over(root, world.undisturbed[0]):
        problems.append(f"then there was left over: {', '.join(left[:5])}")
    shutil.rmtree(root, ignore_errors=not problems)
    return problems


# What lies in the inbox


def hostile_files(world: World, names: list[str]) -> list[str]:
    """Refresh with files in the inbox that are made to take their reader down."""
    root = world.root_behind_in("bea_rpp")
    inbox = root / "data/raw/inbox"
    inbox.mkdir()
    for name in names:
        (inbox / name).write_bytes(hostile.FILES[name]())
    ended = run(root, "refresh")
    problems = ["a traceback: " + ended.stderr[-500:]] if "Traceback" in ended.stderr else []
    if ended.code not in (0, 1) or built_from(root) != NEW:
        problems.append(f"it ended with {ended.code}: {ended.stderr[-300:]}")
    if gone := [name for name in names if not (inbox / name).exists()]:
        problems.append(f"it was not left in the inbox: {', '.join(map(legible_line, gone))}")
    left = [line for line in ended.stderr.splitlines() if line.startswith("left ")]
    if len(left) != len(names):
        problems.append(f"{len(left)} of {len(names)} files were told")
    if legible(ended.stderr) != ended.stderr:
        problems.append("what it said steers a terminal")
    shutil.rmtree(inbox)
    return [*problems, *lost(root), *recovered(world, root)]


# The disk


def _of_the_disk() -> Iterator[Case]:
    if _can_mount():
        for room in ROOM_MB:
            yield Case("disk full (tmpfs)", f"a disk with {room} MB left",
                       lambda world, room=room: disk_full(world, room))  # fmt: skip
        for folder in ("out", "raw"):
            yield Case("read-only (mount)", f"read-only data/{folder}",
                       lambda world, folder=folder: read_only(world, folder))  # fmt: skip
    for most in LONGEST_FILE:
        yield Case("disk full (RLIMIT_FSIZE)", f"no file over {most:,} bytes",
                   lambda world, most=most: no_long_files(world, most))  # fmt: skip


def _can_mount() -> bool:
    """Tell whether a namespace of our own may mount: then nothing of it outlives its process."""
    if not shutil.which("unshare"):
        return False
    done = subprocess.run([*UNSHARE, "mount -t tmpfs none /mnt"], check=False, capture_output=True)
    return done.returncode == 0


UNSHARE = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]


def disk_full(world: World, room: float) -> list[str]:
    """Refresh on a file system of its own that has so many MB left."""
    root, small = world.root(), world.top / "small"
    small.mkdir(exist_ok=True)
    taken = int(subprocess.run(["du", "-sk", root], capture_output=True, text=True,
                               check=True).stdout.split()[0])  # fmt: skip
    refresh = " ".join(command(small / "root", "refresh"))
    script = (
        f"mount -t tmpfs -o size={taken + int(room * 1024)}k none {small} && "
        f"cp -a {root} {small}/root && rm -r {root} || exit 99; "
        f"{refresh}; code=$?; cp -a {small}/root {root} && exit $code"
    )
    return _hindered(world, root, wait(start([*UNSHARE, script])))


def read_only(world: World, folder: str) -> list[str]:
    """Refresh where a folder of data/ cannot be written."""
    root = world.root()
    path = root / "data" / folder
    refresh = " ".join(command(root, "refresh"))
    script = f"mount --bind {path} {path} && mount -o remount,ro,bind {path} || exit 99; {refresh}"
    return _hindered(world, root, wait(start([*UNSHARE, script])), may_succeed=False)


def no_long_files(world: World, most: int) -> list[str]:
    """Refresh where no file can be longer than so many bytes."""
    root = world.root()
    words = ["prlimit", f"--fsize={most}", *command(root, "refresh")]
    return _hindered(world, root, wait(start(words)))


def _hindered(world: World, root: Path, ended: Ended, *, may_succeed: bool = True) -> list[str]:
    problems = ["a traceback: " + ended.stderr[-500:]] if "Traceback" in ended.stderr else []
    if ended.code != 1 and not (may_succeed and ended.code == 0):
        problems.append(f"it ended with {ended.code}: {ended.stderr[-300:]}")
    return [*problems, *lost(root), *recovered(world, root)]


# Several at once, and those that are stopped


def two_at_once(world: World) -> list[str]:
    """Start a second refresh while the first is at work."""
    root = world.root()
    world.publisher.forget()
    both = [start(command(root, "refresh")) for _ in range(2)]
    ended = [wait(one) for one in both]
    problems = [
        f"it ended with {one.code}: {one.stderr[-300:]}"
        for one in ended
        if one.code and "another refresh is at work" not in one.stderr
    ]
    asked = [p for p in world.publisher.requests() if p.endswith("oe.data.0.Current")]
    if len(asked) > 1:
        problems.append(f"the data were fetched {len(asked)} times")
    return [*problems, *_went_astray(world), *lost(root), *recovered(world, root)]


def report_at_once(world: World) -> list[str]:
    """Report while a refresh is at work; both may publish, each a whole edition."""
    root = world.root()
    refreshing = start(command(root, "refresh"))
    reporting = start(command(root, "report", "--area", "nation"))
    ended = [wait(refreshing), wait(reporting)]
    problems = [f"it ended with {one.code}: {one.stderr[-300:]}" for one in ended if one.code]
    return [*problems, *lost(root), *recovered(world, root)]


def interrupted(world: World, share: float, how: signal.Signals) -> list[str]:
    """Stop a refresh, and all it started, after a share of the time that one takes."""
    root = world.root()
    ended = stop_after(root, share * world.undisturbed[1].seconds, how)
    problems = ["a traceback: " + ended.stderr[-500:]] if "Traceback" in ended.stderr else []
    if ended.code not in ({-how, 0} if how == signal.SIGKILL else {130, -how, 0}):
        problems.append(f"it ended with {ended.code}: {ended.stderr[-300:]}")
    return [*problems, *lost(root), *recovered(world, root)]


def stop_after(root: Path, seconds: float, how: signal.Signals) -> Ended:
    """Start a refresh and send its process group a signal; one that is quicker ends by itself."""
    running = start(command(root, "refresh"))
    time.sleep(seconds)
    if running.poll() is None:
        os.killpg(running.pid, how)
    return wait(running)


# The table


def main() -> int:
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    words.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    words.add_argument("--kills", type=int, default=KILLS)
    words.add_argument("--minutes", type=float, default=float("inf"), help="begin no more cases")
    words.add_argument("--jobs", type=int, default=1, help="cases at a time")
    words.add_argument("--only", default="", help="cases whose name has this in it")
    asked = words.parse_args()
    chosen = [case for case in cases(asked.seed, asked.kills) if asked.only in case.name]
    if asked.minutes < float("inf"):
        chosen = _in_turn(chosen)
    print(f"seed {asked.seed}, {len(chosen)} cases", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chaos-") as top:
        found = _all_tried(chosen, Path(top), asked.jobs, asked.minutes)
    print(_table(found))
    rest, minutes = len(chosen) - len(found), (time.monotonic() - began) / 60
    print(f"{minutes:.1f} minutes" + f"; {rest} cases were not tried" * bool(rest))
    return 1 if any(found.values()) else 0


def _in_turn(chosen: list[Case]) -> list[Case]:
    """Put the first case of each kind before the second of any."""
    kinds = [case.kind for case in chosen]
    turns = [kinds[:place].count(kind) for place, kind in enumerate(kinds)]
    return [case for _, case in sorted(zip(turns, chosen, strict=True), key=lambda one: one[0])]


def _all_tried(chosen: list[Case], top: Path, jobs: int, minutes: float) -> dict[Case, list[str]]:
    """Try the cases in some worlds at a time, each of which takes the next when it is free."""
    worlds: SimpleQueue[World] = SimpleQueue()
    for number in range(jobs):
        worlds.put(made := World(top / str(number)))
        print(f"a refresh that nothing disturbs: {made.undisturbed[1].seconds:.0f} s", flush=True)
    until = time.monotonic() + 60 * minutes

    def tried(case: Case) -> list[str] | None:
        world = worlds.get()
        try:
            return _tried(world, case) if time.monotonic() < until else None
        finally:
            worlds.put(world)

    with ThreadPoolExecutor(jobs) as threads:
        ended = dict(zip(chosen, threads.map(tried, chosen), strict=True))
    for _ in range(jobs):
        worlds.get().close()
    return {case: problems for case, problems in ended.items() if problems is not None}


def _tried(world: World, case: Case) -> list[str]:
    try:
        problems = case.trial(world)
    except Exception as error:  # a case that cannot be judged is lost, and the others go on
        problems = [f"{type(error).__name__}: {error}"]
    for problem in problems:
        print(f"lost: {case.name}: {problem}", flush=True)
    if not problems and sys.stderr.isatty():
        print(f"held: {case.name}", file=sys.stderr)
    return problems


def _table(found: dict[Case, list[str]]) -> str:
    kinds = list(dict.fromkeys(case.kind for case in found))
    lines = [f"{'fault':48}{'tried':>7}{'held':>7}{'lost':>6}"]
    for kind in [*kinds, ""]:
        of = [bool(problems) for case, problems in found.items() if case.kind == kind or not kind]
        lines.append(f"{kind or 'all':48}{len(of):7}{len(of) - sum(of):7}{sum(of):6}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
