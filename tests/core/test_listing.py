"""Rows are listed in columns that line up."""

from pipeline.core.formats import in_columns


def test_columns_line_up_and_no_line_ends_in_blanks():
    rows = [("0000000", "United States", "nation", ""), ("0041420", "Salem, OR", "area", "Oregon")]

    assert in_columns(rows) == [
        "0000000  United States  nation",
        "0041420  Salem, OR      area    Oregon",
    ]
    assert in_columns([]) == []
