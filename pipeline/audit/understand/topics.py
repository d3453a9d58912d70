"""A figure and the words around it → what it is about."""

import re

from pipeline.audit.understand import mentions
from pipeline.audit.understand.context import Context
from pipeline.audit.understand.numbers import Number

PAY = re.compile(
    r"\bearn\w*|\bpa(?:y|id|ys|ying)\b|\bsalar\w+|\bwages?\b|\bincomes?\b|\bcompensation\b"
    r"|\bmakes?\b|\bmade\b|\bpercentile",
    re.IGNORECASE,
)
GROWTH = re.compile(
    r"\bgr(?:ow|ew|own)\w*|\bincrease\w*|\bexpan\w+|\brise\w*|\brising\b|\bdeclin\w+|\bdecreas\w+"
    r"|\bshrink\w*|\boutlook\b|\bprojected\b|\bprojection\w*|\bfall\b",
    re.IGNORECASE,
)
COST = re.compile(
    r"\btuition\b|\bcosts?\b|\bfees?\b|\bscholarships?\b|\bloans?\b|\bgrants?\b|\bfinancial aid\b"
    r"|\bprice\b|\bbooks\b|\bdeposit\b|\bpayments?\b",
    re.IGNORECASE,
)
EARN = re.compile(r"\bearn\w*|\bsalar\w+|\bwages?\b|\bpaid\b|\bmedian\b", re.IGNORECASE)
OPENINGS = re.compile(r"\bopenings?\b", re.IGNORECASE)


def topic_of(number: Number, context: Context) -> str:
    """Say what a figure is about: pay, growth, openings, jobs, new_jobs; "" if that is not said."""
    texts = (context.sentence, *context.block.heads)
    told = " ".join(texts)
    if number.kind == "usd":
        return "pay" if _is_pay(context, told) else ""
    if number.kind in ("pct", "points"):
        return "growth" if GROWTH.search(told) and not _is_share(number, context) else ""
    if (
        number.kind == "jobs"
        and context.block.heads
        and OPENINGS.search(" ".join(context.block.heads))
    ):
        return "openings"
    return str(number.kind)


def _is_pay(context: Context, told: str) -> bool:
    """Tell whether dollars are pay: by the words beside them, or else around them."""
    if COST.search(told) and not EARN.search(told):
        return False
    is_named = PAY.search(told) or mentions.statistics(told) or mentions.units(told)
    return bool(is_named or any(PAY.search(text) for text in context.earlier[:1]))


def _is_share(number: Number, context: Context) -> bool:
    """Tell whether a percentage is part of something else: 8% more, 95% placement."""
    after = context.sentence[number.end : number.end + 30]
    return bool(re.match(r"\s+of (?!growth)\w+|\s+(?:placement|more|less|higher|lower)", after))
