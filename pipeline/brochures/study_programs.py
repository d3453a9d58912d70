"""Programs of study that are named like the two roles → where they lead, on the desk sheet."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.core.figure import Sentence, joined
from pipeline.core.figure_id import FigureId
from pipeline.core.words import say
from pipeline.sources.cip_soc.crosswalk import StudyProgram
from pipeline.sources.names import PROGRAMS
from pipeline.sources.onet.title_book import is_of


def study_programs(facts: Comparison, ledger: Ledger) -> tuple[Sentence, ...]:
    """Say of each side where the programs lead that are named like it; () where there are none."""
    if not any(side.programs for side in facts.sides):
        return ()
    return tuple(
        joined(" ", _said(side, ledger)) if side.programs else say("programs-none")
        for side in facts.sides
    )


def _said(side: SideFacts, ledger: Ledger) -> Iterator[Sentence]:
    for number, one in enumerate(side.programs, start=1):
        id = FigureId("program", name=side.role.role_slug if side.role else "", number=str(number))
        code = ledger.published(
            PROGRAMS, id=id, key=f"CIP-SOC, {one.code}, CIP2020Code", value=one.code,
            printed=one.code, unit="text",
        )  # fmt: skip
        row = {"cip_code": one.code, "soc_codes": ", ".join(one.soc_codes)}
        cited = replace(code, row=row, column="cip_code")
        reach = _reach(one, side.occupation.occupation_code)
        yield say("programs-lead", title=one.title, code=cited, reach=reach)


def _reach(program: StudyProgram, code: str) -> str:
    """Tell whether a program leads to a code: alone, or among others; or to others, or none."""
    own = [is_of(one, code) for one in program.others]
    if not any(own):
        return "others" if own else "none"
    if not all(own):
        return "some"
    return "taught" if program.teachers else "alone"
