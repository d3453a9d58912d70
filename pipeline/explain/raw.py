"""Figures → the files that they were read from, hashed again, and their lines there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pipeline.archive.receipt import RECEIPT, ReceiptFile
from pipeline.archive.releases import read_revision
from pipeline.archive.revisions import revisions
from pipeline.archive.source import Release
from pipeline.core.errors import ExplainError
from pipeline.core.figure import Figure
from pipeline.core.files import sha256_of
from pipeline.core.paths import ROOT, Paths
from pipeline.explain.keys import Row, is_name, wanted
from pipeline.explain.model import Explanation, Line, Proven, outdated
from pipeline.explain.tables import ANY, find_lines, is_value, scan
from pipeline.sources.register import BY_NAME

FLAT_VALUE = 3  # series_id, year, period, value, footnote_codes
FLAT = "oe.data."
RELEASE_FILE, OCCUPATIONS_FILE = "oe.release", "oe.occupation"
CODE = "occupation_code"
NEXT_EXPECTED = "next expected"


Found = dict[str, Explanation]  # by figure id, with file and lines


def find(figures: Sequence[Figure], rows: Mapping[str, Row], paths: Paths) -> Found:
    """Find the file and lines of published figures, each file read once. rows: of marts, by id.

    Raises ExplainError where the file is no longer held, or says otherwise than the figure;
    ArchiveError where the archive is damaged.
    """
    found: Found = {}
    origin = attrgetter("source", "release", "file_sha256")
    for (source, name, sha256), group in groupby(sorted(figures, key=origin), key=origin):
        release, of_file = _release(source, name, sha256, paths), list(group)
        data = _named(release, sha256)
        series = [one for one in of_file if one.column not in ("", CODE)]
        if series and data[0].name.startswith(FLAT):
            found |= _in_flat(series, release, data[0], paths)
        for one in of_file:
            if one.id not in found:
                found[one.id] = _in_table(one, rows.get(one.id, {}), release, data, paths)
    return found


def _release(source: str, name: str, sha256: str, paths: Paths) -> Release:
    """Find the revision of a release that holds one of the files, all of it hashed again."""
    places = [place for place in revisions(paths.raw / source) if place.release == name]
    for place in reversed(places):
        release = read_revision(place, BY_NAME[source])
        if _named(release, sha256):
            return release
    raise ExplainError(
        "the file that the figure was read from is no longer in the archive",
        where=str(paths.raw / source / name),
        expected=f"a file with sha256 {sha256[:8]}",
        found=f"{len(places)} revisions of the release, none with it",
        todo="Restore the release from version control.",
    )


def _named(release: Release, sha256: str) -> list[ReceiptFile]:
    """Give the files of a release that a figure's checksums name; an input's may be of several."""
    return [file for file in release.receipt.files if file.sha256 and file.sha256 in sha256]


def _in_flat(figures: Sequence[Figure], release: Release, file: ReceiptFile, paths: Paths) -> Found:
    path = release.folder / file.stored_as
    sha256, lines = scan(path, {figure.key for figure in figures})
    if sha256 != file.sha256:
        raise ExplainError(
            "the unpacked file is not the one that its publisher posted",
            where=str(path),
            expected=f"sha256 {file.sha256[:8]}",
            found=f"sha256 {sha256[:8]}",
            todo="Restore it from version control.",
        )
    proven, name = _proven(file, release, paths), _shown(path, paths)
    found = {}
    for figure in figures:
        number, text = lines.get(figure.key, (0, ""))
        value = text.split("\t")[FLAT_VALUE] if number else ""
        if not number or not (is_name(figure) or is_value(value, figure.value)):
            raise _otherwise(figure, path, text or "no such line")
        line = Line(name, number, text)
        found[figure.id] = Explanation(figure, lines=(line,), file=proven)
    return found


def _in_table(
    figure: Figure, row: Row, release: Release, data: Sequence[ReceiptFile], paths: Paths
) -> Explanation:
    named = wanted(figure, row)
    if named is None:
        return _in_receipt(figure, release, data[0], paths)
    is_code = figure.column == CODE
    lists = [file for file in release.receipt.files if is_code and file.name == OCCUPATIONS_FILE]
    value = ANY if is_name(figure) else figure.value
    for file in lists or data:
        if lines := find_lines(release.folder / file.stored_as, named, value):
            shown = tuple(replace(line, file=_shown(Path(line.file), paths)) for line in lines)
            return Explanation(figure, lines=shown, file=_proven(file, release, paths))
    if named.is_of_round and any(map(str(value).endswith, release.name.split("-"))):
        of_round = replace(figure, key="release", value=release.name)
        return replace(_in_receipt(of_round, release, data[0], paths), figure=figure)
    raise _otherwise(figure, release.folder, "no such row")


def _in_receipt(figure: Figure, release: Release, data: ReceiptFile, paths: Paths) -> Explanation:
    """Find what is said of a release as a whole: its name, or when it was retrieved."""
    is_release = figure.key == "release"
    named = [file for file in release.receipt.files if is_release and file.name == RELEASE_FILE]
    if named:
        path, proven = release.folder / named[0].stored_as, _proven(named[0], release, paths)
    elif (path := release.folder / RECEIPT).exists():
        receipt = release.receipt
        proven = Proven(
            _shown(path, paths), path.name, sha256_of(path), receipt.address, receipt.retrieved
        )
    else:  # dropped in by hand: the folder's name alone says it
        name = Line(_shown(release.folder, paths), 0, release.folder.name, "the folder’s name")
        return Explanation(figure, lines=(name,), file=_proven(data, release, paths))
    field, value = figure.key, str(figure.value)
    if field == NEXT_EXPECTED:  # counted on from when the release was posted, as far as is known
        field, value = ("posted" if release.receipt.posted else "retrieved"), ""
    lines = tuple(
        line
        for line in _lines(path, _shown(path, paths))
        if value in line.text and (named or f'"{field}"' in line.text)
    )
    if not lines:
        raise _otherwise(figure, path, "no such line")
    return Explanation(figure, lines=lines, file=proven)


def _lines(path: Path, shown: str) -> list[Line]:
    texts = path.read_text().splitlines()
    return [Line(shown, number, text.strip()) for number, text in enumerate(texts, start=1)]


def _proven(file: ReceiptFile, release: Release, paths: Paths) -> Proven:
    receipt = release.receipt
    return Proven(
        path=_shown(release.folder / file.stored_as, paths),
        name=file.name,
        sha256=file.sha256,
        address=file.address or receipt.address,
        retrieved=receipt.retrieved,
        note=". ".join(filter(None, (file.note, receipt.note))),
        taken_from=file.taken_from,
    )


def _shown(path: Path, paths: Paths) -> str:
    return path.relative_to(paths.root).as_posix() if path.is_relative_to(paths.root) else str(path)


def _otherwise(figure: Figure, path: Path, found: str) -> ExplainError:
    what = f"the publisher's file does not say {figure.value!r} for {figure.key}"
    return outdated(path, what, "", found)


def find_text(figure: Figure, paths: Paths) -> Explanation:
    """Find an editorial figure in the file that it names, and in the field, where that says so.

    Raises ExplainError where the file is gone, has changed since, or does not hold the number.
    """
    places = (paths.root / figure.source, ROOT / figure.source)
    path = next(filter(Path.is_file, places), None)
    if path is None:
        raise _gone(figure, "no such file")
    if figure.file_sha256 not in ("", sha256 := sha256_of(path)):
        raise _gone(figure, "the file has been changed since")
    holding = re.compile(rf"^(?!#).*(?<![\d.,]){re.escape(figure.printed)}(?![\d])")
    found = tuple(line for line in _lines(path, figure.source) if holding.search(line.text))
    field = figure.key.removeprefix(f"{figure.source}.").partition(".")[0]
    own = tuple(line for line in found if line.text.startswith(f"{field} ="))
    if not found:
        raise _gone(figure, "the file does not hold it any more")
    proven = Proven(figure.source, path.name, sha256, address="", retrieved="")
    return Explanation(figure, lines=own or found, file=proven)


def _gone(figure: Figure, found: str) -> ExplainError:
    what = f"the text that prints {figure.printed!r} cannot be found"
    return outdated(figure.source, what, "", found)
