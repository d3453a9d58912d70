"""The monthly index is read from the publisher's flat file or from a tidy extract."""

import pytest
import zstandard

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Release
from pipeline.core.errors import ParseError
from pipeline.core.paths import ROOT
from pipeline.sources.bls_cpi.publication import DATA, INDEX, SOURCE, newest, read

HEADER = "series_id        \tyear\tperiod\t       value\tfootnote_codes\r\n"
LINES = (
    "CUSR0000SA0      \t2026\tM08\t     335.100\t\r\n"
    "CUUR0000SA0      \t2025\tM09\t     324.800\t\r\n"
    "CUUR0000SA0      \t2025\tM10\t           -\tX\r\n"
    "CUUR0000SA0      \t2025\tM11\t     324.122\t\r\n"
    "CUUR0000SA0      \t2025\tM13\t     321.943\t\r\n"
    "CUUR0000SA0      \t2025\tS02\t     324.122\t\r\n"
    "CUUR0000SA0      \t2026\tM08\t     334.980\t\r\n"
    "CUUR0100SA0      \t2026\tM09\t     350.000\t\r\n"
)
GENUINE = ROOT.parent / "shared/data/bls_cpi/cu_CUUR0000SA0_from_cpi_db.csv"


def held(folder, content, name=DATA, release="2026-08"):
    (folder / name).write_bytes(content)
    file = ReceiptFile(name.removesuffix(".zst"), name, len(content), "", "")
    receipt = Receipt(SOURCE.name, release, "", "", "", SOURCE.address, "", (file,))
    return Release(SOURCE.name, release, folder, receipt)


def flat(text=HEADER + LINES):
    return text.encode()


def test_the_months_of_the_one_series_are_read(tmp_path):
    frame = read(held(tmp_path, flat()))["bls_cpi"]

    series = ("2026-08", "CUUR0000SA0")
    assert dict(frame.schema) == dict(INDEX.columns)
    assert frame.rows() == [
        (*series, 2025, "M09", 324.8),
        (*series, 2025, "M10", None),
        (*series, 2025, "M11", 324.122),
        (*series, 2026, "M08", 334.98),
    ]


def test_a_compressed_file_says_the_same(tmp_path):
    plain = read(held(tmp_path, flat()))["bls_cpi"]

    assert read(held(tmp_path, zstandard.compress(flat()), f"{DATA}.zst"))["bls_cpi"].equals(plain)


def test_a_tidy_extract_is_read(tmp_path):
    text = b"series_id,year,period,value\nCUUR0000SA0,2026,M08,334.98\nCUUR0000SA0,2025,M13,1\n"

    frame = read(held(tmp_path, text, "index.csv"))["bls_cpi"]

    assert frame.rows() == [("2026-08", "CUUR0000SA0", 2026, "M08", 334.98)]


@pytest.mark.skipif(not GENUINE.exists(), reason="the genuine extract is not beside the project")
def test_the_genuine_extract_is_read_from_1913_on(tmp_path):
    frame = read(held(tmp_path, GENUINE.read_bytes(), "index.csv"))["bls_cpi"]

    assert frame.row(0) == ("2026-08", "CUUR0000SA0", 1913, "M01", 9.8)
    assert frame.row(-1) == ("2026-08", "CUUR0000SA0", 2026, "M08", 334.98)


def test_a_release_is_named_by_its_newest_month_that_has_a_number(tmp_path):
    later = "CUUR0000SA0      \t2026\tM09\t           -\tX\r\n"
    path = tmp_path / DATA
    path.write_bytes(flat(HEADER + LINES + later))

    assert newest([path]) == "2026-08"
    assert SOURCE.period("2026-08") == "August 2026"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (flat(HEADER + LINES).replace(b"334.980", b"   n.a."), "an unknown marker"),
        (flat().replace(b"value", b"index"), "column value is gone"),
        (flat(HEADER + LINES.replace("CUUR0000SA0", "CUUR0000SA1")), "there is no month of"),
        (flat().replace(b"\t2025\tM09", b"\tM09"), "the line is broken"),
        (flat().replace(b"2026\tM08", b"2026\tM07"), "of another release"),
        (b"<html>down</html>\n", "an HTML page stands where data should be"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path, content, said):
    with pytest.raises(ParseError, match=said):
        read(held(tmp_path, content))
