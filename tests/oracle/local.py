"""Projections of states and areas, from the tidy tables that name their source in each line."""

import re
from fractions import Fraction
from functools import cache

from tests.oracle.raw import Raw

ALL, NATION = "00-0000", "0000000"
LOCAL_KEY = re.compile(r"(\w+) (\d{4}-\d\d), (\d{7}), (\d\d-\d{4}), (\w+)")
Line = dict[str, str]


def local(raw: Raw, figure: dict) -> tuple[str, Fraction]:
    """Give the key that a figure of a place must cite, and its value in the line of its round."""
    row = figure["row"]
    area, code, named = row["area_code"], row["occupation_code"], row["projection_round"]
    line = line_of(raw, row["source_name"], named, area, code)
    held = figure["column"].replace("_per_year", "")
    if held == "nation_change_pct":
        held, area = "change_pct", NATION
        bls = raw.raw / "bls_projections" / named
        source, release = "bls_projections", named
        if not bls.exists():
            beside = newest(raw, area, code, named)
            source, release = beside["source_name"], beside["release"]
    else:
        source, release = line["source_name"], line["release"]
    if (source, release) != (figure["source"], figure["release"]):
        raise ValueError(f"{source} {release} is meant")
    if held == "openings_count":
        prove_openings(raw, line)
    key = f"{source} {named}, {area}, {code}, {held}"
    return key, said_by(raw, key)


def said_by(raw: Raw, key: str) -> Fraction:
    """Look a key up: what a source says in a round of a place and an occupation."""
    source, named, area, code, held = LOCAL_KEY.fullmatch(key).groups()
    if source == "bls_projections":
        held_there = raw.table(source, "occupation.csv", "occupation_code", release=named)
        return Fraction(held_there[code,][held])
    return Fraction(line_of(raw, source, named, area, code)[held])


def line_of(raw: Raw, source: str, named: str, area: str, code: str) -> Line:
    """Find the one line of a source's round, place and occupation."""
    (line,) = (
        line
        for line in lines(raw).get((area, code), [])
        if (line["source_name"], line["round"]) == (source, named)
    )
    return line


def newest(raw: Raw, area: str, code: str, named: str = "") -> Line:
    """Choose a place's line whose round ends last, its own agency's before that of all states."""
    held = [line for line in lines(raw)[area, code] if named in ("", line["round"])]
    return max(held, key=lambda one: (one["end_year"], one["source_name"] != "state_projections"))


def jobs_added(raw: Raw, *row: str) -> Fraction:
    line = line_of(raw, *row)
    return Fraction(line["employment_end_count"]) - Fraction(line["employment_start_count"])


def openings_of_a_year(raw: Raw, *row: str) -> Fraction:
    line = line_of(raw, *row)
    prove_openings(raw, line)
    return Fraction(line["openings_count"]) / Fraction(line["openings_years"])


def prove_openings(raw: Raw, line: Line) -> None:
    """Raise ValueError where a place's openings are none, over all its occupations."""
    beside = places(raw)[_place(line)]
    every = [one for one in beside if one["occupation_code"] == ALL] or beside
    openings, jobs = (
        sum(Fraction(one[name]) for one in every)
        for name in ("openings_count", "employment_start_count")
    )
    share = openings / Fraction(line["openings_years"]) / jobs
    if not Fraction(8, 100) <= share <= Fraction(20, 100):
        raise ValueError(f"openings of {float(100 * share):.1f} % of jobs are none")


def _place(line: Line) -> tuple[str, ...]:
    return line["source_name"], line["area_code"], line["round"]


@cache
def places(raw: Raw) -> dict[tuple[str, ...], list[Line]]:
    """Give the lines of each place in each round of a source."""
    found: dict[tuple[str, ...], list[Line]] = {}
    for line in (line for held in lines(raw).values() for line in held):
        found.setdefault(_place(line), []).append(line)
    return found


@cache
def lines(raw: Raw) -> dict[tuple[str, str], list[Line]]:
    """Give the lines of each source's newest release, by area and occupation."""
    found: dict[tuple[str, str], list[Line]] = {}
    for path in sorted(raw.raw.glob("*_projections/*/*_projections.csv.zst")):
        source, release = path.parts[-3:-1]
        if release != max(one.name for one in (raw.raw / source).iterdir()):
            continue
        for line in raw.lines(source, release):
            years = line["start_year"], line["end_year"]
            held = {**line, "release": release, "round": f"{years[0]}-{years[1][2:]}"}
            found.setdefault((line["area_code"], line["occupation_code"]), []).append(held)
    return found
