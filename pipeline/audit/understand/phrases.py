"""pipeline/audit/understand/phrases.toml → patterns: what the words of a page mean."""

import re

import msgspec

from pipeline.core.paths import ROOT

FILE = ROOT / "pipeline/audit/understand/phrases.toml"
EDGE = r"(?!(?<=\w)\w)"  # of a word, or of what is none
CAPITAL = re.compile(r"(?<!\\)[A-Z]")
NAME = re.compile(r"<(\w+)>")
PHRASES = msgspec.toml.decode(FILE.read_bytes(), type=dict[str, dict[str, list[str]]])


def pattern(name: str, table: str = "word") -> re.Pattern[str]:
    """Make the pattern of all words of a name."""
    return re.compile(f"{EDGE}{_joined(name, table)}{EDGE}", re.IGNORECASE)


def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """Make the patterns of a table, by what their words stand for."""
    return {name: pattern(name, table) for name in PHRASES[table]}


def _joined(name: str, table: str) -> str:
    words = (NAME.sub(lambda hit: _joined(hit[1], "word"), one) for one in PHRASES[table][name])
    return f"(?:{'|'.join(f'(?-i:{one})' if CAPITAL.search(one) else one for one in words)})"
