"""What means, medians and their published errors carry, computed from the cells by other code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import hypot, sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

from tests.support.marts import open_marts

RELEASE, NATION = "2025A01", "0000000"
Cell = Mapping[str, Any]
CELLS = """
    select
        area_code, occupation_code, annual_median_usd, hourly_median_usd, annual_mean_usd,
        mean_rse_pct, employment_count, annual_median_note_code
    from marts.pay_estimates
    where release = $release and list_contains($codes, occupation_code)
"""
AREAS = """
    select area_code, area_name, area_kind, state_area_code, peer_group_code, price_parity_index
    from marts.areas where release = $release
"""


@dataclass(frozen=True)
class Truth:
    """The cells of some occupations in every area, and the areas' states and prices."""

    cells: Mapping[tuple[str, str], Cell]
    areas: Mapping[str, Cell]

    def gap(self, area: str, first: str, second: str, unit: str = "annual") -> str:
        """Say which of two occupations is more in an area: 1, 2, = (neither), or nothing."""
        a, b = (self.cells.get((area, code)) for code in (first, second))
        least = {"annual": 50, "hourly": 0.05}[unit]
        return _carried(_less(a, b, f"{unit}_median_usd"), self.means(area, first, second), least)

    def means(self, area: str, first: str, second: str) -> str:
        """Say which mean is more beyond sampling error: 1, 2, = where neither is, or nothing."""
        a, b = (self.cells.get((area, code)) for code in (first, second))
        return _beyond(a, b)

    def delta(self, area: str, code: str, to: str, *, adjusted: bool = False) -> str:
        """Say whether pay in an area (1) or in the wider one (2) is more."""
        here, there = self.cells.get((area, code)), self.cells.get((self._wider(area, to), code))
        prices = self._prices(area, to) if adjusted else (1.0, 1.0)
        if here is None or there is None or prices is None:
            return ""
        a, b = here["annual_median_usd"], there["annual_median_usd"]
        far = None if None in (a, b) else 100 * (a / prices[0] / (b / prices[1]) - 1)
        return _carried(far, self.mean_delta(area, code, to, adjusted=adjusted), 0.5)

    def mean_delta(self, area: str, code: str, to: str, *, adjusted: bool = False) -> str:
        """Say the same of the two means: an area is a part of a state that holds it whole."""
        here, there = self.cells.get((area, code)), self.cells.get((self._wider(area, to), code))
        prices = self._prices(area, to) if adjusted else (1.0, 1.0)
        if here is None or there is None or prices is None:
            return ""
        jobs = here["employment_count"], there["employment_count"]
        is_split = re.search(r", [A-Z]{2}(-[A-Z]{2})+$", self.areas[area]["area_name"])
        is_part = to == "state" and not is_split and None not in jobs and jobs[0] < jobs[1]
        return _beyond(here, there, prices, jobs[0] / jobs[1] if is_part else 0)

    def highest(self, area: str, code: str, codes: list[str]) -> str:
        """Name the area that is surely paid best among those shown; "" where none surely is."""
        cells = self._peers(self._group(area, codes), code)
        known = [cell for cell in cells if cell["annual_median_usd"] is not None]
        names = {cell["area_code"]: self.areas[cell["area_code"]]["area_name"] for cell in known}
        known.sort(key=lambda cell: (-cell["annual_median_usd"], names[cell["area_code"]]))
        (first, *others), count = known[:8] or [{}], min(len(known), 8)
        at_ceiling = any(cell["annual_median_note_code"] == "5" for cell in cells)
        is_sure = others and not at_ceiling and all(
            _is_sure(first, other, count * (count - 1) / 2) for other in others
        )  # fmt: skip
        return str(names[first["area_code"]]) if is_sure else ""

    def is_near_the_top(self, area: str, code: str, codes: list[str]) -> bool:
        """Tell whether median and mean are in the top quarter, and the mean surely in the half."""
        here, group = self.cells.get((area, code)), self.areas[area]["peer_group_code"]
        if here is None or here["annual_median_usd"] is None or None in _mean(here):
            return False
        cells = self._peers(group, code)
        if here not in cells:
            return False
        ceiling = [cell for cell in cells if cell["annual_median_note_code"] == "5"]
        known = [cell["annual_median_usd"] for cell in cells if cell["annual_median_usd"]]
        means = [cell for cell in cells if None not in _mean(cell)]
        above = sum(value > here["annual_median_usd"] for value in known)
        by_mean = sum(cell["annual_mean_usd"] > here["annual_mean_usd"] for cell in means)
        behind = sum(_is_sure(here, cell, len(means) - 1) for cell in means)
        return (
            group == self._group(area, codes)
            and 1 + above + len(ceiling) <= (len(known) + len(ceiling)) / 4
            and 1 + by_mean <= (len(known) + len(ceiling)) / 4
            and len(means) - behind <= len(means) / 2
        )

    def _group(self, area: str, codes: list[str]) -> str:
        """Name whose areas are shown: those of the state, or the states where it has too few."""
        own = "states" if area == NATION else self.areas[area]["state_area_code"] or area
        counts = [
            sum(cell["annual_median_usd"] is not None for cell in self._peers(own, code))
            for code in codes
        ]
        return own if max(counts) >= 3 else "states"

    def _peers(self, group: str, code: str) -> list[Cell]:
        """Give the cells that are ranked: those of 500 jobs, where three have that and a median."""
        peers = [
            cell
            for (area, other), cell in self.cells.items()
            if other == code and self.areas[area]["peer_group_code"] == group
        ]
        large = [cell for cell in peers if (cell["employment_count"] or 0) >= 500]
        known = [cell for cell in large if cell["annual_median_usd"] is not None]
        return large if len(known) >= 3 else peers

    def _wider(self, area: str, to: str) -> str:
        return NATION if to == "nation" else str(self.areas[area]["state_area_code"])

    def _prices(self, area: str, to: str) -> tuple[float, float] | None:
        known = [self.areas[one]["price_parity_index"] for one in (area, self._wider(area, to))]
        return None if None in known else (known[0] / 100, known[1] / 100)

    @cached_property
    def top_coded(self) -> set[tuple[str, str]]:
        """Name the cells whose median is at or above the ceiling."""
        return {key for key, cell in self.cells.items() if cell["annual_median_note_code"] == "5"}


def truth_of(marts: Path, codes: list[str]) -> Truth:
    with open_marts(marts) as connection:

        def rows(query: str, **values: object) -> list[dict[str, Any]]:
            cursor = connection.execute(query, {"release": RELEASE, **values})
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        return Truth(
            {(c["area_code"], c["occupation_code"]): c for c in rows(CELLS, codes=codes)},
            {area["area_code"]: area for area in rows(AREAS)},
        )


def _less(a: Cell | None, b: Cell | None, name: str) -> float | None:
    if a is None or b is None or a[name] is None or b[name] is None:
        return None
    return float(a[name] - b[name])


def _carried(medians: float | None, means: str, least: float) -> str:
    """Say what medians and means say alike, where the means are sure."""
    if medians is None:
        return ""
    if abs(medians) < least:
        return "" if means in ("1", "2") else "="
    return means if means == ("1" if medians > 0 else "2") else ""


def _beyond(
    a: Cell | None, b: Cell | None, prices: tuple[float, float] = (1, 1), part: float = 0
) -> str:
    if a is None or b is None:
        return ""
    if None in (a["annual_mean_usd"], a["mean_rse_pct"], b["annual_mean_usd"], b["mean_rse_pct"]):
        return ""
    (x, its), (y, other) = (
        (cell["annual_mean_usd"] / price, _error(cell) / price)
        for cell, price in zip((a, b), prices, strict=True)
    )
    common = part * prices[0] / prices[1] * its
    margin = 1.645 * sqrt(its**2 + max(other, common) ** 2 - 2 * common * its)
    return "=" if abs(x - y) <= margin else "1" if x > y else "2"


def _mean(cell: Cell) -> tuple[float | None, float | None]:
    return cell["annual_mean_usd"], cell["mean_rse_pct"]


def _is_sure(more: Cell, less: Cell, comparisons: float) -> bool:
    """Tell whether a mean is above another at 90 % for so many comparisons together."""
    if None in (*_mean(more), *_mean(less)) or comparisons < 1:
        return False
    margin = NormalDist().inv_cdf(1 - 0.05 / comparisons) * hypot(_error(more), _error(less))
    return float(more["annual_mean_usd"] - less["annual_mean_usd"]) > margin


def _error(cell: Cell) -> float:
    rse: float = cell["mean_rse_pct"]
    return float(cell["annual_mean_usd"]) * (rse + 0.05 if rse < 0.5 else rse) / 100
