"""The pay of a pair in all areas of a release → an axis, the same for every area of the pair.

So two places can be laid side by side, and no page changes because another is made.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.brochures.picture import Tick
from pipeline.brochures.scale import Scale
from pipeline.sources.bls_oews.codes import NATION
from pipeline.warehouse.pay import Pay

LOW, HIGH = 0.02, 0.98  # of areas; one beyond widens its own axis alone
UNITS = ("annual", "hourly")


@dataclass(frozen=True, slots=True)
class PayScales:
    """The axes of a pair, in its unit; None where no median of it is published anywhere.

    pay: from the lowest tenth to the highest; median: of the medians; both without the rarest
    areas, for which a picture widens its own.
    """

    unit: str
    pay: Scale | None
    median: Scale | None

    @classmethod
    def over(cls, rows: Iterable[Pay], codes: Sequence[str]) -> "PayScales":
        """Give the axes over the rows of two occupations, by their codes."""
        known = [row for row in rows if row.occupation_code in codes]
        unit = unit_of(*(_in_nation(known, code) for code in codes))
        medians = [*_each(known, unit, "median")]
        if not medians:
            return cls(unit, None, None)
        lowest, highest = (
            sorted(_each(known, unit, name)) or sorted(medians) for name in ("10th", "90th")
        )
        pay = Scale.over((_at(lowest, LOW), _at(highest, HIGH)))
        return cls(unit, pay, Scale.over(medians))

    def around(self, *rows: Pay | None) -> Scale | None:
        """Give the axis of pay with all of some rows on it."""
        places = [row for row in rows if row]
        ends = [
            end for name in ("10th", "median", "90th") for end in _each(places, self.unit, name)
        ]
        return self.pay.holding(ends) if self.pay else None


def ticks(scale: Scale, unit: str) -> tuple[Tick, ...]:
    """Label an axis of dollars a year or an hour."""
    return scale.ticks("usd_per_year" if unit == "annual" else "usd_per_hour")


def unit_of(*nation: Pay | None) -> str:
    """Choose the unit that the nation's pay of both sides is published in, annual first."""
    annual, hourly = (
        all(row is not None and level(row, unit, "median") is not None for row in nation)
        for unit in UNITS
    )
    return "annual" if annual or not hourly else "hourly"


def level(row: Pay, unit: str, name: str) -> float | None:
    """Give a percentile in dollars; the ceiling where it is published as that or more."""
    value: float | None = getattr(row, f"{unit}_{name}_usd")
    if value is None and getattr(row, f"{unit}_{name}_note_code") == row.ceiling_note_code:
        return float(getattr(row, f"{unit}_ceiling_usd"))
    return value


def _in_nation(rows: Iterable[Pay], code: str) -> Pay | None:
    return next(
        (row for row in rows if (row.area_code, row.occupation_code) == (NATION, code)), None
    )


def _each(rows: Iterable[Pay], unit: str, name: str) -> Iterator[float]:
    return (value for row in rows if (value := level(row, unit, name)) is not None)


def _at(values: list[float], share: float) -> float:
    return values[round(share * (len(values) - 1))]
