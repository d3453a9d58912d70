"""Times the build beside two references, each as a whole process: `make bench`."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data/raw/bls_oews/2025A01/oe.data.0.Current.zst"
RUNS = 3
SAMPLE = 40  # documents for what takes long


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


def marts() -> None:
    """Archived releases → checked marts."""
    from pipeline.warehouse.warehouse import find_or_build, held  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        print(len(find_or_build(held(ROOT / "data/raw"), Path(folder)).checks), "checks passed")


def report() -> None:
    """The whole default `make report`, nothing cached, into a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(Path(folder))
        _report(Path(folder))


def _lay_out(root: Path) -> None:
    for name in ("brochures.toml", "data/raw"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(ROOT / name)


def _report(root: Path, *words: str) -> float:
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pipeline", "report", "--root", root, *words],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return time.perf_counter() - began


BENCHES = {"count": count, "usual": usual, "marts": marts, "report": report}
TITLES = {
    "count": "DuckDB, count(*) over the release",
    "usual": "pandas, read and pivot the release",
    "marts": "archived releases to checked marts",
    "report": "make report, 12 PDFs, nothing cached",
}


def measure(name: str) -> tuple[float, float]:
    """Give the median wall seconds and the peak megabytes of one bench's processes."""
    seconds, peak = [], 0.0
    for _ in range(RUNS):
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench", name], cwd=ROOT, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{name} failed")
        seconds.append(time.perf_counter() - began)
        peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(seconds), peak


def documents() -> None:
    """Print documents a second beside the two references, reuse, growth and memory."""
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(Path(folder))
        words = ("--area", "all", "--layout", "trifold", "--variant", "screen")
        whole, again = (_report(Path(folder), *words) for _ in range(2))
        present = _documents("present", folder, 583)
        few, many = (_documents("wagefold", folder, number) for number in (10, 583))
        plain = _documents("plain", folder, SAMPLE)
        chromium = _documents("chromium", folder, SAMPLE)
    rate, plain_rate, chromium_rate = (
        one["documents"] / one["seconds"] for one in (many, plain, chromium)
    )
    equal = sum(many["sha256"][path] == sha256 for path, sha256 in plain["sha256"].items())
    print(
        f"\ntrifold, screen, first pair, two cores{'documents':>12}{'seconds':>9}{'a second':>10}"
    )
    for title, one in {
        "Wagefold": many,
        "plain loop, one process": plain,
        "headless Chromium, the same HTML": chromium,
        "out of the store": many | {"seconds": many["reused_seconds"]},
        "Wagefold, 10 documents": few,
        "marts to brochures": present,
    }.items():
        print(f"{title:38}{one['documents']:12}{one['seconds']:9.2f}", end="")
        print(f"{one['documents'] / one['seconds']:10.2f}")
    print(f"\nWagefold / plain loop  {rate / plain_rate:.1f} times  (aim: at least 3)")
    print(f"Wagefold / Chromium    {rate / chromium_rate:.1f} times  (aim: at least 1)")
    print(
        f"same bytes as the plain loop: {equal} of {plain['documents']}; failed: {many['failed']}"
    )
    print(f"peak of a worker       {few['worker_mb']:.0f} MB for 10 documents, ", end="")
    print(f"{many['worker_mb']:.0f} MB for {many['documents']}  (aim: under 400)")
    print(f"make report of all     {whole:.1f} s; again, nothing to do: {again:.2f} s  (aim: 1.0)")


def _documents(name: str, root: str, most: int) -> dict:
    command = [sys.executable, "-m", "tests.bench.documents", name, root, str(most)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure the build and the documents, then the audit and the gates; print the tables."""
    figures = {name: measure(name) for name in BENCHES}
    print(f"{'whole process, median of ' + str(RUNS):40}{'seconds':>9}{'peak MB':>9}")
    for name, (seconds, peak) in figures.items():
        print(f"{TITLES[name]:40}{seconds:9.2f}{peak:9.0f}")
    built = figures["marts"][0]
    print(f"\nmarts / count(*)   {built / figures['count'][0]:.1f} times  (aim: at most 5)")
    print(f"pandas / marts     {figures['usual'][0] / built:.1f} times  (aim: at least 5)")
    documents()
    for name, words in (("audit", ()), ("gates", ("50",))):
        print(flush=True)
        subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *words], cwd=ROOT, check=False)


if __name__ == "__main__":
    (BENCHES | {"documents": documents})[sys.argv[1]]() if len(sys.argv) > 1 else main()
