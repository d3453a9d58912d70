"""Mean pay over time: which releases may be compared, in whose dollars, and with what band."""

import pytest

from tests.support.tables import run

AREAS = [
    {"release": "2025A01", "area_code": code, "area_kind": kind}
    for code, kind in [
        ("0000000", "nation"), ("0600000", "state"), ("7200000", "territory"),
        ("0040900", "metropolitan area"),
    ]
]  # fmt: skip
TITLES = {"31-9092": "Medical Assistants", "43-6013": "Medical Secretaries"}
INDEXES = {2020: 256.0, 2021: 200.0, 2022: 220.0, 2024: 240.0, 2025: 250.0}


def prices(release="2026-08", factor=1.0, **changed):
    indexes = {**INDEXES, **{int(year[1:]): value for year, value in changed.items()}}
    return [
        {"release": release, "series_id": "CUUR0000SA0", "price_year": year,
         "price_month": month, "price_index": value * factor * (1 if month == 5 else 9)}
        for year, value in indexes.items() if value
        for month in (4, 5)
    ]  # fmt: skip


def estimate(release, mean=40000.0, rse=1.0, occupation="31-9092", area="0000000", **more):
    kind = {"0000000": "N", "0040900": "M"}.get(area, "S")
    return {
        "release": release, "area_type_code": kind, "area_code": area, "industry_code": "000000",
        "occupation_code": occupation, "annual_mean_usd": mean, "mean_rse_pct": rse, **more,
    }  # fmt: skip


def titles(*releases, **changed):
    return [
        {"release": release, "occupation_code": code, "occupation_name": name}
        for release in releases
        for code, name in {**TITLES, **changed.get(f"r{release}", {})}.items()
        if name
    ]


def deflated(*estimates, named=None, index=None):
    releases = sorted({row["release"] for row in estimates})
    rows = run(
        "2_intermediate/int_pay_deflated",
        {
            "staging.stg_bls_oews__estimates": estimates,
            "staging.stg_bls_oews__areas": AREAS,
            "staging.stg_bls_oews__occupations": named or titles(*releases),
            "staging.stg_bls_cpi__price_indexes": index or prices(),
        },
    )
    return [row for row in rows if row["occupation_code"] == "31-9092"]


def refused(*estimates, **given):
    return {row["release"]: row.get("refusal") for row in deflated(*estimates, **given)}


def test_a_month_of_prices_has_a_year_and_a_month():
    row = {"release": "2026-08", "series_id": "CUUR0000SA0", "year": 2021, "period": "M05",
           "value": 269.195}  # fmt: skip

    assert run("1_staging/stg_bls_cpi__price_indexes", {"raw.bls_cpi": [row]}) == [
        {"release": "2026-08", "series_id": "CUUR0000SA0", "price_year": 2021, "price_month": 5,
         "price_index": 269.195}
    ]  # fmt: skip


def test_pay_of_a_release_is_told_in_dollars_of_the_newest_by_the_prices_of_each_may():
    assert deflated(estimate("2021A01", series_stem="OEU"), estimate("2025A01", 50000.0)) == [
        {
            "release": "2021A01", "pay_year": 2021, "newest_release": "2025A01",
            "area_code": "0000000", "occupation_code": "31-9092", "series_stem": "OEU",
            "annual_mean_usd": 40000.0, "mean_rse_pct": 1.0, "price_series_id": "CUUR0000SA0",
            "price_index": 200.0, "newest_price_index": 250.0,
            "constant_annual_mean_usd": 50000.0, "constant_standard_error_usd": 500.0,
        },
        {
            "release": "2025A01", "pay_year": 2025, "newest_release": "2025A01",
            "area_code": "0000000", "occupation_code": "31-9092",
            "annual_mean_usd": 50000.0, "mean_rse_pct": 1.0, "price_series_id": "CUUR0000SA0",
            "price_index": 250.0, "newest_price_index": 250.0,
            "constant_annual_mean_usd": 50000.0, "constant_standard_error_usd": 500.0,
        },
    ]  # fmt: skip


def test_an_error_published_as_nothing_stands_for_what_rounds_to_it():
    (old, _) = deflated(estimate("2021A01", rse=0.0), estimate("2025A01"))

    assert old["constant_standard_error_usd"] == 25.0


def test_prices_are_those_of_the_newest_release_of_prices():
    index = [*prices("2026-07", factor=2.0), *prices("2026-08")]

    (old, _) = deflated(estimate("2021A01"), estimate("2025A01"), index=index)

    assert old["price_index"] == 200.0


@pytest.mark.parametrize(
    ("release", "reason"),
    [
        ("2019A01", "another classification"),
        ("2020A01", "another classification"),
        ("2021A01", None),
        ("2022A01", None),
        ("2023A01", "shared answers"),
        ("2024A01", "shared answers"),
    ],
)
def test_releases_of_another_classification_or_less_than_three_years_apart_are_refused(
    release, reason
):
    assert refused(estimate(release), estimate("2025A01"))[release] == reason


def test_a_code_that_the_old_release_has_not_is_refused():
    named = titles("2021A01", "2025A01", r2021A01={"31-9092": None})

    assert refused(estimate("2021A01"), estimate("2025A01"), named=named) == {
        "2021A01": "no such code", "2025A01": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Medical assistants", "Medical Assistants", None),
        ("Grinders, and Polishers", "Grinders & Polishers", None),
        ("Physician Assistants", "Medical Assistants", "another title"),
        ("Medical Assistants", "Medical Assistants and Others", "another title"),
        ("x" * 100 + " supervisors", "x" * 100, None),
    ],
)
def test_a_code_that_meant_another_occupation_is_refused(old, new, reason):
    named = titles("2021A01", "2025A01", r2021A01={"31-9092": old}, r2025A01={"31-9092": new})

    assert refused(estimate("2021A01"), estimate("2025A01"), named=named)["2021A01"] == reason


@pytest.mark.parametrize("withheld", [{"mean": None}, {"rse": None}])
def test_a_mean_without_its_error_is_refused(withheld):
    assert refused(estimate("2021A01", **withheld), estimate("2025A01")) == {
        "2021A01": "no mean", "2025A01": None,
    }  # fmt: skip


def test_without_the_prices_of_its_may_a_release_is_refused():
    assert refused(estimate("2021A01"), estimate("2025A01"), index=prices(y2021=None)) == {
        "2021A01": "no price index", "2025A01": None,
    }  # fmt: skip


def test_only_the_nation_and_the_states_are_compared():
    areas = ("0000000", "0600000", "7200000", "0040900")
    rows = deflated(*(estimate("2025A01", area=area) for area in areas))

    assert [row["area_code"] for row in rows] == ["0000000", "0600000"]


def pay(year, constant=50000.0, error=100.0, refusal=None, newest=2028):
    return {
        "release": f"{year}A01", "pay_year": year, "newest_release": f"{newest}A01",
        "area_code": "0000000", "occupation_code": "31-9092", "annual_mean_usd": constant,
        "constant_annual_mean_usd": constant, "constant_standard_error_usd": error,
        "refusal": refusal,
    }  # fmt: skip


def trends(*rows):
    return run("3_marts/pay_trends", {"intermediate.int_pay_deflated": rows})


def numbers(*rows):
    return {row["pay_year"]: row.get("point_number", row.get("refusal")) for row in trends(*rows)}


def test_points_are_counted_from_the_newest_back_each_three_years_before_the_next():
    assert numbers(*(pay(year) for year in range(2021, 2029))) == {
        2028: 1, 2027: "shared answers", 2026: "shared answers", 2025: 2, 2024: "shared answers",
        2023: "shared answers", 2022: 3, 2021: "shared answers",
    }  # fmt: skip


def test_a_refused_release_gives_way_to_an_older_one():
    rows = pay(2028), pay(2025, refusal="no mean"), pay(2024), pay(2021)

    assert numbers(*rows) == {2028: 1, 2025: "no mean", 2024: 2, 2021: 3}


def test_where_the_newest_is_refused_there_is_no_point():
    assert numbers(pay(2028, refusal="no mean"), pay(2025)) == {
        2028: "no mean", 2025: "shared answers",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("newest", "verdict"),
    [
        (50823.0, "now more"),
        (50822.0, "too close"),
        (49178.0, "too close"),
        (49177.0, "then more"),
    ],
)
def test_the_newest_mean_differs_when_its_distance_exceeds_its_margin(newest, verdict):
    (old, new) = trends(pay(2028, newest, error=300.0), pay(2025, 50000.0, error=400.0))

    assert old["annual_mean_change_usd"] == newest - 50000
    assert old["annual_mean_change_margin_usd"] == pytest.approx(1.645 * 500)
    assert old["constant_annual_mean_margin_usd"] == pytest.approx(1.645 * 400)
    assert old["annual_mean_verdict"] == verdict
    assert "annual_mean_change_usd" not in new


def point(year, number=1, area="0000000", constant=50000.0):
    return {
        "release": f"{year}A01", "pay_year": year, "area_code": area, "occupation_code": "31-9092",
        "annual_mean_usd": 50000.0, "constant_annual_mean_usd": constant, "point_number": number,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("points", "offending"),
    [
        ([point(2025), point(2022, 2, constant=51000.0)], []),
        ([point(2025), {**point(2024, None), "refusal": "shared answers"}], []),
        ([point(2025), point(2023, 2)], ["2025A01"]),
        ([point(2023), point(2020, 2)], ["2020A01"]),
        ([point(2025, area="0040900")], ["2025A01"]),
        ([point(2025, constant=51000.0)], ["2025A01"]),
        ([point(2025), point(2022, 2, constant=None)], ["2022A01"]),
    ],
)
def test_points_of_another_kind_are_told(points, offending):
    tables = {"marts.pay_trends": points, "marts.areas": AREAS}

    rows = run("4_checks/trends_are_of_one_kind", tables)

    assert [row["release"] for row in rows] == offending
