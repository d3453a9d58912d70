"""A PDF's objects, once set → what PDF/UA asks for beyond WeasyPrint."""

from collections.abc import Iterator
from typing import Any

import pydyf

from pipeline.documents.boxes import POINTS, html_pictures
from pipeline.documents.pdf.objects import elements, pages, referenced

PRINT_FLAG = 4


LIST_PARTS, GROUPS = ("/LI", "/L", "/Caption"), ("/Div", "/NonStruct")


def mark_pictures(document: Any) -> None:
    """Have each picture that is set as HTML tagged as an image is: by its alternative text."""
    for page in document.pages:
        for box in html_pictures(page._page_box):
            box.element_tag = "img"
            box.element.set("alt", box.element.get("data-alt", ""))


def finish_for_ears(document: Any, pdf: pydyf.PDF, order: tuple[int, ...]) -> None:
    """Give elements the parts that they should have, and none else; put panels in `order`.

    document: as WeasyPrint laid it out. order: positions of a folded document's panels, all sheets
    taken together; empty leaves them.
    """
    _join_pictures(pdf)
    _mend_parts(pdf)
    _scope_headers(pdf)
    _describe_links(document)
    _place_figures(pdf)
    _set_margins_apart(pdf)
    pdf.catalog["ViewerPreferences"]["PrintScaling"] = "/None"
    if order:
        _order_panels(pdf, order)
        pdf.catalog["ViewerPreferences"]["Duplex"] = "/DuplexFlipShortEdge"


def _join_pictures(pdf: pydyf.PDF) -> None:
    """Make one Figure of a picture that is set as HTML, of all that is marked in it."""
    sheets = [page.reference for page in pages(pdf)]
    parents = referenced(pdf, referenced(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for figure in elements(pdf, "/Figure"):
        if "K" in figure:  # else it was part of another
            figure["K"] = pydyf.Array(_joined(pdf, figure, figure))
            owners = parents[2 * sheets.index(figure["Pg"]) + 1]
            for mark in (kid for kid in figure["K"] if isinstance(kid, int)):
                owners[mark] = figure.reference


def _joined(pdf: pydyf.PDF, element: Any, figure: Any) -> list[Any]:
    """Take the marks out of an element's descendants, which go; only links stay what they are."""
    kids = []
    for kid in element["K"]:
        child = None if isinstance(kid, int) else referenced(pdf, kid)
        if child is None or child["S"] == "/Link":
            kids.append(kid)
        else:
            kids += _joined(pdf, child, figure)
            child.clear()
        if child:
            child["P"] = figure.reference
    return kids


def _mend_parts(pdf: pydyf.PDF) -> None:
    """Have only items in a list, a body in each, and no paragraph in a paragraph."""
    for one in elements(pdf, "/L"):
        one["K"] = pydyf.Array(_items(pdf, one, one))
    for item in elements(pdf, "/LI"):
        if not any(referenced(pdf, kid)["S"] == "/LBody" for kid in item["K"]):
            _give_body(pdf, item)
    for one in elements(pdf, "/P"):
        above = one
        while "P" in above and (above := referenced(pdf, above["P"])).get("S") != "/P":
            pass
        if above.get("S") == "/P":
            one["S"] = "/Span"


def _items(pdf: pydyf.PDF, element: Any, of: Any) -> list[bytes]:
    """Give a list's items, out of what groups them; blanks between them are none."""
    kids = []
    for kid in element["K"]:
        child = referenced(pdf, kid)
        if child["S"] in LIST_PARTS:
            child["P"] = of.reference
            kids.append(kid)
        elif child["S"] in GROUPS:
            kids += _items(pdf, child, of)
            child.clear()
    return kids


def _give_body(pdf: pydyf.PDF, item: Any) -> None:
    labels = [kid for kid in item["K"] if referenced(pdf, kid)["S"] == "/Lbl"]
    body = pydyf.Dictionary({**item, "S": "/LBody", "P": item.reference})
    body["K"] = pydyf.Array(kid for kid in item["K"] if kid not in labels)
    pdf.add_object(body)
    for kid in body["K"]:
        referenced(pdf, kid)["P"] = body.reference
    item["K"] = pydyf.Array([*labels, body.reference])


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
