"""A text → where it names an occupation, a statistic, a unit, a part of one, or who says it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from pipeline.audit.model import PUBLISHER, UNKNOWN
from pipeline.audit.understand.lexicon import TEXTS_KEPT, Mention, apart
from pipeline.audit.understand.vocabulary import Vocabulary

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def _patterns(*pairs: tuple[str, str], flags: re.RegexFlag = re.IGNORECASE) -> Patterns:
    return tuple((value, re.compile(pattern, flags)) for value, pattern in pairs)


PAID = r"(?:[- ]?(?:paid|paying|earning|wage))?"
TENTH = r"(?:(?:10|ten) ?(?:%|per ?cent)|tenth)"
QUARTER = r"(?:25 ?(?:%|per ?cent)|quarter|fourth)"
OF = r"of\b(?! your\b| (?:the )?(?:tuition|costs?|prices?|fees?)\b)"
OF_THEM = r"(?= (?:more|less|over|under|above|below)\b)"
NTH = r"(?:[- ]percentiles?| pct\.?|(?=\s*$)|(?=[^.;]{0,60}percentile))"
# what is "10 of …" is the 10th or the 90th, as more or less is said of its amount
STATISTICS = _patterns(
    ("median", r"\bmedian[- ]average|\baverage[- ]median|\baverage \(?(?:the )?median\)?"
               rf"|\bmedians?\b|\b50th{NTH}|^50 ?%$"),
    ("mean", r"\baverage \(?(?:the )?mean\)?|\bmean \(?average\)?|\bmeans?\b(?! that)"
             r"|\b(?:arithmetic|annual) mean\b"),
    ("10th", rf"\b(?:lowest|bottom|lower|worst){PAID} {TENTH}|\b(?:10th|tenth){NTH}|^10 ?%$"),
    ("25th", rf"\b(?:lowest|bottom|lower){PAID} {QUARTER}|\b25th{NTH}|^25 ?%$"),
    ("75th", rf"\b(?:highest|top|upper|best){PAID} {QUARTER}|\b75th{NTH}|^75 ?%$"),
    ("90th", rf"\b(?:highest|top|upper|best){PAID} {TENTH}|\b(?:90th|ninetieth){NTH}|^90 ?%$"),
    ("middle 80", r"\b(?:middle )?(?:80 ?(?:%|per ?cent)|eighty per ?cent)(?= (?:of|earn))"),
    ("middle 50", r"\bmiddle (?:half|50 ?(?:%|per ?cent))"),
    ("10 of", rf"(?<!\$)\b(?:(?:a |one )?{TENTH}|one in ten)(?= (?:{OF}|earn|made|make))"
              rf"|\b(?:a|one) tenth{OF_THEM}"),
    ("25 of", rf"\b(?:(?:a |one )?{QUARTER}(?= (?:{OF}|earn|made|make))|one in four)"
              rf"|\b(?:a|one) quarter{OF_THEM}"),
    ("50 of", rf"\bhalf(?= (?:of|all|the|earn|made|make))|\bhalf{OF_THEM}"
              rf"|\b50 ?(?:%|per ?cent)(?= (?:{OF}|earn|made|make))"),
    ("unnamed", r"(?<!than )(?<!than the )\baverag(?:e|es|ed|ing)\b|\btypical(?:ly)?\b"),
)  # fmt: skip
UNITS = _patterns(
    ("hourly", r"\b(?:an|per|by the|each|every|/) ?hour\b|\bhourly\b|/ ?h(?:ou)?r\b"),
    ("annual", r"\b(?:a|per|by the|each|every) year\b|\bannual(?:ly)?\b|\byearly\b|/ ?y(?:ea)?r\b"
               r"|\bannum\b"),
    ("other", r"\b(?:a|per|each|every) (?:two |other )?(?:month|week|day|shift|session|mile|credit"
              r"|visit|page|program|term|pay ?check|pay period)s?\b|\b(?:month|(?:bi)?week|dai)ly"
              r"\b"),
)  # fmt: skip
OTHERS = r"""Indeed(?!,)|Glassdoor|ZipRecruiter|Zip Recruiter|PayScale|Payscale|Salary\.com|LinkedIn
    |Zippia|Talent\.com|SalaryExpert|CareerBuilder|Monster\.com|Comparably|Lightcast|Burning\ Glass
    |Emsi|NACE|Niche|Vivian|Salary\ Explorer|Jooble|SimplyHired|Nurse\.org|CareerExplorer"""
PUBLISHERS = r"""BLS|Bureau\ of\ Labor\ Statistics|Labor\ Statistics|OEWS|Department\ of\ Labor|OOH
    |(?:federal\ )?wage\ survey|[Tt]he\ Bureau|Occupational\ Employment\ and\ Wage(?:\ Statistics)?
    |Occupational\ Outlook(?:\ Handbook)?|Projections\ Central|Employment\ Development\ Department
    |EDD|[Tt]he\ survey(?=\ of\ May)|CareerOneStop|O\*NET"""
SOURCES = _patterns(
    ("other", rf"\b(?:{OTHERS})"), (PUBLISHER, rf"\b(?:{PUBLISHERS})\b"), flags=re.VERBOSE
) + _patterns(
    ("other", r"\b(?:our|my|their own) (?:\d{4} |own |recent |former |program |\w+ "
              r")?(?:graduates?|grads?"
              r"|students?|alumn\w+|members|clients|partners?|surveys?|data|employers?|completers)\b"
              r"|\bour (?:partner|placement)\b|\bgraduates (?:of|from) our\b|\b(?:survey|poll) of\b"
              r"|\btrade (?:group|magazine|association|journal|union)\b|\bprofessional "
              r"association\b"
              r"|\b(?:a|our|the) union\b|\b(?:told|tells?) us\b|\bwe (?:asked|surveyed|polled"
              r"|found)\b"
              r"|\bjob (?:boards?|ads?|postings?|listings?|sites?|offers?)\b|\bon the boards\b"
              r"|\bpostings\b|\blistings\b|\bstaffing agenc\w+|\brecruiters? (?:say|report"
              r"|quote)\w*"
              r"|\ba (?:magazine|blog|newspaper|website|recruiter|friend|survey) (?:\w+ )?"
              r"(?:wrote|says?|said|found|reports?|reported|of)\b"),
    ("other", r"\b(?-i:I)(?:[’']\w+)?(?= (?-i:[a-z]))|\bmy (?:\w+ )?(?:pay|salary|offer|job|wage"
              r"|income"
              r"|paycheck|career)\b"),
)  # fmt: skip
WORKPLACE = r"""(?:hospitals?|clinics|offices? of|outpatient|ambulatory|government|federal
    |schools?|colleges?|nursing\ (?:care|homes?)|skilled\ nursing|home\ health|insur\w+|wholesale
    |retail|manufactur\w+|construction|contractors?|laborator(?:y|ies)|pharmac(?:y|ies)|agenc(?:y|ies)
    |law\ (?:firms|offices)|legal\ services|finance|physicians?.{0,2}\ offices?|dent\w+\ offices?
    |facilit\w+|centers?|homes|shops|universit\w+|utilit\w+|mining|oil|stores
    |supermarkets|blood\ (?:banks|centers)|trade|industr\w+)"""
WHOLES = _patterns(
    ("starting_pay", r"\b(?:starting|beginning|initial|entry[- ]level|entry) (?:\w+ ){0,2}(?:pay"
                 r"|salar\w+|"
                 r"wages?|incomes?|rates?)\b|\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began) "
                 r"(?:out )?(?:at|around|near|from)\b(?=[^.]{0,20}[$\d])|\bfirst jobs?\b"
                 r"|\b(?:in|during) (?:your|their|the) first year\b"),
    ("entry_level", r"\bentry[- ]level\b|\bnew (?:grad\w*|hires?)\b|\bbeginners?\b|\bapprentices?\b"
                    r"|\bfirst-year\b|\btrainees?\b|\bnewcomers?\b"),
    ("experience", r"\b(?:less than |over |under )?(?:\d+|a|one|two|three|five"
                   r"|ten)(?:[-–+]\d*)?\+? "
                   r"(?:or more )?years?(?:[’'] | of )?(?:experience|and more|or more|in the "
                   r"field)\b"
                   r"|\bexperienced\b|\b(?:with|more|of) experience\b|\bmid[- ]career\b"
                   r"|\bseniors?\b"
                   r"|\bmasters? (?=[a-z]+s\b)|\bjourney(?:man|men|level)\b|\bveteran\b"
                   r"|\bovertime\b|\bpart-time\b"),
    ("some", r"\b(?:many|some|others|a few|several|plenty|top earners|high earners|the best)\b"
             r"(?: of (?:them|whom|these))?(?: \w+){0,2}? (?:earn|make|made|start|report|are paid"
             r"|receive|take home)"),
    ("industry", r"\b(?:those|others|people|workers|ones|who work|working|employed|employees) "
                 r"(?:who |"
                 r"work\w* |employed )*(?:in|at|for|by|with)\b(?! (?:the )?(?:United|U\.S|nation"
                 r"|[A-Z]"
                 r"|May|20))"),
    ("several_areas", r"\b(?:in|over|across) (?:the )?(?:two|three|four|five|six|seven|eight|nine"
                      r"|ten"
                      r"|\d\d?|several|some|many|most)(?: new england| other| southern| western)? "
                      r"states\b"),
    ("specialty", r"\b(?:bilingual|union(?:ized)?|freelance|self-employed|remote|full-time"
                  r"|residential"
                  r"|commercial|industrial|pediatric|military|speciali[sz](?:ed|ing|ts? in)"
                  r"|advanced"
                  r"|junior|rookie|travel(?:ing)?|night[- ]shift|per diem|contract)\b(?= [a-z])"
                  r"|\bwith an? (?:bachelor|associate|master|degree|certificat|licen[sc]e)\w*"
                  r"|\b(?:who|that) (?:speciali[sz]e|hold|are certified)\b"),
) + _patterns(("industry", rf"\b{WORKPLACE}\ (?:[a-z]+\ ){{0,2}}(?:pays?|paid|offer(?:s|ed)?)\b|"
                       rf"\b(?:in|at|for|by|with)\ (?:the\ )?(?:[a-z,-]+\ ){{0,4}}{WORKPLACE}\b"),
              flags=re.VERBOSE | re.IGNORECASE)  # fmt: skip
PARTED = re.compile(  # heads, introductions and headings of what is listed by part
    r"\b(?:industr(?:y|ies)|employers?|settings?|sectors?|workplaces?|experience|specialt\w+"
    r"|credentials?|education|level|shift|certification)\b", re.IGNORECASE,
)  # fmt: skip
GROUPS = re.compile(  # of occupations, which are none of them
    r"\b(?:other|similar|related|comparable|health ?care|medical|(?:and )?technical|support|office"
    r"|administrative|construction|extraction|legal|service|allied health|skilled|stem|production"
    r"|many|some|few)(?: (?:and|practitioners?|technical|support|related|administrative|health"
    r"|extraction|professional))*,? (?:occupations|careers|jobs|fields|professions|roles"
    r"|workers)\b",
    re.IGNORECASE,
)
CUT_OFF = re.compile(r"^\W*[A-Za-z-]+ (?:and|or) $")  # dental and … technicians
NO_ROLE = re.compile(  # an adverb of growth, an industry
    r"\b(?:than|as) the average (?:for|of|across) $|\b[Oo]ffices? of (?:the )?$"
)


@lru_cache(TEXTS_KEPT)
def roles(text: str, names: Vocabulary) -> tuple[Mention, ...]:
    """Find the occupations that a text names; the longest name wins, “, MA” is a state."""
    shorts = [one for one in names.shorts.find(text) if not re.search(r"\w, $", text[: one.start])]
    named = [m for m in names.roles.find(text) if not NO_ROLE.search(text[: m.start])]
    if named and not shorts and CUT_OFF.match(text[: named[0].start]):
        named[0] = replace(named[0], value=f"{UNKNOWN}{named[0].value}")
    groups = (Mention(*hit.span(), f"{UNKNOWN}{hit[0]}", hit[0]) for hit in GROUPS.finditer(text))
    return tuple(apart([*named, *shorts, *groups]))


@lru_cache(TEXTS_KEPT)
def statistics(text: str) -> tuple[Mention, ...]:
    """Find the statistics that a text names."""
    return _found(text, STATISTICS)


@lru_cache(TEXTS_KEPT)
def units(text: str) -> tuple[Mention, ...]:
    """Find by what time pay is counted: hourly, annual, other."""
    return _found(text, UNITS)


@lru_cache(TEXTS_KEPT)
def sources(text: str) -> tuple[Mention, ...]:
    """Find who is said to say it: the publisher, or another."""
    return _found(text, SOURCES)


@lru_cache(TEXTS_KEPT)
def wholes(text: str) -> tuple[Mention, ...]:
    """Find what makes a part of an occupation: starting, experience, industry, several_areas."""
    return _found(text, WHOLES)


def _found(text: str, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> tuple[Mention, ...]:
    hits = ((value, hit) for value, pattern in patterns for hit in pattern.finditer(text))
    return tuple(apart(Mention(*hit.span(), value, hit[0]) for value, hit in hits))
