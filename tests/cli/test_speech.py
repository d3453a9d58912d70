"""What takes long tells how far it is, on a pipe as on a terminal."""

import re
import sys
import time
from io import StringIO

import pytest

from pipeline.cli import speech
from pipeline.cli.speech import Received, progress


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.fixture
def hasty(monkeypatch):
    """Have a line every fifth of a second."""
    monkeypatch.setattr(speech, "SECONDS", 0.2)


def slowly(items):
    for item in items:
        time.sleep(0.15)
        yield item


@pytest.mark.usefixtures("hasty")
def test_on_a_pipe_a_line_now_and_then_says_number_rate_and_time_left(capsys):
    assert list(progress(slowly("abcdef"), 6)) == [*"abcdef"]

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    line = r"typeset +[\d.]+ document/s  (\d) of 6  00:0\d left"
    assert [re.fullmatch(line, one)[1] for one in lines] == ["2", "4", "6"]


@pytest.mark.usefixtures("hasty")
def test_bytes_are_told_by_file_and_without_a_total_where_none_is_known(capsys):
    with Received() as received:
        for name, total in (("oe.area", 8_000_000), ("oe.data", 0)):
            for done in slowly((0, 1_000_000, 2_000_000)):
                received(name, done, total)

    area, data = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"oe\.area +[\d.]+MB/s  2.00M of 8.00M  00:0\d left", area)
    assert re.fullmatch(r"oe\.data +[\d.]+MB/s  2.00M", data)


def test_a_quick_run_says_nothing_on_a_pipe(capsys):
    assert list(progress("ab", 2)) == ["a", "b"]

    assert capsys.readouterr().err == ""


def test_on_a_terminal_a_bar_says_the_same(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)

    assert list(progress("ab", 2)) == ["a", "b"]

    assert "typeset:   0%" in screen.getvalue()
    assert "0/2 [00:00<?" in screen.getvalue()
