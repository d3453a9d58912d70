"""Editions made by hand: a manifest, and the figures and text of each document."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.changes.compare import changes
from pipeline.changes.model import Changes, Names
from pipeline.core.figure import Figure, Value
from pipeline.core.record import to_json
from pipeline.documents.model import Document
from pipeline.editions.manifest import BuiltFrom, Failure, Manifest
from pipeline.sources.claims import School
from pipeline.sources.register import BY_NAME, SOURCES
from pipeline.warehouse.differences import Gap
from pipeline.warehouse.pay import Pay

PAIR = "ma_vs_moa"
NATION, STATE, METRO = "0000000", "0600000", "0040900"
KINDS = {NATION: "N", STATE: "S", METRO: "M"}
CODES = {"31-9092": "319092", "43-6013": "436013"}
DATA_TYPES = {
    "employment": "01", "hourly_mean": "03", "annual_mean": "04", "mean_rse": "05",
    "hourly_median": "08", "annual_10th": "11", "annual_median": "13",
}  # fmt: skip
UNITS = {"employment": "jobs", "mean_rse": "pct", "hourly_mean": "usd_per_hour"}
NAMES = Names(
    pairs={PAIR: ("Medical Assistant", "Medical Office Assistant")},
    codes={PAIR: ("31-9092", "43-6013")},
    areas={
        NATION: ("United States", "nation"),
        STATE: ("California", "state"),
        METRO: ("Sacramento-Roseville-Folsom, CA", "metropolitan area"),
    },
    titles={source.name: source.title for source in SOURCES},
    period=lambda source, release: BY_NAME[source].period(release),
)
BUILT = {"bls_oews": "2024A01", "bls_projections": "2023-33", "bea_rpp": "2023", "roles": "roles"}


def figure(
    id: str,
    printed: str,
    value: Value,
    unit: str = "usd_per_year",
    source: str = "bls_oews",
    **fields: Any,
) -> Figure:
    """Give a figure; its release is set when it is put into an edition."""
    fields = {"kind": "published", "release": "", "key": "", "file_sha256": ""} | fields
    return Figure(id=id, printed=printed, value=value, unit=unit, source=source, **fields)


def pay(
    area: str, code: str, measure: str, value: float | None, printed: str | None = None
) -> Figure:
    """Give a published figure of OEWS, keyed by its series."""
    unit = UNITS.get(measure, "usd_per_year")
    shown = f"{value:,}" if unit in ("jobs", "pct") else f"${value or 0:,}"
    series = f"OEU{KINDS[area]}{area}000000{CODES[code]}{DATA_TYPES[measure]}"
    return figure(
        f"oews.{area}.{code}.{measure}", printed or shown, value, unit, key=series,
        mart="pay_estimates", row={"area_code": area, "occupation_code": code},
        column=Pay.columns[measure].column,
    )  # fmt: skip


def projected(
    projection_round: str, code: str, value: float, *, column: str = "change_pct"
) -> Figure:
    id = f"projections.{projection_round}.{code}.{column}"
    row = {"projection_round": projection_round, "occupation_code": code}
    place = {"mart": "outlook", "row": row, "column": column}
    return figure(id, f"{value}%", value, "pct", "bls_projections", **place)


def parity(value: float) -> Figure:
    place = {"mart": "areas", "row": {"area_code": METRO}, "column": "price_parity_index"}
    return figure(f"rpp.{METRO}", str(value), value, "index", "bea_rpp", **place)


def gap(
    area: str,
    value: float,
    printed: str,
    *,
    unit: str = "annual_median",
    formula: str = "a - b",
    **fields: Any,
) -> Figure:
    row = {"area_code": area, "pair_slug": PAIR}
    return figure(f"gap.{area}.{PAIR}.{unit}", printed, value, kind="derived", formula=formula,
                  mart="role_gaps", row=row, column=Gap.columns[unit].column, **fields)  # fmt: skip


def rank(area: str, code: str, place: int) -> Figure:
    row = {"area_code": area, "occupation_code": code}
    return figure(f"rank.{area}.{code}", f"{place}th", place, "rank", kind="derived",
                  mart="area_ranks", row=row, column="peer_rank")  # fmt: skip


def edition(
    folder: Path,
    documents: Mapping[str, Sequence[Figure]],
    *,
    sha256: str = "a",
    files: str = "f",
    texts: Mapping[str, Sequence[str]] | None = None,
    failures: tuple[Failure, ...] = (),
    **releases: str,
) -> tuple[Path, Manifest]:
    """Write an edition of {area: figures}, one folded sheet each; gives folder and manifest."""
    built = {n: BuiltFrom(r, {"file": files}) for n, r in (BUILT | releases).items()}
    for area, figures in documents.items():
        place = folder / PAIR / area
        place.mkdir(parents=True, exist_ok=True)
        (place / "trifold.figures.json").write_text(json.dumps([_record(f) for f in figures]))
        if texts is not None:
            (place / "trifold.txt").write_text("".join(f"{text}\n" for text in texts[area]))
    made = tuple(
        Document(f"{PAIR}/{area}/trifold.pdf", PAIR, area, "trifold", "screen", 2, 1, sha256, "d")
        for area in documents
    )
    manifest = Manifest("", "", built, made, failures, (), ()).named()
    (folder / "manifest.json").write_text(to_json(manifest))
    return folder, manifest


def _record(one: Figure) -> dict[str, Any]:
    record = asdict(one)
    del record["side"]
    return record


def compare(
    tmp_path: Path,
    was: Sequence[Figure],
    now: Sequence[Figure],
    schools: Sequence[School] = (),
    **releases: Any,
) -> Changes:
    """Compare two lists of figures of one area: California's, or that of the first's id."""
    area = next((f.id.split(".")[1] for f in (*was, *now) if f.id[:4] == "oews"), STATE)
    old, _ = edition(tmp_path / "old", {area: was})
    new, manifest = edition(tmp_path / "new", {area: now}, sha256="b", **releases)
    return changes(old, new, manifest, NAMES, schools)
