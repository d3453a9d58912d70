"""A PDF's objects, once set → what PDF/UA asks for beyond WeasyPrint."""

from collections.abc import Iterator
from typing import Any

import pydyf

from pipeline.documents.pdf.objects import elements, pages, referenced

PRINT_FLAG = 4
POINTS = 0.75  # of a CSS pixel


def finish_for_ears(document: Any, pdf: pydyf.PDF, order: tuple[int, ...]) -> None:
    """Mark headers' scope, links as printed, running heads as artifacts; put panels in `order`.

    document: as WeasyPrint laid it out. order: positions of a folded document's panels, all sheets
    taken together; empty leaves them.
    """
    _scope_headers(pdf)
    _describe_links(document)
    _place_figures(pdf)
    _set_margins_apart(pdf)
    pdf.catalog["ViewerPreferences"]["PrintScaling"] = "/None"
    if order:
        _order_panels(pdf, order)
        pdf.catalog["ViewerPreferences"]["Duplex"] = "/DuplexFlipShortEdge"


def _scope_headers(pdf: pydyf.PDF) -> None:
    """Give every TH its Scope: a column's in the table's head, a row's elsewhere."""
    for element in elements(pdf, "/TH"):
        row = referenced(pdf, element["P"])
        group = referenced(pdf, row["P"])
        element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _describe_links(document: Any) -> None:
    """Have a link printed, and said as its title has it, not as an address."""
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            if link := getattr(box, "link_annotation", None):
                link["F"] = PRINT_FLAG
                if title := box.element.get("title"):
                    link["Contents"] = pydyf.String(title)


def _place_figures(pdf: pydyf.PDF) -> None:
    """Turn figures' boxes from CSS pixels, counted from the top, into points from the foot."""
    for figure in elements(pdf, "/Figure"):
        left, top, right, bottom = (side * POINTS for side in figure["A"]["BBox"])
        height = referenced(pdf, figure["Pg"])["MediaBox"][3]
        figure["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def _set_margins_apart(pdf: pydyf.PDF) -> None:
    """Turn marked content that no element of the tree holds into artifacts: heads, page numbers."""
    (document,) = elements(pdf, "/Document")
    held = set(_marks(pdf, document))
    for page in pages(pdf):
        content = referenced(pdf, page["Contents"]).stream
        for position, item in enumerate(content):
            mark = item.get("MCID") if isinstance(item, dict) else None
            if mark is not None and (page.reference, mark) not in held:
                content[position - 1] = "/Artifact"
                content[position] = pydyf.Dictionary({"Type": "/Pagination"})


def _marks(pdf: pydyf.PDF, element: Any) -> Iterator[tuple[bytes, int]]:
    for kid in element["K"]:
        if isinstance(kid, int):
            yield element["Pg"], kid
        elif (child := referenced(pdf, kid)).get("Type") == "/StructElem":
            yield from _marks(pdf, child)


def _order_panels(pdf: pydyf.PDF, order: tuple[int, ...]) -> None:
    """Let ears hear the panels in their order, though a sheet's side holds others between."""
    (document,) = elements(pdf, "/Document")
    panels = [kid for sheet in document["K"] for kid in referenced(pdf, sheet)["K"]]
    for panel in panels:
        referenced(pdf, panel)["P"] = document.reference
    document["K"] = pydyf.Array([panels[position] for position in order])
