"""What is asked for → what is to be made, or all that is wrong with it, told at once."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.archive.releases import newest_good
from pipeline.brochures.area_words import choose_areas
from pipeline.brochures.areas import AreaEntry, areas
from pipeline.core.errors import Faults, RenderError, UsageError
from pipeline.core.language import SOURCE
from pipeline.core.paths import Paths
from pipeline.core.search import SHOWN, suggestions
from pipeline.core.words import unsaid
from pipeline.documents.fonts import missing_letters, prove_fonts, shown_by
from pipeline.documents.programmes import prove_programmes
from pipeline.settings.brochures import Matrix, examine
from pipeline.settings.lines import at
from pipeline.settings.organisation import Campus
from pipeline.settings.request import Words, narrow
from pipeline.settings.sections import Pair
from pipeline.settings.theme import Fonts
from pipeline.sources.bls_oews.publication import occupations
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.sources.roles.publication import drafts, examine_roles, texts_of
from pipeline.sources.roles.translations import unsaid_texts
from pipeline.warehouse.run import soc_code_of

TODO = "Write it, or leave the language out."
Said = Callable[[str], str]  # the file and line of a field that a text names
Choose = Callable[..., list[AreaEntry]]  # words, and where they stand → the areas that they mean


def order_of(request: Words, paths: Paths) -> Matrix:
    """Narrow brochures.toml to what is asked for, areas by their codes; reads no statistics.

    Raises UsageError, one for all faults of settings, pictures, fonts, roles, words, codes, areas
    and letters; ArchiveError or ParseError without roles, or lists of areas and occupations.
    """
    held = newest_good(paths.raw, ROLES)
    choose = partial(choose_areas, areas=areas(paths), raw=paths.raw)
    titles = {entry.code: entry.name for entry in occupations(paths)}
    with Faults() as faults:
        matrix = examine(paths.matrix, faults)
        order = narrow(matrix, request, faults)
        with faults.noting():
            press_profile(order, paths)
        prove_fonts(matrix.theme.fonts, faults)
        said = partial(at, paths.matrix.name, paths.matrix.read_text())
        roles, unfinished = examine_roles(held, faults), drafts([held])
        codes = dict.fromkeys(unfinished, "") | {
            path.stem: said_of[SOURCE].soc_code for path, said_of in roles.items()
        }
        for pair in order.pairs:
            faults.noted += [unfinished[side] for side in pair.sides if side in unfinished]
            _prove_pair(pair, _place(pair, matrix, said), codes, titles, faults)
        campuses = tuple(_campuses(matrix, choose, said, faults))
        where = "--area" if request.areas else f"{said('matrix.areas')}, areas"
        places = _codes(order.areas, choose, where, faults)
        prove_programmes(matrix, codes, paths.raw, said, faults)
        for _, place, texts in matrix.tables:
            prove_letters(said, place, texts, matrix.theme.fonts, faults)
        for language in (one for one in order.languages if one != SOURCE):
            _prove_spoken(language, order, matrix, said, faults)
            faults.noted += unsaid_texts(held, language, order.pairs)
        sides = {side for pair in order.pairs for side in pair.sides}
        for path in (path for path in roles if path.stem in sides):
            there = partial(at, path, path.read_text(errors="replace"))
            for role in roles[path].values():
                prove_letters(there, "", asdict(role), matrix.theme.fonts, faults)
    return replace(order, areas=tuple(places), campuses=campuses)


def press_profile(order: Matrix, paths: Paths) -> Path | None:
    """Find the press's profile, and prove that it can be read. Raises UsageError."""
    if not order.icc_profile:
        return None
    from pipeline.documents.pdf.inks import read_profile  # noqa: PLC0415  (few name one)

    path = paths.root / order.icc_profile
    read_profile(path, f"{paths.matrix.name} [print]")
    return path


def _prove_pair(
    pair: Pair, where: str, codes: Mapping[str, str], titles: Mapping[str, str], faults: Faults
) -> None:
    """Note a side that is no role and no occupation, and two sides that are one occupation."""
    found = []
    for side in filter(None, pair.sides):
        with faults.noting():
            found.append(code := soc_code_of(side, codes, where))
            if code and code not in titles:
                whose = "" if side == code else f", which the role {side} names"
                what = f"no occupation has the code {code}{whose}"
                expected, todo = "one of `list occupations`", suggestions(code, [*titles.items()])
                raise UsageError(what, where=where, expected=expected, todo=todo)
    if len(found) == 2 and found[0] == found[1] in pair.sides:
        what = f"the two sides of {pair.slug} are one occupation, {found[0]}"
        faults.noted.append(UsageError(what, where=where, expected="two that differ"))


def _place(pair: Pair, matrix: Matrix, said: Said) -> str:
    """Say where a pair is asked for: at a line of brochures.toml, or on the command line."""
    if pair not in matrix.pairs:
        return "--pair"
    return f"{said(f'pair[{matrix.pairs.index(pair)}].roles')}, pair {pair.slug}"


def _prove_spoken(language: str, order: Matrix, matrix: Matrix, said: Said, faults: Faults) -> None:
    """Note each sentence and each text of brochures.toml that a language lacks."""
    for name in unsaid(language):
        what, where = "a sentence is not said", f"reports/words/{language}: {name}"
        faults.noted.append(
            RenderError(what, where=where, todo=f"Say there what {SOURCE} says by that name.")
        )
    asked = {f"pair[{number}]" for number, one in enumerate(matrix.pairs) if one in order.pairs}
    for what, expected, found in matrix.others[language].gaps:
        pair = re.match(r"field (pair\[\d+\])", what)
        if pair is None or pair[1] in asked:
            faults.noted.append(
                UsageError(what, where=said(what), expected=expected, found=found, todo=TODO)
            )


def _codes(words: Sequence[str], choose: Choose, where: str, faults: Faults) -> dict[str, str]:
    """Give the areas that words mean, their names by their codes, and note words for none."""
    found = list[AreaEntry]()
    for word in words:
        with faults.noting():
            found += choose([word], where=where)
    return {area.code: area.name for area in found}


def _campuses(matrix: Matrix, choose: Choose, said: Said, faults: Faults) -> Iterator[Campus]:
    """Give the campuses with their areas by codes, and note an area that two of them name."""
    taken = dict[str, int]()
    for number, campus in enumerate(matrix.campuses):
        place = f"campus[{number}].areas"
        codes = _codes(campus.areas, choose, f"{said(place)}, {place}", faults)
        twice = [code for code in codes if code in taken]
        for other in sorted({taken[code] for code in twice}):
            names = [codes[code] for code in twice if taken[code] == other]
            what = f"field {place} names areas of campus[{other}]"
            more = f" and {len(names) - SHOWN} more" * (len(names) > SHOWN)
            found = "; ".join(names[:SHOWN]) + more
            expected = "each area once"
            faults.noted.append(UsageError(what, where=said(place), expected=expected, found=found))
        taken |= dict.fromkeys(codes, number)
        yield replace(campus, areas=tuple(codes))


def prove_letters(
    said: Said, place: str, texts: Mapping[str, Any], fonts: Fonts, faults: Faults
) -> None:
    """Note each field with characters that the fonts lack, or that nobody sees."""
    for name, value in texts.items():
        if missing := missing_letters("".join(texts_of(value)), fonts):
            found = ", ".join(f"“{c}” {unicodedata.name(c, ascii(c))}" for c in missing)
            what = f"field {place}{name} has a character that no font here can show"
            expected = f"those of {shown_by(fonts)}"
            faults.noted.append(UsageError(what, where=said(what), expected=expected, found=found))
