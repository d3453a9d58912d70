"""`status` says what is held, what is newer and what is held back, at once and without network."""

import json
import os
import shutil
from datetime import date

import pytest

from pipeline.archive.gate_record import Finding, GateRecord, write_gate_record
from pipeline.archive.publisher import PublisherState, save_state
from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.core.errors import ArchiveError
from pipeline.core.record import to_json
from pipeline.lookup.status import HeldBack, Standing, standing_lines, status
from pipeline.sources.register import FETCHED, PUBLISHED
from tests.support.here import here

TODAY = date(2026, 11, 23)
REFUSED = GateRecord(
    "refused",
    (
        Finding("size", "refuse", "bls_oews", "2026A01", "oe.data.0.Current halved."),
        Finding("schema", "warn", "bls_oews", "2026A01", "A column is new."),
        Finding("keys", "refuse", "bls_oews", "2026A01", "2 rows are there twice."),
    ),
    accepted=(),
)


def hold(raw, source, folder, *, retrieved="2026-05-20", mark=None):
    """Put a release into the archive; with a checksum that hashing would find wrong."""
    place = raw / source / folder
    place.mkdir(parents=True)
    (place / "file").write_text("figures")
    file = ReceiptFile("file", "file", 7, sha256="0" * 64, stored_sha256="0" * 64)
    receipt = Receipt(source, folder.split(".r")[0], "", "", "", "", retrieved, (file,))
    (place / "receipt.json").write_text(to_json(receipt))
    if mark:
        write_gate_record(place, mark)
    return place


@pytest.fixture
def raw(tmp_path):
    """Give an archive that holds OEWS of May 2023 and May 2025, and was asked today."""
    raw = tmp_path / "data/raw"
    hold(raw, "bls_oews", "2023A01")
    hold(raw, "bls_oews", "2025A01")
    asked(raw, "2025A01")
    return raw


def asked(raw, newest, posted="2026-05-15"):
    save_state(raw, "bls_oews", PublisherState("2026-11-23T11:02:11Z", newest, posted))


def oews(raw, today=TODAY):
    return status(raw, today, FETCHED[:1])[0]


CURRENT = Standing(
    source="bls_oews",
    title="Occupational Employment and Wage Statistics",
    held="2025A01",
    revision=1,
    period="May 2025",
    retrieved="2026-05-20",
    retrieved_days=187,
    posted="2026-05-15",
    posted_days=192,
    older=("2023A01",),
    held_back=(),
    newest="2025A01",
    asked="2026-11-23T11:02:11Z",
    next_expected="about May 2027",
    is_stale=False,
)


def test_a_source_that_is_current(raw):
    assert oews(raw) == CURRENT


def test_a_source_of_which_something_newer_exists(raw):
    asked(raw, "2026A01", "2026-11-20")

    standing = oews(raw)

    assert (standing.held, standing.newest, standing.is_stale) == ("2025A01", "2026A01", True)
    assert (standing.posted, standing.next_expected) == ("", "about November 2027")


def test_a_release_that_was_refused_is_named_with_its_reasons(raw):
    hold(raw, "bls_oews", "2026A01", mark=REFUSED)
    asked(raw, "2026A01", "2026-11-20")

    standing = oews(raw)

    assert (standing.held, standing.is_stale) == ("2025A01", True)
    assert standing.held_back == (
        HeldBack("2026A01", 1, "refused", ("oe.data.0.Current halved.", "2 rows are there twice.")),
    )


def test_a_good_revision_is_what_is_held(raw):
    hold(raw, "bls_oews", "2025A01.r2", retrieved="2026-06-01")
    hold(raw, "bls_oews", "2025A01.r3", mark=GateRecord("unchecked", (), ()))

    standing = oews(raw)

    assert (standing.held, standing.revision, standing.retrieved) == ("2025A01", 2, "2026-06-01")
    assert standing.held_back == (HeldBack("2025A01", 3, "unchecked", ()),)
    assert not standing.is_stale


def test_what_was_refused_before_the_release_held_is_history(raw):
    hold(raw, "bls_oews", "2024A01", mark=REFUSED)

    assert oews(raw) == CURRENT


def test_a_release_newer_than_what_the_publisher_named_is_the_newest_known(raw):
    hold(raw, "bls_oews", "2026A01", retrieved="")

    standing = oews(raw)

    assert (standing.newest, standing.is_stale) == ("2026A01", False)
    assert (standing.retrieved_days, standing.posted_days) == (None, None)


def test_a_source_that_was_never_asked_is_expected_by_when_it_was_retrieved(raw):
    (raw / "bls_oews/.asked.json").unlink()

    standing = oews(raw)

    assert (standing.asked, standing.posted, standing.is_stale) == ("", "", False)
    assert standing.next_expected == "by May 2027"


def test_a_source_of_which_nothing_is_held_says_so(tmp_path):
    nothing = oews(tmp_path)

    assert (nothing.held, nothing.newest, nothing.asked, nothing.is_stale) == ("", "", "", False)
    assert nothing.next_expected == ""


def test_months_run_over_the_end_of_a_year(raw):
    asked(raw, "2025A01", "2026-12-31")

    assert oews(raw).next_expected == "about December 2027"


def test_a_release_whose_file_is_gone_is_no_status(raw):
    (raw / "bls_oews/2025A01/file").unlink()

    with pytest.raises(ArchiveError, match="a file that the receipt names is missing"):
        oews(raw)


# On the terminal, and for programs


def test_a_table_says_it_in_words(raw):
    hold(raw, "bls_oews", "2025A01.r2", retrieved="2026-11-23")
    hold(raw, "bls_oews", "2026A01", mark=REFUSED)
    asked(raw, "2026A01", "")

    assert standing_lines(status(raw, TODAY, FETCHED[:2])) == [
        "source           held                            newest known     age              "
        "last asked            next expected",
        "bls_oews         2025A01, revision 2 (May 2025)  2026A01 (newer)  retrieved today  "
        "2026-11-23 11:02 UTC  by November 2027",
        "bls_projections  nothing                         not known                         "
        "never                 not known",
        "older      bls_oews 2023A01",
        "held back  bls_oews 2026A01: oe.data.0.Current halved.",
        "held back  bls_oews 2026A01: 2 rows are there twice.",
    ]


def run(raw, *words):
    return here("status", "--root", str(raw.parent.parent), *words)


def test_what_is_current_ends_well(raw):
    ended = run(raw)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[1 + len(PUBLISHED) :] == ["older      bls_oews 2023A01"]


def test_what_is_stale_ends_with_exit_code_3(raw):
    asked(raw, "2026A01")
    fetchable = run(raw)
    hold(raw, "bls_oews", "2026A01", mark=REFUSED)
    refused = run(raw, "--json")

    assert (fetchable.returncode, fetchable.stderr) == (
        3,
        "newer      bls_oews 2026A01  `make refresh` fetches it\n",
    )
    assert (refused.returncode, refused.stderr) == (
        3,
        "newer      bls_oews 2026A01  it is in the archive and held back\n",
    )
    first = json.loads(refused.stdout)["sources"][0]
    assert (first["held"], first["newest"], first["is_stale"]) == ("2025A01", "2026A01", True)
    assert first["held_back"][0]["reasons"] == [
        "oe.data.0.Current halved.", "2 rows are there twice.",
    ]  # fmt: skip


def test_editions_stand_below_with_what_they_hold_and_the_way_back(root):
    latest = (root / "data/out/latest").resolve()
    older = shutil.copytree(latest, latest.with_name("2025A01-older"))
    os.utime(older / "manifest.json", (0, 0))
    holds = (
        "Medical Assistant vs. Medical Office Assistant · Chico, Fresno, Rochester and 2 more"
        " · 5 documents"
    )

    lines = run(root / "data/raw").stdout.splitlines()[2 + len(PUBLISHED) :]
    listed = json.loads(run(root / "data/raw", "--json").stdout)["editions"]

    assert lines == [
        f"{holds}  current: {latest.name}",
        f"{holds}  .venv/bin/python -m pipeline rollback 2025A01-older",
    ]
    assert listed == [
        {"edition": latest.name, "label": holds, "is_current": True},
        {"edition": "2025A01-older", "label": holds, "is_current": False},
    ]
