"""The key that a figure cites or computes with → the value that the raw files have there."""

import ast
import math
import re
from fractions import Fraction

from tests.oracle.raw import SERIES, TITLE_TABLES, Raw


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
