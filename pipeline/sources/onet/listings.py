"""A job title → where the titles like it stand, by occupation; titles that have several codes."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from pipeline.core.search import ALIKE, SHORTEST
from pipeline.sources.onet.title_book import (
    SHORT_FORM,
    JobTitle,
    Listing,
    Shared,
    TitleBook,
    TitleFacts,
    plain,
)


def title_facts(name: str, code: str, book: TitleBook) -> TitleFacts | None:
    """Collect what a guide says of a role (or, without a name, an occupation) and its titles.

    None where not all titles of the code are held.
    """
    if not is_whole(code, book):
        return None
    listed = listings(name, book) if name else ()
    found = shared(code, book)
    codes = {one.code for one in listed} | {t.code for one in found for t in one.others}
    return TitleFacts(listed, of(code, book), found, {one: book.name(one) for one in codes})


def doubled(titles: Iterable[JobTitle], book: TitleBook) -> dict[str, tuple[str, ...]]:
    """Give the codes of each title that stands under more than one."""
    wanted = {title.names[0]: SHORT_FORM.sub("", title.title) for title in titles}
    codes: dict[str, set[str]] = {name: set() for name in wanted}
    for title in book.titles:
        if title.names[0] in codes:
            codes[title.names[0]].add(title.code)
    return {wanted[n]: tuple(sorted(found)) for n, found in codes.items() if len(found) > 1}


def listings(text: str, book: TitleBook) -> tuple[Listing, ...]:
    """Find the occupations that list a title or one near it, those that list most first.

    A near title differs in one word: one is added, left out or exchanged, while two are shared (or
    one, where the title has no more). A word that no title has is taken for the one it is like.
    """
    wanted = frozenset(_known(plain(text).split(), book))
    found: dict[str, tuple[list[JobTitle], list[JobTitle]]] = {}
    called = {c for c, name in book.names.items() if frozenset(plain(name).split()) == wanted}
    found.update((code, ([], [])) for code in called)
    for title in book.titles:
        words = [frozenset(name.split()) for name in title.names]
        if wanted in words:
            found.setdefault(title.code, ([], []))[0].append(title)
        elif any(_is_near(wanted, other) for other in words):
            found.setdefault(title.code, ([], []))[1].append(title)
    made = [
        Listing(code, tuple(same), tuple(near), code in called)
        for code, (same, near) in found.items()
    ]
    return tuple(sorted(made, key=_first_most))


def shared(code: str, book: TitleBook) -> tuple[Shared, ...]:
    """Give the titles of a code that stand under another, too, in their order there."""
    by_name: dict[str, list[JobTitle]] = {}
    for title in book.titles:
        by_name.setdefault(title.names[0], []).append(title)
    found = (
        Shared(title, tuple(t for t in by_name[title.names[0]] if not is_of(t.code, code)))
        for title in of(code, book)
    )
    return tuple(one for one in found if one.others)


def of(code: str, book: TitleBook) -> tuple[JobTitle, ...]:
    """Give every title of a code; of a broad code, 29-2010, those of the codes within it."""
    return tuple(title for title in book.titles if is_of(title.code, code))


def is_of(code: str, wanted: str) -> bool:
    """Tell whether a code is the one wanted or lies within it: 29-2012 in 29-2010."""
    return code == wanted or (wanted.endswith("0") and code.startswith(wanted[:-1]))


def is_whole(code: str, book: TitleBook) -> bool:
    """Tell whether all titles of a code are held."""
    return any(is_of(one, code) for one in book.whole)


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts are one title: a plural, a case or an abbreviation apart at most."""
    return plain(one) == plain(other)


def _first_most(one: Listing) -> tuple[bool, int, int, str]:
    return not one.is_called, -len(one.same), -len(one.near), one.code


def _is_near(wanted: frozenset[str], other: frozenset[str]) -> bool:
    missing, extra = len(wanted - other), len(other - wanted)
    return max(missing, extra) == 1 and len(wanted & other) >= min(2, len(wanted))


def _known(words: Iterable[str], book: TitleBook) -> list[str]:
    """Put for each word that no title has the one most like it: asistant, assistants."""
    vocabulary = {word for title in book.titles for name in title.names for word in name.split()}
    return [_meant(word, sorted(vocabulary)) if word not in vocabulary else word for word in words]


def _meant(word: str, vocabulary: Sequence[str]) -> str:
    if len(word) < SHORTEST:
        return word
    found = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else word
