"""Zips and .zst files are unpacked whole, block by block, and lead nowhere."""

import io
import zipfile

import pytest
import zstandard

from pipeline.core.errors import ParseError
from pipeline.sources.formats.bytes import Member, blocks, members, prove_whole
from tests.support import faults


def packed(folder, files, **how):
    path = folder / "x.zip"
    path.write_bytes(faults.zipped(files, **how))
    return path


def test_members_are_listed_without_folders_and_lock_files(tmp_path):
    path = packed(
        tmp_path,
        {
            "oesm22st/": b"",
            "oesm22st/state_M2022_dl.xlsx": b"data",
            "oesm22st/~$state_M2022_dl.xlsx": b"lock",
            "__MACOSX/oesm22st/state_M2022_dl.xlsx": b"fork",
            ".DS_Store": b"",
            "a.txt": b"text",
        },
    )

    assert members(path) == [Member(path, "a.txt"), Member(path, "oesm22st/state_M2022_dl.xlsx")]
    assert [(one.name, one.suffix, one.read_bytes()) for one in members(path)] == [
        ("a.txt", ".txt", b"text"),
        ("state_M2022_dl.xlsx", ".xlsx", b"data"),
    ]
    assert str(members(path)[0]) == f"{path}, a.txt"


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "..\\x", "C:\\x", "\\\\host\\x"])
def test_a_member_that_leads_out_is_refused(tmp_path, name):
    path = packed(tmp_path, {"a.csv": b"1", name: b"2"})

    with pytest.raises(ParseError, match=r"a file in the \.zip leads out of it"):
        members(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_there_twice_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", b"1")
        archive.writestr("a.csv", b"2")

    with pytest.raises(ParseError, match=r"a name stands in the \.zip twice"):
        members(path)


def test_a_locked_zip_is_refused(tmp_path):
    path = packed(tmp_path, {"a.csv": b"1"})
    held = bytearray(path.read_bytes())
    held[held.index(b"PK\x01\x02") + 8] |= 1  # the flag that says: encrypted
    path.write_bytes(held)

    with pytest.raises(ParseError, match="locked with a password"):
        members(path)


@pytest.mark.parametrize("lie", [faults.bomb, faults.lying_bomb])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, lie):
    path = tmp_path / "x.zip"
    path.write_bytes(lie("a.csv", 1))

    with pytest.raises(ParseError, match=r"unpacks to more than it may|is damaged"):
        prove_whole(path)


def test_what_is_unpacked_is_counted(tmp_path):
    path = packed(tmp_path, {"a.csv": bytes(100), "b.csv": bytes(100)})

    prove_whole(path, 200)
    with pytest.raises(ParseError, match="over 199 bytes"):
        prove_whole(path, 199)


@pytest.mark.parametrize("cut", [10, 60, -10, -1])
def test_a_zip_cut_short_is_refused(tmp_path, cut):
    path = packed(tmp_path, {"a.csv": b"0123456789" * 20})
    path.write_bytes(path.read_bytes()[:cut])

    with pytest.raises(ParseError, match=r"is no \.zip, or is cut short"):
        prove_whole(path)


def test_a_damaged_member_is_told_by_name(tmp_path):
    path = packed(tmp_path, {"a.csv": bytes(range(256)) * 4})
    held = bytearray(path.read_bytes())
    held[60] ^= 0xFF
    path.write_bytes(held)

    with pytest.raises(ParseError, match=r"x\.zip, a\.csv: the file in the \.zip is damaged"):
        prove_whole(path)


def test_a_compressed_text_is_unpacked_over_all_its_frames(tmp_path):
    path = tmp_path / "x"
    text = b"line\n" * 400_000
    path.write_bytes(zstandard.compress(text) + zstandard.compress(b"last\n"))

    assert b"".join(blocks(path)) == text + b"last\n"


@pytest.mark.parametrize("cut", [8, -1])
def test_a_compressed_text_cut_short_is_refused(tmp_path, cut):
    path = tmp_path / "x.zst"
    path.write_bytes(zstandard.compress(io.BytesIO(b"line\n" * 400_000).read())[:cut])

    with pytest.raises(ParseError, match="damaged or cut short"):
        list(blocks(path))
