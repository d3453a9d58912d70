"""The cell of a mart that a figure names → its value, by rules of our own, from the raw files."""

import math
from fractions import Fraction
from statistics import NormalDist

from tests.oracle.raw import LEAST_RSE, Raw
from tests.oracle.titles import counted

Z_90 = 1.645


def derived(raw: Raw, figure: dict) -> Fraction:
    """Compute a derived number by the cell that it names; what none computes is a fault."""
    if not figure["mart"]:
        kind, *rest = figure["id"].removesuffix(".unsigned").split(".")
        return {"adjusted": adjusted, "titles": how_many, "rpp": above}[kind](raw, *rest)
    rule, *words = RULES[figure["mart"], figure["column"]]
    keys = [v for name, v in figure["row"].items() if name != "release" or rule is over_time]
    return rule(raw, *keys, *words)


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


def over_time(raw: Raw, release: str, area: str, occupation: str, *part: str) -> Fraction:
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


RULES = {  # by mart and column
    ("role_gaps", "annual_median_gap_usd"): (gap, "annual_median"),
    ("role_gaps", "hourly_median_gap_usd"): (gap, "hourly_median"),
    ("regional_deltas", "annual_median_delta_pct"): (delta, "nominal"),
    ("regional_deltas", "adjusted_annual_median_delta_pct"): (delta, "adjusted"),
    ("role_gaps", "annual_mean_gap_usd"): (gap, "annual_mean"),
    ("role_gaps", "annual_mean_gap_margin_usd"): (gap, "annual_mean", "margin"),
    ("role_gaps", "annual_mean_gap_low_usd"): (gap, "annual_mean", "low"),
    ("role_gaps", "annual_mean_gap_high_usd"): (gap, "annual_mean", "high"),
    ("regional_deltas", "annual_mean_delta_usd"): (delta, "mean"),
    ("regional_deltas", "annual_mean_delta_margin_usd"): (delta, "mean", "margin"),
    ("regional_deltas", "annual_mean_delta_low_usd"): (delta, "mean", "low"),
    ("regional_deltas", "annual_mean_delta_high_usd"): (delta, "mean", "high"),
    ("area_ranks", "peer_rank"): (place_of,),
    ("area_ranks", "peer_count"): (place_of, "count"),
    ("mean_ranks", "best_rank"): (mean_place, "mean_best"),
    ("mean_ranks", "worst_rank"): (mean_place, "mean_worst"),
    ("pay_trends", "constant_annual_mean_usd"): (over_time,),
    ("pay_trends", "constant_annual_mean_margin_usd"): (over_time, "margin"),
    ("pay_trends", "annual_mean_change_usd"): (over_time, "change"),
    ("pay_trends", "annual_mean_change_margin_usd"): (over_time, "change", "margin"),
}
