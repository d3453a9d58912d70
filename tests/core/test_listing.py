"""Rows are listed in columns that line up."""

from pipeline.core.formats import listing


def test_columns_line_up_and_no_line_ends_in_blanks():
    rows = [("0000000", "United States", "nation", ""), ("0041420", "Salem, OR", "area", "Oregon")]

    assert listing(rows) == [
        "0000000  United States  nation",
        "0041420  Salem, OR      area    Oregon",
    ]
    assert listing([]) == []
