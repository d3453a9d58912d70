"""A document that was made → the figures that no publisher has for its jobs and place, and why."""

from dataclasses import dataclass

from pipeline.core.formats import listing, opened
from pipeline.studio.maker import Made
from pipeline.warehouse.columns import MartRow, written
from pipeline.warehouse.pay import Pay

ONLY = ("only hourly", "only yearly")  # of those, the other stands on the page


@dataclass(frozen=True, slots=True)
class AbsentFigure:
    """A figure that there is not: whose, what it would say, and why there is none."""

    role: str
    what: str
    why: str


def absent_figures(made: Made) -> tuple[AbsentFigure, ...]:
    """Tell what is not published of the two jobs in a document's area, alike reasons together."""
    marts, area = made.presenter.marts, made.brochure.area_code
    found = []
    for name, side in zip(made.result.entry.names, made.pair.sides, strict=True):
        row = marts.find(Pay, area, marts.codes[side])
        gaps = _gaps(row) if row else {"nothing is published of this job here": ["pay and jobs"]}
        found += [AbsentFigure(name, opened(listing(what)), why) for why, what in gaps.items()]
    return tuple(found)


def _gaps(row: MartRow) -> dict[str, list[str]]:
    """Give the figures that a row lacks, by the reasons."""
    gaps = dict[str, list[str]]()
    for column in dict.fromkeys(row.columns.values()):
        if column.note and getattr(row, column.column) is None:
            why = column.why_missing(row)
            if why not in ONLY:
                gaps.setdefault(why, []).append(written(column.label, column, row))
    return gaps
