"""A page, whatever its format → blocks of text, each with its place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.audit.page.characters import folded
from pipeline.audit.page.tables import TableCell, headed

MOST = 40  # characters of a text that says where something stands
PAIR, PAIRED = 2, 3  # a value and its label, a value between two labels
SHORT, ENTRY, NOTE = 80, 100, 200  # characters of a label, an entry of a list, a note on a table
LINES, DEEPEST = 10, 99  # the level of a heading that is a line of text, not one by its marks
NAMED = LINES - 2  # of lines such as “Area: Florida”, which a heading by its marks ends
STOPPED = re.compile(r"[.!?;,][”\"’')\]]*$")
FIGURE = re.compile(r"\$\s?\d|\d\s?%|\d (?:percent|dollars)\b|\d,\d{3}|\d\.\d")
SIZE = r"[~≈<>+−–-]?\s?(?:US)?\$?\s?\d[\d,]*(?:\.\d+)?\s?(?:%|percent\b|[kKmM]\b|dollars\b)?\+?"
KEY = re.compile(
    r"(?P<key>(?:[\w/-]+ ){0,3}(?:occupation|profile|job|title|career|role|program|area|state"
    r"|region|geography|period|round|release)): (?=\S)", re.IGNORECASE,
)  # fmt: skip
VALUE = re.compile(
    rf"(?!(?:19|20)\d\d$)(?:(?:about|over|under|around|nearly|almost|just|some|roughly|up to|more"
    rf"|less|than|approximately)\s)*{SIZE}(?:\s?(?:to|[-–—])\s?{SIZE})?"
    r"(?:\s?(?:(?:per|an?|each|/)\s?(?:year|yr|hour|hr|h|month|week)|annually|hourly|yearly|jobs"
    r"|or (?:more|less))\b\.?)?(?:\s\([^()]*\))?[*†]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading or table cell; its text is folded.

    place: where it stands, in words. headings: those above it, outermost first. heads, nearest
    first: of a cell the heads of its row and column, and the caption; of a value alone its label
    before or behind it; of what a <dd> holds its <dt>; of an item the item that it is under.
    introduction: the paragraph that leads to its list, table or lines of values. A cell has the
    name of its table as group.
    """

    text: str
    place: str
    headings: tuple[str, ...] = ()
    is_heading: bool = False
    group: str = ""
    heads: tuple[str, ...] = ()
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text as it is read. at: its line or page. box: the element that holds it and others.

    level: of a heading, else 0; one without a text ends those of its level. depth: of an item.
    """

    text: str
    at: str
    level: int = 0
    box: int = 0
    depth: int = 0
    heads: tuple[str, ...] = ()
    group: str = ""
    is_label: bool = False

    @property
    def is_value(self) -> bool:
        return is_value(self.text)

    @property
    def may_head(self) -> bool:
        return self.may_lead and not FIGURE.search(self.text)

    @property
    def may_lead(self) -> bool:
        """Tell what may be the label of the one value beside it, such as “top 10 percent”."""
        is_note = self.text.startswith(("*", "†", "Source", "BLS", "Bureau", "U.S. Bureau", "Data"))
        return not (is_note or self.is_value or STOPPED.search(self.text))

    @property
    def is_short(self) -> bool:
        """Tell what may be a label, or have one."""
        return not (self.level or self.group or self.heads) and len(self.text) <= SHORT


class Outline:
    """The texts of a page as they are read, and the blocks that they make.

    box, depth, head: of the element that what is added stands in.
    """

    def __init__(self) -> None:
        self.box = self.depth = 0
        self.head = ""
        self._pieces: list[_Piece] = []
        self._tables = 0

    def add(self, text: str, at: str, level: int = 0, indent: int = 0) -> None:
        """Add a paragraph, an item of an indent, or a heading of a level, both from 1."""
        if text := folded(text):
            level, heads = 0 if is_value(text) else level, tuple(filter(None, [self.head]))
            is_line = (not level or level >= LINES) and len(text) <= ENTRY
            if is_line and KEY.match(text) and not (FIGURE.search(text) or STOPPED.search(text)):
                level = NAMED
            self._pieces.append(_Piece(text, at, level, self.box, self.depth + indent, heads))

    def end(self, level: int) -> None:
        """End the headings of a level and those below it."""
        self._pieces.append(_Piece("", "", level))

    def add_table(self, rows: Sequence[Sequence[TableCell]], at: str, caption: str = "") -> None:
        """Add a table's caption and cells, each with its heads."""
        self._tables += 1
        name = f"table {self._tables}"
        if caption:
            self._pieces.append(_Piece(caption, f"{at}, the caption of {name}", group=name))
        for cell, heads in headed(rows, is_value):
            sides = zip(("row", "column"), heads, strict=False)
            said = [f"{side} “{_shortened(head)}”" for side, head in sides if head]
            place = ", ".join([cell.at, name, *said])
            given = tuple(filter(None, (*heads, caption)))
            self._pieces.append(_Piece(cell.text, place, heads=given, group=name))

    @property
    def texts(self) -> list[str]:
        """Give the texts as they are read."""
        return [one.text for one in self._pieces if one.text]

    @property
    def blocks(self) -> list[Block]:
        """Put each text under its headings, and lead it by its heads and introduction."""
        return list(_blocks(_labelled(self._pieces)))


def is_value(text: str) -> bool:
    """Tell a figure that stands alone, such as “$64,400” or “54,400 per year”."""
    return len(text) <= SHORT and VALUE.fullmatch(text) is not None


def _labelled(pieces: list[_Piece]) -> list[_Piece]:
    """Give each value that stands alone its label, and mark the labels."""
    for number, one in enumerate(pieces[:-1]):
        if one.level >= LINES - 1 and pieces[number + 1].is_value:
            pieces[number] = replace(one, level=0)
    paired: list[_Piece] = []
    for is_short, group in groupby(pieces, lambda one: one.is_short):
        run = list(group)
        is_under = bool(paired) and paired[-1].level > 0
        paired += _paired(run, is_under=is_under) if is_short else run
    return paired


def _paired(run: list[_Piece], *, is_under: bool) -> list[_Piece]:
    """Lead each value by the label beside it in its box, else by the one before it.

    Of two in a box, one is the label of the other, or nothing is. The label is behind where a
    value comes first, unless a heading leads that (is_under). Where labels in one box stand on
    both sides of all, one value has both, and none of several has any.
    """
    is_first = run[0].is_value
    is_between = len(run) % 2 and all(
        one.is_value if n % 2 else one.may_head for n, one in enumerate(run)
    )
    if is_between and len(run) > 1 and len({one.box for one in run}) == 1:
        if len(run) == PAIRED:
            return [run[0], replace(run[1], heads=(run[2].text, run[0].text)), run[2]]
        return [run[0], *(replace(one, is_label=True) for one in run[1:])]
    paired: list[_Piece] = []
    before: list[_Piece] = []
    boxes = Counter(one.box for one in run)
    for one, following in zip(run, [*run[1:], run[-1]], strict=True):
        if one.is_value:
            behind = [following] * following.may_head  # the last is a value, and follows itself
            heads = [near for near in before + behind if near.box == one.box]
            if one.box and boxes[one.box] == PAIR:
                heads = [near for near in run if near.box == one.box and near.may_lead]
            elif len(heads) != 1:
                is_led = is_under and not (paired or heads)
                heads = before if not is_first else behind * (not is_led)
            paired.append(replace(one, heads=tuple(near.text for near in heads)))
        else:
            before = [one] * one.may_head
            paired.append(one)
    return paired


def _blocks(pieces: Sequence[_Piece]) -> Iterator[Block]:
    above: list[tuple[int, str]] = []
    under: list[tuple[int, str]] = []  # the items that lead to one
    lead, lead_level, note = "", 0, ""
    labels = {head for one in pieces if not one.group for head in one.heads}
    for one in pieces:
        said = one.text
        if one.level:
            above, said = _ended(above, one)
            lead = lead if lead_level and one.level > lead_level else ""
        under = [pair for pair in under if pair[0] < one.depth]
        is_led = bool(one.group or one.depth or one.heads) or _is_entry(one.text)
        if is_led and above and above[-1][0] == lead_level:
            lead_level = DEEPEST  # what it leads stands right below it, and nothing under a heading
        headings, items = ([text for _, text in pairs] for pairs in (above, under[::-1]))
        if one.text:
            shown = f", under “{_shortened(headings[-1])}”" if headings and not one.group else ""
            yield Block(
                one.text,
                one.at + shown,
                tuple(headings),
                is_heading=bool(one.level),
                group=one.group,
                heads=(*one.heads, *items),
                introduction=(lead or note * bool(one.group)) * is_led,
            )
        if one.level:
            above += [(one.level, said)] * bool(said)
        elif one.depth:
            under.append((one.depth, one.text))
        elif not (is_led or one.is_label or one.text in labels):
            lead = one.text if not STOPPED.search(one.text) else ""
            lead_level = above[-1][0] if above else 0
        if not one.group:
            is_note = len(one.text) <= NOTE and not (one.level or is_led or FIGURE.search(one.text))
            note = one.text * is_note


def _ended(above: list[tuple[int, str]], one: _Piece) -> tuple[list[tuple[int, str]], str]:
    """End the headings that one ends, and give what it says.

    “Area: Florida” is joined to the lines of other keys before it; the first key begins anew.
    """
    if one.level != NAMED:
        return [pair for pair in above if pair[0] < one.level], one.text
    lines = [*(line for level, line in above if level == NAMED), one.text]
    keyed = {"".join(KEY.split(line)[1:2]): line for text in lines for line in text.split("; ")}
    is_anew = len(lines) > 1 and lines[0].startswith(KEY.split(one.text)[1])
    said = one.text if is_anew else "; ".join(keyed.values())
    return [pair for pair in above if pair[0] != NAMED], said


def _is_entry(text: str) -> bool:
    """Tell a line such as “May 2019: $51,740”, which goes on with what was introduced."""
    is_line = len(text) <= ENTRY and text[-1:] != ":" and not STOPPED.search(text)
    return is_line and FIGURE.search(text) is not None


def _shortened(text: str) -> str:
    """Keep a text's first words."""
    return text if len(text) <= MOST else text[:MOST].rsplit(" ", 1)[0] + " …"
