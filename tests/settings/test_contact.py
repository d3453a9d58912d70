"""A school's web address, telephone and e-mail are taken in any usual writing."""

import re

import pytest

from pipeline.settings.contact import EMAIL, PHONE, WEB, phone_link, web_link, web_shown


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("", ""),
        ("888-675-2460", "tel:+1-888-675-2460"),
        ("(888) 675-2460", "tel:+1-888-675-2460"),
        ("+1 888.675.2460", "tel:+1-888-675-2460"),
        ("1-888-675-2460", "tel:+1-888-675-2460"),
        ("888–675–2460", "tel:+1-888-675-2460"),
        ("8886752460", "tel:+1-888-675-2460"),
        ("888-675-2460 ext. 12", "tel:+1-888-675-2460;ext=12"),
        ("888-675-2460, x9", "tel:+1-888-675-2460;ext=9"),
    ],
)
def test_a_number_is_dialled_however_it_is_written(phone, link):
    assert re.search(PHONE, phone)
    assert phone_link(phone) == link


@pytest.mark.parametrize(
    "phone",
    ["675-2460", "888-675-246", "888-675-24600", "188-675-2460", "888-075-2460", "(888 675-2460",
     "888-MTI-2460", "+44 20 7946 0958", "888-675-2460 or 888-675-2461", "888-675-2460\n", " "],
)  # fmt: skip
def test_what_is_no_number_is_none(phone):
    assert not re.search(PHONE, phone)


@pytest.mark.parametrize(
    ("web", "link", "shown"),
    [
        ("", "", ""),
        ("example.org", "https://example.org", "example.org"),
        ("https://Example.org/a?b=c", "https://Example.org/a?b=c", "Example.org/a?b=c"),
        ("HTTPS://www.example.edu", "https://www.example.edu", "www.example.edu"),
        ("http://example.org", "http://example.org", "http://example.org"),
        ("my-school.edu:8080", "https://my-school.edu:8080", "my-school.edu:8080"),
    ],
)
def test_an_address_is_opened_with_https_and_shown_without(web, link, shown):
    assert re.search(WEB, web)
    assert (web_link(web), web_shown(web)) == (link, shown)


@pytest.mark.parametrize(
    "web",
    ["example", "https://", "https://example", "my school.org", "example.org/a b", "ftp://a.org",
     "me@example.org", "example..org", ".org", "https//example.org", "example.org\n", " "],
)  # fmt: skip
def test_what_is_no_address_is_none(web):
    assert not re.search(WEB, web)


@pytest.mark.parametrize("email", ["", "me@example.org", "First.Last+x@mail.example.edu"])
def test_an_e_mail_address_is_taken(email):
    assert re.search(EMAIL, email)


@pytest.mark.parametrize(
    "email",
    ["me", "me@example", "@example.org", "me@@example.org", "m e@example.org", "me@example.org, x",
     "mailto:me@example.org", "Me <me@example.org>", "me@example.org\n", " "],
)  # fmt: skip
def test_what_is_no_e_mail_address_is_none(email):
    assert not re.search(EMAIL, email)
