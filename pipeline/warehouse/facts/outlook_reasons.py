"""Why the publisher of the projections expects an occupation's share of jobs to change."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.sources.names import PROJECTIONS
from pipeline.warehouse.columns import Mart, MartColumn, MartRow
from pipeline.warehouse.pay import Text

REASON = MartColumn(
    "publisher’s reason, by its table", name="reason", published="reason", table="1.12", show="1.12"
)


@dataclass(frozen=True, slots=True)
class OutlookReason(MartRow):
    """One of the outlook_reasons; of kinds of change the first is the main one."""

    mart: ClassVar = Mart(
        "outlook_reasons", ("occupation_code", "matrix_industry_code"), PROJECTIONS,
        "projection_round", id="projections.{projection_round}.{occupation_code}",
        cited=("Table {table}, row {source_row_number}, {occupation_code}, {matrix_industry_code}, "
               "{published}",),
    )  # fmt: skip

    projection_round: str
    occupation_code: str
    matrix_industry_code: str
    is_all_industries: bool
    change_kinds: Text
    share_direction: Text
    reason_text: Annotated[str, REASON]
    reason_sha256: str
    source_row_number: int
