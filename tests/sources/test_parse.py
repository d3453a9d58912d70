"""A release becomes frames of exactly its source's columns and key."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.archive.receipt import Receipt
from pipeline.archive.source import Frame, RawTable, Release, Source
from pipeline.core.errors import ParseError
from pipeline.sources.parse import parse

LETTERS = RawTable("letters", {"letter": pl.String, "n": pl.Int64}, ("letter",))
OTHERS = RawTable("others", {"letter": pl.String}, ("letter",))
GOOD = pl.DataFrame({"letter": ["a", "b"], "n": [1, 2]})


def source(name="alphabet", **frames):
    return Source(name, name, "", "", "", (LETTERS, OTHERS), lambda _: frames)


def release(source, name="2025"):
    receipt = Receipt(source, name, "", "", "", "", "", ())
    return Release(source, name, Path(source) / name, receipt)


def parsed(frame):
    return parse([release("alphabet")], [source(letters=frame)])


def test_every_release_gives_the_frames_that_it_carries():
    both = source("both", others=pl.DataFrame({"letter": ["c"]}), letters=GOOD)
    releases = [release("alphabet"), release("both", "2024"), release("both")]

    frames = parse(releases, [both, source(letters=GOOD)])

    assert [(frame.table.name, frame.rows.rows()) for frame in frames] == [
        ("letters", [("a", 1), ("b", 2)]),
        ("letters", [("a", 1), ("b", 2)]),
        ("others", [("c",)]),
        ("letters", [("a", 1), ("b", 2)]),
        ("others", [("c",)]),
    ]
    assert isinstance(frames[0], Frame)


@pytest.mark.parametrize(
    ("frame", "found"),
    [
        (GOOD.drop("n"), "letter String"),
        (GOOD.rename({"n": "m"}), "letter String, m Int64"),
        (GOOD.with_columns(m=1), "letter String, n Int64, m Int32"),
        (GOOD.cast({"n": pl.Float64}), "letter String, n Float64"),
        (GOOD.select("n", "letter"), "n Int64, letter String"),
    ],
)
def test_a_frame_of_another_shape_is_refused(frame, found):
    with pytest.raises(ParseError) as caught:
        parsed(frame)

    error = caught.value
    assert (error.what, error.where, error.expected, error.found) == (
        "the frame of letters has another shape",
        "alphabet 2025",
        "letter String, n Int64",
        found,
    )


def test_a_doubled_key_is_refused_by_name():
    with pytest.raises(ParseError) as caught:
        parsed(pl.DataFrame({"letter": ["b", "a", "b"], "n": [1, 2, 3]}))

    error = caught.value
    assert (error.what, error.where, error.expected, error.found) == (
        "a key of letters stands there twice",
        "alphabet/2025",
        "one row a letter",
        "b",
    )
