"""What a reader may ask of the figures: where they are from, and what they mean."""

import re
from collections.abc import Iterable, Iterator

from pipeline.brochures.brochure import Notice, RoleText, SmallPrint, Start
from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.panels import PlacesPanel
from pipeline.brochures.sentences import period
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.sources.names import ONET as ONET_SOURCE

OWN_FILE = "pipeline/brochures/small_print.py"
GOVERNMENT = re.compile(r"\b(U\.?S\.?|federal) (government|agenc)", re.IGNORECASE)
JUDGED = (  # by their means and errors
    "gap.annual_mean", "delta.mean", "delta.adjusted_mean", "rank.mean", "oews.employment",
)  # fmt: skip
PAY = (
    "Pay is that of employees, not the self-employed, before taxes and without overtime and "
    "benefits. Yearly pay is for full-time, all-year work of 2,080 hours; part-timers earn less. "
    "The survey pools three years of answers. Half of all workers earn the median or less; the "
    "mean is the sum divided by the number of workers. Pay of newcomers is not published."
)
SURE = (
    "A difference of two means is larger than sampling error when it exceeds 1.645 times its "
    "standard error (the 90% level), each by itself; ranks need more, so that all comparisons of "
    "one area in one occupation hold together. Other errors are not counted, such as that of the "
    "model that since May 2021 predicts employers that did not answer. Treated as independent, "
    "estimates that share employers usually look less sure. An area that its state holds whole is "
    "a part of it. For medians no error is published. Rough: an error over 10% of a mean, or 30% "
    "of a number of jobs."
)
GROWTH = (
    "Growth and openings are projections for the whole nation under stated assumptions, not "
    "forecasts. They count the self-employed, and differ from the pay survey’s counts of jobs in "
    "source, date and method."
)
ONET = (
    "Job titles were compared with the O*NET 27.0 Database by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license and put "
    "in words of our own."
)


def small_print(
    facts: Comparison, start: Start, places: PlacesPanel, sides: Iterable[RoleText], ledger: Ledger
) -> SmallPrint:
    """Write all that the small print may say, and cite each release held, whatever is from it."""
    onet = Notice(_own(ONET, "onet", ledger), _texts(side.evidence for side in sides))
    judged = (*JUDGED, *_texts([*places.omissions, *places.leads]))
    # what is the project's own has no releases
    held = [(name, one) for name, one in ledger.citations.items() if one.release != one.source]
    cited = (Notice(_cited(name, ledger), cites=one.named) for name, one in held)
    return SmallPrint(
        disclaimer=start.disclaimer,
        method=tuple(_method(facts, judged, ledger)),
        sources=(*cited, onet),
        others=tuple(
            (one.source, one.publisher)
            for _, one in held
            if GOVERNMENT.search(str(start.disclaimer)) and not one.is_federal
        ),
    )


def _texts(said: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(str(text) for text in said if text)


def _cited(name: str, ledger: Ledger) -> Sentence:
    if name == ONET_SOURCE:
        return attribution(ledger)
    source = f"pipeline/sources/{ledger.citations[name].source}/publication.py"
    said = ledger.citations[name].said
    tables = ledger.editorial(said, id=f"{name}.tables", source=source)
    return sentence(cited(name, ledger, after=tables), ".")


def attribution(ledger: Ledger) -> Sentence:
    """Attribute O*NET as its licence asks for, and say that titles were chosen and counted."""
    return sentence(
        "O*NET ", period("onet", ledger), " Database by the U.S. Department of Labor, Employment "
        "and Training Administration (USDOL/ETA), used under the ",
        ledger.of_release("onet", "licence", "CC BY 4.0"),
        " license. O*NET® is a trademark of USDOL/ETA. Titles were chosen and counted; USDOL/ETA "
        "has not approved, endorsed, or tested these modifications.",
    )  # fmt: skip


def cited(
    name: str, ledger: Ledger, *, before: str | Sentence = ", ", after: str | Sentence = ""
) -> Sentence:
    """Cite a source: agency, programme, period with what stands around it, retrieval date."""
    citation = ledger.citations[name]
    date = formats.day(citation.retrieved) if citation.retrieved else ""
    return sentence(
        f"{citation.publisher}, {citation.title}", before, period(name, ledger), after,
        ", retrieved " if date else "", ledger.of_release(name, "retrieved", date),
    )  # fmt: skip


def _method(facts: Comparison, judged: tuple[str, ...], ledger: Ledger) -> Iterator[Notice]:
    """Say what the figures count, how gaps are judged, and what they must not be read as."""
    yield Notice(_own(PAY, "method.1", ledger), ("bls_oews",))
    yield Notice(_own(SURE, "method.2", ledger), judged)
    if "bea_rpp" in ledger.citations:
        yield Notice(_parity_text(facts, ledger), ("bea_rpp",))
    yield Notice(_own(GROWTH, "method.3", ledger), ("bls_projections",))


def _own(text: str, id: str, ledger: Ledger) -> Sentence:
    return ledger.editorial(text, id=id, source=OWN_FILE)


def _parity_text(facts: Comparison, ledger: Ledger) -> Sentence:
    text = sentence(
        _own("“After prices” divides pay by the regional price parity: what consumers pay, rents "
             "included, taxes not, with the nation at 100. No error of it is published; it counts "
             "as exact. Small areas may have the prices of wider ones.", "method.parity", ledger),
        " Parities are those of ", period("bea_rpp", ledger), ", older than the pay.",
    )  # fmt: skip
    state, vintage = facts.state, facts.area.parity_vintage_name
    if state is None or vintage is None or state.parity_vintage_name == vintage:
        return text
    return sentence(
        text, " State parities were published on ", ledger.quote(state, "parity_vintage_name"),
        ", this area’s on ", ledger.quote(facts.area, "parity_vintage_name"), ".",
    )  # fmt: skip
