"""The publishers' files in data/raw, read as text."""

import csv
import hashlib
import io
import json
import re
import tomllib
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import zstandard

INDEXES = {"All items": "all_items_index", "Services: Housing": "housing_index"}
SERIES = re.compile(r"OEU([NSM])(\d{7})000000(\d{6})(\d\d)")
TERRITORIES = ("66", "72", "78")
HALF_UNIT = Fraction(5, 100)  # of the last digit of a relative standard error
TITLE_TABLES = {
    "Alternate Titles": "titles.csv",
    "Sample of Reported Titles": "reported_titles.csv",
}
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


def at_most(error: Fraction) -> Fraction:
    return error + HALF_UNIT if error < Fraction(1, 2) else error


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
        """Give a standard error in percent, of a small one the most that its rounding allows."""
        return at_most(self.number(series))

    def mean(self, area: str, occupation: str) -> tuple[Fraction, float] | None:
        """Give a mean of yearly pay with its standard error in dollars; None without either."""
        series = [self.series(area, occupation, name) for name in ("annual_mean", "mean_rse")]
        if any(one not in self.cells or self.number(one) is None for one in series):
            return None
        mean = self.number(series[0])
        return mean, float(mean * self.error(series[1]) / 100)

    def jobs(self, area: str, occupation: str) -> tuple[Fraction, float]:
        """Give the employment and its margin of error at 90 %."""
        count, error = (
            self.series(area, occupation, name) for name in ("employment", "employment_rse")
        )
        return self.number(count), 1.645 * float(self.number(count) * self.error(error) / 100)

    def share(self, area: str, state: str, occupation: str) -> Fraction:
        """Give the share of a state's jobs that an area has; 0 where it is not all in the state."""
        if re.search(r", [A-Z]{2}(-[A-Z]{2})+$", self.areas[area]["area_name"]):
            return Fraction(0)
        series = [self.series(one, occupation, "employment") for one in (area, state)]
        if any(one not in self.cells or self.number(one) is None for one in series):
            return Fraction(0)
        here, there = map(self.number, series)
        return here / there if here < there else Fraction(0)

    def older(self, release: str, occupation: str, measure: str) -> Fraction:
        """Look up the nation's pay in the tidy table of an older release."""
        import duckdb  # noqa: PLC0415  (Parquet has no text; the pipeline reads it with another tool)

        path = self.raw / "bls_oews" / release / "bls_oews.parquet"
        asked = {"path": str(path), "code": occupation.replace("-", "")}
        query = "select a_mean, mean_prse from read_parquet($path) where occupation_code = $code"
        ((mean, error),) = duckdb.execute(query, asked).fetchall()
        return Fraction(str({"annual_mean": mean, "mean_rse": error}[measure]))

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
    def programs(self) -> dict[str, list[tuple[str, str]]]:
        """Give the title and occupation of each row of a program of study, by its code."""
        import duckdb  # noqa: PLC0415

        path = self.raw / "cip_soc" / self.releases["cip_soc"] / "cip_soc.parquet"
        query = "select cip_code, cip_title, soc_code from read_parquet($path)"
        found: dict[str, list[tuple[str, str]]] = {}
        for code, *row in duckdb.execute(query, {"path": str(path)}).fetchall():
            found.setdefault(code, []).append(tuple(row))
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

    def lines(self, source: str, release: str) -> list[dict[str, str]]:
        """Give the lines of the one .csv file of a release, which may be packed."""
        (path,) = (self.raw / source / release).glob("*.csv*")
        held = path.read_bytes()
        if path.suffix == ".zst":
            held = zstandard.ZstdDecompressor().decompress(held)
        return list(csv.DictReader(io.StringIO(held.decode(), newline="")))

    @cached_property
    def projections(self) -> dict[tuple[str, ...], dict[str, str]]:
        return self.table("bls_projections", "occupation.csv", "occupation_code")

    @cached_property
    def reasons(self) -> dict[tuple[str, ...], dict[str, str]]:
        return self.table("bls_projections", "reasons.csv", "occupation_code", "industry_code")

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

    def parity(self, area: str, index: str = "all_items_index") -> Fraction:
        return Fraction(self.parities[self.place(area)][index])

    def receipt(self, source: str, release: str = "") -> dict:
        """Give a release's receipt; of files that were dropped in without one, their checksums."""
        folder = self.raw / source / (release or self.releases[source])
        if (path := folder / "receipt.json").exists():
            return json.loads(path.read_text())
        contents = [path.read_bytes() for path in folder.iterdir()]
        return {"files": [{"sha256": hashlib.sha256(one).hexdigest()} for one in contents]}

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
        return {pair["slug"]: pair["roles"] for pair in declared}

    def codes(self, pair: str) -> list[str]:
        roles = self.pairs.get(pair)
        return [self.role(one)["soc_code"] for one in roles] if roles else pair.split("_vs_")
