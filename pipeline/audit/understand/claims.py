"""A page → the claims in it, each with its place, and what in it was not understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.audit.model import NotUnderstood
from pipeline.audit.page.blocks import Block
from pipeline.audit.page.html import html_blocks
from pipeline.audit.page.pdf import pdf_blocks
from pipeline.audit.page.sentences import sentences
from pipeline.audit.page.text import markdown_blocks, text_blocks
from pipeline.audit.understand.context import Context
from pipeline.audit.understand.figures import Understood, understand
from pipeline.audit.understand.mentions import roles, statistics
from pipeline.audit.understand.numbers import Number, numbers
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


def contexts(blocks: Sequence[Block]) -> Iterator[Context]:
    """Give every sentence with the sentences, headings and heads that it stands in."""
    headings: tuple[str, ...] | None = None
    last: tuple[str, ...] = ()
    for block in blocks:
        if block.headings != headings or block.is_heading:
            headings, last = block.headings, ()
        parts = [block.text] if block.group else sentences(block.text)
        earlier: tuple[str, ...] = ()
        for part in parts:
            yield Context(block, part, _figures(part), earlier, last)
            earlier = (part, *earlier)
        if not block.group:
            last = (*earlier, *last)


def _figures(text: str) -> tuple[Number, ...]:
    """Find the figures of a sentence; “the lowest 10 percent” is a statistic's name."""
    named = statistics(text)
    return tuple(
        number
        for number in numbers(text)
        if not any(one.start <= number.start < one.end for one in named)
    )


def claims_of(context: Context, names: Vocabulary) -> tuple[list[Claim], list[NotUnderstood]]:
    """Turn a sentence or cell into claims; one that no statistic can carry has no figure."""
    found: list[Understood] = []
    reasons: list[str] = []
    for number in context.figures:
        answer = understand(number, context, names)
        if isinstance(answer, Understood):
            found.append(answer)
        elif answer:
            reasons.append(f"{number.printed}: {answer}")
    claims = [_claim(group, context) for group in _joined(found)]
    if not claims and _is_outlook(context, names):
        claims = [_wordy(context, names)]
    text = _text(context)
    place = context.block.place
    return claims, [NotUnderstood(text, place, "; ".join(reasons))] if reasons else []


def _is_outlook(context: Context, names: Vocabulary) -> bool:
    return bool(phrases(context.sentence)) and (
        is_about_work(context.sentence) or bool(roles(context.sentence, names))
    )


def _joined(found: Sequence[Understood]) -> list[list[Understood]]:
    """Put together what a sentence says of one figure by the hour and by the year."""
    groups: dict[tuple[str, ...], list[Understood]] = {}
    for one in found:
        unit, _, kind = one.statement.measure.partition("_")
        is_pay = unit in ("annual", "hourly")
        key = (one.role.soc_code, one.area, one.source, one.release, kind if is_pay else unit)
        group = groups.setdefault(key, [])
        if any(one.statement.measure == other.statement.measure for other in group):
            group = groups.setdefault((*key, str(one.number.start)), [])
        group.append(one)
    return list(groups.values())


def _claim(group: Sequence[Understood], context: Context) -> Claim:
    first = group[0]
    return Claim(
        id="",
        text=_text(context),
        where=(context.block.place,),
        role=first.role.slug,
        soc_code=first.role.soc_code,
        area=first.area,
        source=first.source,
        release=first.release,
        statistic=first.statistic,
        statements=tuple(one.statement for one in group),
        group=context.block.group or f"{context.block.place}: {context.sentence}",
        assumed=first.assumed,
        otherwise=first.otherwise,
    )


def _wordy(context: Context, names: Vocabulary) -> Claim:
    named = roles(context.sentence, names)
    role = named[0].role if named else None
    return Claim(
        id="", text=_text(context), where=(context.block.place,), role=role.slug if role else "",
        soc_code=role.soc_code if role else "", area="", source="", release="", statistic="",
        statements=(),
    )  # fmt: skip


def _text(context: Context) -> str:
    return ": ".join([*context.block.heads[:2][::-1], context.sentence])
