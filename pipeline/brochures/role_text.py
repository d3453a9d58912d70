"""One side of a comparison → who that is: its occupation, its pay, and the role's own texts."""

from pipeline.brochures.brochure import RoleText
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.sentences import pay_unit
from pipeline.core.figure import Sentence, sentence


def role_text(facts: Comparison, side: SideFacts, ledger: Ledger) -> RoleText:
    """Say who a side is; without a role of data/raw/roles its own texts are empty."""
    role, slug = side.role, side.role.role_slug if side.role else ""

    def own(text: str, name: str) -> Sentence:
        file = f"data/raw/roles/{slug}.toml"
        return ledger.editorial(
            text, id=f"{file}.{name}", source=file, file_sha256=role.file_sha256 if role else ""
        )

    def each(texts: list[str], name: str) -> tuple[Sentence, ...]:
        return tuple(own(text, f"{name}.{number}") for number, text in enumerate(texts, start=1))

    median = ledger.pay(side.here, f"{pay_unit(facts)}_median", side.side)
    return RoleText(
        side=side.side,
        name=side.name,
        short=side.short,
        occupation=sentence(side.occupation.occupation_name, " (", code_of(side, ledger), ")"),
        median=sentence(median) if median else sentence("not published", is_missing=True),
        evidence=own(role.evidence_text if role else "", "soc_evidence"),
        summary=own(role.summary_text if role else "", "summary"),
        practical_duties=each(role.practical_duty_texts if role else [], "practical_duties"),
        office_duties=each(role.office_duty_texts if role else [], "office_duties"),
        no_practical_duties=own(
            role.no_practical_duties_text if role else "", "no_practical_duties"
        ),
        education=own(role.education_text if role else "", "education"),
        certification=own(role.certification_text if role else "", "certification"),
    )  # fmt: skip


def code_of(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say a side's code in the classification: SOC 31-9092."""
    return sentence("SOC ", ledger.code(side.occupation.occupation_code))
