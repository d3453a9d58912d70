"""A publisher, an archive that is a year behind it, and the command line between the two."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import Any

import pypdfium2
from click.testing import CliRunner

from pipeline.cli.commands import cli
from pipeline.core.errors import PipelineError
from pipeline.core.files import sha256_of
from pipeline.core.paths import ROOT
from pipeline.core.record import from_json
from pipeline.editions.manifest import Manifest
from pipeline.sources import register
from tests.support import posted, small_archive
from tests.support.publisher import Publisher

OLD = {"bls_oews": "2024A01", "bls_projections": "2023-33", "bea_rpp": "2024"}
NEW = {"bls_oews": "2025A01", "bls_projections": "2024-34", "bea_rpp": "2025"}
FETCHED = tuple(source.name for source in register.FETCHED)
PATIENCE = 180  # seconds for one command; more is a hang


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended. code: its exit code, minus the signal that ended it."""

    code: int
    stdout: str
    stderr: str
    seconds: float
    peak_mb: float = 0.0


class World:
    """Everything stands in the folder `top`; `close` ends the publisher."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.publisher = Publisher()
        posted.post_all(self.publisher)
        self.posted = self.publisher.state()
        self.behind = posted.older_root(top / "behind", self.publisher)
        made = small_archive.run(self.behind)
        assert made.returncode == 0, made.stderr
        self._roots = 0
        self._behind_in: dict[str, Path] = {}

    def close(self) -> None:
        self.publisher.close()

    def root(self, of: Path | None = None) -> Path:
        """Give a copy of the root that is behind, or of another, to be hurt."""
        self._roots += 1
        return shutil.copytree(of or self.behind, self.top / f"root{self._roots}", symlinks=True)

    def root_behind_in(self, source: str) -> Path:
        """Give a root that lacks the newest release of one source alone, to be hurt.

        It keeps every document that was made before, so that to build again takes moments.
        """
        if source not in self._behind_in:
            root = self.root()
            store = self.undisturbed[0] / "data/out/store"
            shutil.copytree(store, root / "data/out/store", dirs_exist_ok=True)
            others = [f"--source={name}" for name in FETCHED if name != source]
            ended = run(root, "refresh", *others)
            assert ended.code == 0, ended.stderr
            self._behind_in[source] = root
        return self.root(self._behind_in[source])

    def root_ahead(self) -> Path:
        """Give a root that is up to date, to be hurt."""
        return self.root(self.undisturbed[0])

    def heal(self) -> None:
        """Have the publisher stand as at first."""
        self.publisher.restore(self.posted)

    @cached_property
    def undisturbed(self) -> tuple[Path, Ended]:
        """Give a root that a refresh has brought up to date, and how that ended."""
        root = self.root()
        self.publisher.forget()
        return root, run(root, "refresh")

    @property
    def edition(self) -> str:
        """Name the edition that an undisturbed refresh ends with."""
        return edition(self.undisturbed[0])


def command(root: Path, verb: str, *words: str) -> list[str]:
    """Give a verb's words; of a refresh that waits for moments only."""
    module = "tests.support.hasty" if verb == "refresh" else "pipeline"
    return [sys.executable, "-m", module, verb, "--root", str(root), *words]


def run_here(root: Path, verb: str, *words: str) -> Ended:
    """Run a command in this process, which has imported what it needs: it takes moments."""
    began = time.monotonic()
    made = CliRunner().invoke(cli, [verb, "--root", str(root), *words], standalone_mode=False)
    said, error = made.stderr, made.exception
    if isinstance(error, PipelineError):
        return Ended(error.exit_code, made.stdout, f"{said}{error}\n", time.monotonic() - began)
    if error:
        raise error
    return Ended(made.return_value or 0, made.stdout, said, time.monotonic() - began)


def start(words: Sequence[str], **how: Any) -> subprocess.Popen[str]:
    """Start a command in a process group of its own."""
    running: subprocess.Popen[str] = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, **how,
    )  # fmt: skip
    return running


def run(root: Path, verb: str, *words: str, **how: Any) -> Ended:
    """Run a command to its end."""
    return wait(start(command(root, verb, *words), **how))


def wait(running: subprocess.Popen[str], patience: float = PATIENCE) -> Ended:
    """Wait for a command; one that hangs is killed, with all it started, and its code is -9."""
    began = time.monotonic()
    peaks = [0.0]
    watch = Thread(target=_watch, args=(running, peaks), daemon=True)
    watch.start()
    try:
        out, err = running.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        out, err = running.communicate()
    watch.join()
    return Ended(running.returncode, out, err, time.monotonic() - began, max(peaks))


def _watch(running: subprocess.Popen[str], peaks: list[float]) -> None:
    """Measure the memory that a command and all it started hold together, in MB."""
    while running.poll() is None:
        peaks[0] = max(peaks[0], sum(map(_megabytes, _group(running.pid))))
        time.sleep(0.05)


def _group(leader: int) -> list[int]:
    """Name the processes of a group: everything that a command started is in its group."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):  # noqa: PTH208  (names are enough)
        try:
            fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[2]) == leader:
            found.append(int(name))
    return found


def _megabytes(pid: int) -> float:
    """Give a process's share of memory: what several hold together counts once among them."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024


# What must hold after whatever happened


def lost(root: Path) -> list[str]:
    """Name what was lost: [] where the archive verifies and `latest` is a whole good edition."""
    return [*archive_lost(root), *edition_lost(root)]


def archive_lost(root: Path) -> list[str]:
    """Have the command line verify the archive."""
    checked = run_here(root, "check")
    return [] if checked.code == 0 else [f"check ends with {checked.code}: {checked.stderr[-300:]}"]


def edition_lost(root: Path) -> list[str]:
    """Compare the files of the current edition with its manifest, and open every PDF."""
    try:
        manifest = manifest_of(root)
    except (OSError, KeyError, TypeError, ValueError) as error:
        return [f"no edition is current: {error}"]
    folder = root / "data/out/latest"
    problems = [] if manifest.edition == edition(root) else ["the link and the manifest disagree"]
    if not manifest.documents or manifest.failures:
        problems.append(f"{len(manifest.documents)} documents, {len(manifest.failures)} failed")
    if not (folder / "index.html").is_file():
        problems.append("the edition has no catalogue")
    for document in manifest.documents:
        problems += _document_lost(folder / document.path, document.sha256, document.pages)
    return problems


def _document_lost(path: Path, sha256: str, pages: int) -> list[str]:
    try:
        json.loads((path.parent / f"{path.name.split('.')[0]}.figures.json").read_text())
        if sha256_of(path) != sha256:
            return [f"{path.name} of {path.parent.name} is not the manifest's"]
        with pypdfium2.PdfDocument(path) as pdf:
            return [] if len(pdf) == pages else [f"{path.name} has {len(pdf)} pages, not {pages}"]
    except (OSError, ValueError, pypdfium2.PdfiumError) as error:
        return [f"{path.name} of {path.parent.name}: {error}"]


def manifest_of(root: Path) -> Manifest:
    return from_json((root / "data/out/latest/manifest.json").read_text(), Manifest)


def edition(root: Path) -> str:
    return (root / "data/out/latest").readlink().name


def built_from(root: Path) -> dict[str, str]:
    """Name the release of each source that the current edition was built from."""
    built = manifest_of(root).built_from
    return {name: made.release for name, made in built.items() if name in OLD}


def left_over(root: Path, like: Path) -> list[str]:
    """Name the files of data/ that are hidden or begun, and are not in the root `like` as well."""
    wanted = _hidden(like)
    return sorted(_hidden(root) - wanted)


def _hidden(root: Path) -> set[str]:
    data = root / "data"
    paths = (path.relative_to(data).as_posix() for path in data.rglob("*"))
    return {
        path for path in paths if path.startswith(".") or "/." in path or path.endswith(".part")
    }
