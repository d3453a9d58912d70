"""An id is read into its fields and written again letter for letter."""

import json

import pytest

from pipeline.core.figure_id import FORMS, FigureId

IDS = {
    "oews.0040900.31-9092.annual_median": FigureId("oews", "0040900", "31-9092", "annual_median"),
    "oews.0040900.31-9092.annual_25th": FigureId("oews", "0040900", "31-9092", "annual_25th"),
    "oews.0040900.31-9092.jobs_per_1000": FigureId("oews", "0040900", "31-9092", "jobs_per_1000"),
    "bls_oews/2021A01.0000000.31-9092.annual_mean": FigureId(
        "bls_oews", "0000000", "31-9092", "annual_mean", release="2021A01"
    ),
    "rpp.0040900": FigureId("rpp", "0040900"),
    "rpp.0040900.above.unsigned": FigureId("rpp", "0040900", measure="above", form="unsigned"),
    "rpp.0040900.vintage.1": FigureId("rpp", "0040900", measure="vintage", number="1"),
    "delta.0040900.31-9092.nation.nominal.unsigned": FigureId(
        "delta", "0040900", "31-9092", "nominal", "nation", form="unsigned"
    ),
    "delta.0040900.31-9092.state.mean.low": FigureId(
        "delta", "0040900", "31-9092", "mean.low", "state"
    ),
    "gap.0040900.a_vs_b.annual_mean.margin": FigureId(
        "gap", "0040900", measure="annual_mean.margin", name="a_vs_b"
    ),
    "gap.0040900.31-1131_vs_29-2061.hourly_median": FigureId(
        "gap", "0040900", measure="hourly_median", name="31-1131_vs_29-2061"
    ),
    "rank.0040900.31-9092": FigureId("rank", "0040900", "31-9092"),
    "rank.0040900.31-9092.mean_best": FigureId("rank", "0040900", "31-9092", "mean_best"),
    "adjusted.0040900.31-9092": FigureId("adjusted", "0040900", "31-9092"),
    "projections.2024-34.31-9092.change_pct": FigureId(
        "projections", "", "31-9092", "change_pct", release="2024-34"
    ),
    "projections.31-9092.change_pct": FigureId("projections", "", "31-9092", "change_pct"),
    "projections.2024-34.31-9092.end_year.1": FigureId(
        "projections", "", "31-9092", "end_year", release="2024-34", number="1"
    ),
    "local.edd_projections.2023-33.0040900.31-9092.change_pct": FigureId(
        "local", "0040900", "31-9092", "change_pct", release="2023-33", name="edd_projections"
    ),
    "trend.0000000.31-9092.2021A01": FigureId("trend", "0000000", "31-9092", release="2021A01"),
    "trend.0000000.31-9092.2021A01.change.margin": FigureId(
        "trend", "0000000", "31-9092", "change.margin", release="2021A01"
    ),
    "titles.medical-assistant.own": FigureId("titles", measure="own", name="medical-assistant"),
    "titles.medical-assistant.25-1071": FigureId(
        "titles", occupation="25-1071", name="medical-assistant"
    ),
    "titles.31-9092.all": FigureId("titles", occupation="31-9092", measure="all"),
    "program.medical-assistant.1": FigureId("program", name="medical-assistant", number="1"),
    "cpi.2025": FigureId("cpi", release="2025"),
    "period.bls_oews/2021A01": FigureId("period", name="bls_oews/2021A01"),
    "soc.31-9092.1": FigureId("soc", occupation="31-9092", number="1"),
    "series.Table 1.2, 31-9092, change_pct.1": FigureId(
        "series", name="Table 1.2, 31-9092, change_pct", number="1"
    ),
    "bls_oews.retrieved.1": FigureId("text", name="bls_oews.retrieved", number="1"),
    "bls_oews/2021A01.retrieved.3": FigureId("text", name="bls_oews/2021A01.retrieved", number="3"),
    "gap.level.1": FigureId("text", name="gap.level", number="1"),
    "trend.method.2.1": FigureId("text", name="trend.method.2", number="1"),
    "onet.licence.1": FigureId("text", name="onet.licence", number="1"),
    "brochures.toml.phone.1": FigureId("text", name="brochures.toml.phone", number="1"),
    "data/raw/roles/x.toml.office_duties.2.1": FigureId(
        "text", name="data/raw/roles/x.toml.office_duties.2", number="1"
    ),
    "31-9092.what": FigureId("text", name="31-9092.what"),
    "": FigureId("text"),
}


@pytest.mark.parametrize(("text", "id"), IDS.items(), ids=IDS)
def test_an_id_is_read_into_its_fields_and_written_again(text, id):
    assert FigureId.parse(text) == id
    assert str(id) == text


def test_every_kind_of_id_is_in_the_list():
    assert {id.kind for id in IDS.values()} == set(FORMS)


def test_the_ids_of_a_whole_edition_are_written_again_letter_for_letter(first_run):
    found = list((first_run[0] / "data/out/latest/").rglob("*.figures.json"))
    ids = {record["id"] for path in found for record in json.loads(path.read_text())}

    assert len(ids) > 100
    assert [id for id in ids if str(FigureId.parse(id)) != id] == []
