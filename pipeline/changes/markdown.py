"""The page about changes → the same as Markdown, for a pull request or a terminal."""

from collections.abc import Iterable, Iterator

from pipeline.changes.page_model import ChangesPage, Paragraph, Section, SentenceRow

MOST = 15  # sections in full; a pull request holds some 65,000 characters
SPECIAL = str.maketrans({"|": "\\|", "*": "\\*", "_": "\\_", "<": "&lt;"})


def changes_markdown(page: ChangesPage) -> str:
    """Write changes.md, what must be known first."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: ChangesPage) -> Iterator[str]:
    yield from (f"# {page.title}", "", page.lede)
    for one in (*page.known, *page.caveats):
        yield from _known(one)
    shown = 0
    for pair in page.pairs:
        yield from ("", f"## {' or '.join(filter(None, pair.names))}")
        for section in pair.sections[: max(MOST - shown, 0)]:
            yield from _section(section)
        shown += len(pair.sections)
    if shown > MOST:
        yield from ("", f"{shown - MOST} more areas are in changes.html and changes.json.")
    if page.legend:
        yield from ("", "## What the verdicts mean", "")
        yield from (f"- **{name}**: {meaning}" for name, meaning in page.legend)
    if page.claims:
        yield from _claims(page)
    yield from _editions(page)


def _known(one: Paragraph) -> Iterator[str]:
    yield from ("", f"**{one.heading}**", "")
    yield from (f"- {_escaped(line)}" for line in (*one.lines, one.more) if line)


def _escaped(text: str) -> str:
    return text.translate(SPECIAL)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_escaped, cells))} |"


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"### {_escaped(section.heading)}")
    if section.turns:
        yield from ("", *(f"- **{_escaped(turn)}**" for turn in section.turns))
    if section.rows:
        yield from (
            "", _row(("Figure", "Was", "Is", "Change", "What it means")),
            "|---|---:|---:|---:|---|",
        )  # fmt: skip
        for row in section.rows:
            name = f"{row.role}: {row.label}" if row.role else row.label
            name = f"{row.place}, {name}" if row.place else name
            yield _row((name, row.was, row.now, row.change, row.verdict))
    if section.sentences:
        yield from ("", "Sentences that read differently:", "")
        yield from map(_sentence, section.sentences)
    if section.numbered:
        yield from ("", f"Sentences with new numbers alone: {len(section.numbered)}.")


def _sentence(row: SentenceRow) -> str:
    was, now = _escaped(row.was) or "not there", _escaped(row.now) or "no longer there"
    return f"- was: {was}\n  is: {now}"


def _claims(page: ChangesPage) -> Iterator[str]:
    yield from ("", "## The school’s own figures", "", page.claims_lede, "")
    yield from (
        _row(("Claim", "Speaks of", "Newest", "Which says", "Age")),
        "|---|---|---|---|---|",
    )
    for claim in page.claims:
        yield _row((claim.text, claim.period, claim.newest, claim.now, claim.age))


def _editions(page: ChangesPage) -> Iterator[str]:
    compared = f" Compared with edition `{page.was}`." if page.was else ""
    yield from ("", "## The two editions" if page.was else "## The edition", "")
    yield f"This is edition `{page.now}`.{compared}"
