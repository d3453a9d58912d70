"""HTML → PDF, proved."""

import logging
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

from pipeline.core.errors import TypesetError
from pipeline.core.language import language, languages
from pipeline.core.words import say
from pipeline.documents.engine.libraries import weasyprint
from pipeline.documents.engine.page_layout import brought, lay_out, rendered, styled
from pipeline.documents.fonts import PROJECTS
from pipeline.documents.pdf.accessible import finish_for_ears, mark_pictures
from pipeline.documents.pdf.geometry import prove
from pipeline.documents.pdf.inks import Profile
from pipeline.documents.pdf.press import finish_for_press
from pipeline.documents.pdf.proof import lay_under
from pipeline.documents.space import spaces
from pipeline.settings.layouts import layouts
from pipeline.settings.theme import Fonts

NO_DATE = "315532800"  # 1980-01-01; the clock would change the bytes
NO_DATE_W3C = "1980-01-01T00:00:00+00:00"
TOLD = 200  # characters of a warning: it may quote a whole picture


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF. sparse: its panels or pages that are emptier than they should be."""

    pdf: bytes
    pages: int
    sparse: tuple[str, ...] = ()


def typeset(
    html: str,
    *,
    layout: str,
    variant: str,
    templates: Path,
    attachment: str = "",
    profile: Profile | None = None,
    code: str = "",
    fonts: Fonts = PROJECTS,
) -> Typeset:
    """Set a document. The screen variant is PDF/UA-1 with `attachment` inside it.

    The print variant is PDF/X-4 in the inks of `profile`; without one it is for any printer. The
    proof is one page that shows the print variant small, its geometry drawn over it. code: what
    the document's QR codes say. fonts: the school's own.

    Raises TypesetError for any WeasyPrint warning, for text outside its panel's safe zone, and
    for a page on which something is cut, covered, too small or unreadable.
    """
    os.environ["SOURCE_DATE_EPOCH"] = NO_DATE  # else each font's subset carries the time of the run
    with _warnings_refused(f"{layout}, {variant}"):
        document = lay_out(html, layout, variant, templates, fonts)
        if variant == "screen":
            pdf = _for_screen(document, layout, attachment)
        elif variant == "print":
            pdf = _for_press(document, profile)
        else:
            pdf = _proof(document, templates / layout)
    if variant == "proof":  # it shows what is proved as the print variant
        return Typeset(pdf, 1)
    return Typeset(pdf, len(document.pages), _proved(pdf, document, layout, variant, code))


@contextmanager
def _warnings_refused(where: str) -> Iterator[None]:
    warnings = BufferingHandler(sys.maxsize)
    warnings.setLevel(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    try:
        yield
    finally:
        logger.removeHandler(warnings)
    if warnings.buffer:
        raise TypesetError(
            "WeasyPrint warns",
            where=where,
            found="; ".join(record.getMessage()[:TOLD] for record in warnings.buffer[:3]),
            todo="Correct the template or its style.",
        )


def _proved(pdf: bytes, document: Any, name: str, variant: str, code: str) -> tuple[str, ...]:
    """Hold the PDF against its layout; give what is emptier than it should be."""
    if not (layout := layouts().get(name)):  # another tool's page is set as it comes
        return ()
    laid_out = [spaces(page, number, layout) for number, page in enumerate(document.pages, 1)]
    found = prove(pdf, laid_out, least_points=layout.least_text_points, code=code)
    if found.faults:
        raise TypesetError(
            "a page did not come out whole",
            where=f"{name}, {variant}",
            expected="all text readable in its place, and a QR code that says what it should",
            found="; ".join(found.faults[:3]),
            todo="Shorten the text in the role file or brochures.toml, or mend the template.",
        )
    return found.sparse


def system_tools() -> tuple[str, ...]:
    """Name the system's libraries that a page's bytes depend on."""
    native = weasyprint.text.ffi
    return (
        f"pango {native.pango.pango_version()}",
        f"harfbuzz-subset {bool(native.harfbuzz_subset)}",
        f"zlib {zlib.ZLIB_RUNTIME_VERSION}",
    )


def _for_screen(document: Any, layout: str, attachment: str) -> Any:
    attached = weasyprint.Attachment(
        string=attachment,
        name=f"{layout}.figures.json",
        description=str(say("attachment-figures")),
        created=datetime.fromtimestamp(int(NO_DATE), UTC),
        modified=datetime.fromtimestamp(int(NO_DATE), UTC),
        relationship="Data",
    )
    mark_pictures(document)
    return document.write_pdf(
        finisher=lambda laid_out, pdf: finish_for_ears(
            laid_out, pdf, layouts()[layout].reading_order if layout in layouts() else ()
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
    drawing = brought(filename=templates / "proof.html")
    drawing.etree_element.find(".//h1").text = document.metadata.title
    drawing.etree_element.set("lang", languages()[language()].tag)
    for element in drawing.etree_element.iterfind(".//*[@data-say]"):
        name = element.get("data-say")
        element.text = str(say(name))
    styles = [styled(templates / name) for name in ("../_base.css", "proof.css")]
    (page,) = rendered(drawing, styles).pages
    corners = [
        (box.position_x, box.position_y)
        for box in page._page_box.descendants(placeholders=True)
        if box.element is not None and "side" in box.element.get("class", "").split()
    ]
    return document.copy([*document.pages, page]).write_pdf(
        finisher=lambda _, pdf: lay_under(pdf, corners)
    )
