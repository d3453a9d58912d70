"""The cell of a mart that a figure names → its value, by rules of our own, from the raw files."""

import math
import re
from fractions import Fraction
from statistics import NormalDist

from tests.oracle.local import jobs_added, openings_of_a_year
from tests.oracle.printing import bound
from tests.oracle.raw import Raw, at_most
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
    if basis in ("mean", "adjusted_mean"):
        prices = [Fraction(100), Fraction(100)]
        if basis == "adjusted_mean":
            prices = [raw.parity(one) for one in (area, wider)]
        share = raw.share(area, wider, code) if reference == "state" else Fraction(0)
        return apart(raw, (area, code), (wider, code), part, prices=prices, share=share)
    here, there = (raw.number(raw.series(a, code, "annual_median")) for a in (area, wider))
    if basis == "adjusted":
        here, there = adjusted(raw, area, code), adjusted(raw, wider, code)
    elif basis != "nominal" or part:
        raise ValueError(f"no rule is for {basis}")
    return 100 * (here / there - 1)


def adjusted(raw: Raw, area: str, code: str) -> Fraction:
    return raw.number(raw.series(area, code, "annual_median")) * 100 / raw.parity(area)


def above(raw: Raw, area: str, which: str) -> Fraction:
    """Give how far prices are from the nation's; of housing, once it makes most of that."""
    if which == "above":
        return raw.parity(area) - 100
    nation = raw.wider(area, "nation")
    parts = {
        name: raw.parity(area, f"{name}_index") / raw.parity(nation, f"{name}_index") - 1
        for name in ("housing", "goods", "other_services")
    }
    far = {name: abs(part) for name, part in parts.items()}
    is_most = parts["housing"] * 100 / (raw.parity(area) - 100) >= 3
    if which != "housing_above" or not is_most or far["housing"] < 2 * sorted(far.values())[-2]:
        raise ValueError(f"{which} is not to be said")
    return 100 * parts["housing"]


def how_many(raw: Raw, subject: str, which: str) -> Fraction:
    return Fraction(len(counted(raw, subject, which)))


def ranked(raw: Raw, area: str, code: str) -> list[str]:
    """Name the peers that are ranked: those of 500 jobs, where three with a median have as many."""
    peers = raw.peers(area)
    jobs = {a: raw.series(a, code, "employment") for a in peers}
    large = [a for a, s in jobs.items() if s in raw.cells and (raw.number(s) or 0) >= 500]
    medians = [raw.number(raw.series(a, code, "annual_median")) for a in large]
    return large if len(medians) - medians.count(None) >= 3 else peers


def place_of(raw: Raw, area: str, code: str, *which: str) -> Fraction:
    """Count the ranked peers with a median, or those whose median is above."""
    series = {a: raw.series(a, code, "annual_median") for a in ranked(raw, area, code)}
    known = [s for s in series.values() if s in raw.cells
             and (raw.is_top_coded(s) or raw.number(s) is not None)]  # fmt: skip
    if which:
        return {("count",): Fraction(len(known))}[which]
    higher = [s for s in known if raw.is_top_coded(s) or raw.number(s) > raw.number(series[area])]
    return Fraction(1 + len(higher))


def apart(
    raw: Raw, here: tuple[str, str], there: tuple[str, str], part: tuple[str, ...],
    *, prices: tuple[Fraction, ...] = (Fraction(100), Fraction(100)), share: Fraction = Fraction(0),
) -> Fraction:  # fmt: skip
    """Give the difference between two means, or its margin or an end of its 90 % interval.

    share: how much of the second is the first; its error is no less than what that brings.
    """
    a, b = (
        raw.number(raw.series(*each, "annual_mean")) * 100 / price
        for each, price in zip((here, there), prices, strict=True)
    )
    if part in ((), ("pct",)):
        return 100 * (a / b - 1) if part else a - b
    its, other = (
        raw.mean(*each)[1] * 100 / float(price)
        for each, price in zip((here, there), prices, strict=True)
    )
    common = float(share * prices[0] / prices[1]) * its
    variance = its**2 + max(other, common) ** 2 - 2 * common * its
    margin = Fraction(Z_90 * math.sqrt(variance))
    return {("margin",): margin, ("low",): a - b - margin, ("high",): a - b + margin}[part]


def mean_place(raw: Raw, area: str, occupation: str, end: str) -> Fraction:
    """Count the ranked peers whose means are surely above, or surely below."""
    known = {a: raw.mean(a, occupation) for a in ranked(raw, area, occupation)}
    mean, error = known.pop(area)
    others = [one for one in known.values() if one]
    quantile = NormalDist().inv_cdf(1 - 0.05 / len(others))
    far = [(other - mean, quantile * math.hypot(error, its)) for other, its in others]
    if end == "mean":
        return Fraction(1 + sum(ahead > 0 for ahead, _ in far))
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
    its = float(then * at_most(rse) / 100)
    return {
        (): then,
        ("margin",): Fraction(Z_90 * its),
        ("change",): mean - then,
        ("change", "margin"): Fraction(Z_90 * math.hypot(error, its)),
    }[part]


def give_or_take(raw: Raw, area: str, occupation: str) -> Fraction:
    return Fraction(raw.jobs(area, occupation)[1])


def at_the_ceiling(raw: Raw, group: str, occupation: str, place: int) -> Fraction:
    """Count the ranked states, or areas of one, whose median is at the ceiling."""
    kind, state = ("S", "") if group == "states" else ("M", group[:2])
    peer = next(
        a for a, row in raw.areas.items()
        if row["areatype_code"] == kind and row["state_code"].startswith(state)
    )  # fmt: skip
    peers = ranked(raw, peer, occupation)
    series = (raw.series(a, occupation, "annual_median") for a in peers)
    return Fraction(sum(map(raw.is_top_coded, series)) * (place > 0))


def digits(raw: Raw, figure: dict) -> int:
    """Say how many digits more a difference and its margin need to be told apart in print."""
    base = re.sub("_(margin|low|high)_usd$", "_usd", figure["column"])
    of_margin = base.replace("_usd", "_margin_usd")
    if (figure["mart"], of_margin) not in RULES:
        return 0
    try:
        apart_by, margin = (
            abs(derived(raw, {**figure, "column": column})) for column in (base, of_margin)
        )
    except TypeError:  # no error is published
        return 0
    if apart_by <= margin:
        return 0
    return next((n for n in (0, 1, 2) if bound(apart_by, n) != bound(margin, n)), 3)


RULES = {  # by mart and column
    ("local_outlook", "change_count"): (jobs_added,),
    ("local_outlook", "openings_per_year_count"): (openings_of_a_year,),
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
    ("regional_deltas", "adjusted_annual_mean_delta_usd"): (delta, "adjusted_mean"),
    ("regional_deltas", "adjusted_annual_mean_delta_pct"): (delta, "adjusted_mean", "pct"),
    ("regional_deltas", "adjusted_annual_mean_delta_margin_usd"): (
        delta,
        "adjusted_mean",
        "margin",
    ),
    ("regional_deltas", "adjusted_annual_mean_delta_low_usd"): (delta, "adjusted_mean", "low"),
    ("regional_deltas", "adjusted_annual_mean_delta_high_usd"): (delta, "adjusted_mean", "high"),
    ("pay_estimates", "employment_margin_count"): (give_or_take,),
    ("best_paying_areas", "top_coded_count"): (at_the_ceiling,),
    ("area_ranks", "peer_rank"): (place_of,),
    ("area_ranks", "peer_count"): (place_of, "count"),
    ("mean_ranks", "mean_rank"): (mean_place, "mean"),
    ("mean_ranks", "best_rank"): (mean_place, "mean_best"),
    ("mean_ranks", "worst_rank"): (mean_place, "mean_worst"),
    ("pay_trends", "constant_annual_mean_usd"): (over_time,),
    ("pay_trends", "constant_annual_mean_margin_usd"): (over_time, "margin"),
    ("pay_trends", "annual_mean_change_usd"): (over_time, "change"),
    ("pay_trends", "annual_mean_change_margin_usd"): (over_time, "change", "margin"),
}
