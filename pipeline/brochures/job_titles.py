"""What O*NET's job titles say of the two roles → the desk sheet's: which job is it, exactly?"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.core.figure_id import FigureId
from pipeline.core.words import listed, say
from pipeline.sources.onet.title_book import JobTitle, Listing, TitleFacts, is_of

ONET, REPORTED = "onet", "Sample of Reported Titles"
COLUMNS = {"Alternate Titles": "Alternate Title", REPORTED: "Reported Job Title"}
NAMED = 1  # other occupations, before the rest is counted together


def title_counts(facts: Comparison, ledger: Ledger) -> tuple[Sentence, ...]:
    """Count where titles like each side's stand; () where O*NET has nothing held for a side."""
    if ONET not in ledger.citations or not all(side.titles for side in facts.sides):
        return ()
    return tuple(_said(side, side.titles, ledger) for side in facts.sides if side.titles)


def _said(side: SideFacts, titles: TitleFacts, ledger: Ledger) -> Sentence:
    """Say whether the title stands under the code, where those near it stand, which are shared."""
    doubled, code = _doubled(side, titles, ledger), side.occupation.occupation_code
    if side.role is None:
        return doubled
    own = [one for one in titles.listed if is_of(one.code, code)]
    others = [one for one in titles.listed if not is_of(one.code, code)]
    places = [say("titles-this-code")] if any(one.same or one.is_called for one in own) else []
    places += [_occupation(one, titles, ledger) for one in others if one.same or one.is_called]
    stands = say("titles-listed", places=listed(places)) if places else say("titles-unlisted")
    near = say("titles-like", counts=_near(side, titles, own, others, ledger))
    return joined(" ", [stands, near, doubled])


def _occupation(one: Listing, titles: TitleFacts, ledger: Ledger) -> Sentence:
    code = ledger.code(one.code, ONET)
    return sentence(titles.names[one.code] or sentence("SOC ", code))


def _near(
    side: SideFacts, titles: TitleFacts, own: Sequence[Listing], others: Sequence[Listing],
    ledger: Ledger,
) -> Sentence:  # fmt: skip
    """Count the near titles: those of this code, of the other that has most, and of the rest."""
    found = [one for one in others if one.near]
    like = FigureId("titles", name=side.role.role_slug if side.role else "")

    def counted(of: Sequence[Listing], **changes: str) -> Figure | None:
        near = [title for one in of for title in one.near]
        return _counted(near, replace(like, **changes), side, ledger)

    here = counted(own, measure="own")
    clauses = [say("titles-own", count=here) if here else say("titles-no-own")]
    for one in found[:NAMED]:
        if count := counted([one], occupation=one.code):
            where = _occupation(one, titles, ledger)
            clauses.append(say("titles-other", count=count, occupation=where))
    if rest := counted(found[NAMED:], measure="rest"):
        clauses.append(say("titles-rest", count=rest))
    return listed(clauses)


def _doubled(side: SideFacts, titles: TitleFacts, ledger: Ledger) -> Sentence:
    """Count the titles of the code that another code has, too."""
    code = side.occupation.occupation_code
    both, shared = (FigureId("titles", occupation=code, measure=m) for m in ("all", "shared"))
    total = _counted(titles.own, both, side, ledger)
    count = _counted([one.title for one in titles.shared], shared, side, ledger)
    if total is None:
        return say("titles-none")
    if count is None:
        return say("titles-unshared", all=total)
    return say("titles-shared", count=count, all=total, number=len(titles.shared))


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
