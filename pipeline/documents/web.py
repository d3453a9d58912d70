"""What a page for the web brings in itself: its figures, its facts for machines, its typefaces."""

import base64
import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from io import BytesIO
from typing import Any

import uharfbuzz
from fontTools.ttLib import TTFont

from pipeline.brochures.brochure import Brochure, RoleText
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.core.language import languages
from pipeline.documents.figure_list import figures_json
from pipeline.documents.fonts import PROJECTS, SANS, SERIF, faces

BROUGHT = {(SANS, 400, "normal"), (SANS, 600, "normal"), (SERIF, 600, "normal")}
LETTERS = {*range(32, 127), *range(160, 256), *map(ord, "’‘“”–—−×·•…✓")}
FEATURES = ("kern", "liga", "tnum", "lnum", "ccmp", "locl", "mark")
PLACES = {"nation": "Country", "state": "State", "territory": "State"}
PERIODS = {"annual": "P1Y", "hourly": "PT1H"}
LEVELS = {"10th": "percentile10", "25th": "percentile25", "median": "median",
          "75th": "percentile75", "90th": "percentile90"}  # fmt: skip


def figures_data(figures: Collection[Figure]) -> str:
    """Write the figures as they stand in a script element."""
    return _in_script(figures_json(figures, indent=None))


def linked_data(brochure: Brochure, figures: Collection[Figure]) -> str:
    """Say in the words of schema.org what the page is, of which figures it prints, and its sources.

    Nothing is claimed of the school but its name and address.
    """
    school = brochure.organisation
    publisher = {"@type": "Organization", "name": school.name, "url": school.web_link}
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": brochure.title,
        "description": str(brochure.finding),
        "url": brochure.address,
        "inLanguage": languages()[brochure.language].tag,
        "publisher": _without_gaps(publisher),
        "about": [_occupation(side, brochure, figures) for side in brochure.sides],
        "citation": [
            {"@type": "Dataset", "name": str(notice), "identifier": notice.cites}
            for notice in brochure.small_print.in_brief
            if notice.cites
        ],
    }
    return _in_script(json.dumps(_without_gaps(data), ensure_ascii=False))


def _occupation(
    side: RoleText, brochure: Brochure, figures: Collection[Figure]
) -> Mapping[str, Any]:
    place = PLACES.get(brochure.area_kind, "AdministrativeArea")
    return _without_gaps({
        "@type": "Occupation",
        "name": side.name.text,
        "occupationalCategory": str(side.occupation),
        "occupationLocation": {"@type": place, "name": brochure.place},
        "estimatedSalary": list(_salaries(side, brochure.area_code, figures)),
    })  # fmt: skip


def _salaries(
    side: RoleText, area: str, figures: Collection[Figure]
) -> Iterator[Mapping[str, Any]]:
    """Give the spread of pay, a year and an hour, as far as the page prints it."""
    code = next(FigureId.parse(one.id).occupation for one in side.occupation.parts
                if isinstance(one, Figure))  # fmt: skip
    values = {one.id: one.value for one in figures if one.value is not None}
    for unit, period in PERIODS.items():
        known = {
            word: value
            for level, word in LEVELS.items()
            if (value := values.get(f"oews.{area}.{code}.{unit}_{level}"))
        }
        if known:
            yield {"@type": "MonetaryAmountDistribution", "name": "base", "currency": "USD",
                   "duration": period, **known}  # fmt: skip


@cache
def typefaces() -> str:
    """Write the rules that bring the project's typefaces, cut to Latin letters: 58 kB.

    A school's own are not brought: leave to print with them is none to hand them out.
    """
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'src: url("data:font/woff2;base64,{_packed(face.content)}") format("woff2") }}\n'
        for face in faces(PROJECTS)
        if (face.family, face.weight, face.stretch) in BROUGHT
    )


def _packed(content: bytes) -> str:
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(LETTERS)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode()) for tag in FEATURES)
    cut = uharfbuzz.subset(uharfbuzz.Face(content), wanted).blob.data
    font, packed = TTFont(BytesIO(bytes(cut)), recalcTimestamp=False), BytesIO()
    font.flavor = "woff2"
    font.save(packed)
    return base64.b64encode(packed.getvalue()).decode()


def _in_script(data: str) -> str:
    return data.replace("<", r"\u003c")


def _without_gaps(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in said.items() if value}
