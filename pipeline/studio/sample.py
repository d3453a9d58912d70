"""The pair, place and layout whose pages stand beside a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.settings.layouts import layouts
from pipeline.settings.request import Words
from pipeline.studio.choose import FIRST_LAYOUT, Asked, Preview, previewed
from pipeline.studio.fields import Choices
from pipeline.studio.finder import Finder, Meant
from pipeline.studio.maker import Made

PAIR, PLACE, LAYOUT = "sample_pair", "sample_place", "sample_layout"


@dataclass(frozen=True, slots=True)
class Sample:
    """What is shown. pairs and layouts: those to choose from."""

    pair: str
    place: Meant
    layout: str
    pairs: Choices
    layouts: Choices

    @property
    def words(self) -> Words | None:
        """Give what the command line would be told; None while something is not known."""
        place = self.place.choice
        if not (self.pair and place):
            return None
        return Words((self.pair,), (place.code,), (self.layout,), ("screen",))


def sample_of(
    said: Mapping[str, Any], content: Mapping[str, Mapping[str, Any]], finder: Finder
) -> Sample:
    """Read what a form asks to see; else it is what the project makes first, a city if any."""
    titles = {slug: str(role["title"]) for slug, role in finder.roles.items()}
    pairs = {}
    for path in (path for path in content if re.fullmatch(r"pair\[\d+\]", path)):
        sides = content[path].get("roles", ())
        if isinstance(sides, list) and len(sides) == 2 and {*sides} <= titles.keys():
            pairs[str(content[path].get("slug", ""))] = " or ".join(titles[side] for side in sides)
    first = content.get("matrix", {})
    usual = [one for one in _texts(first.get("pairs")) if one in pairs] or [*pairs, ""]
    places = [one for one in _texts(first.get("areas")) if one != "nation"] or ["nation"]
    pair, layout = str(said.get(PAIR, "")), str(said.get(LAYOUT, ""))
    place = said.get(PLACE)
    return Sample(
        pair if pair in pairs else usual[0],
        finder.place(place if isinstance(place, str) else places[-1]),
        layout if layout in layouts() else FIRST_LAYOUT,
        tuple(pairs.items()),
        tuple((name, one.title) for name, one in layouts().items()),
    )


def sampled(made: Made, sample: Sample, finder: Finder) -> Preview:
    """Show the pages that were made of a draft."""
    first, second = (finder.job(side) for side in made.pair.sides)
    return previewed(made, Asked(first, second, sample.place, sample.layout))


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
