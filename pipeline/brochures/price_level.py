"""An area's price parities → how far its prices are from the nation's, and what makes them so."""

from pipeline.brochures.direction import LEVEL_PCT
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.places import called, inside
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.core.figure_id import FigureId
from pipeline.core.words import say
from pipeline.warehouse.rows import Area

PARITY = "price_parity_index"


def prices(area: Area, ledger: Ledger) -> Sentence:
    """Say how far prices here are from the nation's, and whose prices they are."""
    parity = ledger.cite(area, PARITY)
    if parity is None:
        return say("prices-unknown", place=called(area))
    above = float(parity.value or 0) - 100
    figure = ledger.derived(
        "a - 100", parity, id=FigureId("rpp", area.area_code, measure="above", form="unsigned"),
        value=above, printed=formats.whole_percent(above), unit="pct",
    )  # fmt: skip
    way = "level" if abs(above) < LEVEL_PCT else "above" if above > 0 else "below"
    rural = say("prices-rural", state=area.state_name or "")
    where = rural if is_rural(area) else inside(area)
    return say("prices-level", where=where, way=way, far=figure)


def housing(area: Area, nation: Area, ledger: Ledger) -> Sentence:
    """Say how far rents are from the nation's, where they make most of the difference."""
    here, there = (ledger.cite(one, "housing") for one in (area, nation))
    if here is None or there is None or not area.is_mostly_housing:
        return sentence()
    above = 100 * (float(here.value or 0) / float(there.value or 0) - 1)
    figure = ledger.derived(
        "100 * (a / b - 1)", here, there,
        id=FigureId("rpp", area.area_code, measure="housing_above", form="unsigned"),
        value=above, printed=formats.whole_percent(above), unit="pct",
    )  # fmt: skip
    return say(
        "prices-housing", where="there" if is_rural(area) else "here",
        way="above" if above > 0 else "below", far=figure,
    )  # fmt: skip


def is_rural(area: Area) -> bool:
    """Tell whether an area's prices are those of its state outside the metropolitan areas."""
    return area.area_kind == "nonmetropolitan area"
