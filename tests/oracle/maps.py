"""The map of states that a nation's page describes in words → what of it the raw files deny."""

import re
from fractions import Fraction

from tests.oracle.raw import Raw

LEVEL = re.compile(r"(Over|Under|No number published|(\$[\d.]+k) to)(?: (\$[\d.]+k))?: ([^.$]+)\.")
STEPS = (5000, 2500, 1000, 500)  # dollars between bounds, the roundest first


def map_faults(raw: Raw, said: str, occupation: str) -> list[str]:
    """Name each state that is not where its median puts it, and bounds that are not the thirds'."""
    medians = {
        raw.areas[area]["area_name"]: raw.number(raw.series(area, occupation, "annual_median"))
        for area in raw.peers("0600000")
    }
    known = sorted(value for value in medians.values() if value is not None)
    low, high = bounds(known)
    told = {
        state: level[1].split()[0]
        for level in LEVEL.finditer(said)
        for state in re.split(", and |, | and ", level[4])
    }
    printed = {text for level in LEVEL.finditer(said) for text in (level[2], level[3]) if text}
    meant = {state: _level(value, low, high) for state, value in medians.items()}
    faults = [
        f"{state} is {told.get(state)}, should be {meant.get(state)}"
        for state in sorted({*told, *meant})
        if told.get(state) != meant.get(state)
    ]
    return faults + [
        f"{text} is no bound" for text in sorted(printed ^ {_short(low), _short(high)})
    ]


def bounds(known: list[Fraction]) -> tuple[Fraction, Fraction]:
    """Round the values at a third and two thirds to the roundest step that still parts them."""
    thirds = [known[len(known) * third // 3] for third in (1, 2)]
    for step in STEPS:
        low, high = (Fraction(step * round(value / step)) for value in thirds)
        if known[0] < low < high < known[-1]:
            break
    return low, high


def _level(value: Fraction | None, low: Fraction, high: Fraction) -> str:
    if value is None:
        return "No"
    return "Under" if value < low else "Over" if value > high else _short(low)


def _short(dollars: Fraction) -> str:
    return f"${float(dollars / 1000):g}k"
