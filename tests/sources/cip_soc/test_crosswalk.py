"""The crosswalk says which programs lead to which occupations, and which are named like a title."""

import shutil

import pytest
from openpyxl import load_workbook

from pipeline.archive.releases import newest_good
from pipeline.core.errors import ParseError
from pipeline.core.paths import ROOT, Paths
from pipeline.sources.cip_soc.crosswalk import StudyProgram, crosswalk
from pipeline.sources.cip_soc.publication import SHEET, SOURCE
from tests.support.samples import folder

NAME = "CIP2020_SOC2018_Crosswalk.xlsx"
WHOLE = ROOT.parent / "shared/data/cip_soc" / NAME


def rows(top):
    return SOURCE.read(newest_good(top, SOURCE))["cip_soc"]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Medical Office Assistant", "51.0710 Medical Office Assistant/Specialist leads to 43-6013 "
         "alone"),
        ("medical office specialists", "51.0710 Medical Office Assistant/Specialist leads to "
         "43-6013 alone"),
        ("Medical Assistant", "51.0801 Medical/Clinical Assistant leads to 31-9092 alone, but for "
         "those who teach it (25-1071)"),
        ("Paralegal", "22.0302 Legal Assistant/Paralegal leads to 23-2011, 23-2093, and 23-2099"),
        ("Taxidermist", "01.0508 Taxidermy/Taxidermist leads to no occupation"),
    ],
)  # fmt: skip
def test_a_program_is_found_by_each_name_that_its_title_has(title, said):
    assert [one.said for one in crosswalk(Paths().raw).called(title)] == [said]


def test_a_title_that_is_a_part_of_a_program_s_name_is_not_its_name():
    assert crosswalk(Paths().raw).called("Office Assistant") == []


def test_without_a_release_there_is_no_crosswalk(tmp_path):
    assert crosswalk(tmp_path) is None


def test_the_publisher_s_workbook_is_read_less_occupations_without_a_program(tmp_path):
    shutil.copytree(folder("cip_soc"), tmp_path / "cip_soc")

    programmes = crosswalk(tmp_path).programmes

    assert [*programmes] == [
        "01.0508", "22.0302", "46.0302", "51.0710", "51.0716", "51.0799", "51.0801",
    ]  # fmt: skip
    assert programmes["51.0710"] == StudyProgram(
        "51.0710", "Medical Office Assistant/Specialist", ("43-6013",)
    )


@pytest.mark.parametrize(
    ("cell", "text", "what"),
    [
        ("A2", "1.0508", "an unknown marker in cip_code"),
        ("C2", "none", "an unknown marker in soc_code"),
        ("A1", "Program", "column cip_code is gone"),
    ],
)
def test_a_workbook_of_another_layout_is_refused_by_its_cell(tmp_path, cell, text, what):
    book = load_workbook(folder("cip_soc") / "2020" / NAME)
    book[SHEET][cell] = text
    (tmp_path / "cip_soc/2020").mkdir(parents=True)
    book.save(tmp_path / "cip_soc/2020" / NAME)

    with pytest.raises(ParseError, match=what):
        rows(tmp_path)


def test_what_is_no_crosswalk_is_refused(tmp_path):
    (tmp_path / "cip_soc/2020").mkdir(parents=True)
    (tmp_path / "cip_soc/2020/crosswalk.csv").write_text("cip,soc\n51.0801,31-9092\n")

    with pytest.raises(ParseError, match="no one crosswalk is there"):
        rows(tmp_path)


@pytest.mark.skipif(
    not WHOLE.exists(), reason="the publisher's workbook is not beside the checkout"
)
def test_what_ships_is_the_publisher_s_sheet_row_by_row(tmp_path):
    (tmp_path / "cip_soc/2020").mkdir(parents=True)
    shutil.copy(WHOLE, tmp_path / "cip_soc/2020")

    assert rows(tmp_path).equals(rows(Paths().raw))
