"""Projections of all states, with the nation's of the same round."""

from pipeline.archive.releases import releases
from pipeline.core.paths import ROOT
from pipeline.core.states import STATES
from pipeline.sources.parse import parse
from pipeline.sources.state_projections.publication import SOURCE


def test_what_ships_is_every_state_and_territory_and_the_nation_in_one_round():
    (frame,) = parse(releases(ROOT / "data/raw", [SOURCE]), [SOURCE])
    codes = dict(frame.rows.select("area_name", "area_code").unique().rows())

    assert frame.rows.height == 36626
    assert codes == {
        "United States": "0000000",
        **{name: f"{code}00000" for code, name in STATES.values()},
    }
    assert frame.rows.select("start_year", "end_year").unique().rows() == [(2022, 2032)]
