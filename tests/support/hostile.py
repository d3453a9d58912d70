"""Files that are made to take their reader down: each the bytes of one kind, under its name."""

import io
import struct
import zipfile

import zstandard

from tests.support import faults, posted

LAST_CELL = "XFD1048576"
MEMBERS = 20_000
LINE = b"GeoFIPS,GeoName,TableName,2024\n"
_BOOK = {
    "[Content_Types].xml": """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>""",
    "_rels/.rels": """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="xl/workbook.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>""",
    "xl/workbook.xml": """<?xml version="1.0"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="national_M2023_dl" sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
</Relationships>""",
}


def workbook(sheet: str) -> bytes:
    """Pack a workbook whose one sheet is this XML."""
    files = {**_BOOK, "xl/worksheets/sheet1.xml": sheet}
    return faults.zipped({name: text.encode() for name, text in files.items()})


def _sheet(rows: str, dimension: str = "") -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}">{dimension}<sheetData>{rows}</sheetData></worksheet>'


def _cell(place: str) -> str:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'


def corner() -> bytes:
    """Have cells at both ends of a sheet: as a table that is 17,179,869,184 cells."""
    return workbook(_sheet(_cell("A1") + _cell(LAST_CELL)))


def dimension() -> bytes:
    """Have a sheet say that it goes to its last corner, with a cell in it."""
    return workbook(_sheet(_cell("A1"), f'<dimension ref="A1:{LAST_CELL}"/>'))


def deep() -> bytes:
    """Nest XML 200,000 deep where rows should be."""
    return workbook(_sheet("<a>" * 200_000 + "</a>" * 200_000))


def crowded() -> bytes:
    """Pack twenty thousand files, of which one would be a publisher's."""
    return faults.zipped({f"{number}.csv": LINE for number in range(MEMBERS)})


def named(name: str) -> bytes:
    """Pack a table under a name that no table has."""
    return faults.zipped({name: LINE})


def damaged(method: int) -> bytes:
    """Pack a table by a method, and break the packed bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("SARPP.csv", LINE * 1000)
    content = bytearray(stream.getvalue())
    content[50:70] = b"\xff" * 20
    return bytes(content)


def endless_zst() -> bytes:
    """Pack a table of 64 MB, all blank but for its head, into some kilobytes."""
    return zstandard.compress(b"GeoFIPS,GeoName,TableName,Description,2024\n" + bytes(64 << 20))


def zst_of_a_huge_window() -> bytes:
    """Have a frame ask for a window of two gigabytes."""
    return b"\x28\xb5\x2f\xfd" + bytes([0x00, 0xA8]) + struct.pack("<I", 1)[:3] + b"a"


def cut_zst() -> bytes:
    return zstandard.compress(LINE * 50_000)[:-9]


FILES = {
    "a zip bomb.zip": lambda: faults.bomb("SARPP_STATE_2008_2024.csv"),
    "a zip bomb that lies of its size.zip": lambda: faults.lying_bomb("a.csv"),
    "a truncated zip.zip": lambda: faults.truncated(posted.parities()["SARPP"]),
    "a truncated zst.csv.zst": cut_zst,
    "an endless zst.csv.zst": endless_zst,
    "a zst of a huge window.csv.zst": zst_of_a_huge_window,
    "a cell at the last corner.xlsx": corner,
    "a huge dimension.xlsx": dimension,
    "deep xml.xlsx": deep,
    "20,000 members.zip": crowded,
    "a name of 300 letters.zip": lambda: named("a" * 300 + ".csv"),
    "a name that steers.zip": lambda: named("\x1b[2Ja\nadmitted  bls_oews.csv"),
    "damaged, deflate.zip": lambda: damaged(zipfile.ZIP_DEFLATED),
    "damaged, bzip2.zip": lambda: damaged(zipfile.ZIP_BZIP2),
    "damaged, lzma.zip": lambda: damaged(zipfile.ZIP_LZMA),
    "\x1b[31m a red name\nadmitted  bls_oews 2026A01.txt": lambda: b"nobody's\n",
}
