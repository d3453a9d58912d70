"""What a reader may ask of the figures: where they are from, and what they mean."""

from pipeline.brochures.brochure import SmallPrint
from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.sentences import period
from pipeline.core.figure import Sentence, sentence
from pipeline.sources.names import OEWS, PARITIES, PROJECTIONS

OWN_FILE = "pipeline/brochures/small_print.py"
ONET = (
    "Job titles were compared with the O*NET 27.0 Database by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license and put "
    "in words of our own."
)


def small_print(facts: Comparison, disclaimer: Sentence, ledger: Ledger) -> SmallPrint:
    """Set the small print: the disclaimer, how the figures were made, and whose they are."""
    methods = _method(facts, ledger)
    first, *others = _sources(facts, ledger)
    cited = (sentence("Sources: ", first), *others)
    return SmallPrint(methods, columns(disclaimer, *methods, *cited), columns(disclaimer, *cited))


def _sources(facts: Comparison, ledger: Ledger) -> tuple[Sentence, ...]:
    """Cite every source that the page uses: agency, programme, period and retrieval date."""
    has_parity = not facts.is_nation and facts.area.price_parity_index is not None
    used = (OEWS, PROJECTIONS, PARITIES) if has_parity else (OEWS, PROJECTIONS)
    titles = [ledger.editorial(ONET, id="onet", source=OWN_FILE)] if facts.is_editorial else []
    return (*(_source(name, ledger) for name in used), *titles)


def attribution(ledger: Ledger) -> Sentence:
    """Attribute O*NET as its licence asks for, and say that titles were chosen and counted."""
    return sentence(
        "O*NET ", period("onet", ledger), " Database by the U.S. Department of Labor, Employment "
        "and Training Administration (USDOL/ETA), used under the ",
        ledger.of_release("onet", "licence", "CC BY 4.0"),
        " license. O*NET® is a trademark of USDOL/ETA. Titles were chosen and counted; USDOL/ETA "
        "has not approved, endorsed, or tested these modifications.",
    )  # fmt: skip


def _source(name: str, ledger: Ledger) -> Sentence:
    source = f"pipeline/sources/{name}/publication.py"
    tables = ledger.editorial(ledger.citations[name].said, id=f"{name}.tables", source=source)
    return sentence(cited(name, ledger, after=tables), ".")


def cited(
    name: str, ledger: Ledger, *, before: str | Sentence = ", ", after: str | Sentence = ""
) -> Sentence:
    """Cite a source: agency, programme, period with what stands around it, retrieval date."""
    citation = ledger.citations[name]
    return sentence(
        f"{citation.publisher}, {citation.title}", before, period(name, ledger), after,
        ledger.retrieved(name),
    )  # fmt: skip


def columns(*paragraphs: Sentence) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Part paragraphs into two columns of about one length; none is broken over both."""
    lengths = [len(str(paragraph)) for paragraph in paragraphs]
    first = min(range(1, len(paragraphs)), key=lambda n: abs(sum(lengths[:n]) - sum(lengths[n:])))
    return paragraphs[:first], paragraphs[first:]


def _method(facts: Comparison, ledger: Ledger) -> tuple[Sentence, ...]:
    """Say what the figures count, how gaps are judged, and what they must not be read as."""
    texts: list[str | Sentence] = [
        "Pay is that of employees before taxes; it leaves out overtime, benefits and the "
        "self-employed. The survey pools three years of answers. Half of all workers earn less "
        "than the median; the mean is the sum divided by the number of workers. Pay of newcomers "
        "is not published.",
        "“Sure” is a direction when the difference between two means exceeds 1.645 times its "
        "standard error (the 90% level); where one place is compared with several, more, so that "
        "all hold together. The estimates share employers, and an area is part of its nation: "
        "treated as independent, they look less sure than they are. For medians no error is "
        "published, so none is claimed.",
        "Growth and openings are projections for the whole nation under stated assumptions, not "
        "forecasts. They count the self-employed, which the pay survey does not.",
    ]
    if not facts.is_nation and facts.area.price_parity_index is not None:
        texts.insert(2, _parity_text(facts, ledger))
    return tuple(
        text if isinstance(text, Sentence) else _own(text, f"method.{number}", ledger)
        for number, text in enumerate(texts, start=1)
    )


def _own(text: str, id: str, ledger: Ledger) -> Sentence:
    return ledger.editorial(text, id=id, source=OWN_FILE)


def _parity_text(facts: Comparison, ledger: Ledger) -> Sentence:
    text = sentence(
        _own("“After prices” divides pay by the regional price parity, an index of all prices with "
             "the nation at 100.", "method.parity", ledger),
        " Parities are those of ", period("bea_rpp", ledger), ", older than the pay.",
    )  # fmt: skip
    state = facts.state
    if state is None or state.parity_vintage_name == facts.area.parity_vintage_name:
        return text
    return sentence(
        text, " State parities were published on ", ledger.vintage(state),
        ", this area’s on ", ledger.vintage(facts.area), ".",
    )  # fmt: skip
