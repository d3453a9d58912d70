"""Mart rows → figures: a number, its printed text and where it came from."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from pipeline.archive.citation import Citation
from pipeline.brochures import number_words
from pipeline.brochures.number_words import missing
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Side, Value, Word, sentence
from pipeline.core.figure_id import FigureId
from pipeline.core.language import language
from pipeline.core.words import say
from pipeline.sources.names import OEWS
from pipeline.warehouse.columns import MartColumn, MartRow, described, origin, written
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Occupation, Rank, RankedArea

SHOW: Mapping[str, Callable[[Any], str]] = {  # by unit
    "usd_per_year": formats.dollars,
    "usd_per_hour": formats.hourly,
    "jobs": formats.count,
    "thousand_jobs": formats.thousands,
    "thousand_jobs_per_year": formats.thousands,
    "pct": formats.percent,
    "jobs_per_1000": number_words.share,
    "ratio": number_words.times,
    "index": formats.index,
    "rank": number_words.ordinal,
    "areas": formats.count,
}
OWN_FILE = "pipeline/brochures/ledger.py"
LEVEL = 90  # 90%
TEXTS_KEPT = 1024
NUMBER = re.compile(r"(\$?[0-9]+(?:[-–.,][0-9]+)*%?)")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Makes figures that cite the releases an edition is built from, by source name.

    cited remembers the figures of rows: an area's brochure quotes the nation's and its state's,
    too. by_key: those of the newest releases, by what their publisher calls them.
    """

    citations: dict[str, Citation]
    cited: dict[tuple[MartRow, Side], dict[str, Figure | None]] = field(default_factory=dict)
    by_key: dict[str, Figure] = field(default_factory=dict)

    def cite(self, row: MartRow | None, name: str, side: Side = "") -> Figure | None:
        """Cite a described column of a row, by its name or that in ids.

        A top-coded wage prints its floor. None when the publisher gives neither a number nor that.
        Raises PresentError for a column that is not described.
        """
        if row is None:
            return None
        known = self.cited.setdefault((row, side), {})
        if name not in known:
            column = described(type(row), name)
            printed = _printed(row, column)
            known[name] = self._cell(row, column, printed, side) if printed else None
        return known[name]

    def cell(self, row: MartRow | None, name: str, side: Side = "") -> Sentence:
        """Fill a table cell with a number, or with the reason why there is none, in words."""
        figure = self.cite(row, name, side)
        return sentence(figure) if figure else why_missing(row, name)

    def median(self, row: Rank | RankedArea, side: Side = "") -> Figure:
        """Cite the median of an area among others; one without prints nothing."""
        column = described(type(row), "annual_median")
        return self._cell(row, column, _printed(row, column), side)

    def _cell(self, row: MartRow, column: MartColumn, printed: str, side: Side = "") -> Figure:
        """Make the figure of a cell of a mart."""
        (of, release), mart = origin(column, row), column.mart
        # an older release is a source by itself
        source = of if release in (None, self.citations[of].release) else f"{of}/{release}"
        form = row.form_of(column, is_flat=self.citations[source].is_flat)
        plain = self.published(
            source, id=written(column.id, column, row), key=written(form, column, row),
            value=getattr(row, column.column), printed=printed, unit=column.unit, side=side,
        )  # fmt: skip
        figure = replace(plain, mart=mart.name, row=self._key(row, column), column=column.column)
        if source == of:
            self.by_key.setdefault(figure.key, figure)
        return figure

    def _key(self, row: MartRow, column: MartColumn) -> dict[str, Value]:
        """Give the key of a row of a column's mart, the release in it."""
        newest = self.citations.get(row.mart.source)
        release = newest.release if newest else ""
        return {name: getattr(row, name, release) for name in column.mart.grain}

    def published(
        self, source: str, *, id: FigureId | str, key: str, value: Value, printed: str, unit: str,
        side: Side = "",
    ) -> Figure:  # fmt: skip
        """Cite what a publisher says; key: what it calls it."""
        citation = self.citations[source]
        return Figure(
            id=str(id), printed=printed, value=value, unit=unit, kind="published",
            source=citation.source, release=citation.release, key=key,
            file_sha256=citation.sha256_for(key), side=side,
        )  # fmt: skip

    def computed(
        self, row: MartRow, name: str, formula: str, *inputs: Figure, printed: str = "",
        side: Side = "",
    ) -> Figure:  # fmt: skip
        """Make a figure that a mart has computed; it follows from others by a formula, as below."""
        column = described(type(row), name)
        figure = self.derived(
            formula, *inputs, id=written(column.id, column, row),
            value=getattr(row, column.column) or 0.0, printed=printed or _printed(row, column),
            unit=column.unit, side=side,
        )  # fmt: skip
        row_key = self._key(row, column)
        return replace(figure, mart=column.mart.name, row=row_key, column=column.column)

    def derived(
        self, formula: str, *inputs: Figure, id: FigureId | str, value: Value, printed: str,
        unit: str, side: Side = "",
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
        return _numbered(text, like)

    def own(self, name: str, **places: Any) -> Sentence:
        """Say a sentence of reports/words; each number of its own becomes a figure of its file."""
        file = f"reports/words/{language()}/{name.partition('-')[0]}.ftl"
        return sentence(
            *(
                self.editorial(part.text, id=f"{name}.{number}", source=file)
                if isinstance(part, Word) and not part.side else part
                for number, part in enumerate(say(name, **places).parts)
            )
        )  # fmt: skip

    def level(self, of: str) -> Sentence:
        """Say the level at which gaps and ranks are judged."""
        return self.editorial(formats.whole_percent(LEVEL), id=f"{of}.level", source=OWN_FILE)

    def quote(self, row: MartRow, name: str, text: str = "", source: str = "") -> Sentence:
        """Carry what a column says in words, or a text for it; each number cites the cell.

        source: another one whose files say the same of themselves, beside the mart.
        """
        column = described(type(row), name)
        like = self._cell(row, column, "")
        if source not in ("", like.source):
            other = self.published(source, id="", key=like.key, value="", printed="", unit="")
            like = replace(other, id=like.id, row=like.row, column=like.column)
        return _numbered(text or str(getattr(row, column.column) or ""), _words(like))

    def series(self, key: str) -> Sentence:
        """Quote what the publisher of a figure that was cited calls it."""
        return _numbered(key, replace(_words(self.by_key[key]), id=f"series.{key}"))

    def of_release(self, source: str, what: str, text: str) -> Sentence:
        """Quote what a release says of itself as a whole, such as its licence."""
        id = FigureId("text", name=f"{source}.{what.replace(' ', '_')}")
        like = self.published(source, id=id, key=what, value="", printed="", unit="text")
        return _numbered(text, like)

    def code(self, code: str, source: str = OEWS) -> Sentence:
        """Quote an occupation's SOC code."""
        return self.quote(Occupation(code, "", is_detailed=True), "occupation_code", source=source)

    def years(self, row: MartRow) -> tuple[Sentence, Sentence]:
        """Quote the years that a projection starts from and ends with."""
        return self.quote(row, "start_year"), self.quote(row, "end_year")


def key_of(row: MartRow, name: str) -> str:
    """Give what a column of a row is called by its publisher."""
    column = described(type(row), name)
    return written(row.form_of(column, is_flat=True), column, row)


def _printed(row: MartRow, column: MartColumn) -> str:
    """Print a number, or a top-coded wage's floor; "" where there is neither."""
    value = getattr(row, column.column)
    if value is None:
        return _floor(row, column) if isinstance(row, Pay) else ""
    return column.show.format(value) if column.show else SHOW[column.unit](value)


def _floor(row: Pay, column: MartColumn) -> str:
    ceilings = {"usd_per_year": row.annual_ceiling_usd, "usd_per_hour": row.hourly_ceiling_usd}
    ceiling = ceilings.get(column.unit)
    is_top_coded = getattr(row, column.note, None) == row.ceiling_note_code
    return number_words.or_more(SHOW[column.unit](ceiling)) if ceiling and is_top_coded else ""


def _cited(figure: Figure) -> list[tuple[str, str, str]]:
    """Give source, release and checksum of each file that a figure rests on."""
    said = (text.split(", ") for text in (figure.source, figure.release, figure.file_sha256))
    return list(zip(*said, strict=True))


def _words(like: Figure) -> Figure:
    return replace(like, value="", printed="", unit="text", side="")


@lru_cache(TEXTS_KEPT)
def _numbered(text: str, like: Figure) -> Sentence:
    """Make the figures of a text, all like one; they are the same ones in every area."""

    def figure(number: int, part: str) -> Figure:
        return replace(like, id=f"{like.id}.{number}", printed=part, value=part)

    parts = enumerate(NUMBER.split(text))
    return sentence(*(figure(number, part) if number % 2 else part for number, part in parts))


def reprint(figure: Figure, printed: str, form: str) -> Figure:
    """Print the same number in another form; the id names the form."""
    return replace(figure, id=f"{figure.id}.{form}", printed=printed)


def why_missing(row: MartRow | None, name: str) -> Sentence:
    """Say in words why a column of a row has no number."""
    return missing(described(type(row), name).why_missing(row)) if row else missing()
