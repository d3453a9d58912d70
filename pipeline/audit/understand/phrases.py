"""Words of a claim → those that no statistic carries, and whether a statistic is named."""

import re

from pipeline.audit.model import PAY_UNITS
from pipeline.sources.claims import SchoolClaim as Claim

# Each with the rule that it breaks; output/rules.py says the rule.
PHRASES = {
    "guarantee": r"guarantee\w*|assured? (?:of )?(?:a )?(?:job|employment|career)\w*"
    r"|recession[- ]proof|job[- ]security",
    "shortage": r"(?:labou?r |worker |staff(?:ing)? |nurs\w+ )?shortages?\b",
    "starting_pay": r"(?:starting|entry[- ]level|beginning|initial) (?:\w+ )?"
    r"(?:pay|salar\w+|wages?|incomes?)|(?:start(?:s|ing)?|begin(?:s|ning)?) (?:out )?at (?=\$)",
    "you_will_earn": r"(?:you(?:[’']ll| will| can| could| may)(?: \w+){0,2}"
    r"|graduates (?:can |will |may )?(?:expect to )?)\s*(?:earn|make)\w*",
    "never_higher": r"(?:never|not ever) (?:been )?(?:\w+ ){0,3}(?:higher|greater|better|stronger)"
    r"|(?:highest|all[- ]time) (?:\w+ )?(?:ever|high)\b",
    "in_demand": r"(?:in (?:\w+ )?demand|(?:high|higher|strong|growing|great|huge|increasing|rising"
    r"|soaring) (?:and \w+ )?demand|demand (?:\w+ ){0,6}(?:is|are|has|remains?|continues?)"
    r" (?:\w+ ){0,3}(?:high|strong|growing|rising|soaring|booming|grow)|job openings? now"
    r"|booming|hot jobs?)",
}
COMPILED = {name: re.compile(rf"\b(?:{text})", re.IGNORECASE) for name, text in PHRASES.items()}
DENIED = re.compile(
    r"\b(?:not?|never|cannot|without|nor|neither|makes? no|is no|are no)\b|n[’']t\b", re.IGNORECASE
)
REACH = 45  # characters before a word in which a denial is of it
UNREACHED = ("never_higher",)  # its “never” is the phrase itself
WORK = re.compile(
    r"\b(?:jobs?|careers?|employ\w*|workers?|salar\w+|pay|wages?|earn\w*|hir(?:e|es|ed|ing)|demand"
    r"|professionals?|graduates?|occupations?|workforce|staff|healthcare)\b",
    re.IGNORECASE,
)
STATISTIC = re.compile(r"\bmedian|\bmean\b|percentile|\b\d+(?:st|nd|rd|th)\b", re.IGNORECASE)
AVERAGE = re.compile(r"\baverage", re.IGNORECASE)
MEDIAN = re.compile(r"\bmedian", re.IGNORECASE)


def beyond_statistics(claim: Claim) -> list[tuple[str, str]]:
    """Give each rule that the claim's words break, with the words; at most one a rule.

    “In demand” is let pass beside a growth figure with its years. What is denied is not claimed.
    """
    has_growth = any(said.measure == "change_pct" for said in claim.statements)
    broken = [
        (name, found)
        for name, found in phrases(claim.text)
        if not (name == "in_demand" and has_growth and claim.release)
    ]
    is_ever = any(name == "never_higher" for name, _ in broken)
    return [one for one in broken if not (is_ever and one[0] == "in_demand")]


def phrases(text: str) -> list[tuple[str, str]]:
    """Find the words in a text that no statistic carries, unless they are denied."""
    found = []
    for name, pattern in COMPILED.items():
        for hit in pattern.finditer(text):
            before = text[max(0, hit.start() - REACH) : hit.start()]
            if name in UNREACHED or not DENIED.search(before):
                found.append((name, " ".join(hit[0].split())))
                break
    return found


def is_about_work(text: str) -> bool:
    """Tell whether a sentence is about work at all: a guarantee may be of a refund."""
    return bool(WORK.search(text))


def unnamed(claim: Claim) -> str:
    """Say what a claim leaves unnamed: its statistic, its years; "" where it names both."""
    measures = [said.measure for said in claim.statements]
    if "change_pct" in measures:
        return "" if claim.release else "no_years"
    if not any(measure.startswith(PAY_UNITS) for measure in measures):
        return ""
    is_average = AVERAGE.search(claim.statistic)
    if is_average and MEDIAN.search(claim.statistic):
        return "two_names"
    missing = "average_alone" if is_average else "no_name"
    return "" if STATISTIC.search(claim.statistic) else missing
