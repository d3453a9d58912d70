"""A document, set or only rendered → the one file that its layout becomes."""

from pipeline.documents.engine.typeset import Typeset
from pipeline.documents.job import Job
from pipeline.documents.model import mail_name
from pipeline.documents.pdf.pictures import packed, picture
from pipeline.documents.text import panels_of
from pipeline.settings.layouts import layouts


def output(job: Job, html: str, document: Typeset | None) -> bytes:
    """Give the file: what was set as it is or as pictures, or the HTML where nothing was set."""
    if not document:
        return html.encode()
    if job.kind == "pdf":
        return document.pdf
    pixels, brochure = layouts()[job.layout].pixels_an_inch, job.brochure
    if job.kind == "png":
        return picture(document.pdf, pixels)
    names = [side.name.text for side in brochure.sides]
    called = [mail_name(names, brochure.area_name, panel) for panel in panels_of(html)]
    return packed(document.pdf, pixels, called)
