"""HTML in the styles of a layout → a document of WeasyPrint, every panel's matter inside it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.core.errors import TypesetError
from pipeline.documents.engine.libraries import weasyprint
from pipeline.documents.engine.panel_memo import KnownPanels
from pipeline.documents.engine.shortcuts import take_shortcuts
from pipeline.documents.fonts import FACE, PROJECTS, Face, faces, font_faces
from pipeline.documents.room import broken, lost, spills, without_room
from pipeline.settings.layouts import Layout, layouts
from pipeline.settings.theme import Fonts

NOTED = re.compile(r"footnote|note\(")  # in a page or a style that may have footnotes
ROOM = 10  # times its height a page is laid out to measure what does not fit

take_shortcuts()


def lay_out(html: str, layout: str, variant: str, templates: Path, fonts: Fonts = PROJECTS) -> Any:
    """Lay out a document. Raises TypesetError where a panel's matter leaves its safe zone."""
    panels = KnownPanels(html, style_names(layout, variant), templates, fonts)
    source = brought(string=panels.html)
    document = rendered(source, _styles(layout, variant, templates, fonts), fonts)
    body = source.etree_element.find("body")
    gone, spilled = list(lost(body, document)), list[str]()
    blocks: tuple[str, ...] = ()
    if described := layouts().get(layout):  # another tool's page is set as it comes
        spilled += [text for page in document.pages for text in spills(page, described)]
        if not described.flows:
            gone += broken(document)
            if len(document.pages) != (wanted := len(body)):
                gone.append(f"{len(document.pages)} pages instead of {wanted}")
        if spilled and not gone:  # all is there to be measured
            blocks = _blocks_without_room(document, described)
        if not gone and not described.flows:
            panels.remember(document, described)
    if gone or spilled:
        error = TypesetError(
            "text does not fit its panel",
            where=f"{layout}, {variant}",
            expected="everything inside the safe zone",
            found="; ".join([*gone, *spilled][:3]),
            todo="Shorten the text in the role file or brochures.toml, or give a block of that "
            "panel a worth in the template: it may then be left out.",
        )
        error.blocks = blocks
        raise error
    panels.fill(document)
    return document


def blocks_without_room(
    html: str, layout: str, variant: str, templates: Path, fonts: Fonts = PROJECTS
) -> tuple[str, ...]:
    """Name the blocks to leave out of a document that does not fit; none where that helps not."""
    described = layouts()[layout]
    width, height = described.size_inches
    room_below = weasyprint.CSS(string=f"@page {{ size: {width}in {height * ROOM}in }}")
    styles = [*_styles(layout, variant, templates, fonts), room_below]
    panels = KnownPanels(html, style_names(layout, variant), templates, fonts)
    document = rendered(brought(string=panels.html), styles, fonts)
    panels.remember(document, described)
    return _blocks_without_room(document, described)


def _blocks_without_room(document: Any, layout: Layout) -> tuple[str, ...]:
    names = (name for page in document.pages for name in without_room(page, layout))
    return tuple(dict.fromkeys(names))


def _styles(layout: str, variant: str, templates: Path, fonts: Fonts) -> list[weasyprint.CSS]:
    return [styled(templates / name, fonts) for name in style_names(layout, variant)]


def style_names(layout: str, variant: str) -> tuple[str, ...]:
    """Name the styles of a page, in their order, below the folder of templates."""
    shown = "print" if variant == "proof" else variant
    return "_base.css", "_pictures.css", "_parts.css", f"{layout}/{layout}.css", f"_{shown}.css"


class Brought(weasyprint.URLFetcher):  # type: ignore[misc]
    """Gives what a page brings in its addresses, and the faces that it is set in; no other."""

    faces: tuple[Face, ...] = ()

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url.startswith(FACE):
            content = self.faces[int(url.removeprefix(FACE))].content
            return weasyprint.urls.URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})
        return super().fetch(url, headers)


SELF_CONTAINED = Brought(allowed_protocols=("data",))


def brought(**source: Any) -> weasyprint.HTML:
    """Read HTML, from a `string` or a `filename`, that brings all that it shows."""
    page = weasyprint.HTML(**source, url_fetcher=SELF_CONTAINED)
    page.has_notes = NOTED.search(source.get("string", "")) is not None
    return page


def rendered(html: weasyprint.HTML, styles: list[weasyprint.CSS], fonts: Fonts = PROJECTS) -> Any:
    """Lay out HTML; what the engine warns of goes to its logger."""
    html.has_notes |= any(getattr(style, "has_notes", False) for style in styles)
    return html.render(stylesheets=styles, font_config=_fonts(fonts))


@cache
def _fonts(_: Fonts) -> Any:
    return weasyprint.text.fonts.FontConfiguration()


@cache
def styled(path: Path, own: Fonts = PROJECTS) -> weasyprint.CSS:
    """Parse a stylesheet once a process; the base brings the faces."""
    fetcher, text = Brought(allowed_protocols=("data",)), path.read_text()
    if path.name == "_base.css":
        fetcher.faces = faces(own)
        text = font_faces(own) + text
    style = weasyprint.CSS(string=text, font_config=_fonts(own), url_fetcher=fetcher)
    style.has_notes = NOTED.search(text) is not None
    return style
