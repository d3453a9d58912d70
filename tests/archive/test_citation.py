"""A figure cites the file that it stands in, where a release has several."""

import pytest

from pipeline.archive.citation import Citation
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_oews import publication as bls_oews

BEA = (("MARPP.zip", "m"), ("PARPP.zip", "p"), ("SARPP_STATE_2008_2023.csv", "s"))
YEARLY = (("oesm25all.zip", "all"), ("oesm25ma.zip", "ma"), ("oesm25nat.zip", "nat"),
          ("oesm25st.zip", "st"))  # fmt: skip
FILES = {**bea_rpp.SOURCE.table_files, **bls_oews.SOURCE.table_files}
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
        (FLAT, "OEUS060000000000031909213", "largest"),
        ((("price_parities.csv", "tidy"),), "MARPP, GeoFIPS 40900, vintage", "largest"),
    ],
)
def test_a_key_stands_in_its_tables_file_or_else_in_the_largest(files, key, expected):
    citation = Citation(
        "", "", "", "", "", "", file_sha256="largest", files=files, table_files=FILES
    )

    assert citation.sha256_for(key) == expected
