"""Printed figures, computed again from the raw files: nothing of pipeline/ or sql/ is used here.

Run it on an edition: python -m tests.oracle data/out/latest [root]. The rules, all of them:

- A number is rounded as a reader does, halves away from zero, from its exact value.
- Pay a year is whole dollars, pay an hour dollars and cents; a wage at the publisher's ceiling is
  the ceiling and "or more". A difference or margin of yearly pay is to the nearest $100, below $100
  to the nearest $10, without its sign; one of hourly pay is in dollars and cents.
- A published percentage has one decimal. A difference in percent is whole, with its sign, or
  without it where its id ends in "unsigned".
- Employment is a whole number; projections count thousands of jobs and are printed as jobs.
- Employment per 1,000 jobs is so many in every 1,000, 10,000 or 100,000 jobs, whichever is the
  first that gives 0.95 or more. A location quotient has one decimal, below 0.1 two, and "times".
- An end of an interval, or a difference of means, of less than $5 is "under $5"; pay after prices
  is to the nearest $10, and is pay over the parity in hundreds.
- A mean's places: it is behind the peers whose means exceed it by more than the standard error of
  the difference times the normal quantile that leaves 5 % to be shared by all comparisons on
  either side. A relative standard error published as 0.0 counts as 0.05 % everywhere.
- Pay over time is pay times the price index of the newest May over that of its own May.
- The next release is due its publisher's interval after the day that the receipt says.
- Two job titles are near when one word is added, left out or exchanged, while two words are shared
  (or one, where the name has no more); words are compared in lower case, in the singular, with
  tech, lab and asst at full length, and a title with a short form in brackets is either of both.
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
from statistics import NormalDist

import zstandard

MINUS = "−"
SERIES = re.compile(r"OEU([NSM])(\d{7})000000(\d{6})(\d\d)")
TERRITORIES = ("66", "72", "78")
Z_90 = 1.645
LEAST_RSE = Fraction(5, 100)
MONTHS_BETWEEN = {"bls_oews": 12, "bea_rpp": 12, "bls_projections": 12}
TITLE_TABLES = {
    "Alternate Titles": "titles.csv",
    "Sample of Reported Titles": "reported_titles.csv",
}
FULL = {"tech": "technician", "lab": "laboratory", "asst": "assistant"}
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

    def error(self, series: str) -> Fraction:
        """Give a mean's standard error in percent, and half of the last digit for 0.0."""
        return self.number(series) or LEAST_RSE

    def mean(self, area: str, occupation: str) -> tuple[Fraction, float] | None:
        """Give a mean of yearly pay with its standard error in dollars; None without either."""
        series = [self.series(area, occupation, name) for name in ("annual_mean", "mean_rse")]
        if any(one not in self.cells or self.number(one) is None for one in series):
            return None
        mean = self.number(series[0])
        return mean, float(mean * self.error(series[1]) / 100)

    def older(self, release: str, occupation: str, measure: str) -> Fraction:
        """Look up the nation's or a state's pay in the tidy table of an older release."""
        rows = self.table("bls_oews", "national.csv", "occupation_code", release=release)
        column = {"annual_mean": "a_mean", "mean_rse": "mean_prse"}[measure]
        return Fraction(rows[occupation.replace("-", ""),][column])

    def prices(self, year: str) -> Fraction:
        """Give the price index of all items in all cities in May of a year."""
        rows = self.table("bls_cpi", "cpi_u.csv", "series_id", "year", "period")
        return Fraction(rows["CUUR0000SA0", year, "M05"]["value"])

    @cached_property
    def job_titles(self) -> dict[tuple[str, str], set[str]]:
        """Give every job title by SOC code and title, with the tables that list it."""
        found: dict[tuple[str, str], set[str]] = {}
        for table, name in TITLE_TABLES.items():
            for code, title in self.table("onet", name, "onet_code", "title"):
                found.setdefault((code[:7], title), set()).add(table)
        return found

    @cached_property
    def named(self) -> dict[str, str]:
        """Name occupations as O*NET does, else as OEWS does."""
        names = {
            f"{row['occupation_code'][:2]}-{row['occupation_code'][2:]}": row["occupation_name"]
            for row in self.lookup("oe.occupation")
        }
        held = self.table("onet", "occupations.csv", "onet_code")
        return names | {c[:7]: row["title"] for (c,), row in held.items() if c.endswith(".00")}

    def role(self, slug: str) -> dict:
        return tomllib.loads((self.raw / f"roles/{slug}.toml").read_text())

    def table(
        self, source: str, name: str, *key: str, release: str = ""
    ) -> dict[tuple[str, ...], dict[str, str]]:
        path = self.raw / source / (release or self.releases[source]) / name
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
            pair["slug"]: [self.role(role)["soc_code"] for role in pair["roles"]]
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


def bound(value: Fraction) -> str:
    return "under $5" if abs(value) < 5 else about(value)


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
    "titles": rounded,
}


def printed(figure: dict, value: Fraction) -> str:
    if figure["id"].endswith(".unsigned"):
        places = 1 if figure["kind"] == "published" else 0
        return f"{rounded(abs(value), places)}%"
    if figure["id"].startswith("adjusted."):
        return f"${math.floor(value / 10 + Fraction(1, 2)) * 10:,}"
    if re.fullmatch(r"(gap|delta)\..*(\.|_)mean(\.\w+)?", figure["id"]):
        return bound(value)
    if figure["id"].startswith("cpi."):
        return rounded(value, 3)
    return (DERIVED if figure["kind"] == "derived" else PUBLISHED)[figure["unit"]](value)


# what a figure's id says that it is, from the raw files


def published(raw: Raw, figure: dict) -> tuple[str, Fraction | None]:
    """Give the key that a published number must cite, and its value."""
    kind, *rest = figure["id"].split(".")
    if kind.startswith("bls_oews/"):
        area, occupation, measure = rest
        release, column = kind.removeprefix("bls_oews/"), measure.replace("annual", "a")
        column = {"a_mean": "A_MEAN", "mean_rse": "MEAN_PRSE"}[column]
        table = f"{'national' if area == '0000000' else 'state'}_M{release[:4]}_dl"
        place = "" if area == "0000000" else f", AREA {area[:2]}"
        value = raw.older(release, occupation, measure)
        return f"{table}{place}, {occupation}, {column}", value
    if kind == "cpi":
        return f"CUUR0000SA0, {rest[0]} M05", raw.prices(rest[0])
    if kind == "oews":
        area, occupation, measure = rest
        series = raw.series(area, occupation, measure)
        return series, raw.number(series)
    if kind == "projections":
        _, occupation, column, *_ = rest
        held = column.replace("_per_year", "")
        table = "1.10" if held == "openings_thousands" else "1.2"
        value = Fraction(raw.projections[occupation,][held])
        return f"Table {table}, {occupation}, {held}", value
    table, place = raw.place(rest[0])
    year = raw.releases["bea_rpp"]
    return f"{table}, GeoFIPS {place}, RPPs: All items, {year}", raw.parity(rest[0])


def derived(raw: Raw, figure: dict) -> Fraction:
    """Compute a derived number by what its id says; a kind that no rule is for is a fault."""
    kind, area, *rest = figure["id"].removesuffix(".unsigned").split(".")
    if kind == "rank":
        rule = mean_place if rest[1:] in (["mean_best"], ["mean_worst"]) else place_of
    else:
        rule = {
            "gap": gap, "delta": delta, "adjusted": adjusted, "titles": how_many,
            "trend": over_time, "rpp": above,
        }[kind]  # fmt: skip
    return rule(raw, area, *rest)


def gap(raw: Raw, area: str, pair: str, measure: str, *part: str) -> Fraction:
    first, second = raw.codes(pair)
    if measure == "annual_mean":
        return apart(raw, (area, first), (area, second), part)
    if part:
        raise ValueError(f"no error is published for {measure}")
    a, b = (raw.number(raw.series(area, code, measure)) for code in (first, second))
    return a - b


def delta(raw: Raw, area: str, code: str, reference: str, basis: str, *part: str) -> Fraction:
    wider = raw.wider(area, reference)
    if basis == "mean":
        return apart(raw, (area, code), (wider, code), part)
    here, there = (raw.number(raw.series(a, code, "annual_median")) for a in (area, wider))
    if basis == "adjusted":
        here, there = adjusted(raw, area, code), adjusted(raw, wider, code)
    elif basis != "nominal" or part:
        raise ValueError(f"no rule is for {basis}")
    return 100 * (here / there - 1)


def adjusted(raw: Raw, area: str, code: str) -> Fraction:
    return raw.number(raw.series(area, code, "annual_median")) * 100 / raw.parity(area)


def above(raw: Raw, area: str, which: str) -> Fraction:
    if which != "above":
        raise ValueError(f"no rule is for {which}")
    return raw.parity(area) - 100


def how_many(raw: Raw, subject: str, which: str) -> Fraction:
    return Fraction(len(counted(raw, subject, which)))


def place_of(raw: Raw, area: str, code: str, *which: str) -> Fraction:
    """Count the peers with a median, or those whose median is above."""
    series = {a: raw.series(a, code, "annual_median") for a in raw.peers(area)}
    known = [s for s in series.values() if s in raw.cells
             and (raw.is_top_coded(s) or raw.number(s) is not None)]  # fmt: skip
    if which:
        return {("count",): Fraction(len(known))}[which]
    higher = [s for s in known if raw.is_top_coded(s) or raw.number(s) > raw.number(series[area])]
    return Fraction(1 + len(higher))


def apart(
    raw: Raw, here: tuple[str, str], there: tuple[str, str], part: tuple[str, ...]
) -> Fraction:
    """Give the difference between two means, or its margin or an end of its 90 % interval."""
    a, b = (raw.number(raw.series(*each, "annual_mean")) for each in (here, there))
    if not part:
        return a - b
    margin = Fraction(Z_90 * math.hypot(raw.mean(*here)[1], raw.mean(*there)[1]))
    return {("margin",): margin, ("low",): a - b - margin, ("high",): a - b + margin}[part]


def mean_place(raw: Raw, area: str, occupation: str, end: str) -> Fraction:
    """Count the peers whose means are surely above, or surely below."""
    known = {a: raw.mean(a, occupation) for a in raw.peers(area)}
    mean, error = known.pop(area)
    others = [one for one in known.values() if one]
    quantile = NormalDist().inv_cdf(1 - 0.05 / len(others))
    far = [(other - mean, quantile * math.hypot(error, its)) for other, its in others]
    if end == "mean_best":
        return Fraction(1 + sum(ahead > margin for ahead, margin in far))
    return Fraction(1 + len(far) - sum(-ahead > margin for ahead, margin in far))


def over_time(raw: Raw, area: str, occupation: str, release: str, *part: str) -> Fraction:
    """Give an older mean in today's dollars, how far today's is from it, or either's margin."""
    newest = raw.releases["bls_oews"]
    mean, error = raw.mean(area, occupation)
    if release == newest:
        return Fraction(Z_90 * error)
    then, rse = (raw.older(release, occupation, name) for name in ("annual_mean", "mean_rse"))
    then = then * raw.prices(newest[:4]) / raw.prices(release[:4])
    its = float(then * (rse or LEAST_RSE) / 100)
    return {
        (): then,
        ("margin",): Fraction(Z_90 * its),
        ("change",): mean - then,
        ("change", "margin"): Fraction(Z_90 * math.hypot(error, its)),
    }[part]


def words(text: str) -> frozenset[str]:
    """Give a title's words as titles are compared by."""
    found = re.findall("[a-z0-9]+", re.sub("['’]", "", text.lower()))
    single = [re.sub("(?<=[^s])s$", "", word) if len(word) > 3 else word for word in found]
    return frozenset(FULL.get(word, word) for word in single)


def forms(title: str) -> list[str]:
    """Give a title without its short form in brackets, then that."""
    return [re.sub(r"\s*\([^()]*\)", "", title), *re.findall(r"\(([^()]*)\)", title)]


def is_near(wanted: frozenset[str], title: str) -> bool:
    """Tell whether a title is one word apart, and none of its forms is the same."""
    pairs = [(len(wanted - other), len(other - wanted), len(wanted & other))
             for other in map(words, forms(title))]  # fmt: skip
    if any(missing == extra == 0 for missing, extra, _ in pairs):
        return False
    return any(
        {missing, extra} in ({0, 1}, {1}) and same >= min(2, len(wanted))
        for missing, extra, same in pairs
    )


def is_within(code: str, wanted: str) -> bool:
    return code == wanted or (wanted[-1] == "0" and code[:-1] == wanted[:-1])


def counted(raw: Raw, subject: str, which: str) -> list[tuple[str, str]]:
    """List the titles, with their codes, that a figure's id says it counts."""
    titles = list(raw.job_titles)
    if which in ("all", "shared"):
        own = [one for one in titles if is_within(one[0], subject)]
        others = {_spelled(t) for code, t in titles if not is_within(code, subject)}
        return own if which == "all" else [one for one in own if _spelled(one[1]) in others]
    role = raw.role(subject)
    wanted = words(role["title"])
    vocabulary = {word for _, title in titles for form in forms(title) for word in words(form)}
    if not wanted <= vocabulary:
        raise ValueError(f"{role['title']} has a word that no title has")
    near = [one for one in titles if is_near(wanted, one[1])]
    if which == "own":
        return [one for one in near if is_within(one[0], role["soc_code"])]
    others = [one for one in near if not is_within(one[0], role["soc_code"])]
    first = min({code for code, _ in others}, key=lambda code: _place(raw, wanted, code, others))
    if which not in ("rest", first):
        raise ValueError(f"{first} is the other occupation that has most, not {which}")
    return [one for one in others if (one[0] != first if which == "rest" else one[0] == first)]


def _place(raw: Raw, wanted: frozenset[str], code: str, near: list) -> tuple:
    """Put first an occupation of that name, then the one that lists the title, then most near."""
    same = [t for c, t in raw.job_titles if c == code and wanted in map(words, forms(t))]
    is_called = words(raw.named.get(code, "")) == wanted
    return not is_called, -len(same), -sum(c == code for c, _ in near), code


def _spelled(title: str) -> tuple[str, ...]:
    """Give the words of a title's long form in their order."""
    text = re.sub("['’]", "", forms(title)[0].lower())
    return tuple("".join(words(word)) for word in re.findall("[a-z0-9]+", text))


def worked(raw: Raw, figure: dict, own: dict[str, dict]) -> Fraction:
    """Compute the formula that a figure states, over its inputs as the raw files have them."""
    values = [value_of(raw, key, own) for key in figure["inputs"]]
    names = {"values": values, **dict(zip("abcdefghijklmnopqrstuvwxyz", values, strict=False))}
    tree = ast.parse(figure["formula"], mode="eval")
    called = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    known = {"sqrt": math.sqrt, "sum": sum, "len": len, "abs": abs, "max": max, "min": min}
    known["zip"] = zip
    if not called <= {*names, *known, "value", "mean", "error"}:
        raise ValueError(f"a formula with unknown names: {figure['formula']}")
    code = compile(tree, "formula", "eval")
    return Fraction(eval(code, {"__builtins__": {}, **known, **names}))


def value_of(raw: Raw, key: str, own: dict[str, dict]) -> Fraction | str | None:  # noqa: PLR0911
    """Look an input up: in a publisher's file, or another figure of the document."""
    if SERIES.fullmatch(key):
        return raw.number(key)
    if match := re.fullmatch(r"([SMP]ARPP), GeoFIPS (\d{5}), RPPs: All items, \d{4}", key):
        return Fraction(raw.parities[match.groups()]["all_items_index"])
    if match := re.fullmatch(r"Table [\d.]+, (\S+), (\w+)", key):
        return Fraction(raw.projections[match[1],][match[2]])
    if match := re.fullmatch(r"CUUR0000SA0, (\d{4}) M05", key):
        return raw.prices(match[1])
    if match := re.fullmatch(r"(?:national|state)_M(\d{4})_dl(?:, AREA \d\d)?, (\S+), (\w+)", key):
        measure = {"A_MEAN": "annual_mean", "MEAN_PRSE": "mean_rse"}[match[3]]
        return raw.older(f"{match[1]}A01", match[2], measure)
    if match := re.fullmatch(rf"({'|'.join(TITLE_TABLES)}), (\d\d-\d{{4}}), (.+)", key):
        table, code, title = match.groups()
        if table not in raw.job_titles[code, title]:
            raise ValueError(f"{title} is listed in {raw.job_titles[code, title]}")
        return title
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
    """Give the newest release of each source; of pay over time, older ones are cited as such."""
    is_older = re.compile(r"(period\.|series\.)?bls_oews/").match
    found = {
        (f["source"], f["release"])
        for f in figures
        if f["kind"] == "published" and not is_older(f["id"])
    }
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
        if given != (float(value) if isinstance(value, Fraction) else value):
            return f"{key} is {given} in it, the file says {value}"
    value = worked(raw, figure, own)
    if not math.isclose(value, figure["value"], rel_tol=1e-9, abs_tol=1e-9):
        return f"is {figure['value']}, its formula gives {float(value)}"
    if not _are_held(raw, figure):
        return "names a checksum that is of no file of its release"
    meant = derived(raw, figure)
    if not math.isclose(meant, figure["value"], rel_tol=1e-9, abs_tol=1e-9):
        return f"is {figure['value']}, should be {float(meant)}"
    return _print_fault(figure, meant)


def _print_fault(figure: dict, value: Fraction) -> str:
    text = printed(figure, value)
    return "" if text == figure["printed"] else f"prints {figure['printed']}, should be {text}"


def _are_held(raw: Raw, figure: dict) -> bool:
    said = (figure[name].split(", ") for name in ("source", "release", "file_sha256"))
    return all(
        _is_held(raw, {"source": source, "release": release, "file_sha256": sha256})
        for source, release, sha256 in zip(*said, strict=True)
    )


def _is_held(raw: Raw, figure: dict) -> bool:
    folder = raw.raw / figure["source"] / figure["release"]
    files = json.loads((folder / "receipt.json").read_text())["files"]
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


def _said(raw: Raw, figure: dict) -> str:  # noqa: PLR0911
    kind, *rest = figure["id"].split(".")
    source = figure["source"]
    if kind == "series":
        return _series(raw, figure)
    if figure["key"] == "licence":
        return raw.receipts[source]["licence"]
    if figure["key"] == "next expected":
        return _next_expected(raw, source)
    if kind == "period":
        return _period(raw, figure)
    if kind == "soc" and source == "onet":
        return rest[0] if rest[0] in {code for code, _ in raw.job_titles} else "no such occupation"
    if kind == "soc":
        codes = {row["occupation_code"] for row in raw.lookup("oe.occupation")}
        return rest[0] if rest[0].replace("-", "") in codes else "no such occupation"
    if kind == "projections":
        return raw.projections[rest[1],][rest[2].removesuffix("_name")]
    if kind == "rpp":
        return raw.parities[raw.place(rest[0])][rest[1]]
    year, month, day = raw.receipts[source]["retrieved"].split("-")
    return f"{MONTHS[int(month) - 1]} {int(day)}, {year}"


def _period(raw: Raw, figure: dict) -> str:
    source, release = figure["source"], figure["release"]
    if source == "bls_oews" and release == raw.releases[source]:
        return (raw.oews / "oe.release").read_text()
    if source == "bls_oews":
        return f"May {release[:4]}"
    if source == "bls_cpi":
        year, month = release.split("-")
        return f"{MONTHS[int(month) - 1]} {year}"
    return release.replace("-", "–") if source == "bls_projections" else release


def _series(raw: Raw, figure: dict) -> str:
    """Give a series' name, once it is one of the publisher's."""
    value_of(raw, figure["key"], {})
    return figure["key"]


def _next_expected(raw: Raw, source: str) -> str:
    receipt = raw.receipts[source]
    year, month, _ = map(int, (receipt["posted"] or receipt["retrieved"]).split("-"))
    later, month = divmod(month - 1 + MONTHS_BETWEEN[source], 12)
    return f"{MONTHS[month]} {year + later}"


def main() -> int:
    edition, *given = map(Path, sys.argv[1:])
    root = given[0] if given else Path(__file__).parents[2]
    proof = prove(sorted(edition.glob("*/*/*.figures.json")), root)
    print(proof)
    return 1 if proof.faults else 0
