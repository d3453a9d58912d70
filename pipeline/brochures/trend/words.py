"""Points of pay over time → sentences that claim no more than two surveys can."""

from collections.abc import Sequence

from pipeline.archive.comparable import FIRST_YEAR
from pipeline.brochures.brochure import Notice
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import SAME_USD
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.places import called
from pipeline.brochures.sentences import period
from pipeline.brochures.small_print import cited
from pipeline.brochures.trend.points import Point, Sides, change, cited_as
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.sources.names import OEWS, PRICES
from pipeline.warehouse.pay import PastPay

OWN_FILE = "pipeline/brochures/trend/words.py"
YEARS_FILE = "pipeline/archive/comparable.py"  # where the years of a classification stand
KINDS = ("nation", "state")
NOT_COMPARED = ("another classification", "shared answers")


def title(sides: Sides) -> Sentence:
    """Name the surveys that are set side by side; a title claims no change, as a desk may not."""
    points = {point.row.release: point.period for _, known in sides for point in known}
    named = [sentence(points[release]) for release in sorted(points)]
    return sentence("Mean pay after inflation, in the surveys of ", _listed(named))


def _listed(named: Sequence[Sentence]) -> Sentence:
    *others, last = named
    return sentence(joined(", ", others), ", and " if len(others) > 1 else " and ", last)


def said(facts: Comparison, side: SideFacts, known: Sequence[Point], ledger: Ledger) -> Sentence:
    """Say both means of a side, how far apart they are in constant dollars, and the verdict."""
    if not known:
        return _reason(facts, side, ledger)
    old, new = known[0], known[-1]
    difference, give_or_take = change(old, new, ledger)
    value = float(difference.value or 0)
    apart, verdict = sentence("about ", difference, " away"), "), so it is too close to call."
    if old.row.is_change_sure:
        apart = sentence("about ", difference, " more" if value > 0 else " less")
        verdict = "): larger than the survey’s sampling error."
    elif abs(value) < SAME_USD["annual"]:
        apart = sentence("about the same")
    return sentence(
        "On average (mean), ", side.many, " earned ", old.mean, " in ", old.period, ": about ",
        old.constant, " in dollars of ", new.period, ". The mean of ", new.period, ", ", new.mean,
        ", is ", apart, ", give or take ", give_or_take, " (", ledger.level("gap"), verdict,
    )  # fmt: skip


def why_not(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say in one sentence why no pay over time can be shown here."""
    if facts.area.area_kind not in KINDS:
        return sentence("Pay over time is shown for the nation and the states only.")
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
        first = ledger.editorial(f"May {FIRST_YEAR}", id="trend.first", source=YEARS_FILE)
        return sentence(
            f"Pay over time cannot be shown for {called(facts.area)}: no release of its pay from ",
            first, " on, three or more years older than ", period(OEWS, ledger), ", is held.",
        )  # fmt: skip
    release = period(cited_as(row.release, ledger), ledger)
    code = ledger.code(row.occupation_code)
    reason: tuple[str | Figure | Sentence, ...] = {
        "no such code": ("there is no SOC ", code, " in the release of ", release),
        "another title": ("SOC ", code, " was another occupation in ", release),
        "no mean": ("their mean pay or its sampling error is not published for ", release),
        "no price index": ("no price index is held for ", release, " and today’s"),
    }[row.refusal or ""]
    return sentence("Pay over time cannot be shown for ", side.many, ": ", *reason, ".")


def method(sides: Sides, ledger: Ledger) -> tuple[Notice, ...]:
    """Say what pay over time must not be taken for, how it is computed, and from what."""
    texts = (
        "Read this with care. The Bureau of Labor Statistics does not use or encourage this survey "
        "for comparing years: each release pools three years of answers, and between releases the "
        "ways in which jobs, industries and areas are sorted and pay is estimated may change. Part "
        "of a difference may come from that. All that stand here use the model of "
        f"May {FIRST_YEAR} for employers that did not answer.",
        "Only releases three or more years apart stand here: they share no round of the survey. "
        f"May {FIRST_YEAR} is the first that sorts all occupations by the classification (SOC) of "
        "2018, so no older one is shown.",
        "Constant dollars are pay times the Consumer Price Index for All Urban Consumers (CPI-U) "
        "of the newest release’s May, over that of the release’s own May: U.S. city average, all "
        "items, not seasonally adjusted. It counts as exact, and stands for every state: states "
        "have no index of their own.",
        "A difference counts as larger than sampling error when it exceeds 1.645 times its "
        "standard error (the 90% level). Treating two releases as independent is an approximation: "
        "large employers are in both. For medians no sampling error is published, so they are not "
        "shown over time.",
    )
    said = [
        Notice(ledger.editorial(text, id=f"trend.method.{number}", source=source))
        for number, text in enumerate(texts, start=1)
        for source in [YEARS_FILE if str(FIRST_YEAR) in text else OWN_FILE]
    ]
    return (*said, *_sources(sides, ledger))


def _sources(sides: Sides, ledger: Ledger) -> list[Notice]:
    """Cite all that the page is from; the newest release is cited where the pay of today is."""
    releases = sorted({point.row.release for _, known in sides for point in known})
    names = (*(cited_as(release, ledger) for release in releases), PRICES)
    return [
        Notice(
            sentence("Sources: " if name == names[0] else "", _source(name, ledger)),
            cites="" if name == OEWS else ledger.citations[name].named,
        )
        for name in names
    ]


def _source(name: str, ledger: Ledger) -> Sentence:
    series = ", CPI-U, CUUR0000SA0, through" if name == PRICES else ","
    before = ledger.editorial(f"{series} ", id=f"{name}.series", source=OWN_FILE)
    return sentence(cited(name, ledger, before=before), ".")
