"""[[programme]] tables → what is wrong with their roles, and with the codes of their programs."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.core.errors import Faults, UsageError
from pipeline.core.search import did_you_mean, did_you_mean_one
from pipeline.settings.brochures import Matrix
from pipeline.sources.cip_soc.crosswalk import Crosswalk, crosswalk
from pipeline.sources.onet.title_book import is_of


def prove_programmes(
    matrix: Matrix, roles: Mapping[str, str], raw: Path, said: Callable[[str], str], faults: Faults
) -> None:
    """Note a program for no role that there is, and one whose CIP code does not lead to its role.

    roles: the SOC code of each, "" where its file does not say. said: the place of a field.
    """
    for table, place, texts in matrix.tables:
        if table != "programme":
            continue
        role, cip = texts["role"], texts["cip"]
        with faults.noting():
            if role not in roles:
                what = f"field {place}role names no role"
                expected = "the name of a file in data/raw/roles, without .toml"
                raise UsageError(what, where=said(what), expected=expected, found=repr(role),
                                 todo=did_you_mean_one(role, [*roles]))  # fmt: skip
            if cip and roles[role]:
                what = f"field {place}cip"
                _prove_cip(cip, roles[role], crosswalk(raw), what, said(what))


def _prove_cip(cip: str, code: str, known: Crosswalk | None, field: str, where: str) -> None:
    """Raise UsageError for a program that is unknown, or leads to none or to other occupations."""
    if known is None:
        todo = "Restore data/raw/cip_soc from version control, or leave the field out."
        raise UsageError(f"{field} cannot be checked: no crosswalk is held", where=where, todo=todo)
    programme = known.programmes.get(cip)
    if programme and any(is_of(one, code) for one in programme.soc_codes):
        return
    right = [one for one in known.programmes.values() if any(is_of(c, code) for c in one.soc_codes)]
    raise UsageError(
        f"{field} does not lead to the role’s occupation" if programme
        else f"{field} is the code of no program",
        where=where,
        expected=f"a program that leads to {code}",
        found=programme.said if programme else repr(cip),
        todo=did_you_mean([f"{one.code}  {one.title}" for one in right]),
    )  # fmt: skip
