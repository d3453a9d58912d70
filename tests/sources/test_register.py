from pipeline.sources import names
from pipeline.sources.register import EVERY, FETCHED


def test_the_sources_that_are_fetched_go_by_the_names_that_options_take():
    assert tuple(source.name for source in FETCHED) == names.FETCHED
    assert len({source.name for source in EVERY}) == len(EVERY)
