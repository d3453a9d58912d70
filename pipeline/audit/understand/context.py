"""A page → its sentences with what governs them, and what belongs to each amount."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.audit.page.blocks import Block
from pipeline.audit.understand import mentions
from pipeline.audit.understand.amounts import FoundAmount, amounts
from pipeline.audit.understand.areas import areas
from pipeline.audit.understand.lexicon import Mention, in_reach
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.sentences import sentences, texts
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS

# what an amount's own words behind it hang on: in May 2021, for nurses, (10th percentile)
LINK = re.compile(
    r"\s*(?P<open>[(/]\s*)?(?:(?P<word>in|for|of|by|among|as of|from|through|over|during|at|across"
    r"|between)\s+)?(?P<article>(?:the|about) )?", re.IGNORECASE,
)  # fmt: skip
CLOSE = re.compile(r"\s*\)")
PLAINLY, COUNTED, WORD = pattern("bare"), pattern("counted_so"), re.compile(r"[^\W\d_]+")
BARE = ("hourly", "annual", "other", "median", "mean")  # what hangs on without a word
HEADED = re.compile(r" (?:annual|hourly|pay|wages?|salar\w+)\b|:")  # what begins another figure
COMPARED, STATED, SAME, SOURCED = map(pattern, ("compared", "stated", "same_time", "sourced"))
THEY = re.compile(r"^\W*(?:Their|They|These)\b|\b(?:their|they)\b")
BACK = re.compile(r"^\W*(?:That|This|It|They|These) ")  # goes on about what stands before
AND = re.compile(r"\b(?:and|but|while|whereas) (?:the )?$")
TURN = re.compile(r",? (?:and|but|while|whereas)\b")
BRACKETED = re.compile(r"\(.*\)\W*")  # (OEWS, May 2025.)
ASKED = re.compile(r"\?\W*$")

Find = Callable[[str], Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence or cell stands in.

    earlier: the sentences before it in its paragraph, nearest first. notes: the paragraphs of its
    section that hold no amount, but say what the amounts are, nearest first. above: those that
    hold amounts. spans: of each amount, where its own words begin and end.
    """

    block: Block
    text: str
    amounts: tuple[FoundAmount, ...]
    earlier: tuple[str, ...]
    notes: Sequence[str]
    above: Sequence[str]
    spans: tuple[tuple[int, int], ...]
    only: Mention | None = None  # the one occupation that the page names

    def before(self, names: Vocabulary) -> tuple[str, ...]:
        """Give the sentences before, that may say of what the amounts are: one, or all."""
        return self.earlier if self.goes_on(names) else self.earlier[:1]

    def goes_on(self, names: Vocabulary) -> bool:
        """Tell whether a sentence has only names and amounts, for what the one before says."""
        taken = [(m.start, m.end) for find in finders(names) for m in find(self.text)]
        rest = list(self.text)
        for start, end in (*taken, *((one.start, one.end) for one in self.amounts)):
            rest[start:end] = " " * (end - start)
        return bool(self.earlier) and all(map(PLAINLY.fullmatch, WORD.findall("".join(rest))))

    @property
    def quote(self) -> str:
        """Give the sentence behind the heads of its row and column."""
        return ": ".join([*self.block.heads[:2][::-1], self.text])

    @property
    def group(self) -> str:
        """Name the row or sentence that amounts share."""
        block = self.block
        return " ".join((block.group, *block.heads[:1])) if block.group else self.quote

    def around(self) -> Iterator[tuple[str, str]]:
        """Give what governs a sentence, and where that stands, nearest first."""
        yield from (("head", text) for text in self.block.heads)
        if self.block.introduction:
            yield "introduction", self.block.introduction
        goes_on = not self.earlier and BACK.match(self.text)
        yield from (("paragraph", text) for text in self.earlier or self.above[: bool(goes_on)])
        yield from (("introduction", text) for text in self.notes)
        yield from (("heading", text) for text in self.block.headings[-1:])
        yield from (("title", text) for text in self.block.headings[-2::-1])
        yield from (("above", text) for text in self.above)

    def governing(self, find: Find) -> Iterator[tuple[str, str, Sequence[Mention]]]:
        """Give what of it names what is looked for, with the names."""
        for where, text in self.around():
            if found := find(text):
                yield where, text, found

    def alike(self, n: int) -> list[FoundAmount]:
        """Give the amounts of one's kind, it among them."""
        return [a for a in self.amounts if a.amount.kind == self.amounts[n].amount.kind]

    def told(self, n: int) -> str:
        """Give an amount's own words; the last has all that stands behind it."""
        begin, end = self.spans[n]
        return self.text[begin : None if n == len(self.amounts) - 1 else end]


def with_words(context: Context, words: FoundAmount, names: Vocabulary) -> tuple[int, Context]:
    """Give a sentence in which words stand among the amounts, as one of them, with its number."""
    found = sorted([*context.amounts, words], key=lambda one: one.start)
    spans = tuple(_spans(found, context.text, names))
    return found.index(words), replace(context, amounts=tuple(found), spans=spans)


REACH = 24  # characters behind an amount that may look back
MOST = 8  # sentences and paragraphs that are kept in mind


def contexts(blocks: Sequence[Block], names: Vocabulary) -> Iterator[Context]:
    """Give every sentence with the sentences, headings and heads that govern it."""
    headings: tuple[str, ...] | None = None
    said: dict[tuple[str, ...], list[str]] = {}  # the notes by the headings that they are under
    notes, above = list[str](), list[str]()
    sourced = _sourced(blocks)
    told = {m.value: m for block in blocks for m in mentions.roles(block.text, names)}
    told.pop(ALL_OCCUPATIONS, None)
    only = next(iter(told.values())) if len(told) == 1 else None
    for block in blocks:
        if block.headings != headings or block.is_heading:
            headings = block.headings
            outer = [said.get(headings[:n], []) for n in range(len(headings), -1, -1)]
            notes = [*sourced.get(headings, ()), *(one for some in outer for one in some)]
            above = []
        earlier: tuple[str, ...] = ()
        said_behind = [t for t in texts(block)[1:] if BRACKETED.fullmatch(t) and not amounts(t)]
        for text in texts(block):
            own = tuple(
                a
                for a in amounts(text)
                if not any(
                    m.start <= a.start < m.end and m.said != text for m in mentions.statistics(text)
                )
            )
            spans = tuple(_spans(own, text, names))
            yield Context(block, text, own, earlier, [*said_behind, *notes], above, spans, only)
            earlier = (text, *earlier)[:MOST] if not BRACKETED.fullmatch(text) else earlier
        if not block.group and not block.is_heading:
            is_note = not amounts(block.text) and STATED.search(block.text)
            for kept in (notes, said.setdefault(headings, [])) if is_note else (above,):
                kept.insert(0, block.text)
                del kept[MOST:]


def _sourced(blocks: Sequence[Block]) -> dict[tuple[str, ...], list[str]]:
    """Find the lines that name the source of a whole section, wherever they stand in it."""
    found: dict[tuple[str, ...], list[str]] = {}
    for block in blocks:
        for text in sentences(block.text) if len(block.text) < 2000 else ():
            if SOURCED.match(text) and not amounts(text):
                found.setdefault(block.headings, []).append(text)
    return found


def _spans(found: Sequence[FoundAmount], text: str, names: Vocabulary) -> Iterator[tuple[int, int]]:
    """Give of each amount where its own words begin and end: those before it, and what hangs on."""
    named = {one.start: one for find in finders(names) for one in find(text)} if found else {}
    begin = 0
    for one in found:
        counted = named.get(one.end + 1) if one.amount.kind == "jobs" else None
        end = _chain(text, counted.end if counted else one.end, named)
        yield begin, end
        begin = begin if one.ends == "low" else end


def finders(names: Vocabulary) -> tuple[Find, ...]:
    """Give what finds the parts of a claim."""
    return (
        lambda text: mentions.roles(text, names), lambda text: areas(text, names),
        mentions.years, mentions.rounds, mentions.units, mentions.statistics,
    )  # fmt: skip


def _chain(text: str, end: int, named: dict[int, Mention]) -> int:
    """Follow what hangs on an amount: jobs in May 2021, for nurses, a year, (10th percentile)."""
    if counted := COUNTED.match(text, end):
        end = counted.end()
    while link := LINK.match(text, end):
        bare = named.get(end + (text[end : end + 1] == " "))
        at = next(
            (at for at in (link.start("word"), link.start("article"), link.end()) if at in named),
            -1,
        )
        if bare and bare.value in BARE and not HEADED.match(text, bare.end):
            one = bare
        elif at >= 0 and (link["word"] or link["open"]):
            one = named[at]
        else:
            break
        close = CLOSE.match(text, one.end)
        end = close.end() if close else one.end
    return end


def own(
    n: int, context: Context, find: Find, *, is_behind: bool = True, is_compared: bool = False
) -> Mention | None:
    """Give the mention that belongs to an amount by its place in the sentence.

    As many names as amounts of a kind, all of them before these, belong to them in their order.
    So do as many behind all of them. Else what hangs on it, the last before it among its own words,
    the last before those, and, where nothing else does, the first behind, unless the amount is only
    compared with it. Brackets that hold an amount keep their names to themselves.
    """
    text, one = context.text, context.amounts[n]
    named = in_reach(find(text), one.start, [a.start for a in context.amounts], text)
    if not named:
        return None
    alike = context.alike(n)
    if listed := _listed(named, alike, text):
        return listed[alike.index(one)]
    begin, end = context.spans[n]
    hung = [m for m in named if one.end <= m.start and m.end <= end]
    before = [m for m in named if m.start < one.start]
    led = [m for m in before if m.start >= begin]
    is_last = n == len(context.amounts) - 1
    behind = [
        m
        for m in named
        if m.start >= end
        and is_behind
        and (is_compared or not COMPARED.search(text[end : m.start]))
        and not (is_compared and SAME.search(text, begin, end + REACH))  # over the same period
    ]
    last, is_they = alike[-1].start, THEY.search(text, 0, one.start)
    behind = [  # but not welders of “their jobs grow 5%, and welders’ 2%”
        m for m in behind if m.start > last or not (is_they or AND.search(text[: m.start]))
    ]
    tail = behind if is_last else []
    if led and n and one in alike[1:] and TURN.match(text, led[-1].end):  # in 2024, and 5 by 2034
        hung += [m for m in tail if not COMPARED.search(text[end : m.start])]
    return next(iter((*hung, *led[::-1], *tail, *before[::-1], *behind)), None)


def _listed(named: Sequence[Mention], alike: Sequence[FoundAmount], text: str) -> Sequence[Mention]:
    """Give as many names as there are amounts of a kind, where all are before them or behind."""
    told = [m for m in named if m.value != "unnamed"]
    if not len({m.value for m in told}) == len(alike) == len(told) > 1:
        return ()
    is_told = text[told[-1].end : alike[0].start].strip() == "("  # carpenters ($60,610)
    is_led = told[-1].end <= alike[0].start and not is_told
    return told if is_led or alike[-1].end <= told[0].start else ()
