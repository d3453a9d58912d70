"""The cell that a figure names, or a key it computes with → the value that the raw files have."""

import ast
import math
import re
from fractions import Fraction

from tests.oracle.local import LOCAL_KEY, local, said_by
from tests.oracle.raw import INDEXES, MEASURES, SERIES, TITLE_TABLES, Raw

NATION = "0000000"


def published(raw: Raw, figure: dict) -> tuple[str, Fraction | None]:
    """Give the key that a published number must cite, and its value.

    A source that is not known by name has a tidy table, in which the row's key names the line.
    """
    rule = {"bls_oews": pay, "bls_cpi": prices, "bls_projections": projection, "bea_rpp": parity}
    if figure["mart"] == "local_outlook":
        return local(raw, figure)
    if figure["source"] in rule:
        return rule[figure["source"]](raw, **figure["row"], of=figure)
    keys = [value for name, value in figure["row"].items() if name != "release"]
    key = ", ".join(map(str, [figure["source"], *keys, figure["column"]]))
    return key, tidy(raw, key, figure["release"])


def pay(
    raw: Raw, release: str, area_code: str, occupation_code: str, of: dict
) -> tuple[str, Fraction | None]:
    measure = next(name for name in MEASURES if named(of["column"]) == name)
    if of["mart"] != "pay_trends":
        series = raw.series(area_code, occupation_code, measure)
        return series, raw.number(series)
    column = {"annual_mean": "A_MEAN", "mean_rse": "MEAN_PRSE"}[measure]
    table = f"{'national' if area_code == NATION else 'state'}_M{release[:4]}_dl"
    place = "" if area_code == NATION else f", AREA {area_code[:2]}"
    value = raw.older(release, occupation_code, measure)
    return f"{table}{place}, {occupation_code}, {column}", value


def named(column: str) -> str:
    """Call a column of pay as its measure is called: without its unit."""
    return re.sub("_(usd|pct|count)$", "", column)


def prices(raw: Raw, price_series_id: str, pay_year: int, of: dict) -> tuple[str, Fraction]:
    if of["column"] != "price_index":
        raise ValueError(f"no rule is for {of['column']}")
    return f"{price_series_id}, {pay_year} M05", raw.prices(str(pay_year))


def projection(
    raw: Raw, projection_round: str, occupation_code: str, of: dict
) -> tuple[str, Fraction]:
    if projection_round != of["release"]:
        raise ValueError(f"{projection_round} is another round")
    held = of["column"].replace("_per_year", "")
    table = "1.10" if held == "openings_thousands" else "1.2"
    value = Fraction(raw.projections[occupation_code,][held])
    return f"Table {table}, {occupation_code}, {held}", value


def parity(raw: Raw, release: str, area_code: str, of: dict) -> tuple[str, Fraction]:
    said = {"price_parity_index": "All items", "housing_parity_index": "Services: Housing"}
    if of["column"] not in said:
        raise ValueError(f"no rule is for {of['column']} of {release}")
    item = said[of["column"]]
    table, place = raw.place(area_code)
    year = raw.releases["bea_rpp"]
    key = f"{table}, GeoFIPS {place}, RPPs: {item}, {year}"
    return key, raw.parity(area_code, INDEXES[item])


def tidy(raw: Raw, key: str, release: str = "") -> Fraction:
    """Look a key up in the one tidy table of its source: source, the row's key, column."""
    source, *keys, column = key.split(", ")
    (found,) = [line for line in raw.lines(source, release) if {*keys} <= {*line.values()}]
    return Fraction(found[column])


def value_of(raw: Raw, key: str, own: dict[str, dict]) -> Fraction | str | None:  # noqa: PLR0911
    """Look an input up: in a publisher's file, or another figure of the document."""
    if SERIES.fullmatch(key):
        return raw.number(key)
    if match := re.fullmatch(r"([SMP]ARPP), GeoFIPS (\d{5}), RPPs: (.+), \d{4}", key):
        return Fraction(raw.parities[match[1], match[2]][INDEXES[match[3]]])
    if match := re.fullmatch(r"Table [\d.]+, (\S+), (\w+)", key):
        return Fraction(raw.projections[match[1],][match[2]])
    if LOCAL_KEY.fullmatch(key):
        return said_by(raw, key)
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
    if (source := key.partition(", ")[0]) in raw.releases:
        return tidy(raw, key, raw.releases[source])
    return worked(raw, own[key], own)


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
