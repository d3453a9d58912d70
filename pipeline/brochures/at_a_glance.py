"""A comparison → the rows that set the two side by side at a glance."""

from pipeline.brochures.brochure import Row
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger, cell
from pipeline.brochures.places import inside
from pipeline.brochures.role_text import code_of
from pipeline.brochures.sentences import growth, pay_unit, period, wider_median, yearly_openings
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.warehouse.rows import Outlook

PREPARATION = {
    "Typical education": "typical_education_name",
    "Work experience": "work_experience_name",
    "On-the-job training": "on_the_job_training_name",
}


def at_a_glance(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    """Give the rows of the table on the cover: what each is, its median pay and its growth."""
    described = _described if facts.is_editorial else _classified
    when, years = (period(name, ledger) for name in ("bls_oews", "bls_projections"))
    return (
        *described(facts, ledger),
        Row(sentence("Median pay, ", when), tuple(_median(facts, s, ledger) for s in facts.sides)),
        Row(
            sentence("Growth, ", years),
            tuple(growth(side, ledger) for side in facts.sides),
        ),
    )


def _described(facts: Comparison, ledger: Ledger) -> list[Row]:
    roles = [side.role for side in facts.sides if side.role]
    texts = {
        ("Workplaces", "workplaces"): [
            formats.listing(role.workplace_names).capitalize() for role in roles
        ],
        ("Hours", "hours"): [role.hours_text for role in roles],
        ("Training", "training_short"): [role.training_text for role in roles],
    }
    files = [(f"data/raw/roles/{role.role_slug}.toml", role.file_sha256) for role in roles]
    return [
        Row(
            sentence(name),
            tuple(
                ledger.editorial(text, id=f"{file}.{field}", source=file, file_sha256=sha256)
                for text, (file, sha256) in zip(pair, files, strict=True)
            ),
        )
        for (name, field), pair in texts.items()
    ]


def _classified(facts: Comparison, ledger: Ledger) -> list[Row]:
    unknown = sentence("not published", is_missing=True)
    return [
        Row(sentence("Federal code"), tuple(code_of(side, ledger) for side in facts.sides)),
        *(
            Row(
                sentence(name),
                tuple(_wanted(s.outlook, column, ledger) or unknown for s in facts.sides),
            )
            for name, column in PREPARATION.items()
        ),
        Row(
            sentence(f"Jobs {inside(facts.area)}"),
            tuple(
                cell(ledger.pay(s.here, "employment", s.side), s.here, "employment")
                for s in facts.sides
            ),
        ),
        Row(
            sentence("Openings a year, U.S."),
            tuple(
                sentence(figure) if (figure := yearly_openings(side, ledger)) else unknown
                for side in facts.sides
            ),
        ),
    ]


def _wanted(row: Outlook | None, column: str, ledger: Ledger) -> Sentence:
    text = getattr(row, column, None)
    if row is None or not text:
        return sentence()
    # the publisher's word for nothing asked for is None, which reads as a gap
    said = "Not required" if text == "None" else text
    return ledger.projected(row, column, said)


def _median(facts: Comparison, side: SideFacts, ledger: Ledger) -> Sentence:
    unit = pay_unit(facts)
    figure = ledger.pay(side.here, f"{unit}_median", side.side)
    if figure is None:
        why = cell(None, side.here, f"{unit}_median")
        wider = wider_median(facts, side, ledger)
        elsewhere = sentence(f"; {wider[0].area_name}: ", wider[1]) if wider else ""
        return sentence(why, " here", elsewhere, is_missing=True)
    hourly = ledger.pay(side.here, "hourly_median", side.side) if unit == "annual" else None
    tail = sentence(" (", hourly, " an hour)") if hourly else sentence()
    return sentence(figure, " a year" if unit == "annual" else " an hour", tail)
