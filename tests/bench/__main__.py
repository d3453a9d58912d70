"""Times builds and commands beside two references, each as a whole process: `make bench`."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data/raw/bls_oews/2025A01/oe.data.0.Current.zst"
RUNS = 3
AREAS = ("Fresno", "Boise", "Tulsa")  # another for each run
LAYOUTS = ("trifold", "handout", "guide", "quotable")
EVERY, SAMPLE, FEW = 583, 60, 20  # documents: of all areas, of a layout, of the plain loop
PAIRS = 7


def count() -> None:
    """Count the lines of the compressed release: the least that reading it costs in DuckDB."""
    import duckdb  # noqa: PLC0415  (each reference imports only what it uses)

    duckdb.sql(f"select count(*) from read_csv('{DATA}', delim = '\t', all_varchar = true)").show()


def usual() -> None:
    """Read and pivot the same file the usual way."""
    import pandas  # noqa: PLC0415

    frame = pandas.read_csv(DATA, sep="\t", dtype=str, compression="zstd")
    frame.columns = [name.strip() for name in frame.columns]
    series = frame["series_id"].str.strip()
    frame["cell"], frame["datatype"] = series.str[:23], series.str[23:]
    frame["number"] = pandas.to_numeric(frame["value"].str.strip(), errors="coerce")
    print(frame.pivot(index="cell", columns="datatype", values="number").shape)


def cold() -> None:
    """Archived releases → the warehouse, built, checked and kept."""
    from pipeline.core.paths import Paths  # noqa: PLC0415
    from pipeline.warehouse.warehouse import find_or_build, held  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        print(find_or_build(held(Paths().raw), Path(folder)).digest)


def kept(root: str) -> None:
    """A report whose warehouse is kept, up to the first page that a worker is to set."""
    from pipeline import report  # noqa: PLC0415
    from pipeline.core.paths import Paths  # noqa: PLC0415
    from pipeline.documents.workers import Workers  # noqa: PLC0415
    from pipeline.settings.request import Request  # noqa: PLC0415

    class First:
        def submit(self, *_: object) -> None:
            raise SystemExit

    report.workers_of = lambda _: nullcontext(Workers(First(), 1))
    (Paths(Path(root)).out / report.STORE).rename(Path(root) / "aside")
    try:
        report.report(Request(), Paths(Path(root)), print, lambda items, _: items)
    finally:
        (Path(root) / "aside").rename(Paths(Path(root)).out / report.STORE)


BENCHES = {"count": count, "usual": usual, "cold": cold, "kept": kept}


@dataclass(frozen=True)
class Cost:
    """Medians of the wall and CPU seconds of a command's processes, and their peak megabytes."""

    wall: float
    cpu: float
    megabytes: float

    def row(self, title: str) -> str:
        return f"{title:44}{self.wall:9.2f}{self.cpu:9.2f}{self.megabytes:9.0f}"


def measure(words: Callable[[int], Sequence[str]], runs: int = RUNS) -> Cost:
    """Run a module with the words for each run; 1 is an answer of an audit."""
    walls, cpus, peak = [], [], 0.0
    for number in range(runs):
        command = [sys.executable, "-m", *words(number)]
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1) or b"Traceback" in said:
            raise SystemExit(f"{command} failed: {said.decode()}")
        walls.append(time.perf_counter() - began)
        cpus.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
    return Cost(statistics.median(walls), statistics.median(cpus), peak)


@contextmanager
def root_of_its_own() -> Iterator[Path]:
    """Give a root with the project's archive and a brochures.toml that may be edited."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data").mkdir()
        (root / "data/raw").symlink_to(ROOT / "data/raw")
        (root / "brochures.toml").write_text((ROOT / "brochures.toml").read_text())
        yield root


def edited(root: Path, number: int) -> None:
    """Change a word that every brochure prints."""
    path = root / "brochures.toml"
    lines = path.read_text().splitlines(keepends=True)
    is_phone = [line.startswith("phone =") for line in lines]
    lines[is_phone.index(True)] = f'phone = "916-555-01{number:02}"\n'
    path.write_text("".join(lines))


def builds() -> None:
    """Print what building and asking cost beside count(*) and pandas over the same release."""

    def here(*words: str) -> Cost:
        return measure(lambda _: ("pipeline", *words, "--root", str(root)))

    def after_an_edit(number: int) -> Sequence[str]:
        edited(root, number)
        return "pipeline", "report", "--root", str(root)

    def of_an_area(number: int) -> Sequence[str]:
        sheet = ("--layout", "trifold", "--variant", "screen")
        return "pipeline", "report", "--root", str(root), "--area", AREAS[number], *sheet

    print(f"{'whole process, median of ' + str(RUNS):44}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
    with root_of_its_own() as root:
        bench = {name: ("tests.bench", name) for name in BENCHES}
        bench["kept"] += (str(root),)
        found = {}
        for title, measured in {
            "DuckDB, count(*) over the release": lambda: measure(lambda _: bench["count"]),
            "pandas, read and pivot the release": lambda: measure(lambda _: bench["usual"]),
            "cold: archive → kept warehouse": lambda: measure(lambda _: bench["cold"]),
            "nothing there → default edition, once": lambda: measure(after_an_edit, 1),
            "kept → the first page being set": lambda: measure(lambda _: bench["kept"]),
            "a text edited → default edition": lambda: measure(after_an_edit),
            "nothing to do": lambda: here("report"),
            "an area never asked for → its trifold": lambda: measure(of_an_area),
            "audit": lambda: here("audit"),
            "list areas portland": lambda: here("list", "areas", "portland"),
            "status": lambda: here("status"),
        }.items():
            found[title.split(",")[0].split(":")[0].split(" ")[0]] = cost = measured()
            print(cost.row(title), flush=True)
    base, usual, cold, kept = (found[name] for name in ("DuckDB", "pandas", "cold", "kept"))
    print(f"\ncold / count(*)  {cold.cpu / base.cpu:5.1f} times of CPU, ", end="")
    print(f"{cold.wall / base.wall:.1f} of wall  (aim: at most 5)")
    print(f"pandas / kept    {usual.cpu / kept.cpu:5.1f} times of CPU, ", end="")
    print(f"{usual.wall / kept.wall:.1f} of wall  (aim: at least 5)")


def documents() -> None:
    """Print documents a second by layout beside the references, then growth, memory, editions."""
    with root_of_its_own() as root:
        words = ("pipeline", "report", "--root", str(root))
        measure(lambda _: words, 1)  # builds the warehouse
        edited(root, 1)
        cold, warm = (measure(lambda _: words, 1) for _ in range(2))
        by_layout(root)
        present = _documents("present", root, EVERY)
        runs = [_documents("wagefold", root, number) for number in (10, SAMPLE, EVERY)]
    few, sample, every = ({**one, "each": one["seconds"] / one["documents"]} for one in runs)
    later = (every["seconds"] - sample["seconds"]) / (EVERY - SAMPLE)
    print(f"\n{'trifold, screen, first pair':38}{'documents':>12}{'seconds':>9}{'a second':>10}")
    for title, one in {
        "Wagefold": every,
        f"Wagefold, {PAIRS} pairs: an estimate": {
            "documents": PAIRS * EVERY, "seconds": PAIRS * EVERY * later,
        },
        "out of the store": every | {"seconds": every["reused_seconds"]},
        "marts to brochures": present,
    }.items():  # fmt: skip
        print(f"{title:38}{one['documents']:12}{one['seconds']:9.1f}", end="")
        print(f"{one['documents'] / one['seconds']:10.2f}")
    print(f"\nmade: {every['documents']}, failed: {every['failed']}  (aim: in 75 s)")
    print(
        f"seconds a document     {few['each']:.3f} of 10, {sample['each']:.3f} of {SAMPLE}, ",
        end="",
    )
    print(f"{every['each']:.3f} of {EVERY}, {later:.3f} after the first {SAMPLE}")
    peaks = ", ".join(f"{one['worker_mb']:.0f} for {one['documents']}" for one in runs)
    print(f"peak MB of a worker    {peaks}  (aim: under 400)")
    print("\nwith a warehouse, whole process" + f"{'wall s':>13}{'CPU s':>9}{'peak MB':>9}")
    print(cold.row("default edition, 24 PDFs made (aim: 10)"))
    print(warm.row("default edition, nothing to do"))


def by_layout(root: Path) -> None:
    """Print documents a second of the first pair, screen variant, on two cores."""
    print(f"documents a second, two cores{'Wagefold':>12}{'plain loop':>12}", end="")
    print(f"{'Chromium':>12}{'two tabs':>12}{'same bytes':>14}")
    for layout in LAYOUTS:
        ours, plain, chromium = (
            _documents(name, root, most, layout)
            for name, most in (("wagefold", SAMPLE), ("plain", FEW), ("chromium", SAMPLE))
        )
        rates = [one["documents"] / one["seconds"] for one in (ours, plain, chromium)]
        rates.append(chromium["documents"] / chromium["two_tabs_seconds"])
        compared = ours["sha256"].keys() & plain["sha256"].keys()
        equal = sum(ours["sha256"][path] == plain["sha256"][path] for path in compared)
        print(f"{layout:29}" + "".join(f"{rate:12.2f}" for rate in rates), end="")
        print(f"{equal:8} of {len(compared)}", flush=True)


def _documents(name: str, root: Path, most: int, layout: str = "trifold") -> dict:
    command = [sys.executable, "-m", "tests.bench.documents", name, root, str(most), layout]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure builds and documents, then the audit, the gates and the studio; print the tables."""
    builds()
    documents()
    for name, words in (("audit", ()), ("gates", ("50",)), ("studio", ())):
        print(flush=True)
        subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *words], cwd=ROOT, check=False)


if __name__ == "__main__":
    each = BENCHES | {"builds": builds, "documents": documents}
    each[sys.argv[1]](*sys.argv[2:]) if len(sys.argv) > 1 else main()
