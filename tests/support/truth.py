"""What means, medians and their published errors carry, computed from the cells by other code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from pathlib import Path
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
    select area_code, area_name, state_area_code, price_parity_index
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


def _error(cell: Cell) -> float:
    rse: float = cell["mean_rse_pct"]
    return float(cell["annual_mean_usd"]) * (rse + 0.05 if rse < 0.5 else rse) / 100
