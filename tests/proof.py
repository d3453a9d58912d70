"""Printed figures, computed again from the raw files: nothing of pipeline/ or sql/ is used here.

Run it on an edition: python -m tests.proof data/out/latest [root]. The rules, all of them:

- A number is rounded as a reader does, halves away from zero, from its exact value.
- Pay a year is whole dollars, pay an hour dollars and cents; a wage at the publisher's ceiling is
  the ceiling and "or more". A difference or margin of yearly pay is to the nearest $100, below $100
  to the nearest $10, without its sign; one of hourly pay is in dollars and cents.
- A published percentage has one decimal. A difference in percent is whole, with its sign, or
  without it where its id ends in "unsigned".
- Employment is a whole number; projections count thousands of jobs and are printed as jobs.
- Employment per 1,000 jobs is so many in every 1,000, 10,000 or 100,000 jobs, whichever is the
  first that gives 0.95 or more. A location quotient has one decimal, below 0.1 two, and "times".
- A price parity has one decimal. A rank is an ordinal: one more than the peers that are paid more.
"""

import ast
import csv
import io
import json
import math
import re
import sys
import time
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import zstandard

MINUS = "−"
SERIES = re.compile(r"OEU([NSM])(\d{7})000000(\d{6})(\d\d)")
TERRITORIES = ("66", "72", "78")
Z_90 = 1.645
# what BLS calls in oe.datatype the measure that an id names
MEASURES = {
    "employment": "Employment",
    "employment_rse": "Employment percent relative standard error",
    "mean_rse": "Wage percent relative standard error",
    "jobs_per_1000": "Employment per 1,000 jobs",
    "location_quotient": "Location Quotient",
    **{
        f"{unit}_{short}": f"{unit.capitalize()} {name} wage"
        for unit in ("hourly", "annual")
        for short, name in (
            ("mean", "mean"), ("median", "median"), ("10th", "10th percentile"),
            ("25th", "25th percentile"), ("75th", "75th percentile"), ("90th", "90th percentile"),
        )
    },
}  # fmt: skip


class Raw:
    """The publishers' files, read as text; of the flat file only what some occupations earn."""

    def __init__(self, root: Path, releases: dict[str, str], occupations: set[str]) -> None:
        self.root, self.raw = root, root / "data/raw"
        self.releases, self.occupations = releases, occupations
        self.oews = self.raw / "bls_oews" / releases["bls_oews"]

    def lookup(self, name: str) -> list[dict[str, str]]:
        text = (self.oews / name).read_bytes().decode()
        rows = csv.DictReader(io.StringIO(text), delimiter="\t")
        return [{key.strip(): (cell or "").strip() for key, cell in row.items()} for row in rows]

    @cached_property
    def areas(self) -> dict[str, dict[str, str]]:
        return {row["area_code"]: row for row in self.lookup("oe.area")}

    @cached_property
    def data_types(self) -> dict[str, str]:
        return {row["datatype_name"]: row["datatype_code"] for row in self.lookup("oe.datatype")}

    @cached_property
    def ceilings(self) -> dict[str, Decimal]:
        text = next(
            row["footnote_text"]
            for row in self.lookup("oe.footnote")
            if row["footnote_code"] == "5"
        )
        hourly, annual = re.findall(r"\$([\d,.]+\d)", text)
        return {"hourly": Decimal(hourly), "annual": Decimal(annual.replace(",", ""))}

    @cached_property
    def cells(self) -> dict[str, tuple[str, str]]:
        """Give value and footnote of every cross-industry series of the occupations, as text."""
        wanted = {f"000000{code}".encode() for code in self.occupations}
        found = {}
        with (self.oews / "oe.data.0.Current.zst").open("rb") as packed:
            stream = io.BufferedReader(
                zstandard.ZstdDecompressor().stream_reader(packed), buffer_size=1 << 22
            )
            for line in stream:
                if line[11:23] in wanted:
                    series, _, _, value, note = line.decode().split("\t")
                    found[series.strip()] = (value.strip(), note.strip())
        return found

    def series(self, area: str, occupation: str, measure: str) -> str:
        kind, code = self.areas[area]["areatype_code"], occupation.replace("-", "")
        return f"OEU{kind}{area}000000{code}{self.data_types[MEASURES[measure]]}"

    def number(self, series: str) -> Fraction | None:
        text = self.cells[series][0]
        return None if text == "-" else Fraction(text)

    def is_top_coded(self, series: str) -> bool:
        return series in self.cells and "5" in self.cells[series][1].split(",")

    def table(self, source: str, name: str, *key: str) -> dict[tuple[str, ...], dict[str, str]]:
        path = self.raw / source / self.releases[source] / name
        with path.open(newline="", encoding="utf-8") as file:
            return {tuple(row[each] for each in key): row for row in csv.DictReader(file)}

    @cached_property
    def projections(self) -> dict[tuple[str, ...], dict[str, str]]:
        return self.table("bls_projections", "occupation.csv", "occupation_code")

    @cached_property
    def parities(self) -> dict[tuple[str, ...], dict[str, str]]:
        return self.table("bea_rpp", "price_parities.csv", "table_name", "geo_fips")

    def place(self, area: str) -> tuple[str, str]:
        """Name an area in BEA's tables: a state, a metropolitan area, or its state's other part."""
        row = self.areas[area]
        if row["areatype_code"] != "M":
            return "SARPP", "00000" if row["areatype_code"] == "N" else f"{row['state_code']}000"
        if "nonmetropolitan area" in row["area_name"].lower():
            return "PARPP", f"{row['state_code']}999"
        return "MARPP", area[2:]

    def parity(self, area: str) -> Fraction:
        return Fraction(self.parities[self.place(area)]["all_items_index"])

    @cached_property
    def receipts(self) -> dict[str, dict]:
        return {
            source: json.loads((self.raw / source / release / "receipt.json").read_text())
            for source, release in self.releases.items()
        }

    def wider(self, area: str, reference: str) -> str:
        if reference == "nation":
            return next(a for a, row in self.areas.items() if row["areatype_code"] == "N")
        state = self.areas[area]["state_code"]
        return next(
            a for a, row in self.areas.items()
            if row["areatype_code"] == "S" and row["state_code"] == state
        )  # fmt: skip

    def peers(self, area: str) -> list[str]:
        """Name the areas that one is ranked among: the states, or those of its state."""
        own = self.areas[area]
        if own["areatype_code"] == "S":
            states = [a for a, row in self.areas.items() if row["areatype_code"] == "S"]
            return [a for a in states if self.areas[a]["state_code"] not in TERRITORIES]
        kind = ("M", own["state_code"])
        return [
            a for a, row in self.areas.items() if (row["areatype_code"], row["state_code"]) == kind
        ]

    @cached_property
    def pairs(self) -> dict[str, list[str]]:
        declared = tomllib.loads((self.root / "brochures.toml").read_text())["pair"]
        return {
            pair["slug"]: [
                tomllib.loads((self.raw / f"roles/{role}.toml").read_text())["soc_code"]
                for role in pair["roles"]
            ]
            for pair in declared
        }

    def codes(self, pair: str) -> list[str]:
        return self.pairs.get(pair) or pair.split("_vs_")


# how a number is printed


def rounded(value: Fraction, places: int = 0) -> str:
    """Write a value with so many decimals, halves away from zero, with its minus and commas."""
    scaled = abs(value) * 10**places
    whole = math.floor(scaled + Fraction(1, 2))
    digits = str(whole).rjust(places + 1, "0")
    head, tail = (digits[:-places], f".{digits[-places:]}") if places else (digits, "")
    return f"{MINUS if value < 0 and whole else ''}{int(head):,}{tail}"


def about(value: Fraction) -> str:
    step = 100 if abs(value) >= 100 else 10
    return f"${math.floor(abs(value) / step + Fraction(1, 2)) * step:,}"


def signed_percent(value: Fraction) -> str:
    text = rounded(value)
    return f"{'' if text == '0' or value < 0 else '+'}{text}%"


def share(value: Fraction) -> str:
    for size in (1_000, 10_000, 100_000):
        if value * size / 1_000 >= Fraction(95, 100):
            return f"{rounded(value * size / 1_000)} in every {size:,} jobs"
    return "fewer than 1 in every 100,000 jobs"


def times(value: Fraction) -> str:
    return f"{rounded(value, 1 if value >= Fraction(1, 10) else 2)} times"


def ordinal(value: Fraction) -> str:
    number = int(value)
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


PUBLISHED = {
    "usd_per_year": lambda value: f"${rounded(value)}",
    "usd_per_hour": lambda value: f"${rounded(value, 2)}",
    "jobs": rounded,
    "thousand_jobs": lambda value: rounded(value * 1000),
    "thousand_jobs_per_year": lambda value: rounded(value * 1000),
    "pct": lambda value: f"{rounded(value, 1)}%",
    "jobs_per_1000": share,
    "ratio": times,
    "index": lambda value: rounded(value, 1),
}
DERIVED = {
    "usd_per_year": about,
    "usd_per_hour": lambda value: f"${rounded(abs(value), 2)}",
    "pct": signed_percent,
    "rank": ordinal,
    "areas": rounded,
}


def printed(figure: dict, value: Fraction) -> str:
    if figure["id"].endswith(".unsigned"):
        return f"{rounded(abs(value))}%"
    return (DERIVED if figure["kind"] == "derived" else PUBLISHED)[figure["unit"]](value)


# what a figure's id says that it is, from the raw files


def published(raw: Raw, figure: dict) -> tuple[str, Fraction | None]:
    """Give the key that a published number must cite, and its value."""
    kind, *rest = figure["id"].split(".")
    if kind == "oews":
        area, occupation, measure = rest
        series = raw.series(area, occupation, measure)
        return series, raw.number(series)
    if kind == "projections":
        _, occupation, column = rest
        held = column.replace("_per_year", "")
        table = "1.10" if held == "openings_thousands" else "1.2"
        value = Fraction(raw.projections[occupation,][held])
        return f"Table {table}, {occupation}, {held}", value
    table, place = raw.place(rest[0])
    year = raw.releases["bea_rpp"]
    return f"{table}, GeoFIPS {place}, RPPs: All items, {year}", raw.parity(rest[0])


def derived(raw: Raw, figure: dict) -> Fraction | None:
    """Compute a derived number by what its id says; None for a kind that no rule is for."""
    kind, area, *rest = figure["id"].split(".")
    if kind == "gap":
        pair, measure, *more = rest
        first, second = raw.codes(pair)
        a, b = (raw.number(raw.series(area, code, measure)) for code in (first, second))
        if more == ["margin"]:
            c, d = (raw.number(raw.series(area, code, "mean_rse")) for code in (first, second))
            return Fraction(Z_90 * math.sqrt((a * c / 100) ** 2 + (b * d / 100) ** 2))
        return None if more else a - b
    if kind == "delta":
        code, reference, basis, *_ = rest
        wider = raw.wider(area, reference)
        here, there = (raw.number(raw.series(a, code, "annual_median")) for a in (area, wider))
        if basis == "adjusted":
            here, there = here / raw.parity(area), there / raw.parity(wider)
        return 100 * (here / there - 1) if basis in ("nominal", "adjusted") else None
    if kind == "rank" and rest[1:] in ([], ["count"]):
        series = {a: raw.series(a, rest[0], "annual_median") for a in raw.peers(area)}
        known = [s for s in series.values() if s in raw.cells
                 and (raw.is_top_coded(s) or raw.number(s) is not None)]  # fmt: skip
        above = [
            s for s in known if raw.is_top_coded(s) or raw.number(s) > raw.number(series[area])
        ]
        return Fraction(len(known) if rest[1:] else 1 + len(above))
    return None


def worked(raw: Raw, figure: dict, own: dict[str, dict]) -> Fraction:
    """Compute the formula that a figure states, over its inputs as the raw files have them."""
    values = [value_of(raw, key, own) for key in figure["inputs"]]
    names = {"values": values, **dict(zip("abcdefghijklmnopqrstuvwxyz", values, strict=False))}
    tree = ast.parse(figure["formula"], mode="eval")
    called = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    known = {"sqrt": math.sqrt, "sum": sum, "len": len, "abs": abs, "max": max, "min": min}
    if not called <= {*names, *known, "value"}:
        raise ValueError(f"a formula with unknown names: {figure['formula']}")
    code = compile(tree, "formula", "eval")
    return Fraction(eval(code, {"__builtins__": {}, **known, **names}))


def value_of(raw: Raw, key: str, own: dict[str, dict]) -> Fraction | None:
    """Look an input up: a series, a parity, a projection, or another figure of the document."""
    if SERIES.fullmatch(key):
        return raw.number(key)
    if match := re.fullmatch(r"([SMP]ARPP), GeoFIPS (\d{5}), RPPs: All items, \d{4}", key):
        return Fraction(raw.parities[match.groups()]["all_items_index"])
    if match := re.fullmatch(r"Table [\d.]+, (\S+), (\w+)", key):
        return Fraction(raw.projections[match[1],][match[2]])
    return worked(raw, own[key], own)


# the proof


@dataclass
class Proof:
    """How many figures were walked, by kind and source, and what is wrong with which."""

    counts: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        lines = [f"{number:>9,}  {kind}, {source}" for (kind, source), number
                 in sorted(self.counts.items())]  # fmt: skip
        total = (
            f"{self.counts.total():>9,}  figures, {len(self.faults)} differ, {self.seconds:.1f} s"
        )
        return "\n".join([*lines, total, *self.faults[:20]])


def prove(files: list[Path], root: Path) -> Proof:
    """Walk every figure of some documents' figures.json; root holds data/raw and brochures.toml."""
    started = time.perf_counter()
    documents = {f"{path.parent.name}/{path.name}": json.loads(path.read_text()) for path in files}
    proof = walk(documents, raw_of(documents, root))
    proof.seconds = time.perf_counter() - started
    return proof


def raw_of(documents: dict[str, list[dict]], root: Path) -> Raw:
    figures = [figure for document in documents.values() for figure in document]
    return Raw(root, _releases(figures), _occupations(figures))


def walk(documents: dict[str, list[dict]], raw: Raw) -> Proof:
    proof, known = Proof(), {}
    for name, document in documents.items():
        own = {figure["id"]: figure for figure in document}
        for figure in document:
            proof.counts[figure["kind"], figure["source"]] += 1
            text = json.dumps(figure)
            if text not in known:
                known[text] = _fault(raw, figure, own)
            if known[text]:
                proof.faults.append(f"{name} {figure['id']}: {known[text]}")
    return proof


def _releases(figures: list[dict]) -> dict[str, str]:
    found = {(f["source"], f["release"]) for f in figures if f["kind"] == "published"}
    if len(dict(found)) != len(found):
        raise ValueError(f"one source is cited in two releases: {sorted(found)}")
    return dict(found)


def _occupations(figures: list[dict]) -> set[str]:
    keys = {key for figure in figures for key in (figure["key"], *figure["inputs"])}
    return {match[3] for key in keys if (match := SERIES.fullmatch(key))}


def _fault(raw: Raw, figure: dict, own: dict[str, dict]) -> str:
    """Say what is wrong with a figure; "" when nothing is."""
    try:
        if figure["unit"] in ("text", "period") or figure["kind"] == "editorial":
            return _text_fault(raw, figure)
        if figure["kind"] == "derived":
            return _derived_fault(raw, figure, own)
        return _published_fault(raw, figure)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        return f"cannot be computed: {error!r}"


def _published_fault(raw: Raw, figure: dict) -> str:
    key, value = published(raw, figure)
    if key != figure["key"]:
        return f"cites {figure['key']}, not {key}"
    if not _is_held(raw, figure):
        return "the checksum is of no file of its release"
    if value is None:
        unit = figure["id"].split(".")[-1].partition("_")[0]
        text = f"{PUBLISHED[figure['unit']](Fraction(raw.ceilings[unit]))} or more"
        is_right = raw.is_top_coded(key) and figure["value"] is None
        return "" if is_right and text == figure["printed"] else f"should be {text}"
    if float(value) != figure["value"]:
        return f"is {figure['value']}, the file says {float(value)}"
    return _print_fault(figure, value)


def _derived_fault(raw: Raw, figure: dict, own: dict[str, dict]) -> str:
    for key, given in zip(figure["inputs"], figure["input_values"], strict=True):
        value = value_of(raw, key, own)
        if given != (None if value is None else float(value)):
            return f"{key} is {given} in it, the file says {value}"
    value = worked(raw, figure, own)
    if not math.isclose(value, figure["value"], rel_tol=1e-9, abs_tol=1e-9):
        return f"is {figure['value']}, its formula gives {float(value)}"
    meant = derived(raw, figure)
    if meant is None:
        return _print_fault(figure, value)  # of a kind without a rule: the formula is its rule
    if not math.isclose(meant, figure["value"], rel_tol=1e-9, abs_tol=1e-9):
        return f"is {figure['value']}, should be {float(meant)}"
    return _print_fault(figure, meant)


def _print_fault(figure: dict, value: Fraction) -> str:
    text = printed(figure, value)
    return "" if text == figure["printed"] else f"prints {figure['printed']}, should be {text}"


def _is_held(raw: Raw, figure: dict) -> bool:
    files = raw.receipts[figure["source"]]["files"]
    return figure["file_sha256"] in [file["sha256"] for file in files]


def _text_fault(raw: Raw, figure: dict) -> str:
    """Look a number of words up where it was taken from: a cell, a receipt, a text of our own."""
    if figure["kind"] == "editorial":
        held = (raw.root / figure["source"]).read_text()
    else:
        held = _said(raw, figure)
    found = re.search(rf"(?<![\d.]){re.escape(figure['printed'])}(?!\d)", held)
    return "" if found else f"{figure['printed']} does not stand in its source: {held[:80]}"


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def _said(raw: Raw, figure: dict) -> str:
    kind, *rest = figure["id"].split(".")
    source = figure["source"]
    if kind == "period":
        texts = {
            "bls_oews": (raw.oews / "oe.release").read_text() if source == "bls_oews" else "",
            "bls_projections": raw.releases[source].replace("-", "–"),
        }
        return texts.get(source, raw.releases[source])
    if kind == "soc":
        codes = {row["occupation_code"] for row in raw.lookup("oe.occupation")}
        return rest[0] if rest[0].replace("-", "") in codes else "no such occupation"
    if kind == "projections":
        return raw.projections[rest[1],][rest[2].removesuffix("_name")]
    if kind == "rpp":
        return raw.parities[raw.place(rest[0])][rest[1]]
    year, month, day = raw.receipts[source]["retrieved"].split("-")
    return f"{MONTHS[int(month) - 1]} {int(day)}, {year}"


def main() -> int:
    edition, *given = map(Path, sys.argv[1:])
    root = given[0] if given else Path(__file__).parents[1]
    proof = prove(sorted(edition.glob("*/*/*.figures.json")), root)
    print(proof)
    return 1 if proof.faults else 0


if __name__ == "__main__":
    sys.exit(main())
