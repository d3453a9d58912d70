"""A desk sheet counts where titles like the two roles' stand; each count can be counted again."""

from dataclasses import replace

from pipeline.archive.citation import Citation
from pipeline.brochures.job_titles import title_counts
from pipeline.brochures.ledger import Ledger
from pipeline.core.figure import Figure
from pipeline.sources.onet.title_book import title_facts
from tests.sources.onet.test_title_book import book
from tests.support.comparisons import LEDGER, comparison, without_roles

ONET = Citation("onet", "27.0", "27.0", "the O*NET database", "USDOL", "", "onet-sha256")
WITH_ONET = Ledger({**LEDGER.citations, "onet": ONET})


def titled(facts):
    sides = (
        replace(
            side,
            titles=title_facts(
                side.role.role_name if side.role else "", side.occupation.occupation_code, book()
            ),
        )
        for side in facts.sides
    )
    first, second = sides
    return replace(facts, first=first, second=second)


def cells(facts):
    return [str(text) for text in title_counts(titled(facts), WITH_ONET)]


def test_a_role_has_the_places_of_its_title_and_of_titles_like_it():
    assert cells(comparison()) == [
        "Listed under this code. Titles like it: 1 under this code. 1 of this code’s 2 titles also "
        "stands under another code.",
        "Listed under no code. Titles like it: 3 under this code, 2 under Medical Assistants, and "
        "1 elsewhere. 2 of this code’s 4 titles also stand under another code.",
    ]


def test_an_occupation_has_its_own_titles_alone():
    assert cells(without_roles(comparison())) == [
        "1 of this code’s 2 titles also stands under another code.",
        "2 of this code’s 4 titles also stand under another code.",
    ]


def test_a_count_names_table_code_and_column_and_holds_what_was_counted():
    _, second = title_counts(titled(comparison()), WITH_ONET)
    figures = {part.id: part for part in second.parts if isinstance(part, Figure)}

    assert figures["titles.43-6013.shared"] == Figure(
        id="titles.43-6013.shared", printed="2", value=2, unit="titles", kind="derived",
        source="onet", release="27.0", key="Alternate Titles, 43-6013, Alternate Title",
        file_sha256="onet-sha256", formula="len(values)",
        inputs=("Alternate Titles, 43-6013, Medical Office Receptionist",
                "Alternate Titles, 43-6013, Medical Office Worker"),
        input_values=("Medical Office Receptionist", "Medical Office Worker"), side="second",
    )  # fmt: skip


def test_nothing_is_said_where_nothing_is_held():
    assert title_counts(comparison(), WITH_ONET) == ()
    assert title_counts(titled(comparison()), LEDGER) == ()
