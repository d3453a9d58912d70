"""Verdicts on claims → what they are called, and the rule behind each in one sentence."""

from pipeline.audit.model import KINDS, Kind

LABELS: dict[Kind, str] = {kind: kind.replace("_", " ") for kind in KINDS} | {
    "rounds": "rounds to it",
    "consistent": "consistent with itself",
    "beyond_statistics": "says what statistics cannot",
}
RULES: dict[tuple[Kind, str], str] = {
    ("agrees", "agrees"): "A claim agrees when the publisher gives the same number for the same "
    "statistic, occupation, area and release.",
    ("rounds", "rounds"): "A rounded number agrees when it and the published one, each to its own "
    "last digit, can be one.",
    ("contradicts", "differs"): "A release gives one number for a statistic of an occupation in an "
    "area; what differs by more than rounding is another.",
    ("contradicts", "unnamed"): "A pay figure without the name of its statistic is held against "
    "median, mean and the published percentiles; it is none of them.",
    ("contradicts", "points"): "Projected growth is a percentage of the jobs at the start of the "
    "round, not a number of percentage points.",
    ("contradicts_itself", "hours"): "Pay by the year is pay by the hour times 2,080 hours; "
    "rounding explains a difference of $15.61 between published figures, no more.",
    ("contradicts_itself", "other_claim"): "One release gives one number for one statistic: of two "
    "that differ, one is wrong at least.",
    ("consistent", "hours"): "Pay by the year is pay by the hour times 2,080 hours. These two fit "
    "each other, which is no proof that they are right.",
    ("stale", "newer"): "What is right for an older release is not what the newest says; the two "
    "are not read as a trend.",
    ("stale", "withheld_now"): "What is right for an older release may not stand for the newest, "
    "which does not publish this figure.",
    ("mixes", "rounds"): "Two roles are compared within one round of projections only: each round "
    "has its own years and assumptions.",
    ("mixes", "releases"): "Each release pools three years of the survey, so pay of two releases "
    "is no comparison of two roles.",
    ("mixes", "areas"): "Two roles are compared within one area: pay differs from place to place.",
    ("mixes", "statistics"): "Half earn less than the median; the mean is the sum divided by the "
    "number of workers. One role’s median and another’s mean are not comparable.",
    ("names_no_statistic", "two_names"): "Median and average (the mean) are two statistics; a pay "
    "figure is one of them and says which.",
    ("names_no_statistic", "average_alone"): "“Average” is said of pay only with the word mean or "
    "median beside it.",
    ("names_no_statistic", "no_name"): "A pay figure says which statistic it is: median, mean or a "
    "percentile.",
    ("names_no_statistic", "no_years"): "A growth figure without its years is an error: each round "
    "of projections has another.",
    ("cannot_be_checked", "release_not_held"): "A claim is held against the release that it speaks "
    "of; another one neither confirms nor refutes it.",
    ("cannot_be_checked", "area_not_held"): "A claim is held against its own release and area; the "
    "part of the release that is held does not reach there.",
    ("cannot_be_checked", "no_one_area"): "Pay differs from place to place: a claim is held "
    "against the area that it names, and that must be one of the statistics’ own.",
    ("cannot_be_checked", "national_only"): "These projections are for the whole nation; those for "
    "a state are published by the state.",
    ("cannot_be_checked", "withheld"): "A figure that the publisher withholds is withheld, never "
    "zero and never last year’s.",
    ("cannot_be_checked", "not_published"): "Only what a release publishes can confirm or refute a "
    "claim about it.",
    ("cannot_be_checked", "floor"): "At or above its ceiling the publisher gives a floor, never a "
    "value.",
    ("beyond_statistics", "guarantee"): "The statistics describe an occupation; they promise "
    "nobody a job or pay.",
    ("beyond_statistics", "shortage"): "Openings are projected, and are not vacancies: neither the "
    "survey nor the projections measure a shortage.",
    ("beyond_statistics", "starting_pay"): "No statistic here is starting pay: the survey asks for "
    "the pay of all who hold a job, new or not.",
    ("beyond_statistics", "you_will_earn"): "The survey says what others earn, not what anyone "
    "will earn.",
    ("beyond_statistics", "never_higher"): "Demand is said only as a projected growth with its "
    "years; here is no figure and no date, and no statistic keeps such a record.",
    ("beyond_statistics", "in_demand"): "“In demand” is said only as a projected growth with its "
    "years.",
}
SMALL_PRINT = (
    "This audit holds what is said against published statistics and says where the two differ. It "
    "is not legal advice. On what a school may say, see 34 CFR 668.71–75 (misrepresentation), the "
    "FTC’s guides in 16 CFR 254 and its 2021 notice of penalty offenses on earnings claims, and "
    "California Education Code 94897 and 94910(e)."
)
