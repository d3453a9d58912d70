"""A manifest and the names in it → the page that lists the edition."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.archive.citation import Citation
from pipeline.archive.source import Release
from pipeline.core import formats
from pipeline.core.language import SOURCE, languages
from pipeline.core.states import states_of
from pipeline.documents.model import Document, Entry
from pipeline.editions.catalogue import model
from pipeline.editions.manifest import Failure, Manifest, layout_of, stem_of
from pipeline.editions.read import EditionEntry
from pipeline.settings.layouts import layouts, that_show, titles
from pipeline.settings.organisation import Organisation
from pipeline.warehouse.transform import Check

VARIANT_NAMES = {"screen": "Screen PDF", "print": "Print-shop PDF", "proof": "Proof of the fold"}
KIND_NAMES = {"html": "Web page", "png": "Picture", "zip": "Pictures"}
ORDER = tuple(VARIANT_NAMES)
WHOLES = ("nation", "state", "territory")
KINDS = (*WHOLES, "metropolitan area", "nonmetropolitan area")
LONG = 6  # states; with fewer, an index of them helps nobody

Sheets = Mapping[tuple[str, str], Sequence[model.LayoutFiles]]


def catalogue(  # noqa: PLR0917  (one of each)
    manifest: Manifest,
    entries: Iterable[Entry],
    organisation: Organisation,
    citations: Mapping[str, Citation],
    releases: Iterable[Release],
    editions: Iterable[EditionEntry] = (),
) -> model.Catalogue:
    """Say what an edition holds: pairs in the order of their entries, areas by state and name.

    entries name each pair and area that a document is of, the last of several; citations and
    releases are those of manifest.built_from. Raises KeyError for a document of no entry.
    """
    named = {(one.pair, one.area): one for one in entries}
    pairs = _pairs(named, _sheets(manifest))
    documents = manifest.documents
    areas = formats.how_many(len({document.area for document in documents}), "area")
    count = f"{formats.how_many(len(documents), 'document')} for {areas}"
    slugs = {pair.slug: _both(pair.names) for pair in pairs}
    several = f"{formats.count(len(pairs))} career comparisons"
    return model.Catalogue(
        title=f"{_both(pairs[0].names)}?" if len(pairs) == 1 else several,
        summary=f"{count}, from official statistics of {citations['bls_oews'].period}",
        count=count,
        size=formats.size(sum(document.bytes for document in documents)),
        edition=manifest.edition,
        label=manifest.label,
        others=tuple(one for one in editions if one.edition != manifest.edition),
        organisation=organisation,
        pairs=pairs,
        pair_choices=_choices(slugs.keys(), slugs),
        layout_choices=_choices({d.layout for d in documents}, titles()),
        variant_choices=_choices({d.variant for d in documents}, VARIANT_NAMES),
        is_long=sum(len(pair.states) for pair in pairs) >= LONG,
        sources=tuple(_source_note(release, citations) for release in releases),
        checks=tuple(map(_check_note, manifest.checks)),
        warnings=manifest.warnings,
        failures=tuple(_failure(failure, named, pairs) for failure in manifest.failures),
        failure_count=formats.how_many(len(manifest.failures), "document"),
    )


def _sheets(manifest: Manifest) -> Sheets:
    documents: dict[str, list[Document]] = {stem_of(one.document): [] for one in manifest.failures}
    failed = set(documents)
    for document in manifest.documents:
        documents.setdefault(stem_of(document.path), []).append(document)
    sheets: dict[tuple[str, str], list[model.LayoutFiles]] = {}
    for name in sorted(documents, key=_order):
        pair, area, _ = name.split("/")
        layout, _ = layout_of(name)
        sheet = _sheet(name, layout, documents[name], is_failed=name in failed)
        sheets.setdefault((pair, area), []).append(sheet)
    return sheets


def _order(name: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """Put documents in the order of their layouts, of each those of the first language first."""
    layout, language = layout_of(name)
    return _position(layout, [*layouts()]), _position(language, [*languages()])


def _position(value: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(value) if value in order else len(order), value)


def _sheet(
    name: str, layout: str, documents: Sequence[Document], *, is_failed: bool
) -> model.LayoutFiles:
    in_order = sorted(documents, key=lambda one: _position(one.variant, ORDER))
    beside = [
        model.File("", "Text", f"{name}.txt", "TXT"),
        model.File("", "Figures", f"{name}.figures.json", "JSON"),
    ]
    if layout in that_show("quotable"):
        beside.append(model.File("", "Sentences", f"{name}.csv", "CSV"))
    has_preview = any(_kind(document) != "html" for document in documents)
    return model.LayoutFiles(
        layout=layout,
        name=_sheet_name(name),
        language=layout_of(name)[1],
        preview=f"{name}.preview.png" if has_preview else "",
        files=(*map(_file, in_order), *beside) if documents else (),
        is_failed=is_failed,
    )


def _sheet_name(stem: str) -> str:
    """Call a document by its layout, and by its language where that is not the first."""
    layout, language = layout_of(stem)
    known = languages()[language].english_name
    return _label(layout, titles()) + (f", {known}" if language != SOURCE else "")


def _label(value: str, names: Mapping[str, str]) -> str:
    return names.get(value, value.replace("-", " ").capitalize())


def _kind(document: Document) -> str:
    return document.path.rpartition(".")[2]


def _file(document: Document) -> model.File:
    kind = _kind(document)
    pages = formats.how_many(document.pages, "page" if kind == "pdf" else "picture")
    size = formats.size(document.bytes)
    return model.File(
        variant=document.variant,
        label=KIND_NAMES.get(kind) or _label(document.variant, VARIANT_NAMES),
        address=document.path,
        detail=size if kind in ("html", "png") else f"{pages}, {size}",
    )


def _pairs(named: Mapping[tuple[str, str], Entry], sheets: Sheets) -> tuple[model.PairSheets, ...]:
    by_pair: dict[str, list[Entry]] = {pair: [] for pair, _ in named}
    for place in sheets:
        by_pair[place[0]].append(named[place])
    return tuple(_pair(entries, sheets) for entries in by_pair.values() if entries)


def _pair(entries: Sequence[Entry], sheets: Sheets) -> model.PairSheets:
    placed = [(state, e) for e in entries for state in states_of(e.area_name, e.state_name)]
    by_state: dict[str, list[model.AreaSheets]] = {}
    for state, one in sorted(placed, key=_reading_order):
        by_state.setdefault(state, []).append(_area(one, sheets))
    pair = entries[0].pair
    return model.PairSheets(
        slug=pair,
        names=entries[0].names,
        occupations=entries[0].occupations,
        states=tuple(
            model.State(
                name,
                anchor=re.sub("[^a-z0-9]+", "-", f"{pair} {name}".lower()),
                areas=tuple(areas),
                area_count=formats.count(len(areas)),
            )
            for name, areas in by_state.items()
        ),
    )


def _area(one: Entry, sheets: Sheets) -> model.AreaSheets:
    is_whole = one.area_kind in WHOLES
    return model.AreaSheets(
        name=one.area_name,
        heading=f"The whole {one.area_kind}" if is_whole else one.area_name,
        kind="" if is_whole else one.area_kind,
        code=one.area,
        sheets=tuple(sheets[one.pair, one.area]),
    )


def _reading_order(placed: tuple[str, Entry]) -> tuple[bool, str, int, str]:
    """Put the nation first, then each state before its areas; some are listed under several."""
    state, one = placed
    return one.area_kind != "nation", state, KINDS.index(one.area_kind), one.area_name


def _both(names: tuple[str, str]) -> str:
    return " or ".join(names)


def _choices(found: Collection[str], names: Mapping[str, str]) -> model.Pairs:
    in_order = sorted(found, key=lambda value: _position(value, [*names]))
    several = in_order if len(in_order) > 1 else ()
    return tuple((value, _label(value, names)) for value in several)


def _failure(
    failure: Failure, named: Mapping[tuple[str, str], Entry], pairs: Sequence[model.PairSheets]
) -> tuple[str, str]:
    pair, area, _ = stem_of(failure.document).split("/")
    one = named[pair, area]
    title = f"{_sheet_name(stem_of(failure.document))}, {one.area_name}"
    return title if len(pairs) == 1 else f"{title}: {_both(one.names)}", failure.error


def _source_note(release: Release, citations: Mapping[str, Citation]) -> model.SourceNote:
    """Cite a release with its licence, where it came from, and the checksum of each file."""
    older, receipt = f"{release.source}/{release.name}", release.receipt
    citation = citations[older if older in citations else release.source]
    return model.SourceNote(
        title=formats.opened(citation.title),
        period=citation.period if citation.period != release.name else "",
        publisher=formats.opened(receipt.publisher),
        retrieved=formats.day(receipt.retrieved) if receipt.retrieved else "",
        is_link=receipt.address.startswith("https://"),
        release=release,
        files=tuple(
            model.SourceFile(file.name, formats.size(file.bytes), file.sha256)
            for file in receipt.files
        ),
    )


def _check_note(check: Check) -> tuple[str, str]:
    """Say a check's name in words, and what it found."""
    result = "passed" if check.rows == 0 else formats.how_many(check.rows, "offending row")
    return check.name.replace("_", " ").capitalize(), result
