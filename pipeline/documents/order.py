"""What is asked for → what is to be made, or all that is wrong with it, told at once."""

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from pipeline.archive.releases import newest_good
from pipeline.brochures.areas import AreaEntry, areas, choose_areas
from pipeline.core.errors import Faults, UsageError
from pipeline.core.paths import Paths
from pipeline.core.search import did_you_mean_one, suggestions
from pipeline.documents.fonts import SANS, SERIF, missing_letters
from pipeline.settings.brochures import Matrix, Organisation, Pair, examine
from pipeline.settings.request import Words, narrow
from pipeline.sources.bls_oews.publication import occupations
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.sources.roles.publication import RoleFile, drafts, examine_roles, texts_of
from pipeline.warehouse.run import soc_code_of


def order_of(request: Words, paths: Paths) -> Matrix:
    """Narrow brochures.toml to what is asked for, areas by their codes; reads no statistics.

    Raises UsageError, one for all faults of settings, pictures, roles, words, codes, areas and
    letters; ArchiveError or ParseError without roles, or lists of areas and occupations.
    """
    held, known = newest_good(paths.raw, ROLES), areas(paths)
    titles = {entry.code: entry.name for entry in occupations(paths)}
    file, found = paths.matrix.name, list[AreaEntry]()
    said_in = "--area" if request.areas else f"{file}, areas"
    with Faults() as faults:
        matrix = examine(paths.matrix, faults)
        order = narrow(matrix, request, faults)
        with faults.noting():
            press_profile(order, paths)
        roles, unfinished = examine_roles(held, faults), drafts([held])
        codes = {path.stem: role.soc_code for path, role in roles.items()}
        for pair in order.pairs:
            faults.noted += [unfinished[side] for side in pair.sides if side in unfinished]
            where = f"{file}, pair {pair.slug}" if pair in matrix.pairs else "--pair"
            _prove_sides(pair, where, {**dict.fromkeys(unfinished, ""), **codes}, titles, faults)
        for word in order.areas:
            with faults.noting():
                found += choose_areas([word], known, said_in)
        _prove_programme(matrix.organisation, [*codes, *unfinished], file, faults)
        sides = {side for pair in order.pairs for side in pair.sides}
        _prove_letters(file, "organisation.", matrix.organisation, faults)
        for number, pair in enumerate(matrix.pairs):
            _prove_letters(file, f"pair[{number}].", pair, faults)
        for path in (path for path in roles if path.stem in sides):
            _prove_letters(path, "", roles[path], faults)
    return replace(order, areas=tuple(dict.fromkeys(area.code for area in found)))


def press_profile(order: Matrix, paths: Paths) -> Path | None:
    """Find the press's profile, and prove that it can be read. Raises UsageError."""
    if not order.icc_profile:
        return None
    from pipeline.documents.pdf.inks import read_profile  # noqa: PLC0415  (few name one)

    path = paths.root / order.icc_profile
    read_profile(path, f"{paths.matrix.name} [print]")
    return path


def _prove_sides(
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


def _prove_programme(said: Organisation, known: list[str], file: str, faults: Faults) -> None:
    """Note a programme that no page would name, as it trains for no role that there is."""
    role = said.programme_role
    if role not in known and (role or said.programme):
        what = "field organisation.programme_role names no role"
        expected = "the name of a file in data/raw/roles, without .toml"
        todo = did_you_mean_one(role, known) if role else "Or leave programme empty."
        with faults.noting():
            raise UsageError(what, where=file, expected=expected, found=repr(role), todo=todo)


def _prove_letters(
    where: object, prefix: str, record: Organisation | Pair | RoleFile, faults: Faults
) -> None:
    """Note each field with characters that the fonts lack, or that nobody sees."""
    for name, value in asdict(record).items():
        if missing := missing_letters("".join(texts_of(value))):
            found = ", ".join(f"“{c}” {unicodedata.name(c, ascii(c))}" for c in missing)
            what = f"field {prefix}{name} has a character that no font here can show"
            expected = f"those of {SANS} and {SERIF}"
            faults.noted.append(UsageError(what, where=where, expected=expected, found=found))
