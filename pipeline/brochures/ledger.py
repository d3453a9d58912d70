"""Mart rows → figures: a number, its printed text and where it came from."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.archive.citation import Citation
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Side, Value, sentence
from pipeline.core.figure_id import FigureId
from pipeline.core.key import Key
from pipeline.sources.bls_oews.measures import MEASURES, Measure
from pipeline.warehouse.rows import Area, Outlook, Pay, Rank, RankedArea

Format = Callable[[float], str]
LEAST_RSE = 0.05  # percent: what a relative standard error published as 0.0 stands for at most
SHOW: Mapping[str, Format] = {  # by unit
    "usd_per_year": formats.dollars,
    "usd_per_hour": formats.hourly,
    "jobs": formats.count,
    "thousand_jobs": formats.thousands,
    "thousand_jobs_per_year": formats.thousands,
    "pct": formats.percent,
    "jobs_per_1000": formats.share,
    "ratio": formats.times,
}
PROJECTED = {  # units of the columns of marts of projections
    "change_pct": "pct",
    "employment_start_thousands": "thousand_jobs",
    "employment_end_thousands": "thousand_jobs",
    "openings_per_year_thousands": "thousand_jobs_per_year",
}
OWN_FILE = "pipeline/brochures/ledger.py"
NOT_RELEASED, OTHER_UNIT = "8", "4"
NOT_PUBLISHED = sentence("not published", is_missing=True)
ALL_ITEMS = "RPPs: All items"
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
        self, source: str, *, id: FigureId, key: Key, value: Value, printed: str, unit: str,
        side: Side = "",
    ) -> Figure:  # fmt: skip
        """Cite a number as its publisher gives it."""
        citation = self.citations[source]
        return Figure(
            id=str(id), printed=printed, value=value, unit=unit, kind="published",
            source=citation.source, release=citation.release, key=str(key),
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
            printed = _printed(row, MEASURES[name])
            known[name] = self._of_series(row, name, printed, side) if printed else None
        return known[name]

    def cell(self, row: Pay | None, name: str, side: Side = "") -> Sentence:
        """Fill a table cell with a measure, or with the reason why there is none, in words."""
        figure = self.pay(row, name, side)
        return sentence(figure or why_missing(row, name), is_missing=figure is None)

    def _of_series(
        self, row: Pay | Rank | RankedArea, name: str, printed: str, side: Side
    ) -> Figure:
        measure = MEASURES[name]
        return self.published(
            "bls_oews",
            id=FigureId("oews", row.area_code, row.occupation_code, name),
            key=Key("series", stem=row.series_stem, data_type=measure.data_type),
            value=getattr(row, measure.column), printed=printed, unit=measure.unit, side=side,
        )  # fmt: skip

    def median(self, row: Rank | RankedArea, side: Side = "") -> Figure:
        """Cite the median of an area among others; one without prints nothing."""
        value = row.annual_median_usd
        return self._of_series(row, "annual_median", formats.dollars(value) if value else "", side)

    def parity(self, area: Area | None) -> Figure | None:
        """Cite an area's price parity; None where there is none."""
        if area is None or area.price_parity_index is None:
            return None
        return self.published(
            "bea_rpp",
            id=FigureId("rpp", area.area_code), key=_parity_key(area, ALL_ITEMS, area.parity_year),
            value=area.price_parity_index, printed=formats.index(area.price_parity_index),
            unit="index",
        )  # fmt: skip

    def outlook(self, row: Outlook | None, column: str, side: Side = "") -> Figure | None:
        """Cite a projected number; its key names the publication's table and the file's column."""
        value, unit = getattr(row, column, None), PROJECTED[column]
        if row is None or value is None:
            return None
        return self.published(
            "bls_projections", id=_projection_id(row, column),
            key=projection_key(row.occupation_code, column), value=value,
            printed=SHOW[unit](value), unit=unit, side=side,
        )  # fmt: skip

    def derived(
        self, formula: str, *inputs: Figure, id: FigureId, value: Value, printed: str, unit: str,
        side: Side = "",
    ) -> Figure:  # fmt: skip
        """Make a figure that follows from others by a formula over a, b, c … in their order."""
        cited = dict.fromkeys(one for figure in inputs for one in _cited(figure))
        source, release, sha256 = (", ".join(named) for named in zip(*cited, strict=True))
        return Figure(
            id=str(id), printed=printed, value=value, unit=unit, kind="derived",
            source=source, release=release, key="", file_sha256=sha256,
            formula=formula, inputs=tuple(figure.key or figure.id for figure in inputs),
            input_values=tuple(figure.value for figure in inputs), side=side,
        )  # fmt: skip

    def editorial(self, text: str, *, id: str, source: str, file_sha256: str = "") -> Sentence:
        """Carry the project's own text; each number in it becomes a figure that names its file.

        id: what the text is called. source: the file's path in the project.
        """
        like = Figure(
            id=id, printed="", value="", unit="text", kind="editorial", source=source, release="",
            key=id, file_sha256=file_sha256,
        )  # fmt: skip
        return _numbered(text, like, FigureId("text", name=id))

    def level(self, of: str) -> Sentence:
        """Say the level at which gaps and ranks are judged."""
        return self.editorial("90%", id=f"{of}.level", source=OWN_FILE)

    def quoted(self, source: str, text: str, *, id: FigureId, key: Key) -> Sentence:
        """Carry a publisher's own words; each number in them becomes a figure that cites them."""
        like = self.published(source, id=id, key=key, value="", printed="", unit="text")
        return _numbered(text, like, id)

    def of_release(self, source: str, what: str, text: str) -> Sentence:
        """Quote what a release says of itself as a whole, such as its licence."""
        id = FigureId("text", name=f"{source}.{what.replace(' ', '_')}")
        return self.quoted(source, text, id=id, key=Key("text", column=what))

    def code(self, code: str, source: str = "bls_oews") -> Sentence:
        """Quote an occupation's SOC code."""
        id, key = FigureId("soc", occupation=code), Key("occupation", occupation=code)
        return self.quoted(source, code, id=id, key=key)

    def projected(self, row: Outlook, column: str, text: str) -> Sentence:
        """Quote what a projection says in words, or one of its years."""
        key = projection_key(row.occupation_code, column)
        return self.quoted("bls_projections", text, id=_projection_id(row, column), key=key)

    def years(self, row: Outlook) -> tuple[Sentence, Sentence]:
        """Quote the years that a projection starts from and ends with."""
        start, end = str(row.start_year), str(row.end_year)
        return self.projected(row, "start_year", start), self.projected(row, "end_year", end)

    def vintage(self, area: Area) -> Sentence:
        """Quote when an area's price parity was published."""
        return self.quoted(
            "bea_rpp", area.parity_vintage_name or "",
            id=FigureId("rpp", area.area_code, measure="vintage"),
            key=_parity_key(area, "vintage"),
        )  # fmt: skip


def _parity_key(area: Area, column: str, year: int | None = None) -> Key:
    return Key(
        "parity", area.parity_table_name or "", column=column, place=area.parity_geo_code or "",
        year=str(year or ""),
    )  # fmt: skip


def _projection_id(row: Outlook, column: str) -> FigureId:
    code, name = row.occupation_code, row.projection_round
    return FigureId("projections", occupation=code, measure=column, release=name)


def projection_key(occupation: str, column: str) -> Key:
    """Name the publication's table, and the file's column, of a column of marts of projections."""
    table = "1.10" if column.startswith("openings") else "1.2"
    named = column.replace("_per_year", "").removesuffix("_name")
    return Key("projection", table, occupation, named)


def _printed(row: Pay, measure: Measure) -> str:
    value: float | None = getattr(row, measure.column)
    if value is not None:
        return SHOW[measure.unit](value)
    ceilings = {"annual": row.annual_ceiling_usd, "hourly": row.hourly_ceiling_usd}
    ceiling = ceilings.get(measure.name.partition("_")[0])
    is_top_coded = getattr(row, f"{measure.name}_note_code") == row.ceiling_note_code
    return f"{SHOW[measure.unit](ceiling)} or more" if ceiling and is_top_coded else ""


def _cited(figure: Figure) -> list[tuple[str, str, str]]:
    """Give source, release and checksum of each file that a figure rests on."""
    said = (text.split(", ") for text in (figure.source, figure.release, figure.file_sha256))
    return list(zip(*said, strict=True))


@lru_cache(TEXTS_KEPT)
def _numbered(text: str, like: Figure, id: FigureId) -> Sentence:
    """Make the figures of a text, all like one; they are the same ones in every area."""

    def figure(number: int, part: str) -> Figure:
        return replace(like, id=str(replace(id, number=str(number))), printed=part, value=part)

    parts = enumerate(NUMBER.split(text))
    return sentence(*(figure(number, part) if number % 2 else part for number, part in parts))


def reprint(figure: Figure, printed: str, form: str) -> Figure:
    """Print the same number in another form; the id names the form."""
    return replace(figure, id=str(replace(FigureId.parse(figure.id), form=form)), printed=printed)


def why_missing(row: Pay | None, name: str) -> str:
    """Say in words why a measure of an occupation in an area has no number."""
    if row is None:
        return "not published"
    code = getattr(row, f"{name}_note_code", None)
    if code == OTHER_UNIT:
        return "only hourly" if name.startswith("annual") else "only yearly"
    return "withheld" if code == NOT_RELEASED else "not published"
