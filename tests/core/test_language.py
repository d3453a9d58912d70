"""A language is a folder of words that says what it is."""

import pytest

from pipeline.core.errors import RenderError
from pipeline.core.language import FILE, Language, languages, unreviewed

SAID = 'locale = "vi_US"\nname = "Tiếng Việt"\nenglish_name = "Vietnamese"\nreviewed_by = ""\n'


@pytest.fixture
def written(tmp_path):
    def write(text=SAID, code="vi"):
        (tmp_path / code).mkdir()
        (tmp_path / code / FILE).write_text(text)
        return tmp_path

    return write


def test_a_folder_of_words_is_a_language(written):
    folder = written(SAID + 'question = ["", "?"]\n')
    (folder / "no-language").mkdir()

    found = languages(folder)

    assert found == {"vi": Language("vi_US", "Tiếng Việt", "Vietnamese", "")}
    assert found["vi"].tag == "vi-US"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SAID.replace("vi_US", "vi"), "field locale does not fit .expected such as es_US"),
        (SAID.replace('name = "Tiếng Việt"\n', ""), "field name is missing"),
        (SAID + "= 5", "the language cannot be read"),
    ],
)
def test_what_does_not_fit_is_told_with_its_file(written, text, told):
    with pytest.raises(RenderError, match=f"vi/{FILE}: {told}"):
        languages(written(text))


def test_the_first_language_comes_first_and_the_projects_spanish_is_not_reviewed():
    assert [*languages()][:1] == ["en"]
    assert languages()["es"].reviewed_by == ""
    assert unreviewed(["en", "es", "es"]) == [
        f"reports/words/es/{FILE}: reviewed_by is empty. No reader of the school has reviewed the "
        "Spanish"
    ]
