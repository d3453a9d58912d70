"""Texts of brochures.toml stand in other languages beside them; each that is lacking is named."""

from copy import deepcopy
from dataclasses import replace

from pipeline.settings.brochures import read_matrix
from pipeline.settings.translations import untranslated
from tests.settings.test_brochures import CONTENT, refusal

HEADLINE = {"headline": "Two jobs", "es": {"headline": "Dos trabajos"}}


def told(**texts):
    """Give the content with texts of the organisation and of the first pair."""
    content = deepcopy(CONTENT)
    content["organisation"] |= texts.get("organisation", {})
    content["pair"][0] |= texts.get("pair", {})
    content["programme"] = texts.get("programme", [])
    return content


def test_what_is_made_in_a_language_has_its_texts_and_all_else():
    help = {"help": "Call.", "es": {"help": "Llame."}}
    course = {"role": "a", "name": "A course", "es": {"name": "Un curso"}}
    content = told(organisation=help, pair=HEADLINE, programme=[course])
    content["matrix"]["languages"] = ["en", "es"]

    matrix = read_matrix(content, "brochures.toml")
    english, spanish = matrix.spoken

    assert english == replace(matrix, languages=("en",))
    assert (spanish.language, spanish.areas, spanish.kinds) == ("es", matrix.areas, matrix.kinds)
    assert spanish.organisation.name == "Campus"
    assert (spanish.organisation.help, english.organisation.help) == ("Llame.", "Call.")
    assert [one.name for one in spanish.organisation.programmes] == ["Un curso"]
    assert [pair.headline for pair in spanish.pairs] == ["Dos trabajos"]
    assert matrix.count == 2 * len(matrix.areas) * len(matrix.kinds)


def test_a_campus_says_in_a_language_what_the_organisation_says_there():
    content = told(organisation={"help": "Call.", "es": {"help": "Llame."}})
    content["matrix"]["languages"] = ["es"]
    own = {"areas": ["nation"], "name": "North", "help": "Write.", "es": {"help": "Escriba."}}
    content["campus"] = [{"areas": ["0600000"], "name": "South"}, own]

    (spanish,) = read_matrix(content, "brochures.toml").spoken

    said = [(one.organisation.name, one.organisation.help) for one in spanish.campuses]
    assert said == [("South", "Llame."), ("North", "Escriba.")]


def test_each_text_that_a_language_lacks_is_named():
    content = told(organisation={"help": "Call."}, pair=HEADLINE | {"shared": "Both."})

    assert [what for what, *_ in untranslated(content, "es")] == [
        "field organisation.es.help is missing",
        "field pair[0].es.shared is missing",
    ]


def test_a_text_that_does_not_fit_in_a_language_is_told_as_its_own():
    said = {"headline": "Two jobs", "es": {"headline": "x" * 61}}

    assert refusal(told(pair=said)) == (
        "field pair[0].es.headline is too long (expected 60 characters at most, found 61)."
    )


def test_a_language_that_there_is_not_is_told():
    content = told()
    content["matrix"]["languages"] = ["en", "xx"]

    assert refusal(content) == (
        "field matrix.languages[1] does not fit (expected en or es, found 'xx')."
    )
