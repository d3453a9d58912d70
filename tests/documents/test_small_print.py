"""The small print cites what is printed and says how to read it, and nothing else."""

import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from pipeline.archive.citation import Citation
from pipeline.archive.receipt import Receipt
from pipeline.archive.source import Release
from pipeline.brochures.brochure import SmallPrint
from pipeline.brochures.compose import compose
from pipeline.brochures.ledger import Ledger
from pipeline.core.figure import Figure, sentence
from pipeline.core.figure_id import FigureId
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.documents.cache import Store
from pipeline.documents.job import Job
from pipeline.documents.make import content_digest, documents
from pipeline.documents.render import render
from pipeline.documents.small_print import balanced, untrue
from pipeline.documents.text import lines_of
from pipeline.documents.workers import Workers
from pipeline.editions.manifest import manifest_from
from pipeline.settings.brochures import read_brochures
from pipeline.settings.layouts import layouts
from pipeline.warehouse.warehouse import Warehouse
from tests.brochures.test_job_titles import WITH_ONET, titled
from tests.brochures.trend.test_page import TREND_LEDGER, changed
from tests.support.comparisons import (
    LEDGER,
    NATION,
    ORGANISATION,
    SACRAMENTO,
    comparison,
    without_roles,
)

PRICELESS = replace(SACRAMENTO, price_parity_index=None, parity_vintage_name=None)
CENSUS = Citation(
    "census", "2030", "2030", "Census of Mondas", "Office of Mondas", "2031-01-02", "census-sha256"
)
THRESHOLDS = Citation(
    "ed_thresholds", "2026", "2026", "Earnings Thresholds", "U.S. Department of Education", "",
    "thresholds-sha256", short="high school alone",
)  # fmt: skip
WITH_CENSUS = Ledger({**LEDGER.citations, "census": CENSUS})
PEOPLE = Figure(
    "census.people", "1,986", 1986, "people", "published", "census", "2030", "k", "census-sha256"
)
OEWS = (
    "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2025, "
    "retrieved November 3, 2026."
)
CENSUS_CITED = "Office of Mondas, Census of Mondas, 2030, retrieved January 2, 2031."


def composed(facts=None, ledger=LEDGER, organisation=ORGANISATION):
    return compose(facts or comparison(), organisation, ledger)


def headed(headline, ledger=WITH_CENSUS, organisation=ORGANISATION):
    brochure = composed(ledger=ledger, organisation=organisation)
    return replace(
        brochure,
        pair=replace(brochure.pair, shared=headline, practical_heading=headline),
        work=replace(brochure.work, heading=headline),
    )


def set_alone(tmp_path, part, brochure=None, size="full"):
    """Render a layout of the test's own that prints one part of a brochure, and the small print."""
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (templates / "alone").mkdir()
    (templates / "alone/alone.html.j2").write_text(
        '{% import "_parts.html.j2" as parts %}'
        f"<p>{{{{ parts.plain(brochure.{part}) }}}}</p>"
        f"{{{{ parts.columns(brochure.small_print.{size}) }}}}"
        "{{ parts.columns(brochure.small_print.sources) }}"
    )
    return lines_of(render(brochure or composed(), "alone", templates).html)


def test_a_layout_that_prints_pay_alone_says_nothing_of_projections_or_prices(tmp_path):
    brochure = composed()

    said = set_alone(tmp_path, "finding", brochure)

    assert said == [
        str(brochure.finding),
        "For information only.",
        "Pay is what employees earn before taxes. It leaves out overtime, benefits, and the "
        "self-employed. Yearly pay is for full-time, all-year work of 2,080 hours; part-timers "
        "earn less. The survey pools three years of answers. Half of all workers earn the median "
        "or less. The mean is the sum divided by the number of workers. Pay of newcomers is not "
        "published.",
        f"Sources: {OEWS}",
    ]


@pytest.mark.parametrize(
    ("part", "openings"),
    [
        ("pay.gap", ["Pay is what employees", "“More than chance”",
                     "Sources: U.S. Bureau of Labor Statistics, Occ"]),
        ("places.leads[0]", ["“More than chance”"]),
        ("outlook.openings", ["Growth and openings", "Sources: U.S. Bureau of Labor Statistics, "
                             "Emp"]),
        ("prices.notes[1]", ["“After prices”", "Sources: U.S. Bureau of Economic Analysis, Reg"]),
        ("first.evidence", ["Sources: Job titles were compared"]),
        ("first.occupation", ["Sources: U.S. Bureau of Labor Statistics, Occ"]),
        ("period", []),
    ],
)  # fmt: skip
def test_each_part_calls_for_what_is_to_be_said_of_it(tmp_path, part, openings):
    said = [text for text in set_alone(tmp_path, part) if text != "For information only."]
    small = said[len(said) - len(openings) :]

    assert [text.startswith(start) for text, start in zip(small, openings, strict=True)] == [
        True for _ in openings
    ]
    assert len(said) - len(openings) <= 1  # the part itself


def brief(brochure):
    return [str(notice) for notice in brochure.small_print.short]


def test_a_sheet_says_in_brief_what_must_stand_on_it_and_where_the_rest_is(tmp_path):
    said = set_alone(tmp_path, "prices.notes[1]", size="short")[1:]

    assert said == [
        "For information only.",
        "Prices: U.S. Bureau of Economic Analysis, 2023.",
        "Sources and method: guide, bls.gov, bea.gov.",
        "Sources: U.S. Bureau of Economic Analysis, Regional Price Parities, 2023, all items.",
    ]


def test_the_brief_one_has_120_words_at_most_with_the_disclaimer_that_ships_and_all_sources():
    ledger = Ledger({**LEDGER.citations, "ed_thresholds": THRESHOLDS})
    said = brief(composed(None, ledger, read_brochures(Paths().matrix).organisation))

    assert said[0].startswith("The statistics in this brochure are taken")
    assert said[1:] == [
        "Yearly pay is for full-time, all-year work; part-timers earn less.",
        "“More than chance” means larger than sampling error only.",
        "Growth and openings are projections, not promises.",
        "Pay: U.S. Bureau of Labor Statistics, May 2025.",
        "Projections: U.S. Bureau of Labor Statistics, 2024–34.",
        "California’s projections: California Employment Development Department, 2024–34.",
        "States’ projections: Projections Central, 2022–32.",
        "Prices: U.S. Bureau of Economic Analysis, 2023.",
        "High school alone: U.S. Department of Education, 2026.",
        "Sources and method: guide, bls.gov, bea.gov.",
    ]
    assert sum(len(text.split()) for text in said) <= 120


@pytest.mark.parametrize("facts", [comparison(NATION), comparison(PRICELESS)])
def test_who_measures_prices_is_not_named_where_none_are_shown(facts):
    assert brief(composed(facts))[-1] == "Sources and method: guide, bls.gov."


def test_no_sentence_of_the_method_has_more_than_25_words():
    small = composed().small_print
    said = [
        one
        for notice in (*small.method, *small.in_brief)
        for one in re.split(r"(?<=[.!?]) (?=[A-Z“])", str(notice).replace("U.S.", "US"))
    ]

    assert [one for one in said if len(one.split()) > 25] == []


def named(one, layout):
    """Say how a layout names a source: a guide by its title, a sheet by its period."""
    return f"{one.publisher}, {one.title if layout == 'guide' else one.period}"


@pytest.mark.parametrize("layout", ["trifold", "guide", "handout"])
@pytest.mark.parametrize(
    "facts",
    [comparison(), comparison(NATION), comparison(PRICELESS), without_roles(comparison())],
    ids=["an area", "the nation", "without a parity", "without roles"],
)
def test_a_layout_names_exactly_the_sources_of_its_figures(layout, facts):
    page = render(composed(facts, WITH_CENSUS), layout, TEMPLATES)

    printed = {
        name
        for figure in page.figures
        if figure.unit not in ("text", "period")
        for name in figure.source.split(", ")
    }
    sources = {one.source: named(one, layout) for one in WITH_CENSUS.citations.values()}
    small = " ".join(lines_of(page.html))
    assert {name for name, said in sources.items() if said in small} == printed


@pytest.mark.parametrize(
    ("layout", "cited"),
    [("trifold", "Census of Mondas: Office of Mondas, 2030."), ("guide", CENSUS_CITED)],
)
def test_a_figure_of_a_source_that_nobody_knows_is_cited(layout, cited):
    without, with_it = (
        lines_of(
            render(headed(headline), layout, TEMPLATES).html,
            layouts()[layout].reading_order,
        )
        for headline in (sentence("Fish"), sentence("Of ", PEOPLE, " people"))
    )

    new = [text for text in with_it if text not in without]
    first = [text.partition(" | ")[0] for text in dict.fromkeys(new)]  # of the row of a table
    assert first == ["Of 1,986 people", cited]


def test_the_inputs_of_a_derived_figure_are_cited(tmp_path):
    pay = LEDGER.cite(comparison().first.here, "annual_median")
    each = WITH_CENSUS.derived(
        "a / b",
        pay,
        PEOPLE,
        id=FigureId("text", name="each"),
        value=31.2,
        printed="$31",
        unit="usd",
    )

    said = set_alone(tmp_path, "pair.shared", headed(sentence(each)))

    assert said[-2:] == [f"Sources: {OEWS}", CENSUS_CITED]


def test_what_is_cited_beside_its_figures_is_not_cited_again():
    page = render(composed(titled(comparison()), WITH_ONET), "quotable", TEMPLATES)

    assert len([text for text in lines_of(page.html) if "O*NET® is a trademark" in text]) == 1


def test_a_page_on_the_past_cites_its_own_releases_and_the_rest_the_newest():
    facts = comparison(NATION)
    sides = (replace(side, past=changed(side.occupation.occupation_code, 700.0))
             for side in facts.sides)  # fmt: skip
    facts = replace(facts, **dict(zip(("first", "second"), sides, strict=True)), is_trend=True)

    said = lines_of(render(composed(facts, TREND_LEDGER), "guide", TEMPLATES).html)

    first, *_ = (place for place, text in enumerate(said) if text == f"Sources: {OEWS}")
    cited = [text.removeprefix("Sources: ") for text in said if ", retrieved " in text]
    assert [text.split(", ")[2] for text in cited] == [
        "May 2021", "May 2025", "CPI-U", "May 2025", "2024–34",
    ]  # fmt: skip
    assert "Consumer Price Index" not in " ".join(said[first:])


def test_columns_are_of_about_one_length_and_no_paragraph_is_broken():
    texts = ["a" * 40, "b" * 10, "c" * 20, "d" * 30]

    assert balanced(texts) == (texts[:2], texts[2:])
    assert balanced(texts[:1]) == (texts[:1], [])


def test_a_release_that_a_document_does_not_cite_leaves_its_content_as_it_is():
    def digest(brochure):
        return content_digest(Job(brochure, "trifold", "screen"))

    plain, of_census = sentence("Fish"), sentence("Of ", PEOPLE, " people")
    later = Ledger({**LEDGER.citations, "census": replace(CENSUS, retrieved="2032-02-03")})

    assert digest(headed(plain, LEDGER)) == digest(headed(plain)) == digest(headed(plain, later))
    assert digest(headed(of_census)) != digest(headed(of_census, later))


@pytest.mark.parametrize(
    ("disclaimer", "source", "warning"),
    [
        ("Taken from publications of U.S. government agencies.", "bls_oews, census",
         "its disclaimer says U.S. government agencies, and Office of Mondas is none. Correct "
         "disclaimer in brochures.toml."),
        ("Taken from publications of U.S. government agencies.", "bls_oews", ""),
        ("Taken from official publications.", "census", ""),
    ],
)  # fmt: skip
def test_a_disclaimer_that_is_not_true_of_a_figure_is_told(tmp_path, disclaimer, source, warning):
    figures = tmp_path / "figures.json"
    figures.write_text(json.dumps([{"source": "brochures.toml"}, {"source": source}]))
    organisation = replace(ORGANISATION, disclaimer=disclaimer)

    small = composed(ledger=WITH_CENSUS, organisation=organisation).small_print

    assert untrue(small, figures) == warning


def test_a_disclaimer_that_is_not_true_is_a_warning_of_the_edition(tmp_path):
    organisation = replace(ORGANISATION, disclaimer="Taken from U.S. government agencies.")
    brochure = headed(sentence("Of ", PEOPLE, " people"), organisation=organisation)
    job = Job(brochure, "trifold", "screen")
    receipt = Receipt("bls_oews", "2025A01", "", "", "", "", "", ())
    release = Release("bls_oews", "2025A01", tmp_path, receipt)

    with ThreadPoolExecutor(1) as executor:
        workers = Workers(executor, 1)
        made = list(documents([job], workers, Store(tmp_path / "store"), tmp_path / "edition"))

    kept = Warehouse(tmp_path, is_new=False)
    assert (
        f"{job.path}: its disclaimer says U.S. government agencies, and Office of Mondas is none. "
        "Correct disclaimer in brochures.toml."
    ) in manifest_from("", [release], [], made, kept, tmp_path / "edition").warnings


def test_figures_are_not_read_where_nothing_could_be_untrue(tmp_path):
    assert untrue(SmallPrint(sentence()), tmp_path / "none.json") == ""
