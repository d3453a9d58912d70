"""What a record says of its mart, and of each column there that a page may cite."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from inspect import getsourcefile, getsourcelines
from typing import Any, ClassVar, get_args, get_type_hints

from pipeline.core.errors import PresentError

OWN = ("published", "table", "code")  # words of a MartColumn itself
ESCAPED_FIELD = re.compile(r"\\\{(\w+)(:[^}]*)?\\\}")
SAID = r"[^,.\s]+"  # what a key says of a column
RECORDS: dict[str, type["MartRow"]] = {}  # by mart


@dataclass(frozen=True, slots=True)
class Mart:
    """A record's mart, and its source.

    key: what tells the rows of one release apart; release: the column that names it, "" where
    there is none or the rows of all are read together. id: the form of what figures of it are
    called, less the column's name; cited: that of their keys, what their publisher calls them, or
    several forms where a source has several layouts. In braces stands a column of the row, or code,
    table or published of the MartColumn; a source, too, may be a form. is_listed: whether brochures
    list what is described.
    """

    name: str
    key: tuple[str, ...]
    source: str
    release: str = "release"
    id: str = ""
    cited: tuple[str, ...] = ()
    is_listed: bool = False

    @property
    def grain(self) -> tuple[str, ...]:
        """The columns that name a row."""
        return (self.release, *self.key) if self.release else self.key


NOWHERE = Mart("", (), "")


@dataclass(frozen=True, slots=True)
class MartColumn:
    """What people call a column, {pay_year} being a column of its row's, and what it counts in.

    name: what ids call it, its own name unless it says another. published, table, code: what the
    publisher calls the column, the table that it is in, and the column in a series' id. note: the
    column that says why there is no number; absent: what that means in words, by code. show: a
    number's printed form where it is not the unit's. source, mart, id, cited: of this column,
    where they are not the record's. release: the column of the row that names its source's.
    """

    label: str
    unit: str = "text"
    name: str | None = None
    published: str = ""
    table: str = ""
    code: str = ""
    note: str = ""
    absent: Mapping[str | None, str] = field(default_factory=dict, hash=False)
    show: str = ""
    source: str = ""
    mart: Mart = NOWHERE
    id: str = ""
    cited: tuple[str, ...] = ()
    column: str = ""
    release: str = ""

    def why_missing(self, row: object) -> str:
        """Say in words why a row has no number here."""
        return self.absent.get(getattr(row, self.note, None), "not published")


class MartRow:
    """A row of a mart: a field of the record is a column there.

    columns: those that are described, by their own names and by those in ids.
    """

    __slots__ = ()
    mart: ClassVar[Mart]
    columns: ClassVar[Mapping[str, MartColumn]]

    def __init_subclass__(cls) -> None:
        hints = get_type_hints(cls, include_extras=True)
        known = [
            _whole(one, name, cls)
            for name, hint in hints.items()
            for one in get_args(hint)
            if isinstance(one, MartColumn)
        ]
        cls.columns = {one.name or one.column: one for one in known}
        cls.columns |= {one.column: one for one in known}
        RECORDS[cls.mart.name] = cls

    def form_of(self, column: MartColumn, *, is_flat: bool) -> str:  # noqa: ARG002
        """Choose how a column is cited in the layout that its release is held in."""
        return column.cited[0]


def _whole(one: MartColumn, column: str, record: type[MartRow]) -> MartColumn:
    """Fill in what a column leaves to its record, and to what holds for any."""
    mart = record.mart if one.mart == NOWHERE else one.mart
    if not one.label or "TODO" in one.label + one.unit:
        lines, first = getsourcelines(record)
        line = next(
            n for n, text in enumerate(lines, first) if text.split(":")[0].strip() == column
        )
        raise PresentError(
            "a column is not described",
            where=f"{getsourcefile(record)}, line {line}, {column}",
            expected="a label for people, and a unit",
            found=f"{one.label}, {one.unit}",
            todo="Describe it where the record is, in pipeline/warehouse.",
        )
    source, name = one.source or mart.source, column if one.name is None else one.name
    keys = [f"{{{key}}}" for key in mart.key]
    return replace(
        one, column=column, mart=mart, source=source, name=name, published=one.published or column,
        table=one.table or source,
        id=one.id or ".".join(filter(None, (mart.id or ".".join((mart.name, *keys)), name))),
        cited=one.cited or mart.cited or (", ".join(["{table}", *keys, "{published}"]),),
        release=one.release or ("release" if source == mart.source else ""),
    )  # fmt: skip


def described(record: type[MartRow], name: str) -> MartColumn:
    """Find a column of a record, by its own name or that in ids. Raises PresentError."""
    if name not in record.columns:
        raise PresentError(
            "a column is cited that is not described",
            where=f"{record.__name__}.{name}",
            expected="Annotated[…, MartColumn(label, unit)]",
            found=", ".join(dict.fromkeys(one.column for one in record.columns.values())),
            todo="Describe it where the record is, in pipeline/warehouse.",
        )
    return record.columns[name]


def find_column(mart: str, column: str) -> MartColumn | None:
    """Find the described column of a mart; None where no record has it."""
    return RECORDS[mart].columns.get(column) if mart in RECORDS else None


@dataclass(frozen=True, slots=True)
class _Words:
    column: MartColumn
    row: Any

    def __getitem__(self, name: str) -> object:
        if name in OWN:
            return getattr(self.column, name)
        return self.row[name] if isinstance(self.row, Mapping) else getattr(self.row, name)


def written(form: str, column: MartColumn, row: object) -> str:
    """Fill a form of an id, a key or a label from its column and the row, a record or a mapping."""
    return form.format_map(_Words(column, row))


def origin(column: MartColumn, row: Any) -> tuple[str, str | None]:
    """Name the source and release that a row's column is cited from; None: of the newest."""
    is_mapping = isinstance(row, Mapping)
    release = row.get(column.release) if is_mapping else getattr(row, column.release, None)
    return written(column.source, column, row), release


def columns_of_key(key: str) -> list[tuple[MartColumn, Mapping[str, str]]]:
    """Give the columns that a key may be of, with what it says of the columns of their marts."""
    columns = dict.fromkeys(one for record in RECORDS.values() for one in record.columns.values())
    each = ((column, said_in(key, column)) for column in columns)
    return [(column, said) for column, said in each if said is not None]


def said_in(key: str, column: MartColumn) -> Mapping[str, str] | None:
    """Read what a key says of the columns of a mart; None where it is not a column's."""
    found = (_pattern(form, column).fullmatch(key) for form in column.cited)
    return next((one.groupdict() for one in found if one), None)


@cache
def _pattern(form: str, column: MartColumn) -> re.Pattern[str]:
    """Compile a form of a key, with the column's own words in it."""

    def field_of(found: re.Match[str]) -> str:
        name, part = found[1], found[2]
        if name in OWN:
            return re.escape(str(getattr(column, name)))
        return SAID if part else f"(?P<{name}>{SAID})"

    return re.compile(ESCAPED_FIELD.sub(field_of, re.escape(form)))
