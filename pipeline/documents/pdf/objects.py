"""The objects of a PDF that is being finished: by their type, by what they are, by reference."""

from typing import Any

import pydyf


def pages(pdf: pydyf.PDF) -> list[Any]:
    """Give the pages in their order."""
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/Page"]


def elements(pdf: pydyf.PDF, kind: str) -> list[Any]:
    """Give the elements of a kind, such as /TH, of the tree that ears follow."""
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("S") == kind]


def referenced(pdf: pydyf.PDF, reference: bytes) -> Any:
    """Give the object that a reference leads to."""
    return pdf.objects[int(reference.split()[0])]
