"""Passages in the manner of real pages get the verdicts that they deserve, measured in counts."""

from pathlib import Path

import pytest

from pipeline.audit.audit import statistics_of
from pipeline.warehouse.run import opened
from tests.support.audited import held, names
from tests.support.marts import warehouse_of_all
from tests.support.passages import passages, read, scored

FILES = sorted((Path(__file__).parent / "passages").glob("*.toml"))
FLOORS = {
    ("accused rightly", "accusations"): 0.95,
    ("caught", "untruths"): 0.90,
    ("found", "claims"): 0.85,
    ("judged rightly", "found"): 0.85,
    ("accounted", "amounts"): 1.0,
}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_an_audit_is_right_about_passages_as_often_as_it_says(file, tmp_path):
    found = [(one, read(one, names(), tmp_path)) for one in passages(file)]
    with opened(warehouse_of_all()) as connection:
        claims = [claim for _, (claims, _) in found for claim in claims]
        statistics = statistics_of(connection, held(), claims)

    score = scored(found, statistics)

    print("", *score.table(), *score.wrong, sep="\n")
    assert [pair for pair, floor in FLOORS.items() if score.share(*pair) < floor] == []
