"""Full size: the complete OEWS release, over the loopback, to a published default edition."""

import shutil
from pathlib import Path

import polars as pl
import pytest
import zstandard

from pipeline.core.paths import ROOT, Paths
from pipeline.sources.bls_oews import publication as bls_oews
from tests.support import faults, posted, small_archive
from tests.support.publisher import Publisher
from tests.support.world import built_from, edition, lost, run

pytestmark = pytest.mark.slow
SHARED = ROOT.parent / "shared/data"
COMPLETE = SHARED / "bls_oews/2025A01"
MOST_SECONDS, MOST_MB, MOST_SECONDS_FOR_NOTHING = 90, 1024, 1.5
TABLES = {"SARPP": "SARPP_STATE_2008_2024", "MARPP": "MARPP_MSA_2008_2024",
          "PARPP": "PARPP_PORT_2008_2024"}  # fmt: skip
HOURLY_OF = {4: 3, **{annual: annual - 5 for annual in range(11, 16)}}


@pytest.fixture(scope="module")
def complete(tmp_path_factory):
    """Give a publisher that has the whole release on its disk, and a root of the year before."""
    if not COMPLETE.is_dir():
        pytest.skip(f"the complete release is not at {COMPLETE}")
    top = tmp_path_factory.mktemp("full")
    publisher = Publisher()
    files = _unpacked(top / "posted")
    for path in files:
        publisher.post(posted.OEWS + path.name, path)
    publisher.post(posted.PROJECTIONS, SHARED / "bls_projections/2024-34/occupation.xlsx")
    for table, name in TABLES.items():
        content = (SHARED / f"bea_rpp/{name}.csv").read_bytes()
        publisher.post(f"{posted.PARITIES}{table}.zip", faults.zipped({f"{name}.csv": content}))
    publisher.post(posted.PRICES, posted.prices())
    publisher.post(posted.ONET_PAGE, posted.PAGE.encode())
    publisher.post(posted.ONET_ZIP, posted.onet())
    yield publisher, _year_before(top / "root", files, publisher)
    publisher.close()


def _unpacked(folder: Path) -> list[Path]:
    shutil.copytree(COMPLETE, folder, ignore=shutil.ignore_patterns("SHA256SUMS"))
    packed = folder / f"{small_archive.DATA}.zst"
    with packed.open("rb") as source, packed.with_suffix("").open("wb") as sink:
        zstandard.ZstdDecompressor().copy_stream(source, sink)
    packed.unlink()
    return sorted(folder.iterdir())


def _year_before(root: Path, files: list[Path], publisher: Publisher) -> Path:
    """Make a root of the project's own brochures.toml whose newest release is a made May 2024."""
    (root / "data").mkdir(parents=True)
    shutil.copy(Paths().matrix, root)
    ours = shutil.ignore_patterns("2025A01", "2024-34", ".*")
    shutil.copytree(Paths().raw, root / "data/raw", ignore=ours)
    texts = {path.name: path for path in files}
    data = _older(texts.pop(small_archive.DATA))
    older = {name: path.read_bytes().decode("utf-8") for name, path in texts.items()}
    older["oe.release"] = older["oe.release"].replace("2025", "2024")
    small_archive.keep(root, bls_oews.SOURCE, posted.OLDER, {**older, small_archive.DATA: data})
    posted.asks(root, publisher)
    return root


def _older(data: Path) -> str:
    """Make a May 2024 of May 2025: pay 3 % lower, jobs 1 % fewer. Nobody's statistics.

    An annual figure is 2,080 hours of the hourly one where there is one, to ten dollars.
    """
    frame = pl.read_csv(data, separator="\t", infer_schema=False, eol_char="\n")
    frame.columns = ["series", "year", "period", "value", "note"]
    kind = pl.col("series").str.slice(23, 2).cast(pl.Int64)
    number = pl.col("value").str.strip_chars().cast(pl.Float64, strict=False)
    frame = frame.with_columns(pl.col("series").str.slice(0, 23).alias("cell"), kind.alias("kind"),
                               number.alias("number"))  # fmt: skip
    hourly = (pl.col("number") * 0.97).round(2)
    hours = frame.filter(pl.col("kind").is_in([3, *range(6, 11)])).select(
        "cell", pl.col("kind").replace_strict({h: a for a, h in HOURLY_OF.items()}),
        hourly.alias("hourly"),
    )  # fmt: skip
    frame = frame.join(hours, ["cell", "kind"], "left", maintain_order="left")
    shown = _shown().str.strip_chars().str.pad_start(12)
    lines = frame.select("series", pl.lit("2024").alias("year"), "period", shown, "note")
    head = f"{'series_id':30}\tyear\tperiod\t{'value':>12}\tfootnote_codes\r\n"
    return head + lines.write_csv(separator="\t", include_header=False, line_terminator="\r\n")


def _shown() -> pl.Expr:
    """Give a year-before value as text, of the columns kind, number, hourly and value."""
    kind, number, hourly = pl.col("kind"), pl.col("number"), pl.col("hourly")
    annual = (pl.coalesce(hourly * 2080, number * 0.97) / 10).round() * 10
    return (
        pl.when(number.is_null()).then(pl.col("value"))
        .when(kind == 1).then(_text(number * 0.99, 0))
        .when(kind.is_in([2, 5])).then(_text(number + 0.1, 1))
        .when(kind == 16).then(_text(number * 0.99, 3))
        .when(kind == 17).then(_text(number + 0.01, 2))
        .when(kind.is_in(list(HOURLY_OF))).then(_text(annual, 0))
        .otherwise(_text(number * 0.97, 2))
    )  # fmt: skip


def _text(number: pl.Expr, digits: int) -> pl.Expr:
    whole = (number * 10**digits).round().cast(pl.Int64)
    if not digits:
        return whole.cast(pl.String)
    part = (whole % 10**digits).cast(pl.String).str.zfill(digits)
    return pl.format("{}.{}", whole // 10**digits, part)


def test_the_complete_release_becomes_an_edition_in_time(complete, capsys):
    publisher, root = complete
    made = small_archive.run(root)
    assert made.returncode == 0, made.stderr

    ended = run(root, "refresh")
    served = sum(logged.bytes for logged in publisher.log)
    publisher.forget()
    nothing = min((run(root, "refresh") for _ in range(3)), key=lambda one: one.seconds)

    with capsys.disabled():
        print(f"\ncomplete release, {served / 1e6:.0f} MB: {ended.seconds:.1f} s, "
              f"{ended.peak_mb:.0f} MB at most; nothing new: {nothing.seconds:.2f} s")  # fmt: skip
    assert ended.code == 0, ended.stderr
    assert built_from(root)["bls_oews"] == posted.NEWER
    assert edition(root).startswith(posted.NEWER)
    assert lost(root) == []
    assert (ended.seconds <= MOST_SECONDS, ended.peak_mb <= MOST_MB) == (True, True)
    assert nothing.code == 0
    assert nothing.seconds <= MOST_SECONDS_FOR_NOTHING
    assert len(publisher.log) == 15  # three refreshes, five sources
