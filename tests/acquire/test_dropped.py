"""Files as people have them: what each comes to, and what of a release that is held stays in it."""

import gzip
import io
import tarfile
import zipfile
from types import SimpleNamespace

import pytest

from pipeline.acquire.inbox import inbox
from pipeline.archive.releases import all_revisions
from pipeline.archive.store import archive
from pipeline.sources.register import BY_NAME, FETCHED
from tests.support import dropped, faults, posted
from tests.support.onet_extract import FILES as ONET

FLAT = {name: text.encode() for name, text in posted.oews_files().items()}
DATA = "oe.data.0.Current"
TABLES = {
    "M.csv": posted.parities("2024")["MARPP"],
    "P.csv": posted.parities("2024")["PARPP"],
}
YEARLY = posted.oews_2023()
DOCX = faults.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
THUMBS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NATION, STEM = dropped.NATIONAL_2022, dropped.STEM_2024
PLAIN = "national_M2022_dl.xlsx"


def tar(files):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as packed:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
    return made.getvalue()


def onet(suffix):
    """Give the extract of O*NET as the publisher packs it in other formats."""
    made = {}
    for name, text in ONET.items():
        rows = [line.split("\t") for line in text.splitlines()]
        if name == "Read Me":
            made[f"db/{name}.txt"] = text.encode()
        elif suffix == ".xlsx":
            made[f"db/{name}.xlsx"] = dropped.workbook({name: "\n".join(map("|".join, rows))})
        else:
            quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
            made[f"db/{name}.csv"] = "\r\n".join([*quoted, ""]).encode()
    return faults.zipped(made)


def packed_over_and_over(times):
    content = NATION
    for number in range(times):
        content = faults.zipped({f"{number}.zip" if number else PLAIN: content})
    return content


def ended(text, end):
    return end.join([*filter(None, text.splitlines()), b""])


def inside(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


STEM_LEFT = "it does not read as 2024A01: column occ_code, occ_title, group is gone"
UNKNOWN = "it is no file of a publisher that Wagefold reads"
# what is dropped in → {release: its files}, {file that stays: why}
CASES = {
    "another table of the publisher's beside the national one": (
        {"stem_2024.xlsx": STEM, "national_M2024_dl.xlsx": dropped.NATIONAL_2024},
        {"2024A01": ["national_M2024_dl.xlsx"]}, {"stem_2024.xlsx": STEM_LEFT},
    ),
    "both in a zip": (
        {"a.zip": faults.zipped({"stem.xlsx": STEM, "n_M2024_dl.xlsx": dropped.NATIONAL_2024})},
        {"2024A01": ["n_M2024_dl.xlsx"]}, {"a.zip": f"stem.xlsx: {STEM_LEFT}"},
    ),
    "somebody's document in a zip": (
        {"for_wagefold.zip": faults.zipped({f"stats/{PLAIN}": NATION, "how to.docx": DOCX})},
        {"2022A01": ["for_wagefold.zip"]}, {},
    ),
    "thumbnails in a zip": (
        {"x.zip": faults.zipped({PLAIN: NATION, "Thumbs.db": THUMBS})},
        {"2022A01": ["x.zip"]}, {},
    ),
    "somebody's table in a zip": (
        {"x.zip": faults.zipped({PLAIN: NATION, "own.xlsx": dropped.workbook({"a": "b|c"})})},
        {"2022A01": [PLAIN]}, {"x.zip": "it does not read as 2022A01: no sheet is headed as OEWS"},
    ),
    "a document in a zip that is not kept as it is": (
        {"x.zip": faults.zipped({"occupation.xlsx": posted.projections(), "how.docx": DOCX})},
        {"2024-34": ["occupation.xlsx"]}, {"x.zip": "how.docx in it is no file of a publisher"},
    ),
    "a zip in a zip": (
        {"x.zip": faults.zipped({f"{name}.zip": packed for name, packed in
                                 posted.parities().items()})},
        {"2025": ["MARPP.zip", "PARPP.zip", "SARPP.zip"]}, {},
    ),
    "a zip in a zip, one of them damaged": (
        {"x.zip": faults.zipped({"a.zip": faults.zipped({PLAIN: NATION}),
                                 "b.zip": faults.truncated(YEARLY["oesm23st.zip"])})},
        {"2022A01": ["a.zip"]}, {"x.zip": "b.zip: the file is no .zip, or is cut short"},
    ),
    "a zip in a zip, over and over": (
        {"x.zip": packed_over_and_over(5)}, {},
        {"x.zip": "it is packed over and over: unpack it here"},
    ),
    "two of a name in a zip": (
        {"x.zip": faults.zipped({"22/n.xlsx": NATION, "24/n.xlsx": dropped.NATIONAL_2024})},
        {"2022A01": ["n.xlsx"], "2024A01": ["n.xlsx"]}, {},
    ),
    "a list of series beside the flat files": (
        {**FLAT, "oe.series": dropped.SERIES.encode()},
        {"2025A01": sorted(FLAT)}, {"oe.series": UNKNOWN},
    ),
    "all data beside the current, the same": (
        {**FLAT, "oe.data.1.AllData": FLAT[DATA]}, {"2025A01": sorted(FLAT)}, {},
    ),
    "all data beside the current, others": (
        {**FLAT, "oe.data.1.AllData": FLAT[DATA] + FLAT[DATA].splitlines(keepends=True)[-1]},
        {"2025A01": sorted(FLAT)}, {"oe.data.1.AllData": f"another {DATA} is there"},
    ),
    "a file twice": (
        {"national_M2022_dl (1).xlsx": NATION, PLAIN: NATION}, {"2022A01": [PLAIN]}, {},
    ),
    "a zip and what it holds": (
        {"oesm22nat.zip": faults.zipped({f"oesm22nat/{PLAIN}": NATION}), PLAIN: NATION},
        {"2022A01": ["oesm22nat.zip"]}, {},
    ),
    "a date before the name": (
        {f"2026-11-30 {PLAIN}": NATION}, {"2022A01": [PLAIN]}, {},
    ),
    "another year in the name": (
        {"national_M2019_dl.xlsx": NATION}, {"2022A01": [PLAIN]}, {},
    ),
    "two vintages of one table": (
        {**TABLES, "new.csv": dropped.SARPP_2026, "old.csv": dropped.SARPP_2025},
        {"2024": ["M.csv.zip", "P.csv.zip", "SARPP_2008_2024.csv"]},
        {"old.csv": "a newer one of it is there"},
    ),
    "two rounds of tables": (
        {f"{year} {table}.zip": packed for year in ("2024", "2025")
         for table, packed in posted.parities(year).items()},
        {year: [f"{year} {table}.zip" for table in ("MARPP", "PARPP", "SARPP")]
         for year in ("2024", "2025")},
        {},
    ),
    "O*NET as Excel": ({"db_29_3_excel.zip": onet(".xlsx")}, {"27.0": ["db_29_3_excel.zip"]}, {}),
    "O*NET as CSV": ({"db_28_1_csv.zip": onet(".csv")}, {"27.0": ["db_28_1_csv.zip"]}, {}),
    "O*NET as Excel, unpacked": (
        {name.removeprefix("db/"): content for name, content in inside(onet(".xlsx")).items()},
        {"27.0": sorted(f"{name}{'.txt' if name == 'Read Me' else '.xlsx'}" for name in ONET)}, {},
    ),
    "gzip": ({f"{PLAIN}.gz": gzip.compress(NATION)}, {"2022A01": [PLAIN]}, {}),
    "tar and gzip": (
        {"oe.tar.gz": tar({f"oe/{name}": text for name, text in FLAT.items()})},
        {"2025A01": sorted(FLAT)}, {},
    ),
    "gzip, cut short": (
        {"x.gz": gzip.compress(NATION)[:-900]}, {}, {"x.gz": "the packed file is damaged or cut"},
    ),
    "UTF-16": (
        {"oe.area": FLAT["oe.area"].decode().encode("utf-16")}, {},
        {"oe.area": "its text is UTF-16"},
    ),
    "UTF-16 of the other order, unmarked, in a zip": (
        {"x.zip": faults.zipped({"SARPP.csv": dropped.SARPP_2026.decode().encode("utf-16-be"),
                                 "M.zip": TABLES["M.csv"]})}, {},
        {"x.zip": "SARPP.csv: its text is UTF-16"},
    ),
    "semicolons": (
        {"SARPP.csv": dropped.SARPP_2025.replace(b",", b";"), "letter": b"Dear all; read this\n",
         "oe.footnote": FLAT["oe.footnote"].replace(b"\t", b";")}, {},
        {"SARPP.csv": "its cells are parted by semicolons", "letter": UNKNOWN,
         "oe.footnote": "its cells are parted by semicolons"},
    ),
    "lines that end in CR alone": (
        {"SARPP.csv": ended(dropped.SARPP_2026, b"\r"),
         "oe.release": ended(FLAT["oe.release"], b"\r")}, {},
        dict.fromkeys(("SARPP.csv", "oe.release"), "its lines end in a lone carriage return"),
    ),
    "lines that end in CR CR LF, behind a byte order mark": (
        {name: b"\xef\xbb\xbf" + ended(text, b"\r\r\n") for name, text in FLAT.items()},
        {"2025A01": sorted(FLAT)}, {},
    ),
    "a zip's name that steers a terminal": (
        {"oesm22nat\n\x1b[2J.zip": faults.zipped({PLAIN: NATION})},
        {"2022A01": ["oesm22nat.zip"]}, {},
    ),
    "a page in place of a file": (
        {"oesm24nat.zip": dropped.ACCESS_DENIED}, {},
        {"oesm24nat.zip": "it is a web page, as a publisher's server sends in place of a file "
                          "(Access Denied)"},
    ),
    "projections of 2019": (
        {"occupation_2019-29.xlsx": dropped.PROJECTIONS_2019}, {"2019-29": ["occupation.xlsx"]}, {},
    ),
    "projections without a table": (
        {"occupation.xlsx": dropped.workbook({"Table 1.2": dropped.TABLE_1_2}),
         "2.xlsx": dropped.workbook({"Table 1.10": dropped.TABLE_1_10}),
         "3.xlsx": dropped.workbook({"Table 1.2": "Table 1.2 Fish, 2019|\nspecies|tons"})},
        {}, {"occupation.xlsx": "the round 2019-29 is not read without Table 1.10",
             "2.xlsx": "the round 2019-29 is not read without Table 1.2", "3.xlsx": UNKNOWN},
    ),
    "projections of another layout": (
        {"occupation.xlsx": dropped.workbook({
            "Table 1.2": "Table 1.2 Employment, 2014-24|\n2014 Matrix title and code|",
            "Table 1.10": "x|",
        })},
        {}, {"occupation.xlsx": "the round 2014-24 has a layout that is not read"},
    ),
    "a workbook that is cut short": (
        {PLAIN: faults.truncated(NATION), "x/national_M2024_dl.xlsx": dropped.NATIONAL_2024},
        {"2024A01": ["national_M2024_dl.xlsx"]}, {PLAIN: "the file is no .zip, or is cut short"},
    ),
}  # fmt: skip


@pytest.fixture
def drop(tmp_path):
    """Give what drops files in, has their releases archived, and tells what came of it."""
    raw, into = tmp_path / "raw", tmp_path / "into"
    into.mkdir()

    def dropping(files):
        for path in (raw / "inbox").rglob("*.*"):
            path.unlink()
        for name, content in files.items():
            path = raw / "inbox" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        found = inbox(raw, FETCHED, into)
        kept = [archive(one.acquired, BY_NAME[one.acquired.source], raw) for one in found.dropped]
        return SimpleNamespace(
            raw=raw,
            kept=kept,
            releases={
                one.release.name: sorted(file.name for file in one.release.receipt.files)
                for one in kept
            },
            left={
                path.relative_to(raw / "inbox").as_posix(): why for path, why in found.left.items()
            },
        )

    return dropping


@pytest.mark.parametrize("case", CASES)
def test_what_reads_is_archived_and_what_does_not_stays_with_its_reason(drop, case):
    files, releases, left = CASES[case]
    found = drop(files)

    assert found.releases == releases
    assert set(found.left) == set(left)
    assert {name: left[name] for name in left if left[name] in found.left[name]} == left
    for one in found.kept:
        assert BY_NAME[one.release.source].read(one.release)


# More of a release that is held


def test_states_after_the_nation_and_areas_after_states_are_one_release(drop):
    nation, states, areas, again = (
        drop({name: YEARLY[name]}).kept[0]
        for name in ("oesm23nat.zip", "oesm23st.zip", "oesm23ma.zip", "oesm23st.zip")
    )

    names = [sorted(f.name for f in one.release.receipt.files) for one in (nation, states, areas)]
    assert names == [
        ["oesm23nat.zip"],
        ["oesm23nat.zip", "oesm23st.zip"],
        ["oesm23ma.zip", "oesm23nat.zip", "oesm23st.zip"],
    ]
    assert [one.outcome for one in (nation, states, areas, again)] == [
        "new", "revised", "revised", "held",
    ]  # fmt: skip
    frames = BY_NAME["bls_oews"].read(areas.release)
    assert set(frames["bls_oews"]["areatype_code"]) == {"N", "S", "M"}


def test_what_is_held_and_comes_again_in_another_packing_is_known(drop):
    drop({"oesm23nat.zip": YEARLY["oesm23nat.zip"]})
    [(_, workbook)] = inside(YEARLY["oesm23nat.zip"]).items()

    assert [one.outcome for one in drop({"n.xlsx": workbook}).kept] == ["held"]


def test_a_corrected_file_takes_the_place_of_the_one_that_is_held(drop):
    drop({"oesm22nat.zip": faults.zipped({PLAIN: NATION})})
    corrected = dropped.NATION_2022.replace("|38270|", "|38280|")

    [one] = drop({PLAIN: dropped.workbook({"May 2022": corrected})}).kept

    assert (one.outcome, [file.name for file in one.release.receipt.files]) == ("revised", [PLAIN])
    frame = BY_NAME["bls_oews"].read(one.release)["bls_oews"]
    assert 38280 in frame["a_median"].to_list()


def test_a_part_of_flat_files_is_completed_by_what_is_held(drop):
    drop(FLAT)
    area = FLAT["oe.area"].replace(b"Sacramento", b"Sacrament")

    found = drop({"oe.area": area, "oe.release": FLAT["oe.release"]})

    assert (found.left, found.releases) == ({}, {"2025A01": sorted(FLAT)})
    [first, second] = all_revisions(found.raw, [BY_NAME["bls_oews"]])
    assert (second.revision, (second.folder / "oe.area").read_bytes()) == (2, area)
    assert (first.folder / "oe.area").read_bytes() == FLAT["oe.area"]
