"""The figures that a document prints → figures.json."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from pipeline.core.figure import Figure


def figures_json(figures: Iterable[Figure], indent: int | None = 1) -> str:
    """Write one object a printed figure, in the order of the page."""
    records = [{k: v for k, v in asdict(one).items() if k != "side"} for one in figures]
    return json.dumps(records, indent=indent, ensure_ascii=False) + "\n"
