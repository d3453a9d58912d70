"""A figure cites the file that it stands in, where a release has several."""

import pytest

from pipeline.archive.citation import Citation
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_projections import publication as bls_projections

BEA = (("MARPP.zip", "m"), ("PARPP.zip", "p"), ("SARPP_STATE_2008_2023.csv", "s"))
YEARLY = (("oesm25all.zip", "all"), ("oesm25ma.zip", "ma"), ("oesm25nat.zip", "nat"),
          ("oesm25st.zip", "st"))  # fmt: skip
SOURCES = (bea_rpp.SOURCE, bls_oews.SOURCE, bls_projections.SOURCE)
FILES = {start: mark for one in SOURCES for start, mark in one.table_files.items()}
ROUND = (("occupation.csv", "figures"), ("reasons.csv", "reasons"))
FLAT = (("oe.data.0.Current", "data"), ("oe.industry", "industry"))


@pytest.mark.parametrize(
    ("files", "key", "expected"),
    [
        (BEA, "MARPP, GeoFIPS 40900, RPPs: All items, 2023", "m"),
        (BEA, "SARPP, GeoFIPS 06000, RPPs: All items, 2023", "s"),
        (BEA, "release", "largest"),
        (YEARLY, "OEUN000000000000031909213", "nat"),
        (YEARLY, "OEUS060000000000031909213", "st"),
        (YEARLY, "OEUM004090000000031909213", "ma"),
        (ROUND, "Table 1.12, row 367, 31-9092, 621100, reason", "reasons"),
        (ROUND, "Table 1.2, 31-9092, change_pct", "figures"),
        (ROUND, "bls_projections 2023-33, 0000000, 31-9092, change_pct", "figures"),
        (FLAT, "OEUS060000000000031909213", "largest"),
        ((("price_parities.csv", "tidy"),), "MARPP, GeoFIPS 40900, vintage", "largest"),
    ],
)
def test_a_key_stands_in_its_tables_file_or_else_in_the_largest(files, key, expected):
    citation = Citation(
        "", "", "", "", "", "", file_sha256="largest", files=files, table_files=FILES
    )

    assert citation.sha256_for(key) == expected
