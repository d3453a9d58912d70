"""A page → the claims in it, each with its place, and what in it was not understood."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pipeline.audit.model import PAY_UNITS, NotUnderstood
from pipeline.audit.page.blocks import Block
from pipeline.audit.page.file import page_blocks
from pipeline.audit.understand.context import Context, contexts
from pipeline.audit.understand.figures import understand
from pipeline.audit.understand.mentions import roles
from pipeline.audit.understand.phrases import is_about_work, phrases
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.sources.claims import Claim, School, claims_of


def read_page(path: Path, names: Vocabulary) -> tuple[School, tuple[NotUnderstood, ...]]:
    """Read a page, or a .toml of claims: its claims, and what is not understood.

    Raises UsageError when a page is not there, of another kind, or no text, ParseError for a file
    of claims that is not as it should be.
    """
    if path.suffix == ".toml":
        return claims_of(path), ()
    claims, missed = claims_in(page_blocks(path), names)
    return School(path.stem, path.name, str(path), claims), missed


def claims_in(
    blocks: Sequence[Block], names: Vocabulary
) -> tuple[tuple[Claim, ...], tuple[NotUnderstood, ...]]:
    """Find the claims in a page's blocks, numbered in its order, and what is not understood."""
    pairs = [_claims_of(context, names) for context in contexts(blocks)]
    found = enumerate(chain.from_iterable(claims for claims, _ in pairs), start=1)
    missed = chain.from_iterable(trouble for _, trouble in pairs)
    return tuple(replace(claim, id=f"{number}") for number, claim in found), tuple(missed)


def _claims_of(context: Context, names: Vocabulary) -> tuple[list[Claim], list[NotUnderstood]]:
    """Turn a sentence or cell into claims; one that no statistic can carry has no figure."""
    answers = [(number.printed, understand(number, context, names)) for number in context.figures]
    found = [answer for _, answer in answers if isinstance(answer, Claim)]
    reasons = [f"{printed}: {said}" for printed, said in answers if isinstance(said, str) and said]
    text, place = context.text, context.block.place
    missed = [NotUnderstood(text, place, "; ".join(reasons))] if reasons else []
    return _joined(found) or _wordy(context, names), missed


def _joined(found: Sequence[Claim]) -> list[Claim]:
    """Put together what a sentence says of one figure by the hour and by the year."""
    groups: dict[tuple[str, ...], Claim] = {}
    for one in found:
        measure = one.statements[0].measure
        unit, _, kind = measure.partition("_")
        part = kind if unit in PAY_UNITS else unit
        key: tuple[str, ...] = (one.soc_code, one.area, one.source, one.release, part)
        first = groups.get(key)
        if first and measure in [said.measure for said in first.statements]:
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
