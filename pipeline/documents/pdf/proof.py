"""A press's pages and a drawing of their geometry, in one PDF → one page that shows both."""

from collections.abc import Sequence
from typing import Any

import pydyf

from pipeline.documents.pdf.objects import referenced

SCALE = 0.5  # proof.css draws at this scale too
POINTS = 0.75  # of a CSS pixel


def lay_under(pdf: pydyf.PDF, corners: Sequence[tuple[float, float]]) -> None:
    """Lay all pages but the last under the last one's drawing, bleed and marks included.

    corners: where the top left of each lies on the last page, in CSS pixels from its top left.
    """
    *sheets, proof = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    forms = {f"sheet{number}": _form(pdf, sheet) for number, sheet in enumerate(sheets)}
    resources = pydyf.Dictionary(referenced(pdf, proof["Resources"]))
    resources["XObject"] = pydyf.Dictionary({**resources["XObject"], **forms})
    pdf.add_object(resources)
    drawing = pydyf.Stream(compress=True)
    for name, sheet, corner in zip(forms, sheets, corners, strict=True):
        left, _, _, top = sheet["MediaBox"]
        x, y = (place * POINTS for place in corner)
        down = proof["MediaBox"][3] - y
        drawing.push_state()
        drawing.set_matrix(SCALE, 0, 0, SCALE, x - left * SCALE, down - top * SCALE)
        drawing.draw_x_object(name)
        drawing.pop_state()
    pdf.add_object(drawing)
    proof["Contents"] = pydyf.Array([drawing.reference, proof["Contents"]])
    proof["Resources"] = resources.reference
    _keep_only(pdf, proof, sheets)


def _form(pdf: pydyf.PDF, sheet: Any) -> Any:
    """Make a page's content something that a page can show."""
    content = referenced(pdf, sheet["Contents"])
    content.extra |= {"Type": "/XObject", "Subtype": "/Form", "BBox": sheet["MediaBox"]}
    content.extra["Resources"] = sheet["Resources"]
    return content.reference


def _keep_only(pdf: pydyf.PDF, proof: Any, sheets: Sequence[Any]) -> None:
    pdf.pages["Kids"], pdf.pages["Count"] = pydyf.Array([proof.number, 0, "R"]), 1
    for name in ("Outlines", "Names"):  # they lead to pages that are gone
        pdf.catalog.pop(name, None)
    for sheet in sheets:
        sheet.clear()
