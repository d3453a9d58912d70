"""What O*NET's job titles say of the two roles → a guide's panel: which job is it, exactly?"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.brochures.brochure import Notice, TitlePanel
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.panels import Row
from pipeline.brochures.small_print import attribution
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.core.figure_id import FigureId
from pipeline.sources.onet.title_book import JobTitle, Listing, TitleFacts, is_of

ONET, REPORTED = "onet", "Sample of Reported Titles"
COLUMNS = {"Alternate Titles": "Alternate Title", REPORTED: "Reported Job Title"}
NAMED = 1  # other occupations, before the rest is counted together


def title_panel(facts: Comparison, ledger: Ledger) -> TitlePanel | None:
    """Count where titles like each side's stand; None where O*NET has nothing held for a side."""
    if ONET not in ledger.citations or not all(side.titles for side in facts.sides):
        return None
    cells = tuple(_said(side, side.titles, ledger) for side in facts.sides if side.titles)
    like = " Titles are alike when one word sets them apart." if facts.is_editorial else ""
    return TitlePanel(
        (Row(sentence("Titles like it" if facts.is_editorial else "Job titles"), cells),),
        Notice(
            sentence("Counted in the titles of the ", attribution(ledger), like),
            cites=ledger.citations[ONET].named,
        ),
    )


def _said(side: SideFacts, titles: TitleFacts, ledger: Ledger) -> Sentence:
    """Say whether the title stands under the code, where those near it stand, which are shared."""
    doubled, code = _doubled(side, titles, ledger), side.occupation.occupation_code
    if side.role is None:
        return doubled
    own = [one for one in titles.listed if is_of(one.code, code)]
    others = [one for one in titles.listed if not is_of(one.code, code)]
    places = [sentence("this code")] if any(one.same or one.is_called for one in own) else []
    places += [_occupation(one, titles, ledger) for one in others if one.same or one.is_called]
    stands = sentence("Listed under ", _several(places)) if places else sentence("Listed nowhere")
    near = _near(side, titles, own, others, ledger)
    return sentence(stands, ". Titles like it: ", near, ". ", doubled)


def _occupation(one: Listing, titles: TitleFacts, ledger: Ledger) -> Sentence:
    code = ledger.code(one.code, ONET)
    return sentence(titles.names[one.code] or sentence("SOC ", code))


def _near(
    side: SideFacts, titles: TitleFacts, own: Sequence[Listing], others: Sequence[Listing],
    ledger: Ledger,
) -> Sentence:  # fmt: skip
    """Count the near titles: those of this code, of the other that has most, and of the rest."""
    found = [one for one in others if one.near]
    named, rest = found[:NAMED], found[NAMED:]
    like = FigureId("titles", name=side.role.role_slug if side.role else "")
    here = _counted(
        [t for one in own for t in one.near], replace(like, measure="own"), side, ledger
    )
    clauses = [sentence(here or "none", " under this code")]
    for one in named:
        count = _counted(one.near, replace(like, occupation=one.code), side, ledger)
        clauses.append(sentence(count or "", " under ", _occupation(one, titles, ledger)))
    if rest:
        titled = [t for one in rest for t in one.near]
        total = _counted(titled, replace(like, measure="rest"), side, ledger)
        clauses.append(sentence(total or "", " elsewhere"))
    return _several(clauses)


def _several(clauses: Sequence[Sentence]) -> Sentence:
    """Join clauses as a sentence does: a, b, and c."""
    if len(clauses) < 3:
        return joined(" and ", clauses)
    return sentence(joined(", ", clauses[:-1]), ", and ", clauses[-1])


def _doubled(side: SideFacts, titles: TitleFacts, ledger: Ledger) -> Sentence:
    """Count the titles of the code that another code has, too."""
    code = side.occupation.occupation_code
    both, shared = (FigureId("titles", occupation=code, measure=m) for m in ("all", "shared"))
    total = _counted(titles.own, both, side, ledger)
    count = _counted([one.title for one in titles.shared], shared, side, ledger)
    if total is None:
        return sentence("No title of this code is listed.")
    if count is None:
        return sentence("Not one of this code’s ", total, " titles stands under another code.")
    stand = "stands" if len(titles.shared) == 1 else "stand"
    return sentence(count, " of this code’s ", total, f" titles also {stand} under another code.")


def _counted(
    titles: Sequence[JobTitle], id: FigureId, side: SideFacts, ledger: Ledger
) -> Figure | None:
    """Make the figure of how many titles there are; its key names the table, code and column."""
    if not titles:
        return None
    citation = ledger.citations[ONET]
    cells = dict.fromkeys(f"{t.table}, {t.code}, {COLUMNS[t.table]}" for t in titles)
    files = dict.fromkeys(citation.sha256_for(cell) for cell in cells)
    return Figure(
        id=str(id), printed=formats.count(len(titles)), value=len(titles), unit="titles",
        kind="derived", source=", ".join(ONET for _ in files),
        release=", ".join(citation.release for _ in files), key="; ".join(cells),
        file_sha256=", ".join(files), formula="len(values)",
        inputs=tuple(f"{t.table}, {t.code}, {t.title}" for t in titles),
        input_values=tuple(title.title for title in titles), side=side.side,
    )  # fmt: skip
