"""A sentence → what it claims in words: promises, adverbs of growth, comparisons, ranks."""

import re
from collections.abc import Iterator

from pipeline.audit.model import Amount
from pipeline.audit.understand.amounts import FoundAmount

# Each by the reason that the verdict gives.
PROMISES = {
    "guarantee": r"guarantee\w*(?: \w+){0,4} (?:job|employment|career|placement|position|hired)\w*"
    r"|(?:jobs?|employment|careers?|placement)(?: \w+){0,3} (?:is |are )?guaranteed"
    r"|(?:are|is) guaranteed (?:a )?(?:job|employment|career|work)\w*"
    r"|assured? (?:of )?(?:a )?(?:job|employment|career)\w*|recession[- ]proof|job[- ]security"
    r"|never (?:be )?(?:out of work|unemployed|look(?:ing)? for work)",
    "shortage": r"(?:labou?r |worker |staff(?:ing)? |nurs\w+ )?shortages?\b",
    "starting_pay": r"(?:starting|beginning|initial) (?:\w+ )?(?:pay|salar\w+|wages?|incomes?)",
    "you_will_earn": r"you(?:[’']ll| will| can| could| may)(?: \w+){0,2}? (?:earn|make)\b(?! "
    r"(?:your|a "
    r"(?:cert|dip|deg)|an))|graduates (?:can|will|may) (?:expect to )?(?:earn|make)\b"
    r"|six[- ]figure\w*|six figures",
    "never_higher": r"(?:never|not ever) (?:been )?(?:\w+ ){0,3}(?:higher|greater|better|stronger)"
    r"|(?:highest|all[- ]time) (?:\w+ )?(?:ever|high)\b",
    "in_demand": r"in[- ](?:\w+ )?demand|(?:high|higher|strong|growing|great|huge|increasing|rising"
    r"|soaring) (?:and \w+ )?demand|demand (?:\w+ ){0,6}?(?:is|are|has|remains?|continues?)"
    r" (?:\w+ ){0,3}?(?:high|strong|growing|rising|soaring|booming|grow)|booming|hot jobs?",
}
PROMISED = {name: re.compile(rf"\b(?:{text})", re.IGNORECASE) for name, text in PROMISES.items()}
DENIED = re.compile(
    r"\b(?:not?|never|cannot|without|nor|neither|makes? no|is no|are no)\b|n[’']t\b", re.IGNORECASE
)
REACH = 45  # characters before a word in which a denial is of it
UNREACHED = ("never_higher",)  # its “never” is the phrase itself
ASKED = re.compile(
    r"\?\W*$|^\W*(?:discover|learn|find out|see|read|ask|wonder\w*)\b", re.IGNORECASE
)
WORK = re.compile(
    r"\b(?:jobs?|careers?|employ\w*|workers?|salar\w+|pay|wages?|earn\w*|hir(?:e|es|ed|ing)|demand"
    r"|professionals?|graduates?|occupations?|workforce|staff|healthcare|work"
    r"|shortages?)\b", re.IGNORECASE,
)  # fmt: skip
WORDS = (
    ("outlook", re.compile(
        r"\b(?:much |somewhat )?(?:faster|slower)(?: (?:job |employment )?growth)? than (?:the "
        r"|most )?(?:national )?(?:average|other"
        r" occupations)(?: (?:growth )?(?:rate )?(?:for|of|across) (?:all|most) (?:other "
        r")?(?:occupations"
        r"|jobs|professions|careers))?"
        r"|\b(?:about )?as fast as (?:the )?average(?: for all (?:occupations|jobs))?"
        r"|\blittle or no change\b", re.IGNORECASE)),
    ("ranked", re.compile(
        r"\blead(?:s|ing)? the nation\b|\bhighest[- ]paying states?\b"
        r"|\b(?:the )?states? (?:with|that (?:has|have|had)|where) the (?:highest|lowest|most)(?: "
        r"(?:mean"
        r"|median|average|annual))*(?: (?:pay|wages?|salar\w+))?"
        r"|\bstates that pay (?:\w+ ){1,4}?the (?:most|best|least)"
        r"|\bhad the (?:highest|lowest) (?:mean|median)(?: (?:pay|wages?))?"
        r"|\bno (?:other )?state (?:employ|pay|paid)\w* more\b"
        r"|\b(?:the state that )?employs? the most\b", re.IGNORECASE)),
    ("compared", re.compile(
        r"\b(?:a )?(?:higher|lower|larger|smaller|greater) (?:annual |hourly )?(?:median"
        r"|mean)\b(?=[^.;]*"
        r" than\b)|\bgr(?:ow|ew|ows) (?:much )?(?:faster|more slowly|slower)\b(?= than (?!the "
        r"average))"
        r"|\b(?:much )?(?:faster|slower) growth\b(?= than (?!the average))", re.IGNORECASE)),
)  # fmt: skip


BESIDE = re.compile(
    r"^[^.;$]*?\b(?P<words>(?:well |far |just |slightly )?(?:above|below|(?:more|less|higher"
    r"|lower) than)"
    r"(?= (?:the|that of|those of|what)))[^.;$]*$", re.IGNORECASE,
)  # fmt: skip


def worded(text: str) -> Iterator[tuple[str, FoundAmount]]:
    """Find the words of a sentence that claim growth, a rank or a comparison, with what they do."""
    for kind, pattern in WORDS:
        for hit in pattern.finditer(text):
            yield kind, FoundAmount(hit.start(), hit.end(), Amount(hit[0]))


def promises(text: str) -> list[tuple[str, str]]:
    """Find the words in a sentence that no statistic carries, unless denied or asked; once a rule.

    “In demand” is let pass in a sentence that gives a growth with its years.
    """
    found: list[tuple[str, str]] = []
    if ASKED.search(text) or not WORK.search(text):
        return found
    for name, pattern in PROMISED.items():
        for hit in pattern.finditer(text):
            before = text[max(0, hit.start() - REACH) : hit.start()]
            if name in UNREACHED or not DENIED.search(before):
                found.append((name, " ".join(hit[0].split())))
                break
    is_ever = any(name == "never_higher" for name, _ in found)
    return [one for one in found if not (is_ever and one[0] == "in_demand")]
