"""A colour becomes inks, greys black ink alone; a file that is no press's profile is refused."""

from pathlib import Path

import pytest

from pipeline.core.errors import UsageError
from pipeline.documents.pdf.inks import inks, read_profile
from tests.support.profiles import write_profile

BLACK, TYPE, NOTE, WHITE = (0, 0, 0), (31, 41, 51), (75, 85, 99), (255, 255, 255)
BLUE, ORANGE = (20, 52, 92), (196, 70, 11)


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    return read_profile(write_profile(tmp_path_factory.mktemp("press")), "brochures.toml [print]")


def refusal(path):
    with pytest.raises(UsageError) as error:
        read_profile(path, "brochures.toml [print]")
    assert error.value.exit_code == 2
    return error.value


def test_a_profile_says_its_name_and_keeps_its_bytes(press, tmp_path):
    assert press.name == "Test press"
    assert press.content == write_profile(tmp_path).read_bytes()


@pytest.mark.parametrize("colour", [BLACK, TYPE, (55, 65, 81)])
def test_type_is_solid_black_ink_alone(press, colour):
    assert inks(colour, press) == (0, 0, 0, 1)
    assert inks(colour, None) == (0,)


def test_white_is_bare_paper(press):
    assert inks(WHITE, press) == (0, 0, 0, 0)
    assert inks(WHITE, None) == pytest.approx((1,))


def test_a_paler_grey_is_a_screen_of_black_ink(press):
    *colours, black = inks(NOTE, press)

    assert colours == [0, 0, 0]
    assert black == pytest.approx(1 - 0.357, abs=0.02)  # its lightness is 35.7
    assert inks(NOTE, None) == pytest.approx((0.33,), abs=0.01)


def test_a_colour_is_what_the_profile_makes_of_it(press):
    cyan, magenta, yellow, _ = inks(BLUE, press)
    assert cyan > magenta > yellow
    cyan, magenta, yellow, _ = inks(ORANGE, press)
    assert yellow > magenta > cyan


def test_without_a_profile_a_colour_stays_a_screens():
    assert inks(ORANGE, None) == pytest.approx((196 / 255, 70 / 255, 11 / 255))


def test_a_profile_that_is_not_there_is_refused_in_plain_words(tmp_path):
    path = tmp_path / "gone.icc"

    assert str(refusal(path)) == (
        "UsageError: brochures.toml [print]: icc_profile cannot be read (expected the path of your "
        "print shop's CMYK profile, a file that ends in .icc or .icm, found "
        f"{path}: No such file or directory). Ask the print shop for the file, or write "
        'icc_profile = "".'
    )


@pytest.mark.parametrize(
    ("write", "what", "found"),
    [
        (lambda _: Path(__file__), "is no ICC profile", "another kind of file"),
        (
            lambda folder: write_profile(folder, kind=b"mntr", space=b"RGB "),
            "is no profile of a CMYK press",
            "a profile of class mntr for RGB colours",
        ),
        (
            lambda folder: write_profile(folder, kind=b"link"),
            "is no profile of a CMYK press",
            "a profile of class link for CMYK colours",
        ),
        (
            lambda folder: write_profile(folder, tables=False),
            "is damaged",
            "cannot build transform",
        ),
    ],
    ids=["text", "screen", "link", "damaged"],
)
def test_another_file_is_refused(tmp_path, write, what, found):
    path = write(tmp_path)

    error = refusal(path)

    assert (error.what, error.found) == (f"icc_profile {what}", f"{path}: {found}")
