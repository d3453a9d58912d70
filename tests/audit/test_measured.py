"""A small part of the bench: no true claim is accused, and what contradicts is caught."""

import pytest

from pipeline.audit.judge.statistics import read_statistics
from tests.bench.audit import caught, measured
from tests.support.audit_claims import items, roles
from tests.support.audited import held, names
from tests.support.marts import open_marts


@pytest.mark.parametrize("is_page", [True, False])
def test_made_claims_get_the_verdicts_that_they_deserve(marts, is_page):
    made = items(60, seed=7)
    with open_marts(marts) as connection:
        codes = [role["soc_code"] for role in roles().values()]
        statistics = read_statistics(connection, held(), codes)

    _, _, _, wrong = measured(made, names(), statistics, is_page=is_page)

    contradicted, missed, accused = caught(made, wrong)
    assert contradicted >= 35
    assert (missed, accused) == (0, [])
    assert [(item.text, found) for item, found in wrong if item.is_true] == []
