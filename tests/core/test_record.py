"""A record reads as it was written, or what does not fit is named with its place."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from pipeline.core.record import fit, fit_what_fits, from_json, to_json


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    size: int = 0
    kind: Literal["oak", "elm"] = "elm"
    notes: Annotated[tuple[str, ...], Meta(description="notes, if any")] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    marks: dict[str, str] = field(default_factory=dict)


TREE = Tree((Leaf("café", 3, notes=("a",)), Leaf("b")), {"x": "y"})


def test_a_record_reads_as_it_was_written():
    text = to_json(TREE)

    assert from_json(text, Tree) == TREE
    assert text.startswith('{\n  "leaves": [\n    {\n      "name": "café",\n      "size": 3,')
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ([], ("it is no table of fields", "field = value", "[]")),
        ({}, ("field leaves is missing", "a list", "")),
        ({"leaves": "b"}, ("field leaves does not fit", "a list", "'b'")),
        ({"leaves": [{}]}, ("field leaves[0].name is missing", "a text", "")),
        ({"leaves": [{"name": 1}]}, ("field leaves[0].name does not fit", "a text", "1")),
        (
            {"leaves": [{"name": "a"}, {"name": "b", "size": "3"}]},
            ("field leaves[1].size does not fit", "a whole number", "'3'"),
        ),
        (
            {"leaves": [{"name": "a", "kind": "ash"}]},
            ("field leaves[0].kind does not fit", "elm or oak", "'ash'"),
        ),
        (
            {"leaves": [{"name": "a", "notes": ["b", 3]}]},
            ("field leaves[0].notes does not fit", "notes, if any", "['b', 3]"),
        ),
        (
            {"leaves": [], "marks": {"x": 1}},
            ("field marks does not fit", "field = value", "{'x': 1}"),
        ),
        ({"leaves": [], "leafs": []}, ("unknown field leafs", "leaves, marks", "")),
        (
            {"leaves": [{"name": "a"}, {"name": "b", "hue": 1, "age": 2}]},
            ("unknown field leaves[1].age, leaves[1].hue", "name, size, kind, notes", ""),
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(content, told):
    with pytest.raises(LookupError) as caught:
        fit(content, Tree, lambda *facts: LookupError(facts))

    assert caught.value.args == (told,)


@pytest.mark.parametrize("text", ["", "no JSON", '{"leaves": [], "x": 1}', '{"leaves": 1}'])
def test_json_that_is_no_record_is_an_error(text):
    with pytest.raises(ValueError, match=r"expected|Expecting"):
        from_json(text, Tree)


def test_all_that_does_not_fit_is_named_and_the_rest_is_read():
    leaves = [{"name": 1, "kind": "ash", "hue": 2}, {"size": "3"}, {"name": "c", "notes": [4]}]

    record, misfits = fit_what_fits({"leaves": leaves, "marks": 5, "bark": 6}, Tree)

    assert record == Tree((Leaf("", 0, None), Leaf("", 0), Leaf("c")), {})
    assert misfits == [
        ("field leaves[0].name does not fit", "a text", "1"),
        ("field leaves[0].kind does not fit", "elm or oak", "'ash'"),
        ("field leaves[1].name is missing", "a text", ""),
        ("field leaves[1].size does not fit", "a whole number", "'3'"),
        ("field leaves[2].notes does not fit", "notes, if any", "[4]"),
        ("field marks does not fit", "field = value", "5"),
        ("unknown field bark", "leaves, marks", ""),
        ("unknown field leaves[0].hue", "name, size, kind, notes", ""),
    ]
