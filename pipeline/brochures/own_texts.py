"""The project's own texts → what a brochure says of its roles and its pair, and how to start."""

from collections.abc import Iterator

from pipeline.brochures.brochure import PairText, RoleText
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.number_words import missing
from pipeline.brochures.sentences import pay_unit
from pipeline.brochures.start import ProgrammeText, Start
from pipeline.core.figure import Sentence, sentence
from pipeline.core.words import say
from pipeline.settings.contact import phone_link
from pipeline.settings.organisation import Organisation
from pipeline.settings.sections import Pair
from pipeline.settings.texts import NAME
from pipeline.warehouse.rows import Area, Role

MATRIX_FILE = "brochures.toml"


def role_text(facts: Comparison, side: SideFacts, ledger: Ledger) -> RoleText:
    """Say who a side is; without a role of data/raw/roles its own texts are empty."""

    def own(column: str, name: str) -> Sentence:
        return of_role(side.role, getattr(side.role, column, ""), name, ledger)

    def each(column: str, name: str) -> tuple[Sentence, ...]:
        texts = enumerate(getattr(side.role, column, ()), start=1)
        return tuple(of_role(side.role, text, f"{name}.{number}", ledger) for number, text in texts)

    median = ledger.cite(side.here, f"{pay_unit(facts)}_median", side.side)
    return RoleText(
        side=side.side,
        name=side.name,
        short=side.short,
        occupation=sentence(side.occupation.occupation_name, " (", code_of(side, ledger), ")"),
        median=sentence(median) if median else missing(),
        evidence=own("evidence_text", "soc_evidence"),
        summary=own("summary_text", "summary"),
        practical_duties=each("practical_duty_texts", "practical_duties"),
        office_duties=each("office_duty_texts", "office_duties"),
        no_practical_duties=own("no_practical_duties_text", "no_practical_duties"),
        education=own("education_text", "education"),
        certification=_certification(side.role, facts.area, ledger),
        steps=each("step_texts", "steps"),
        choice=of_pair(facts.pair, f"choose_{side.side}", ledger),
    )


def _certification(role: Role | None, area: Area, ledger: Ledger) -> Sentence:
    """Say how a role is certified: in the area's state, where its file has a text of that."""
    if role is None:
        return sentence()
    texts = zip(role.certification_state_names, role.certification_state_texts, strict=True)
    there = dict(texts).get(area.state_name or area.area_name)
    name = "certification_in" if there else "certification"
    return of_role(role, there or role.certification_text, name, ledger)


def of_role(role: Role | None, text: str, name: str, ledger: Ledger) -> Sentence:
    """Carry a text of a role's file, by its name there."""
    if role is None:
        return sentence()
    file = f"data/raw/roles/{role.role_slug}.toml"
    return ledger.editorial(text, id=f"{file}.{name}", source=file, file_sha256=role.file_sha256)


def code_of(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say a side's code in the classification: SOC 31-9092."""
    return sentence("SOC ", ledger.code(side.occupation.occupation_code))


def pair_text(pair: Pair, ledger: Ledger) -> PairText:
    """Carry a pair's own texts."""
    return PairText(
        shared=of_pair(pair, "shared", ledger),
        practical_heading=of_pair(pair, "practical_heading", ledger) or say("work-practical"),
        office_heading=of_pair(pair, "office_heading", ledger) or say("work-office"),
    )


def of_pair(pair: Pair, name: str, ledger: Ledger) -> Sentence:
    """Carry a text of a pair, by its name in brochures.toml."""
    return _own(getattr(pair, name), name, ledger)


def start(facts: Comparison, organisation: Organisation, ledger: Ledger) -> Start:
    """Say how to start: a programme is named where it trains for one of the two roles."""
    disclaimer = organisation.disclaimer.replace(NAME, organisation.name)
    dialled, web = phone_link(organisation.phone), organisation.web_shown
    return Start(
        programmes=tuple(_programmes(facts, organisation, ledger)),
        phone=_own(organisation.phone, "phone", ledger),
        phone_link=dialled,
        help=_own(organisation.help, "help", ledger),
        disclaimer=_own(disclaimer, "disclaimer", ledger),
        qr_address=organisation.web_link or dialled,
        qr_alt=str(
            say("start-qr-alt-web", web=web)
            if web
            else say("start-qr-alt-phone", phone=organisation.phone)
        ),
        qr_label=str(say("start-qr-web", web=web) if web else say("start-qr-phone")),
    )


def _programmes(
    facts: Comparison, organisation: Organisation, ledger: Ledger
) -> Iterator[ProgrammeText]:
    """Give the programmes of the first side, then of the second, each in the file's order."""
    for side in facts.sides:
        for number, one in enumerate(organisation.programmes):
            if side.role and side.role.role_slug == one.role:
                place = f"programme.{number + 1}"
                yield ProgrammeText(
                    side=side.side,
                    name=_own(one.name, f"{place}.name", ledger),
                    length=_own(one.length, f"{place}.length", ledger),
                    cost=_own(one.cost, f"{place}.cost", ledger),
                    cost_as_of=_own(one.cost_as_of, f"{place}.cost_as_of", ledger),
                    cost_note=_own(one.cost_note, f"{place}.cost_note", ledger),
                )


def _own(text: str, name: str, ledger: Ledger) -> Sentence:
    return ledger.editorial(text, id=f"{MATRIX_FILE}.{name}", source=MATRIX_FILE)
