"""A page → its sentences with what they stand in, and the mentions that belong to a figure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.audit.page.blocks import Block
from pipeline.audit.understand.mentions import Mention, statistics
from pipeline.audit.understand.numbers import Number, numbers
from pipeline.audit.understand.vocabulary import Subject
from pipeline.sources.claims import SchoolClaim as Claim

JOINED = re.compile(r"^\s*,?\s*(?:and|or)\b")  # medical assistants and $45,930 for nurses
LED = re.compile(r"^\s*(?:a year |an hour |per \w+ |annually )?(?:for|by|among)\s*(?:the )?$")
BEHIND = 12  # characters that a mention behind its figure stands further off than one before it
CROSSED = 40  # and each figure that lies between

# behind one of these begins another clause, or what a figure is only compared with: $57,130, less
# than nurses
COMPARED = re.compile(
    r";|\b(?:than|above|below|compared|versus|vs|unlike|while|whereas|but)\b", re.IGNORECASE
)

# a stop behind one of these ends no sentence
SHORT = re.compile(
    r"(?:\b(?:U\.S|U\.S\.A|D\.C|e\.g|i\.e|vs|approx|avg|no|inc|dept|st|dr|mr|ms|mrs|jan|feb|mar"
    r"|apr|jun|jul|aug|sep|sept|oct|nov|dec|est|yr|hr|ph\.d|a\.m|p\.m))$",
    re.IGNORECASE,
)
END = re.compile(r"[.!?](?:[”\"’')\]]|\[\d+])*\s+(?=[“\"‘'(\[]?[A-Z0-9$])")

Find = Callable[[str], Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence stands in.

    earlier: the sentences before it in its paragraph, nearest first. last: the sentences of the
    paragraphs before it under the same heading, nearest first.
    """

    block: Block
    sentence: str
    figures: tuple[Number, ...]
    earlier: tuple[str, ...] = ()
    last: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Give the sentence behind the heads of its row and column."""
        return ": ".join([*self.block.heads[:2][::-1], self.sentence])

    @property
    def around(self) -> tuple[str, ...]:
        """Give what stands around the sentence, nearest first."""
        return (*self.earlier, *self.block.headings[::-1], *self.last)

    def claim(self, subject: Subject | None) -> Claim:
        """Begin a claim of what the sentence or cell says of a role."""
        return Claim(
            id="",
            text=self.text,
            where=(self.block.place,),
            role=subject.slug if subject else "",
            soc_code=subject.soc_code if subject else "",
            area="",
            source="",
            release="",
            statistic="",
            statements=(),
            group=self.block.group or f"{self.block.place}: {self.sentence}",
        )


def contexts(blocks: Sequence[Block]) -> Iterator[Context]:
    """Give every sentence with the sentences, headings and heads that it stands in."""
    headings: tuple[str, ...] | None = None
    last: tuple[str, ...] = ()
    for block in blocks:
        if block.headings != headings or block.is_heading:
            headings, last = block.headings, ()
        earlier: tuple[str, ...] = ()
        for part in [block.text] if block.group else sentences(block.text):
            yield Context(block, part, _figures(part), earlier, last)
            earlier = (part, *earlier)
        if not block.group:
            last = (*earlier, *last)


def sentences(text: str) -> list[str]:
    """Part a paragraph at its full stops; U.S. and its like end none."""
    parts, begin = [], 0
    for hit in END.finditer(text):
        if text[hit.start()] == "." and SHORT.search(text[begin : hit.start()]):
            continue
        parts.append(text[begin : hit.end()].strip())
        begin = hit.end()
    parts.append(text[begin:].strip())
    return [part for part in parts if part]


def _figures(text: str) -> tuple[Number, ...]:
    """Find the figures of a sentence; “the lowest 10 percent” is a statistic's name."""
    named = statistics(text)
    return tuple(
        number
        for number in numbers(text)
        if not any(one.start <= number.start < one.end for one in named)
    )


def nearest(number: Number, mentions: Sequence[Mention], context: Context) -> Mention | None:
    """Give the mention in the same sentence that is nearest to a figure."""
    return min(mentions, key=lambda one: _distance(number, one, context), default=None)


def _distance(number: Number, mention: Mention, context: Context) -> int:
    if is_before := mention.end <= number.start:
        low, high = mention.end, number.start
    else:
        low, high = number.end, max(number.end, mention.start)
    crossed = sum(low <= n.start and n.end <= high for n in context.figures if n != number)
    between = context.sentence[low:high]
    is_behind = JOINED.search(between) if is_before else not LED.search(between)
    return (high - low) + (BEHIND if is_behind else 0) + CROSSED * crossed


def own(number: Number, context: Context, find: Find) -> Mention | None:
    """Give the mention in a figure's sentence, or in the heads of its row and column."""
    text = context.sentence
    found = [one for one in find(text) if not COMPARED.search(text[number.end : one.start])]
    return nearest(number, found, context) or in_heads(context, find)


def in_heads(context: Context, find: Find) -> Mention | None:
    """Give the mention in the nearest of a cell's heads that has one."""
    return next((one[-1] for text in context.block.heads if (one := find(text))), None)


def around(context: Context, find: Find) -> list[Mention]:
    """Give the mentions in what stands around a sentence, nearest first."""
    return [one for text in context.around for one in find(text)[::-1]]


def beside(number: Number, context: Context, find: Find) -> Mention | None:
    """Give the mention that stands with a figure: the one in its order, the nearest, or a head.

    They stand in order where as many names as figures of a kind all stand before these: “medical
    assistants and dental assistants earn $45,690 and $48,930”.
    """
    named = find(context.sentence)
    alike = [one for one in context.figures if one.kind == number.kind]
    are_several = len(alike) > 1 and len({one.value for one in named}) > 1
    if are_several and len(named) == len(alike) and named[-1].end <= alike[0].start:
        return named[alike.index(number)]
    return own(number, context, find)


def spoken_of(context: Context, find: Find) -> list[Mention]:
    """Give what a sentence goes on about: of the sentence before the first, of a heading all."""
    for text in context.around:
        if found := find(text):
            return list(found) if text in context.block.headings else [found[0]]
    return []
