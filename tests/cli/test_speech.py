"""What takes long tells how far it is, on a pipe as on a terminal."""

import sys
from io import StringIO

import pytest

from pipeline.cli import speech
from pipeline.cli.speech import Pace, progress


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """Let four seconds pass between one look at the clock and the next."""
    times = iter(range(0, 1000, 4))
    monkeypatch.setattr(speech, "monotonic", lambda: float(next(times)))


@pytest.mark.usefixtures("clock")
def test_on_a_pipe_a_line_every_ten_seconds_says_number_rate_and_time_left(capsys):
    assert list(progress("abcdefgh", 8)) == [*"abcdefgh"]

    assert capsys.readouterr().err.splitlines() == [
        "typeset    3 of 8   4.00s/ document  00:20 left",
        "typeset    6 of 8   4.00s/ document  00:08 left",
    ]


@pytest.mark.usefixtures("clock")
def test_bytes_are_told_by_file_and_without_a_total_where_none_is_known(capsys):
    with Pace() as pace:
        for done in range(0, 5_000_000, 1_000_000):
            pace("oe.area", done, 8_000_000)
        for done in range(0, 5_000_000, 1_000_000):
            pace("oe.data", done, 0)

    assert capsys.readouterr().err.splitlines() == [
        "oe.area    3.00M of 8.00M  250kB/s  00:20 left",
        "oe.data    3.00M  250kB/s",
    ]


def test_a_quick_run_says_nothing_on_a_pipe(capsys):
    assert list(progress("ab", 2)) == ["a", "b"]

    assert capsys.readouterr().err == ""


def test_on_a_terminal_a_bar_says_the_same(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)

    assert list(progress("ab", 2)) == ["a", "b"]

    assert "typeset:   0%" in screen.getvalue()
    assert "0/2 [00:00<?" in screen.getvalue()
