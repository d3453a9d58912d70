"""Pay over time: asked for by a word, from releases that may be compared, or a sentence why not."""

import json
import math
import random
import re
import shutil
from dataclasses import replace

import polars as pl
import pypdfium2
import pytest

from pipeline.archive.comparable import comparable, earlier
from pipeline.archive.releases import newest_good, newest_held
from pipeline.core.errors import UsageError
from pipeline.core.paths import ROOT, Paths
from pipeline.editions.current import current
from pipeline.report import report
from pipeline.settings.request import Request
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_projections import publication as bls_projections
from pipeline.warehouse.build import build, past, refusals
from pipeline.warehouse.run import opened
from tests.oracle.proof import prove
from tests.support import small_archive
from tests.support.marts import warehouse_of_all
from tests.support.once import once

GENUINE = ROOT.parent / "shared/data/bls_oews_xlsx"
PAIR = "medical-assistant_vs_medical-office-assistant"
NATION, CALIFORNIA, SACRAMENTO = "0000000", "0600000", "0040900"
NUMBER = re.compile(r"[+−]?\$?[0-9]+(?:[.,–-][0-9]+)*(?:%|st|nd|rd|th)?")
TICK = re.compile(r"\$[0-9.]+k")
TREND = Request(
    areas=(NATION, CALIFORNIA, SACRAMENTO), layouts=("guide", "trifold"), variants=("screen",),
    jobs=2, is_trend=True,
)  # fmt: skip


def prepare(root):
    """Make a small root with the nation of May 2021, the states of May 2022, and prices."""
    small_archive.build(root)
    for held in ("bls_oews/2021A01", "bls_oews/2023A01", "bls_cpi"):
        shutil.copytree(ROOT / "data/raw" / held, root / "data/raw" / held)
    states = [line for line in small_archive.CELLS.splitlines() if line.startswith("0600000")]
    files = small_archive.oews_files(
        "2022A01", "\n".join(states).replace("26.49 55100", "23.51 48900")
    )
    small_archive.keep(root, bls_oews.SOURCE, "2022A01", files)
    return root


@pytest.fixture(scope="module")
def made(shared):
    """Give a small root with an edition whose guides show pay over time, and what was said."""
    return once(shared, "trend", make)


def make(folder):
    root, said = prepare(folder / "root"), []
    report(TREND, Paths(root), said.append, lambda items, _: items)
    return root, said


def guide(root, area):
    return root / "data/out/latest" / PAIR / area / "guide.pdf"


def pages(path):
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def figures(root, area):
    return json.loads(guide(root, area).with_suffix(".figures.json").read_text())


def test_the_nation_s_guide_has_a_page_on_pay_over_time(made):
    *_, page, last = pages(guide(made[0], NATION))

    assert "May 2021" in page
    assert {"$38,190", "$45,600", "$46,120", "$500", "$300"} <= {*NUMBER.findall(page)}
    assert "does not use or encourage this survey for comparing years" in page
    assert "How to read the figures" in last


def test_a_state_s_points_are_those_of_its_own_releases(made):
    *_, page, _ = pages(guide(made[0], CALIFORNIA))

    older = {one["release"] for one in figures(made[0], CALIFORNIA) if "oews/" in one["id"]}

    assert "May 2022" in page
    assert older == {"2022A01"}


def test_where_nothing_can_be_compared_a_sentence_stands_in_place_of_the_page(made):
    texts = pages(guide(made[0], SACRAMENTO))

    assert len(texts) == 4
    assert "Pay over time is shown for the nation and the states only." in texts[-1]


def test_a_release_that_is_not_compared_is_named_with_its_reason(made):
    assert made[1][0] == (
        "not compared  May 2023: less than three years before May 2025: the two pool some of the "
        "same answers"
    )


def test_the_manifest_names_what_was_compared_and_the_page_lists_it(made):
    folder = made[0] / "data/out/latest"
    manifest = json.loads((folder / "manifest.json").read_text())

    assert {name: one["release"] for name, one in manifest["compared_with"].items()} == {
        "bls_oews 2021A01": "2021A01", "bls_oews 2022A01": "2022A01", "bls_cpi 2026-08": "2026-08",
        "bls_projections 2023-33": "2023-33",
    }  # fmt: skip
    assert manifest["built_from"]["bls_oews"]["release"] == "2025A01"
    assert "Consumer Price Index" in (folder / "index.html").read_text()


@pytest.mark.parametrize("area", [NATION, CALIFORNIA])
def test_every_number_of_the_page_is_a_figure_and_recomputes(made, area):
    printed = figures(made[0], area)
    covered = {token for figure in printed for token in NUMBER.findall(figure["printed"])}
    trends = [figure for figure in printed if figure["id"].startswith("trend.2") or
              (figure["kind"] == "derived" and figure["id"].startswith("trend."))]  # fmt: skip

    assert len(trends) == 10
    for figure in trends:
        names = dict(zip("abcdef", figure["input_values"], strict=False))
        value = eval(figure["formula"], {"sqrt": math.sqrt}, names)
        assert value == pytest.approx(figure["value"]), figure
    page = TICK.sub("", pages(guide(made[0], area))[-2])
    assert set(NUMBER.findall(page)) - covered - {"4"} == set()


def test_a_figure_of_an_older_release_names_its_release_its_place_and_its_file(made):
    (nation,) = (f for f in figures(made[0], NATION) if f["printed"] == "$38,190")
    (state,) = (f for f in figures(made[0], CALIFORNIA) if f["printed"] == "$48,900")
    (index,) = (f for f in figures(made[0], NATION) if f["printed"] == "269.195")
    receipt = json.loads((ROOT / "data/raw/bls_oews/2021A01/receipt.json").read_text())

    assert (nation["source"], nation["release"]) == ("bls_oews", "2021A01")
    assert nation["key"] == "national_M2021_dl, 31-9092, A_MEAN"
    assert nation["file_sha256"] == receipt["files"][0]["sha256"]
    assert state["key"] == "OEUS060000000000031909204"
    assert (index["source"], index["key"]) == ("bls_cpi", "CUUR0000SA0, 2021 M05")


def test_a_constant_dollar_figure_cites_both_releases_and_the_prices(made):
    (figure,) = (
        f for f in figures(made[0], NATION) if f["id"] == "trend.0000000.31-9092.2021A01.change"
    )

    assert (figure["source"], figure["release"]) == (
        "bls_oews, bls_oews, bls_cpi", "2025A01, 2021A01, 2026-08",
    )  # fmt: skip
    assert figure["inputs"] == [
        "OEUN000000000000031909204", "national_M2021_dl, 31-9092, A_MEAN", "CUUR0000SA0, 2025 M05",
        "CUUR0000SA0, 2021 M05",
    ]  # fmt: skip


def test_without_the_word_nothing_of_it_is_loaded_or_shown(first_run):
    manifest = json.loads((first_run[0] / "data/out/latest/manifest.json").read_text())

    assert [*manifest["compared_with"]] == ["bls_projections 2023-33"]


def test_a_folded_sheet_is_the_same_with_the_word_and_without(made, first_run):
    plain = first_run[0] / "data/out/latest" / PAIR / NATION / "trifold.pdf"

    assert plain.read_bytes() == guide(made[0], NATION).with_name("trifold.pdf").read_bytes()


def test_the_word_needs_a_guide(made):
    with pytest.raises(
        UsageError, match="pay over time is shown on a guide or web or pictures only"
    ):
        report(
            Request(layouts=("trifold",), is_trend=True),
            Paths(made[0]),
            print,
            lambda made, _: made,
        )


def test_an_edition_with_pay_over_time_is_current_until_an_older_release_changes(made, tmp_path):
    root = shutil.copytree(made[0], tmp_path / "root", symlinks=True)

    assert current(TREND, Paths(root))
    assert not current(Request(TREND.pairs, TREND.areas, TREND.layouts, TREND.variants),
                       Paths(root))  # fmt: skip
    with (root / "data/raw/bls_oews/2021A01/bls_oews.parquet").open("ab") as file:
        file.write(b"\n")
    assert not current(TREND, Paths(root))


# Which releases are compared


def test_older_releases_are_compared_or_refused_with_a_reason(tmp_path):
    for year in (2013, 2018, 2019, 2020, 2021, 2022, 2023, 2025):
        (tmp_path / f"bls_oews/{year}A01").mkdir(parents=True)

    assert {
        int(one.place.release[:4]): one.refusal.partition(":")[0] for one in earlier(tmp_path)
    } == {
        2013: "its occupations are classified by an older standard than that of 2018 (SOC)",
        2018: "its occupations are classified by an older standard than that of 2018 (SOC)",
        2019: "its occupations mix the classifications (SOC) of 2010 and of 2018",
        2020: "its occupations mix the classifications (SOC) of 2010 and of 2018",
        2021: "",
        2022: "",
        2023: "less than three years before May 2025",
    }
    assert [place.release for place in comparable(tmp_path)] == ["2021A01", "2022A01"]


@pytest.fixture
def genuine(tmp_path):
    """Give an archive of the publisher's own national spreadsheets and the prices that ship."""
    if not GENUINE.exists():
        pytest.skip(f"the publisher's spreadsheets are not in {GENUINE}")
    for year in (2019, 2021, 2023, 2024):
        folder = tmp_path / f"bls_oews/{year}A01"
        folder.mkdir(parents=True)
        shutil.copy(GENUINE / f"national_M{year}_dl.xlsx", folder)
    shutil.copytree(ROOT / "data/raw/bls_cpi", tmp_path / "bls_cpi")
    return tmp_path


@pytest.mark.slow
def test_any_two_occupations_have_pay_over_time_and_its_figures_come_out_again(tmp_path):
    paths = Paths(tmp_path)
    (tmp_path / "data/out").mkdir(parents=True)
    (tmp_path / "data/raw").symlink_to(ROOT / "data/raw")
    shutil.copy(ROOT / "brochures.toml", tmp_path)
    shutil.copytree(warehouse_of_all().parent, tmp_path / "data/out/warehouse")
    with opened(warehouse_of_all()) as connection:
        codes = connection.execute(
            "select occupation_code from marts.pay_trends inner join marts.occupations as known "
            "using (occupation_code) where known.is_detailed and known.release = '2025A01' "
            "and pay_trends.release = '2022A01' and point_number = 2 order by all"
        ).fetchall()
    drawn = [code for (code,) in random.Random(15).sample(codes, 10)]
    pairs = tuple(map(":".join, zip(drawn[::2], drawn[1::2], strict=True)))
    asked = replace(TREND, pairs=pairs, areas=(NATION,), layouts=("guide",))

    report(asked, paths, print, lambda items, _: items)

    files = sorted((tmp_path / "data/out/latest").glob("*/*/*.figures.json"))
    proof = prove(files, ROOT)
    changes = [f["id"] for file in files for f in json.loads(file.read_text())]
    assert (len(codes), len(files), proof.faults) == (824, 5, [])
    assert len([one for one in changes if one.endswith("2022A01.change")]) == 10


@pytest.mark.slow
def test_the_genuine_spreadsheets_of_may_2021_and_2024_are_compared(genuine):
    held = past(genuine)
    pay = bls_oews.read(held[0])["bls_oews"].filter(pl.col("occupation_code") == "319092")

    assert [str(release) for release in held] == ["bls_oews 2021A01", "bls_cpi 2026-08"]
    assert pay.select("area_code", "a_mean", "mean_prse").rows() == [("0000000", 38190.0, 0.3)]
    assert [line.partition(":")[0] for line in refusals(genuine)] == [
        "not compared  May 2019", "not compared  May 2023",
    ]  # fmt: skip


@pytest.mark.slow
def test_may_2021_and_may_2024_as_published_are_too_close_to_call_for_medical_assistants(
    genuine, tmp_path
):
    raw = ROOT / "data/raw"
    others = newest_held(raw, [bls_projections.SOURCE, bea_rpp.SOURCE])
    database = tmp_path / "trend.duckdb"

    build([newest_good(genuine, bls_oews.SOURCE), *past(genuine), *others], database)

    with opened(database) as connection:
        rows = connection.execute(
            "select constant_annual_mean_usd, annual_mean_change_usd, "
            "annual_mean_change_margin_usd, annual_mean_verdict from marts.pay_trends "
            "where release = '2021A01' and occupation_code = '31-9092'"
        ).fetchall()
    # 38,190 × 314.069 / 269.195, against 44,720; both errors are 0.3 %, at most 0.35
    constant, change, margin, verdict = rows[0]
    assert (constant, change, margin) == pytest.approx((44556.16, 163.84, 363.46), abs=0.01)
    assert (len(rows), verdict) == (1, "too close")
