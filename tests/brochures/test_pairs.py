"""Every pair that brochures.toml declares can be made: its roles are there and are published."""

import re

import pytest

from pipeline.archive.releases import newest_good
from pipeline.core.paths import Paths
from pipeline.sources.roles.publication import SOURCE, read
from tests.support.comparisons import NONSENSE, texts
from tests.support.made import matrix, sampled
from tests.support.marts import open_marts

PAIRS = matrix().pairs
ROLES = sorted({side for pair in PAIRS for side in pair.sides})
TEXTS = ("headline", "shared", "choose_first", "choose_second")
ROUNDS = ["2023-33", "2024-34"]
FILES = {row["slug"]: row for row in read(newest_good(Paths().raw, SOURCE))["roles"].to_dicts()}
LONGEST_SENTENCE = 25  # words


def slugs(pairs):
    return [pair.slug for pair in pairs]


def test_every_role_file_belongs_to_a_pair_and_every_side_of_a_pair_has_its_file():
    assert [path.stem for path in sorted(Paths().raw.glob("roles/*.toml"))] == ROLES


def test_a_pair_is_called_after_its_two_roles():
    assert slugs(PAIRS) == ["_vs_".join(pair.sides) for pair in PAIRS]


@pytest.mark.parametrize("pair", PAIRS, ids=slugs(PAIRS))
def test_the_texts_of_a_pair_are_there(pair):
    assert [name for name in TEXTS if not getattr(pair, name)] == []


@pytest.mark.parametrize("pair", PAIRS, ids=slugs(PAIRS))
def test_a_pair_shares_a_duty_word_for_word_first_and_each_role_has_its_own(pair):
    first, second = (FILES[side]["day"] for side in pair.sides)
    shared = [duty for duty in first if duty in second]

    assert shared
    assert (first[: len(shared)], second[: len(shared)]) == (shared, shared)
    assert len(first) >= len(shared) + 2
    assert len(second) >= len(shared) + 2
    assert (len({*first}), len({*second})) == (len(first), len(second))


@pytest.mark.parametrize("pair", PAIRS, ids=slugs(PAIRS))
def test_whom_a_role_may_suit_is_said_to_the_reader(pair):
    assert [text[:4] for text in (pair.choose_first, pair.choose_second)] == ["You ", "You "]


def test_no_sentence_of_a_role_or_a_pair_is_long():
    said = [*(getattr(pair, name) for pair in PAIRS for name in TEXTS)]
    said += [text for row in FILES.values() for value in row.values() for text in _texts(value)]

    sentences = [one for text in said for one in re.split(r"(?<=[.!?])\s", text)]
    assert [one for one in sentences if len(one.split()) > LONGEST_SENTENCE] == []


def _texts(value):
    return [value] if isinstance(value, str) else value


def test_every_role_is_an_occupation_of_the_release_and_of_both_rounds(marts):
    query = """
        select roles.role_slug, list_sort(list(distinct outlook.projection_round))
        from marts.roles as roles
        inner join marts.occupations as occupations
            on roles.occupation_code = occupations.occupation_code
        inner join marts.pay_estimates as pay
            on occupations.occupation_code = pay.occupation_code
            and occupations.release = pay.release
        inner join marts.outlook as outlook
            on roles.occupation_code = outlook.occupation_code
        where
            occupations.release = '2025A01'
            and occupations.is_detailed
            and pay.area_code = '0000000'
            and pay.annual_median_usd is not null
            and outlook.change_pct is not null
        group by roles.role_slug
        order by roles.role_slug
    """
    with open_marts(marts) as connection:
        found = connection.execute(query).fetchall()

    assert found == [(role, ROUNDS) for role in ROLES]


@pytest.mark.parametrize("pair", slugs(PAIRS))
def test_a_pair_says_no_nonsense_where_all_is_published_and_where_little_is(marts, pair):
    made = sampled(marts, pair).values()

    assert [text for brochure in made for text in texts(brochure) if NONSENSE.search(text)] == []
    assert all(brochure.is_editorial for brochure in made)
