"""Passages in the manner of real pages, each amount with the verdict that it deserves, and the
figures of how an audit does on them.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.audit.audit import statistics_of
from pipeline.audit.judge.judge import judge
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import WRONG, Amount, Claim, NoClaim
from pipeline.audit.page.characters import folded
from pipeline.audit.page.file import page_blocks
from pipeline.audit.understand.claims import claims_in
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.warehouse.run import opened
from tests.support.audited import held, names
from tests.support.marts import warehouse_of_all

Passage = dict[str, Any]
Read = tuple[tuple[Claim, ...], tuple[NoClaim, ...]]
Given = tuple[Claim | NoClaim, str]
FOLDER = Path(__file__).parents[1] / "audit/passages"
FILES = sorted(FOLDER.glob("*.toml"))
NONE = ("not_understood", "not_about_a_role")
SIGNED = re.compile(r"\$|%|percent|dollars")


@dataclass
class Score:
    """Counts over passages. wrong: what was expected and given otherwise, for a person to read."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        return self.counts[part] / max(self.counts[whole], 1)

    def table(self) -> list[str]:
        """Give the figures in lines, with counts."""
        rows = (
            ("accusations right", "accused rightly", "accusations"),
            ("untruths caught", "caught", "untruths"),
            ("claims found", "found", "claims"),
            ("found judged rightly", "judged rightly", "found"),
            ("amounts accounted for", "accounted", "amounts"),
            ("amounts of no role left alone", "left alone", "of no role"),
        )
        return [
            f"{what:32}{self.counts[part]:5} of "
            f"{self.counts[whole]:5}{self.share(part, whole):8.1%}"
            for what, part, whole in rows
        ]


def passages(path: Path) -> list[Passage]:
    found: list[Passage] = tomllib.loads(path.read_text())["passage"]
    return found


def read(passage: Passage, vocabulary: Vocabulary, folder: Path) -> Read:
    """Read a passage as the page that it is: its claims, and the amounts that are none."""
    page = folder / f"{passage['id']}.{passage['form']}"
    page.write_text(passage["text"])
    return claims_in(page_blocks(page), vocabulary)


def measured(file: Path, folder: Path) -> Score:
    """Measure an audit on the passages of a file."""
    found = [(one, read(one, names(), folder)) for one in passages(file)]
    with opened(warehouse_of_all()) as connection:
        claims = [claim for _, (claims, _) in found for claim in claims]
        return scored(found, statistics_of(connection, held(), claims))


def scored(found: Iterable[tuple[Passage, Read]], statistics: Statistics) -> Score:
    """Hold what was read of each passage, with its verdicts, against what is expected."""
    score = Score()
    for passage, (claims, others) in found:
        given: list[Given] = [(one.claim, one.verdict.kind) for one in judge(claims, statistics)]
        given += [(one, one.outcome) for one in others]
        given.sort(key=lambda pair: int(pair[0].id))
        _hold(passage, given, score)
    return score


def _hold(passage: Passage, given: Iterable[Given], score: Score) -> None:
    """Match each expected amount with the first given one of its words that is left."""
    left = list(given)
    for wanted in passage["expect"]:
        pair = next((one for one in left if _is_same(wanted["said"], one[0].amount)), None)
        if pair:
            left.remove(pair)
        _count(passage, wanted, pair, score)
    for one, kind in left:
        if kind in WRONG:
            score.counts["accusations"] += 1
            score.wrong.append(f"{passage['id']} ACCUSED unexpected {one.amount.printed}: {one}")


def _count(passage: Passage, wanted: dict[str, str], pair: Given | None, score: Score) -> None:
    may = wanted["verdict"].split("|")
    kind = pair[1] if pair else "missing"
    counts, is_right = score.counts, kind in may or (not pair and "not_about_a_role" in may)
    if kind in WRONG:
        counts["accusations"] += 1
        counts["accused rightly"] += bool(set(may) & set(WRONG))
    if may[0] in WRONG:
        counts["untruths"] += 1
        counts["caught"] += kind in WRONG
    if may[0] in NONE:
        counts["of no role"] += may[0] == "not_about_a_role"
        counts["left alone"] += may[0] == "not_about_a_role" and kind in (*NONE, "missing")
    else:
        counts["claims"] += 1
        counts["found"] += isinstance(pair and pair[0], Claim)
        counts["judged rightly"] += isinstance(pair and pair[0], Claim) and (
            kind in may or (kind in WRONG and bool(set(may) & set(WRONG)))
        )
    if SIGNED.search(wanted["said"]) or may[0] not in NONE:
        counts["amounts"] += 1
        is_accounted = pair is not None or not any(map(str.isdigit, wanted["said"]))
        counts["accounted"] += is_accounted
        if not is_accounted:
            score.wrong.append(f"{passage['id']} {wanted['said']!r}: not accounted for")
    if not is_right and not (kind in WRONG and set(may) & set(WRONG)):
        reason = getattr(pair[0], "reason", "") if pair else ""
        score.wrong.append(f"{passage['id']} {wanted['said']!r}: {may} not {kind} {reason}")


def _is_same(said: str, amount: Amount) -> bool:
    said = folded(said)
    if not any(map(str.isdigit, said)):
        return amount.kind == "words" and _words(said) & _words(amount.printed) != set()
    return amount.kind != "words" and _digits(said) == _digits(amount.printed)


def _digits(text: str) -> str:
    hit = re.search(r"\d(?:[\d,\s\u2060\u200b]*\d)?(?:\.\d+)?", text)
    return re.sub(r"[^\d.]", "", hit[0]) if hit else text


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}|job", text.lower()))
