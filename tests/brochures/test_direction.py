"""A direction is stated only where medians and means agree and the means are sure of it.

Every sentence is read with its names as «1» and «2» and its numbers as #. What it claims is held
against the cells; a word of direction that is in no known claim is a fault, too.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass, replace

import pytest

from pipeline.archive.releases import newest_good
from pipeline.brochures.direction import direction, first_place
from pipeline.brochures.places import name_within
from pipeline.brochures.present import present
from pipeline.core.figure import Figure, joined
from pipeline.core.paths import Paths
from pipeline.settings.request import choose_pairs
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.run import begin, opened
from tests.support.comparisons import comparison
from tests.support.made import PAIR, citations, everywhere, matrix, sampled
from tests.support.marts import open_marts, warehouse_of_all
from tests.support.truth import RELEASE, truth_of

SEED = 20250515
SIDES = ("first", "second")
WORDS = re.compile(
    r"\b(more|less|above|below|higher|lower|ahead|behind|first|best|better|highest|most|leads?)\b"
)
MORE = {"more": "1", "less": "2", "above": "1", "below": "2", "level with": "=", "higher": "1",
        "lower": "2", "about the same": "="}  # fmt: skip
# what is no claim of a direction
NEUTRAL = re.compile(
    r"may be above or below|or (more|less)\b|highest tenth|^Where pay is highest"
    r"|more than chance|half earn that or less"
    r"|could go either way: typical pay buys .*, average pay .*"
    r"|cannot tell which (earn|is) (more|higher)"
)


@dataclass(frozen=True)
class Claim:
    """What a sentence says: of whom (a side, or both), in which comparison, and which is more."""

    what: str
    of: str
    way: str


def told(sentence):
    """Write a sentence with its sides and numbers as signs; a sign of a number stays."""
    return "".join(
        f"{'+−'['−' in part.printed] if part.printed[:1] in '+−' else ''}#"
        if isinstance(part, Figure)
        else f"«{1 if part.side == 'first' else 2}»" if part.side else part.text
        for part in sentence.parts
    ).replace("\u00a0", " ")  # fmt: skip


def sides(text):
    return ("1", "2") if text == "both" else (text.strip("«»"),)


def found(text, pattern, claims):
    """Take the claims of a pattern out of a text; claims makes some of each match."""
    made = [claim for match in re.finditer(pattern, text) for claim in claims(match)]
    return made, re.sub(pattern, "", text)


def of_finding(_):
    yield (
        r", about (?:# )?(more than|less than|the same as)",
        lambda m: [Claim("gap", "", {"more than": "1", "less than": "2"}.get(m[1], "="))],
    )


def of_headline(_):
    yield r"«([12])» earn about # more", lambda m: [Claim("gap", "", m[1])]
    yield r"[Pp]ay is about the same", lambda _: [Claim("gap", "", "=")]


AGAINST = r"(?<!or )(above|below|level with) (?:the nation’s|it) for (both|«[12]»)"
BUYS = r"(?:# (?:and # )?(more|less) than|(about as much) as) it does across the U\.S\."
MUCH = {"more": "1", "less": "2", "about as much": "="}


def of_prices(_):
    def first(match):
        step, side, still = match[1], match[2], match[3]
        way = MUCH[match[4] or match[5]]
        nominal = {"But a": {"1": "2", "2": "1"}[way]} if step == "But a" else {}
        nominal |= {"still": way} if still else {}
        return [
            Claim(what, one, said)
            for one in side or "12"
            for what, said in [("prices", way), *(("nation", other) for other in nominal.values())]
        ]

    yield (rf"(But a|A)fter prices, pay (?:for «([12])» )?here (still )?buys {BUYS}", first)
    yield (
        r"For «([12])», it buys (?:# (more|less)|(about as much))\.",
        lambda m: [Claim("prices", m[1], MUCH[m[2] or m[3]])],
    )


def of_places(brochure):
    """Read where pay is surely highest, for one side or both; or that this area is near there."""
    said = brochure.places.finding
    sides = {part.side: part.text for part in said.parts if part.side}
    tops = sides or {side: str(said).removeprefix("Pay is highest in ") for side in SIDES}

    def rules(_):
        yield (
            "^Pay is highest in .*",
            lambda _: [Claim("highest", str(1 + SIDES.index(s)), top) for s, top in tops.items()],
        )
        yield "^.* is near the top of .* pay$", lambda _: [Claim("top", s, "near") for s in "12"]

    return rules


def of_state(_):
    def claims(match):
        return [Claim("state", side, MORE[match[1]]) for side in match[2] or "12"]

    yield r"(?:# )?(higher|lower|about the same) for (?:«([12])»|both)", claims


def of_gap(_):
    yield r"^Yes\. .*so the lead is more than chance", lambda _: [Claim("lead", "", "sure")]
    yield r"^It could go either way", lambda _: [Claim("mean gap", "", "=")]
    yield r"«([12])» lead by", lambda m: [Claim("mean gap", "", m[1])]
    yield r"Typical pay does not show that lead", lambda _: [Claim("lead", "", "")]


def of_judged(_):
    """Read a row of the table: what is compared, the difference, its interval, the verdict."""
    which = r"«([12])»(?: against («2»))?, [^|]*?(after prices|against U\.S\.|against [^|]+)?"
    far = r"\| (?:under )?# (more|less) \| [^|]* \| (more than chance|could go either way)$"

    def claims(match):
        side, other, to, way, verdict = match.groups()
        what = "mean gap" if other else f"mean {WIDER.get(to, 'state')}"
        return [Claim(what, "" if other else side, MORE[way] if "chance" in verdict else "=")]

    yield rf"^{which} {far}", claims
    yield r"^.*\| no margin of error$", lambda _: []
    yield r"^.*\| no difference \| .* \| could go either way$", lambda _: []


WIDER = {"after prices": "prices", "against U.S.": "nation"}


def of_quote(_):
    yield (
        r"pay of «([12])» was about # an? \w+ higher than that",
        lambda m: [Claim("gap", "", m[1])],
    )
    yield r"«([12])» earned on average \(mean\) about # a year more than", lambda m: [
        Claim("gap", "", m[1]), Claim("mean gap", "", m[1])
    ]  # fmt: skip
    after = (
        r"(?: After local prices [^,]*, (?:it was (?:# )?(higher|lower|about the same)"
        r"|the survey cannot tell which is higher)\.)?"
    )
    far = r"(higher|lower|about the same) (?:than|as) in the United States\."
    yield (
        rf"pay of «([12])» in .*? was (?:# )?{far}{after}",
        lambda m: [
            Claim("nation", m[1], MORE[m[2]]),
            *([Claim("prices", m[1], MORE[m[3]])] if m[3] else []),
        ],
    )


def read(brochure):
    """Give the sentences of a brochure that may state a direction of pay, and how each is read."""
    pay, prices, places = brochure.pay, brochure.prices, brochure.places
    yield brochure.finding, of_finding
    yield pay.finding, of_headline
    for picture in filter(None, (pay.picture, pay.cover)):
        yield picture.finding, of_headline
        yield picture.alt, None
    yield pay.note, None
    yield pay.gap, of_gap
    for row in pay.judged:
        yield joined(" | ", [row.label, *row.cells]), of_judged
    if prices:
        for said in prices.said:
            yield said, of_prices
        yield prices.state, of_state
    yield places.finding, of_places(brochure)
    for picture in filter(None, (places.picture, *places.pictures)):
        yield picture.finding, of_places(brochure)
        yield picture.alt, None
    for group in brochure.quotable.groups[:3]:
        for quote in group.quotes:
            yield quote.text, of_quote


def faults(brochure, truth, codes):
    """Name each claim of a brochure that the cells do not carry; count those that they do."""
    counts, wrong = Counter(), []
    for sentence, rules in read(brochure):
        rest = text = told(sentence)
        for pattern, claims in rules(text) if rules else ():
            made, rest = found(rest, pattern, claims)
            for claim in made:
                counts[claim.what] += 1
                if claim.way != carried(claim, brochure, truth, codes):
                    wrong.append((brochure.area_code, text, claim))
        if not text.startswith("Prices") and (word := WORDS.search(NEUTRAL.sub("", rest))):
            wrong.append((brochure.area_code, text, word[0]))
    return counts, wrong


def carried(claim, brochure, truth, codes):  # noqa: PLR0911
    area, unit = brochure.area_code, "annual" if str(brochure.per) == "a year" else "hourly"
    if claim.what == "gap":
        return truth.gap(area, *codes, unit)
    if claim.what == "mean gap":
        return truth.means(area, *codes)
    if claim.what == "lead":
        return "sure" if truth.gap(area, *codes, unit) in ("1", "2") else ""
    code = codes[int(claim.of) - 1]
    if claim.what == "highest":
        return name_within(truth.highest(area, code, codes))
    if claim.what == "top":
        return "near" if truth.is_near_the_top(area, code, codes) else ""
    if claim.what.startswith("mean "):
        to = claim.what.removeprefix("mean ").replace("prices", "nation")
        return truth.mean_delta(area, code, to, adjusted=claim.what == "mean prices")
    to = "state" if claim.what == "state" else "nation"
    return truth.delta(area, code, to, adjusted=claim.what == "prices")


def judged(made, truth, codes):
    counts, wrong = Counter(), []
    for brochure in made:
        more, found_wrong = faults(brochure, truth, codes[brochure.pair_slug])
        counts += more
        wrong += found_wrong
    return counts, wrong


PAIRS = {pair.slug: pair for pair in matrix().pairs}


@pytest.mark.parametrize(
    ("pair", "areas"),
    [
        (PAIR, everywhere),
        *((pair, sampled) for pair in PAIRS if pair != PAIR),
        *(pytest.param(pair, everywhere, marks=pytest.mark.slow) for pair in PAIRS if pair != PAIR),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_no_page_of_a_declared_pair_states_a_direction_that_means_do_not_carry(marts, pair, areas):
    """Read the first pair everywhere, the others in areas of each kind; slow, all everywhere."""
    codes = {pair: codes_of(marts, pair)}
    truth = truth_of(marts, codes[pair])

    counts, wrong = judged(areas(marts, pair).values(), truth, codes)

    print(dict(counts))
    assert wrong == []
    assert {*counts} - {"highest", "top"} == {
        "gap", "mean gap", "nation", "prices", "state", "mean nation", "mean state",
        "mean prices", "lead",
    }  # fmt: skip
    assert areas is sampled or counts["top"]
    assert (pair, areas) != (PAIR, everywhere) or counts["highest"]


def codes_of(marts, pair):
    query = """
        select first_occupation_code, second_occupation_code
        from marts.pairs where pair_slug = $pair
    """
    with open_marts(marts) as connection:
        return [*connection.execute(query, {"pair": pair}).fetchone()]


def drawn(marts, folder, pair_count, area_count):
    """Present pairs of occupations and areas of the release that a seed draws."""
    source = random.Random(SEED)
    query = """
        select occupation_code from marts.occupations
        where release = $release and is_detailed order by all
    """
    areas = "select area_code from marts.areas where release = $release order by all"
    with open_marts(marts) as connection:
        known, places = (
            [one for (one,) in connection.execute(text, {"release": RELEASE}).fetchall()]
            for text in (query, areas)
        )
    names = [":".join(source.sample(known, 2)) for _ in range(pair_count)]
    pairs, database = choose_pairs(names, matrix().pairs), folder / "drawn.duckdb"
    with begin(warehouse_of_all(), pairs, newest_good(Paths().raw, ROLES), database):
        pass
    chosen = source.sample(places, area_count)
    with opened(database, warehouse_of_all()) as connection:
        shown = present(connection, pairs, chosen, matrix().organisation, citations())
        made = list(shown.brochures)
    return made, {pair.slug: list(pair.sides) for pair in pairs}


@pytest.mark.parametrize(
    ("pair_count", "area_count"), [(20, 10), pytest.param(50, 40, marks=pytest.mark.slow)]
)
def test_no_page_of_any_two_occupations_anywhere_does(marts, tmp_path, pair_count, area_count):
    made, codes = drawn(marts, tmp_path, pair_count, area_count)
    truth = truth_of(marts, sorted({code for pair in codes.values() for code in pair}))

    counts, wrong = judged(made, truth, codes)

    print(f"seed {SEED}", len(made), dict(counts))
    assert len(made) == pair_count * area_count
    assert wrong == []


@pytest.mark.parametrize(
    ("difference", "verdict", "said"),
    [
        (900, "first more", "first"),
        (-900, "second more", "second"),
        (900, "area more", "first"),
        (-900, "reference more", "second"),
        (900, "second more", ""),
        (900, "too close", ""),
        (900, "not known", ""),
        (40, "too close", "alike"),
        (40, "first more", ""),
        (None, "first more", ""),
    ],
)
def test_a_direction_holds_where_medians_and_means_agree_and_means_are_sure(
    difference, verdict, said
):
    assert direction(difference, verdict, 50) == said


def test_a_first_place_is_one_where_means_say_so_and_none_is_at_the_ceiling():
    first, second = comparison().first.best
    close = replace(second, is_mean_apart_from_first=False)
    ahead = replace(second, annual_mean_less_first_usd=900.0)
    ceiling = replace(first, top_coded_count=1)

    assert first_place((first, second)) == "first"
    assert first_place((first, second, close)) == ""
    assert first_place((first, second, ahead)) == "second"
    assert first_place((ceiling, second)) == ""
