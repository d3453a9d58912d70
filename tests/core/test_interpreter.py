"""A Python with holes in what reads others' files is named, with the version that has none."""

import pytest

from pipeline.core.interpreter import holes


@pytest.mark.parametrize("version", [(3, 11, 14), (3, 12, 13), (3, 13, 10), (3, 14, 1), (3, 15, 0)])
def test_a_python_without_known_holes_is_not_spoken_of(version):
    assert holes(version) == ""


def test_each_hole_is_named_with_the_version_that_has_none_of_them():
    assert holes((3, 11, 7)) == (
        "Python 3.11.7 has known holes in zipfile (CVE-2025-8291), html.parser (CVE-2025-6069), "
        "tempfile (CVE-2023-6597), unless its distributor closed them; 3.11.14 has none of them"
    )
    assert holes((3, 13, 7)).startswith("Python 3.13.7 has known holes in zipfile (CVE-2025-8291),")
    assert holes((3, 14, 0)).endswith("; 3.14.1 has none of them")
