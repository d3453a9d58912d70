"""The whole archive: what the publisher's own totals say was read, and the figures it printed."""

import pytest

from pipeline.archive.releases import releases
from pipeline.core.errors import ArchiveError
from pipeline.core.paths import SQL, Paths
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.warehouse.transform import CHECKS, SCHEMAS, statements
from tests.support.marts import open_marts

pytestmark = pytest.mark.slow
RELEASE = "2025A01"
ESTIMATES = Paths().raw / "bls_oews" / RELEASE / "oe.data.0.Current.zst"


@pytest.fixture(scope="module")
def connection(marts):
    with open_marts(marts) as opened:
        yield opened


def rows(connection, query, **values):
    return connection.execute(query, values).fetchall()


def test_every_cell_area_and_occupation_of_the_release_is_there(connection):
    cells = "select release, count(*) from raw.bls_oews group by all order by all"
    areas = "select area_kind, count(*) from marts.areas group by all order by all"
    occupations = """
        select count(*) from marts.occupations where release = $release and is_detailed
    """
    assert rows(connection, cells) == [
        ("2019A01", 1316), ("2020A01", 1316), ("2021A01", 1396), ("2022A01", 1395),
        ("2023A01", 1396), ("2024A01", 1396), (RELEASE, 370_172),
    ]  # fmt: skip
    assert rows(connection, areas) == [
        ("metropolitan area", 393),
        ("nation", 7),
        ("nonmetropolitan area", 135),
        ("state", 51),
        ("territory", 3),
    ]
    assert rows(connection, occupations, release=RELEASE) == [(830,)]


def test_every_line_of_the_release_is_a_measure_or_a_note(connection):
    measures = " + ".join(f"sum(({name} is not null)::integer)" for name in HEADINGS)
    query = (
        f"select {measures} + sum(len(coalesce(regexp_extract_all(footnotes, ':'), [])))"
        " from raw.bls_oews where release = $release"
    )

    assert rows(connection, query, release=RELEASE) == [(6_023_970,)]


def test_our_two_occupations_are_published_where_the_publisher_says(connection):
    query = """
        select occupation_code, count(*) from marts.pay_estimates
        where release = $release and occupation_code in ('31-9092', '43-6013')
        group by all order by all
    """
    either = """
        select count(distinct area_code) from marts.pay_estimates
        where release = $release and occupation_code in ('31-9092', '43-6013')
    """
    assert rows(connection, query, release=RELEASE) == [("31-9092", 578), ("43-6013", 579)]
    assert rows(connection, either, release=RELEASE) == [(583,)]


def test_every_check_passes(connection):
    found = {check.name: rows(connection, check.text) for check in statements(SQL / CHECKS)}

    assert found == {path.stem: [] for path in (SQL / CHECKS).glob("*.sql")}
    assert len(found) >= 16


VIEWS = {
    f"{schema}.{one.name}": one.grain
    for folder, schema in SCHEMAS.items()
    for one in statements(SQL / folder)
    if one.kind == "view"
}


@pytest.mark.parametrize(("view", "grain"), VIEWS.items(), ids=VIEWS)
def test_the_grain_of_a_view_holds(connection, view, grain):
    """Tables prove theirs when they are built."""
    columns = ", ".join(grain)
    missing = " or ".join(f"{column} is null" for column in grain)
    query = f"select {columns} from {view} group by all having count(*) > 1 or {missing} limit 5"

    assert rows(connection, query) == []


def test_every_measure_of_every_cell_has_a_row_of_its_own(connection):
    query = "select count(*), count(value), count(note_code), count(note_text) from marts.pay_long"
    wide = "select 17 * count(*) from marts.pay_estimates"

    ((count, values, notes, explained),) = rows(connection, query)
    assert [(count,)] == rows(connection, wide)
    assert notes == explained
    assert values + notes <= count


def test_an_area_that_crosses_state_lines_lies_in_each(connection):
    query = """
        select count(*) from marts.area_states
        group by release, area_code having count(*) > 1
    """
    kansas_city = """
        select postal_code, is_counted_there from marts.area_states
        where area_name = 'Kansas City, MO-KS' order by all
    """

    areas = "select count(distinct area_code) from marts.area_states"

    assert rows(connection, areas) == [(582,)]  # all but the nation
    assert len(rows(connection, query)) == 43
    assert rows(connection, kansas_city) == [("KS", False), ("MO", True)]


@pytest.mark.parametrize(
    ("area", "occupation", "figures"),
    [
        ("0000000", "31-9092", (45690.0, 46120.0, 817870.0)),
        ("0000000", "43-6013", (45930.0, 46800.0, 961610.0)),
        ("0600000", "31-9092", (49660.0, 55100.0, 117060.0)),
        ("0600000", "43-6013", (54490.0, 56350.0, 115050.0)),
        ("0040900", "31-9092", (61970.0, 61940.0, 7410.0)),
        ("0040900", "43-6013", (57730.0, 57130.0, 7710.0)),
    ],
)
def test_the_publisher_s_own_figures_are_read(connection, area, occupation, figures):
    query = """
        select annual_median_usd, annual_mean_usd, employment_count from marts.pay_estimates
        where release = $release and area_code = $area and occupation_code = $occupation
    """

    assert rows(connection, query, release=RELEASE, area=area, occupation=occupation) == [figures]


@pytest.mark.parametrize(
    ("projection_round", "occupation", "figures"),
    [
        ("2023-33", "31-9092", (783.9, 901.9, 15.0, 119.8)),
        ("2023-33", "43-6013", (768.9, 810.1, 5.4, 82.4)),
        ("2024-34", "31-9092", (811.0, 912.2, 12.5, 112.3)),
        ("2024-34", "43-6013", (850.0, 885.3, 4.2, 85.9)),
    ],
)
def test_the_publisher_s_own_projections_are_read(
    connection, projection_round, occupation, figures
):
    query = """
        select employment_start_thousands, employment_end_thousands, change_pct,
            openings_per_year_thousands
        from marts.outlook
        where projection_round = $projection_round and occupation_code = $occupation
    """
    values = {"projection_round": projection_round, "occupation": occupation}

    assert rows(connection, query, **values) == [figures]


def test_only_territories_and_two_odd_areas_lack_a_price_parity(connection):
    query = """
        select area_code, area_name from marts.areas
        where release = $release and price_parity_index is null order by area_code
    """

    assert rows(connection, query, release=RELEASE) == [
        ("0010380", "Aguadilla, PR"),
        ("0011640", "Arecibo, PR"),
        ("0025020", "Guayama, PR"),
        ("0032420", "Mayaguez, PR"),
        ("0038660", "Ponce, PR"),
        ("0041980", "San Juan-Bayamon-Caguas, PR"),
        ("1000005", "Sussex Delaware nonmetropolitan area"),
        ("6600000", "Guam"),
        ("7200000", "Puerto Rico"),
        ("7200006", "Puerto Rico nonmetropolitan area"),
        ("7800000", "Virgin Islands"),
    ]


def test_a_pair_without_roles_has_its_gaps(connection):
    query = """
        select count(*), count(annual_median_gap_usd) from marts.role_gaps
        where pair_slug = '31-1131_vs_29-2061' and release = $release
    """

    ((areas, gaps),) = rows(connection, query, release=RELEASE)
    assert areas == 583
    assert gaps > 500


def test_the_real_estimates_cut_short_and_dropped_in_by_hand_are_refused(tmp_path):
    folder = tmp_path / "bls_oews" / RELEASE
    folder.mkdir(parents=True)
    path = folder / ESTIMATES.name
    # here the cut falls between two cells, and what is left reads as a whole file
    path.write_bytes(ESTIMATES.read_bytes()[: ESTIMATES.stat().st_size // 2])

    with pytest.raises(ArchiveError, match="the compressed file cannot be unpacked") as caught:
        releases(tmp_path, [bls_oews.SOURCE])

    assert caught.value.where == str(path)
