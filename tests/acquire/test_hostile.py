"""Files that are made to take their reader down stay in the inbox, each with its reason."""

import io
import zipfile

import pytest
from zstandard import ZstdError

from pipeline.acquire.inbox import inbox
from pipeline.acquire.leaf import UNKNOWN
from pipeline.core.files import unpacked
from pipeline.core.log import legible
from pipeline.sources.register import FETCHED
from tests.support import hostile, posted

ODD_NAME = "a name in the .zip is too long, or has signs that no name has"
DAMAGED = "the file in the .zip is damaged"
REASONS = {
    "a zip bomb.zip": "the file unpacks to more than it may (over ",
    "a zip bomb that lies of its size.zip": f"{DAMAGED} (Bad CRC-32",
    "a truncated zip.zip": "the file is no .zip, or is cut short",
    "a truncated zst.csv.zst": "the file is no .zst file (the last frame is cut short)",
    "an endless zst.csv.zst": "the file unpacks to more than it may (over 16,777,216 bytes)",
    "a zst of a huge window.csv.zst": "the .zst file is damaged or cut short",
    "a cell at the last corner.xlsx": "the file cannot be read (its reader ended with SIGABRT: "
    "memory allocation of ",
    "a huge dimension.xlsx": UNKNOWN,
    "deep xml.xlsx": UNKNOWN,
    "20,000 members.zip": "the .zip has too many files (20,000)",
    "a name of 300 letters.zip": f"{ODD_NAME} (aaa",
    "a name that steers.zip": rf"{ODD_NAME} (\x1b[2Ja\nadmitted  bls_oews.csv)",
    "damaged, deflate.zip": DAMAGED,
    "damaged, bzip2.zip": DAMAGED,
    "damaged, lzma.zip": DAMAGED,
    "\x1b[31m a red name\nadmitted  bls_oews 2026A01.txt": UNKNOWN,
}


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "raw/inbox").mkdir(parents=True)
    (tmp_path / "into").mkdir()
    return tmp_path / "raw"


def opened(raw):
    found = inbox(raw, FETCHED, raw.parent / "into")
    return [one.acquired.source for one in found.dropped], {
        path.name: reason for path, reason in found.left.items()
    }


def test_every_hostile_file_has_a_reason():
    assert REASONS.keys() == hostile.FILES.keys()


@pytest.mark.parametrize("name", hostile.FILES, ids=legible)
def test_a_hostile_file_stays_with_its_reason_and_hinders_no_other(raw, name):
    (raw / "inbox" / name).write_bytes(hostile.FILES[name]())
    (raw / "inbox/z, prices.txt").write_bytes(posted.prices())

    taken, left = opened(raw)

    assert (taken, list(left)) == (["bls_cpi"], [name])
    assert left[name].startswith(REASONS[name])
    assert legible(left[name]) == left[name]
    assert (raw / "inbox" / name).exists()


def test_a_file_whose_own_name_steers_is_archived_under_the_publishers(raw):
    name = "national_M2023\x1b[2J_dl.xlsx"
    with zipfile.ZipFile(io.BytesIO(posted.oews_2023()["oesm23nat.zip"])) as packed:
        (raw / "inbox" / name).write_bytes(packed.read("oesm23nat/national_M2023_dl.xlsx"))

    (release,) = inbox(raw, FETCHED, raw.parent / "into").dropped
    assert [one.file.name for one in release.acquired.files] == ["national_M2023_dl.xlsx"]


def test_a_zst_unpacks_to_no_more_than_it_may(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.core.files.MOST_BYTES", 1 << 20)
    path = tmp_path / "x.zst"
    path.write_bytes(hostile.endless_zst())

    with pytest.raises(ZstdError, match="it unpacks to over 1,048,576 bytes"):
        list(unpacked(path))
