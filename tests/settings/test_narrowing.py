"""What is asked for decides what is made; brochures.toml decides what nobody asked about."""

import pytest

from pipeline.core.errors import Faults, UsageError
from pipeline.settings.request import Request, narrow
from tests.support.made import PAIR, WITHOUT_ROLES, matrix

DECLARED = [pair.slug for pair in matrix().pairs]


def narrowed(request):
    with Faults() as faults:
        return narrow(matrix(), request, faults)


def slugs(*asked):
    return [pair.slug for pair in narrowed(Request(pairs=asked)).pairs]


def test_without_a_word_the_first_pair_alone_is_made():
    assert slugs() == [PAIR] == DECLARED[:1]


def test_a_pair_that_the_matrix_leaves_out_is_made_when_it_is_named():
    assert slugs(DECLARED[-1]) == DECLARED[-1:]


def test_one_word_makes_every_pair_declared():
    assert slugs("all") == DECLARED
    assert slugs("all", WITHOUT_ROLES) == [*DECLARED, WITHOUT_ROLES.replace(":", "_vs_")]


def test_a_pair_that_is_not_declared_is_refused():
    with pytest.raises(UsageError, match="no pair is called “nurse_vs_aide”"):
        slugs("nurse_vs_aide")


def test_what_is_asked_for_stands_in_for_what_the_matrix_says():
    request = Request(areas=("state:CA",), layouts=("guide",))

    order = narrowed(request)

    assert (order.areas, order.layouts) == (("state:CA",), ("guide",))
    assert (order.variants, order.organisation) == (matrix().variants, matrix().organisation)
