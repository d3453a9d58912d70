"""`pair new` declares two roles as a pair, and leaves every other line as it is."""

import pytest

from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.editorial.pair import draft_pair
from pipeline.settings.brochures import read_brochures

FIRST, SECOND = "medical-office-assistant", "medical-assistant"


def test_a_pair_is_declared_at_the_end_with_its_texts_to_write(root):
    paths = Paths(root)
    before = paths.matrix.read_text()

    slug = draft_pair(FIRST, SECOND, paths)

    matrix = read_brochures(paths.matrix)
    assert slug == f"{FIRST}_vs_{SECOND}"
    assert paths.matrix.read_text().startswith(before.rstrip("\n"))
    assert (matrix.pairs[-1].slug, matrix.pairs[-1].roles) == (slug, (FIRST, SECOND))
    assert matrix.pairs[-1].headline == ""


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("medical-asistant", SECOND, "no role is called “medical-asistant”"),
        (SECOND, "nobody", "no role is called “nobody”"),
        (SECOND, SECOND, "field pair.7..roles has one role twice"),
        (SECOND, FIRST, "field pair.7..slug is another pair's"),
    ],
)
def test_what_cannot_be_a_pair_is_refused_and_nothing_is_written(root, first, second, said):
    paths = Paths(root)
    before = paths.matrix.read_text()

    with pytest.raises(UsageError, match=said):
        draft_pair(first, second, paths)

    assert paths.matrix.read_text() == before
