"""The questions of docs/questions.md, asked as they stand there."""

import pytest
from markdown_it import MarkdownIt

from pipeline.core.paths import ROOT
from pipeline.warehouse.run import opened
from pipeline.warehouse.warehouse import find_or_build, held
from tests.support import small_archive
from tests.support.marts import warehouse_of_all

PAGE = (ROOT / "docs/questions.md").read_text()
FENCES = [token for token in MarkdownIt().parse(PAGE) if token.type == "fence"]
TEXAS, GAPS, REACH, ADDED, PROGRAMMES, ATTACH, FILES, REVISED = (
    token.content for token in FENCES if token.info == "sql"
)
OLDER = "data/out/warehouse/<digest>.duckdb"


(OPENING,) = (token.content for token in FENCES if token.info == "python")


def test_a_warehouse_is_opened_as_the_page_says(monkeypatch, capsys):
    warehouse_of_all()
    monkeypatch.chdir(ROOT)
    names = {}

    exec(OPENING, names)

    names["warehouse"].close()
    assert "bls_oews" in capsys.readouterr().out


def asked(query):
    with opened(warehouse_of_all()) as connection:
        return connection.execute(query).fetchall()


def test_texas_has_its_26_areas_by_pay_after_prices():
    found = asked(TEXAS)

    assert len(found) == 26
    assert found[0] == ("Killeen-Temple, TX", 63390.0, 69558.0)
    assert found == sorted(found, key=lambda row: -row[2])


def test_every_state_has_its_gap_and_a_verdict():
    found = {name: rest for name, *rest in asked(GAPS)}

    assert len(found) == 51
    assert found["Alaska"] == [7980.0, 1894.0, "medical assistants more"]
    assert found["California"] == [-1250.0, 908.0, "office assistants more"]
    assert {verdict for _, _, verdict in found.values()} == {
        "medical assistants more", "office assistants more", "too close",
    }  # fmt: skip


def test_what_a_high_school_graduate_can_enter_grows_faster_than_the_average():
    found = {name: rest for name, *rest in asked(REACH)}

    assert found["Home health and personal care aides"] == [
        17.0, 3.1, 765.8, "Short-term on-the-job training", 35800.0,
    ]  # fmt: skip
    assert all(change > average for change, average, *_ in found.values())


def test_most_jobs_are_added_in_the_largest_states_of_one_round():
    found = asked(ADDED)

    assert found[0] == ("California", 27700, 25.6, 13.8)
    assert [name for name, *_ in found[1:]] == ["Texas", "Florida", "New York", "Arizona"]


def test_a_school_s_programmes_stand_beside_their_pay():
    assert ("Medical assistant", 61970.0, 45690.0, 7410.0, 12.5) in asked(PROGRAMMES)
    assert len(asked(PROGRAMMES)) == 4


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """Give the warehouse of a small archive, and that after a figure of it was revised."""
    root = tmp_path_factory.mktemp("questions") / "root"
    small_archive.build(root)
    before = find_or_build(held(root / "data/raw"), root / "out").path
    small_archive.revise(root, "OEUM002342000000031909213", "46510")
    return before, find_or_build(held(root / "data/raw"), root / "out").path


def test_what_a_refresh_changed_is_told_by_file_and_by_figure(compared):
    before, now = compared
    with opened(now) as connection:
        connection.execute(ATTACH.replace(OLDER, str(before)))
        files = connection.execute(FILES).fetchall()
        figures = connection.execute(REVISED).fetchall()

    assert [row[:3] for row in files] == [("bls_oews", "2025A01", small_archive.DATA)]
    assert figures == [
        (
            "2025A01", "0023420", "31-9092", "annual_median", 46500.0, 46510.0,
            "OEUM002342000000031909213",
        )
    ]  # fmt: skip
