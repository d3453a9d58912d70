"""What a reader may ask of the figures: where they are from, and what they mean."""

import re
from collections.abc import Iterable, Iterator

from pipeline.archive.citation import Citation
from pipeline.brochures.brochure import Notice, RoleText, SmallPrint
from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.panels import PlacesPanel
from pipeline.brochures.sampling_error import verdict
from pipeline.brochures.sentences import period
from pipeline.brochures.start import Start
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.core.language import language, languages
from pipeline.core.words import say
from pipeline.sources.names import ONET as ONET_SOURCE
from pipeline.warehouse.rows import Area

JUDGED = (  # by their means and errors
    "gap.annual_mean", "delta.mean", "delta.adjusted_mean", "rank.mean", "oews.employment",
)  # fmt: skip


def small_print(
    facts: Comparison, start: Start, places: PlacesPanel, sides: Iterable[RoleText], ledger: Ledger
) -> SmallPrint:
    """Write all that the small print may say, and cite each release held, whatever is from it."""
    onet = Notice(_own("onet", ledger), _texts(side.evidence for side in sides))
    judged = (*JUDGED, *_texts([*places.omissions, *places.leads, verdict(facts, ledger)]))
    # what is the project's own has no releases
    held = [(name, one) for name, one in ledger.citations.items() if one.release != one.source]
    cited = (Notice(_cited(name, ledger), cites=one.named) for name, one in held)
    return SmallPrint(
        disclaimer=start.disclaimer,
        in_brief=tuple(_in_brief(facts, judged, ledger)),
        method=tuple(_method(facts, judged, ledger)),
        sources=(*cited, onet),
        others=tuple(
            (one.source, one.publisher)
            for _, one in held
            if _is_federal(str(start.disclaimer)) and not one.is_federal
        ),
    )


def _is_federal(disclaimer: str) -> bool:
    """Tell whether a disclaimer says that all figures are those of the nation's agencies."""
    pattern = languages()[language()].federal
    return bool(pattern and re.search(pattern, disclaimer, re.IGNORECASE))


def named(what: str, one: Citation) -> Sentence:
    """Give a source's title, publisher, short name, or what is said of it, as the language does."""
    named = f"{formats.dashed(one.source)}-{what}"
    return say("source-text", named=named, text=getattr(one, what))


def _texts(said: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(str(text) for text in said if text)


def _cited(name: str, ledger: Ledger) -> Sentence:
    if name == ONET_SOURCE:
        return attribution(ledger)
    source = f"pipeline/sources/{ledger.citations[name].source}/publication.py"
    said = str(named("said", ledger.citations[name]))
    tables = ledger.editorial(said, id=f"{name}.tables", source=source)
    return say("small-print-cited", cited=cited(name, ledger, after=tables))


def attribution(ledger: Ledger) -> Sentence:
    """Attribute O*NET as its licence asks for, and say that titles were chosen and counted."""
    licence = ledger.of_release(ONET_SOURCE, "licence", "CC BY 4.0")
    return say("small-print-attribution", period=period(ONET_SOURCE, ledger), licence=licence)


def cited(
    name: str, ledger: Ledger, *, before: str | Sentence = ", ", after: str | Sentence = ""
) -> Sentence:
    """Cite a source: agency, programme, period with what stands around it, retrieval date."""
    citation = ledger.citations[name]
    by, title = named("publisher", citation), named("title", citation)
    said = sentence(by, ", ", title, before, period(name, ledger), after)
    if not citation.retrieved:
        return said
    day = ledger.of_release(name, "retrieved", formats.day(citation.retrieved))
    return say("small-print-retrieved", cited=said, day=day)


def _in_brief(facts: Comparison, judged: tuple[str, ...], ledger: Ledger) -> Iterator[Notice]:
    """Say what must stand on every sheet, and where the rest is to be found."""
    yield Notice(say("small-print-short-pay"), ("bls_oews",))
    yield Notice(say("small-print-short-sure"), judged)
    yield Notice(say("small-print-short-growth"), ("bls_projections",))
    for name, one in ledger.citations.items():
        if one.release != one.source:
            said = say(
                "small-print-short-source", what=named("short" if one.short else "title", one),
                publisher=named("publisher", one), period=period(name, ledger),
            )  # fmt: skip
            yield Notice(said, cites=one.named)
    has_prices = not facts.is_nation and facts.area.price_parity_index is not None
    yield Notice(say("small-print-short-end", prices="yes" if has_prices else "no"))


def _method(facts: Comparison, judged: tuple[str, ...], ledger: Ledger) -> Iterator[Notice]:
    """Say what the figures count, how gaps are judged, and what they must not be read as."""
    yield Notice(_own("pay", ledger), ("bls_oews",))
    yield Notice(_own("sure", ledger), judged)
    if "bea_rpp" in ledger.citations:
        yield Notice(_prices(facts, ledger), ("bea_rpp",))
    yield Notice(_own("growth", ledger), ("bls_projections",))
    yield Notice(_own("high-school", ledger), ("ed_thresholds",))


def _own(name: str, ledger: Ledger) -> Sentence:
    """Carry a paragraph of the catalogue; its numbers cite that."""
    source = f"reports/words/{language()}/small_print.ftl"
    return ledger.editorial(str(say(f"small-print-{name}")), id=f"method.{name}", source=source)


def _prices(facts: Comparison, ledger: Ledger) -> Sentence:
    year = say("small-print-prices-year", period=period("bea_rpp", ledger))
    text = sentence(_own("prices", ledger), " ", year)
    state, vintage = facts.state, facts.area.parity_vintage_name
    if state is None or vintage is None or state.parity_vintage_name == vintage:
        return text
    days = say(
        "small-print-prices-days",
        state=_day(state, ledger),
        here=_day(facts.area, ledger),
    )
    return sentence(text, " ", days)


def _day(area: Area, ledger: Ledger) -> Sentence:
    text = formats.dated(area.parity_vintage_name or "")
    return ledger.quote(area, "parity_vintage_name", text)
