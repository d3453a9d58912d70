"""What holds in one state is said on the pages of that state alone."""

from dataclasses import replace

import polars as pl
import pytest

from pipeline.archive.releases import newest_good
from pipeline.brochures.own_texts import role_text
from pipeline.core.paths import Paths
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.sources.roles.publication import read
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    PUERTO_RICO,
    SACRAMENTO,
    comparison,
    with_sides,
)

BOISE = replace(
    SACRAMENTO, area_code="0014260", area_name="Boise City, ID", state_area_code="1600000",
    state_name="Idaho",
)  # fmt: skip


def certified(area):
    facts = comparison()
    role = replace(
        facts.first.role,
        certification_state_names=["California", "Puerto Rico"],
        certification_state_texts=["A license.", "None."],
    )
    facts = replace(with_sides(facts, role=role), area=area)
    return str(role_text(facts, facts.first, LEDGER).certification)


@pytest.mark.parametrize(
    ("area", "said"),
    [
        (SACRAMENTO, "A license."),
        (CALIFORNIA, "A license."),
        (PUERTO_RICO, "None."),
        (BOISE, "Encouraged."),
        (NATION, "Encouraged."),
    ],
    ids=lambda value: getattr(value, "area_name", value),
)
def test_what_holds_in_a_state_stands_on_its_pages_alone(area, said):
    assert certified(area) == said


def test_no_role_speaks_of_a_state_on_pages_of_others():
    roles = read(newest_good(Paths().raw, ROLES))["roles"].select(
        pl.exclude("certification_in", "certification_states")
    )

    texts = [text for row in roles.rows() for value in row for text in [*value, value]]
    assert {name for name in POSTAL_CODES.values() if any(name in text for text in texts)} == set()
