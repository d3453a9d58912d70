"""A true year passes, and each way to spoil it is caught by the gate that should."""

import io
import zipfile
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from pipeline.archive.gate_record import Finding
from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.releases import releases
from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.paths import Paths
from pipeline.gates.candidate import CandidateRelease
from pipeline.gates.coverage import coverage
from pipeline.gates.fingerprint import Feature, features, fingerprint
from pipeline.gates.gates import invariants, run_gates
from pipeline.gates.reconciliation import reconciliation
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.register import BY_NAME
from tests.support import faults, small_archive, spoiled, two_years

PAIRS = [("31-9092", "43-6013")]
ESTIMATES = "bls_oews"
HEADER = two_years.HEADER


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """Give May 2024 and May 2023 as releases, each with its frames."""
    root = tmp_path_factory.mktemp("years")
    releases = [two_years.held(root, year) for year in (2024, 2023)]
    return [(release, bls_oews.read(release)) for release in releases]


def measured(years, frame=None, old=None, pairs=PAIRS, **changes):
    """Measure May 2024, its estimates or its release changed, against May 2023."""
    (new, frames), (before, old_frames) = years
    frames = frames if frame is None else {**frames, ESTIMATES: frame}
    old_frames = old_frames if old is None else {**old_frames, ESTIMATES: old}
    return run_gates(replace(new, **changes), before, frames, old_frames, pairs)


def refusing(findings):
    return {finding.gate for finding in findings if finding.level == "refuse"}


def test_a_true_year_passes_without_a_word(years):
    assert measured(years) == []


def test_tables_of_the_project_s_own_are_measured_too():
    held = {one.name: one for one in releases(Paths().raw, [bls_oews.SOURCE])}
    old, new = held["2023A01"], held["2024A01"]

    assert run_gates(new, old, bls_oews.read(new), bls_oews.read(old), PAIRS) == []
    assert run_gates(new, old, bls_oews.read(old), bls_oews.read(new), PAIRS) != []


def test_a_first_release_is_measured_by_itself_and_that_is_said(years):
    release, frames = years[0]

    assert run_gates(release, None, frames, {}, PAIRS) == [
        Finding(
            "invariants", "warn", "bls_oews", "2024A01",
            "no earlier release is held: this one is measured by itself alone",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "spoil",
    [
        spoiled.columns_shifted,
        spoiled.rows_shifted,
        spoiled.mean_and_median_swapped,
        spoiled.cents,
        spoiled.cents_in_one_column,
        spoiled.annual_for_hourly,
        spoiled.a_tenth_more_by_hour_and_year,
        spoiled.all_pay_a_tenth_more,
        spoiled.employment_in_thousands,
        spoiled.one_column_shuffled,
        spoiled.figures_of_last_year,
        spoiled.one_column_of_last_year,
    ],
    ids=lambda spoil: spoil.__name__,
)
@pytest.mark.parametrize("seed", range(3))
def test_figures_that_no_real_year_has_are_refused_by_their_distribution(years, spoil, seed):
    rng = np.random.default_rng(seed)
    (_, frames), (_, old_frames) = years

    bad = spoil(frames[ESTIMATES], rng, old_frames[ESTIMATES])

    assert "distribution" in refusing(measured(years, bad))


def test_a_swapped_pair_of_columns_is_told_in_numbers(years):
    bad = spoiled.swapped(years[0][1][ESTIMATES], "a_mean", "a_median")

    assert measured(years, bad) == [
        Finding(
            "distribution", "refuse", "bls_oews", "2024A01",
            "pay in the nation, since 2023A01: a_pct25 moved by +3.4 %, a_median by +9.6 %, "
            "a_median moved by +9.6 %, a_pct75 by +3.4 %, a_mean moved by -0.9 %, a_median by "
            "+9.6 % and 2 more; a column may be shifted, swapped or in another unit",
        )
    ]  # fmt: skip


def test_half_of_the_rows_are_refused_and_counted(years):
    frame = years[0][1][ESTIMATES]

    findings = measured(years, frame.head(15), pairs=[])

    assert Finding(
        "rows", "refuse", "bls_oews", "2024A01",
        "bls_oews has 14 rows for detailed occupations in the nation, against 30 in 2023A01 "
        "(-53 %); expected within 15 %",
    ) in findings  # fmt: skip


def test_a_pair_that_loses_its_median_in_the_nation_is_refused_by_name(years):
    frame = years[0][1][ESTIMATES]
    is_assistant = pl.col("occupation_code") == "319092"
    withheld = frame.with_columns(
        pl.when(~is_assistant).then(name).alias(name) for name in ("a_median", "h_median")
    )

    assert measured(years, withheld) == [
        Finding(
            "coverage", "refuse", "bls_oews", "2024A01",
            "31-9092 and 43-6013 have fewer published medians than in 2023A01 in 1 of 1 areas in "
            "the nation: 0000000",
        )
    ]  # fmt: skip


def test_a_median_above_the_publishers_ceiling_is_published(years):
    frame = years[0][1][ESTIMATES]
    is_assistant = pl.col("occupation_code") == "319092"
    at_ceiling = frame.with_columns(
        *(pl.when(~is_assistant).then(name).alias(name) for name in ("a_median", "h_median")),
        footnotes=pl.when(is_assistant).then(pl.lit("08:5 13:5")).otherwise("footnotes"),
    )

    assert refusing(measured(years, at_ceiling)) == set()


def test_a_file_that_shrank_by_half_is_refused(years):
    (release, _), (before, _) = years
    (file,) = release.receipt.files
    (was,) = before.receipt.files
    half = replace(release.receipt, files=(replace(file, bytes=was.bytes // 2),))

    assert measured(years, receipt=half) == [
        Finding(
            "size", "refuse", "bls_oews", "2024A01",
            f"national_M2024_dl.xlsx has {was.bytes // 2:,} bytes, against {was.bytes:,} in "
            "2023A01 (-50 %); expected within 25 %",
        )
    ]  # fmt: skip


def renamed(header, name, other):
    return [other if cell == name else cell for cell in header]


def laid_out(years, tmp_path, header):
    """Measure May 2024 under another header against May 2023."""
    release = two_years.held(tmp_path, 2024, header)
    before, old_frames = years[1]
    return run_gates(release, before, bls_oews.read(release), old_frames, PAIRS)


def test_a_renamed_column_is_refused_with_both_its_names(years, tmp_path):
    findings = laid_out(years, tmp_path, renamed(HEADER, "PCT_RPT", "PCT_REPORTING"))

    assert findings == [
        Finding(
            "fingerprint", "refuse", "bls_oews", "2024A01",
            "column 'pct_rpt' of national_m<year>_dl.xls is gone, and 'pct_reporting' is new "
            "there: it may be renamed",
        ),
        Finding(
            "fingerprint", "warn", "bls_oews", "2024A01",
            "column 'pct_reporting' of national_m<year>_dl.xls is new",
        ),
    ]  # fmt: skip


def test_a_new_column_is_warned_of(years, tmp_path):
    findings = laid_out(years, tmp_path, [*HEADER, "H_PCT99"])

    assert [finding.level for finding in findings] == ["warn"]


def test_a_known_header_style_and_another_order_are_no_news(years, tmp_path):
    styled = renamed(renamed(HEADER, "LOC_QUOTIENT", "LOC QUOTIENT"), "O_GROUP", "occ_group")

    assert laid_out(years, tmp_path, styled) == []


def test_a_revision_of_a_release_may_be_all_but_the_same(years):
    release, frames = years[0]
    same = {**frames, ESTIMATES: frames[ESTIMATES]}

    assert run_gates(release, release, frames, same, PAIRS) == []


def test_an_older_release_filled_in_late_is_measured_the_other_way_round(years):
    (newer, frames), (older, old_frames) = years

    assert run_gates(older, newer, old_frames, frames, PAIRS) == []


def test_too_few_common_cells_are_said(years):
    few = years[1][1][ESTIMATES].head(10)

    warned = [f.reason for f in measured(years, old=few, pairs=[]) if f.gate == "distribution"]

    assert warned == ["changes are not judged: 10 cells are in 2023A01 too in the nation"]


def areas(spoil=None):
    """Give the true cells of eight areas in May 2025, with all jobs of each."""
    lines = [*small_archive.CELLS.splitlines(), *ALL_JOBS.splitlines()]
    rows = [cell.split() for cell in lines]
    figures = [[None if cell == "-" else float(cell) for cell in row[2:]] for row in rows]
    kinds = {line.split()[1]: line.split()[2] for line in small_archive.AREAS.splitlines()}
    frame = pl.DataFrame(
        [
            (kinds[row[0]], row[0], "000000", row[1], *told, None)
            for row, told in zip(rows, figures, strict=True)
        ],
        schema={
            **dict.fromkeys(("areatype_code", "area_code", "industry_code"), pl.String),
            "occupation_code": pl.String,
            **dict.fromkeys(HEADINGS, pl.Float64),
            "footnotes": pl.String,
        },
        orient="row",
    )
    return frame if spoil is None else spoil(frame)


# All Occupations: employment, jobs per 1,000 and location quotient, of the same release
ALL_JOBS = "\n".join(
    f"{area} 000000 {jobs}" + " -" * 14 + (" - -" if area == "0000000" else " 1000 1")
    for area, jobs in {
        "0000000": 155495730, "0017020": 78220, "0023420": 476890, "0040340": 122980,
        "0040900": 1080590, "0600000": 18213700, "0600006": 63160, "2700000": 2949820,
    }.items()
)  # fmt: skip


def test_true_shares_of_employment_agree_with_employment():
    assert list(invariants({ESTIMATES: areas()})) == []


def test_shares_that_are_not_those_of_employment_are_told_with_one_of_them():
    swapped = areas(lambda frame: spoiled.swapped(frame, "jobs_1000", "loc_quotient"))

    assert list(invariants({ESTIMATES: swapped})) == [
        "jobs_1000 is not employment per 1,000 jobs there in 35 of 35 cells, as in area 0017020, "
        "occupation 292061: 1.16, computed 4.858",
        "loc_quotient is not the share there over the nation's in 35 of 35 cells, as in area "
        "0017020, occupation 292061: 4.846, computed 1.165",
    ]


def local(years, frame, old, names=("2026A01", "2025A01")):
    """Measure one frame of areas against another, under the names of two releases."""
    (release, _), _ = years
    bare = replace(release.receipt, files=())
    new, before = (replace(release, name=name, receipt=bare) for name in names)
    return run_gates(new, before, {ESTIMATES: frame}, {ESTIMATES: old}, PAIRS)


def without(area):
    return areas(lambda frame: frame.filter(pl.col("area_code") != area))


def test_areas_that_lost_a_pair_are_counted_and_named(years):
    findings = local(years, without("0017020"), areas())

    assert [finding for finding in findings if finding.gate == "coverage"] == [
        Finding(
            "coverage", "refuse", "bls_oews", "2026A01",
            "31-9092 and 43-6013 have fewer published medians than in 2025A01 in 1 of 8 areas: "
            "0017020",
        )
    ]  # fmt: skip


def test_one_area_of_many_may_lose_a_pair_and_is_warned_of(years):
    more = pl.concat(
        areas().with_columns(
            pl.col("area_code") if not number else pl.format("{}9", pl.col("area_code").str.tail(6))
        )
        for number in (0, 1)
    )
    kept = more.filter(pl.col("area_code") != "0017020")

    findings = local(years, kept, more)

    assert [finding for finding in findings if finding.gate == "coverage"] == [
        Finding(
            "coverage", "warn", "bls_oews", "2026A01",
            "31-9092 and 43-6013 have fewer published medians than in 2025A01 in 1 of 16 areas: "
            "0017020",
        )
    ]  # fmt: skip


def test_a_state_may_lose_no_pair(years):
    (told,) = (f for f in local(years, without("2700000"), areas()) if f.gate == "coverage")

    assert told.level == "refuse"


def test_areas_of_another_delineation_are_not_compared_and_that_is_said(years):
    findings = local(years, without("2700000"), areas(), names=("2024A01", "2023A01"))

    assert [finding.reason for finding in findings if finding.gate == "coverage"] == [
        "31-9092 and 43-6013 have fewer published medians than in 2023A01 in 1 of 3 areas in the "
        "nation and the states (the delineation of areas changed between the two): 2700000"
    ]


PARITIES = [("SARPP", "06000", "California", 112.6), ("SARPP", "55000", "Wisconsin", 93.0)]


def parities(*nation):
    rows = [
        *((table, "00000", "United States", index) for table, index in nation),
        *PARITIES,
    ]
    names = ["table_name", "geo_fips", "geo_name", "all_items_index"]
    return {"bea_rpp": pl.DataFrame(rows, schema=names, orient="row")}


def test_the_nations_price_parity_is_100_in_each_table():
    whole = parities(("MARPP", 100.0), ("PARPP", 100.0), ("SARPP", 100.0))
    off = parities(("MARPP", 100.0), ("SARPP", 110.0))

    assert list(invariants(whole)) == []
    assert list(invariants(off)) == [
        "the nation's price parity is not 100: PARPP none, SARPP 110.0"
    ]


def prices(*values):
    months = [("CUUR0000SA0", 2026, f"M{n:02}", value) for n, value in enumerate(values, start=1)]
    return {"bls_cpi": pl.DataFrame(months, ["series_id", "year", "period", "value"], orient="row")}


def test_a_month_of_prices_is_near_the_month_before():
    assert list(invariants(prices(325.252, 326.785, None, 333.02))) == []
    assert list(invariants(prices(325.252, 3267.85, 330.213))) == [
        "the price index moved by over 5 % from the month before in 2026 M02, 2026 M03"
    ]
    assert list(invariants(prices(325.252, 0))) == [
        "the price index of a month is zero or less",
        "the price index moved by over 5 % from the month before in 2026 M02",
    ]


def kept(folder, name, content, source="bea_rpp", release="2024"):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    file = ReceiptFile(name, name, len(content), "", "")
    receipt = Receipt(source, release, "", "", "", "", "", (file,))
    return Release(source, release, folder, receipt)


def packed(*texts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in texts:
            archive.writestr(name, text)
    return stream.getvalue()


def test_the_members_of_a_zip_are_told_by_their_columns_whatever_the_year(tmp_path):
    line = "GeoFIPS,GeoName,TableName,Description,2022,2023\n"
    content = packed(("SARPP_STATE_2008_2023.csv", line), ("SARPP.html", "<p>"))

    found = features(kept(tmp_path / "zip", "SARPP.zip", content), {})

    assert found == {
        Feature("file", "", "sarpp.zip"),
        Feature("file", "", "sarpp_state_<year>_<year>.csv"),
        Feature("file", "", "sarpp.html"),
        *(
            Feature("column", "sarpp_state_<year>_<year>.csv", name)
            for name in ("GeoFIPS", "GeoName", "TableName", "Description", "2022", "2023")
        ),
    }


def test_a_new_year_of_a_wide_file_is_no_news_and_a_lost_one_is(tmp_path):
    long = kept(tmp_path / "new", "SARPP_STATE_2008_2024.csv", b"GeoFIPS,2022,2023,2024\n")
    short = kept(
        tmp_path / "old", "SARPP_STATE_2008_2023.csv", b"GeoFIPS,2022,2023\n", "bea_rpp", "2023"
    )
    cut = kept(tmp_path / "cut", "SARPP_STATE_2008_2024.csv", b"GeoFIPS,2023,2024\r00000,1,1")

    assert fingerprint(CandidateRelease(long, short, {}, {})) == []
    assert fingerprint(CandidateRelease(cut, short, {}, {})) == [
        Finding(
            "fingerprint", "refuse", "bea_rpp", "2024",
            "column '2022' of sarpp_state_<year>_<year>.csv is gone",
        )
    ]  # fmt: skip


def test_a_release_packed_in_another_way_is_not_compared_and_that_is_said(tmp_path):
    sheets = kept(tmp_path / "old", "SARPP.zip", packed(("a.csv", "a,b")), "bea_rpp", "2023")
    plain = kept(tmp_path / "new", "SARPP_STATE_2008_2024.csv", b"GeoFIPS,2024\n")

    assert fingerprint(CandidateRelease(plain, sheets, {}, {})) == [
        Finding(
            "fingerprint", "warn", "bea_rpp", "2024",
            "layouts are not compared: 2023 is held as zipped csv files, this is csv files",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("months", "level", "named"),
    [
        (2, "warn", "2026 M01, 2026 M02"),
        (13, "refuse", ", ".join(f"2026 M{n:02}" for n in range(1, 11)) + " and 3 more"),
    ],
)
def test_months_of_prices_that_read_differently_now_are_named(tmp_path, months, level, named):
    old = kept(tmp_path / "old", "cu.data.1.AllItems", b"series_id\tyear\n", "bls_cpi", "2026-07")
    new = kept(tmp_path / "new", "cu.data.1.AllItems", b"series_id\tyear\n", "bls_cpi", "2026-08")
    values = [330.0] * 14
    revised = [330.1] * months + values[months:]

    assert run_gates(new, old, prices(*revised), prices(*values), []) == [
        Finding(
            "distribution", level, "bls_cpi", "2026-08",
            f"the price index is another than in 2026-07 in {named}",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("months", "level", "named"),
    [
        (19, "warn", "1 of 20 rows of bls_cpi in 2026-07 are gone or empty: CUUR0000SA0 2026 M20"),
        (17, "refuse", "3 of 20 rows of bls_cpi in 2026-07 are gone or empty: CUUR0000SA0 2026 "
                       "M18, CUUR0000SA0 2026 M19, CUUR0000SA0 2026 M20"),
    ],
)  # fmt: skip
def test_rows_that_are_gone_from_a_source_without_a_gate_of_its_own_are_named(
    tmp_path, months, level, named
):
    old = kept(tmp_path / "old", "cu.data.1.AllItems", b"series_id\tyear\n", "bls_cpi", "2026-07")
    new = kept(tmp_path / "new", "cu.data.1.AllItems", b"series_id\tyear\n", "bls_cpi", "2026-08")
    values = [330.0] * 20

    assert coverage(CandidateRelease(new, old, prices(*values[:months]), prices(*values))) == [
        Finding("coverage", level, "bls_cpi", "2026-08", named)
    ]


LAUS = RawTable(
    "bls_laus",
    {"release": pl.String, "area_code": pl.String, "unemployment_pct": pl.Float64},
    ("release", "area_code"),
)


def unemployment(folder, release, rates):
    """Keep a release of a source that no gate knows by name, and read it."""
    rows = {f"{area:07}": rate for area, rate in enumerate(rates)}
    text = "area,rate\n" + "".join(f"{area},{rate}\n" for area, rate in rows.items()) + " " * 5000
    frame = pl.DataFrame({"release": release, "area_code": [*rows], "unemployment_pct": rates})
    return kept(folder, "laus.csv", text.encode(), "bls_laus", release), {LAUS.name: frame}


@pytest.mark.parametrize(
    ("rates", "refused"),
    [
        ([4.4] * 30, []),
        ([4.4] * 20, [("rows", "bls_laus has 20 rows, against 30"),
                      ("coverage", "10 of 30 rows of bls_laus in 2025 are gone or empty")]),
        ([None] * 10 + [4.4] * 20, [("coverage", "10 of 30 rows of bls_laus in 2025 are gone")]),
        ([0.044] * 30, [("distribution", "unemployment_pct in bls_laus, since 2025: the typical")]),
    ],
    ids=["a true year", "a third is gone", "a third is empty", "shares for percent"],
)  # fmt: skip
def test_a_source_that_no_gate_knows_is_measured(tmp_path, monkeypatch, rates, refused):
    laus = Source("bls_laus", "", "", "", "", (LAUS,), lambda _: {})
    monkeypatch.setitem(BY_NAME, "bls_laus", laus)
    old, old_frames = unemployment(tmp_path / "old", "2025", [4.2] * 30)
    new, frames = unemployment(tmp_path / "new", "2026", rates)

    found = run_gates(new, old, frames, old_frames, [])

    assert [(f.gate, f.level) for f in found] == [(gate, "refuse") for gate, _ in refused]
    assert [f.reason[: len(s)] for f, (_, s) in zip(found, refused, strict=True)] == [
        said for _, said in refused
    ]


def test_a_source_that_no_gate_knows_may_lose_no_column(tmp_path):
    old, _ = unemployment(tmp_path / "old", "2025", [4.2])
    new = kept(tmp_path / "new", "laus.csv", b"area\n", "bls_laus", "2026")

    assert [f.level for f in fingerprint(CandidateRelease(new, old, {}, {}))] == ["refuse"]


def test_sampling_errors_that_are_all_zero_are_refused(years):
    bad = spoiled.no_errors(years[0][1][ESTIMATES], None, None)

    assert measured(years, bad) == [
        Finding(
            "figures", "refuse", "bls_oews", "2024A01",
            "no longer to be judged, as they were in 2023A01: emp_prse in the nation (0 of 31 "
            "cells), mean_prse in the nation (0 of 31 cells)",
        )
    ]  # fmt: skip


def test_figures_that_are_new_are_told_as_not_judged(years):
    old = spoiled.no_errors(years[1][1][ESTIMATES], None, None)

    assert measured(years, old=old) == [
        Finding(
            "figures", "warn", "bls_oews", "2024A01",
            "not judged, as there is none or zero in 2023A01: emp_prse in the nation (0 of 31 "
            "cells), mean_prse in the nation (0 of 31 cells)",
        )
    ]  # fmt: skip


def test_a_pair_whose_names_changed_places_is_refused(years):
    (_, frames), _ = years
    swap = {"319092": "436013", "436013": "319092"}
    names = frames["bls_oews_occupations"].with_columns(pl.col("occupation_code").replace(swap))
    (new, _), (old, old_frames) = years
    turned = {**frames, "bls_oews_occupations": names}

    found = run_gates(new, old, turned, old_frames, PAIRS)

    assert Finding(
        "reconciliation", "refuse", "bls_oews", "2024A01",
        "31-9092 and 43-6013 have each other's figures or names of before",
    ) in found  # fmt: skip


# Eighty occupations of six areas of two states, each with a pattern of its own; a year on, three
# percent more.
MADE_AREAS = {"0000000": "00", "0100000": "01", "0200000": "02", **{
    f"00{number}": f"0{1 + number % 2}" for number in range(10000, 10006)
}}  # fmt: skip
NUMBERS = [number for number in range(101, 123) if number % 10]
CODES = [f"{group}{number}" for group in ("291", "319", "436", "499") for number in NUMBERS]


def patterned(growth=1.0):
    """Give a frame of estimates in which each area and occupation has pay and jobs of its own."""
    rng = np.random.default_rng(7)
    rows = []
    for area in MADE_AREAS:
        kind = "N" if area == "0000000" else "S" if area.endswith("00000") else "M"
        for code in CODES:
            jobs, pay = float(rng.integers(20, 900) * 10), float(rng.integers(30, 90) * 1000)
            figures = dict.fromkeys(HEADINGS)
            for number, stem in enumerate(("pct10", "pct25", "median", "mean", "pct75", "pct90")):
                figures[f"a_{stem}"] = pay * (0.7 + 0.1 * number) * growth
                figures[f"h_{stem}"] = figures[f"a_{stem}"] / 2080
            figures |= {"tot_emp": jobs, "emp_prse": 2.0, "mean_prse": 1.0}
            rows.append((kind, area, "000000", code, *figures.values(), None))
    schema = areas().schema
    return pl.DataFrame(rows, schema=schema, orient="row")


def reconciled(spoil):
    """Give what is refused or told when a made year of areas is spoiled."""
    new, old = spoil(patterned(1.03)), patterned()
    bare = Receipt("bls_oews", "2026A01", "", "", "", "", "", ())
    told = [Release("bls_oews", name, None, bare) for name in ("2026A01", "2025A01")]
    candidate = CandidateRelease(
        *told, {ESTIMATES: new}, {ESTIMATES: old}, [("29-1101", "43-6101")]
    )
    return [(one.level, one.reason) for one in reconciliation(candidate)]


def exchanged(column, one, other):
    return lambda frame: frame.with_columns(pl.col(column).replace({one: other, other: one}))


def raised(area, by=1.1):
    def spoil(frame):
        is_there = pl.col("area_code") == area
        return frame.with_columns(
            pl.when(is_there).then(pl.col(name) * by).otherwise(name).alias(name)
            for name in spoiled.PAY
        )

    return spoil


def test_a_year_in_which_all_moves_alike_is_reconciled_without_a_word():
    assert reconciled(lambda frame: frame) == []


def test_two_areas_that_are_exchanged_are_refused_by_name():
    assert (
        "refuse", "the figures of areas are each other's of before: 0010001 and 0010002"
    ) in reconciled(exchanged("area_code", "0010001", "0010002"))  # fmt: skip


def test_a_pair_whose_codes_are_exchanged_is_refused():
    assert (
        "refuse", "29-1101 and 43-6101 have each other's figures or names of before"
    ) in reconciled(exchanged("occupation_code", "291101", "436101"))  # fmt: skip


def test_a_state_whose_pay_rose_by_a_tenth_more_is_refused():
    (level, reason), = reconciled(raised("0100000"))  # fmt: skip

    assert level == "refuse"
    assert reason.startswith(
        "pay of states moved beside the nation's since 2025A01 by over +6.7 %: a_"
    )


def test_an_area_whose_pay_rose_by_a_fifth_more_is_told():
    told = reconciled(raised("0010003", 1.2))

    assert [(level, reason.partition(":")[0]) for level, reason in told] == [
        ("warn", "pay of areas moved beside the nation's since 2025A01 by over +10.5 %")
    ]


def test_a_cell_of_a_pair_that_moved_alone_is_told_by_its_name():
    is_cell = (pl.col("area_code") == "0010004") & (pl.col("occupation_code") == "291101")
    spoil = pl.when(is_cell).then(pl.col("a_median") * 1.5).otherwise("a_median")

    assert reconciled(lambda frame: frame.with_columns(a_median=spoil)) == [
        (
            "warn",
            "1 of 108 cells of the declared pairs moved beside the others since 2025A01: a_median "
            "of 29-1101 in 0010004 by +50.0 %",
        )
    ]


def test_a_state_whose_pay_is_not_that_of_its_areas_is_refused():
    frame = patterned()
    pay = pl.col("a_mean").first().over("occupation_code")
    frame = frame.with_columns(a_mean=pay, tot_emp=pl.lit(100.0))
    names = pl.DataFrame(list(MADE_AREAS.items()), schema=["area_code", "state_code"], orient="row")

    def told(estimates):
        bare = Receipt("bls_oews", "2026A01", "", "", "", "", "", ())
        release = Release("bls_oews", "2026A01", None, bare)
        frames = {ESTIMATES: estimates, "bls_oews_areas": names}
        return [
            f.reason for f in reconciliation(CandidateRelease(release, release, frames, frames))
        ]

    assert told(frame) == []
    assert told(raised("0100000")(frame)) == [
        "pay of states is not that of their own areas (expected -3.9 % to "
        "+7.8 %): 0100000 by +10.0 %"
    ]


def test_means_in_the_place_of_medians_are_told_in_one_area():
    frame = patterned()
    is_there = pl.col("area_code") == "0010002"
    bad = frame.with_columns(
        pl.when(is_there).then(f"{unit}_mean").otherwise(f"{unit}_median").alias(f"{unit}_median")
        for unit in "ha"
    )

    assert list(invariants({ESTIMATES: bad})) == [
        "h_mean is h_median in over 5 % of the cells of 1 areas: 0010002",
        "a_mean is a_median in over 5 % of the cells of 1 areas: 0010002",
    ]


def test_a_group_has_no_fewer_jobs_than_its_occupations_together():
    parts = patterned().filter(pl.col("area_code") == "0000000")
    total = parts.filter(pl.col("occupation_code").str.starts_with("319"))["tot_emp"].sum()

    def told(jobs):
        group = parts.head(1).with_columns(
            occupation_code=pl.lit("319000"), tot_emp=pl.lit(float(jobs))
        )
        return list(invariants({ESTIMATES: pl.concat([parts, group])}))

    assert told(total - 100) == []
    assert told(total - 200) == [
        "groups have fewer jobs than their occupations together: 319000 in 0000000 "
        f"{total - 200:,.0f}, its parts {total:,.0f}"
    ]


def test_a_pair_of_projections_whose_codes_are_exchanged_is_refused():
    def round_of(name, first, second):
        rows = [("31-9092", "Medical assistants", *first), ("43-6013", "Secretaries", *second)]
        columns = ["occupation_code", "occupation_title", "employment_start_thousands",
                   "openings_thousands"]  # fmt: skip
        frame = pl.DataFrame(rows, schema=columns, orient="row")
        bare = Receipt("bls_projections", name, "", "", "", "", "", ())
        return Release("bls_projections", name, None, bare), {"bls_projections": frame}

    (old, before) = round_of("2023-33", (783.4, 114.6), (836.1, 97.6))

    def told(*figures):
        new, after = round_of("2024-34", *figures)
        return reconciliation(CandidateRelease(new, old, after, before, PAIRS))

    assert told((811.0, 112.3), (850.5, 93.1)) == []
    assert told((850.5, 93.1), (811.0, 112.3)) == [
        Finding(
            "reconciliation", "refuse", "bls_projections", "2024-34",
            "31-9092 and 43-6013 have each other's figures or names of before",
        )
    ]  # fmt: skip


def test_a_release_of_an_older_classification_is_held_and_not_compared(years):
    (newer, frames), (older, old_frames) = years
    old_frames = {**old_frames, ESTIMATES: old_frames[ESTIMATES].head(3)}

    assert run_gates(replace(older, name="2013A01"), newer, old_frames, frames, PAIRS) == [
        Finding(
            "invariants", "warn", "bls_oews", "2013A01",
            "another classification of occupations than that of 2024A01: not compared",
        )
    ]  # fmt: skip


def test_zips_of_texts_and_of_workbooks_are_packed_in_two_ways(tmp_path):
    def release(name, member):
        folder = tmp_path / name
        return kept(folder, f"{name}.zip", faults.zipped({member: b"x"}), "onet", name)

    old, new = release("28.1", "Job Zones.csv"), release("29.3", "Job Zones.xlsx")
    candidate = CandidateRelease(new, old, {}, {})

    assert candidate.packings == ("zipped spreadsheets", "zipped csv files")
