"""[refresh] of brochures.toml: who asks the publishers, how, and who is told what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from pipeline.core.errors import UsageError


@dataclass(frozen=True, slots=True)
class Refreshing:
    """How a refresh speaks to publishers, and the commands that are told of its end.

    contact: the e-mail address that publishers are given. user_agent: "" makes one of the
    organisation's name and contact. addresses: {the start of an address: what stands in for it}, so
    that a mirror can. on_change and on_failure: a command's words; the report's path follows.
    """

    contact: str = ""
    user_agent: str = ""
    pause_seconds: float = 3.0
    addresses: tuple[tuple[str, str], ...] = ()
    on_change: tuple[str, ...] = ()
    on_failure: tuple[str, ...] = ()


def read_refreshing(section: object, where: str) -> Refreshing:
    """Make the settings of the section's content. Raises UsageError for what does not fit."""
    if not isinstance(section, dict):
        raise _wrong("it is no section", where, "[refresh]", section)
    if unknown := sorted(set(section) - {field.name for field in fields(Refreshing)}):
        raise _wrong(f"unknown field {', '.join(unknown)}", where, ", ".join(FIELDS), unknown[0])
    for name, value in section.items():
        is_fit, expected = FIELDS[name]
        if not is_fit(value):
            raise _wrong(f"field {name} does not fit", where, expected, value)
    return Refreshing(**{name: _frozen(value) for name, value in section.items()})


def _frozen(value: Any) -> Any:
    return tuple(value.items() if isinstance(value, dict) else value) if _is_many(value) else value


def _is_many(value: object) -> bool:
    return isinstance(value, dict | list)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_pause(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_addresses(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


Fit = Callable[[object], bool]
COMMAND: tuple[Fit, str] = (_are_texts, 'a command, word by word: ["mail", "-s", "News"], or []')
FIELDS: dict[str, tuple[Fit, str]] = {
    "contact": (_is_text, "an e-mail address in quotation marks"),
    "user_agent": (_is_text, "a text in quotation marks"),
    "pause_seconds": (_is_pause, "a number of seconds"),
    "addresses": (_are_addresses, '{ "https://download.bls.gov" = "http://localhost:8000" }'),
    "on_change": COMMAND,
    "on_failure": COMMAND,
}


def _wrong(what: str, where: str, expected: str, found: object) -> UsageError:
    return UsageError(
        what, where=where, expected=expected, found=repr(found), todo="Correct brochures.toml."
    )
