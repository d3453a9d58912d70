"""Every printed figure comes out of the publishers' files again, computed by other code."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.core.paths import ROOT, Paths
from tests.oracle.maps import map_faults
from tests.oracle.proof import prove, raw_of, walk
from tests.support.made import CASES, DEFAULT_AREAS, LAYOUTS, PAIR, PICTURES, QUOTABLE, document
from tests.support.small_archive import run

# computed on a page, in no mart's row that the id names: the formula and its inputs lead on
OF_PAGES = re.compile(r"rpp\.\d+\.(housing_)?above|titles\.|adjusted\.")
MODULES = [path for path in Path(__file__).parent.glob("*.py") if path.name[:5] != "test_"]


@pytest.fixture(scope="module")
def documents(marts):
    """Give the figures of the documents that the session makes: default ones and rarer kinds."""
    return {"/".join(case): document(marts, *case).figures for case in (*CASES, *PICTURES)}


@pytest.fixture(scope="module")
def raw(documents):
    return raw_of(documents, Paths().root)


@pytest.fixture(scope="module")
def proof(documents, raw):
    return walk(documents, raw)


def test_every_figure_of_a_default_edition_and_of_rarer_ones_comes_out_again(proof):
    assert proof.faults == []
    assert {(PAIR, area, layout) for area in DEFAULT_AREAS for layout in LAYOUTS} <= {*CASES}


def test_the_proof_walks_figures_of_every_kind_and_source(proof):
    print(proof)
    kinds = {(kind, source.split("/")[0]) for kind, source in proof.counts}
    assert kinds == {
        ("published", "bls_oews"),
        ("published", "bls_projections"),
        ("published", "edd_projections"),
        ("published", "state_projections"),
        ("published", "bea_rpp"),
        ("published", "ed_thresholds"),
        ("published", "onet"),
        ("published", "cip_soc"),
        ("derived", "bls_oews"),
        ("derived", "bls_oews, bea_rpp"),
        ("derived", "bea_rpp"),
        ("derived", "edd_projections"),
        ("derived", "state_projections"),
        ("derived", "onet"),
        ("derived", "onet, onet"),
        ("editorial", "brochures.toml"),
        ("editorial", "data"),
        ("editorial", "pipeline"),
        ("editorial", "reports"),
    }
    assert proof.counts.total() > 1_000


@pytest.fixture(scope="module")
def sacramento(documents):
    """Give the figures of three layouts of Sacramento, by id."""
    made = (documents[f"{PAIR}/0040900/{layout}"] for layout in ("guide", "trifold", QUOTABLE))
    return {figure["id"]: figure for figures in made for figure in figures}


GAP = f"gap.0040900.{PAIR}.annual_median"
SPOILED = [
    ("oews.0040900.31-9092.annual_median", {"value": 61_790.0, "printed": "$61,790"}),
    ("oews.0040900.31-9092.annual_median", {"printed": "$61,790"}),
    ("oews.0040900.31-9092.annual_median", {"key": "OEUM004090000000031909204"}),
    ("oews.0040900.31-9092.annual_median", {"file_sha256": "0" * 64}),
    ("oews.0040900.31-9092.jobs_per_1000", {"printed": "8 in every 1,000 jobs"}),
    ("oews.0040900.31-9092.employment.about", {"printed": "7,400"}),
    ("projections.2024-34.31-9092.change_pct", {"value": 15.0, "printed": "15.0%"}),
    ("projections.2024-34.31-9092.openings_per_year_thousands", {"printed": "112.3"}),
    ("rpp.0040900", {"printed": "109.0"}),
    ("rpp.0040900.housing_above.unsigned", {"printed": "30%"}),
    ("high_school_earnings.06.high_school_median_usd", {"printed": "$36,967"}),
    (GAP, {"value": 4_420.0, "printed": "$4,400"}),
    (GAP, {"printed": "$4,240"}),
    (GAP, {"formula": "b - a"}),
    (f"{GAP.replace('median', 'mean')}.margin", {"formula": "1.96 * sqrt(a + b + c + d)"}),
    ("delta.0040900.31-9092.nation.adjusted.unsigned", {"printed": "36%"}),
    ("delta.0040900.31-9092.nation.nominal.unsigned", {"printed": "+36%"}),
    ("projections.2024-34.31-9092.change_thousands.unsigned", {"printed": "101.2"}),
    ("method.sure.1", {"printed": "1.96"}),
    ("quotable-method.0.1", {"printed": "2,087"}),
    ("data/raw/roles/medical-assistant.toml.steps.2.3", {"printed": "99"}),
    ("rank.0040900.31-9092", {"value": 4, "printed": "4th"}),
    (f"{GAP.replace('median', 'mean')}.low", {"value": 1_000.0, "printed": "$1,000"}),
    ("delta.0040900.31-9092.nation.mean.high", {"printed": "under $5"}),
    ("adjusted.0040900.31-9092", {"printed": "$56,800"}),
    ("rank.0040900.31-9092.mean_worst", {"value": 28, "printed": "28th"}),
    ("titles.medical-assistant.own", {"value": 9, "printed": "9"}),
    ("titles.43-6013.all", {"printed": "41"}),
    ("titles.43-6013.all", {"file_sha256": "0" * 64, "source": "onet", "release": "27.0"}),
    ("rpp.0040900.above.unsigned", {"printed": "8%"}),
    ("brochures.toml.phone.1", {"printed": "888-675-2640"}),
    ("bls_oews.retrieved.1", {"printed": "24"}),
]


@pytest.mark.parametrize(("id", "wrong"), SPOILED)
def test_a_figure_that_is_wrong_is_found(sacramento, raw, id, wrong):
    spoiled = {**sacramento, id: sacramento[id] | wrong}

    faults = walk({"guide": [*spoiled.values()]}, raw).faults

    assert [fault.split(" ")[1] for fault in faults] == [f"{id}:"]


MAPS = {"medical assistants": "31-9092", "medical office assistants": "43-6013"}


@pytest.mark.parametrize("many", MAPS)
def test_the_map_of_the_nation_has_every_state_at_its_level(marts, raw, many):
    said = document(marts, PAIR, "0000000", "guide").pdf.with_suffix(".txt").read_text()
    (alt,) = re.findall(rf"^Picture: (Typical pay a year for {many}, by state\..*)$", said, re.M)

    assert map_faults(raw, alt, MAPS[many]) == []
    assert map_faults(raw, alt.replace("Iowa, ", ""), MAPS[many]) == [
        f"Iowa is None, should be {'$42.5k' if many == 'medical assistants' else 'Under'}"
    ]


def test_the_proof_shares_no_code_with_what_it_proves():
    imported = {name for path in MODULES for name in imports(path)}
    loads = "import sys, tests.oracle.proof; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", loads], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    own = {f"tests.oracle.{path.stem}" for path in MODULES}
    assert {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names} <= {
        "duckdb", "zstandard", *own,
    }  # fmt: skip
    assert [name for name in loaded if name.split(".")[0] == "pipeline"] == []
    assert not {"duckdb", "polars"} & set(loaded)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.slow
def test_a_whole_default_edition_is_proved_and_explained(tmp_path):
    """Make all fifteen documents as `make report` does; about a minute."""
    from pipeline.editions.read import figures_of_tables  # noqa: PLC0415
    from pipeline.explain.explain import explained  # noqa: PLC0415
    from pipeline.explain.find import PrintedFigure, everything, shelf  # noqa: PLC0415

    (tmp_path / "data").mkdir()
    (tmp_path / "data/raw").symlink_to(Paths().raw)
    (tmp_path / "brochures.toml").write_text(Paths().matrix.read_text())
    assert run(tmp_path).returncode == 0
    latest = tmp_path / "data/out/latest"

    proof = prove(sorted(latest.rglob("*.figures.json")), ROOT)
    asked = shelf("", tmp_path / "data/out")
    tables = figures_of_tables(asked.edition)
    every = [*everything(asked), *(PrintedFigure(one, ()) for one in tables)]
    explanations = explained(every, asked, Paths(tmp_path))

    print(proof)
    assert proof.faults == []
    assert {one.figure.id for one in explanations} == {one.figure.id for one in every}
    assert [one.figure.id for one in explanations if not _is_explained(one)] == []


def _is_explained(one):
    """Tell whether a figure ends in lines of a file, or in a formula over figures that do."""
    if one.figure.kind == "derived":
        has_cells = bool(one.cells) or OF_PAGES.match(one.figure.id)
        return has_cells and bool(one.worked) and all(map(_is_explained, one.inputs))
    return bool(one.file and one.lines)
