"""The language that documents are written in: a folder of reports/words, and a locale of CLDR."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LOCALES = {"en": "en_US"}
_language: ContextVar[str] = ContextVar("language", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have all that is written within in a language."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """Name the language that is spoken: en."""
    return _language.get()


def locale() -> str:
    """Name the locale whose numbers, dates and lists are written: en_US."""
    return LOCALES[_language.get()]
