"""A PDF's objects, once set → what a press asks for beyond WeasyPrint: boxes, inks, PDF/X-4."""

import re
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import pydyf

from pipeline.documents.pdf.inks import Profile, inks
from pipeline.documents.pdf.objects import pages, referenced

BLEED_POINTS = 9  # 0.125 in
COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")
OPERATORS = {1: (b"g", b"G"), 3: (b"rg", b"RG"), 4: (b"k", b"K")}
SCREEN_PROFILE = files("weasyprint.pdf") / "sRGB2014.icc"


def finish_for_press(pdf: pydyf.PDF, profile: Profile | None) -> None:
    """Fit the BleedBox, drop links, print greys in black alone; with a profile, make PDF/X-4.

    WeasyPrint takes up to 10 points of the marks' margin as bleed. Of PDF/X-4 it writes the
    metadata; the inks, and the profile that says how they look on paper, are put in here.
    """
    for page in pages(pdf):
        left, top, right, bottom = page["TrimBox"]
        page["BleedBox"] = pydyf.Array(
            [left - BLEED_POINTS, top - BLEED_POINTS, right + BLEED_POINTS, bottom + BLEED_POINTS]
        )
        for link in page.pop("Annots", ()):
            referenced(pdf, link).clear()
    for stream in [item for item in pdf.objects if isinstance(item, pydyf.Stream)]:
        stream.stream = [_in_inks(item, profile) for item in stream.stream]
        # what is see-through is mixed as inks too, not on the way through a screen's colours
        if profile and "Group" in stream.extra:
            stream.extra["Group"]["CS"] = "/DeviceCMYK"
    if profile:
        _name_what_is_left(pdf)
        _intend(pdf, profile)
        _identify(pdf)


def _in_inks(item: Any, profile: Profile | None) -> Any:
    """Turn an operator that sets a screen's colour into one that sets inks."""
    if not isinstance(item, bytes) or not (found := COLOUR.fullmatch(item)):
        return item
    *channels, operator = found.groups()
    red, green, blue = (round(float(channel) * 255) for channel in channels)
    amounts = inks((red, green, blue), profile)
    numbers = " ".join(f"{amount:.4g}" for amount in amounts).encode()
    return numbers + b" " + OPERATORS[len(amounts)][operator == b"RG"]


def _name_what_is_left(pdf: pydyf.PDF) -> None:
    """Say which red, green and blue a photograph or a gradient means: sRGB."""
    profile = pydyf.Stream([SCREEN_PROFILE.read_bytes()], {"N": 3}, compress=True)
    pdf.add_object(profile)
    for spaces in {referenced(pdf, page["Resources"])["ColorSpace"] for page in pages(pdf)}:
        referenced(pdf, spaces)["DefaultRGB"] = pydyf.Array(["/ICCBased", profile.reference])


def _intend(pdf: pydyf.PDF, profile: Profile) -> None:
    """Embed the profile as it came: whoever reads it writes the clock into it."""
    content = pydyf.Stream([profile.content], {"N": 4}, compress=True)
    pdf.add_object(content)
    intent = pydyf.Dictionary({"Type": "/OutputIntent", "S": "/GTS_PDFX"})
    intent["OutputConditionIdentifier"] = pydyf.String("Custom")
    intent["OutputCondition"] = intent["Info"] = pydyf.String(profile.name)
    intent["DestOutputProfile"] = content.reference
    pdf.catalog["OutputIntents"] = pydyf.Array([intent])


def _identify(pdf: pydyf.PDF) -> None:
    """Number the document by what it shows, where WeasyPrint draws a number by lot."""
    shown = "".join(str(referenced(pdf, page["Contents"]).stream) for page in pages(pdf))
    metadata = referenced(pdf, pdf.catalog["Metadata"])
    number = f"xmp.did:{uuid5(NAMESPACE_OID, shown)}".encode()
    metadata.stream = [re.sub(rb"xmp\.did:[0-9a-f-]{36}", number, part) for part in metadata.stream]
