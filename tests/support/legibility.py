"""How easy Spanish prose is to read: the INFLESZ scale of Szigriszt's index."""

import re
from collections.abc import Collection, Iterable

from tests.support.grades import sentences_of

NORMAL = 55  # from here on “normal” on the INFLESZ scale (Barrio Cantalejo, 2008); 65: fairly easy
NATION = re.compile(r"EE\.\s?UU\.(?=\s+[A-ZÁÉÍÓÚ¿“]|$)")  # ends a sentence, too
END = re.compile(r"(?<=[.?!])[”)]*\s+(?=[A-ZÁÉÍÓÚ¿“])")
WORD = re.compile(r"[^\W\d_]+")
STRONG, WEAK = "aeoáéó", "iuü"
VOWELS = re.compile(f"[{STRONG}{WEAK}íú]+")


def prose(texts: Iterable[str], names: Collection[str]) -> list[str]:
    """Give the whole sentences among texts, one plain word for each name and number."""
    said = (re.sub(r"EE\.\s?UU\.", "nación", NATION.sub("nación.", text)) for text in texts)
    return sentences_of(said, names, END, "Nombre", "Diez")


def ease(sentences: Iterable[str]) -> float:
    """Give the index of Szigriszt Pazos (1993), by syllables a word and words a sentence."""
    said = [words(one) for one in sentences]
    spoken = [word for one in said for word in one]
    syllabled = sum(map(syllables, spoken)) / len(spoken)
    return 206.835 - 62.3 * syllabled - len(spoken) / len(said)


def words(sentence: str) -> list[str]:
    return WORD.findall(sentence)


def syllables(word: str) -> int:
    """Count a word's syllables: strong vowels part, weak ones join unless an accent is on them."""
    said = re.sub(r"y\b", "i", re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "k", word.lower()))
    groups = VOWELS.findall(said.replace("h", ""))
    return max(sum(max(sum(one in STRONG + "íú" for one in group), 1) for group in groups), 1)
