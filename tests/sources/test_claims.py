"""What a school says in print is data, read whole or refused."""

import pytest

from pipeline.core.errors import ParseError
from pipeline.core.paths import Paths
from pipeline.sources.claims import ClaimedFigure, SchoolClaim, claims

FILE = Paths().raw / "claims/campus-sacramento.toml"


@pytest.fixture
def changed(tmp_path):
    """Give a function that reads the school's file with one text replaced."""

    def read(old, new):
        assert old in FILE.read_text()
        (tmp_path / FILE.name).write_text(FILE.read_text().replace(old, new, 1))
        return claims(tmp_path)

    return read


def test_the_schools_claims_are_read_in_their_order():
    (school,) = claims(FILE.parent)

    assert (school.slug, school.name) == ("campus-sacramento", "Campus Sacramento")
    assert [claim.id for claim in school.claims] == [
        "ma-growth",
        "moa-growth",
        "ma-us-median",
        "moa-us-median-table",
        "moa-us-median-text",
        "ma-ca-mean",
        "moa-ca-mean",
        "demand",
    ]


def test_a_claim_states_one_fact_in_several_units():
    claim = claims(FILE.parent)[0].claims[4]

    assert claim == SchoolClaim(
        id="moa-us-median-text",
        text="Medical office assistants in the United States earned $40,640 in May 2023, "
        "$19.54 an hour",
        where=("text",),
        role="medical-office-assistant",
        soc_code="43-6013",
        area="0000000",
        source="bls_oews",
        release="2023A01",
        statistic="median average",
        statements=(
            ClaimedFigure("annual_median", 40640.0, "usd_per_year", "$40,640"),
            ClaimedFigure("hourly_median", 19.54, "usd_per_hour", "$19.54"),
        ),
    )


def test_a_project_without_claims_has_none(tmp_path):
    assert claims(tmp_path / "nothing") == ()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("[[claim]]", "[[claim", "the claims cannot be read"),
        ('release = "2023-33"\n', "", "claim ma-growth: field release is missing"),
        ("role =", 'mood = ""\nrole =', "claim ma-growth: unknown field mood"),
        ('["table", "text"]', '"table"', "claim ma-growth: field where does not fit"),
        ("value = 15", 'value = "15"', "claim ma-growth: field statements[0].value does not fit"),
        ("role =", 'group = "table"\nrole =', "claim ma-growth: unknown field group"),
        ("value = 15", 'value = 15, relation = "is"', "claim ma-growth: unknown field "
                                                      "statements[0].relation"),
        ("moa-growth", "ma-growth", "two claims have one id"),
    ],
)  # fmt: skip
def test_a_claim_that_does_not_fit_is_named(changed, old, new, what):
    with pytest.raises(ParseError) as caught:
        changed(old, new)

    assert caught.value.what == what
    assert caught.value.where.endswith("campus-sacramento.toml")
    assert caught.value.todo
