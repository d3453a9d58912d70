"""`new layout` writes a folder that can be made at once, and never over another."""

import shutil

import pytest

from pipeline.core.errors import UsageError
from pipeline.core.paths import TEMPLATES
from pipeline.editorial.layout import draft_layout
from pipeline.settings.layouts import layouts


@pytest.fixture
def templates(tmp_path):
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def test_a_new_layout_is_found_behind_the_others(templates):
    folder = draft_layout("wall-chart", templates)

    layouts.cache_clear()
    found = layouts(templates)
    assert sorted(path.name for path in folder.iterdir()) == [
        "layout.toml", "wall-chart.css", "wall-chart.html.j2",
    ]  # fmt: skip
    assert [*found] == [*layouts(), "wall-chart"]
    assert (found["wall-chart"].title, found["wall-chart"].least_text_points) == (
        "Wall chart", 8
    )  # fmt: skip
    assert "TITLE" not in "".join(path.read_text() for path in folder.iterdir())


@pytest.mark.parametrize("name", ["guide", "Flyer", "_new", "", "../flyer", "fly er"])
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(templates, name):
    before = sorted(templates.rglob("*"))

    with pytest.raises(UsageError, match="cannot name a new layout") as error:
        draft_layout(name, templates)

    assert error.value.exit_code == 2
    assert sorted(templates.rglob("*")) == before
