"""A source is a folder that is found; one that is not whole is told when it is looked for."""

import pytest

from pipeline.cli.refresh import refresh_command
from pipeline.core.errors import FindError
from pipeline.sources.names import SourceFolder, folders, used_as
from pipeline.sources.register import EVERY, FETCHED, PUBLISHED, SOURCES, TREND_SOURCES, sources

GOOD = '"""Letters."""\n\nSOURCE = Source(\n    name="letters",\n    order=5,\n    feed=FEED,\n)\n'


@pytest.fixture
def top(tmp_path):
    """Give a folder of sources with one that is whole, and with what is no source."""
    for name in ("letters", "formats", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "letters/publication.py").write_text(GOOD)
    return tmp_path


def test_the_sources_stand_in_their_order_and_by_their_use():
    needed = ["bls_oews", "bls_projections", "bea_rpp", "roles"]
    assert [source.name for source in EVERY][:6] == [*needed, "bls_cpi", "onet"]
    assert [source.name for source in SOURCES][:4] == needed
    assert [source.name for source in TREND_SOURCES] == used_as("trend") == ["bls_cpi"]
    assert used_as("lookup") == ["onet", "geonames", "census_areas", "cip_soc"]
    assert [source.name for source in EVERY if source not in PUBLISHED] == ["roles"]


def test_names_are_read_of_folders_as_the_sources_say_them_themselves():
    assert [(one.name, one.use) for one in folders()] == [(one.name, one.use) for one in EVERY]
    (choices,) = (each for each in refresh_command.params if each.name == "sources")
    assert list(choices.type.choices) == [source.name for source in FETCHED]


def test_a_folder_is_found_by_its_publication(top):
    (found,) = folders(top)

    where = f"{top}/letters/publication.py, line 3"
    assert (found.name, found.where, found.use) == ("letters", where, "held")
    assert found.is_fetched


@pytest.mark.parametrize(
    ("text", "what", "where", "facts"),
    [
        (None, "the folder of a source has no publication.py", "",
         ("publication.py", "__init__.py")),
        ("RECORD = Source()", "the publication has no SOURCE", "/publication.py",
         ("SOURCE = Source(…)", "RECORD")),
        ("SOURCE =", "the publication cannot be read", "/publication.py",
         ("Python", "invalid syntax (<unknown>, line 1)")),
        ('SOURCE = Source(name="numbers")', "the name is not the folder's",
         "/publication.py, line 1", ('name="copy"', 'name="numbers"')),
        (GOOD, "two sources have one name", "/publication.py, line 3",
         ('name="copy"', 'name="letters"')),
        ('\nSOURCE = Source(name="copy", use="optional")', "the use is none",
         "/publication.py, line 2", ("report, held, trend, lookup", "optional")),
        ('SOURCE = Source(name="copy", title="TODO: what", licence="TODO")',
         "the source has gaps", "/publication.py, line 1",
         ("your own words in place of each TODO", "title, licence")),
        ("SOURCE = Source(name=NAME)", "name is not written out", "/publication.py, line 1",
         ("a plain word", "NAME")),
    ],
)  # fmt: skip
def test_a_source_that_is_not_whole_is_told_by_its_file(top, text, what, where, facts):
    (top / "copy").mkdir()
    if text is None:
        (top / "copy/__init__.py").touch()
    else:
        (top / "copy/publication.py").write_text(text)

    with pytest.raises(FindError) as caught:
        folders(top)

    error = caught.value
    assert (error.what, error.where) == (what, f"{top}/copy{where}")
    assert (error.expected, error.found) == facts
    assert error.todo


def test_two_tables_of_one_name_are_told():
    one, other = folders()[0], SourceFolder("bls_oews", "copy/publication.py, line 9", {})

    with pytest.raises(FindError) as caught:
        sources([one, other])

    error = caught.value
    assert (error.what, error.where, error.found) == (
        "two sources have a raw table bls_oews", other.where, f"one of {one.where}",
    )  # fmt: skip
