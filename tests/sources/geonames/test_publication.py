"""GeoNames' list of postal codes becomes a table of ZIP codes and counties, or is refused."""

import zipfile

import pytest

from pipeline.archive.releases import newest_good
from pipeline.core.errors import ParseError
from pipeline.core.paths import ROOT, Paths
from pipeline.sources.geonames.publication import SOURCE
from tests.support.samples import folder, samples

LINES = (folder("geonames") / "2026-11/US.txt").read_text()
WHOLE = ROOT.parent / "shared/data/geo/geonames_us_zip.txt"


def release(top, files):
    place = top / "geonames/2027-01"
    place.mkdir(parents=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    return newest_good(top, SOURCE)


def rows(of):
    return SOURCE.read(of)["zip_codes"].drop("release").rows()


def test_a_zip_code_has_its_county_and_one_of_the_armed_forces_is_left_out():
    (sample,) = samples(SOURCE)

    found = rows(sample)

    assert ("95814", "06067", "Sacramento") in found
    assert len(found) == LINES.count("\n") - 1
    assert "09001" not in {zip_code for zip_code, *_ in found}


def test_the_zip_that_is_posted_is_read_as_the_list_in_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "US.zip", "w") as packed:
        packed.writestr("readme.txt", "Readme for GeoNames Postal Code files")
        packed.writestr("US.txt", LINES)
    (sample,) = samples(SOURCE)

    held = release(tmp_path, {"US.zip": (tmp_path / "US.zip").read_bytes()})

    assert rows(held) == rows(sample)


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"US.txt": LINES.replace("\t95814\t", "\t9581\t").encode()}, "the line is no ZIP code"),
        ({"US.txt": LINES.replace("\t-121.4922\t4", "").encode()}, "the line is no ZIP code"),
        ({"US.txt": LINES.splitlines()[-1].encode()}, "no ZIP code has a county"),
        ({"US.txt": LINES.encode(), "CA.txt": LINES.encode()}, "no one list of postal codes"),
    ],
)
def test_what_is_no_list_of_zip_codes_is_refused(tmp_path, files, what):
    with pytest.raises(ParseError, match=what):
        rows(release(tmp_path, files))


@pytest.mark.skipif(not WHOLE.exists(), reason="the publisher's list is not beside the checkout")
def test_what_ships_is_the_publisher_s_list_row_by_row(tmp_path):
    whole = release(tmp_path, {"US.txt": WHOLE.read_bytes()})

    assert rows(newest_good(Paths().raw, SOURCE)) == sorted(rows(whole))
