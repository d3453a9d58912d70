"""New documents join the current edition, which is then whole; a bundle has names to mail."""

import json
from dataclasses import replace
from zipfile import ZipFile

import pytest

from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.core.record import to_json
from pipeline.documents.model import Document
from pipeline.editions.bundle import bundle, mail_names
from pipeline.editions.current import current, is_whole, rollback
from pipeline.editions.manifest import BuiltFrom, Edition, Manifest
from pipeline.editions.read import EditionEntry, editions, manifest_of
from pipeline.explain.explain import explain
from pipeline.report import report
from pipeline.settings.request import Request, Words
from tests.support.small_archive import revise

PAIR, CODES = "medical-assistant_vs_medical-office-assistant", "31-1131_vs_29-2061"
BOTH = "Medical Assistant vs. Medical Office Assistant"
FRESNO_MEDIAN = "OEUM002342000000031909213"


def request(*areas, is_added=True, pairs=()):
    return Request(areas=areas, pairs=pairs, jobs=1, is_added=is_added)


def made(root, asked):
    return report(asked, Paths(root), lambda _: None, lambda items, _: items)


def paths(edition):
    return [document.path for document in edition.manifest.documents]


def test_a_second_area_and_a_second_pair_join_the_first(root):
    paths_ = Paths(root)
    fresno = made(root, request("Fresno", is_added=False))
    joined = made(root, request("Chico"))
    both = made(root, request("Fresno", pairs=("31-1131:29-2061",)))

    assert paths(joined) == [f"{PAIR}/{area}/trifold.pdf" for area in ("0017020", "0023420")]
    assert paths(both) == [f"{CODES}/0023420/trifold.pdf", *paths(joined)]
    assert is_whole(both.folder)
    assert not (both.folder / paths(fresno)[0]).samefile(fresno.folder / paths(fresno)[0])
    assert both.manifest.asked == (
        Words(areas=("Fresno",)),
        Words(areas=("Chico",)),
        Words(areas=("Fresno",), pairs=("31-1131:29-2061",)),
    )
    for pair, code in ((PAIR, "31-9092"), (CODES, "31-1131")):
        document = f"{pair}/0023420/trifold"
        found = explain(f"oews.0023420.{code}.annual_median", document, paths_)
        assert found.figure.id == f"oews.0023420.{code}.annual_median"
    html = (both.folder / "index.html").read_text()
    assert [f"rollback {one.folder.name}</code>" in html for one in (fresno, joined, both)] == [
        True, True, False,
    ]  # fmt: skip
    assert [(one.edition, one.label, one.is_current) for one in editions(paths_.out)][:3] == [
        (both.folder.name, both.manifest.label, True),
        (joined.folder.name, f"{BOTH} · Chico, Fresno · 2 documents", False),
        (fresno.folder.name, f"{BOTH} · Fresno · 1 document", False),
    ]


def test_an_edition_that_holds_it_already_is_current_and_a_plain_request_is_another(root):
    made(root, request("Fresno", is_added=False))
    joined = made(root, request("Chico"))

    def is_current(asked):
        return current(asked, Paths(root)) == replace(joined, manifest=manifest_of(joined.folder),
                                                      is_new=False)  # fmt: skip

    assert [is_current(request(area)) for area in ("Chico", "Fresno", "nation")] == [
        True, True, False,
    ]  # fmt: skip
    assert not is_current(request("Chico", is_added=False))


def test_where_nothing_is_there_an_addition_is_the_first_edition(root):
    (root / "data/out/latest").unlink()

    assert paths(made(root, request("Fresno"))) == [f"{PAIR}/0023420/trifold.pdf"]


def test_another_release_than_that_of_the_current_edition_is_named(root):
    revise(root, FRESNO_MEDIAN, "46510")

    with pytest.raises(UsageError, match="built from another release") as caught:
        made(root, request("Fresno"))

    assert caught.value.where == "--add"
    assert caught.value.expected.startswith("bls_oews 2025A01: oe.area ")
    assert caught.value.found.startswith("bls_oews 2025A01: oe.area ")
    assert caught.value.expected != caught.value.found


def test_an_edition_that_does_not_say_what_for_is_not_added_to(root):
    folder = (root / "data/out/latest").resolve()
    (folder / "manifest.json").write_text(to_json(replace(manifest_of(folder), asked=())))

    with pytest.raises(UsageError, match="does not say what it was made for"):
        made(root, request("Fresno"))


def test_a_text_that_changed_is_in_all_documents_of_the_joined_edition(root):
    matrix = root / "brochures.toml"
    matrix.write_text(matrix.read_text().replace("888-675-2460", "888-675-2461"))

    joined = made(root, request("Fresno", "Eastern Sierra"))

    assert joined.manifest.failures == ()
    assert [document.reused for document in joined.manifest.documents] == [False] * 6


# Lists and bundles, of manifests made by hand


def document(pair, area, name="trifold.pdf"):
    return Document(f"{pair}/{area}/{name}", pair, area, "trifold", "screen", 2, 9, "ab", "cd")


def manifest(documents, pairs, areas):
    built = {"bls_oews": BuiltFrom("2025A01", {})}
    return Manifest("", "", built, tuple(documents), (), (), (), pairs=pairs, areas=areas).named()


def test_a_label_names_some_and_counts_the_rest():
    pairs = {f"{n}": (f"A{n}", f"B{n}") for n in range(3)}
    areas = {f"{n}": f"Town {n}" for n in range(4)}

    assert manifest([document("0", "0")], pairs, areas).label == (
        "A0 vs. B0, A1 vs. B1 and 1 more · Town 0, Town 1, Town 2 and 1 more · 1 document"
    )
    assert manifest([], {}, {}).label == "0 documents"


def test_an_edition_that_cannot_be_read_is_listed_as_damaged(tmp_path):
    for number, text in enumerate((to_json(manifest([], {}, {})), "no JSON")):
        folder = tmp_path / f"editions/{number}"
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text(text)

    assert {*editions(tmp_path)} == {
        EditionEntry("0", "0 documents", is_current=False),
        EditionEntry("1", "damaged", is_current=False),
    }
    assert editions(tmp_path / "nothing") == []


def test_mail_names_are_plain_unique_and_short():
    pairs = {
        "a": ("Nurse’s Aide", "Café Owner"),
        "b": ("Nurse’s Aide", "Café Owner"),
        "c": ("L" * 80, "M" * 80),
        "d": ("L" * 90, "M" * 90),
    }
    areas = {"1": "Mayagüez", "2": "Twenty letters and the rest"}
    documents = [document(pair, area, name) for pair in pairs for area in areas
                 for name in ("trifold.pdf", "trifold.print.pdf")]  # fmt: skip
    alone = mail_names(manifest([*documents[:4], document("a", "1", "web.html")], pairs, areas))
    names = mail_names(manifest(documents, pairs, areas))

    assert list(alone.values()) == [
        "nurses-aide_vs_cafe-owner_mayaguez_trifold.pdf",
        "nurses-aide_vs_cafe-owner_mayaguez_trifold-print.pdf",
        "nurses-aide_vs_cafe-owner_twenty-letters-and-t_trifold.pdf",
        "nurses-aide_vs_cafe-owner_twenty-letters-and-t_trifold-print.pdf",
        "nurses-aide_vs_cafe-owner_mayaguez_web.html",
    ]
    assert len({*names.values()}) == len(names) == 16
    assert max(map(len, names.values())) <= 100
    assert names["b/1/trifold.pdf"] == "nurses-aide_vs_cafe-owner_mayaguez_trifold-2.pdf"


def test_a_bundle_holds_each_document_and_is_the_same_bytes_again(root):
    folder = (root / "data/out/latest").resolve()
    edition = Edition(folder, manifest_of(folder))

    packed = bundle(edition).read_bytes()

    with ZipFile(bundle(edition)) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == {
            name: (folder / path).read_bytes()
            for path, name in mail_names(edition.manifest).items()
        }
        assert f"{PAIR}_fresno_trifold.pdf" in opened.namelist()
    assert bundle(edition).read_bytes() == packed
    assert sorted(path.name for path in folder.glob("bundle*")) == ["bundle.zip"]


def test_a_joined_edition_is_one_word_from_the_one_before(root):
    before = (root / "data/out/latest").resolve()
    made(root, request("Eastern Sierra"))

    rollback(before.name, root / "data/out")

    assert (root / "data/out/latest").resolve() == before
    assert json.loads((before / "manifest.json").read_text())["asked"] == [
        {
            "pairs": [],
            "areas": [],
            "layouts": [],
            "variants": [],
            "is_trend": False,
            "languages": [],
        }
    ]
