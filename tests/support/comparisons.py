"""Comparisons made by hand: the two real roles in Sacramento, and what a test changes in them."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pipeline.archive.citation import Citation
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.precision import counted
from pipeline.brochures.scale import Scale
from pipeline.core.figure import Figure, Sentence, Side, Word
from pipeline.settings.organisation import Organisation, Programme
from pipeline.settings.sections import Pair
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_oews.measures import MEASURES
from pipeline.sources.bls_projections import publication as bls_projections
from pipeline.warehouse.differences import Delta, Gap
from pipeline.warehouse.facts.local_outlook import LocalOutlook
from pipeline.warehouse.facts.occupation_names import OccupationName
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import (
    Area,
    MeanRank,
    Occupation,
    Outlook,
    Rank,
    RankedArea,
    Role,
)

LEDGER = Ledger(
    {
        "bls_oews": Citation(
            "bls_oews", "2025A01", "May 2025", "Occupational Employment and Wage Statistics",
            "U.S. Bureau of Labor Statistics", "2026-11-03", "oews-sha256",
            short="pay", table_files=bls_oews.SOURCE.table_files,
        ),
        "bls_projections": Citation(
            "bls_projections", "2024-34", "2024–34", "Employment Projections",
            "U.S. Bureau of Labor Statistics", "2026-11-23", "projections-sha256",
            short="projections", said=bls_projections.SOURCE.said,
        ),
        "edd_projections": Citation(
            "edd_projections", "2024-34", "2024–34", "Long-Term Occupational Projections",
            "California Employment Development Department", "", "edd-sha256",
            short="California’s projections",
        ),
        "state_projections": Citation(
            "state_projections", "2022-32", "2022–32", "Long-Term Occupational Projections",
            "Projections Central", "", "states-sha256", short="States’ projections",
        ),
        "bea_rpp": Citation(
            "bea_rpp", "2023", "2023", "Regional Price Parities",
            "U.S. Bureau of Economic Analysis", "", "rpp-sha256",
            short="prices", said=bea_rpp.SOURCE.said,
        ),
    }
)  # fmt: skip

SACRAMENTO = Area(
    "0040900", "Sacramento-Roseville-Folsom, CA", "metropolitan area", "0600000", "California",
    "California", "0600000", 109.091, 133.442, True, 2023, "MARPP", "40900", "Sacramento",
    "February 19, 2026",
)  # fmt: skip
CALIFORNIA = Area(
    "0600000", "California", "state", None, None, "California",
    "states", 112.581, 157.831, True, 2023, "SARPP", "06000", "California", "February 20, 2025",
)  # fmt: skip
NATION = Area(
    "0000000", "United States", "nation", None, None, None,
    None, 100.0, 100.574, False, 2023, "SARPP", "00000", "United States", "February 20, 2025",
)  # fmt: skip
PUERTO_RICO = Area("7200000", "Puerto Rico", "territory", None, None, "Puerto Rico", *[None] * 9)
NORTH_COAST = Area(
    "0600003", "North Coast Region of California nonmetropolitan area", "nonmetropolitan area",
    "0600000", "California", "California", "0600000", 102.77, 90.782, False, 2023, "PARPP", "06999",
    "California (N.P.)", "February 19, 2026",
)  # fmt: skip

# by measure, in the order of MEASURES: what May 2025 publishes
PUBLISHED = {
    ("0040900", "31-9092"): (
        7410, 4.0, 29.78, 61940, 1.0, 21.79, 23.40, 29.79, 37.04, 37.54, 45330, 48670, 61970,
        77030, 78090, 6.857, 1.3,
    ),
    ("0040900", "43-6013"): (
        7710, 7.9, 27.46, 57130, 1.5, 20.35, 22.35, 27.75, 30.80, 36.82, 42340, 46490, 57730,
        64060, 76580, 7.133, 1.15,
    ),
    ("0600000", "31-9092"): (
        117060, 3.9, 26.49, 55100, 0.7, 18.89, 22.23, 23.88, 29.75, 37.16, 39290, 46240, 49660,
        61870, 77300, 6.427, 1.22,
    ),
    ("0600000", "43-6013"): (
        115050, 3.2, 27.09, 56350, 0.7, 19.54, 22.40, 26.20, 30.45, 36.55, 40650, 46590, 54490,
        63330, 76020, 6.317, 1.02,
    ),
    ("0000000", "31-9092"): (
        817870, 1.2, 22.17, 46120, 0.3, 17.33, 18.50, 21.97, 23.65, 28.52, 36050, 38470, 45690,
        49180, 59310, None, None,
    ),
    ("0000000", "43-6013"): (
        961610, 0.8, 22.50, 46800, 0.3, 17.27, 18.54, 22.08, 24.32, 29.10, 35930, 38570, 45930,
        50580, 60530, None, None,
    ),
}  # fmt: skip
Changes = dict[str, Any]  # of measures, by name
WAGES = [name for name in MEASURES if name.startswith(("annual", "hourly"))]
WITHHELD, TOP_CODED, OTHER_UNIT = "8", "5", "4"
WITHHELD_PAY = dict.fromkeys([*WAGES, "mean_rse"], WITHHELD)
HOURLY_ONLY = {name: OTHER_UNIT for name in WAGES if name.startswith("annual")}
YEARLY_ONLY = {name: OTHER_UNIT for name in WAGES if name.startswith("hourly")}


def pay(area_code: str = "0040900", occupation_code: str = "31-9092", **changes: Any) -> Pay:
    """Give a row of marts.pay_estimates; a measure given as a text is a note code, no number."""
    known = dict(zip(MEASURES, PUBLISHED[area_code, occupation_code], strict=True)) | changes
    measures = {
        MEASURES[name].column: None if isinstance(value, str) else value
        for name, value in known.items()
    }
    notes = dict.fromkeys(name for name in _names(Pay) if name.endswith("_note_code")) | {
        f"{name}_note_code": value for name, value in known.items() if isinstance(value, str)
    }
    notes.pop("employment_rse_note_code", None)
    count, error = measures["employment_count"], measures["employment_rse_pct"]
    margin = None if count is None or error is None else 1.645 * count * counted(error) / 100
    return Pay(
        area_code=area_code, occupation_code=occupation_code,
        series_stem=_stem(area_code, occupation_code),
        **measures, employment_margin_count=margin, **notes | {"ceiling_note_code": TOP_CODED},
        hourly_ceiling_usd=115.0, annual_ceiling_usd=239_200.0,
    )  # fmt: skip


def _names(kind: Any) -> list[str]:
    return [field.name for field in fields(kind)]


def outlook(occupation_code: str = "31-9092", **changes: Any) -> Outlook:
    start, end, change, openings = {
        "31-9092": (811.0, 912.2, 12.5, 112.3),
        "43-6013": (850.0, 885.3, 4.2, 85.9),
        "00-0000": (169956.1, 175167.9, 3.1, 18863.3),
    }[occupation_code]
    row = Outlook(
        "2024-34", occupation_code, 2024, 2034, start, end, round(end - start, 1), change, openings,
        "Postsecondary nondegree award", None, "Moderate-term on-the-job training", True,
    )  # fmt: skip
    return replace(row, **changes)


def local_outlook(
    occupation_code: str, start: int, end: int, pct: float | None, **changes: Any
) -> LocalOutlook:
    """Project an occupation in Sacramento as California does, but for what changes."""
    row = LocalOutlook(
        "0040900", occupation_code, "edd_projections", "2024-34", "2023-33", "Sacramento", 2023,
        2033, start, end, end - start, pct, 1000, 10, 100.0, None, None, None, None,
    )  # fmt: skip
    return replace(row, **changes)


ASSISTANT = Role(
    "en", "medical-assistant", "Medical Assistant", "medical assistants", "MA", [], "31-9092",
    "The code is titled so.", "Does clinical and office work.",
    ["Take vital signs", "Greet patients", "Give shots*"], ["Measure vital signs"],
    ["Greet patients"], "", ["physician offices", "hospitals", "clinics"], "Clinics", "Weekdays.",
    "By day", "A diploma.", "Six months", ["Diploma", "Training of 6 months", "First job"],
    "Encouraged.", [], [], "Care teams hand them more tasks.", "05389329879b", "ma-sha256",
)  # fmt: skip
OFFICE_ASSISTANT = Role(
    "en", "medical-office-assistant", "Medical Office Assistant", "medical office assistants",
    "MOA", [], "43-6013", "The other names belong to it.", "Does office work.",
    ["Greet patients", "Keep the books"], [], ["Greet patients"], "No clinical duties.",
    ["hospitals"], "Hospitals", "Weekdays.", "Weekdays", "A diploma.", "On the job",
    ["Diploma", "On the job", "First job"], "Preferred.", [], [], "", "", "moa-sha256",
)  # fmt: skip
OCCUPATIONS = {
    "31-9092": Occupation("31-9092", "Medical Assistants", True),
    "43-6013": Occupation("43-6013", "Medical Secretaries and Administrative Assistants", True),
}
NAMES = {
    "31-9092": OccupationName(
        "en", "31-9092", "medical assistant", "medical assistants", "medical asst."
    ),
    "43-6013": OccupationName(
        "en", "43-6013", "medical secretary", "medical secretaries", "office asst."
    ),
}
PAIR = Pair("ma_vs_moa", ("medical-assistant", "medical-office-assistant"))
ORGANISATION = Organisation(
    name="Campus Sacramento", former_name="", place="Sacramento, California",
    phone="888-675-2460", web="", email="",
    help="Ask us.", colour="#14505c", logo="", disclaimer="For information only.",
    programmes=(Programme("medical-assistant", "Medical assistant program", "about 36 weeks"),),
)  # fmt: skip
BEST_IN_CALIFORNIA = {
    "31-9092": [("0046700", "Vallejo, CA", 77410.0), ("0040900", SACRAMENTO.area_name, 61970.0)],
    "43-6013": [("0041940", "San Jose-Sunnyvale-Santa Clara, CA", 69350.0)],
}
BEST_STATES = {
    "31-9092": [("5300000", "Washington", 57710.0), ("1100000", "District of Columbia", 55000.0)],
    "43-6013": [("5300000", "Washington", 56000.0)],
}


def comparison(
    area: Area = SACRAMENTO,
    first: Changes | None = None,
    second: Changes | None = None,
    **changes: Any,
) -> Comparison:
    """Compare the two roles in an area; `first` and `second` change measures of the pay there."""
    state = CALIFORNIA if area.state_area_code else None
    sides = (
        _side("first", ASSISTANT, area, state, first or {}),
        _side("second", OFFICE_ASSISTANT, area, state, second or {}),
    )
    whole = Comparison(
        PAIR, area, state, NATION, *sides, _gap(area, *sides), outlook("00-0000"),
        pay_scale=Scale.over([30_000, 80_000]), median_scale=Scale.over([40_000, 80_000]),
    )  # fmt: skip
    return replace(whole, **changes)


def with_sides(facts: Comparison, **changes: Any) -> Comparison:
    """Change the same fields of both sides."""
    first, second = (replace(side, **changes) for side in facts.sides)
    return replace(facts, first=first, second=second)


def without_roles(facts: Comparison, *, are_named: bool = True) -> Comparison:
    """Compare the bare occupations, as a pair of SOC codes asks for."""
    first, second = (_bare(side, are_named) for side in facts.sides)
    codes = first.occupation.occupation_code, second.occupation.occupation_code
    return replace(facts, pair=Pair("_vs_".join(codes), codes), first=first, second=second)


def _bare(side: SideFacts, is_named: bool) -> SideFacts:
    name = NAMES[side.occupation.occupation_code]
    return replace(side, role=None, facts={OccupationName: name} if is_named else {})


def _side(side: Side, role: Role, area: Area, state: Area | None, changes: Changes) -> SideFacts:
    code = role.occupation_code
    held = area.area_code if (area.area_code, code) in PUBLISHED else "0040900"
    here = pay(held, code, **changes)
    here = replace(here, area_code=area.area_code, series_stem=_stem(area.area_code, code))
    in_state, in_nation = pay("0600000", code), pay("0000000", code)
    is_ranked = area.peer_group_code is not None and here.annual_median_usd is not None
    of = None, True  # no floor, ranked
    peers = (
        Rank(
            area.area_code, code, "0600000", here.series_stem, here.annual_median_usd, *of, 2, 2, 0
        ),
        Rank("0046700", code, "0600000", _stem("0046700", code), 77410.0, *of, 1, 2, 0),
    )
    return SideFacts(
        side=side, role=role, occupation=OCCUPATIONS[code],
        here=here, in_state=in_state if state else None, in_nation=in_nation,
        to_nation=None if area is NATION else _delta(here, in_nation, "nation", area, NATION),
        to_state=_delta(here, in_state, "state", area, state) if state else None,
        rank=peers[0] if is_ranked else None, peers=peers if is_ranked else (),
        mean_rank=_mean_rank(here) if is_ranked else None,
        peers_pay=(here, _vallejo(code)) if is_ranked else (),
        best=_best(code, BEST_IN_CALIFORNIA if area.state_area_code else BEST_STATES),
        best_peers=(),
        outlook=outlook(code),
        facts={OccupationName: NAMES[code]},
    )  # fmt: skip


def _vallejo(code: str) -> Pay:
    """Give the pay of the only peer: its mean is $66,730, its error 1.2 %."""
    row = pay("0040900", code, annual_mean=66_730, mean_rse=1.2)
    return replace(row, area_code="0046700", series_stem=_stem("0046700", code))


def _mean_rank(here: Pay) -> MeanRank | None:
    gap, margin = _means(_vallejo(here.occupation_code), here)
    if margin is None:
        return None
    places = (2 if gap > margin else 1, 1 if -gap > margin else 2)
    place = 2 if gap > 0 else 1
    return MeanRank(here.area_code, here.occupation_code, 2, 1.645, place, *places)


def _best(code: str, places: dict[str, list[tuple[str, str, float]]]) -> tuple[RankedArea, ...]:
    group = "0600000" if places is BEST_IN_CALIFORNIA else "states"
    return tuple(
        RankedArea(
            group, code, area, name, _stem(area, code), median, number, None, 0, False,
            None if number == 1 else -4790.0, None if number == 1 else True,
        )
        for number, (area, name, median) in enumerate(places[code], start=1)
    )  # fmt: skip


def _stem(area_code: str, occupation_code: str) -> str:
    kind = "N" if area_code == NATION.area_code else "S" if area_code.endswith("00000") else "M"
    return f"OEU{kind}{area_code}000000{occupation_code.replace('-', '')}"


def _gap(area: Area, first: SideFacts, second: SideFacts) -> Gap:
    a, b = first.here, second.here
    assert a
    assert b
    gap, margin = _means(a, b)
    return Gap(
        area.area_code, PAIR.slug, _less(a.annual_median_usd, b.annual_median_usd), None,
        _less(a.hourly_median_usd, b.hourly_median_usd), gap, margin, *_interval(gap, margin),
        verdict(gap, margin, "first", "second"),
    )  # fmt: skip


def _means(a: Any, b: Any, part: float = 0) -> tuple[Any, Any]:
    """Give the difference between two means and its margin; None where one is not published.

    part: how much of the second is the first itself.
    """
    gap = _less(a.annual_mean_usd, b.annual_mean_usd)
    rates = (a.mean_rse_pct, b.mean_rse_pct)
    if gap is None or None in rates:
        return gap, None
    first, second = (
        one.annual_mean_usd * counted(rate) / 100 for one, rate in zip((a, b), rates, strict=True)
    )
    return gap, 1.645 * (first**2 + max(second, part * first) ** 2 - 2 * part * first**2) ** 0.5


def verdict(difference: Any, margin: Any, first: str, second: str) -> str:
    """Say which of two means is more, as sql/0_macros/verdict.sql does."""
    if difference is None or margin is None:
        return "not known"
    if abs(difference) <= margin:
        return "too close"
    return f"{first if difference > 0 else second} more"


def _interval(difference: Any, margin: Any) -> tuple[Any, Any]:
    return (None, None) if margin is None else (difference - margin, difference + margin)


def _less(a: Any, b: Any) -> Any:
    return None if a is None or b is None else a - b


def _delta(here: Pay, wider: Pay, kind: str, area: Area, reference: Area) -> Delta:
    a, b = here.annual_median_usd, wider.annual_median_usd
    nominal = None if a is None or b is None else 100 * (a / b - 1)
    prices = area.price_parity_index, reference.price_parity_index
    first, second = (
        None if usd is None or index is None else usd / (index / 100)
        for usd, index in zip((a, b), prices, strict=True)
    )
    adjusted = None if first is None or second is None else 100 * (first / second - 1)
    jobs = here.employment_count, wider.employment_count
    share = None if kind == "nation" or None in jobs else jobs[0] / jobs[1]  # type: ignore[operator]
    delta, margin = _means(here, wider, share or 0)
    real, part = (_in_prices(here, prices[0]), _in_prices(wider, prices[1])), share or 0
    change, its = _means(*real, part * (prices[0] or 1) / (prices[1] or 1))
    first_mean, second_mean = (one.annual_mean_usd for one in real)
    return Delta(
        here.area_code, here.occupation_code, kind, wider.area_code, _less(a, b), nominal,
        first, second, adjusted, delta, margin, *_interval(delta, margin),
        verdict(delta, margin, "area", "reference"),
        change, None if change is None else 100 * (first_mean / second_mean - 1), its,
        *_interval(change, its), verdict(change, its, "area", "reference"), share,
    )  # fmt: skip


def _in_prices(row: Pay, parity: float | None) -> Any:
    """Give the same pay with its mean over a price parity."""
    known = None not in (row.annual_mean_usd, parity)
    return replace(row, annual_mean_usd=row.annual_mean_usd / (parity / 100) if known else None)  # type: ignore[operator]


# what a text holds when a missing value, a rounding or an empty clause slipped into it; $0 by
# itself is the end of an axis
NONSENSE = re.compile(r"None|\bnan\b|.\$0(?!\.)|  | [.,;:]|(?!\.,)[.,;]{2}|\(\)|−−|−0%|=")


def texts(record: Any) -> Iterator[str]:
    """Walk every sentence, word and text of a brochure, as a reader meets them."""
    if isinstance(record, (Sentence, Word, Figure, str)):
        yield str(record)
    elif is_dataclass(record):
        for field in fields(record):
            yield from texts(getattr(record, field.name))
    elif isinstance(record, (tuple, list)):
        for item in record:
            yield from texts(item)
