"""True and untrue claims about the shipped releases, with the verdicts that they deserve.

The truth is looked up in the raw files line by line, with nothing of pipeline/ in between; what a
verdict should be is worked out from the numbers themselves.
"""

import csv
import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import polars as pl
import zstandard

from pipeline.core.paths import Paths
from pipeline.sources.claims import ClaimedFigure, SchoolClaim

RAW = Paths().raw
OEWS = tuple(f"{year}A01" for year in range(2019, 2026))  # the nation's, and the last of every area
ROUNDS, NOT_HELD = ("2023-33", "2024-34"), "2018A01"
KINDS = ("mean", "10th", "25th", "median", "75th", "90th")
TYPES = {
    "hourly": dict(zip(KINDS, ("03", "06", "07", "08", "09", "10"), strict=True)),
    "annual": dict(zip(KINDS, ("04", "11", "12", "13", "14", "15"), strict=True)),
}
BLOCK = 2_000_000  # bytes; an area has no more in one industry
PLACES = 40  # metropolitan areas, beside the nation and every state
NATION = "0000000"


@dataclass(frozen=True)
class Fact:
    """What a claim says. value2: pay by the hour beside pay by the year. unit: one that is not."""

    role: str
    area: str
    release: str
    measure: str
    value: float
    value2: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class Item:
    """A page and claim records, with the verdicts that they deserve, and how they were made."""

    how: str
    text: str
    records: tuple[SchoolClaim, ...]
    expected: frozenset[str]
    is_true: bool


@cache
def roles() -> dict[str, dict[str, Any]]:
    """Read titles, plurals and codes of the roles, plainly."""
    files = sorted((RAW / "roles").glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text()) for path in files}


def code_of(role: str) -> str:
    return str(roles()[role]["soc_code"]).replace("-", "")


@cache
def area_names() -> dict[str, str]:
    lines = (RAW / "bls_oews/2025A01/oe.area").read_text().splitlines()[1:]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    return {row[1]: ("United States" if row[2] == "N" else row[3]) for row in rows}


@cache
def areas() -> tuple[str, ...]:
    """Choose the nation, the states, and metropolitan areas with a city that no other has."""
    names = area_names()
    states = [code for code in names if code.endswith("00000") and code != NATION]
    plain = re.compile(r"[A-Z][a-z]+(?:-\S.*)?, [A-Z]{2}")
    metros = [code for code, name in names.items() if plain.fullmatch(name)]
    return (NATION, *states, *random.Random(1).sample(sorted(metros), PLACES))


@cache
def paid() -> dict[tuple[str, str, str], float]:
    """Read pay of the roles in those areas out of the flat file: series → text."""
    packed = (RAW / "bls_oews/2025A01/oe.data.0.Current.zst").read_bytes()
    text = zstandard.ZstdDecompressor().decompressobj().decompress(packed)
    codes = "|".join(sorted(code_of(role) for role in roles()))
    found = {}
    for area in areas():  # the file is in the order of its series: an area's stand together
        kind = "N" if area == NATION else "S" if area.endswith("00000") else "M"
        begin = text.find(f"\nOEU{kind}{area}000000".encode())
        pattern = rf"\nOEU{kind}{area}000000({codes})(\d\d)\s+\t\d+\t\w+\t\s*([0-9.]+)\t"
        for hit in re.finditer(pattern.encode(), text[begin : begin + BLOCK]):
            found[area, hit[1].decode(), hit[2].decode()] = float(hit[3])
    return found


@cache
def paid_before(release: str) -> dict[str, dict[str, float | None]]:
    rows = pl.read_parquet(RAW / f"bls_oews/{release}/bls_oews.parquet").iter_rows(named=True)
    return {row["occupation_code"]: row for row in rows}


@cache
def projected(name: str) -> dict[str, dict[str, str]]:
    with (RAW / f"bls_projections/{name}/occupation.csv").open() as file:
        return {row["occupation_code"].replace("-", ""): row for row in csv.DictReader(file)}


def truth(role: str, area: str, release: str, measure: str) -> float | None:
    """Look a figure up; None where the shipped files have none."""
    code = code_of(role)
    if release in ROUNDS:
        row = projected(release).get(code) if area == NATION else None
        if row is None:
            return None
        if measure == "change_pct":
            return float(row["change_pct"])
        return round(float(row["openings_thousands"]) * 1000)
    unit, kind = measure.split("_")
    if release in OEWS[:-1]:
        earned = paid_before(release).get(code) if area == NATION else None
        column = kind if kind in ("mean", "median") else f"pct{kind[:2]}"
        return earned[f"{unit[0]}_{column}"] if earned else None
    return paid().get((area, code, TYPES[unit][kind])) if release == OEWS[-1] else None


def printed(fact: Fact, value: float | None = None, measure: str | None = None) -> str:
    """Print a number as schools do."""
    value, measure = fact.value if value is None else value, measure or fact.measure
    if fact.unit == "points":
        return f"{value:g} percentage points"
    if measure == "change_pct":
        return f"{value:g}%"
    if measure.startswith("openings"):
        return f"{value:,.0f}"
    if (fact.unit or measure).startswith("hourly"):
        return f"${value:,.2f}" if value < 1000 else f"${value:,.0f}"
    return f"${value:,.0f}" if value >= 250 else f"${value:,.2f}"


# How it is said

WORDS = {"median": "a median of", "mean": "a mean of"}
NAMES = {"median": "median", "mean": "mean", "10th": "10th percentile", "25th": "25th percentile",
         "75th": "75th percentile", "90th": "90th percentile"}  # fmt: skip


def place(fact: Fact, rng: random.Random) -> str:
    """Name an area in one of the ways that a page may."""
    name = area_names()[fact.area]
    if fact.area == NATION:
        return rng.choice(["in the United States", "nationally", "nationwide", "in the U.S."])
    if fact.area.endswith("00000"):
        return f"in {name}"
    city = re.split(r"-|,", name)[0]
    state = name.rpartition(", ")[2]
    ways = [f"in {city}, {state}", f"in {name}"]
    namesakes = [one for one in area_names().values() if re.search(rf"(^|-){city}\b", one)]
    is_alone = len(namesakes) == 1
    return rng.choice([*ways, *[f"in the {city} area", f"in {city}"] * is_alone])


def said(fact: Fact, rng: random.Random, *, statistic: str | None = None, extra: str = "") -> str:
    """Say a fact in a sentence, one way of several; some have a table or a heading around it."""
    role = roles()[fact.role]
    plural, title = role["plural"], role["title"]
    if fact.release in ROUNDS or fact.measure in ("change_pct", "openings"):
        return _outlook_said(fact, plural, rng)
    unit, kind = fact.measure.split("_")
    unit = fact.unit or unit
    word, when = (NAMES[kind] if statistic is None else statistic), f"May {fact.release[:4]}"
    per = {"annual": rng.choice(["a year", "per year", "annually"]),
           "hourly": rng.choice(["an hour", "per hour"])}[unit]  # fmt: skip
    number, where = printed(fact), place(fact, rng)
    if fact.value2 is not None:
        number += f" a year, or ${fact.value2:,.2f} an hour,"
        per = ""
    number = f"{number} {per}".strip()
    period = {"annual": "annual", "hourly": "hourly"}[unit]
    html = [
        f"<p>In {when}, the {word} {period} wage of {plural} {where} was {number}.</p>",
        f"<p>{plural.capitalize()} {where} earned a {word} of {number} in {when}{extra}.</p>",
        f"<h2>{title}</h2><p>The {word} pay {where} was {number} ({when}).</p>",
        f"<h2>{title} pay {where}</h2><p>Their {word} wage was {number} in {when}.</p>",
        f"<p>According to the Bureau of Labor Statistics, {where} the {word} {period} salary for "
        f"{plural} was {number} as of {when}. A diploma is required.</p>",
        f"<table><tr><td></td><th>{title}</th></tr><tr><th>{word.capitalize()} {period} pay "
        f"{where}, {when}</th><td>{printed(fact)}</td></tr></table>" if fact.value2 is None else "",
        f"<ul><li>{title}: {word} pay of {number} {where}, {when}</li></ul>",
    ]  # fmt: skip
    return rng.choice([one for one in html if one])


def _outlook_said(fact: Fact, plural: str, rng: random.Random) -> str:
    start, end = fact.release[:4], "20" + fact.release[-2:]
    years = rng.choice(
        [f"from {start} to {end}", f"between {start} and {end}", f"in {start}–{end[2:]}"]
    )
    if fact.measure == "openings":
        return (
            f"<p>About {printed(fact)} openings a year are projected for {plural} {years}, on "
            "average.</p>"
        )
    verb = "decline" if fact.value < 0 else "grow"
    number = printed(fact, abs(fact.value))
    return rng.choice([
        f"<p>Employment of {plural} is projected to {verb} {number} {years}.</p>",
        f"<p>Jobs for {plural} will {verb} by {number} {years}, says the Bureau.</p>"
        if verb == "decline" else f"<p>{years.capitalize()}, jobs of {plural} {verb} {number}.</p>",
        f"<h3>{plural.capitalize()}</h3><p>The job outlook is to {verb} {number} {years}.</p>",
    ])  # fmt: skip


# What it deserves


def deserved(fact: Fact, *, names: bool = True) -> frozenset[str]:
    """Work out the verdicts of one fact, a year's and an hour's, from the raw files alone."""
    if not names:
        return frozenset({_unnamed(fact)})
    kind = fact.measure.partition("_")[2]
    said = [(fact.measure, fact.value)]
    said += [(f"hourly_{kind}", fact.value2)] if fact.value2 is not None else []
    states = []
    for measure, value in said:
        right = truth(fact.role, fact.area, fact.release, measure)
        state = "cannot_be_checked" if right is None else _state(
            replace(fact, measure=measure, value=value), right
        )  # fmt: skip
        states.append("contradicts" if right is not None and fact.unit == "points" else state)
    is_apart = fact.value2 is not None and abs(fact.value - fact.value2 * 2080) > 15.61
    if is_apart and "contradicts" not in states:
        states = ["contradicts_itself" if one == "cannot_be_checked" else one for one in states]
    return frozenset(states)


def _unnamed(fact: Fact) -> str:
    """Say that a figure without the name of its statistic agrees exactly, or is not settled."""
    unit = fact.measure.split("_", maxsplit=1)[0]
    right = [
        truth(fact.role, fact.area, fact.release, f"{unit}_{one}") for one in ("median", "mean")
    ]
    return "agrees" if fact.value in right else "cannot_be_checked"


def _state(fact: Fact, right: float) -> str:
    if (fact.unit or fact.measure).split("_")[0] != fact.measure.split("_")[0]:
        return "contradicts"
    if abs(fact.value - right) < 1e-6:
        return "agrees"
    own = {"annual": 10, "hourly": 0.01, "change": 0.1, "openings": 100}[fact.measure.split("_")[0]]
    step = _step_read(fact)
    is_so = step > own and abs(fact.value - right) <= (step + own) / 2 + 1e-6
    return "rounds" if is_so else "contradicts"


def _step_read(fact: Fact) -> float:
    """Say to what step a reader takes a number to be rounded: by its zeros, within reason."""
    kind = fact.measure.split("_")[0]
    if kind == "change":
        return 1 if fact.value == round(fact.value) else 0.1
    cents = round(fact.value * 100)
    step: float = next(10**n for n in range(9, -1, -1) if cents % 10**n == 0) / 100
    return min(step, {"annual": 1000.0, "hourly": 1.0, "openings": fact.value / 10}[kind])


def record(fact: Fact, number: int = 1, statistic: str | None = None) -> SchoolClaim:
    """Give the fact as a claim record, as a file of claims would."""
    kind = fact.measure.split("_")[1] if fact.release not in ROUNDS else "growth"
    is_pay = fact.measure.startswith(("annual", "hourly"))
    measure = fact.measure
    if statistic is not None:
        measure = f"{measure.split('_')[0]}_unnamed"
    unit = fact.unit or {"annual": "usd_per_year", "hourly": "usd_per_hour", "change": "pct",
                         "openings": "jobs"}[measure.split("_")[0]]  # fmt: skip
    if fact.unit in ("annual", "hourly"):
        measure = f"{fact.unit}_{measure.split('_')[1]}"
        unit = {"annual": "usd_per_year", "hourly": "usd_per_hour"}[fact.unit]
    statements = [ClaimedFigure(measure, fact.value, unit, printed(fact))]
    if fact.value2 is not None:
        hourly = f"hourly_{measure.split('_')[1]}"
        statements.append(
            ClaimedFigure(hourly, fact.value2, "usd_per_hour", f"${fact.value2:,.2f}")
        )
    return SchoolClaim(
        id=str(number), text="", where=("made",), role=fact.role,
        soc_code=roles()[fact.role]["soc_code"], area=fact.area,
        source="bls_oews" if is_pay else "bls_projections", release=fact.release,
        statistic=(NAMES[kind] if statistic is None else statistic) if is_pay else "growth",
        statements=tuple(statements),
    )  # fmt: skip


# What is made


def a_fact(
    rng: random.Random,
    measures: Sequence[str] | None = None,
    release: str | None = None,
    area: str | None = None,
) -> Fact:
    """Draw a true fact."""
    while True:
        role = rng.choice(sorted(roles()))
        when = release or rng.choice([*OEWS, "2025A01", "2025A01", *ROUNDS])
        if when in ROUNDS:
            kinds = [
                one for one in measures or ("change_pct", "openings") if "_p" in one or "op" in one
            ]
            where = NATION
        else:
            kinds = [one for one in measures or MEASURES if one.startswith(("annual", "hourly"))]
            where = area or (rng.choice([NATION, *areas()]) if when == OEWS[-1] else NATION)
        if not kinds:
            continue
        measure = rng.choice(kinds)
        value = truth(role, where, when, measure)
        if value is not None:
            return Fact(role, where, when, measure, value)


MEASURES = ("annual_median", "annual_mean", "hourly_median", "hourly_mean", "annual_10th",
            "annual_25th", "annual_75th", "annual_90th", "hourly_10th", "hourly_90th")  # fmt: skip
LEVELS = ("annual_median", "annual_mean")


def both_units(fact: Fact) -> Fact:
    kind = fact.measure.split("_")[1]
    hourly = truth(fact.role, fact.area, fact.release, f"hourly_{kind}")
    return replace(fact, value2=hourly)


def a_true_item(rng: random.Random) -> Item:
    """Make a true claim: plain, in both units, rounded, or as an average."""
    way = rng.choice(["plain"] * 5 + ["both", "both", "rounded", "average"])
    fact = a_fact(
        rng, None if way == "plain" else LEVELS, None if way == "plain" else rng.choice(OEWS)
    )
    if way == "both":
        fact = both_units(fact)
    if way == "rounded":
        step = rng.choice([100, 1000])
        fact = replace(fact, value=float(round(fact.value / step) * step))
    statistic = "average" if way == "average" else None
    return _item(f"true: {way}", fact, rng, statistic=statistic, is_true=True)


def _item(
    how: str, fact: Fact, rng: random.Random, *, statistic: str | None = None, is_true: bool = False
) -> Item:
    return Item(
        how, said(fact, rng, statistic=statistic), (record(fact, statistic=statistic),),
        deserved(fact, names=statistic is None), is_true,
    )  # fmt: skip


def _swapped_role(rng: random.Random) -> Fact:
    fact = a_fact(rng)
    return replace(fact, role=rng.choice([one for one in sorted(roles()) if one != fact.role]))


def _swapped_area(rng: random.Random) -> Fact:
    fact = a_fact(rng, release="2025A01")
    return replace(fact, area=rng.choice([one for one in areas() if one != fact.area]))


def _swapped_release(rng: random.Random) -> Fact:
    fact = a_fact(rng, area=NATION)
    all_of_it = OEWS if fact.release in OEWS else ROUNDS
    others = [one for one in all_of_it if one != fact.release]
    return replace(fact, release=rng.choice(others))


def _swapped_statistic(rng: random.Random) -> Fact:
    fact = a_fact(rng, (*LEVELS, "hourly_median", "hourly_mean"), rng.choice(OEWS))
    unit, kind = fact.measure.split("_")
    return replace(fact, measure=f"{unit}_{'mean' if kind == 'median' else 'median'}")


def _swapped_percentile(rng: random.Random) -> Fact:
    fact = a_fact(
        rng, ("annual_10th", "annual_25th", "annual_75th", "annual_90th"), rng.choice(OEWS)
    )
    others = [f"annual_{kind}" for kind in ("10th", "25th", "75th", "90th")]
    return replace(fact, measure=rng.choice([one for one in others if one != fact.measure]))


def _transposed(rng: random.Random) -> Fact:
    while True:
        fact = a_fact(rng)
        text = f"{abs(fact.value):g}" if fact.value < 100000 else f"{fact.value:.0f}"
        spots = [n for n in range(len(text) - 1)
                 if text[n : n + 2].isdigit() and text[n] != text[n + 1] != "0"]  # fmt: skip
        if spots and fact.value > 0:
            spot = rng.choice(spots)
            value = float(text[:spot] + text[spot + 1] + text[spot] + text[spot + 2 :])
            return replace(fact, value=value)


def _misrounded(rng: random.Random) -> Fact:
    fact = a_fact(rng, LEVELS, rng.choice(OEWS))
    value = round(fact.value / 1000) * 1000 + rng.choice([-1000, 1000])
    return replace(fact, value=float(value))


def _hourly_as_annual(rng: random.Random) -> Fact:
    fact = a_fact(rng, ("hourly_median", "hourly_mean"), rng.choice(OEWS))
    return replace(fact, measure=fact.measure.replace("hourly", "annual"))


def _annual_as_hourly(rng: random.Random) -> Fact:
    fact = a_fact(rng, LEVELS, rng.choice(OEWS))
    return replace(fact, measure=fact.measure.replace("annual", "hourly"))


def _points(rng: random.Random) -> Fact:
    return replace(a_fact(rng, ("change_pct",), rng.choice(ROUNDS)), unit="points")


def _other_round(rng: random.Random) -> Fact:
    fact = a_fact(rng, ("change_pct", "openings"), rng.choice(ROUNDS))
    return replace(fact, release=ROUNDS[1 - ROUNDS.index(fact.release)])


def _hour_and_year_apart(rng: random.Random) -> Fact:
    fact = both_units(a_fact(rng, LEVELS, rng.choice(OEWS)))
    assert fact.value2 is not None
    return replace(fact, value2=round(fact.value2 + rng.choice([-1, 1]) * rng.uniform(0.3, 4), 2))


def _openings_off(rng: random.Random) -> Fact:
    fact = a_fact(rng, ("openings",), rng.choice(ROUNDS))
    return replace(fact, value=fact.value + rng.choice([-1, 1]) * 100 * rng.randint(3, 30))


def _neither(rng: random.Random) -> Fact:
    fact = a_fact(rng, LEVELS, rng.choice(OEWS))
    return replace(fact, value=fact.value + 10 * rng.randint(101, 400))


def _not_held(rng: random.Random) -> Fact:
    return replace(a_fact(rng, LEVELS, "2025A01"), release=NOT_HELD)


def _not_held_there(rng: random.Random) -> Fact:
    fact = a_fact(rng, LEVELS, "2025A01", rng.choice(areas()[1:]))
    fact = both_units(fact) if rng.random() < 0.5 else fact
    return replace(fact, release=rng.choice(OEWS[:-1]))


UNTRUE: dict[str, Callable[[random.Random], Fact]] = {
    "another role’s figure": _swapped_role,
    "another area’s figure": _swapped_area,
    "another release’s figure": _swapped_release,
    "mean for median": _swapped_statistic,
    "another percentile": _swapped_percentile,
    "digits transposed": _transposed,
    "rounded wrongly": _misrounded,
    "pay by the hour as by the year": _hourly_as_annual,
    "pay by the year as by the hour": _annual_as_hourly,
    "percent as points": _points,
    "another round’s growth": _other_round,
    "hour and year apart": _hour_and_year_apart,
    "openings off": _openings_off,
    "release not held": _not_held,
    "area not held": _not_held_there,
}
PHRASES = [
    "{plural} are guaranteed a job after graduation.",
    "There is a nationwide shortage of {plural}.",
    "The starting salary of {plural} is excellent.",
    "With this diploma you will earn more as one of our {plural}.",
    "Demand for {plural} has never been higher.",
    "{plural} are in high demand.",
]


def an_untrue_item(rng: random.Random, number: int) -> Item:
    """Make an untrue claim, or one that statistics cannot carry, or that mixes two rounds."""
    if number % 12 == 10:
        role = roles()[rng.choice(sorted(roles()))]
        text = rng.choice(PHRASES).format(plural=role["plural"])
        text = text[0].upper() + text[1:]
        claim = replace(
            record(a_fact(rng)), text=text, statements=(), statistic="", source="", release=""
        )
        return Item("words", f"<p>{text}</p>", (claim,), frozenset({"beyond_statistics"}), False)
    if number % 12 == 11:
        return _mixed(rng)
    if number % 12 == 9:
        fact = _neither(rng)
        return _item("average of nothing", fact, rng, statistic="average")
    how = rng.choice(sorted(UNTRUE))
    return _item(how, UNTRUE[how](rng), rng)


def _mixed(rng: random.Random) -> Item:
    """Put two roles side by side, each with the growth of another round."""
    one, other = rng.sample(sorted(roles()), 2)
    facts = [
        Fact(role, NATION, name, "change_pct", growth)
        for role, name in zip((one, other), ROUNDS, strict=True)
        if (growth := truth(role, NATION, name, "change_pct")) is not None
    ]
    titles = [roles()[role]["title"] for role in (one, other)]
    cells = [f"{printed(fact)} ({fact.release.replace('-', '–')})" for fact in facts]
    text = (
        f"<table><tr><td></td><th>{titles[0]}</th><th>{titles[1]}</th></tr>"
        f"<tr><th>Projected growth</th><td>{cells[0]}</td><td>{cells[1]}</td></tr></table>"
    )
    records = tuple(record(fact, number) for number, fact in enumerate(facts, start=1))
    expected = frozenset().union(*map(deserved, facts))
    return Item("two rounds side by side", text, records, expected, False)


def items(count: int, seed: int = 2025) -> list[Item]:
    """Make so many true and so many untrue items, always the same ones."""
    rng = random.Random(seed)
    return [
        *(a_true_item(rng) for _ in range(count)),
        *(an_untrue_item(rng, number) for number in range(count)),
    ]
