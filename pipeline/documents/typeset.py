"""HTML → PDF; the only module that imports weasyprint."""

import base64
import logging
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import harfbuzz_subset, pango
from weasyprint.text.fonts import FontConfiguration

from pipeline.core.errors import TypesetError
from pipeline.documents.fonts import Face, faces
from pipeline.documents.pdf.accessible import finish_for_ears
from pipeline.documents.pdf.inks import Profile
from pipeline.documents.pdf.press import finish_for_press
from pipeline.documents.pdf.proof import lay_under
from pipeline.settings.layouts import Layout, layouts

INCH, POINTS = 96, 0.75  # CSS pixels of an inch, points of a CSS pixel
SELF_CONTAINED = weasyprint.URLFetcher(allowed_protocols=("data",))
NO_DATE = "315532800"  # 1980-01-01; the clock would change the bytes
NO_DATE_W3C = "1980-01-01T00:00:00+00:00"
TOLD = 200  # characters of a warning: it may quote a whole picture


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF."""

    pdf: bytes
    pages: int


def typeset(
    html: str,
    *,
    layout: str,
    variant: str,
    templates: Path,
    attachment: str = "",
    profile: Profile | None = None,
) -> Typeset:
    """Set a document. The screen variant is PDF/UA-1 with `attachment` inside it.

    The print variant is PDF/X-4 in the inks of `profile`; without one it is for any printer. The
    proof is one page that shows the print variant small, its geometry drawn over it.

    Raises TypesetError for any WeasyPrint warning, for text outside its panel's safe zone at the
    tightest spacing, and for a font that the project does not bring.
    """
    os.environ["SOURCE_DATE_EPOCH"] = NO_DATE  # else each font's subset carries the time of the run
    warnings = BufferingHandler(sys.maxsize)
    warnings.setLevel(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    try:
        document = lay_out(html, layout, "print" if variant == "proof" else variant, templates)
        if variant == "screen":
            pdf = _for_screen(document, layout, attachment)
        elif variant == "print":
            pdf = _for_press(document, profile)
        else:
            pdf = _proof(document, templates / layout)
    finally:
        logger.removeHandler(warnings)
    if warnings.buffer:
        raise TypesetError(
            "WeasyPrint warns",
            where=f"{layout}, {variant}",
            found="; ".join(record.getMessage()[:TOLD] for record in warnings.buffer[:3]),
            todo="Correct the template or its style.",
        )
    return Typeset(pdf, 1 if variant == "proof" else len(document.pages))


def system_tools() -> tuple[str, ...]:
    """Name the system's libraries that a page's bytes depend on."""
    return (
        f"pango {pango.pango_version()}",
        f"harfbuzz-subset {bool(harfbuzz_subset)}",
        f"zlib {zlib.ZLIB_RUNTIME_VERSION}",
    )


def _for_screen(document: Any, layout: str, attachment: str) -> Any:
    attached = weasyprint.Attachment(
        string=attachment,
        name=f"{layout}.figures.json",
        description="Every printed figure with its source",
        created=datetime.fromtimestamp(int(NO_DATE), UTC),
        modified=datetime.fromtimestamp(int(NO_DATE), UTC),
        relationship="Data",
    )
    return document.write_pdf(
        finisher=lambda _, pdf: finish_for_ears(
            pdf, layouts()[layout].reading_order if layout in layouts() else ()
        ),
        pdf_variant="pdf/ua-1",
        attachments=[attached] if attachment else None,
    )


def _for_press(document: Any, profile: Profile | None) -> Any:
    if profile:  # PDF/X wants dates
        document.metadata.created = document.metadata.modified = NO_DATE_W3C
    return document.write_pdf(
        finisher=lambda _, pdf: finish_for_press(pdf, profile),
        pdf_variant="pdf/x-4" if profile else None,
    )


def _proof(document: Any, templates: Path) -> Any:
    """Set the drawing of the sheet's geometry as one more page, and the sheet under it."""
    drawing = weasyprint.HTML(filename=templates / "proof.html", url_fetcher=SELF_CONTAINED)
    drawing.etree_element.find(".//h1").text = document.metadata.title
    styles = [_style(templates.parent / "_base.css"), _style(templates / "proof.css")]
    (page,) = drawing.render(stylesheets=styles, font_config=_fonts()).pages
    corners = [
        (box.position_x, box.position_y)
        for box in page._page_box.descendants(placeholders=True)
        if box.element is not None and "side" in box.element.get("class", "").split()
    ]
    return document.copy([*document.pages, page]).write_pdf(
        finisher=lambda _, pdf: lay_under(pdf, corners)
    )


def lay_out(html: str, layout: str, variant: str, templates: Path) -> Any:
    """Lay out at the first spacing at which every panel keeps its matter inside its safe zone.

    Raises TypesetError where none is tight enough.
    """
    source = weasyprint.HTML(string=html, url_fetcher=SELF_CONTAINED)
    described = layouts().get(layout)  # another tool's page is set as it comes
    names = ("_base.css", f"{layout}/{layout}.css", f"_{variant}.css")
    for tighter in ([], ["_tight.css"], ["_tighter.css"]):
        styles = [_style(templates / name) for name in (*names, *tighter)]
        document = source.render(stylesheets=styles, font_config=_fonts())
        spilled = _lost(source, document)
        if described:
            spilled += [text for page in document.pages for text in _unfit(page, described)]
            sections = source.etree_element.iter("section")
            added = sum("added" in section.get("class", "").split() for section in sections)
            wanted = described.pages + added
            if len(document.pages) != wanted:
                spilled.append(f"{len(document.pages)} pages instead of {wanted}")
        if not spilled:
            return document
    raise TypesetError(
        "text does not fit its panel",
        where=f"{layout}, {variant}",
        expected="everything inside the safe zone",
        found="; ".join(spilled[:3]),
        todo="Shorten the text in the role file or brochures.toml.",
    )


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _style(path: Path) -> weasyprint.CSS:
    """Parse a stylesheet once a process; the base brings the faces that pip installed."""
    rules = "".join(map(_font_face, faces())) if path.name == "_base.css" else ""
    return weasyprint.CSS(string=rules + path.read_text(), font_config=_fonts())


def _font_face(face: Face) -> str:
    content = base64.b64encode(face.content).decode()
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-stretch: {face.stretch}; src: url("data:font/ttf;base64,{content}") }}\n'
    )


def _lost(source: weasyprint.HTML, document: Any) -> list[str]:
    """Name text that stands on no page: a table in a box of fixed height drops its last rows."""
    boxed = Counter(
        letter
        for page in document.pages
        for box in page._page_box.descendants(placeholders=True)
        if isinstance(box, boxes.TextBox)
        for letter in box.text
    )
    body = source.etree_element.find("body")
    written = Counter("".join(body.itertext()))
    lost = sum(count for letter, count in (written - boxed).items() if not letter.isspace())
    return [f"{lost} letters are cut off"] if lost else []


def _unfit(page: Any, layout: Layout) -> Iterator[str]:
    """Name what of a page is not as its layout says: its size, small type, matter outside."""
    size = tuple(round(length / INCH, 3) for length in (page.width, page.height))
    if size != layout.size_inches:
        yield "a page of {} × {} in".format(*size)
    for box in page._page_box.descendants(placeholders=True):
        if isinstance(box, boxes.TextBox) and box.text.strip():
            points = box.style["font_size"] * POINTS
            if points < layout.least_text_points:
                yield f"“{box.text[:40]}” in {points:.1f} pt"
        elif box.element is not None and "panel" in box.element.get("class", "").split():
            yield from _spills_of(box, INCH * layout.safe_inches)


def _spills_of(panel: Any, safe: float) -> Iterator[str]:
    left, top = panel.border_box_x() + safe, panel.border_box_y() + safe
    right = panel.border_box_x() + panel.border_width() - safe
    bottom = panel.border_box_y() + panel.border_height() - safe
    for box in panel.descendants(placeholders=True):
        if not isinstance(box, (boxes.TextBox, boxes.ReplacedBox)):
            continue
        over = max(
            left - box.position_x,
            top - box.position_y,
            box.position_x + box.width - right,
            box.position_y + box.height - bottom,
        )
        if over > 0.5:
            what = getattr(box, "text", "a picture")
            yield f"{panel.element.get('id', 'panel')}: “{what[:40]}” by {over * POINTS:.0f} pt"
