"""The languages of documents, a folder of reports/words each, and the one that is spoken."""

import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from pipeline.core.errors import RenderError, failing_as, teller
from pipeline.core.paths import WORDS
from pipeline.core.record import fit

FILE = "language.toml"
SOURCE = "en"  # the language that all texts stand in, and that tools and their messages speak
CODE = "[a-z]{2,3}"
_language: ContextVar[str] = ContextVar("language", default=SOURCE)


@dataclass(frozen=True, slots=True)
class Language:
    """What a folder of words says of its language.

    locale: that of CLDR whose numbers, dates and lists are written. name: what it calls itself;
    english_name: what tools call it. reviewed_by: who of the school has read all of it, "" if none
    has. question: what stands before a question and behind it. short_years: whether a span of years
    is written 2024–34, and not 2024–2034. euphony: words that change before a sound, what they
    become, and a pattern of it: y, e, h?i. federal: a pattern by which a disclaimer speaks of
    agencies of the U.S. government, "" if it never does.
    """

    locale: Annotated[str, Meta(pattern=r"^[a-z]{2,3}_[A-Z]{2}\Z", description="such as es_US")]
    name: Annotated[str, Meta(pattern=r"\S", description="what the language calls itself")]
    english_name: Annotated[str, Meta(pattern=r"\S", description="its name in English")]
    reviewed_by: str
    question: tuple[str, str] = ("", "?")
    short_years: bool = True
    euphony: tuple[tuple[str, str, str], ...] = ()
    federal: str = ""

    @property
    def tag(self) -> str:
        """The language as documents name it: es-US."""
        return self.locale.replace("_", "-")


@cache
def languages(folder: Path = WORDS) -> dict[str, Language]:
    """Read the languages that there are, by code. Raises RenderError for one that does not fit."""
    todo = "Correct the file; that of another language shows how each field looks."
    wrong = teller(RenderError, todo)
    found = {}
    for path in sorted(folder.glob(f"*/{FILE}"), key=lambda one: one.parent.name != SOURCE):
        said = f"{path.parent.name}/{FILE}"
        what, unreadable = "the language cannot be read", (OSError, ValueError)
        with failing_as(RenderError, what, path, todo, of=unreadable):
            content = tomllib.loads(path.read_text())
        found[path.parent.name] = fit(content, Language, partial(wrong, said))
    return found


def unreviewed(codes: Iterable[str]) -> list[str]:
    """Say of each language that nobody of the school has read, by its file."""
    return [
        f"reports/words/{code}/{FILE}: reviewed_by is empty. No reader of the school has reviewed "
        f"the {languages()[code].english_name}"
        for code in dict.fromkeys(codes)
        if not languages()[code].reviewed_by
    ]


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
    return languages()[language()].locale
