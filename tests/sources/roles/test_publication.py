"""A role file says everything that a brochure prints of a role, or is refused by field."""

import re
from hashlib import sha256

import pytest

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import Release
from pipeline.core.errors import Faults, ParseError
from pipeline.sources.roles.names import FILE, NAMES
from pipeline.sources.roles.publication import ROLES, SOURCE, drafts, examine_roles, read

FIELDS = {
    "title": '"Dental Aide"',
    "plural": '"dental aides"',
    "short": '"DA"',
    "other_titles": "[]",
    "soc_code": '"31-9091"',
    "soc_evidence": '"The code is titled so."',
    "summary": '"Works beside a dentist."',
    "day": '["Greet", "Seat", "Pass tools", "Clean", "Take X-rays*", "Chart"]',
    "practical_duties": '["Pass tools", "Take X-rays"]',
    "office_duties": '["Schedule patients"]',
    "no_practical_duties": '""',
    "workplaces": '["dentists’ offices"]',
    "where_short": '"Offices"',
    "hours": '"Weekdays."',
    "when_short": '"By day"',
    "education": '"A diploma."',
    "training_short": '"Nine months"',
    "steps": '["Diploma", "Nine months", "First job"]',
    "certification": '"Depends on the state."',
}


def text(**changes):
    fields = {name: value for name, value in {**FIELDS, **changes}.items() if value is not None}
    return "".join(f"{name} = {value}\n" for name, value in fields.items())


def release(folder, **files):
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.toml").write_bytes(raw)
    (folder / FILE).write_text("soc_code,singular,plural,short\n")
    held = tuple(
        ReceiptFile(path.name, path.name, path.stat().st_size, "", "")
        for path in sorted(folder.iterdir())
    )
    return Release("roles", "roles", folder, Receipt("roles", "roles", *[""] * 5, held))


def row(slug, **changes):
    fields = {
        "language": "en",
        "slug": slug,
        "title": "Dental Aide",
        "plural": "dental aides",
        "short": "DA",
        "other_titles": [],
        "soc_code": "31-9091",
        "soc_evidence": "The code is titled so.",
        "summary": "Works beside a dentist.",
        "day": ["Greet", "Seat", "Pass tools", "Clean", "Take X-rays*", "Chart"],
        "practical_duties": ["Pass tools", "Take X-rays"],
        "office_duties": ["Schedule patients"],
        "no_practical_duties": "",
        "workplaces": ["dentists’ offices"],
        "where_short": "Offices",
        "hours": "Weekdays.",
        "when_short": "By day",
        "education": "A diploma.",
        "training_short": "Nine months",
        "steps": ["Diploma", "Nine months", "First job"],
        "certification": "Depends on the state.",
        "outlook_reason": "",
        "outlook_reason_of": "",
        "certification_in": [],
        "certification_states": [],
        "file_sha256": sha256(text().encode()).hexdigest(),
    }
    return {**fields, **changes}


def test_a_role_file_is_a_row(tmp_path):
    (tmp_path / "README.md").write_text("How to write a role.")

    frame = read(release(tmp_path, **{"dental-aide": text()}))["roles"]

    assert frame.schema == dict(ROLES.columns)
    assert frame.rows(named=True) == [row("dental-aide")]


def test_a_table_of_a_language_says_all_texts_anew(tmp_path):
    spanish = {"title": '"Auxiliar dental"', "plural": '"auxiliares dentales"'}
    content = text() + "[es]\n" + text(other_titles=None, soc_code=None, **spanish)

    rows = read(release(tmp_path, a=content))["roles"].rows(named=True)

    digest = sha256(content.encode()).hexdigest()
    said = {"language": "es", "title": "Auxiliar dental", "plural": "auxiliares dentales"}
    assert rows == [row("a", file_sha256=digest), row("a", file_sha256=digest, **said)]


def test_what_a_table_of_a_language_lacks_is_told_with_its_line(tmp_path):
    faults, own = Faults(), {"other_titles": None, "soc_code": None}
    content = text() + "[es]\n" + text(**own, title=None, hours="5")

    examine_roles(release(tmp_path, a=content), faults)

    line = content[: content.rindex("hours = ")].count("\n") + 1
    assert [(one.where, one.what, one.expected) for one in faults.noted] == [
        (f"{tmp_path / 'a.toml'}", "field es.title is missing", "a text that is not empty"),
        (f"{tmp_path / 'a.toml'}, line {line}", "field es.hours does not fit",
         "a text that is not empty"),
    ]  # fmt: skip


def test_every_file_is_a_role_and_the_order_of_fields_is_free(tmp_path):
    turned = "\n".join(reversed(text().splitlines()))

    frame = read(release(tmp_path, a=text(), b2=turned))["roles"]

    digest = sha256(turned.encode()).hexdigest()
    assert frame.rows(named=True) == [row("a"), row("b2", file_sha256=digest)]


def test_a_role_may_have_no_practical_duties(tmp_path):
    content = text(practical_duties="[]", no_practical_duties='"None."', other_titles='["aide"]')

    (found,) = read(release(tmp_path, a=content))["roles"].rows(named=True)

    assert (found["practical_duties"], found["no_practical_duties"], found["other_titles"]) == (
        [],
        "None.",
        ["aide"],
    )


def test_what_holds_in_one_state_is_kept_by_its_name(tmp_path):
    content = text() + '[certification_in]\nCA = "A license."\nDC = "None."\n'

    (found,) = read(release(tmp_path, a=content))["roles"].rows(named=True)

    assert (found["certification_states"], found["certification_in"]) == (
        ["California", "District of Columbia"],
        ["A license.", "None."],
    )


def test_why_jobs_change_is_said_of_a_reason_by_its_checksum(tmp_path):
    said = {"outlook_reason": "Machines help.", "outlook_reason_of": "73a26a307244"}
    content = text(**{name: f'"{value}"' for name, value in said.items()})

    (found,) = read(release(tmp_path, a=content))["roles"].rows(named=True)

    assert {name: found[name] for name in said} == said


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("outlook_reason", "No full stop", "a sentence of 160 characters"),
        ("outlook_reason", f"{'a' * 160}.", "a sentence of 160 characters"),
        ("outlook_reason_of", "73A26A307244", "the first 12 digits of a sha256"),
        ("outlook_reason_of", "73a26a30724", "the first 12 digits of a sha256"),
    ],
)
def test_a_reason_that_does_not_fit_is_told_with_its_line(tmp_path, name, value, expected):
    faults = Faults()
    content = text(**{name: f'"{value}"'})

    examine_roles(release(tmp_path, a=content), faults)

    line = content[: content.index(f"{name} = ")].count("\n") + 1
    assert [(one.where, one.what, one.expected) for one in faults.noted] == [
        (f"{tmp_path / 'a.toml'}, line {line}", f"field {name} does not fit", expected)
    ]


SIZES = {"day": (6, 10, "duties", 34), "steps": (3, 5, "steps", 40)}
LONGEST = {"short": 12, "where_short": 48, "when_short": 36, "training_short": 60}
LISTS = ("other_titles", "practical_duties", "office_duties", "workplaces", *SIZES)
MAY_BE_EMPTY = ("other_titles", "practical_duties", "no_practical_duties")
TEXTS = [name for name in FIELDS if name not in LISTS]


def refused(folder, content, slug="dental-aide"):
    with pytest.raises(ParseError) as caught:
        read(release(folder, **{slug: content}))
    error = caught.value
    named = re.search(r"field (\w+)", error.what)
    lines = content.splitlines() if isinstance(content, str) else []
    begun = [n for n, line in enumerate(lines, 1) if named and line.startswith(f"{named[1]} =")]
    assert error.where == f"{folder / slug}.toml{f', line {begun[0]}' if begun else ''}"
    assert error.todo
    return error.what, error.expected, error.found


def kind(name):
    """Say what a field is to be, as an error does."""
    if name == "soc_code":
        return "a code such as 31-9092"
    if name in LONGEST:
        return f"1 to {LONGEST[name]} characters"
    if name in SIZES:
        return "{} to {} {} of 1 to {} characters".format(*SIZES[name])
    if name == "no_practical_duties":
        return "a text"
    return "a list of texts, none of them empty" if name in LISTS else "a text that is not empty"


@pytest.mark.parametrize("name", FIELDS)
def test_a_missing_field_is_told(tmp_path, name):
    assert refused(tmp_path, text(**{name: None})) == (f"field {name} is missing", kind(name), "")


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in MAY_BE_EMPTY])
@pytest.mark.parametrize("blank", ["", "  "])
def test_an_empty_field_is_told(tmp_path, name, blank):
    value, found = (
        (f'["{blank}"]', f"['{blank}']") if name in LISTS else (f'"{blank}"', f"'{blank}'")
    )
    place, expected = name, kind(name)
    if name in SIZES:
        place, expected, found = f"{name}[0]", f"1 to {SIZES[name][-1]} characters", f"'{blank}'"

    assert refused(tmp_path, text(**{name: value})) == (
        f"field {place} does not fit",
        expected,
        found,
    )


@pytest.mark.parametrize("name", ["office_duties", "workplaces"])
def test_an_empty_list_is_told(tmp_path, name):
    assert refused(tmp_path, text(**{name: "[]"})) == (
        f"field {name} does not fit",
        kind(name),
        "[]",
    )


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_line_of_a_list_is_told(tmp_path, name):
    place = f"{name}[1]" if name in SIZES else name

    assert refused(tmp_path, text(**{name: '["one", ""]'}))[0] == f"field {place} does not fit"


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        *((name, '["a"]', "['a']") for name in TEXTS),
        *((name, '"a"', "'a'") for name in LISTS),
        ("title", "5", "5"),
        ("hours", "true", "True"),
        ("workplaces", '["a", 5]', "['a', 5]"),
        ("practical_duties", '[["a"]]', "[['a']]"),
    ],
)
def test_a_field_of_another_type_is_told(tmp_path, name, value, found):
    assert refused(tmp_path, text(**{name: value})) == (
        f"field {name} does not fit",
        kind(name),
        found,
    )


@pytest.mark.parametrize(
    "code", ["31-909", "319091", "31-90911", "31-909x", "3-19091", "31-9091.00", "31-9091\\n"]
)
def test_a_code_that_is_none_is_told(tmp_path, code):
    assert refused(tmp_path, text(soc_code=f'"{code}"')) == (
        "field soc_code does not fit",
        "a code such as 31-9092",
        f"'{code}'",
    )


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ('{ CAL = "A." }', "{'CAL': 'A.'}"),
        ('{ California = "A." }', "{'California': 'A.'}"),
        ('{ CA = " " }', "{'CA': ' '}"),
        ('"A."', "'A.'"),
    ],
)
def test_a_text_of_no_state_and_a_state_without_a_text_are_told(tmp_path, value, found):
    assert refused(tmp_path, text(certification_in=value)) == (
        "field certification_in does not fit",
        '{ CA = "…" }, a text that is not empty by postal code',
        found,
    )


@pytest.mark.parametrize(("name", "most"), LONGEST.items())
def test_a_text_may_be_as_long_as_its_place_on_the_page_and_no_longer(tmp_path, name, most):
    assert read(release(tmp_path, a=text(**{name: f'"{"a" * most}"'})))["roles"][name][0]
    assert refused(tmp_path, text(**{name: f'"{"a" * (most + 1)}"'})) == (
        f"field {name} does not fit",
        f"1 to {most} characters",
        repr("a" * (most + 1)),
    )


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_list_may_be_as_long_as_its_place_on_the_page_and_no_longer(tmp_path, name, size):
    least, most, _, longest = size

    for count in (least, most):
        told = text(**{name: str(["a" * longest] * count)})
        assert len(read(release(tmp_path, a=told))["roles"][name][0]) == count
    for count in (least - 1, most + 1):
        told = refused(tmp_path, text(**{name: str(["a"] * count)}))
        assert told == (f"field {name} does not fit", kind(name), str(["a"] * count))


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_every_line_that_is_too_long_is_told_by_its_number(tmp_path, name, size):
    least, _, _, longest = size
    long, faults = "a" * (longest + 1), Faults()

    told = text(**{name: str([long, *["a"] * least, long])})
    examine_roles(release(tmp_path, a=told), faults)

    assert [(one.what, one.expected, one.found) for one in faults.noted] == [
        (f"field {name}[{number}] does not fit", f"1 to {longest} characters", repr(long))
        for number in (0, least + 1)
    ]


def test_an_unknown_field_is_told(tmp_path):
    what, expected, _ = refused(tmp_path, text(salary='"high"', wages='"higher"'))

    assert (what, expected) == (
        "unknown field salary, wages",
        ", ".join([*FIELDS, "outlook_reason", "outlook_reason_of", "certification_in"]),
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("title = Dental Aide\n", "line 1"),
        (text() + 'title = "Twice"\n', "overwrite"),
        (b'title = "\xff"\n', "utf-8"),
    ],
)
def test_a_file_that_is_no_toml_is_told(tmp_path, content, found):
    what, _, said = refused(tmp_path, content)

    assert what == "the role file is no TOML"
    assert found in said


@pytest.mark.parametrize("slug", ["Dental Aide", "dental_aide", "dental--aide", "-aide", "aïde"])
def test_a_name_that_is_no_slug_is_told(tmp_path, slug):
    assert refused(tmp_path, text(), slug)[0] == "the file's name is no slug"


def test_role_files_are_the_project_s_own():
    assert (SOURCE.is_editorial, SOURCE.tables) == (True, (ROLES, NAMES))


@pytest.mark.parametrize("name", [name for name in FIELDS if name != "soc_code"])
@pytest.mark.parametrize("flaw", ["", "title = \n", "salary = 5\n"])
def test_a_role_with_a_gap_is_left_out_whatever_else_it_lacks(tmp_path, name, flaw):
    gap = '[\n"Done",\n"TODO: the rest"]' if name in LISTS else '"TODO: write it"'
    held = release(tmp_path, a=text(), b=f"# TODO\n{text(**{name: gap})}{flaw}")

    (left_out,) = drafts([held]).values()

    assert read(held)["roles"].rows(named=True) == [row("a")]
    assert (left_out.where, left_out.what) == (
        str(tmp_path / "b.toml"),
        f"{name} still to be written",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("summary", '"helps a dentist"'),
        ("hours", '"On weekdays. Helps a dentist. At times at night."'),
        ("workplaces", '["offices", "Clean tools."]'),
        ("certification_in", '{ CA = "Clean tools." }'),
    ],
)
def test_a_text_that_repeats_a_quoted_comment_is_told(tmp_path, name, value):
    quotes = "#   > Helps a dentist. Talks to patients.\n#   > Clean tools.\n"

    what, expected, _ = refused(tmp_path, quotes + text(**{name: value}))

    assert what == f"field {name} repeats a comment of the file word for word"
    assert expected == "your own words"


def test_other_comments_and_other_words_are_free(tmp_path):
    content = "# Works beside a dentist.\n#   > Assist the dentist.\n" + text()

    assert read(release(tmp_path, a=content))["roles"]["summary"].to_list() == [
        "Works beside a dentist."
    ]
