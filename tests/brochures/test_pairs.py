"""Every pair that brochures.toml declares can be made: its roles are there and are published."""

import pytest

from pipeline.core.paths import Paths
from tests.support.comparisons import NONSENSE, texts
from tests.support.made import brochures, matrix
from tests.support.marts import open_marts

PAIRS = matrix().pairs
ROLES = sorted({side for pair in PAIRS for side in pair.sides})
TEXTS = ("headline", "shared", "choose_first", "choose_second")
ROUNDS = ["2023-33", "2024-34"]


def slugs(pairs):
    return [pair.slug for pair in pairs]


def test_every_role_file_belongs_to_a_pair_and_every_side_of_a_pair_has_its_file():
    assert [path.stem for path in sorted(Paths().raw.glob("roles/*.toml"))] == ROLES


def test_a_pair_is_called_after_its_two_roles():
    assert slugs(PAIRS) == ["_vs_".join(pair.sides) for pair in PAIRS]


@pytest.mark.parametrize("pair", PAIRS, ids=slugs(PAIRS))
def test_the_texts_of_a_pair_are_there(pair):
    assert [name for name in TEXTS if not getattr(pair, name)] == []


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
    made = brochures(marts, pair, ("nation", "0040900", "0600007", "0040340", "7200006"))

    assert [text for brochure in made for text in texts(brochure) if NONSENSE.search(text)] == []
    assert all(brochure.is_editorial for brochure in made)
