"""What a claim says is held against its release, against itself, and against what stands beside."""

from dataclasses import replace

import pytest

from pipeline.audit.audit import statistics_of
from pipeline.audit.judge.instead import with_sentence
from pipeline.audit.judge.judge import judge
from pipeline.audit.model import Amount, Claim, Part
from pipeline.audit.page.html import html_blocks
from pipeline.audit.understand.claims import claims_in
from pipeline.audit.understand.records import records
from pipeline.core.paths import Paths
from pipeline.sources.claims import claims
from pipeline.warehouse.run import opened
from tests.support.audited import held, names
from tests.support.marts import warehouse_of_all

# the whole table of the school's claims, no more and no fewer; of each the figures that are given
FOUND = {
    "ma-growth": ("agrees", [15.0], {"older": [12.5]}),
    "moa-growth": ("cannot_be_checked", [4.2], {"mixes": []}),
    "ma-us-median": ("agrees", [42000], {"older": [45690], "two_names": []}),
    "ma-us-median-2": ("agrees", [20.19], {"older": [21.97], "two_names": []}),
    "moa-us-median-table": ("contradicts", [40640], {}),
    "moa-us-median-text": ("agrees", [40640], {"older": [45930], "two_names": []}),
    "moa-us-median-text-2": ("agrees", [19.54], {"older": [22.08], "two_names": []}),
    "ma-ca-mean": ("cannot_be_checked", [55100], {"consistent": []}),
    "ma-ca-mean-2": ("cannot_be_checked", [26.49], {"consistent": []}),
    "moa-ca-mean": ("cannot_be_checked", [56350], {"consistent": []}),
    "moa-ca-mean-2": ("cannot_be_checked", [27.09], {"consistent": []}),
    "demand": ("beyond_statistics", [], {}),
}
READ = "sentence"
MEDIAN = Claim(
    id="1",
    amount=Amount("$45,690", 45690, "usd"),
    place="line 1",
    quote="In May 2025 medical assistants in the U.S. earned a median of $45,690 a year.",
    role=Part("31-9092", "medical assistants", READ),
    statistic=Part("median", "median", READ),
    unit=Part("annual", "a year", READ),
    area=Part("0000000", "U.S.", READ),
    period=Part("2025A01", "May 2025", READ),
)
UNDATED = replace(MEDIAN, period=Part("", "", "no year is named"))


@pytest.fixture(scope="module")
def statistics():
    roles = ("31-9092", "43-6013", "29-1216", "29-1292", "31-9091", "29-2061", "23-2011")
    spoken = [replace(MEDIAN, role=Part(code), area=Part("0023420")) for code in roles]
    with opened(warehouse_of_all()) as connection:
        return statistics_of(connection, held(), spoken)


def said(claim, printed, **parts):
    value = float(printed.strip("$%").replace(",", ""))
    kind = "pct" if "%" in printed else "usd" if "$" in printed else "jobs"
    parts = {name: replace(getattr(claim, name), value=new) for name, new in parts.items()}
    return replace(claim, amount=Amount(printed, value, kind), **parts)


def verdict(statistics, claim):
    (one,) = judge([claim], statistics)
    return one.verdict.kind, one.verdict.reason


def growth(printed, period="2024-34", area="0000000"):
    return said(MEDIAN, printed, statistic="change_pct", unit="pct", period=period, area=area)


def test_the_schools_claims_have_the_verdicts_that_an_honest_audit_finds(statistics):
    (school,) = claims(Paths().raw / "claims")

    assert {
        one.claim.id: (
            one.verdict.kind,
            [known.value for known in one.verdict.known],
            {note.kind: [known.value for known in note.known] for note in one.notes},
        )
        for one in judge(records(school.claims), statistics)
    } == FOUND


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
    reason = "differs" if kind == "contradicts" else kind
    assert verdict(statistics, said(MEDIAN, printed)) == (kind, reason)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("role", "assumed_role"), ("statistic", "no_statistic"), ("unit", "assumed_unit"),
        ("area", "assumed_area"), ("period", "assumed_period"),
    ],
)  # fmt: skip
def test_nothing_contradicts_of_which_a_part_is_only_assumed(statistics, part, reason):
    wrong = said(MEDIAN, "$50,000")
    assumed = replace(wrong, **{part: replace(getattr(wrong, part), said="", where="guessed")})

    assert verdict(statistics, wrong) == ("contradicts", "differs")
    assert verdict(statistics, assumed) == ("cannot_be_checked", reason)


@pytest.mark.parametrize("percent", ["12%", "13%", "12.5%"])
def test_a_growth_of_12_5_percent_is_12_or_13_in_whole_percent(statistics, percent):
    assert verdict(statistics, growth(percent))[0] in ("agrees", "rounds")


def test_growth_in_a_state_is_held_against_its_own_round(statistics):
    assert verdict(statistics, growth("22.7%", area="0600000")) == ("agrees", "agrees")
    assert verdict(statistics, growth("15.4%", "2023-33", "0600000"))[0] == "cannot_be_checked"
    assert verdict(statistics, growth("10%", "2021-31")) == (
        "cannot_be_checked", "release_not_held",
    )  # fmt: skip


def test_a_mean_that_is_called_the_median_contradicts_and_is_told_for_what_it_is(statistics):
    (one,) = judge([said(MEDIAN, "$46,120")], statistics)

    assert one.verdict.kind == "contradicts"
    assert [known.measure for known in one.verdict.hints] == ["annual_mean"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("$46,120", ("agrees", "agrees")), ("$48,000", ("cannot_be_checked", "no_statistic"))],
)
def test_an_average_is_mean_or_median_exactly_or_cannot_be_checked(statistics, printed, expected):
    assert verdict(statistics, said(MEDIAN, printed, statistic="unnamed")) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("$45,690", ("agrees", "agrees")),
        ("$42,000", ("not_the_newest_figure", "older_release")),
        ("$43,500", ("not_the_newest_figure", "between")),
        ("$52,400", ("contradicts", "out_of_range")),
        ("$30,000", ("contradicts", "out_of_range")),
    ],
)
def test_a_figure_without_a_year_contradicts_only_beyond_all_releases(
    statistics, printed, expected
):
    assert verdict(statistics, said(UNDATED, printed)) == expected


def test_a_figure_without_a_year_or_place_does_not_contradict(statistics):
    claim = replace(said(UNDATED, "$92,400"), area=Part("0000000", "", "no place is named"))

    assert verdict(statistics, claim)[0] == "cannot_be_checked"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"source": Part("other", "Indeed", READ)}, "not_the_publishers_figure"),
        ({"whole": Part("industry", "in hospitals", READ)}, "part_of_the_occupation"),
        ({"whole": Part("starting_pay", "starts at", READ)}, "beyond_statistics"),
        ({"area": Part("?Wine country", "Wine country", READ)}, "cannot_be_checked"),
        ({"period": Part("2018A01", "May 2018", READ)}, "cannot_be_checked"),
    ],
)
def test_a_wrong_number_that_is_not_of_the_whole_and_of_the_publisher_is_no_contradiction(
    statistics, changes, expected
):
    assert verdict(statistics, replace(said(MEDIAN, "$99,000"), **changes))[0] == expected


def test_growth_of_a_round_that_is_not_held_of_the_nation_does_not_contradict(statistics):
    assert verdict(statistics, growth("99%", "2022-32"))[0] == "cannot_be_checked"


def test_pay_by_the_hour_that_is_not_the_pay_by_the_year_contradicts_itself(statistics):
    period = Part("2018A01", "May 2018", READ)
    year = replace(MEDIAN, period=period, group="one")
    hour = replace(said(year, "$29.17", unit="hourly"), id="2")

    found = judge([year, hour], statistics)

    assert [(one.verdict.kind, one.verdict.others) for one in found] == [
        ("contradicts_itself", ("2",)), ("contradicts_itself", ("1",)),
    ]  # fmt: skip


def test_a_floor_cannot_confirm_but_can_contradict(statistics):
    area = next(
        key[1] for key, row in statistics.pay.items()
        if key[0] == "2025A01" and key[2] == "29-1216" and row.annual_90th_usd is None
        and row.annual_90th_note_code == row.ceiling_note_code
    )  # fmt: skip
    rich = replace(MEDIAN, role=Part("29-1216", "physicians", READ), area=Part(area, "there", READ))

    assert [
        verdict(statistics, said(rich, text, statistic="90th")) for text in ("$250,000", "$150,000")
    ] == [("cannot_be_checked", "floor"), ("contradicts", "differs")]


def test_two_rounds_side_by_side_mix_and_the_older_one_is_named(statistics):
    first = replace(growth("15%", "2023-33"), group="table")
    second = replace(growth("4.2%"), id="2", group="table", role=Part("43-6013", "MOAs", READ))

    assert [[note.kind for note in one.notes] for one in judge([first, second], statistics)] == [
        ["older", "mixes"], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("MAs grow 12.5% from 2024 to 2034, much faster than the average.", "agrees"),
        ("Paralegals grow 1% from 2023 to 2033, much faster than the average.", "contradicts"),
        ("The states with the highest mean pay for LPNs in May 2025 are Mississippi and Alabama.",
         "contradicts"),
        ("No state employed more medical assistants in May 2025 than California.", "agrees"),
        ("In May 2025 dental assistants earned a higher median than dental hygienists.",
         "contradicts"),
        ("MAs in California had a higher median than MAs in Texas in May 2025.", "agrees"),
        ("MAs grow faster than dental assistants from 2024 to 2034.", "agrees"),
        ("MAs earned a median of $45,690 in May 2025, above the $50,980 of all workers.",
         "contradicts"),
    ],
)  # fmt: skip
def test_adverbs_ranks_and_comparisons_are_held_against_the_figures(statistics, sentence, kind):
    found, _ = claims_in(html_blocks(f"<p>{sentence}</p>"), names())

    assert [
        one.verdict.kind for one in judge(found, statistics) if one.claim.amount.kind == "words"
    ] == [kind]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<h2>Texas</h2><p>In May 2025 dental assistants had a higher median than dental "
         "hygienists.</p>", "compared"),
        ("<p>Figures of Ohio and of Texas, from the BLS:</p><ul><li>Dental assistants grow much "
         "faster than the average for all occupations from 2024 to 2034.</li></ul>",
         "assumed_area"),
        ("<p>Figures of Ohio and of Texas:</p><ul><li>BLS: the May 2025 median of dental assistants"
         " was $99,000 a year.</li></ul>", "assumed_area"),
        ("<p>Dental assistants earn a higher median than dental hygienists.</p>", "no_year"),
    ],
)  # fmt: skip
def test_words_contradict_of_the_area_and_the_years_that_are_read_alone(statistics, page, reason):
    found, _ = claims_in(html_blocks(page), names())

    (one,) = judge(found, statistics)

    kind = "contradicts" if reason == "compared" else "cannot_be_checked"
    assert (one.verdict.kind, one.verdict.reason) == (kind, reason)
    assert {known.area for known in one.verdict.known} <= {"4800000", "0000000"}
    assert reason != "compared" or {known.area for known in one.verdict.known} == {"4800000"}


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            said(MEDIAN, "$46,590"),
            "In May 2025, the median annual wage of medical assistants in the United States was "
            "$45,690.",
        ),
        (
            said(MEDIAN, "$15", statistic="10th", unit="hourly"),
            "In May 2025, 10 percent of medical assistants in the United States earned less than "
            "$17.33 an hour.",
        ),
        (
            growth("25%"),
            "The number of jobs for medical assistants in the United States is projected to grow "
            "12.5% from 2024 to 2034.",
        ),
        (
            said(MEDIAN, "12", statistic="openings", unit="jobs", period="2024-34"),
            "From 2024 to 2034, 112,300 openings a year are projected for medical assistants in "
            "the United States.",
        ),
    ],
)
def test_a_wrong_claim_has_the_sentence_to_write_in_its_place(statistics, claim, sentence):
    (one,) = judge([claim], statistics)

    written = with_sentence(one, statistics, names().plurals).verdict.instead

    assert written == f"{sentence} Source: U.S. Bureau of Labor Statistics."


def test_a_right_claim_of_the_newest_release_needs_no_other(statistics):
    (one,) = judge([MEDIAN], statistics)

    assert with_sentence(one, statistics, names().plurals) == one


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("In May 2025 dental assistants earned a higher median than dental hygienists.",
         "In May 2025, the median annual wage of dental assistants in the United States was "
         "$48,070. In May 2025, the median annual wage of dental hygienists in the United States "
         "was $98,100. Source: U.S. Bureau of Labor Statistics."),
        ("Paralegals grow 1% from 2023 to 2033, much faster than the average.",
         "The number of jobs for paralegals in the United States is projected to grow 0.2% from "
         "2024 to 2034. Source: U.S. Bureau of Labor Statistics."),
        ("MAs in California had a higher median than MAs in Texas in May 2025.", ""),
    ],
)  # fmt: skip
def test_words_that_are_wrong_have_the_figures_to_write_in_their_place(
    statistics, sentence, written
):
    found, _ = claims_in(html_blocks(f"<p>{sentence}</p>"), names())

    *_, one = judge(found, statistics)

    assert with_sentence(one, statistics, names().plurals).verdict.instead == written
