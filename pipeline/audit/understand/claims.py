"""A page → the claims in it, each with its place, and what in it was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.audit.model import PAY_UNITS, NotUnderstood
from pipeline.audit.page.blocks import Block
from pipeline.audit.page.html import html_blocks
from pipeline.audit.page.pdf import pdf_blocks
from pipeline.audit.page.text import markdown_blocks, text_blocks
from pipeline.audit.understand.context import Context, contexts
from pipeline.audit.understand.figures import understand
from pipeline.audit.understand.mentions import roles
from pipeline.audit.understand.phrases import is_about_work, phrases
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.core.errors import UsageError
from pipeline.sources.claims import Claim

READERS = {
    ".html": html_blocks,
    ".htm": html_blocks,
    ".md": markdown_blocks,
    ".markdown": markdown_blocks,
    ".txt": text_blocks,
}
KNOWN = ".html, .md, .txt, .pdf, or a .toml of claims"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a page or a file of claims, before it is judged."""

    name: str
    taken_from: str
    claims: tuple[Claim, ...]
    not_understood: tuple[NotUnderstood, ...]


def read_page(path: Path, names: Vocabulary) -> Read:
    """Read a page. Raises UsageError when it is not there, of another kind, or no text."""
    claims, missed = claims_in(_blocks(path), names)
    return Read(path.name, str(path), claims, missed)


def claims_in(
    blocks: Sequence[Block], names: Vocabulary
) -> tuple[tuple[Claim, ...], tuple[NotUnderstood, ...]]:
    """Find the claims in a page's blocks, numbered in its order, and what is not understood."""
    found: list[Claim] = []
    missed: list[NotUnderstood] = []
    for context in contexts(blocks):
        claims, trouble = claims_of(context, names)
        found += claims
        missed += trouble
    numbered = (replace(claim, id=f"{number}") for number, claim in enumerate(found, start=1))
    return tuple(numbered), tuple(missed)


def _blocks(path: Path) -> list[Block]:
    suffix = path.suffix.lower()
    if suffix not in (*READERS, ".pdf"):
        raise UsageError("pages of this kind are not read", where=str(path), expected=KNOWN)
    if not path.is_file():
        raise UsageError("there is no such page", where=str(path), expected=KNOWN)
    if suffix == ".pdf":
        return pdf_blocks(path)
    try:
        return READERS[suffix](path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        return READERS[suffix](path.read_text(encoding="cp1252", errors="replace"))


def claims_of(context: Context, names: Vocabulary) -> tuple[list[Claim], list[NotUnderstood]]:
    """Turn a sentence or cell into claims; one that no statistic can carry has no figure."""
    found: list[Claim] = []
    reasons: list[str] = []
    for number in context.figures:
        answer = understand(number, context, names)
        if isinstance(answer, Claim):
            found.append(answer)
        elif answer:
            reasons.append(f"{number.printed}: {answer}")
    text, place = context.text, context.block.place
    missed = [NotUnderstood(text, place, "; ".join(reasons))] if reasons else []
    return _joined(found) or _wordy(context, names), missed


def _joined(found: Sequence[Claim]) -> list[Claim]:
    """Put together what a sentence says of one figure by the hour and by the year."""
    groups: dict[tuple[str, ...], Claim] = {}
    for one in found:
        unit, _, kind = one.statements[0].measure.partition("_")
        is_pay = unit in PAY_UNITS
        key: tuple[str, ...] = (
            one.soc_code,
            one.area,
            one.source,
            one.release,
            kind if is_pay else unit,
        )
        first = groups.get(key)
        if first and one.statements[0].measure in [said.measure for said in first.statements]:
            key, first = (*key, str(len(groups))), None
        said = (*first.statements, *one.statements) if first else one.statements
        groups[key] = replace(first or one, statements=said)
    return list(groups.values())


def _wordy(context: Context, names: Vocabulary) -> list[Claim]:
    """Give a claim of what a sentence says of the outlook in words alone."""
    named = roles(context.sentence, names)
    if not phrases(context.sentence) or not (named or is_about_work(context.sentence)):
        return []
    return [replace(context.claim(named[0].role if named else None), group="")]
