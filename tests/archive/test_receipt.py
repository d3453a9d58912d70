"""A receipt is written and read again without a change."""

import json

import pytest

from pipeline.archive.receipt import Origin, Receipt, ReceiptFile
from pipeline.core.paths import Paths
from pipeline.core.record import from_json, to_json

RECEIPT = Receipt(
    source="bea_rpp",
    release="2023",
    title="Regional Price Parities, 2023",
    publisher="U.S. Bureau of Economic Analysis",
    licence="public domain",
    address="https://apps.bea.gov/regional/zip/",
    retrieved="2026-11-23",
    files=(
        ReceiptFile(
            "price_parities.csv", "price_parities.csv.zst", 46130, "ab", "cd", "a note",
            (Origin("SARPP.csv", "https://apps.bea.gov", "SARPP, 2023", 109744, "ef"),),
        ),
        ReceiptFile("SARPP.csv", "SARPP.csv", 9, "12", "12"),
    ),
    note="Two vintages — “as published”.",
)  # fmt: skip


def test_a_receipt_reads_as_it_was_written():
    assert from_json(to_json(RECEIPT), Receipt) == RECEIPT


def test_a_receipt_is_text_that_a_person_can_read():
    text = to_json(RECEIPT)

    assert text.endswith("}\n")
    assert "“as published”" in text
    assert list(json.loads(text)) == [
        "source", "release", "title", "publisher", "licence", "address", "retrieved", "files",
        "note", "posted",
    ]  # fmt: skip


def test_an_older_receipt_may_lack_what_has_a_default():
    record = json.loads(to_json(RECEIPT))
    del record["note"], record["files"][1]["note"], record["files"][1]["taken_from"]

    receipt = from_json(json.dumps(record), Receipt)

    assert (receipt.note, receipt.files[1]) == ("", RECEIPT.files[1])


@pytest.mark.parametrize(
    "text",
    ["", "no JSON", "[]", "{}", '{"files": []}', '{"files": [{}]}', '{"files": [{"colour": 1}]}'],
)
def test_what_is_no_receipt_is_an_error(text):
    with pytest.raises(ValueError, match=r"expected|Expecting"):
        from_json(text, Receipt)


def test_every_receipt_of_the_archive_is_written_as_this_code_writes_it():
    paths = sorted(Paths().raw.glob("*/*/receipt.json"))

    assert paths
    for path in paths:
        assert to_json(from_json(path.read_text(), Receipt)) == path.read_text(), path
