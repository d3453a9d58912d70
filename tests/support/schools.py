"""Schools made by chance, as odd as brochures.toml lets them be."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from random import Random

from PIL import Image

from pipeline.settings.organisation import Organisation, Programme
from pipeline.settings.texts import LONGEST
from pipeline.settings.theme import Theme
from tests.support.made import matrix

SHORTEST_NAME, LONGEST_NAME = 3, 80
WORDS = (
    "College", "of", "the", "Institute", "Valley", "Community", "Southwestern", "Technical", "St.",
    "Mary’s", "Center", "for", "Careers", "Tecnológico", "Winston-Salem", "Health", "&", "Trades",
    "Professionalization", "at", "San", "Luis", "Obispo", "Regional", "Occupational", "Program",
)  # fmt: skip
LOGOS = ((600, 16), (300, 40), (150, 40), (100, 100), (50, 200), (12, 400))  # points
COLOURS = ("#14505c", "#333333", "#5b1a6b", "#0a5c2f")
PHONES = ("888-675-2460", "(916) 339-1500, ext. 123456", "+1 212 555 0100")
COSTS = (("$9,500 tuition", ""), ("$23,975.50 tuition, fees, and books", "Uniforms are extra."))


@dataclass(frozen=True)
class School:
    """A school, its campus elsewhere, and how its pages look."""

    organisation: Organisation
    campus: Organisation
    theme: Theme


def schools(count: int, seed: int, roles: Sequence[str]) -> list[School]:
    """Give schools with names of 3 to 80 letters, that say more or less of themselves."""
    chance = Random(seed)
    span = LONGEST_NAME - SHORTEST_NAME
    return [_school(chance, SHORTEST_NAME + span * n // (count - 1), roles) for n in range(count)]


def _school(chance: Random, length: int, roles: Sequence[str]) -> School:
    name, longest = _said(chance, length), LONGEST["organisation"]
    host = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())

    def some(text: str, field: str) -> str:
        return chance.choice(["", text, _said(chance, longest[field])])

    organisation = Organisation(
        name=name,
        former_name=some("Winchester College of Trades", "former_name"),
        place=chance.choice(["Reno, Nevada", _said(chance, longest["place"])]),
        phone=chance.choice(PHONES),
        web=chance.choice(["", f"https://www.{host[:30]}.edu/programs", f"{host[:56]}.edu"]),
        email=chance.choice(["", f"info@{host[:20]}.edu", f"admissions@{host[:45]}.edu"]),
        help=some("Ask us about dates and costs.", "help"),
        colour=chance.choice(COLOURS),
        logo=chance.choice(["", _logo(*chance.choice(LOGOS))]),
        disclaimer=matrix().organisation.disclaimer,
        programmes=tuple(_programme(chance, role) for role in roles if chance.random() < 0.5),
    )
    theme = matrix().theme
    if chance.random() < 1 / 3:
        theme = replace(theme, photograph=PHOTOGRAPH, photograph_alt="A class.")
    campus = replace(
        organisation, name=_said(chance, chance.randint(3, 80)), phone=chance.choice(PHONES)
    )
    return School(organisation, campus, theme)


def _said(chance: Random, length: int) -> str:
    """Say so many letters; the last word is one that is cut where it must be."""
    text = " ".join(chance.choices(WORDS, k=length))[:length].strip()
    return text + "s" * (length - len(text))


def _programme(chance: Random, role: str) -> Programme:
    longest = LONGEST["programme"]
    cost, note = chance.choice([("", ""), *COSTS])
    return Programme(
        role=role,
        name=chance.choice(["Day program", _said(chance, longest["name"])]),
        length=chance.choice(["", "about 36 weeks", "18 months, or 30 at evenings"]),
        cost=cost,
        cost_as_of=cost and chance.choice(["2026", "the fall term, September 2026"]),
        cost_note=note and chance.choice([note, _said(chance, longest["cost_note"])]),
    )


def _logo(width: int, height: int) -> str:
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path d="M0 0h{width}v{height}z"/><text y="9" font-size="3">Since 1911</text></svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"


def _photograph() -> str:
    content = BytesIO()
    Image.linear_gradient("L").resize((1200, 1000)).save(content, "JPEG")
    return f"data:image/jpeg;base64,{base64.b64encode(content.getvalue()).decode()}"


PHOTOGRAPH = _photograph()
