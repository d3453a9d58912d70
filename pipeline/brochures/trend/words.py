"""Points of pay over time → sentences that claim no more than two surveys can."""

from collections.abc import Iterator, Sequence

from pipeline.archive.comparable import FIRST_YEAR
from pipeline.brochures.brochure import Notice
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import SAME_USD
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.places import called
from pipeline.brochures.sentences import period
from pipeline.brochures.small_print import cited
from pipeline.brochures.trend.points import Point, Sides, change, cited_as
from pipeline.core import formats
from pipeline.core.figure import Sentence, joined
from pipeline.core.words import listed, say
from pipeline.sources.names import OEWS, PRICES
from pipeline.warehouse.pay import PastPay

YEARS_FILE = "pipeline/archive/comparable.py"  # where the years of a classification stand
KINDS = ("nation", "state")
NOT_COMPARED = ("another classification", "shared answers")


def title(sides: Sides) -> Sentence:
    """Name the surveys that are set side by side; a title claims no change, as a desk may not."""
    points = {point.row.release: point.period for _, known in sides for point in known}
    return say("trend-title", surveys=listed([points[release] for release in sorted(points)]))


def said(facts: Comparison, side: SideFacts, known: Sequence[Point], ledger: Ledger) -> Sentence:
    """Say both means of a side, how far apart they are in constant dollars, and the verdict."""
    if not known:
        return _reason(facts, side, ledger)
    old, new = known[0], known[-1]
    difference, give_or_take = change(old, new, ledger)
    value, is_sure = float(difference.value or 0), bool(old.row.is_change_sure)
    way = "alike" if abs(value) < SAME_USD["annual"] else "away"
    if is_sure:
        way = "more" if value > 0 else "less"
    return say(
        "trend-said", many=side.many, then=old.mean, old=old.period, constant=old.constant,
        new=new.period, now=new.mean, way=way, change=difference, margin=give_or_take,
        level=ledger.level("gap"), is_sure="yes" if is_sure else "no",
    )  # fmt: skip


def why_not(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say in one sentence why no pay over time can be shown here."""
    if facts.area.area_kind not in KINDS:
        return say("trend-only-wide")
    reasons = [_reason(facts, side, ledger) for side in facts.sides]
    # that no older release is held is the same for both
    return joined(" ", reasons if any(map(_refused, facts.sides)) else reasons[:1])


def _refused(side: SideFacts) -> PastPay | None:
    """Find the release that spoils a side's trend: the newest, else the newest of the older."""
    refused = (row for row in side.past[::-1] if row.refusal not in (None, *NOT_COMPARED))
    return next(refused, None)


def _reason(facts: Comparison, side: SideFacts, ledger: Ledger) -> Sentence:
    row = _refused(side)
    if row is None:
        place, newest = called(facts.area), period(OEWS, ledger)
        return say("trend-none-held", place=place, first=_first_year(ledger), newest=newest)
    release = period(cited_as(row.release, ledger), ledger)
    name = f"trend-{str(row.refusal).replace(' ', '-')}"
    why = say(name, code=ledger.code(row.occupation_code), when=release)
    return say("trend-refused", many=side.many, why=why)


def _first_year(ledger: Ledger) -> Sentence:
    return ledger.editorial(formats.dated(f"May {FIRST_YEAR}"), id="trend.first", source=YEARS_FILE)


def method(sides: Sides, ledger: Ledger) -> tuple[Notice, ...]:
    """Say what pay over time must not be taken for, how it is computed, and from what."""
    names = ("trend-care", "trend-apart", "trend-constant-dollars", "trend-sure")
    said = [Notice(ledger.own(name, first=_first_year(ledger))) for name in names]
    return (*said, *_sources(sides, ledger))


def _sources(sides: Sides, ledger: Ledger) -> Iterator[Notice]:
    """Cite all that the page is from; the newest release is cited where the pay of today is."""
    releases = sorted({point.row.release for _, known in sides for point in known})
    names = (*(cited_as(release, ledger) for release in releases), PRICES)
    for name in names:
        series = ledger.own("trend-prices-series") if name == PRICES else ", "
        text = say("trend-source", source=cited(name, ledger, before=series))
        yield Notice(
            say("trend-sources", source=text) if name == names[0] else text,
            cites="" if name == OEWS else ledger.citations[name].named,
        )
