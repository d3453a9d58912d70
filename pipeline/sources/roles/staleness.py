"""Roles and the newest projections → which role's reason is one that is no longer given."""

from pathlib import Path

import polars as pl

from pipeline.archive.releases import newest_held
from pipeline.core.errors import Faults
from pipeline.core.formats import listed
from pipeline.core.language import SOURCE as ENGLISH
from pipeline.sources.bls_projections.publication import REASONS, SOURCE, checksum_of
from pipeline.sources.parse import parse
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.sources.roles.publication import examine_roles, place_of


def stale_reasons(raw: Path) -> list[str]:
    """Say of each such role, by file and line; a page says a reason by its kind instead."""
    round_, roles = newest_held(raw, (SOURCE, ROLES))
    rows = next(one.rows for one in parse([round_], [SOURCE]) if one.table == REASONS)
    found = []
    for path, said in examine_roles(roles, Faults()).items():
        role = said[ENGLISH]
        reasons = rows.filter(pl.col("occupation_code") == role.soc_code)["reason"].unique()
        if role.outlook_reason and role.outlook_reason_of not in map(checksum_of, reasons):
            where = place_of(path, path.read_text(), "field outlook_reason")
            given = listed(sorted(map(checksum_of, reasons))) or "none"
            found.append(
                f"{where}: outlook_reason is stale. It is of {role.outlook_reason_of or 'none'}; "
                f"{round_.name} gives for {role.soc_code}: {given}"
            )
    return found
