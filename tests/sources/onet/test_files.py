"""O*NET files are read by the names of their columns, however they are packed."""

import zipfile

import pytest
import zstandard
from openpyxl import Workbook

from pipeline.core.errors import ParseError
from pipeline.sources.onet.files import has_table, read_note, read_table

COLUMNS = {"O*NET-SOC Code": "onet_code", "Job Zone": "job_zone"}
TEXT = "O*NET-SOC Code\tJob Zone\tDate\r\n11-1011.00\t5\t07/2014\r\n31-1131.00\t3\t08/2020\r\n"
ROWS = [{"onet_code": "11-1011.00", "job_zone": "5"}, {"onet_code": "31-1131.00", "job_zone": "3"}]


def plain(folder):
    (folder / "Job Zones.txt").write_text(TEXT, newline="")


def compressed(folder):
    (folder / "Job Zones.txt.zst").write_bytes(zstandard.compress(TEXT.encode()))


def zipped(folder):
    with zipfile.ZipFile(folder / "db_27_0_text.zip", "w") as archive:
        archive.writestr("db_27_0_text/Job Zones.txt", TEXT)


def excel(folder):
    workbook = Workbook()
    workbook.active.append(["O*NET-SOC Code", "Title", "Job Zone"])
    workbook.active.append(["11-1011.00", "Chief Executives", 5])
    workbook.active.append(["31-1131.00", "Nursing Assistants", 3])
    workbook.save(folder / "Job Zones.xlsx")


def commas(folder):
    (folder / "Job Zones.csv").write_text(TEXT.replace("\t", ","), newline="")


def zipped_excel(folder):
    excel(folder)
    with zipfile.ZipFile(folder / "db_27_0_excel.zip", "w") as archive:
        archive.write(folder / "Job Zones.xlsx", "db_27_0_excel/Job Zones.xlsx")
    (folder / "Job Zones.xlsx").unlink()


def read(folder, columns=COLUMNS):
    return read_table(sorted(folder.iterdir()), "Job Zones", columns)


@pytest.mark.parametrize("pack", [plain, compressed, zipped, excel, commas, zipped_excel])
def test_a_table_is_read_however_it_is_packed(tmp_path, pack):
    (tmp_path / "Another.txt").write_text("nothing")
    pack(tmp_path)

    assert read(tmp_path).rows(named=True) == ROWS


def test_columns_may_come_in_any_order_beside_others(tmp_path):
    turned = "Date\tNew\tJob Zone\tO*NET-SOC Code\n07/2014\t\t5\t11-1011.00\n\n"
    (tmp_path / "Job Zones.txt").write_text(turned + "08/2020\tx\t3\t31-1131.00\n")

    assert read(tmp_path).rows(named=True) == ROWS


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        (TEXT.replace("Job Zone", "Zone"), "column Job Zone is gone", "O*NET-SOC Code, Zone, Date"),
        (
            TEXT.replace("Date", "Job Zone"),
            "column Job Zone stands there twice",
            "O*NET-SOC Code, Job Zone, Job Zone",
        ),
        ("", "column O*NET-SOC Code, Job Zone is gone", "an empty file"),
        ("<!DOCTYPE html>\n", "an HTML page stands where data should be", "<!DOCTYPE html>"),
        (TEXT.splitlines()[0], "the table has no rows", "the header alone"),
    ],
)
def test_another_layout_is_told_by_file_and_column(tmp_path, text, what, found):
    (tmp_path / "Job Zones.txt").write_text(text)

    with pytest.raises(ParseError) as caught:
        read(tmp_path)

    error = caught.value
    assert (error.what, error.where, error.found) == (what, str(tmp_path / "Job Zones.txt"), found)
    assert error.expected
    assert error.todo


@pytest.mark.parametrize("line", [b"31-1131.00\t3\n", b"31-1131.00\t3\t08/2020 \xff\n"])
def test_a_broken_line_is_told_by_its_number(tmp_path, line):
    (tmp_path / "Job Zones.txt").write_bytes(TEXT.encode() + line)

    with pytest.raises(ParseError, match="the line is broken") as caught:
        read(tmp_path)

    assert caught.value.where == f"{tmp_path / 'Job Zones.txt'}, line 4"


def test_a_missing_file_is_told(tmp_path):
    (tmp_path / "Another.txt").write_text("nothing")

    with pytest.raises(ParseError, match="Job Zones is missing") as caught:
        read(tmp_path)

    assert caught.value.expected == "Job Zones as .txt, .xlsx, .csv"
    assert not has_table([tmp_path / "Another.txt"], "Job Zones")


def test_a_file_that_is_only_called_zip_is_told(tmp_path):
    (tmp_path / "db.zip").write_text("no zip")

    with pytest.raises(ParseError, match=r"the file is no \.zip"):
        read(tmp_path)


def test_a_note_is_read_as_it_stands_or_is_empty(tmp_path):
    (tmp_path / "Read Me.txt").write_text("O*NET 27.0 Database\nAugust 2022 Release\n")

    assert read_note([tmp_path / "Read Me.txt"], "Read Me").startswith("O*NET 27.0 Database\n")
    assert read_note([], "Read Me") == ""
