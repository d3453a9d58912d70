"""What the publishers have posted, small, in their genuine layouts; and the archive it finds.

The May 2025 figures of OEWS, the projections of both rounds, the price parities of 2024 and the
consumer prices are the publishers' own. Made for the tests, and nobody's statistics: the May 2024
figures below the nation (OLDER) and the price parities of 2025.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import polars as pl

from pipeline.core.paths import Paths
from tests.support import samples, small_archive
from tests.support.faults import zipped
from tests.support.onet_extract import FILES as ONET
from tests.support.publisher import Publisher

OEWS = "download.bls.gov/pub/time.series/oe/"
OEWS_YEARLY = "www.bls.gov/oes/special-requests/"
PROJECTIONS = "www.bls.gov/emp/ind-occ-matrix/occupation.xlsx"
PARITIES = "apps.bea.gov/regional/zip/"
PRICES = "download.bls.gov/pub/time.series/cu/cu.data.1.AllItems"
ONET_PAGE = "www.onetcenter.org/database.html"
ONET_ZIP = "www.onetcenter.org/dl_files/database/db_27_0_text.zip"
DATA = OEWS + small_archive.DATA
RELEASE = OEWS + "oe.release"
OLDER, NEWER = "2024A01", "2025A01"

# U.S. Bureau of Labor Statistics, OEWS, May 2024, national_M2024_dl.xlsx: types 01 to 15
NATION_2024 = """\
0000000 292061 632430 0.8 30.84 64150 0.3 23.06 26.55 29.97 35.17 38.71 47960 55220 62340 73160 80510 - -
0000000 311131 1388430 0.5 19.84 41270 0.2 15.09 17.44 19.01 22.15 24.11 31390 36260 39530 46070 50140 - -
0000000 319092 793460 0.9 21.50 44720 0.3 16.84 18.08 21.25 23.15 27.80 35020 37610 44200 48160 57830 - -
0000000 436013 830760 0.7 21.91 45580 0.2 16.85 18.21 21.46 23.90 28.87 35050 37880 44640 49720 60050 - -
"""  # noqa: E501
# U.S. Bureau of Labor Statistics, CPI-U, U.S. city average, all items, not seasonally adjusted
CUUR0000SA0 = """\
2024 M01 308.417, 2024 M02 310.326, 2024 M03 312.332, 2024 M04 313.548, 2024 M05 314.069,
2024 M06 314.175, 2024 M07 314.540, 2024 M08 314.796, 2024 M09 315.301, 2024 M10 315.664,
2024 M11 315.493, 2024 M12 315.605, 2024 M13 313.689, 2025 M01 317.671, 2025 M02 319.082,
2025 M03 319.799, 2025 M04 320.795, 2025 M05 321.465, 2025 M06 322.561, 2025 M07 323.048,
2025 M08 323.976, 2025 M09 324.800, 2025 M11 324.122, 2025 M12 324.054, 2025 M13 321.943,
2026 M01 325.252, 2026 M02 326.785, 2026 M03 330.213, 2026 M04 333.020, 2026 M05 335.123,
2026 M06 333.952, 2026 M07 333.918, 2026 M08 334.980
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>O*NET® Database at O*NET Resource Center</title></head><body>
<h1>O*NET® 27.0 Database</h1>
<p>The O*NET 27.0 Database was released in August 2022.</p>
<ul>
<li><a href="/dl_files/database/db_27_0_excel.zip">Excel</a></li>
<li><a href="/dl_files/database/db_27_0_text.zip">Text</a></li>
</ul>
<p><a href="/db_releases.html">Database releases archive</a></p>
</body></html>
"""
TITLE = "National Employment Matrix title"


def post_all(publisher: Publisher, oews: dict[str, str] | None = None) -> None:
    """Post a release of every publication; OEWS's May 2025 one unless told otherwise."""
    post_oews(publisher, oews or oews_files())
    publisher.post(PROJECTIONS, projections())
    for table, content in parities().items():
        publisher.post(f"{PARITIES}{table}.zip", content)
    publisher.post(PRICES, prices())
    publisher.post(ONET_PAGE, PAGE.encode())
    publisher.post(ONET_ZIP, onet())
    for name, content in oews_2023().items():
        publisher.post(f"{OEWS_YEARLY}{name}", content)
    samples.post(publisher)


def post_oews(publisher: Publisher, files: dict[str, str]) -> None:
    for name, text in files.items():
        publisher.post(OEWS + name, text.encode())


def older_root(root: Path, publisher: Publisher) -> Path:
    """Make a root that holds what came before all that post_all posts, and asks `publisher`."""
    small_archive.build(root, oews_files(OLDER), ("2023-33",))
    asks(root, publisher)
    return root


def asks(root: Path, publisher: Publisher) -> None:
    """Have a root's brochures.toml ask this publisher, without a pause."""
    matrix = root / "brochures.toml"
    pairs = ", ".join(f'"{name}" = "{to}"' for name, to in publisher.addresses.items())
    text = matrix.read_text()
    for name, value in (
        ("contact", '"tests@example.org"'),
        ("pause_seconds", "0.0"),
        ("addresses", f"{{ {pairs} }}"),
    ):
        text, count = re.subn(rf"^{name} = .*$", f"{name} = {value}", text, flags=re.MULTILINE)
        assert count == 1, name
    matrix.write_text(text)


# Occupational Employment and Wage Statistics


def oews_files(release: str = NEWER) -> dict[str, str]:
    """Give the flat files of a release, with the two lists that no brochure needs."""
    cells = small_archive.CELLS if release == NEWER else older_cells()
    files = small_archive.oews_files(release, cells)
    held = Paths().raw / "bls_oews" / NEWER
    industries = (held / "oe.industry").read_bytes().decode().splitlines(keepends=True)[:2]
    files["oe.industry"] = "".join(industries)
    files["oe.datatype"] = (held / "oe.datatype").read_bytes().decode()
    return files


def next_files() -> dict[str, str]:
    """Make the release after the newest: the newest one again, under May 2026's name."""
    return {
        name: text.replace("\t2025\tA01", "\t2026\tA01")
        .replace("2025A01", "2026A01")
        .replace("May 2025", "May 2026")
        for name, text in oews_files().items()
    }


def older_cells() -> str:
    """Make a May 2024 of May 2025 as a normal year would: pay 2 to 4 % lower, jobs 1 % fewer.

    The nation's figures are the true ones. A cell's wages move together, so that percentiles stay
    in order; the annual ones are 2,080 hours of the hourly, to ten dollars. Errors are a little
    larger: figures that all are those of another year look like a copy of it.
    """
    moved = [_older(number, *cell.split()) for number, cell in enumerate(_below_the_nation())]
    return NATION_2024 + "".join(f"{line}\n" for line in moved)


def _below_the_nation() -> list[str]:
    lines = small_archive.CELLS.splitlines()
    return [line for line in lines if not line.startswith("0000000")]


def _older(number: int, area: str, occupation: str, *values: str) -> str:
    factor = 1 - (2 + number % 5 / 2) / 100
    cells = list(values)
    cells[0] = f"{round(int(values[0]) * 0.99, -1):.0f}"
    for error, more in ((1, 0.1), (4, 0.1 * (number % 2))):
        if values[error] != "-":
            cells[error] = f"{float(values[error]) + more:.1f}"
    if values[15] != "-":
        cells[15] = f"{float(values[15]) * 0.99:.3f}"
        cells[16] = f"{float(values[16]) - 0.01 * (number % 3 - 1):.2f}"
    for hourly, annual in ((2, 3), *zip(range(5, 10), range(10, 15), strict=True)):
        if values[hourly] != "-":
            cells[hourly] = f"{float(values[hourly]) * factor:.2f}"
            cells[annual] = f"{round(float(cells[hourly]) * 2080, -1):.0f}"
    return " ".join((area, occupation, *cells))


def oews_2023() -> dict[str, bytes]:
    """Pack a May 2023 as the yearly zips have it: the nation's true figures of data/raw.

    Made for the tests: those of the states and metropolitan areas, which are older_cells again.
    """
    table = pl.read_parquet(Paths().raw / "bls_oews/2023A01/bls_oews.parquet")
    held = [*csv.DictReader(io.StringIO(table.write_csv()))]
    measures = list(held[0])[4:-1]
    nation = [["0000000", *(row[name] for name in ("occupation_code", *measures))] for row in held
              if row["occupation_code"] in small_archive.OCCUPATIONS]  # fmt: skip
    cells = [line.split() for line in older_cells().splitlines()]
    folders = {
        "nat": {"national_M2023_dl": nation},
        "st": {"state_M2023_dl": [row for row in cells if _type(row[0]) == "S"]},
        "ma": {
            "MSA_M2023_dl": [row for row in cells if _type(row[0]) == "M" and row[0][:2] == "00"],
            "BOS_M2023_dl": [row for row in cells if _type(row[0]) == "M" and row[0][:2] != "00"],
        },
    }
    return {
        f"oesm23{name}.zip": zipped({
            f"oesm23{name}/{file}.xlsx": _sheet(file, rows, measures) for file, rows in of.items()
        })
        for name, of in folders.items()
    }  # fmt: skip


_AREAS = {area: (state, kind, name) for state, area, kind, name in (
    line.split(" ", 3) for line in small_archive.AREAS.splitlines())}  # fmt: skip
_STATES = {"00": "US", "06": "CA", "23": "ME", "27": "MN", "41": "OR"}
_OEWS_HEAD = (
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE",
    "OCC_CODE", "OCC_TITLE", "O_GROUP",
)  # fmt: skip


def _type(area: str) -> str:
    return _AREAS[area][1]


def _sheet(name: str, rows: list[list[str]], measures: list[str]) -> bytes:
    """Write rows of area, occupation and measures as a spreadsheet of the programme's."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = name
    sheet.append([*_OEWS_HEAD, *(measure.upper() for measure in measures)])
    for area, occupation, *values in rows:
        figures = [_number(value) if value != "-" else "*" for value in values]
        sheet.append([*_oews_labels(area, occupation), *figures])
    workbook.create_sheet("Field Descriptions")
    return _saved(workbook)


def _oews_labels(area: str, code: str) -> tuple[str, ...]:
    title = small_archive.OCCUPATIONS.get(code, (code, 3))[0]
    group = "total" if code == "000000" else "detailed"
    state, kind, name = _AREAS[area]
    published = {"N": "99", "S": state, "M": area.lstrip("0") if area[:2] == "00" else area}[kind]
    kinds = {"N": "1", "S": "2", "M": "4" if area[:2] == "00" else "6"}
    return (
        published, "U.S." if kind == "N" else name, kinds[kind], _STATES[state], "000000",
        "Cross-industry", "cross-industry", "1235", f"{code[:2]}-{code[2:]}", title, group,
    )  # fmt: skip


# Employment Projections


def projections(projection_round: str = "2024-34") -> bytes:
    """Write a round's true rows as the publisher's workbook has them: Tables 1.2, 1.10 and 1.12."""
    rows = _projected(projection_round)
    workbook = openpyxl.Workbook()
    workbook.active.title = "Index"
    workbook.active.append(["Occupation.xlsx contents"])
    main, flows = workbook.create_sheet("Table 1.2"), workbook.create_sheet("Table 1.10")
    for line in _main(projection_round, rows):
        main.append(line)
    for line in _flows(projection_round, rows):
        flows.append(line)
    sheet = workbook.create_sheet("Table 1.12")
    for number, cells in _reasons(projection_round):
        for place, cell in enumerate(cells, start=1):
            sheet.cell(number, place, cell)
    return _saved(workbook)


def _reasons(projection_round: str) -> Iterator[tuple[int, list[str]]]:
    shared, years = _shared(projection_round)
    matrix = shared[0].removesuffix("title")
    named = [f"{matrix}{name}" for name in ("occupation title", "occupation code")]
    yield 1, [f"Table 1.12 Factors affecting occupational utilization, projected {years}"]
    yield 2, [*named, f"{matrix}industry title", f"{matrix}industry code", "Factors affecting"]
    for row in _projected(projection_round, "reasons.csv"):
        names = ("occupation_code", "industry_title", "industry_code", "reason")
        yield int(row["sheet_row"]), ["", *(row[name] for name in names)]


def _projected(projection_round: str, name: str = "occupation.csv") -> list[dict[str, str]]:
    codes = {f"{code[:2]}-{code[2:]}" for code in small_archive.OCCUPATIONS}
    rows = _read(Paths().raw / "bls_projections" / projection_round / name)
    return [row for row in rows if row["occupation_code"] in codes | {"00-0000"}]


def _shared(projection_round: str) -> tuple[list[str], str]:
    start, end = projection_round[:4], projection_round[:2] + projection_round[5:]
    years = projection_round.replace("-", "–")
    return [
        f"{start} {TITLE}", f"{start} {TITLE.replace('title', 'code')}", "Occupation type",
        f"Employment, {start}", f"Employment, {end}", f"Employment change, numeric, {years}",
        f"Employment change, percent, {years}",
    ], years  # fmt: skip


def _main(projection_round: str, rows: list[dict[str, str]]) -> list[list[object]]:
    shared, years = _shared(projection_round)
    title = f"Table 1.2 Occupational projections, {years}, and worker characteristics, {years[:4]}"
    header: list[object] = [
        *shared, f"Occupational openings, {years} annual average",
        "Typical education needed for entry", "Work experience in a related occupation",
        "Typical on-the-job training needed to attain competency in the occupation",
    ]  # fmt: skip
    body = [
        [*_figures(row, _SHARED), _number(row["openings_thousands"]),
         *(row[name] or "—" for name in ("typical_education", "work_experience",
                                         "on_the_job_training"))]
        for row in rows
    ]  # fmt: skip
    return [[f"{title} (Employment in thousands)"], header, *body, ["Source: BLS"]]


def _flows(projection_round: str, rows: list[dict[str, str]]) -> list[list[object]]:
    shared, years = _shared(projection_round)
    title = f"Table 1.10 Occupational separations and openings, projected {years}"
    header: list[object] = [*shared, *(f"{name}, {years} annual average" for name in _FLOWS)]
    body = [_figures(row, [*_SHARED, *_FLOWS.values()]) for row in rows]
    return [[f"{title} (Numbers in thousands)"], header, *body, ["Source: BLS"]]


_SHARED = [
    "occupation_title", "occupation_code", "occupation_type", "employment_start_thousands",
    "employment_end_thousands", "change_thousands", "change_pct",
]  # fmt: skip
_FLOWS = {
    "Labor force exits": "exits_thousands",
    "Occupational transfers": "transfers_thousands",
    "Total occupational separations": "separations_thousands",
    "Occupational openings": "openings_thousands",
}


def _figures(row: dict[str, str], names: list[str]) -> list[object]:
    return [_number(row[name]) for name in names]


# Regional Price Parities


def parities(year: str = "2025") -> dict[str, bytes]:
    """Pack the three tables as the publisher does, {"SARPP": a zip, …}: the years up to `year`."""
    held = _read(Paths().raw / "bea_rpp/2024/price_parities.csv")
    members = {"SARPP": "STATE", "MARPP": "MSA", "PARPP": "PORT"}
    return {
        table: zipped({
            f"{table}_{kind}_2024_{year}.csv": parities_csv(table, year, held).encode("latin-1"),
            f"{table}__Footnotes.html": b"<html><body>Footnotes</body></html>\n",
            f"{table}__definition.xml": b'<?xml version="1.0"?>\n<table/>\n',
        })
        for table, kind in members.items()
    }  # fmt: skip


def parities_csv(table: str, year: str, held: list[dict[str, str]]) -> str:
    years = [str(number) for number in range(2024, int(year) + 1)]
    header = (
        "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,"
        + ",".join(years)
    )
    lines = [
        f' "{row["geo_fips"]}","{row["geo_name"]}", ,{table},1,"...","RPPs: All items ","Index",'
        + ",".join(_parity(row, number) for number in range(len(years)))
        for row in held
        if row["table_name"] == table and _is_small(row["geo_fips"])
    ]
    foot = (
        '"Note: See the included footnote file."',
        f'"Last updated: February 19, {int(year) + 2}-- new statistics for {year}."',
        '"U.S. Bureau of Economic Analysis"',
    )
    return "".join(f"{line}\r\n" for line in (header, *lines, *foot))


def _parity(row: dict[str, str], later: int) -> str:
    """Give 2024 as published; a year later is made of it: a tenth more, the nation stays 100."""
    held = row["all_items_index"]
    if not held:
        return "0.000"
    return f"{float(held) + (0 if row['geo_fips'] == '00000' else later / 10):.3f}"


def _is_small(fips: str) -> bool:
    """Keep what the small archive keeps."""
    areas = [line.split(" ", 3) for line in small_archive.AREAS.splitlines()]
    states = {state + end for state, *_ in areas for end in ("000", "999")}
    return fips in states | {area[2:] for _, area, *_ in areas} | {"00000"}


# Consumer prices and O*NET


def prices(through: str = "2026 M08") -> bytes:
    """Write the all-items file as LABSTAT does, up to a month."""
    months = [month.split() for month in CUUR0000SA0.replace("\n", " ").split(",")]
    lines = [f"{'series_id':17}\tyear\tperiod\t{'value':>12}\tfootnote_codes"] + [
        f"{'CUUR0000SA0':17}\t{year}\t{period}\t{value:>12}\t"
        for year, period, value in months
        if f"{year} {period}" <= through
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def onet(files: dict[str, str] = ONET) -> bytes:
    """Pack an extract of O*NET 27.0 as its publisher packs its text files."""
    return zipped({f"db_27_0_text/{name}.txt": text.encode() for name, text in files.items()})


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _number(value: str) -> object:
    try:
        return float(value)
    except ValueError:
        return value or None


def _saved(workbook: openpyxl.Workbook) -> bytes:
    """Save a workbook without the clock: the same cells are the same bytes."""
    content = io.BytesIO()
    workbook.save(content)
    with zipfile.ZipFile(content) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    core = members["docProps/core.xml"]
    members["docProps/core.xml"] = re.sub(rb">[\d-]+T[\d:]+Z<", b">2026-01-01T00:00:00Z<", core)
    return zipped(members)
