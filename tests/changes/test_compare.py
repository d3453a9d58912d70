"""Two editions are told apart: what differs, what it means, and what must not be compared."""

import json
import shutil

import pytest

from pipeline.changes.compare import changes
from pipeline.changes.model import (
    ClaimAge,
    DocumentChanges,
    FigureChange,
    PrintedValue,
    ReleaseChange,
    SentenceChange,
    Turn,
)
from pipeline.core.errors import PublishError
from pipeline.core.paths import Paths
from pipeline.editions.manifest import Failure
from pipeline.sources.claims import claims
from tests.support.editions import (
    METRO,
    NAMES,
    NATION,
    PAIR,
    STATE,
    compare,
    edition,
    figure,
    gap,
    parity,
    pay,
    projected,
    rank,
)

MA, MOA = "31-9092", "43-6013"
NEWER = {"bls_oews": "2025A01"}


def verdicts(found):
    return [(one.judgement, one.difference, one.margin) for one in found.figures]


def means(area, value, error):
    return [pay(area, MA, "annual_mean", value), pay(area, MA, "mean_rse", error)]


# What a change of one figure means


@pytest.mark.parametrize(
    ("now", "judgement"), [(51_000, "beyond_error"), (50_600, "within_error")]
)  # fmt: skip
def test_a_mean_is_judged_by_the_errors_of_both_releases(tmp_path, now, judgement):
    found = compare(tmp_path, means(STATE, 50_000, 0.6), means(STATE, now, 0.8), **NEWER)

    margin = 1.645 * ((50_000 * 0.006) ** 2 + (now * 0.008) ** 2) ** 0.5
    assert verdicts(found)[0] == (judgement, now - 50_000, round(margin, 2))


def test_an_error_is_known_from_the_margin_that_it_is_an_input_to(tmp_path):
    def edition_of(value):
        mean = pay(STATE, MA, "annual_mean", value)
        key = f"{mean.key[:-2]}05"
        margin = gap(STATE, 600, "$600", unit="annual_mean.margin", inputs=(mean.key, key),
                     input_values=(value, 1.0))  # fmt: skip
        return [mean, margin]

    found = compare(tmp_path, edition_of(50_000), edition_of(53_000), **NEWER)

    assert verdicts(found) == [("beyond_error", 3000, 1198.59)]


def test_a_mean_without_a_published_error_is_not_judged(tmp_path):
    was, now = (pay(STATE, MA, "annual_mean", value) for value in (50_000, 60_000))

    assert verdicts(compare(tmp_path, [was], [now], **NEWER)) == [
        ("no_error_at_hand", 10_000, None)
    ]


def test_nothing_is_claimed_of_medians_and_counts(tmp_path):
    was = [pay(STATE, MA, "annual_median", 49_000), pay(STATE, MA, "employment", 1000)]
    now = [pay(STATE, MA, "annual_median", 49_660), pay(STATE, MA, "employment", 1500)]

    assert verdicts(compare(tmp_path, was, now, **NEWER)) == [
        ("no_error_published", 660, None),
        ("no_error_at_hand", 500, None),
    ]


def test_a_derived_figure_follows_from_its_inputs(tmp_path):
    was, now = gap(STATE, 4240, "$4,200"), gap(STATE, 5240, "$5,200")

    assert verdicts(compare(tmp_path, [was], [now], **NEWER)) == [("derived", 1000, None)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (gap(STATE, 4240, "$4,200"), gap(STATE, 4260, "$4,300")),  # the text, hardly the value
        (gap(STATE, 4210, "$4,200"), gap(STATE, 4240, "$4,200")),  # the value, not the text
    ],
)
def test_what_differs_by_less_than_its_printed_step_is_rounding(tmp_path, was, now):
    ((judgement, difference, _),) = verdicts(compare(tmp_path, [was], [now], **NEWER))

    assert (judgement, difference) == ("rounding", now.value - was.value)


def test_a_step_of_a_figure_printed_in_full_is_a_change(tmp_path):
    was, now = pay(STATE, MA, "annual_median", 49_660), pay(STATE, MA, "annual_median", 49_670)

    assert verdicts(compare(tmp_path, [was], [now], **NEWER)) == [("no_error_published", 10, None)]


def test_a_number_in_a_text_is_the_projects_own(tmp_path):
    was, now = (
        figure("brochures.toml.phone.1", number, number, "text", "brochures.toml", kind="editorial")
        for number in ("888", "999")
    )

    assert verdicts(compare(tmp_path, [was], [now])) == [("editorial", None, None)]


def test_another_round_of_projections_is_no_change_of_one_quantity(tmp_path):
    was, now = projected("2023-33", MA, 15.0), projected("2024-34", MA, 12.5)

    found = compare(tmp_path, [was], [now], bls_projections="2024-34")

    assert found.figures == (
        FigureChange(
            id=f"projections.2024-34.{MA}.change_pct",
            pair=PAIR,
            area="",
            unit="pct",
            was=PrintedValue("15.0%", 15.0, ""),
            now=PrintedValue("12.5%", 12.5, ""),
            difference=None,
            margin=None,
            judgement="another_round",
            stands_in=(f"{PAIR}/{STATE}/trifold",),
            mart="outlook",
            row={"projection_round": "2024-34", "occupation_code": MA},
            column="change_pct",
        ),
    )


def test_price_parities_of_two_years_are_no_change_over_time(tmp_path):
    found = compare(tmp_path, [parity(109.1)], [parity(108.7)], bea_rpp="2024")

    assert verdicts(found) == [("another_year", None, None)]


def test_a_period_names_another_release(tmp_path):
    was, now = (
        figure("period.bls_oews", f"May {year}", f"{year}A01", "period") for year in (2024, 2025)
    )

    assert verdicts(compare(tmp_path, [was], [now], **NEWER)) == [("another_release", None, None)]


@pytest.mark.parametrize(
    ("area", "was", "now", "judgement"),
    [
        (METRO, "2023A01", "2024A01", "new_delineation"),
        (METRO, "2013A01", "2015A01", "new_delineation"),
        (METRO, "2024A01", "2025A01", "no_error_published"),
        (METRO, "2025A01", "2023A01", "new_delineation"),
        (STATE, "2023A01", "2025A01", "no_error_published"),
        (NATION, "2019A01", "2021A01", "new_classification"),
        (NATION, "2020A01", "2021A01", "new_classification"),
        (NATION, "2021A01", "2025A01", "no_error_published"),
    ],
)
def test_nothing_is_compared_across_a_break(tmp_path, area, was, now, judgement):
    old, _ = edition(
        tmp_path / "old", {area: [pay(area, MA, "annual_median", 40_000)]}, bls_oews=was
    )
    new, manifest = edition(
        tmp_path / "new", {area: [pay(area, MA, "annual_median", 42_000)]}, bls_oews=now
    )

    (found,) = changes(old, new, manifest, NAMES, ()).figures

    is_compared = judgement == "no_error_published"
    assert (found.judgement, found.difference) == (judgement, 2000 if is_compared else None)


def test_a_floor_is_no_number_to_compare(tmp_path):
    was = pay(STATE, MA, "annual_median", None, "$239,200 or more")
    now = pay(STATE, MA, "annual_median", 230_000)

    assert verdicts(compare(tmp_path, [was], [now], **NEWER)) == [("top_coded", None, None)]


def test_a_correction_of_the_same_release_is_compared_plainly(tmp_path):
    found = compare(tmp_path, means(STATE, 50_000, 0.6), means(STATE, 50_010, 0.6), files="g")

    assert verdicts(found) == [("revised", 10, None)]
    assert found.releases[0] == ReleaseChange(
        "bls_oews", "2024A01", "2024A01", "revised", ("file",)
    )


def test_another_figure_of_the_same_bytes_is_the_projects_computation(tmp_path):
    found = compare(tmp_path, [gap(STATE, 4000, "$4,000")], [gap(STATE, 4500, "$4,500")])

    assert verdicts(found) == [("recomputed", 500, None)]


def test_a_figure_that_is_withheld_or_published_now_is_told_from_one_not_quoted(tmp_path):
    own, quoted = pay(STATE, MA, "annual_median", 49_000), pay(METRO, MA, "annual_median", 61_000)

    gone = compare(tmp_path / "gone", [own, quoted], [], **NEWER)
    come = compare(tmp_path / "come", [], [own, quoted], **NEWER)
    same_data = compare(tmp_path / "same", [own], [])

    assert [one.judgement for one in gone.figures] == ["withheld", "left_out"]
    assert [one.judgement for one in come.figures] == ["published", "added"]
    assert [one.judgement for one in same_data.figures] == ["left_out"]
    assert (gone.figures[0].now, come.figures[0].was) == (None, None)


def test_a_figure_that_another_document_printed_before_is_a_change_of_it(tmp_path):
    was, now = (pay(NATION, MA, "annual_median", value) for value in (42_000, 45_690))
    old, _ = edition(tmp_path / "old", {NATION: [was], STATE: []})
    new, manifest = edition(tmp_path / "new", {NATION: [now], STATE: [now]}, **NEWER)

    (found,) = changes(old, new, manifest, NAMES, ()).figures

    assert found.stands_in == (f"{PAIR}/{NATION}/trifold", f"{PAIR}/{STATE}/trifold")
    assert (found.was.printed, found.now.printed) == ("$42,000", "$45,690")


# Verdicts that turned


def margin(value):
    return gap(STATE, value, f"${value:,}", unit="annual_mean.margin")


@pytest.mark.parametrize(
    ("was", "now", "turn"),
    [
        ([gap(STATE, 900, "$900", unit="annual_mean"), margin(500)],
         [gap(STATE, 400, "$400", unit="annual_mean"), margin(500)],
         ("mean_gap", "real", "within_error", "")),
        ([gap(STATE, 900, "$900", unit="annual_mean"), margin(500)],
         [gap(STATE, -900, "$900", unit="annual_mean"), margin(500)],
         ("higher_mean", "first", "second", "")),
        ([gap(STATE, 900, "$900")], [gap(STATE, -300, "$300")],
         ("higher_median", "first", "second", "")),
        ([gap(STATE, 900, "$900")], [gap(STATE, 40, "$40")],
         ("higher_median", "first", "same", "")),
        ([rank(STATE, MA, 4), rank(STATE, MOA, 6)], [rank(STATE, MA, 7), rank(STATE, MOA, 6)],
         ("rank_order", "first", "second", "")),
        ([projected("2023-33", MA, 15.0), projected("2023-33", MOA, 5.4)],
         [projected("2024-34", MA, 3.1), projected("2024-34", MOA, 4.2)],
         ("growth_order", "first", "second", "another_round")),
        ([figure(f"delta.{STATE}.{MA}.nation.adjusted", "−3%", -3.0, "pct", kind="derived")],
         [figure(f"delta.{STATE}.{MA}.nation.adjusted", "+2%", 2.0, "pct", kind="derived")],
         ("adjusted_first", "below", "above", "")),
    ],
)  # fmt: skip
def test_a_verdict_that_turned_is_told(tmp_path, was, now, turn):
    found = compare(tmp_path, was, now, **NEWER, bls_projections="2024-34")

    what, before, after, caveat = turn
    area = "" if what == "growth_order" else STATE
    assert found.turns == (Turn(PAIR, area, what, before, after, caveat),)


def test_a_verdict_across_a_break_carries_its_caveat(tmp_path):
    was, now = ([gap(METRO, value, "$900")] for value in (900, -900))
    old, _ = edition(tmp_path / "old", {METRO: was}, bls_oews="2023A01")
    new, manifest = edition(tmp_path / "new", {METRO: now}, bls_oews="2025A01")

    (turn,) = changes(old, new, manifest, NAMES, ()).turns

    assert turn == Turn(PAIR, METRO, "higher_median", "first", "second", "new_delineation")


# Documents, sentences, claims


def test_documents_appear_go_fail_are_remade_or_stay(tmp_path):
    old, _ = edition(tmp_path / "old", {NATION: [], STATE: [], METRO: []})
    failure = Failure(f"{PAIR}/{METRO}/trifold.pdf", "TypesetError: too long.")
    new, manifest = edition(tmp_path / "new", {NATION: [], "0600006": []}, failures=(failure,))

    assert changes(old, new, manifest, NAMES, ()).documents == DocumentChanges(
        remade=(),
        appeared=(f"{PAIR}/0600006/trifold.pdf",),
        disappeared=(f"{PAIR}/{STATE}/trifold.pdf",),
        failed=(f"{PAIR}/{METRO}/trifold.pdf",),
        same_count=1,
    )


def test_sentences_are_paired_with_what_stands_in_their_place(tmp_path):
    texts = (
        ["Both earn about the same.", "Pay is $45,690 a year.", "Nobody says this any more now."],
        ["Pay is $46,000 a year.", "Both earn much the same.", "A wholly other matter: parking."],
    )
    old, _ = edition(tmp_path / "old", {STATE: []}, texts={STATE: texts[0]})
    new, manifest = edition(tmp_path / "new", {STATE: []}, texts={STATE: texts[1]}, sha256="b")

    place = (f"{PAIR}/{STATE}/trifold",)
    assert changes(old, new, manifest, NAMES, ()).sentences == (
        SentenceChange(PAIR, texts[0][0], texts[1][1], False, place),
        SentenceChange(PAIR, texts[0][1], texts[1][0], True, place),
        SentenceChange(PAIR, texts[0][2], "", False, place),
        SentenceChange(PAIR, "", texts[1][2], False, place),
    )


def test_an_edition_made_before_texts_were_kept_is_compared_without_them(tmp_path):
    old, _ = edition(tmp_path / "old", {STATE: []})
    new, manifest = edition(tmp_path / "new", {STATE: []}, texts={STATE: ["New text."]})

    assert changes(old, new, manifest, NAMES, ()).sentences == ()


def test_a_claim_becomes_stale_with_the_release_that_replaces_its_own(tmp_path):
    schools = claims(Paths().raw / "claims")
    was, now = (
        [pay(NATION, MA, "annual_median", value), projected(projection_round, MA, growth)]
        for value, projection_round, growth in (
            (42_000, "2023-33", 15.0),
            (45_690, "2024-34", 12.5),
        )
    )

    found = compare(
        tmp_path, was, now, schools, bls_oews="2024A01", bls_projections="2024-34"
    ).claims

    ages = {claim.id: claim.age for claim in found}
    assert ages == {
        "ma-growth": "became_stale",
        "moa-growth": "stale",
        "ma-us-median": "stale",
        "moa-us-median-table": "stale",
        "moa-us-median-text": "stale",
        "ma-ca-mean": "stale",
        "moa-ca-mean": "stale",
        "demand": "undated",
    }
    assert found[0] == ClaimAge(
        school="campus-sacramento",
        id="ma-growth",
        text="Jobs of medical assistants grow 15% from 2023 to 2033, much faster than average",
        source="bls_projections",
        release="2023-33",
        newest="2024-34",
        age="became_stale",
        now={"change_pct": "12.5%"},
    )
    assert found[2].now == {"annual_median": "$45,690"}


def test_an_edition_that_cannot_be_read_says_what_to_do(tmp_path):
    old, _ = edition(tmp_path / "old", {STATE: []})
    new, manifest = edition(tmp_path / "new", {STATE: []})
    shutil.rmtree(old / PAIR)

    with pytest.raises(PublishError) as caught:
        changes(old, new, manifest, NAMES, ())

    assert caught.value.where.endswith(f"{PAIR}/{STATE}/trifold.figures.json")
    assert "latest" in caught.value.todo


def test_the_record_is_json_of_plain_values(tmp_path):
    found = compare(tmp_path, means(STATE, 50_000, 0.6), means(STATE, 51_000, 0.8), **NEWER)

    assert json.dumps(found.figures[0].difference) == "1000.0"
