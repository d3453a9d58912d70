"""Publishers' files that someone dropped in are told by content and become whole releases."""

import io
import zipfile
from types import SimpleNamespace

import pytest
import zstandard

from pipeline.acquire.inbox import clear, inbox
from pipeline.acquire.leaf import UNKNOWN
from pipeline.archive.releases import BY_HAND, all_revisions
from pipeline.archive.store import archive
from pipeline.sources.register import FETCHED
from tests.support import faults, posted
from tests.support.onet_extract import FILES as ONET

FLAT = {name: text.encode() for name, text in posted.oews_files().items()}
PARITIES = posted.parities()
BY_NAME = {source.name: source for source in FETCHED}


@pytest.fixture
def drop(tmp_path):
    """Give what drops files in, {name: bytes}, and tells what the inbox then makes of them."""
    raw, into = tmp_path / "raw", tmp_path / "into"
    into.mkdir()

    def dropped(files):
        for name, content in files.items():
            path = raw / "inbox" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        found = inbox(raw, FETCHED, into)
        return SimpleNamespace(
            raw=raw,
            dropped=found.dropped,
            releases={(one.acquired.source, one.acquired.release) for one in found.dropped},
            left={
                path.relative_to(raw / "inbox").as_posix(): reason
                for path, reason in found.left.items()
            },
        )

    return dropped


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name.rpartition("/")[2]: packed.read(name) for name in packed.namelist()}


NATIONAL = posted.oews_2023()["oesm23nat.zip"]


def zst(content):
    return zstandard.compress(content)


PACKINGS = {
    "flat files": (FLAT, "bls_oews", "2025A01"),
    "flat files, compressed": (
        {f"{name}.zst": zst(content) for name, content in FLAT.items()}, "bls_oews", "2025A01",
    ),
    "flat files in a zip, and a folder": (
        {"may.zip": faults.zipped({f"oe/{name}": text for name, text in FLAT.items()})},
        "bls_oews", "2025A01",
    ),
    "flat files under other names": (
        {f"{number} (1).txt": content for number, content in enumerate(FLAT.values())},
        "bls_oews", "2025A01",
    ),
    "a yearly zip": ({"download.bin": NATIONAL}, "bls_oews", "2023A01"),
    "a workbook": (unzipped(NATIONAL), "bls_oews", "2023A01"),
    "a workbook of no suffix": (
        {"national_M2023": unzipped(NATIONAL)["national_M2023_dl.xlsx"]},
        "bls_oews", "2023A01",
    ),
    "projections": ({"download": posted.projections()}, "bls_projections", "2024-34"),
    "projections in a zip": (
        {"x.zip": faults.zipped({"occupation.xlsx": posted.projections("2023-33")})},
        "bls_projections", "2023-33",
    ),
    "projections, compressed": (
        {"occupation.xlsx.zst": zst(posted.projections())}, "bls_projections", "2024-34",
    ),
    "price parities": (
        {f"a/{table}.zip": content for table, content in PARITIES.items()}, "bea_rpp", "2025",
    ),
    "price parities, loose": (
        {name: content for packed in PARITIES.values()
         for name, content in unzipped(packed).items() if name.endswith(".csv")},
        "bea_rpp", "2025",
    ),
    "price parities in one zip": (
        {"all.zip": faults.zipped({name: content for packed in PARITIES.values()
                                   for name, content in unzipped(packed).items()})},
        "bea_rpp", "2025",
    ),
    "prices": ({"cu.txt": posted.prices()}, "bls_cpi", "2026-08"),
    "O*NET": ({"db_27_0_text.zip": posted.onet()}, "onet", "27.0"),
    "O*NET, loose": (
        {f"db/{name}.txt": text.encode() for name, text in ONET.items()}, "onet", "27.0",
    ),
}  # fmt: skip


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_release_is_told_and_archived_in_any_packing(drop, packing):
    files, source, release = PACKINGS[packing]
    found = drop(files)

    assert (found.releases, found.left) == ({(source, release)}, {})
    [one] = found.dropped
    assert (one.acquired.retrieved, one.acquired.note) == ("", BY_HAND)
    archive(one.acquired, BY_NAME[source], found.raw)
    for path in one.origins:
        clear(path)
    [held] = all_revisions(found.raw, [BY_NAME[source]])
    assert BY_NAME[source].read(held)
    assert list((found.raw / "inbox").iterdir()) == []


def test_files_are_archived_under_their_publisher_s_names(drop):
    [one] = drop({f"copy of {name}": content for name, content in FLAT.items()}).dropped

    held = {fetched.file.name: fetched.file.stored_as for fetched in one.acquired.files}
    assert held == {
        name: f"{name}.zst" if name == "oe.data.0.Current" else name for name in FLAT
    }  # fmt: skip


def test_the_publishers_zips_are_kept_as_they_are(drop):
    [one] = drop({f"{table}.zip": content for table, content in PARITIES.items()}).dropped

    assert {f.file.name: f.path.read_bytes() for f in one.acquired.files} == {
        f"{table}.zip": content for table, content in PARITIES.items()
    }


def test_several_releases_at_once(drop):
    found = drop(
        {
            **FLAT,
            "a.xlsx": posted.projections(),
            "b.xlsx": posted.projections("2023-33"),
            "oesm23nat.zip": NATIONAL,
        }
    )

    assert found.left == {}
    assert found.releases == {
        ("bls_oews", "2025A01"), ("bls_oews", "2023A01"),
        ("bls_projections", "2023-33"), ("bls_projections", "2024-34"),
    }  # fmt: skip


def test_the_same_file_twice_is_one(drop):
    found = drop({**FLAT, "again/oe.area": FLAT["oe.area"]})

    [one] = found.dropped
    assert len(one.acquired.files) == 7
    assert len(one.origins) == 8


def test_an_incomplete_set_stays_and_says_what_is_missing(drop):
    files = {name: content for name, content in FLAT.items() if name != "oe.area"}
    found = drop({**files, "SARPP.zip": PARITIES["SARPP"]})

    assert found.dropped == ()
    assert found.left == {
        **dict.fromkeys(files, "the release is not complete: oe.area is missing"),
        "SARPP.zip": "the release is not complete: MARPP, PARPP is missing",
    }


def test_files_of_two_releases_stay(drop):
    other = posted.oews_files(posted.OLDER)["oe.release"].encode()
    found = drop({**FLAT, "oe.release": other})

    assert set(found.left) == set(FLAT)
    assert set(found.left.values()) == {
        "the files are of different releases, or do not say of which"
    }


def test_two_files_of_one_name_with_other_bytes_stay(drop):
    found = drop({**FLAT, "b/oe.area": FLAT["oe.area"].replace(b"Sacramento", b"Sacrament")})

    twice = dict.fromkeys(("oe.area", "b/oe.area"), "oe.area is there twice, with other bytes")
    others = dict.fromkeys(FLAT, "the release is not complete: oe.area is missing")
    assert (found.dropped, found.left) == ((), others | twice)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"hello\n", b"\x00\x01\x02", b"a,b\n1,2\n", "Größe\n".encode("latin-1"),
        faults.zipped({"notes.txt": b"hello\n"}), b"series_id\tyear\nLNS1\t2025\n",
    ],
)  # fmt: skip
def test_what_is_not_recognised_stays_and_is_named(drop, content):
    found = drop({"oe.data.0.Current": content, ".hidden": b"x", "~$lock.xlsx": b"x"})

    assert (found.dropped, found.left) == ((), {"oe.data.0.Current": UNKNOWN})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.zip", faults.truncated(PARITIES["MARPP"]), "is no .zip, or is cut short"),
        ("x.zst", zst(FLAT["oe.data.0.Current"])[:-100], "is damaged or cut short"),
        ("x.xlsx", faults.truncated(posted.projections()), "is no .zip, or is cut short"),
        ("oe.area", FLAT["oe.area"][:-5], "the table ends within a line"),
        ("x.zip", faults.traversal(PARITIES["MARPP"]), "leads out of it"),
        ("x.zip", faults.bomb("x.csv", 0.2), "unpacks to more than it may"),
        ("x.zip", faults.lying_bomb("x.csv", 0.2), "the file in the .zip is damaged"),
    ],
)
def test_a_file_that_is_damaged_or_half_copied_stays_and_is_named(drop, name, content, said):
    found = drop({**FLAT, "oe.data.0.Current": FLAT["oe.data.0.Current"], name: content})

    assert said in found.left[name]


def test_a_zip_of_two_publishers_files_is_two_releases(drop):
    both = {**FLAT, "occupation.xlsx": posted.projections()}
    found = drop({"all.zip": faults.zipped(both)})

    assert (found.releases, found.left) == (
        {("bls_oews", "2025A01"), ("bls_projections", "2024-34")}, {},
    )  # fmt: skip
    assert {path.name for one in found.dropped for path in one.origins} == {"all.zip"}


def test_an_inbox_that_is_not_there_is_empty(drop):
    found = drop({})

    assert (found.dropped, found.left) == ((), {})
