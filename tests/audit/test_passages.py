"""Passages in the manner of real pages get the verdicts that they deserve, measured in counts."""

import pytest

from pipeline.audit.audit import statistics_of
from pipeline.audit.judge.judge import judge
from pipeline.audit.model import WRONG
from pipeline.audit.page.text import text_blocks
from pipeline.audit.understand.claims import claims_in
from pipeline.warehouse.run import opened
from tests.support.audited import held, names
from tests.support.marts import warehouse_of_all
from tests.support.passages import FILES, FOLDER, measured

PAIRS = (
    ("accused rightly", "accusations"),
    ("caught", "untruths"),
    ("found", "claims"),
    ("judged rightly", "found"),
    ("accounted", "amounts"),
)
FLOORS = {
    "open": (0.95, 0.90, 0.85, 0.85, 1.0),
    "aside": (1.0, 0.90, 0.88, 0.94, 0.99),
    "plain": (1.0, 0.97, 0.95, 0.97, 1.0),
    "mixed": (0.98, 0.78, 0.90, 0.91, 0.99),
    "blind": (0.97, 0.86, 0.89, 0.95, 0.99),
}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_an_audit_is_right_about_passages_as_often_as_it_says(file, tmp_path):
    score = measured(file, tmp_path)

    print("", *score.table(), *score.wrong, sep="\n")
    floors = dict(zip(PAIRS, FLOORS[file.stem], strict=True))
    assert [pair for pair, floor in floors.items() if score.share(*pair) < floor] == []


def test_nothing_that_is_true_or_not_settled_is_accused():
    lines = (FOLDER / "true.txt").read_text().splitlines()
    read = [(line, claims_in(text_blocks(line), names())[0]) for line in lines]
    with opened(warehouse_of_all()) as connection:
        claims = [claim for _, claims in read for claim in claims]
        statistics = statistics_of(connection, held(), claims)

    assert [
        (line, one.claim.amount.printed, one.verdict.reason)
        for line, claims in read
        for one in judge(claims, statistics)
        if one.verdict.kind in WRONG
    ] == []
