"""An edition is listed by pair, state and area, in words that its readers know."""

from dataclasses import replace

import pytest

from pipeline.brochures.compose import compose
from pipeline.documents.model import Entry, entry
from pipeline.editions.catalogue.model import (
    AreaSheets,
    File,
    LayoutFiles,
    PairSheets,
    SourceFile,
    SourceNote,
    State,
)
from pipeline.editions.catalogue.page import catalogue
from pipeline.warehouse.transform import Check
from tests.support.catalogues import (
    AREAS,
    FAILURE,
    OCCUPATIONS,
    RELEASE,
    ROLES,
    entries,
    made,
    manifest,
)
from tests.support.comparisons import LEDGER, NATION, ORGANISATION, comparison


def composed(facts):
    return compose(facts, ORGANISATION, LEDGER)


def test_a_brochure_is_listed_by_its_roles_and_its_area():
    assert entry(composed(comparison())) == Entry(
        pair="ma_vs_moa",
        names=("Medical Assistant", "Medical Office Assistant"),
        occupations=(
            "Medical Assistants (SOC 31-9092)",
            "Medical Secretaries and Administrative Assistants (SOC 43-6013)",
        ),
        area="0040900",
        area_name="Sacramento-Roseville-Folsom, CA",
        area_kind="metropolitan area",
        state_name="California",
    )


def test_the_nation_is_listed_under_its_own_name():
    assert entry(composed(comparison(NATION))).state_name == "United States"


def test_a_small_edition_is_listed_whole():
    listed = made(areas=AREAS[:2], layouts=("trifold",), variants=("screen", "print"))

    def sheet(area):
        name = f"ma_vs_moa/{area}/trifold"
        return LayoutFiles(
            layout="trifold",
            name="Folded sheet",
            preview=f"{name}.preview.png",
            files=(
                File("screen", "Screen PDF", f"{name}.pdf", "2 pages, 92 kB"),
                File("print", "Print-shop PDF", f"{name}.print.pdf", "2 pages, 92 kB"),
                File("", "Text", f"{name}.txt", "TXT"),
                File("", "Figures", f"{name}.figures.json", "JSON"),
            ),
        )

    assert listed.pairs == (
        PairSheets(
            *ROLES,
            states=(
                State(
                    "California",
                    "ma-vs-moa-california",
                    (
                        AreaSheets("California", "The whole state", "", "0600000",
                                   (sheet("0600000"),)),
                        AreaSheets("Sacramento-Roseville-Folsom, CA",
                                   "Sacramento-Roseville-Folsom, CA", "metropolitan area",
                                   "0040900", (sheet("0040900"),)),
                    ),
                    "2",
                ),
            ),
        ),
    )  # fmt: skip
    assert listed.title == "Medical Assistant or Medical Office Assistant?"
    assert listed.summary == "4 documents for 2 areas, from official statistics of May 2025"
    assert (listed.count, listed.size) == ("4 documents for 2 areas", "368 kB")


def test_the_nation_comes_first_then_states_and_in_each_the_state_the_metros_the_rest():
    (pair,) = made().pairs

    assert [(state.name, [area.heading for area in state.areas]) for state in pair.states] == [
        ("United States", ["The whole nation"]),
        ("Arizona", ["Yuma, AZ"]),
        ("California", [
            "The whole state", "Sacramento-Roseville-Folsom, CA",
            "North Coast Region of California nonmetropolitan area",
        ]),
        ("Georgia", ["Atlanta-Sandy Springs-Roswell, GA"]),
        ("Illinois", ["St. Louis, MO-IL"]),
        ("Missouri", ["St. Louis, MO-IL"]),
        ("Puerto Rico", ["The whole territory", "Mayagüez, PR"]),
    ]  # fmt: skip


def test_a_filter_is_offered_where_there_is_a_choice():
    one = made(layouts=("guide",))
    several = made((ROLES, OCCUPATIONS), variants=("print", "screen"))

    assert (one.pair_choices, one.layout_choices, one.variant_choices) == ((), (), ())
    assert several.pair_choices == (
        ("ma_vs_moa", "Medical Assistant or Medical Office Assistant"),
        ("31-1131_vs_29-2061", "Nursing Assistants or Licensed Practical Nurses"),
    )
    assert several.layout_choices == (("trifold", "Folded sheet"), ("guide", "Guide"))
    assert several.variant_choices == (
        ("screen", "Screen PDF"),
        ("print", "Print-shop PDF"),
    )


def test_several_pairs_share_a_title_and_keep_their_order():
    listed = made((OCCUPATIONS, ROLES))

    assert listed.title == "2 career comparisons"
    assert [pair.slug for pair in listed.pairs] == ["31-1131_vs_29-2061", "ma_vs_moa"]
    assert listed.count == "36 documents for 9 areas"


def test_only_many_states_need_an_index():
    assert not made(areas=AREAS[:5]).is_long
    assert made().is_long


def test_a_layout_that_has_no_name_yet_is_called_by_its_own():
    (pair,) = made(areas=AREAS[:1], layouts=("wall-poster", "trifold")).pairs

    assert [sheet.name for sheet in pair.states[0].areas[0].sheets] == [
        "Folded sheet",
        "Wall poster",
    ]


def test_a_document_that_failed_stands_in_its_place_and_with_its_reason():
    listed = made(areas=AREAS[3:4], failures=(FAILURE,))

    assert listed.pairs[0].states[0].areas[0].sheets[1] == LayoutFiles(
        "guide", "Guide", preview="", files=(), is_failed=True
    )
    assert listed.failures == (("Guide, Yuma, AZ", FAILURE.error),)
    assert listed.failure_count == "1 document"
    assert listed.count == "1 document for 1 area"


def test_among_several_pairs_a_failure_names_its_own():
    ((title, _),) = made((ROLES, OCCUPATIONS), failures=(FAILURE,)).failures

    assert title == "Guide, Yuma, AZ: Medical Assistant or Medical Office Assistant"


def test_a_source_is_cited_with_its_licence_and_its_checksums():
    assert made().sources == (
        SourceNote(
            title="Occupational Employment and Wage Statistics",
            period="May 2025",
            publisher="U.S. Bureau of Labor Statistics",
            retrieved="November 3, 2026",
            is_link=True,
            release=RELEASE,
            files=(SourceFile("oe.data.0.Current", "331.5 MB", "098795"),),
        ),
    )


def test_texts_of_our_own_have_neither_period_nor_retrieval_date():
    receipt = replace(
        RELEASE.receipt, publisher="the project", address="data/raw/roles", retrieved="", note=""
    )
    citation = replace(
        LEDGER.citations["bls_oews"], source="roles", period="roles", title="role files"
    )
    listed = catalogue(
        manifest(entries()), entries(), ORGANISATION, {**LEDGER.citations, "roles": citation},
        [replace(RELEASE, source="roles", name="roles", receipt=receipt)],
    )  # fmt: skip

    (source,) = listed.sources
    assert (source.title, source.period, source.publisher, source.retrieved, source.is_link) == (
        "Role files", "", "The project", "", False
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "result"), [(0, "passed"), (1, "1 offending row"), (2100, "2,100 offending rows")]
)
def test_a_check_says_in_words_what_it_found(rows, result):
    checked = replace(manifest(entries()), checks=(Check("percentiles_never_decrease", rows),))

    listed = catalogue(checked, entries(), ORGANISATION, LEDGER.citations, [])

    assert listed.checks == (("Percentiles never decrease", result),)


def test_a_document_that_no_entry_names_is_refused():
    with pytest.raises(KeyError):
        catalogue(manifest(entries()), entries()[1:], ORGANISATION, LEDGER.citations, [])


def test_a_page_for_the_desk_offers_its_table():
    (pair,) = made(areas=AREAS[:1], layouts=("quotable",)).pairs

    (sheet,) = pair.states[0].areas[0].sheets
    assert [(file.label, file.address.split("/")[-1]) for file in sheet.files] == [
        ("Screen PDF", "quotable.pdf"),
        ("Text", "quotable.txt"),
        ("Figures", "quotable.figures.json"),
        ("Sentences", "quotable.csv"),
    ]


def test_what_is_no_pdf_is_called_what_it_is():
    (pair,) = made(areas=AREAS[:1], layouts=("web", "card", "pictures")).pairs

    sheets = pair.states[0].areas[0].sheets
    assert [(sheet.files[0].label, sheet.files[0].detail) for sheet in sheets] == [
        ("Web page", "92 kB"), ("Picture", "92 kB"), ("Pictures", "4 pictures, 92 kB"),
    ]  # fmt: skip
    assert [bool(sheet.preview) for sheet in sheets] == [False, True, True]
