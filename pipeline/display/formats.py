"""Numbers → words, as a reader uses them."""

MINUS = "−"


def dollars(value: float) -> str:
    """Print whole dollars: $61,970."""
    return f"{MINUS * (value < 0)}${abs(value):,.0f}"


def hourly(value: float) -> str:
    """Print dollars and cents: $29.79."""
    return f"{MINUS * (value < 0)}${abs(value):,.2f}"


def about_dollars(value: float) -> str:
    """Print a difference to the nearest $100, without its sign: $4,200."""
    return f"${round(abs(value) / 100) * 100:,}"


def count(value: float) -> str:
    """Print a whole number: 7,410."""
    return f"{value:,.0f}"


def thousands(value: float) -> str:
    """Print thousands as a whole number: 112.3 → 112,300."""
    return count(value * 1000)


def percent(value: float) -> str:
    """Print a percentage as published, with one decimal: 12.5%."""
    return f"{MINUS * (value < 0)}{abs(value):.1f}%"


def signed_percent(value: float) -> str:
    """Print a difference in whole percent, with its sign: +36%."""
    whole = round(value)
    return f"{'+' if whole > 0 else MINUS if whole < 0 else ''}{abs(whole)}%"


def whole_percent(value: float) -> str:
    """Print a difference in whole percent, without its sign: 36%."""
    return f"{abs(round(value))}%"


def index(value: float) -> str:
    """Print a price parity: 106.8."""
    return f"{value:.1f}"


def times(value: float) -> str:
    """Print a location quotient: 1.3 times."""
    return f"{value:.1f} times" if value >= 0.1 else f"{value:.2f} times"


def share(value: float) -> str:
    """Print employment per 1,000 jobs as a count of people: 7 in every 1,000 jobs."""
    for size in (1_000, 10_000, 100_000):
        if round(value * size / 1_000) >= 1:
            return f"{round(value * size / 1_000)} in every {size:,} jobs"
    return "fewer than 1 in every 100,000 jobs"


def ordinal(value: int) -> str:
    """Print a rank: 1st, 2nd, 11th."""
    ending = (
        "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value}{ending}"


def years(projection_round: str) -> str:
    """Print a projection round with an en dash: 2024–34."""
    return projection_round.replace("-", "–")


def listing(texts: list[str]) -> str:
    """Join texts as a sentence does: a, b, and c."""
    if len(texts) < 3:
        return " and ".join(texts)
    return f"{', '.join(texts[:-1])}, and {texts[-1]}"
