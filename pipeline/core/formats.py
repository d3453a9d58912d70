"""Numbers, dates and lists → words, as CLDR has them for the language; imports babel alone."""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from unicodedata import normalize

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from pipeline.core.language import language, languages, locale

MINUS = "−"
NAMES_SHOWN = 10
MONTHS = [*calendar.month_name][1:]
DAY = re.compile(rf"\b({'|'.join(MONTHS)})(?: (\d{{1,2}}),)? (\d{{4}})\b")
SPAN = re.compile(r"\b(\d\d)(\d\d)–(\d\d)\b")


def rounded(value: float, places: int = 0) -> Decimal:
    """Round as a reader does, halves away from zero: 1.15 → 1.2; 250 → 300 with -2 places."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return exact.quantize(Decimal(1).scaleb(-max(places, 0)))


def _currency(value: float | Decimal, places: int | None = None) -> str:
    """Print dollars; without a number of places, those that they have."""
    shown = max(-int(Decimal(value).as_tuple().exponent), 0) if places is None else places
    pattern = f"¤#,##0{'.' * (shown > 0)}{'0' * shown}"
    said = format_currency(
        Decimal(f"{value:.{shown}f}"), "USD", pattern, locale=locale(), currency_digits=False
    )
    return said.replace("-", MINUS)


def _decimal(value: float | Decimal, places: int) -> str:
    said = format_decimal(
        Decimal(f"{value:.{places}f}"), f"#,##0{'.' * (places > 0)}{'0' * places}", locale=locale()
    )
    return said.replace("-", MINUS)


def _percent(value: float | Decimal, places: int) -> str:
    said = format_percent(
        Decimal(f"{value:.{places}f}") / 100, f"0{'.' * (places > 0)}{'0' * places}%",
        locale=locale(), decimal_quantization=False,
    )  # fmt: skip
    return said.replace("-", MINUS)


def exact_dollars(value: float) -> str:
    """Print dollars with the decimals that they have: $20, $2.5."""
    return _currency(Decimal(f"{value:g}"))


def dollars(value: float) -> str:
    """Print whole dollars: $61,970."""
    return _currency(value, 0)


def hourly(value: float) -> str:
    """Print dollars and cents: $29.79."""
    return _currency(value, 2)


def about_dollars(value: float, finer: int = 0) -> str:
    """Print a difference to the nearest $100, a small one to $10, without its sign: $4,200.

    finer: how many digits more are printed.
    """
    return _currency(rounded(abs(value), (-2 if abs(value) >= 100 else -1) + finer))


def count(value: float) -> str:
    """Print a whole number: 7,410."""
    return _decimal(value, 0)


def thousands(value: float) -> str:
    """Print thousands as a whole number: 112.3 → 112,300."""
    return count(value * 1000)


def about_count(value: float, places: int) -> str:
    """Print a count to tens (-1), hundreds (-2) or so: 7,700."""
    return _decimal(rounded(value, places), 0)


def percent(value: float) -> str:
    """Print a percentage as published, with one decimal: 12.5%."""
    return _percent(value, 1)


def signed_percent(value: float) -> str:
    """Print a difference in whole percent, with its sign: +36%."""
    whole = rounded(value)
    return f"{'+' * (whole > 0)}{_percent(whole + 0, 0)}"


def whole_percent(value: float) -> str:
    """Print a difference in whole percent, without its sign: 36%."""
    return _percent(abs(rounded(value)), 0)


def exact_percent(value: float) -> str:
    """Print a percentage with the decimals that it has, without its sign: 15%, 7.5%."""
    return _percent(abs(value), len(f"{value:g}".partition(".")[2]))


def index(value: float) -> str:
    """Print a price parity: 106.8."""
    return _decimal(rounded(value, 1), 1)


def decimal(value: float, places: int) -> str:
    """Print a number with so many decimals, halves away from zero: 1.15."""
    return _decimal(rounded(value, places), places)


def size(value: int) -> str:
    """Print the size of a file: 92 kB, 331.5 MB."""
    if value < 1_000_000:
        return f"{max(rounded(value / 1_000), 1)} kB"
    return f"{rounded(value / 1_000_000, 1):,} MB"


def how_many(value: int, noun: str) -> str:
    """Print a count with its noun: 1 page, 1,166 pages."""
    return f"{count(value)} {noun}{'s' * (value != 1)}"


def day(text: str) -> str:
    """Print a date given as YYYY-MM-DD: November 23, 2026."""
    return format_date(date.fromisoformat(text), "long", locale=locale())


def dated(text: str) -> str:
    """Print the days, months and spans of years of an English text as the language does.

    May 2025 → mayo de 2025; 2024–34 → 2024–2034 where the end of a span is written whole.
    """
    said = DAY.sub(_dated, text)
    return said if languages()[language()].short_years else SPAN.sub(r"\1\2–\1\3", said)


def _dated(found: re.Match[str]) -> str:
    month, day, year = found.groups()
    when = date(int(year), MONTHS.index(month) + 1, int(day or 1))
    return format_date(when, "long", locale=locale()) if day else _month(when)


def _month(when: date) -> str:
    return format_skeleton("yMMMM", when, locale=locale())


def opened(text: str) -> str:
    """Open a sentence with a text: electricians → Electricians; MA stays."""
    return text[:1].upper() + text[1:]


def dashed(text: str) -> str:
    """Write a text in small letters, digits and hyphens: Mayagüez, PR → mayaguez-pr."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def listing(texts: list[str], last: str = "") -> str:
    """Join texts as a sentence does: a, b, and c; “and” may change before the last one's sound.

    last: how the last one begins, where its text is to be put in.
    """
    said = format_list(texts, locale=locale())
    if len(texts) < 2:
        return said
    before = said.removesuffix(f" {texts[-1]}")
    return f"{eased(before, last or texts[-1])} {texts[-1]}"


def eased(text: str, following: str) -> str:
    """Change the last word of a text as the language wants it before the text that follows."""
    for word, instead, sounds in languages()[language()].euphony:
        if re.search(rf"(?<!\w){word}$", text) and re.match(sounds, dashed(following)):
            return text.removesuffix(word) + instead
    return text


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Give a line a row, columns two blanks apart, each as wide as its widest text."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def listed(names: Sequence[str], shown: int = NAMES_SHOWN) -> str:
    """Write names as a list, the first ten and a count of the others."""
    more = f" and {len(names) - shown:,} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more
