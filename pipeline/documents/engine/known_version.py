"""The version of WeasyPrint → whether it is the one whose insides are known."""

from importlib.metadata import version

KNOWN = "70.0"  # whose insides shortcuts.py reaches into


def strangeness() -> str:
    """Say that WeasyPrint is of another version than the known one; "" where it is not."""
    is_known = (found := version("weasyprint")) == KNOWN
    return "" if is_known else f"WeasyPrint {found} is not known as {KNOWN} is: pages take longer"
