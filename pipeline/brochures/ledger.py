"""Mart rows → figures: a number, its printed text and where it came from."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.archive.citation import Citation
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Side, Value, sentence
from pipeline.warehouse.rows import Area, Outlook, Pay, Rank

Format = Callable[[float], str]
Z_90 = 1.645  # two-sided 90 % point of the normal distribution
LEAST_RSE = 0.05  # percent: what a relative standard error published as 0.0 stands for at most


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of marts.pay_estimates: its column, BLS data type, unit and print format."""

    name: str
    column: str
    data_type: str
    unit: str
    show: Format


def _pay(name: str, data_type: int) -> Measure:
    is_hourly = name.startswith("hourly")
    unit, show = (
        ("usd_per_hour", formats.hourly) if is_hourly else ("usd_per_year", formats.dollars)
    )
    return Measure(name, f"{name}_usd", f"{data_type:02d}", unit, show)


MEASURES = {
    measure.name: measure
    for measure in (
        Measure("employment", "employment_count", "01", "jobs", formats.count),
        Measure("employment_rse", "employment_rse_pct", "02", "pct", formats.percent),
        _pay("hourly_mean", 3),
        _pay("annual_mean", 4),
        Measure("mean_rse", "mean_rse_pct", "05", "pct", formats.percent),
        _pay("hourly_10th", 6),
        _pay("hourly_25th", 7),
        _pay("hourly_median", 8),
        _pay("hourly_75th", 9),
        _pay("hourly_90th", 10),
        _pay("annual_10th", 11),
        _pay("annual_25th", 12),
        _pay("annual_median", 13),
        _pay("annual_75th", 14),
        _pay("annual_90th", 15),
        Measure("jobs_per_1000", "jobs_per_1000", "16", "jobs_per_1000", formats.share),
        Measure("location_quotient", "location_quotient", "17", "ratio", formats.times),
    )
}
NOT_RELEASED, OTHER_UNIT = "8", "4"
TEXTS_KEPT = 1024
NUMBER = re.compile(r"(\$?[0-9]+(?:[-–.,][0-9]+)*%?)")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Makes figures that cite the releases an edition is built from, by source name.

    paid remembers the figures of pay: an area's brochure quotes the nation's and its state's too.
    """

    citations: dict[str, Citation]
    paid: dict[tuple[Pay, Side], dict[str, Figure | None]] = field(default_factory=dict)

    def published(
        self, source: str, *, id: str, key: str, value: Value, printed: str, unit: str,
        side: Side = "",
    ) -> Figure:  # fmt: skip
        """Cite a number as its publisher gives it."""
        citation = self.citations[source]
        return Figure(
            id=id, printed=printed, value=value, unit=unit, kind="published",
            source=citation.source, release=citation.release, key=key,
            file_sha256=citation.sha256_for(key), side=side,
        )  # fmt: skip

    def pay(self, row: Pay | None, name: str, side: Side = "") -> Figure | None:
        """Cite a measure of an occupation in an area; a top-coded one prints its floor.

        None when the publisher gives neither a number nor a floor.
        """
        if row is None:
            return None
        known = self.paid.setdefault((row, side), {})
        if name not in known:
            known[name] = self._paid(row, MEASURES[name], side)
        return known[name]

    def _paid(self, row: Pay, measure: Measure, side: Side) -> Figure | None:
        value = getattr(row, measure.column)
        printed = self._printed(row, measure, value)
        if not printed:
            return None
        return self.published(
            "bls_oews",
            id=f"oews.{row.area_code}.{row.occupation_code}.{measure.name}",
            key=f"{row.series_stem}{measure.data_type}",
            value=value, printed=printed, unit=measure.unit, side=side,
        )  # fmt: skip

    def _printed(self, row: Pay, measure: Measure, value: float | None) -> str:
        if value is not None:
            return measure.show(value)
        ceiling = {
            "usd_per_year": row.annual_ceiling_usd,
            "usd_per_hour": row.hourly_ceiling_usd,
        }.get(measure.unit)
        is_top_coded = getattr(row, f"{measure.name}_note_code") == row.ceiling_note_code
        return f"{measure.show(ceiling)} or more" if ceiling and is_top_coded else ""

    def rank_peer(self, row: Rank) -> Figure:
        """Cite a peer's median, as an input to a rank."""
        return self.published(
            "bls_oews",
            id=f"oews.{row.area_code}.{row.occupation_code}.annual_median",
            key=f"{row.series_stem}13", value=row.annual_median_usd,
            printed=formats.dollars(row.annual_median_usd) if row.annual_median_usd else "",
            unit="usd_per_year",
        )  # fmt: skip

    def parity(self, area: Area | None) -> Figure | None:
        """Cite an area's price parity; None where there is none."""
        if area is None or area.price_parity_index is None:
            return None
        return self.published(
            "bea_rpp",
            id=f"rpp.{area.area_code}",
            key=f"{area.parity_table_name}, GeoFIPS {area.parity_geo_code}, RPPs: All items, "
            f"{area.parity_year}",
            value=area.price_parity_index, printed=formats.index(area.price_parity_index),
            unit="index",
        )  # fmt: skip

    def outlook(
        self, row: Outlook | None, column: str, show: Format, unit: str, side: Side = ""
    ) -> Figure | None:
        """Cite a projected number; its key names the publication's table and the file's column."""
        value = getattr(row, column) if row else None
        if row is None or value is None:
            return None
        table = "1.10" if column.startswith("openings") else "1.2"
        thousand = "thousand_" * column.endswith("_thousands")
        return self.published(
            "bls_projections",
            id=f"projections.{row.projection_round}.{row.occupation_code}.{column}",
            key=f"Table {table}, {row.occupation_code}, {column.replace('_per_year', '')}",
            value=value, printed=show(value), unit=f"{thousand}{unit}", side=side,
        )  # fmt: skip

    def derived(
        self, formula: str, *inputs: Figure, id: str, value: Value, printed: str, unit: str,
        side: Side = "",
    ) -> Figure:  # fmt: skip
        """Make a figure that follows from others by a formula over a, b, c … in their order."""
        cited = dict.fromkeys(one for figure in inputs for one in _cited(figure))
        source, release, sha256 = (", ".join(named) for named in zip(*cited, strict=True))
        return Figure(
            id=id, printed=printed, value=value, unit=unit, kind="derived",
            source=source, release=release, key="", file_sha256=sha256,
            formula=formula, inputs=tuple(figure.key or figure.id for figure in inputs),
            input_values=tuple(figure.value for figure in inputs), side=side,
        )  # fmt: skip

    def editorial(self, text: str, *, id: str, source: str, file_sha256: str = "") -> Sentence:
        """Carry the project's own text; each number in it becomes a figure that names its file.

        source: the file's path in the project.
        """
        return _numbered(text, Figure(
            id=id, printed="", value="", unit="text", kind="editorial", source=source, release="",
            key=id, file_sha256=file_sha256,
        ))  # fmt: skip

    def quoted(self, source: str, text: str, *, id: str, key: str) -> Sentence:
        """Carry a publisher's own words; each number in them becomes a figure that cites them."""
        return _numbered(
            text, self.published(source, id=id, key=key, value="", printed="", unit="text")
        )


def _cited(figure: Figure) -> list[tuple[str, str, str]]:
    """Give source, release and checksum of each file that a figure rests on."""
    said = (text.split(", ") for text in (figure.source, figure.release, figure.file_sha256))
    return list(zip(*said, strict=True))


@lru_cache(TEXTS_KEPT)
def _numbered(text: str, like: Figure) -> Sentence:
    """Make the figures of a text, all like one; they are the same ones in every area."""
    parts = [
        replace(like, id=f"{like.id}.{number}", printed=part, value=part) if number % 2 else part
        for number, part in enumerate(NUMBER.split(text))
    ]
    return sentence(*parts)


def reprint(figure: Figure, printed: str, form: str) -> Figure:
    """Print the same number in another form; the id names the form."""
    return replace(figure, id=f"{figure.id}.{form}", printed=printed)


def cell(figure: Figure | None, row: Pay | None, name: str) -> Sentence:
    """Fill a table cell: the figure, or the reason why there is none, in words."""
    if figure is not None:
        return sentence(figure)
    return sentence(why_missing(row, name), is_missing=True)


def why_missing(row: Pay | None, name: str) -> str:
    """Say in words why a measure of an occupation in an area has no number."""
    if row is None:
        return "not published"
    code = getattr(row, f"{name}_note_code", None)
    if code == OTHER_UNIT:
        return "only hourly" if name.startswith("annual") else "only yearly"
    return "withheld" if code == NOT_RELEASED else "not published"
