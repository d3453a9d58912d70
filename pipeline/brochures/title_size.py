"""Two names → the question that they make, and the largest size at which it fits on a cover."""

import re
from unicodedata import combining, normalize

from pipeline.core.figure import Sentence, Word, sentence
from pipeline.core.formats import eased
from pipeline.core.language import language, languages
from pipeline.core.words import say

COLUMN = 228  # points: the cover's column
# by their class in the styles: points, and how many lines both names and “or” may take
SIZES = {"large": (36, 4), "medium": (28, 5), "small": (22, 7)}
SPACE, WIDEST = 222, 963  # thousandths of the size, as the widths below
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz,-’?¿"
WIDTHS = dict(zip(LETTERS, (  # of Source Serif 4, semibold, at the size of headlines
    664, 631, 621, 701, 593, 572, 671, 769, 374, 379, 675, 581, 890, 724, 698, 593, 698, 662, 521,
    613, 721, 662, 963, 647, 625, 552, 514, 588, 494, 575, 510, 354, 526, 604, 304, 289, 566, 307,
    898, 606, 552, 591, 564, 439, 439, 338, 590, 511, 770, 532, 518, 456, 296, 322, 215, 427, 427,
), strict=True))  # fmt: skip
PIECE = re.compile(r"([^\s-]+-?)(\s*)")  # a line may break after a hyphen, too


def either(second: Word) -> Sentence:
    """Say “or” as it stands before the second of two."""
    return sentence(eased(str(say("or")), str(second)))


def title(first: Word, second: Word, area: str) -> str:
    """Say the question, and of which area it is."""
    return str(say("title", first=first, either=either(second), second=second, area=area))


def question() -> tuple[str, str]:
    """Give what stands before a question, and behind it."""
    return languages()[language()].question


def title_size(first: str, second: str) -> str:
    """Choose the largest size at which no word is too wide and both names take few lines."""
    for name, (size, most) in SIZES.items():
        before, behind = question()
        between = str(either(Word(second)))
        ends = title_lines(f"{second}{behind}", size)
        lines = [*title_lines(f"{before}{first}", size), between, *ends]
        if len(lines) <= most and all(width(line, size) <= COLUMN for line in lines):
            return name
    return [*SIZES][-1]


def width(text: str, size: float) -> float:
    """Give how wide a text is set, in points, without kerning, which narrows it."""
    plain = "".join(one for one in normalize("NFKD", text) if not combining(one))
    each = (SPACE if letter == " " else WIDTHS.get(letter, WIDEST) for letter in plain)
    return sum(each) * size / 1000


def title_lines(name: str, size: float) -> list[str]:
    """Break a name into the lines of the column."""
    lines, line = list[str](), ""
    for piece, space in PIECE.findall(name):
        if line and width(line + piece, size) > COLUMN:
            lines.append(line.rstrip())
            line = ""
        line += piece + space
    return [*lines, line.rstrip()]
