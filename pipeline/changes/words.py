"""Judgements, verdicts and releases of two editions → words."""

from collections.abc import Iterable

from pipeline.brochures.ledger import SHOW
from pipeline.changes.labels import area_name
from pipeline.changes.model import FigureChange, Judgement, Names, ReleaseChange, Turn
from pipeline.core import formats
from pipeline.sources.names import OEWS

# what stands in the table, and what the legend says of it
VERDICTS: dict[Judgement, tuple[str, str]] = {
    "beyond_error": (
        "Beyond sampling error",
        "The two means lie further apart than the sampling errors of both releases explain, at "
        "the 90% level: 1.645 times the root of the two squared standard errors, given as ±.",
    ),
    "within_error": (
        "Within sampling error",
        "The two means lie no further apart than the sampling errors of both releases explain: "
        "it may be chance.",
    ),
    "no_error_published": (
        "Not judged",
        "Where no sampling error is published, as for medians, nothing is claimed.",
    ),
    "no_error_at_hand": (
        "Not judged here",
        "For counts, shares and the errors themselves the editions hold no sampling error.",
    ),
    "derived": ("Follows", "Computed from other figures, it changes because they do."),
    "rounding": (
        "Rounding only",
        "The printed text or the value differs by less than the step it is rounded to.",
    ),
    "editorial": ("Our own text", "A number in a text of the project or the organization."),
    "another_release": ("Another release", "It names the release itself."),
    "another_round": (
        "Another round",
        "Each round of projections is one set of assumptions from its own starting year. The "
        "figures of two rounds are two projections, not a change of one quantity.",
    ),
    "another_year": (
        "Another year’s prices",
        "Price parities compare places within one year. Those of two years are no change over "
        "time, nor is what is computed with them.",
    ),
    "new_classification": (
        "Not compared: new classification",
        "Occupations were classified anew between the two releases: one code, two occupations.",
    ),
    "new_delineation": (
        "Not compared: area drawn anew",
        "Metropolitan and nonmetropolitan areas were delineated anew between the two releases: "
        "one name, two areas.",
    ),
    "top_coded": (
        "Not compared: a floor",
        "At its ceiling the publisher gives no number, only “or more”.",
    ),
    "revised": (
        "Corrected by the publisher",
        "The publisher changed the figure within the same release: the survey is the same, so "
        "sampling error is not the question. What was printed before was wrong.",
    ),
    "recomputed": (
        "Our computation",
        "The statistics are the same; the project now computes or prints the figure otherwise.",
    ),
    "published": ("Now published", "The newer release publishes it; the older one did not."),
    "withheld": (
        "No longer published",
        "The newer release withholds it or has it no more: the brochure says so in words.",
    ),
    "added": ("Now quoted", "The brochure did not print it before."),
    "left_out": ("No longer quoted", "The brochure does not print it any more."),
}
MARKS: dict[Judgement, str] = {  # how a verdict is set: strong where it matters, quiet, or neither
    **dict.fromkeys(("beyond_error", "revised", "withheld", "published"), "strong"),
    **dict.fromkeys(("rounding", "derived", "editorial", "another_release"), "quiet"),
}
ROLES = "roles"
CAVEATS = {
    "another_round": "another round is another projection",
    "new_classification": "the occupations were classified anew in between",
    "new_delineation": "the area was drawn anew in between",
}
GAP_NOW = {
    "real": "the gap between the two means is now larger than sampling error; it was within it",
    "within_error": "the gap between the two means is now within sampling error, too close to "
    "call; it was larger",
}
TURNED = {
    "higher_mean": "the higher mean pay is now that of {now}; it was that of {was}",
    "higher_median": "the higher median pay is now that of {now}; it was that of {was}",
    "rank_order": "the area now ranks higher for {now}; it was for {was}",
    "growth_order": "the faster projected growth is now that of {now}; it was that of {was}",
}
PRICES = {"nominal": "", "adjusted": " after local prices"}
SHARED = {
    0: "are two versions of one survey",
    1: "overlap: in two releases a year apart, two thirds of the answers are the same",
    2: "overlap: in two releases two years apart, one third of the answers are the same",
}


def verdict(change: FigureChange) -> str:
    """Say a judgement as the table does, with its margin where it has one."""
    text = VERDICTS[change.judgement][0]
    if change.margin is None:
        return text
    return f"{text} (±{SHOW[change.unit](change.margin)})"


def legend(changes: Iterable[FigureChange]) -> tuple[tuple[str, str], ...]:
    """Explain the verdicts that occur, in the order of their list."""
    found = {change.judgement for change in changes}
    return tuple(words for judgement, words in VERDICTS.items() if judgement in found)


def turn(one: Turn, names: Names, *, with_area: bool = True) -> str:
    """Say a verdict that turned: what it is now, and what it was."""
    text = _turned(one, names.pairs.get(one.pair, ("the first", "the second")))
    caveat = f" ({CAVEATS[one.caveat]})" if one.caveat else ""
    place = f"{area_name(one.area, names)}: " if one.area and with_area else ""
    return f"{place}{text}{caveat}."


def _turned(one: Turn, roles: tuple[str, str]) -> str:
    if one.what == "mean_gap":
        return GAP_NOW[one.now]
    said = {"first": roles[0], "second": roles[1], "same": "neither", "level": "level with"}
    was, now = said.get(one.was, one.was), said.get(one.now, one.now)
    form, _, side = one.what.partition("_")
    if form in PRICES:
        role = f"{said[side]}{PRICES[form]}"
        return f"median pay of {role} is now {now} the nation’s; it was {was} it"
    return TURNED[one.what].format(was=was, now=now)


def release(change: ReleaseChange, names: Names) -> str:
    """Say what became of a source's release."""
    if change.source == ROLES:
        edited = f"{formats.listing(list(change.files))} edited"
        return f"Texts of the roles: {edited if change.files else change.kind}"
    title = names.titles.get(change.source, change.source)
    was, now = (
        names.period(change.source, one) if one and change.source in names.titles else one
        for one in (change.was, change.now)
    )
    return {
        "newer": f"{title}: {now} replaces {was}",
        "older": f"{title}: {now} replaces {was}, which is newer",
        "revised": f"{title}: the publisher corrected {now} "
        f"({formats.how_many(len(change.files), 'file')} differ{'s' * (len(change.files) == 1)})",
        "appeared": f"{title}: {now}, new among the sources",
        "disappeared": f"{title}: {was} is no longer among the sources",
        "same": f"{title}: {now}, as before",
    }[change.kind]


def oews_caveat(change: ReleaseChange, names: Names) -> str:
    """Say why two releases of pay statistics make no trend, and what that means for a verdict."""
    was, now = (names.period(OEWS, one) for one in (change.was, change.now))
    apart = abs(int(change.now[:4]) - int(change.was[:4]))
    shared = SHARED.get(apart, "share no answers")
    independence = (
        " The verdicts take the two for independent samples. They are not, and as a rule that "
        "makes the test too careful: “beyond sampling error” is the safer finding, while a change "
        "“within” it may still be real."
        if apart in (1, 2)
        else ""
    )
    return (
        "The Bureau of Labor Statistics makes these statistics to compare occupations and places "
        "at one time, and does not encourage reading a trend from one release to the next. Each "
        f"release pools three years of the survey. {was} and {now} {shared}.{independence} A "
        "change can also come from methods, or from who holds the jobs: it is not a raise that "
        "anyone got."
    )
