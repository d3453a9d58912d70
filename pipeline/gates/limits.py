"""How far figures may move from one release to the next, and why: measured on real releases.

Measured by tests/bench/gates.py on the national OEWS files of May 2013, 2019, 2021, 2023, 2024 and
2025, two rounds of projections, and ten years of price parities. A change is the logarithm of new
over old: 0.10 is about ten percent. Of OEWS areas only one full release was at hand: their limits
are the nation's, widened by the sampling errors that the publisher states.
"""

from dataclasses import dataclass
from math import inf, log

from pipeline.archive.source import RawTable
from pipeline.sources.names import OEWS, PARITIES, PROJECTIONS

HOURLY = ("h_mean", "h_pct10", "h_pct25", "h_median", "h_pct75", "h_pct90")
ANNUAL = ("a_mean", "a_pct10", "a_pct25", "a_median", "a_pct75", "a_pct90")
PAY = (*HOURLY, *ANNUAL)
ERRORS = ("emp_prse", "mean_prse")

# Figures that move together: a percentile and the next, mean and median, an hour and a year.
STEPS = (("pct10", "pct25"), ("pct25", "median"), ("median", "pct75"), ("pct75", "pct90"),
         ("mean", "median"))  # fmt: skip
KIN = (
    *((f"{unit}_{one}", f"{unit}_{other}") for unit in "ha" for one, other in STEPS),
    *zip(HOURLY, ANNUAL, strict=True),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Figures of one kind and what they may do from one release to the next.

    low, high: the median change in a year, over the kind's measures. far_share: how many cells may
    be further than `far` from it.
    same_share: how many cells may be the very figure of before. kin_apart: how much the median
    changes of two measures of `kin` may differ. beside: how much that of a part, such as one area,
    may differ from that of the whole. floor: smaller figures are left out, as mostly rounding.
    """

    name: str
    measures: tuple[str, ...]
    same_share: float
    low: float = -inf
    high: float = inf
    far: float = inf
    far_share: float = 1.0
    kin: tuple[tuple[str, str], ...] = ()
    kin_apart: float = inf
    beside: float = inf
    floor: float = 0.0


@dataclass(frozen=True, slots=True)
class Scope:
    """Cells that are judged together: all of an extent or, with `by`, each part of it by itself.

    extent: "nation", "areas" or "all". by: a column, or "major" for the major occupation group.
    cells_at_least: fewer cells in both releases say nothing.
    """

    name: str
    extent: str
    kinds: tuple[Kind, ...]
    by: str = ""
    cells_at_least: int = 20


# In the nation the median change of pay was 0.03 to 0.05 a year over one or two years, cells
# further than 0.5 were 0.3 % of a measure at most, unchanged ones 0.6 %. Kin differed by 0.022 at
# most, and swapped columns differ by 0.12 (mean and median) or more. Employment fell by 0.055 from
# 2019 to 2021, nearly all of it in one year, and rose by 0.029 a year to 2023.
NATION = Scope("the nation", "nation", (
    Kind("pay", PAY, low=-0.03, high=0.09, far=0.5, far_share=0.01,
         same_share=0.05, kin=KIN, kin_apart=0.045),
    Kind("employment", ("tot_emp",), low=-0.07, high=0.07, far=1.5, far_share=0.005,
         same_share=0.05),
    Kind("relative standard errors", ERRORS, low=-0.35, high=0.35, same_share=0.6,
         kin=(ERRORS,), kin_apart=0.3),
))  # fmt: skip
# A major group's pay differed from the whole by 0.08 at most over one or two years, kin by 0.07; in
# groups of under 20 occupations by more.
NATION_BY_MAJOR = Scope("major occupation group", "nation", (
    Kind("pay", PAY, far=0.5, far_share=0.16, same_share=0.5, kin=KIN,
         kin_apart=0.10, beside=0.12),
    Kind("employment", ("tot_emp",), same_share=0.5, beside=0.4),
), by="major")  # fmt: skip
AREAS = Scope("the areas", "areas", (
    Kind("pay", PAY, low=-0.03, high=0.09, far=0.5, far_share=0.03,
         same_share=0.25, kin=KIN, kin_apart=0.045),
    Kind("employment", ("tot_emp",), low=-0.07, high=0.07, far=2.3, far_share=0.02,
         same_share=0.5),
    Kind("shares of employment", ("jobs_1000", "loc_quotient"), low=-0.08, high=0.08,
         same_share=0.5),
    Kind("relative standard errors", ERRORS, low=-0.35, high=0.35, same_share=0.6,
         kin=(ERRORS,), kin_apart=0.3),
))  # fmt: skip
AREAS_BY_MAJOR = Scope("major occupation group in the areas", "areas", (
    Kind("pay", PAY, far=0.5, far_share=0.10, same_share=0.5, kin=KIN,
         kin_apart=0.10, beside=0.12),
    Kind("employment", ("tot_emp",), same_share=0.6, beside=0.4),
), by="major", cells_at_least=30)  # fmt: skip
# In made years of May 2025's areas, with twice the stated sampling errors, an area's kin were 0.03
# apart at most, 7 % of its cells far.
BY_AREA = Scope("area", "areas", (
    Kind("pay", PAY, far=0.5, far_share=0.15, same_share=0.5, kin=KIN,
         kin_apart=0.08, beside=0.20),
    Kind("employment", ("tot_emp",), same_share=0.8, beside=0.6),
), by="area_code", cells_at_least=30)  # fmt: skip

# From the round of 2023 to that of 2024 the median changes were -0.055 to +0.070; no occupation
# of 5,000 jobs or more moved by a factor of two.
_FLOWS = ("exits_thousands", "transfers_thousands", "separations_thousands", "openings_thousands")
_JOBS = ("employment_start_thousands", "employment_end_thousands")
ROUND = Scope("the nation", "all", (
    Kind("employment", _JOBS, low=-0.08, high=0.08, far=0.7, far_share=0.01,
         same_share=0.5, kin=(_JOBS,), kin_apart=0.06, floor=5),
    *(Kind(f"flows ({name})", (name,), low=-0.15, high=0.15, far=0.7, far_share=0.01,
           same_share=0.5, floor=5) for name in _FLOWS),
))  # fmt: skip
ROUND_BY_MAJOR = Scope("major occupation group", "all", (
    Kind("employment", _JOBS, same_share=0.5, kin=(_JOBS,), kin_apart=0.15,
         beside=0.3, floor=5),
), by="major", cells_at_least=15)  # fmt: skip

# In ten years of price parities the median moved by 0.006 at most, and no place moved by over 0.10.
PLACES = Scope("all places", "all", (
    Kind("price parities", ("all_items_index",), low=-0.02, high=0.02, far=0.12,
         far_share=0.01, same_share=0.5),
))  # fmt: skip
PLACES_BY_TABLE = Scope("table", "all", (
    Kind("price parities", ("all_items_index",), same_share=0.5, beside=0.02),
), by="table_name")  # fmt: skip

SCOPES = {
    OEWS: (NATION, NATION_BY_MAJOR, AREAS, AREAS_BY_MAJOR, BY_AREA),
    PROJECTIONS: (ROUND, ROUND_BY_MAJOR),
    PARITIES: (PLACES, PLACES_BY_TABLE),
}


def scopes(table: RawTable) -> tuple[Scope, ...]:
    """Give what was measured of a table; of another, let no number double or halve in a year."""
    kinds = (Kind(name, (name,), 1.0, low=-log(2), high=log(2)) for name in table.numbers)
    unknown = (Scope(table.name, "all", tuple(kinds)),) if table.numbers else ()
    return SCOPES.get(table.name, unknown)
