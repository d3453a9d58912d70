"""A school's texts stand on all of its pages, a state's on the pages of that state alone."""

from dataclasses import replace

import polars as pl
import pytest

from pipeline.archive.releases import newest_good
from pipeline.brochures.own_texts import role_text, start
from pipeline.core.figure import Figure
from pipeline.core.paths import Paths
from pipeline.core.states import POSTAL_CODES
from pipeline.settings.organisation import Programme
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.sources.roles.publication import read
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    ORGANISATION,
    PAIR,
    PUERTO_RICO,
    SACRAMENTO,
    comparison,
    with_sides,
    without_roles,
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


def test_a_role_has_its_steps_and_the_pair_s_word_on_whom_it_suits():
    facts = replace(comparison(), pair=replace(PAIR, choose_second="You like order."))

    first, second = (role_text(facts, side, LEDGER) for side in facts.sides)

    assert [str(step) for step in first.steps] == ["Diploma", "Training of 6 months", "First job"]
    assert (str(first.choice), str(second.choice)) == ("", "You like order.")


def test_no_role_speaks_of_a_state_on_pages_of_others():
    roles = read(newest_good(Paths().raw, ROLES))["roles"].select(
        pl.exclude("certification_in", "certification_states")
    )

    texts = [text for row in roles.rows() for value in row for text in [*value, value]]
    assert {name for name in POSTAL_CODES.values() if any(name in text for text in texts)} == set()


def started(facts=None, **changes):
    return start(facts or comparison(), replace(ORGANISATION, **changes), LEDGER)


def offered(started):
    return [
        (one.side, *map(str, (one.name, one.length, one.cost, one.cost_as_of, one.cost_note)))
        for one in started.programmes
    ]


MEDICAL = Programme("medical-assistant", "Medical assistant program", "about 36 weeks")


def test_help_is_the_school_s_and_a_programme_is_the_role_s():
    of_role, of_others = started(), started(without_roles(comparison()))

    assert offered(of_role) == [
        ("first", "Medical assistant program", "about 36 weeks", "", "", "")
    ]
    assert offered(of_others) == []
    assert (str(of_role.help), str(of_others.help)) == ("Ask us.", "Ask us.")


def test_each_role_has_its_programmes_and_their_costs_and_other_roles_have_none():
    office = Programme(
        "medical-office-assistant", "Office program", "", "$9,500 tuition", "September 2026",
        "Books are extra.",
    )  # fmt: skip
    evening = replace(MEDICAL, name="Evening program", length="")
    said = started(programmes=(office, replace(MEDICAL, role="nurse"), MEDICAL, evening))

    assert offered(said) == [
        ("first", "Medical assistant program", "about 36 weeks", "", "", ""),
        ("first", "Evening program", "", "", "", ""),
        ("second", "Office program", "", "$9,500 tuition", "September 2026", "Books are extra."),
    ]
    (cost,) = [part for part in said.programmes[2].cost.parts if isinstance(part, Figure)]
    assert (cost.id, cost.printed) == ("brochures.toml.programme.1.cost.1", "$9,500")


def test_a_disclaimer_names_the_school():
    said = started(disclaimer="Not of {name}. {name} promises nothing.", name="Bay School")

    assert str(said.disclaimer) == "Not of Bay School. Bay School promises nothing."


@pytest.mark.parametrize("web", ["https://example.org", "example.org"])
def test_an_address_is_read_without_its_scheme_and_opened_with_it(web):
    said = started(web=web)

    assert (said.qr_address, said.qr_label, said.qr_alt) == (
        "https://example.org",
        "Scan to open example.org",
        "A code for a phone’s camera that opens example.org",
    )


def test_a_number_is_dialled_by_its_digits_and_printed_as_it_was_written():
    said = started(phone="(888) 675.2460 ext. 7")

    assert (str(said.phone), said.phone_link, said.qr_address, said.qr_alt) == (
        "(888) 675.2460 ext. 7",
        "tel:+1-888-675-2460;ext=7",
        "tel:+1-888-675-2460;ext=7",
        "A code for a phone’s camera that dials (888) 675.2460 ext. 7",
    )


def test_who_has_neither_number_nor_address_has_no_code():
    said = started(phone="")

    assert (said.phone_link, said.qr_address) == ("", "")
