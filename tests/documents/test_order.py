"""What can be known without statistics is told before anything is built, all of it at once."""

import io
import re
import shutil
from dataclasses import replace

import pytest
from PIL import Image

from pipeline.core import words
from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.documents.order import order_of
from pipeline.settings.request import Request
from tests.support import small_archive
from tests.support.once import once

MATRIX, ROLE = "brochures.toml", "data/raw/roles/medical-assistant.toml"
PAIR = "medical-assistant_vs_medical-office-assistant"


def svg(content):
    return f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'.encode()


@pytest.fixture(scope="module")
def archive(shared):
    return once(shared, "unbuilt", lambda folder: small_archive.build(folder / "root") or folder)


@pytest.fixture
def root(archive, tmp_path):
    return shutil.copytree(archive / "root", tmp_path / "root")


def edit(path, *changes):
    own, *spanish = re.split(r"(?m)^(?=\[es\]$)", path.read_text())
    for old, new in changes:
        assert own.count(old) == 1, old
        own = own.replace(old, new)
    path.write_text("".join([own, *spanish]))


def told(root, **asked_for):
    """Give the message about what is asked for, by its lines, without the root.

    Where a line of a file is named, it is that of the field; its number is then left out.
    """
    with pytest.raises(UsageError) as caught:
        order_of(Request(**asked_for), Paths(root))
    assert caught.value.exit_code == 2
    message = str(caught.value).replace(f"{root}/", "")
    for file, number, rest in re.findall(r"([\w./-]+\.toml), line (\d+)(.*)", message):
        field = (root / file).read_text().splitlines()[int(number) - 1].split()[0]
        assert rest.startswith(", pair ") or re.search(rf"\b{field}\b", rest), (number, rest)
    return re.sub(r"(?<=\.toml), line \d+", "", message).splitlines()


def test_what_is_asked_for_is_what_will_be_made(root):
    pairs = ("medical-office-assistant:medical-assistant", "medical-assistant:29-2061", "all")
    request = Request(pairs[:2], ("states", "metros:OR", "0017020"), ("guide", "trifold"))

    order = order_of(request, Paths(root))

    assert [pair.roles for pair in order.pairs] == [
        ("medical-office-assistant", "medical-assistant"),
        ("medical-assistant", "29-2061"),
    ]
    assert order.areas == ("0600000", "2300000", "2700000", "4100000", "0038900", "0017020")
    assert (order.kinds, order.count) == ((("guide", "screen"), ("trifold", "screen")), 24)


def test_without_a_fault_a_plain_order_is_that_of_the_file(root):
    order = order_of(Request(), Paths(root))

    assert ([pair.slug for pair in order.pairs], order.areas) == ([PAIR], small_archive.AREAS_MADE)


def test_three_faults_of_one_file_are_three_lines(root):
    edit(root / MATRIX, ('phone = "888-675-2460"', "phone = 8886752460"),
         ('"#14505c"', '"#ffee88"'), ('"0017020"', '"Chicco"'))  # fmt: skip

    assert told(root) == [
        "UsageError: 3 faults, and nothing is made. Correct them all:",
        "  brochures.toml: field organisation.phone does not fit (expected ten digits: "
        '"888-675-2460", or "", found 8886752460). Correct brochures.toml.',
        "  brochures.toml: field organisation.colour is too pale for white type (expected a "
        "contrast of 4.5 to 1, found 1.17). Correct brochures.toml.",
        "  brochures.toml, areas: no area is called “Chicco” (expected an area's code or name, a "
        "ZIP code, a county, or nation, states, metros, state:CA, metros:CA, all). Did you mean "
        "one of these?",
        "    0017020  Chico, CA",
    ]


def test_faults_of_files_and_words_are_one_list(root):
    edit(root / MATRIX, ('"medical-office-assistant"]', '"medical-ofice-assistant"]'))
    edit(root / ROLE, ("title = ", "titel = "), ('"31-9092"', '"31-909"'))

    assert told(root, areas=("Fresno", "metros:XX", "0023421")) == [
        "UsageError: 6 faults, and nothing is made. Correct them all:",
        f"  {ROLE}: field title is missing (expected a text that is not empty). Correct the file; "
        "the other role files there show how each field looks.",
        f"  {ROLE}: field soc_code does not fit (expected a code such as 31-9092, found "
        "'31-909'). Correct the file; the other role files there show how each field looks.",
        f"  {ROLE}: unknown field titel (expected title, plural, short, other_titles, "
        "soc_code, soc_evidence, summary, day, practical_duties, office_duties, "
        "no_practical_duties, workplaces, where_short, hours, when_short, education, "
        "training_short, steps, certification, outlook_reason, outlook_reason_of, "
        "certification_in). Correct the file; the other role files there show how each "
        "field looks.",
        f"  brochures.toml, pair {PAIR}: no role is called “medical-ofice-assistant” (expected the "
        "name of a file in data/raw/roles, without .toml). Did you mean medical-office-assistant?",
        "  --area: no state is called “XX” (expected a state's postal code or name, such as "
        "metros:CA or metros:California).",
        "  --area: no area is called “0023421” (expected an area's code or name, a ZIP code, a "
        "county, or nation, states, metros, state:CA, metros:CA, all). Did you mean one of these?",
        "    0023420  Fresno, CA",
        "    0017020  Chico, CA",
        "    0038860  Portland-South Portland, ME",
        "    0038900  Portland-Vancouver-Hillsboro, OR-WA",
        "    0040340  Rochester, MN",
    ]


def test_a_code_that_is_no_occupation_is_told_with_those_beside_it(root):
    assert told(root, pairs=("99-9999:29-2061",)) == [
        "UsageError: --pair: no occupation has the code 99-9999 (expected one of `list "
        "occupations`). Did you mean one of these?",
        "  43-6013  Medical Secretaries and Administrative Assistants",
        "  31-9092  Medical Assistants",
        "  31-1131  Nursing Assistants",
        "  29-2061  Licensed Practical and Licensed Vocational Nurses",
    ]


def test_a_role_of_no_occupation_is_told(root):
    edit(root / ROLE, ('"31-9092"', '"31-9099"'))

    assert told(root)[0] == (
        f"UsageError: brochures.toml, pair {PAIR}: no occupation has the code 31-9099, which the "
        "role medical-assistant names (expected one of `list occupations`). "
        "Did you mean one of these?"
    )


def test_a_role_beside_its_own_code_is_told(root):
    assert told(root, pairs=("medical-assistant:31-9092",)) == [
        "UsageError: --pair: the two sides of medical-assistant_vs_31-9092 are one occupation, "
        "31-9092 (expected two that differ)."
    ]


def test_a_role_with_gaps_is_told_where_a_pair_names_it(root):
    shutil.copy(root / ROLE, root / "data/raw/roles/aide.toml")
    aide = root / "data/raw/roles/aide.toml"
    aide.write_text(aide.read_text().replace('hours = "', 'hours = "TODO: '))

    assert order_of(Request(), Paths(root))
    assert told(root, pairs=("aide:medical-office-assistant", "aide:29-2061")) == [
        "UsageError: data/raw/roles/aide.toml: hours still to be written (expected your own words, "
        "found TODO). Correct the file; the other role files there show how each field looks."
    ]


def test_a_role_that_is_no_toml_is_told_once(root):
    (root / ROLE).write_text("title")

    assert told(root) == [
        f"UsageError: {ROLE}: the role file is no TOML (expected field = value lines, found "
        "Expected '=' after a key in a key/value pair (at end of document)). Correct the file; the "
        "other role files there show how each field looks."
    ]


def test_characters_that_no_font_has_are_told_with_their_fields(root):
    edit(root / MATRIX, ('"Campus Sacramento"', '"Campus 漢🙂"'),
         ('\nlength = "about', '\nlength = "→ ḍ é ½'))  # fmt: skip
    edit(root / ROLE, ('hours = "', 'hours = "⌛'))

    assert told(root) == [
        "UsageError: 2 faults, and nothing is made. Correct them all:",
        "  brochures.toml: field organisation.name has a character that no font here can show "
        "(expected those of IBM Plex Sans and Source Serif 4, found “漢” CJK UNIFIED "
        "IDEOGRAPH-6F22, “🙂” SLIGHTLY SMILING FACE).",
        f"  {ROLE}: field hours has a character that no font here can show (expected those of IBM "
        "Plex Sans and Source Serif 4, found “⌛” HOURGLASS).",
    ]


def test_characters_that_nobody_sees_are_told_with_their_fields(root):
    edit(root / MATRIX, ('"Campus Sacramento"', '"Campus Sacra\u00admento"'),
         ('headline = "Both run', 'headline = "Both\u200b run'))  # fmt: skip
    edit(root / ROLE, ('\nCA = "', '\nCA = "\ufeffش'))

    assert told(root) == [
        "UsageError: 3 faults, and nothing is made. Correct them all:",
        "  brochures.toml: field organisation.name has a character that no font here can show "
        "(expected those of IBM Plex Sans and Source Serif 4, found “\u00ad” SOFT HYPHEN).",
        "  brochures.toml: field pair[0].headline has a character that no font here can show "
        "(expected those of IBM Plex Sans and Source Serif 4, found “\u200b” ZERO WIDTH SPACE).",
        f"  {ROLE}: field certification_in has a character that no font here can show (expected "
        "those of IBM Plex Sans and Source Serif 4, found “ش” ARABIC LETTER SHEEN, “\ufeff” "
        "ZERO WIDTH NO-BREAK SPACE).",
    ]


def test_a_programme_for_a_role_that_there_is_not_is_told_with_the_role_near_it(root):
    edit(root / MATRIX, ('\nrole = "medical-assistant"', '\nrole = "medical-asistant"'))

    assert told(root) == [
        "UsageError: brochures.toml: field programme[0].role names no role (expected the name of a "
        "file in data/raw/roles, without .toml, found 'medical-asistant'). Did you mean "
        "medical-assistant?"
    ]


@pytest.mark.parametrize(
    ("cip", "told_of_it"),
    [
        ("51.0710", [
            "field programme[0].cip does not lead to the role’s occupation (expected a "
            "program that leads to 31-9092, found 51.0710 Medical Office "
            "Assistant/Specialist leads to 43-6013 alone). Did you mean one of these?",
            "  51.0801  Medical/Clinical Assistant",
        ]),
        ("01.0508", [
            "field programme[0].cip does not lead to the role’s occupation (expected a "
            "program that leads to 31-9092, found 01.0508 Taxidermy/Taxidermist "
            "leads to no occupation). Did you mean one of these?",
            "  51.0801  Medical/Clinical Assistant",
        ]),
        ("51.9998", [
            "field programme[0].cip is the code of no program (expected a program that leads to "
            "31-9092, found '51.9998'). Did you mean one of these?",
            "  51.0801  Medical/Clinical Assistant",
        ]),
        ("51.801", [
            "field programme[0].cip does not fit (expected a CIP code such as \"51.0801\", or "
            "\"\", found '51.801'). Correct brochures.toml.",
        ]),
    ],
)  # fmt: skip
def test_a_program_code_that_does_not_lead_to_the_role_is_told(root, cip, told_of_it):
    edit(root / MATRIX, ('\ncip = ""', f'\ncip = "{cip}"'))

    assert told(root) == [f"UsageError: brochures.toml: {told_of_it[0]}", *told_of_it[1:]]


def test_a_program_that_leads_to_the_role_among_others_is_taken(root):
    edit(root / MATRIX, ('\ncip = ""', '\ncip = "51.0801"'))

    (programme,) = order_of(Request(), Paths(root)).organisation.programmes
    assert programme.cip == "51.0801"


def test_without_a_crosswalk_a_program_code_cannot_be_checked(root):
    edit(root / MATRIX, ('\ncip = ""', '\ncip = "51.0801"'))
    shutil.rmtree(root / "data/raw/cip_soc")

    assert told(root) == [
        "UsageError: brochures.toml: field programme[0].cip cannot be checked: no crosswalk is "
        "held. Restore data/raw/cip_soc from version control, or leave the field out."
    ]


def test_zip_codes_and_counties_are_words_for_areas(root):
    with (root / MATRIX).open("a") as file:
        file.write('\n[[campus]]\nareas = ["95603", "Washington County, OR"]\n')

    order = order_of(Request(areas=("95814", "Clark County")), Paths(root))

    assert (order.areas, order.campuses[0].areas) == (
        ("0040900", "0038900"), ("0040900", "0038900"),
    )  # fmt: skip


def test_a_zip_code_of_several_areas_is_told_with_its_line(root):
    edit(root / MATRIX, ('"0017020"', '"95668"'))

    assert told(root) == [
        "UsageError: brochures.toml, areas: the ZIP code 95668 (Placer County, CA; Sutter County, "
        "CA) may lie in several areas (expected one area by its code). Did you mean one of these?",
        "  0040900  Sacramento-Roseville-Folsom, CA",
        "  0017020  Chico, CA",
        "  0023420  Fresno, CA",
        "  0600006  Eastern Sierra-Mother Lode Region of California nonmetropolitan area",
    ]


CAMPUSES = """
[[campus]]
areas = ["state:OR", "0017020"]
name = "Campus Portland"
phone = "503-555-010"
help = "Ask us. 🙂"

[[campus.programme]]
role = "medical-asistant"
name = "Earn more as an assistant"

[[campus]]
areas = ["Portland-Vancouver-Hillsboro", "Chico", "Boise"]
name = "Campus Chico"
"""


def test_an_area_of_two_campuses_is_told_with_every_other_fault_of_them(root):
    with (root / MATRIX).open("a") as file:
        file.write(CAMPUSES)

    assert told(root) == [
        "UsageError: 6 faults, and nothing is made. Correct them all:",
        "  brochures.toml: field campus[0].phone does not fit (expected ten digits: "
        '"888-675-2460", or "", found \'503-555-010\'). Correct brochures.toml.',
        "  brochures.toml: field campus[0].programme[0].name speaks of pay (expected the work "
        "alone: pay belongs to the statistics, found “Earn more”). Correct brochures.toml.",
        "  brochures.toml, campus[1].areas: no area is called “Boise” (expected an area's code or "
        "name, a ZIP code, a county, or nation, states, metros, state:CA, metros:CA, all).",
        "  brochures.toml: field campus[1].areas names areas of campus[0] (expected each area "
        "once, found Portland-Vancouver-Hillsboro, OR-WA; Chico, CA).",
        "  brochures.toml: field campus[0].programme[0].role names no role (expected the name of a "
        "file in data/raw/roles, without .toml, found 'medical-asistant'). Did you mean "
        "medical-assistant?",
        "  brochures.toml: field campus[0].help has a character that no font here can show "
        "(expected those of IBM Plex Sans and Source Serif 4, found “🙂” SLIGHTLY SMILING FACE).",
    ]


def test_the_areas_of_a_campus_are_told_by_words_and_kept_by_their_codes(root):
    with (root / MATRIX).open("a") as file:
        file.write('\n[[campus]]\nareas = ["state:OR", "Chico"]\nplace = "Salem, Oregon"\n')

    order = order_of(Request(), Paths(root))
    (campus,) = order.campuses

    assert campus.areas == ("4100000", "0038900", "0017020")
    assert campus.organisation == replace(order.organisation, place="Salem, Oregon")


def test_every_fault_of_a_school_s_own_fields_is_in_the_one_list(root):
    edit(
        root / MATRIX,
        ('name = "Campus Sacramento"', f'name = "{"Campus " * 12}"'),
        ("888-675-2460", "888-675-246"),
        ('web = ""', 'web = "https://my school"'),
        ('email = ""', 'email = "me@school"'),
        ("affiliated with {name}", "affiliated with {school}"),
        ('"You want hands-on work', '"You want to earn more by work'),
    )

    assert told(root) == [
        "UsageError: 6 faults, and nothing is made. Correct them all:",
        "  brochures.toml: field organisation.phone does not fit (expected ten digits: "
        '"888-675-2460", or "", found \'888-675-246\'). Correct brochures.toml.',
        "  brochures.toml: field organisation.web does not fit (expected an address: "
        '"example.org", or "", found \'https://my school\'). Correct brochures.toml.',
        "  brochures.toml: field organisation.email does not fit (expected an address: "
        '"me@example.org", or "", found \'me@school\'). Correct brochures.toml.',
        "  brochures.toml: field organisation.name is too long (expected 80 characters at most, "
        "found 84). Correct brochures.toml.",
        "  brochures.toml: field organisation.disclaimer has a word that nothing fills in "
        "(expected {name}, found {school}). Correct brochures.toml.",
        "  brochures.toml: field pair[0].choose_first speaks of pay (expected the work alone: pay "
        "belongs to the statistics, found “earn more”). Correct brochures.toml.",
    ]


def png(width, height):
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


PNG = png(1000, 300)


def test_a_whole_picture_is_taken(root):
    edit(root / MATRIX, ('logo = ""', 'logo = "logo.png"'))
    (root / "logo.png").write_bytes(PNG)

    assert order_of(Request(), Paths(root)).organisation.logo.startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"GIF89a", "another kind of file"),
        (PNG[:-30], "Truncated File Read"),
        (b"<svg><path></svg>", "mismatched tag: line 1, column 13"),
        (svg('<image href="photo.png"/>'), "it shows another file, photo.png"),
        (svg('<use href="marks.svg#one"/>'), "it shows another file, marks.svg#one"),
        (
            svg("<path style=\"fill: url( 'http://example.org/a.svg')\"/>"),
            "it shows another file, http://example.org/a.svg",
        ),
        (svg("<style>@import 'fonts.css';</style>"), "it shows another file, fonts.css"),
        (b'<?xml-stylesheet href="style.css"?>' + svg(""), "it shows another file, style.css"),
    ],
    ids=["gif", "png", "tag", "image", "use", "fill", "import", "style"],
)
def test_a_logo_that_cannot_be_set_is_told_with_the_rest(root, content, found):
    edit(root / MATRIX, ('logo = ""', 'logo = "logo.svg"'))
    (root / "logo.svg").write_bytes(content)

    assert told(root, areas=("state:XX",)) == [
        "UsageError: 2 faults, and nothing is made. Correct them all:",
        f"  logo.svg: the logo cannot be read (expected an SVG or PNG file, found {found}). "
        'Correct logo in brochures.toml; "" sets the name in type.',
        "  --area: no state is called “XX” (expected a state's postal code or name, such as "
        "state:CA or state:California).",
    ]


def test_a_logo_may_refer_to_parts_of_itself_and_link_to_the_school(root):
    edit(root / MATRIX, ('logo = ""', 'logo = "logo.svg"'))
    held = '<use href="#a"/><path style="fill: url(#b)"/><image href="data:image/png;base64,"/>'
    (root / "logo.svg").write_bytes(svg(f'<a href="https://example.org">{held}</a>'))

    assert order_of(Request(), Paths(root)).organisation.logo.startswith("data:image/svg+xml;")


def test_a_logo_too_coarse_for_print_is_told_with_its_ppi(root):
    edit(root / MATRIX, ('logo = ""', 'logo = "logo.png"'))
    (root / "logo.png").write_bytes(png(400, 166))

    assert told(root) == [
        "UsageError: logo.png: the logo is too coarse for print (expected 300 ppi, from 625 pixels "
        "wide or 167 high, found 299 ppi, 400 × 166 pixels). Name a larger PNG file, or an SVG "
        "file."
    ]


def test_a_press_without_its_profile_is_told_with_the_rest(root):
    edit(root / MATRIX, ('icc_profile = ""', 'icc_profile = "press.icc"'))

    first, profile, trend = told(root, is_trend=True)

    assert first == "UsageError: 2 faults, and nothing is made. Correct them all:"
    assert profile.startswith(
        "  --trend: pay over time is shown on a guide or web or pictures only"
    )
    assert trend.startswith("  brochures.toml [print]: icc_profile cannot be read")


def test_all_that_a_language_lacks_is_named_before_anything_is_set(root, tmp_path, monkeypatch):
    folder = shutil.copytree(words.WORDS, tmp_path / "words")
    edit(folder / "es/page.ftl", ("choice-heading = ", "choice = "))
    monkeypatch.setattr(words, "WORDS", folder)
    role = (root / ROLE).read_text()
    (root / ROLE).write_text(role.replace("\n[es", "\n[xx"))
    edit(root / MATRIX, ('help = "La oficina', 'help = ""\n# "La oficina'))

    assert told(root, languages=("en", "es")) == [
        "UsageError: 3 faults, and nothing is made. Correct them all:",
        "  reports/words/es: choice-heading: a sentence is not said. Say there what en says by "
        "that name.",
        f"  {MATRIX}: field organisation.es.help is missing (expected the text in that language). "
        "Write it, or leave the language out.",
        f"  {ROLE}: the role is not said in es (expected a table [es]). Write it, or leave the "
        "language out.",
    ]
    assert order_of(Request(), Paths(root))


def test_what_another_pair_lacks_in_a_language_is_no_matter(root):
    edit(root / MATRIX, ('headline = "Uno prepara', 'headline = ""\n# "Uno prepara'))

    assert order_of(Request(languages=("es",)), Paths(root)).languages == ("es",)
