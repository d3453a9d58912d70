"""The test's publisher serves as a web server should, and fails as it is told."""

import httpx
import pytest

from tests.support import faults

PATH = "download.bls.gov/pub/letters"
TEXT = b"a\tb\r\n" * 1000


@pytest.fixture
def ask(publisher):
    """Post a file; gives the function that asks for it."""
    publisher.post(PATH, TEXT)
    with httpx.Client(timeout=1) as client:
        yield lambda **headers: client.get(
            f"{publisher.address}/{PATH}",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )


def test_a_file_is_served_whole_with_its_validators(ask, publisher):
    answer = ask()

    posted = publisher.posted(PATH)
    assert (answer.status_code, answer.content) == (200, TEXT)
    assert (answer.headers["etag"], answer.headers["last-modified"]) == (
        posted.etag,
        posted.modified,
    )
    assert answer.headers["content-length"] == "5000"


def test_what_has_not_changed_is_not_sent_again(ask, publisher):
    first = ask().headers
    by_etag, by_date = (
        {"If_None_Match": first["etag"]},
        {"If_Modified_Since": first["last-modified"]},
    )
    assert [ask(**by_etag).status_code, ask(**by_date).status_code] == [304, 304]

    publisher.post(PATH, TEXT)

    assert [ask(**by_etag).status_code, ask(**by_date).status_code] == [200, 200]


def test_a_part_is_sent_of_the_same_file_only(ask):
    etag = ask().headers["etag"]

    part, other = (ask(Range="bytes=4000-", If_Range=held) for held in (etag, '"other"'))

    assert (part.status_code, part.content) == (206, TEXT[4000:])
    assert part.headers["content-range"] == "bytes 4000-4999/5000"
    assert (other.status_code, other.content) == (200, TEXT)
    assert ask(Range="bytes=4000-", If_Range=f"W/{etag}").status_code == 200
    assert ask(Range="bytes=5000-").status_code == 416


def test_a_file_on_disk_is_streamed_in_parts_too(ask, publisher, tmp_path):
    (tmp_path / "file").write_bytes(TEXT[::-1])
    publisher.post(PATH, tmp_path / "file")

    assert (ask().content, ask(Range="bytes=10-19").content) == (TEXT[::-1], TEXT[::-1][10:20])


def test_a_fault_is_for_the_requests_that_it_was_ordered_for(ask, publisher):
    ask()
    publisher.fault(PATH, faults.status(503, retry_after="2"), 2)

    answers = [ask() for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 503, 200]
    assert answers[1].headers["retry-after"] == "2"


@pytest.mark.parametrize(
    "fault",
    [faults.cut(2500), faults.cut_before_headers(), faults.wrong_length(10), faults.stall(2500)],
)
def test_a_broken_answer_is_an_error_to_its_client(ask, publisher, fault):
    publisher.fault(PATH, fault)

    with pytest.raises(httpx.TransportError):
        ask()


@pytest.mark.parametrize(
    ("fault", "status", "content"),
    [
        (faults.wrong_length(-10), 200, TEXT[:-10]),
        (faults.range_ignored(), 200, TEXT),
        (faults.gzipped(), 200, TEXT),
        (faults.no_length(), 206, TEXT[4000:]),
        (faults.no_validators(), 206, TEXT[4000:]),
        (faults.maintenance(), 200, faults.PAGE),
        (faults.redirect("http://localhost/"), 302, b""),
        (faults.too_many(1), 429, faults.PAGE),
    ],
)
def test_a_strange_answer_is_what_was_ordered(ask, publisher, fault, status, content):
    wanted = {"Range": "bytes=4000-"} if content != TEXT[:-10] else {}
    publisher.fault(PATH, fault)

    answer = ask(**wanted)

    assert (answer.status_code, answer.content) == (status, content)


def test_an_etag_that_lies_says_that_other_bytes_are_the_same(ask, publisher):
    publisher.fault(PATH, faults.etag('"same"'))
    publisher.post(PATH, b"other")

    assert ask(If_None_Match='"same"').status_code == 304
    assert ask(Range="bytes=2-", If_Range='"same"').content == b"her"


def test_the_log_tells_what_was_asked(ask, publisher):
    ask(User_Agent="one")
    ask(User_Agent="two", Range="bytes=4000-")

    log = publisher.log
    assert [(one.path, one.status, one.bytes) for one in log] == [
        (f"/{PATH}", 200, 5000),
        (f"/{PATH}", 206, 1000),
    ]
    assert [one.asked.headers["user-agent"] for one in log] == ["one", "two"]
    assert publisher.requests("download.bls.gov") == [f"/{PATH}"] * 2
    assert publisher.most_at_once == {"download.bls.gov": 1}
