"""A year's benchmark of earnings with a high school diploma alone."""

import pytest

from pipeline.archive.releases import newest_good
from pipeline.core.errors import ParseError
from pipeline.sources.ed_thresholds.publication import SOURCE, read
from tests.support.samples import samples
from tests.support.small_archive import keep


def test_a_state_and_the_nation_have_a_benchmark():
    (release,) = samples(SOURCE)

    found = read(release)["ed_thresholds"]

    assert found.filter(state_code="00").rows() == [("2026", "00", "2026", 36082.0)]
    assert found.filter(state_code="06").rows() == [("2026", "06", "2026", 36976.0)]
    assert found.height == 10


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["00,2025,35000"], "2025"),
        (["00,2026,36082", "06,2025,35000"], "2025, 2026"),
        (["00,,36082"], "None"),
        ([], "no line"),
    ],
)
def test_a_benchmark_of_another_year_is_refused_by_name(tmp_path, lines, found):
    text = "\n".join(["state_code,benchmark_year,high_school_median_usd", *lines, ""])
    keep(tmp_path, SOURCE, "2026", {"ed_thresholds.csv": text})
    release = newest_good(tmp_path / "data/raw", SOURCE)

    with pytest.raises(ParseError) as caught:
        read(release)

    error = caught.value
    assert (error.what, error.where) == (
        "the benchmark is of another year",
        str(tmp_path / "data/raw/ed_thresholds/2026"),
    )
    assert (error.expected, error.found) == ("2026", found)
    assert error.todo == "Keep each year's benchmark in a folder of that name."
