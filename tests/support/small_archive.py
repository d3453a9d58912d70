"""A small true archive: 12 areas and 4 occupations of the real releases, in the genuine layouts."""

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import zstandard

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Source
from pipeline.core.paths import ROOT, Paths
from pipeline.core.record import to_json
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_projections import publication as bls_projections
from tests.support import samples
from tests.support.here import here

RELEASE = "2025A01"
OEWS = Path("data/raw/bls_oews") / RELEASE
AREAS_MADE = ("0000000", "0017020", "0023420", "0040340", "0600000")
DATA = "oe.data.0.Current"
# what so few areas leave half empty, and what one panel has no room for
WARNED = re.compile(
    r"medical-assistant_vs_medical-office-assistant/\d{7}/trifold\.pdf: "
    r"(the panel “[a-z0-9-]+” is only \d+% full|left out for want of room: .+)"
)
ROLES = ("medical-assistant", "medical-office-assistant")
OCCUPATIONS = {
    "000000": ("All Occupations", 0),
    "292061": ("Licensed Practical and Licensed Vocational Nurses", 3),
    "311131": ("Nursing Assistants", 3),
    "319092": ("Medical Assistants", 3),
    "436013": ("Medical Secretaries and Administrative Assistants", 3),
}
# state, area, area type, name; the two Portlands and their states have no estimates here
AREAS = """\
00 0000000 N National
06 0017020 M Chico, CA
06 0023420 M Fresno, CA
06 0040900 M Sacramento-Roseville-Folsom, CA
06 0600000 S California
06 0600006 M Eastern Sierra-Mother Lode Region of California nonmetropolitan area
23 0038860 M Portland-South Portland, ME
23 2300000 S Maine
27 0040340 M Rochester, MN
27 2700000 S Minnesota
41 0038900 M Portland-Vancouver-Hillsboro, OR-WA
41 4100000 S Oregon
"""
# area, occupation, data types 01 to 17 as published; "-" in 16 and 17 of the nation: no such series
CELLS = """\
0000000 292061 648410 0.6 32.24 67050 0.3 23.91 28.37 30.96 36.55 40.12 49740 59000 64400 76030 83440 - -
0000000 311131 1448910 0.4 20.53 42700 0.2 16.32 17.91 20.32 22.70 24.99 33940 37260 42260 47220 51980 - -
0000000 319092 817870 1.2 22.17 46120 0.3 17.33 18.50 21.97 23.65 28.52 36050 38470 45690 49180 59310 - -
0000000 436013 961610 0.8 22.50 46800 0.3 17.27 18.54 22.08 24.32 29.10 35930 38570 45930 50580 60530 - -
0017020 292061 380 7.3 37.55 78110 1.3 30.52 35.04 37.86 39.72 44.55 63470 72890 78750 82620 92660 4.846 1.16
0017020 311131 790 1.8 22.61 47040 0.7 18.69 21.57 22.30 23.61 27.22 38860 44870 46380 49110 56620 10.155 1.09
0017020 319092 770 3.7 23.72 49340 0.9 18.77 22.06 22.67 27.62 28.10 39050 45880 47150 57440 58450 9.811 1.87
0017020 436013 630 4.6 24.00 49920 0.7 19.07 22.10 22.79 27.65 28.24 39670 45960 47400 57500 58750 8.091 1.31
0023420 292061 2360 3.2 36.43 75770 0.8 29.89 31.50 36.34 38.11 45.39 62160 65520 75580 79270 94420 4.959 1.19
0023420 311131 3880 1.8 21.41 44530 0.7 18.16 19.63 21.50 22.61 23.67 37770 40820 44710 47020 49230 8.127 0.87
0023420 319092 3310 4.7 23.47 48810 1.1 17.93 18.71 22.36 24.47 33.97 37300 38920 46500 50900 70660 6.950 1.32
0023420 436013 3410 7.0 24.39 50730 0.9 18.76 21.46 23.14 27.04 31.15 39010 44640 48120 56240 64790 7.156 1.16
0040340 292061 570 3.4 31.44 65380 0.6 25.56 30.05 30.65 34.10 35.73 53170 62510 63750 70920 74320 4.658 1.12
0040340 311131 1550 3.3 21.82 45380 1.0 18.43 19.21 22.52 22.54 25.87 38340 39960 46840 46880 53820 12.604 1.35
0040340 319092 440 2.2 25.57 53190 0.5 22.11 22.68 23.96 27.53 29.16 45990 47170 49830 57260 60650 3.612 0.69
0040340 436013 3890 0.2 - - - - - - - - - - - - - 31.603 5.11
0040900 292061 4760 3.0 40.88 85030 0.6 31.57 36.84 39.22 46.32 50.42 65670 76630 81570 96340 104880 4.409 1.06
0040900 311131 5650 2.2 23.60 49090 0.7 18.98 22.25 22.84 24.06 29.44 39470 46270 47510 50040 61240 5.232 0.56
0040900 319092 7410 4.0 29.78 61940 1.0 21.79 23.40 29.79 37.04 37.54 45330 48670 61970 77030 78090 6.857 1.30
0040900 436013 7710 7.9 27.46 57130 1.5 20.35 22.35 27.75 30.80 36.82 42340 46490 57730 64060 76580 7.133 1.15
0600000 292061 82850 2.4 39.59 82340 0.6 30.96 35.98 38.34 45.06 48.29 64390 74840 79750 93720 100450 4.549 1.09
0600000 311131 110060 1.4 24.13 50190 0.4 19.28 22.04 22.90 26.35 29.38 40110 45850 47630 54800 61100 6.043 0.65
0600000 319092 117060 3.9 26.49 55100 0.7 18.89 22.23 23.88 29.75 37.16 39290 46240 49660 61870 77300 6.427 1.22
0600000 436013 115050 3.2 27.09 56350 0.7 19.54 22.40 26.20 30.45 36.55 40650 46590 54490 63330 76020 6.317 1.02
0600006 292061 260 3.7 37.39 77780 0.8 31.63 34.77 37.42 38.52 43.58 65790 72310 77830 80120 90640 4.084 0.98
0600006 311131 330 2.6 24.00 49930 0.8 19.69 22.08 22.79 27.52 29.46 40960 45930 47410 57240 61290 5.214 0.56
0600006 319092 310 7.5 24.81 51610 1.2 18.97 22.52 23.65 28.21 29.39 39460 46840 49190 58670 61130 4.942 0.94
0600006 436013 350 7.4 25.05 52100 1.4 18.63 22.22 23.84 28.36 30.14 38750 46210 49590 58990 62680 5.486 0.89
2700000 292061 12840 3.5 31.20 64900 0.6 24.86 28.83 30.65 34.26 37.20 51700 59960 63750 71270 77380 4.354 1.04
2700000 311131 29120 2.8 22.13 46030 0.6 18.27 19.39 22.44 23.72 26.64 38010 40340 46680 49330 55410 9.872 1.06
2700000 319092 10580 3.8 24.84 51660 0.7 19.29 22.70 24.27 28.14 28.89 40110 47220 50480 58540 60100 3.587 0.68
2700000 436013 16860 3.1 25.37 52770 0.5 20.86 23.13 24.06 28.50 29.56 43390 48100 50030 59290 61490 5.716 0.92
"""  # noqa: E501
FOOTNOTES = """\
4\tWages for some occupations that do not generally work year-round, full time, are reported either as hourly wages or annual salaries depending on how they are typically paid.
5\tThis wage is equal to or greater than $115.00 per hour or $239,200 per year.
8\tEstimate not released.
"""  # noqa: E501


def build(
    root: Path, oews: dict[str, str] | None = None, rounds: tuple[str, ...] = ("2023-33", "2024-34")
) -> None:
    """Make a root of its own: brochures.toml, the roles, and extracts of sources or their samples.

    oews: the flat files of another release than oews_files().
    """
    real, oews = Paths(), oews or oews_files()
    root.mkdir(parents=True)
    (root / "brochures.toml").write_text(_narrowed(real.matrix.read_text()))
    (root / "data/raw/roles").mkdir(parents=True)
    for role in ROLES:
        shutil.copy(real.raw / f"roles/{role}.toml", root / "data/raw/roles")
    keep(root, bls_oews.SOURCE, oews["oe.release"].split()[2], oews)
    codes = {"00-0000", *(f"{code[:2]}-{code[2:]}" for code in OCCUPATIONS)}
    names = _filtered(real.raw / "roles/names.csv", lambda row: row["soc_code"] in codes)
    (root / "data/raw/roles/names.csv").write_text(names)
    for projection_round in rounds:
        folder = real.raw / "bls_projections" / projection_round
        files = {
            name: _filtered(folder / name, lambda row: row["occupation_code"] in codes)
            for name in ("occupation.csv", "reasons.csv")
        }
        keep(root, bls_projections.SOURCE, projection_round, files)
    places = {"00000", *(line[:2] + end for line in AREAS.splitlines() for end in ("000", "999"))}
    places |= {line.split()[1][2:] for line in AREAS.splitlines()}
    path = real.raw / "bea_rpp/2024/price_parities.csv"
    rows = _filtered(path, lambda row: row["geo_fips"] in places)
    keep(root, bea_rpp.SOURCE, "2024", {"price_parities.csv": rows})
    samples.hold(root / "data/raw")


def _narrowed(matrix: str) -> str:
    """Let brochures.toml declare AREAS_MADE, on one screen trifold each."""
    areas = ", ".join(f'"{area}"' for area in AREAS_MADE)
    for name, value in (("areas", areas), ("layouts", '"trifold"'), ("variants", '"screen"')):
        matrix = re.sub(rf"^{name} = .*$", f"{name} = [{value}]", matrix, flags=re.MULTILINE)
    return matrix


def oews_files(release: str = RELEASE, cells: str = CELLS) -> dict[str, str]:
    """Write the flat files as the publisher does: tabs, CRLF, padded names and cells."""
    return {
        "oe.release": _lines("release_date\tdescription", f"{release}\tMay {release[:4]}"),
        "oe.area": _lines(
            "state_code\tarea_code\tareatype_code\tarea_name",
            *("\t".join(line.split(" ", 3)) for line in AREAS.splitlines()),
        ),
        "oe.occupation": _lines(
            "occupation_code\toccupation_name\toccupation_description\tdisplay_level\tselectable"
            "\tsort_sequence",
            *(
                f"{code}\t{name}\t\t{level}\tT\t{number}"
                for number, (code, (name, level)) in enumerate(OCCUPATIONS.items())
            ),
        ),
        "oe.footnote": _lines("footnote_code\tfootnote_text", *FOOTNOTES.splitlines()),
        DATA: _lines(
            f"{'series_id':30}\tyear\tperiod\t{'value':>12}\tfootnote_codes",
            *(line for cell in cells.splitlines() for line in _series(release, *cell.split())),
        ),
    }


def _series(release: str, area: str, occupation: str, *values: str) -> list[str]:
    kind = next(line.split()[2] for line in AREAS.splitlines() if line.split()[1] == area)
    return [
        f"{f'OEU{kind}{area}000000{occupation}{number:02d}':30}\t{release[:4]}\tA01\t{value:>12}"
        f"\t{'8' if value == '-' else ''}"
        for number, value in enumerate(values, start=1)
        if not (kind == "N" and number > 15)
    ]


def _lines(*lines: str) -> str:
    return "".join(f"{line}\r\n" for line in lines)


def _filtered(path: Path, is_kept: Callable[[dict[str, str]], bool]) -> str:
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        text = io.StringIO()
        writer = csv.DictWriter(text, reader.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in reader if is_kept(row))
    return text.getvalue()


def keep(root: Path, source: Source, release: str, files: dict[str, str]) -> None:
    """Archive files with a receipt, the flat file compressed, as the real ones are."""
    folder = root / "data/raw" / source.name / release
    folder.mkdir(parents=True)
    kept = tuple(_kept(folder, name, text.encode()) for name, text in files.items())
    receipt = Receipt(
        source.name, release, f"{source.title}, {source.period(release)}", source.publisher,
        source.licence, source.address, "2026-11-23", kept,
    )  # fmt: skip
    (folder / "receipt.json").write_text(to_json(receipt))


def _kept(folder: Path, name: str, content: bytes) -> ReceiptFile:
    stored = zstandard.compress(content) if name == DATA else content
    path = folder / (f"{name}.zst" if name == DATA else name)
    path.write_bytes(stored)
    published, packed = (hashlib.sha256(each).hexdigest() for each in (content, stored))
    return ReceiptFile(name, path.name, len(content), published, packed)


def read_data(root: Path) -> str:
    """Give the flat file as its publisher has it."""
    packed = (root / OEWS / f"{DATA}.zst").read_bytes()
    return zstandard.ZstdDecompressor().decompressobj().decompress(packed).decode()


def revise(root: Path, series: str, value: str) -> None:
    """Revise one cell of the flat file as a publisher does: another file, another receipt."""
    text, count = re.subn(
        rf"^({series}\s+\t2025\tA01\t) *\S+", rf"\g<1>{value:>12}", read_data(root), flags=re.M
    )
    assert count == 1, series
    packed = zstandard.compress(text.encode())
    (root / OEWS / f"{DATA}.zst").write_bytes(packed)
    receipt = json.loads((root / OEWS / "receipt.json").read_text())
    (file,) = (file for file in receipt["files"] if file["name"] == DATA)
    file["bytes"] = len(text.encode())
    file["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    file["stored_sha256"] = hashlib.sha256(packed).hexdigest()
    (root / OEWS / "receipt.json").write_text(json.dumps(receipt))


def everything_in(folder: Path) -> dict[str, str]:
    """Give every file's checksum and every link's target, by path."""
    return {
        path.relative_to(folder).as_posix(): (
            f"→ {path.readlink()}"
            if path.is_symlink()
            else hashlib.sha256(path.read_bytes()).hexdigest()
        )
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on a root, as a person does."""
    return subprocess.run(command(root, *words), cwd=ROOT, capture_output=True, text=True,
                          check=False, timeout=120)  # fmt: skip


def run_here(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run it in this process."""
    return here("report", "--root", str(root), *words)


def command(root: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "pipeline", "report", "--root", str(root), *words]
