"""Two means → how far they are apart, between what amounts, and whether that is sure.

Both roles here, or one here and in a wider area; there also after the prices of both places, whose
parities count as exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import OF_MEANS, SAME_USD
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.number_words import bound
from pipeline.brochures.precision import finer, term
from pipeline.core.figure import Figure
from pipeline.warehouse.differences import Delta, Gap
from pipeline.warehouse.pay import Pay


@dataclass(frozen=True, slots=True)
class Apart:
    """A difference between two means in dollars a year, first less second, and its interval.

    Without a published error, the interval is None and nothing is said of its direction.
    """

    difference: Figure
    margin: Figure | None = None
    interval: tuple[Figure, Figure] | None = None
    is_sure: bool | None = None

    @property
    def value(self) -> float:
        return float(self.difference.value or 0)

    @property
    def is_level(self) -> bool:
        """Whether so little is between them that no amount is said."""
        return not self.is_sure and abs(self.value) < SAME_USD["annual"]

    @property
    def verdict(self) -> str:
        """Say sure, close or unjudged."""
        return "unjudged" if self.is_sure is None else "sure" if self.is_sure else "close"

    @property
    def ends(self) -> tuple[Figure, Figure]:
        """Give the ends of the interval, the one nearer to nothing first."""
        low, high = self.interval or (self.difference, self.difference)
        return (low, high) if self.value > 0 else (high, low)


def mean_gap(facts: Comparison, ledger: Ledger) -> Apart | None:
    """Give how far the two roles' means are apart here; None where one is not published."""
    first, second = facts.sides
    return _apart("annual_mean_gap", facts.gap, (first.here, second.here), ledger)


def mean_delta(
    facts: Comparison, side: SideFacts, to: str, ledger: Ledger, *, adjusted: bool = False
) -> Apart | None:
    """Give how far mean pay here is from a wider area's; adjusted: after the prices of both."""
    row, wider = side.against(to)
    if not adjusted:
        return _apart("annual_mean_delta", row, (side.here, wider), ledger)
    area = facts.nation if to == "nation" else facts.state
    prices = [ledger.cite(one, "price_parity_index") for one in (facts.area, area)]
    return _apart("adjusted_annual_mean_delta", row, (side.here, wider), ledger, prices)


def _apart(
    name: str, row: Gap | Delta | None, pays: tuple[Pay | None, ...], ledger: Ledger,
    prices: Sequence[Figure | None] = (),
) -> Apart | None:  # fmt: skip
    """Derive a difference and its interval; prices: the parities that divide the two means."""
    means, errors, jobs = (
        [figure for pay in pays if (figure := ledger.cite(pay, measure))]
        for measure in ("annual_mean", "mean_rse", "employment")
    )
    parities = [*filter(None, prices)]
    values = {
        part: getattr(row, f"{name}{part}_usd", None) for part in ("", "_margin", "_low", "_high")
    }
    if row is None or values[""] is None or len(means) < 2 or len(parities) < len(prices):
        return None
    difference, margin = _formulas(len(parities) > 0, errors, is_part=_is_part(row))
    is_known = values["_margin"] is not None
    of_margin = [*means, *parities, *errors, *(jobs if _is_part(row) else ())]
    digits = finer(values[""], values["_margin"])

    def derived(part: str, formula: str) -> Figure:
        inputs = of_margin if part else [*means, *parities]
        printed = bound(values[part] or 0, digits)
        return ledger.computed(row, f"{name}{part}_usd", formula, *inputs, printed=printed)

    if not is_known:
        return Apart(derived("", difference))
    interval = (
        derived("_low", f"{difference} - {margin}"), derived("_high", f"{difference} + {margin}")
    )  # fmt: skip
    verdict = row.annual_mean_verdict
    if isinstance(row, Delta) and parities:
        verdict = row.adjusted_annual_mean_verdict
    return Apart(derived("", difference), derived("_margin", margin), interval, verdict in OF_MEANS)


def _is_part(row: Gap | Delta) -> bool:
    """Tell whether the first of two means is a part of the second: an area's in its state's."""
    return isinstance(row, Delta) and row.employment_share is not None


def _formulas(is_adjusted: bool, errors: Sequence[Figure], *, is_part: bool) -> tuple[str, str]:
    """Write the difference and its margin over means, parities, errors and employment in order."""
    first, second = ("a / (c / 100)", "b / (d / 100)") if is_adjusted else ("a", "b")
    c, d, e, f = "efgh" if is_adjusted else "cdef"
    difference = f"{first} - {second}"
    if len(errors) < 2:
        return difference, ""
    its, other = (
        f"({value} * {term(letter, error)} / 100)"
        for value, letter, error in zip((first, second), (c, d), errors, strict=True)
    )
    if not is_part:
        return difference, f"1.645 * sqrt({its} ** 2 + {other} ** 2)"
    part = f"{e} / {f}" + (" * c / d" if is_adjusted else "")
    return difference, (
        f"1.645 * sqrt({its} ** 2 + max({other}, {part} * {its}) ** 2 - 2 * {part} * {its} ** 2)"
    )
