"""A small part of the bench: no true claim is accused, and what contradicts is caught."""

import pytest

from tests.bench.audit import caught, known, measured
from tests.support.audit_claims import items


@pytest.mark.parametrize("is_page", [True, False])
def test_made_claims_get_the_verdicts_that_they_deserve(is_page):
    made = items(60, seed=7)
    _, _, _, wrong = measured(made, *known(), is_page=is_page)

    contradicted, missed, accused = caught(made, wrong)
    assert contradicted >= 35
    assert (missed, accused) == (0, [])
    assert [(item.text, found) for item, found in wrong if item.is_true] == []
