"""The verdicts: what each is called, how pressing it is, and what it takes to be given."""

from collections.abc import Mapping
from typing import Literal, get_args

from pipeline.audit.model import Kind, Outcome

Group = Literal["wrong now", "out of date", "not supported", "right"]
GROUPS: tuple[Group, ...] = get_args(Group)  # the most pressing first
MEANING = {
    "wrong now": "contradicts the publisher or itself",
    "out of date": "right once, or of no year",
    "not supported": "the statistics do not say it",
    "right": "the newest figure",
    "not understood": "amounts, each with the reason",
    "not readable": "pages",
}
LABELS: dict[Kind | Outcome, str] = {
    "not_the_publishers_figure": "not the publisher’s figure",
    "beyond_statistics": "says what statistics cannot",
    "rounds": "rounds to it",
}
GROUP_OF: dict[Kind, Group] = {
    "contradicts": "wrong now",
    "contradicts_itself": "wrong now",
    "not_the_newest_figure": "out of date",
    "agrees": "right",
    "rounds": "right",
}  # any other is not supported
RULES: Mapping[Kind | Outcome, str] = {
    "contradicts": "Occupation, statistic, unit, period and area are each read on the page (the "
    "area is the nation where no place is named), and the publisher says otherwise. Without a "
    "year: no held release comes within 10 percent of it.",
    "contradicts_itself": "Pay by the hour × 2,080 hours is pay by the year; two that are said of "
    "one thing differ by more than rounding.",
    "not_the_newest_figure": "No year is named, and the number is that of an older release, or "
    "lies within 10 percent of what all held releases say.",
    "not_the_publishers_figure": "The page names another source, such as a job board or a person. "
    "The publisher’s own figure stands beside it.",
    "part_of_the_occupation": "It is of an industry, a specialty, an experience or some places: "
    "the statistics are of all who hold the occupation.",
    "cannot_be_checked": "A part is assumed that a contradiction would need, or the publisher’s "
    "figure is withheld, not published or not held. What is missing is said.",
    "beyond_statistics": "It promises work or pay, or speaks of demand without a figure, of a "
    "shortage or of starting pay: no statistic here says that.",
    "agrees": "The publisher gives the same for this occupation, statistic, area and period; "
    "without a year, for the newest.",
    "rounds": "The number on the page and the published one, each to its own last digit, can be "
    "one.",
    "not_understood": "An amount that may be of pay, growth or jobs, but not all that it means was "
    "read; the reason stands with it. It is no claim and gets no verdict.",
    "not_about_a_role": "An amount that is of no occupation, such as tuition. It gets no verdict.",
}


def label(kind: Kind | Outcome) -> str:
    """Name a verdict as people read it."""
    return LABELS.get(kind, kind.replace("_", " "))
