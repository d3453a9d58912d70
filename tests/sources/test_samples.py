"""Each publication's folder has a small true sample in its publisher's layout, which it reads."""

import pytest

from pipeline.sources.parse import parse
from pipeline.sources.register import PUBLISHED
from tests.support.samples import samples

MOST_ROWS = 100


@pytest.mark.parametrize("source", PUBLISHED, ids=lambda source: source.name)
def test_a_sample_is_what_its_receipt_says_and_its_own_reader_reads_it(source):
    found = samples(source)

    assert found, f"pipeline/sources/{source.name}/sample has no release"
    for frame in parse(found, [source]):
        assert 0 < frame.rows.height <= MOST_ROWS, frame.table.name
    if source.feed:
        paths = [one.folder / file.stored_as for one in found for file in one.receipt.files]
        assert all(map(source.feed.recognise, paths)) or source.feed.needs
