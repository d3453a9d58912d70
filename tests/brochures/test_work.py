"""Two roles' work is one list, what both do once and first, and a row each for where and when."""

from dataclasses import replace

from pipeline.brochures.panels import Duty
from pipeline.brochures.work import work
from pipeline.core.figure import sentence
from tests.support.comparisons import LEDGER, PAIR, comparison, with_sides, without_roles


def test_what_both_do_is_said_once_and_first():
    panel = work(comparison(), LEDGER)

    assert panel.duties == (
        Duty(sentence("Greet patients"), (True, True)),
        Duty(sentence("Take vital signs"), (True, False)),
        Duty(sentence("Give shots*"), (True, False)),
        Duty(sentence("Keep the books"), (False, True)),
    )


def test_rows_say_where_when_and_with_what_training():
    panel = work(comparison(), LEDGER)

    said = [(str(row.label), *map(str, row.cells)) for row in panel.rows]
    assert said == [
        ("Where", "Clinics", "Hospitals"),
        ("When", "By day", "Weekdays"),
        ("Training", "Six months", "On the job"),
    ]


def test_the_law_is_named_where_a_duty_hangs_on_it():
    facts = comparison()
    lawless = with_sides(facts, role=replace(facts.first.role, day_texts=["Greet patients"]))

    assert (work(facts, LEDGER).has_law, work(lawless, LEDGER).has_law) == (True, False)


def test_the_heading_is_the_pair_s_own():
    facts = replace(comparison(), pair=replace(PAIR, headline="One treats, one does not."))

    assert work(facts, LEDGER).heading == sentence("One treats, one does not.")


def test_a_number_in_a_duty_names_its_line_in_the_role_file():
    facts = comparison()
    role = replace(facts.second.role, day_texts=["Greet patients", "Keep 2 calendars"])
    facts = replace(facts, second=replace(facts.second, role=role))

    _, number, _ = work(facts, LEDGER).duties[-1].text.parts
    file = "data/raw/roles/medical-office-assistant.toml"
    assert (number.printed, number.key, number.source) == ("2", f"{file}.day.2", file)


def test_sides_without_roles_have_no_panel_of_work():
    assert work(without_roles(comparison()), LEDGER) is None
