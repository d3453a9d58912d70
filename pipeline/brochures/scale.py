"""Values → an axis with round ends, and where on it each of them stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil, floor

from pipeline.brochures.picture import Tick

ROUND = (1, 2, 2.5, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from low to high, with a tick at each step."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, values: Iterable[float], most: int = 5) -> "Scale":
        """Give the axis with round ends over some values, with so many steps at most."""
        known = sorted(values)
        span = (known[-1] - known[0]) or abs(known[-1]) or 1
        size = 10.0 ** floor(len(str(int(span / most))) - 1) if span >= most else 1.0
        steps = (round_one * size for round_one in ROUND)
        step = next(one for one in steps if _steps(known, one) <= most)
        low = floor(known[0] / step) * step
        return cls(low, max(ceil(known[-1] / step) * step, low + step), step)

    def share(self, value: float) -> float:
        """Give where a value stands, 0 at the start and 1 at the end."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    def ticks(self, printed: Callable[[float], str]) -> tuple[Tick, ...]:
        """Give the ticks, labelled."""
        numbers = range(round((self.high - self.low) / self.step) + 1)
        values = (self.low + number * self.step for number in numbers)
        return tuple(Tick(self.share(value), printed(value)) for value in values)


def _steps(known: list[float], step: float) -> int:
    return ceil(known[-1] / step) - floor(known[0] / step)
