"""Values → an axis of round ends and four to six ticks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, floor, log10
from typing import Literal, Self

from pipeline.brochures.picture import Tick
from pipeline.core import formats
from pipeline.core.formats import MINUS
from pipeline.core.words import say

Unit = Literal["usd_per_year", "usd_per_hour", "percent"]
STEPS = (1, 2, 2.5, 5)
MOST_TICKS = 6
LEAST_SPREAD = 0.1  # of the greatest value: a smaller difference is not made to look large
OUTERMOST = 100  # of so many values, one at each end is left out
EXACT = 9  # digits of a quotient that are no noise


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from low to high, both of them ticks, a step apart."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, values: Iterable[float]) -> Self:
        """Span values, but for their outermost hundredths."""
        ordered = sorted(values)
        outside = len(ordered) // OUTERMOST
        return cls._rounded(ordered[outside], ordered[-1 - outside])

    def holding(self, values: Sequence[float]) -> Self:
        """Give an axis on which values lie, too: this one, but where one is beyond its ends.

        So all pictures of a release have one scale, but for those that need more room.
        """
        low, high = min((self.low, *values)), max((self.high, *values))
        return self if (low, high) == (self.low, self.high) else self._rounded(low, high)

    @classmethod
    def _rounded(cls, low: float, high: float) -> Self:
        """Choose the smallest step of which no more than six ticks reach from end to end."""
        least = LEAST_SPREAD * max(abs(low), abs(high)) or 1
        if high - low < least:
            low, high = (low + high - least) / 2, (low + high + least) / 2
        steps = (
            round(step * 10**power, EXACT)
            for power in count(floor(log10(high - low)) - 1)
            for step in STEPS
        )
        for step in steps:
            first = floor(round(low / step, EXACT))
            last = ceil(round(high / step, EXACT))
            if last - first < MOST_TICKS:
                break
        return cls(round(first * step, EXACT), round(last * step, EXACT), step)

    def share(self, value: float) -> float:
        """Say where a value stands: 0 at low, 1 at high, and no farther."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    def ticks(self, unit: Unit) -> tuple[Tick, ...]:
        """Give the ticks: $30k of yearly pay, $20 or $22.50 of hourly pay, −10% of percent."""
        marks = range(round((self.high - self.low) / self.step) + 1)
        values = [round(self.low + number * self.step, EXACT) for number in marks]
        return tuple(Tick(self.share(v), self._text(v, unit), is_zero=v == 0) for v in values)

    def _text(self, value: float, unit: Unit) -> str:
        size, sign = abs(value), MINUS * (value < 0)
        if unit == "percent":
            return f"{sign}{formats.exact_percent(size)}"
        if unit == "usd_per_hour":
            return sign + (formats.dollars if self.step % 1 == 0 else formats.hourly)(size)
        amount = formats.exact_dollars(size / 1000)
        return f"{sign}{say('printed-thousands', amount=amount) if size else amount}"
