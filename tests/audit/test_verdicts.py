"""What a claim says is held against its release, against itself, and against what stands beside."""

from dataclasses import replace

import pytest

from pipeline.archive.releases import releases
from pipeline.audit.judge.judge import judge
from pipeline.audit.judge.statistics import read_statistics
from pipeline.core.paths import Paths
from pipeline.sources.claims import ClaimedFigure, claims
from pipeline.sources.claims import SchoolClaim as Claim
from pipeline.sources.register import SOURCES
from tests.support.marts import open_marts

# the whole table of the school's claims, no more and no fewer; of each the figures that are given
FOUND = {
    "ma-growth": {"agrees": [15.0], "stale": [12.5]},
    "moa-growth": {"cannot_be_checked": [5.4, 4.2], "mixes": []},
    "ma-us-median": {
        "agrees": [42000, 20.19],
        "stale": [45690, 21.97],
        "names_no_statistic": [],
    },
    "moa-us-median-table": {"contradicts": [40640], "contradicts_itself": []},
    "moa-us-median-text": {
        "agrees": [40640, 19.54],
        "stale": [45930, 22.08],
        "names_no_statistic": [],
    },
    "ma-ca-mean": {"consistent": [], "cannot_be_checked": [55100], "stale": [55100, 26.49]},
    "moa-ca-mean": {"consistent": [], "cannot_be_checked": [56350], "stale": [56350, 27.09]},
    "demand": {"beyond_statistics": []},
}
MEDIAN = Claim(
    id="one",
    text="Medical assistants earn a median of $45,690 a year (May 2025)",
    where=("line 1",),
    role="medical-assistant",
    soc_code="31-9092",
    area="0000000",
    source="bls_oews",
    release="2025A01",
    statistic="median",
    statements=(ClaimedFigure("annual_median", 45690, "usd_per_year", "$45,690"),),
)


@pytest.fixture(scope="module")
def statistics(marts):
    with open_marts(marts) as connection:
        return read_statistics(
            connection, releases(Paths().raw, SOURCES), ("31-9092", "43-6013", "29-1216")
        )


def found(statistics, *claims):
    """Give each claim's verdicts as kind and reason."""
    return [
        [(verdict.kind, verdict.reason) for verdict in audited.verdicts]
        for audited in judge(claims, statistics)
    ]


def said(printed, measure="annual_median", unit="usd_per_year", relation="is"):
    value = float(printed.strip("$%").replace(",", ""))
    return ClaimedFigure(measure, value, unit, printed, relation)


def test_the_schools_claims_have_the_verdicts_that_an_honest_audit_finds(statistics):
    (school,) = claims(Paths().raw / "claims")

    audited = judge(school.claims, statistics)

    assert {
        one.claim.id: {v.kind: [known.value for known in v.known] for v in one.verdicts}
        for one in audited
    } == FOUND
    assert len({verdict.kind for one in audited for verdict in one.verdicts}) == 9


def test_a_contradiction_gives_the_right_figure_with_its_series(statistics):
    (school,) = claims(Paths().raw / "claims")

    (wrong,) = [
        verdict
        for audited in judge(school.claims, statistics)
        for verdict in audited.verdicts
        if verdict.kind == "contradicts"
    ]

    (known,) = wrong.known
    assert (known.release, known.key) == ("2023A01", "OEUN000000000000043601313")


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("$45,690", "agrees"),
        ("$45,700", "rounds"),
        ("$46,000", "rounds"),
        ("$45,000", "contradicts"),
        ("$50,000", "contradicts"),
        ("$45,960", "contradicts"),
        ("$45,680", "contradicts"),
    ],
)
def test_a_coarser_figure_rounds_and_any_other_contradicts(statistics, printed, kind):
    claim = replace(MEDIAN, statements=(said(printed),))

    assert found(statistics, claim) == [[(kind, "differs" if kind == "contradicts" else kind)]]


@pytest.mark.parametrize("percent", ["12%", "13%", "12.5%"])
def test_a_growth_of_12_5_percent_is_12_or_13_in_whole_percent(statistics, percent):
    claim = replace(
        MEDIAN,
        text="",
        source="bls_projections",
        release="2024-34",
        statistic="growth",
        statements=(said(percent, "change_pct", "pct"),),
    )

    assert found(statistics, claim)[0][0][0] in ("agrees", "rounds")


def test_a_mean_that_is_called_the_median_contradicts_and_is_told_for_what_it_is(statistics):
    claim = replace(MEDIAN, statements=(said("$46,120"),))

    ((verdict,),) = [one.verdicts for one in judge([claim], statistics)]

    assert verdict.kind == "contradicts"
    assert [known.measure for known in verdict.hints] == ["annual_mean"]


def test_an_average_is_held_against_mean_and_median_and_named_neither(statistics):
    claim = replace(MEDIAN, statistic="average", statements=(said("$46,120", "annual_unnamed"),))

    assert found(statistics, claim) == [
        [("agrees", "agrees"), ("names_no_statistic", "average_alone")]
    ]


def test_an_average_that_is_neither_contradicts(statistics):
    claim = replace(MEDIAN, statistic="average", statements=(said("$48,000", "annual_unnamed"),))

    assert found(statistics, claim)[0][0] == ("contradicts", "unnamed")


def test_pay_by_the_hour_that_is_not_the_pay_by_the_year_contradicts_itself(statistics):
    claim = replace(
        MEDIAN, statements=(said("$45,690"), said("$29.17", "hourly_median", "usd_per_hour"))
    )

    assert [kind for kind, _ in found(statistics, claim)[0]] == [
        "contradicts",
        "contradicts_itself",
    ]


def test_a_figure_without_its_date_is_stale_when_only_an_older_release_says_so(statistics):
    claim = replace(MEDIAN, release="", statements=(said("$42,000"),))

    assert found(statistics, claim) == [[("agrees", "agrees"), ("stale", "newer")]]


def test_a_growth_without_its_years_lacks_them(statistics):
    claim = replace(
        MEDIAN, source="bls_projections", release="", statistic="growth", text="",
        statements=(said("12.5%", "change_pct", "pct"),),
    )  # fmt: skip

    assert found(statistics, claim) == [[("agrees", "agrees"), ("names_no_statistic", "no_years")]]


def test_growth_in_a_state_cannot_be_checked(statistics):
    claim = replace(
        MEDIAN, source="bls_projections", release="2024-34", area="0600000", text="",
        statements=(said("20%", "change_pct", "pct"),),
    )  # fmt: skip

    assert found(statistics, claim) == [[("cannot_be_checked", "national_only")]]


def test_a_floor_cannot_confirm_but_can_contradict(statistics):
    rich = replace(MEDIAN, soc_code="29-1216", area="0000000")
    area = next(
        key[1] for key, row in statistics.pay.items()
        if key[0] == "2025A01" and key[2] == "29-1216" and row.annual_90th_usd is None
        and row.annual_90th_note_code == row.ceiling_note_code
    )  # fmt: skip

    kinds = [
        found(statistics, replace(rich, area=area, statements=(said(text, "annual_90th"),)))[0][0]
        for text in ("$250,000", "$150,000")
    ]

    assert kinds == [("cannot_be_checked", "floor"), ("contradicts", "differs")]


def test_a_median_beside_another_roles_mean_mixes_unless_the_whole_table_has_both(statistics):
    first = replace(MEDIAN, group="table")
    second = replace(
        first, id="two", soc_code="43-6013", statistic="mean",
        statements=(said("$46,800", "annual_mean"),),
    )  # fmt: skip
    median = replace(second, id="three", statements=(said("$45,930"),))
    mean = replace(first, id="four", statements=(said("$46,120", "annual_mean"),))

    assert found(statistics, first, second)[1] == [("agrees", "agrees"), ("mixes", "statistics")]
    assert all(
        one == [("agrees", "agrees")] for one in found(statistics, first, second, median, mean)
    )


def test_two_releases_side_by_side_mix_and_the_older_one_is_named(statistics):
    first = replace(MEDIAN, group="table", release="2023A01", statements=(said("$42,000"),))
    second = replace(
        MEDIAN, id="two", group="table", soc_code="43-6013", statements=(said("$45,930"),)
    )

    assert found(statistics, first, second) == [
        [("agrees", "agrees"), ("mixes", "releases"), ("stale", "newer")],
        [("agrees", "agrees")],
    ]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Graduates are guaranteed a job", ["guarantee"]),
        ("There is a nationwide shortage of medical assistants", ["shortage"]),
        ("The starting salary is high", ["starting_pay"]),
        ("You will earn more", ["you_will_earn"]),
        ("Demand for healthcare workers has never been higher", ["never_higher"]),
        ("Medical assistants are in high demand", ["in_demand"]),
        ("We do not guarantee employment, and no starting salary is published", []),
        ("Half of all medical assistants earn less than the median", []),
    ],
)
def test_words_that_no_statistic_carries_are_found_unless_they_are_denied(
    statistics, text, reasons
):
    claim = replace(MEDIAN, text=text, statements=(), statistic="")

    assert found(statistics, claim) == [[("beyond_statistics", reason) for reason in reasons]]
