"""A publisher is asked over real connections: what it does right, and all it does wrong."""

import hashlib
import resource
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import pairwise

import pytest
import zstandard

from pipeline.acquire.acquire import acquire
from pipeline.acquire.client import visiting
from pipeline.acquire.replies import Patience
from pipeline.acquire.sink import END
from pipeline.archive.publisher import PublisherState, load_state, save_state
from pipeline.archive.releases import all_revisions
from pipeline.archive.store import archive
from pipeline.core.errors import AcquireError, UsageError
from pipeline.settings.publishers import Refreshing
from pipeline.sources.bea_rpp import publication as bea_rpp
from pipeline.sources.bls_cpi import publication as bls_cpi
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_projections import publication as bls_projections
from pipeline.sources.onet import publication as onet
from pipeline.sources.register import FETCHED
from tests.support import faults, posted
from tests.support.publisher import Publisher
from tests.support.samples import samples

HASTY = Patience(
    connect=2, read=0.3, slow_seconds=0.2, slow_bytes=100_000, tries=3, longest_wait=0.1,
    longest_asked=5,
)  # fmt: skip
OEWS, RPP = bls_oews.SOURCE, bea_rpp.SOURCE
AREA, DATA = posted.OEWS + "oe.area", posted.DATA
TEXT = posted.oews_files()
FILES = {
    **{OEWS.name: ("2025A01", 7), RPP.name: ("2025", 3)},
    **{bls_projections.SOURCE.name: ("2024-34", 1), bls_cpi.SOURCE.name: ("2026-08", 1)},
    **{onet.SOURCE.name: ("27.0", 1)},
}


@pytest.fixture(scope="module")
def server():
    publisher = Publisher()
    posted.post_all(publisher)
    yield publisher
    publisher.close()


@pytest.fixture
def publisher(server):
    state = server.state()
    server.forget()
    yield server
    server.restore(state)


@pytest.fixture(params=FETCHED, ids=lambda source: source.name)
def source(request):
    return request.param


class Desk:
    """Someone who asks `publisher`, archives what comes, and remembers what was answered."""

    def __init__(self, publisher, root):
        self.publisher, self.raw, self.into = publisher, root / "raw", root / "into"
        self.into.mkdir()
        self.patience = HASTY
        self.settings = Refreshing(
            contact="me@example.org",
            pause_seconds=0,
            addresses=publisher.addresses,
        )

    def ask(self, source=OEWS, **how):
        with visiting(self.settings, "Test School", "", self.patience) as visitor:
            held = all_revisions(self.raw, [source])
            return acquire(
                source, visitor, load_state(self.raw, source.name), held, self.into, **how
            )

    def take(self, source=OEWS, **how):
        answer = self.ask(source, **how)
        if answer.acquired:
            archive(answer.acquired, source, self.raw)
        save_state(self.raw, source.name, answer.asked)
        return answer

    def requests(self):
        asked = self.publisher.requests()
        self.publisher.forget()
        return asked

    def refused(self, source=OEWS, **how):
        """Give the message that asking ends with; nothing is left behind."""
        before = set(self.into.iterdir())
        with pytest.raises(AcquireError) as refusal:
            self.ask(source, **how)
        assert set(self.into.iterdir()) == before
        return str(refusal.value)


@pytest.fixture
def desk(publisher, tmp_path):
    return Desk(publisher, tmp_path)


def published(acquired):
    """Give the bytes of what was taken, by name, as the publisher has them."""
    return {one.file.name: _plain(one.path) for one in acquired.files}


def _plain(path):
    held = path.read_bytes()
    return (
        zstandard.ZstdDecompressor().decompressobj().decompress(held)
        if path.suffix == ".zst"
        else held
    )


@contextmanager
def faulty(publisher, *orders):
    """Have faults of some paths, (path, fault, n-th request…), for a while."""
    for path, fault, *numbers in orders:
        publisher.fault(path, fault, *numbers)
    yield
    publisher.heal()


# What is taken


def sampled(source):
    """Give the release of a source's sample, and how many files it has."""
    (release,) = samples(source)
    return release.name, len(release.receipt.files)


def test_every_source_is_taken_and_named(desk, source):
    answer = desk.take(source)

    release, count = FILES.get(source.name) or sampled(source)
    assert answer.is_new
    assert (answer.acquired.release, len(answer.acquired.files)) == (release, count)
    assert answer.asked.newest == release
    assert answer.asked.posted == "2025-05-15"
    [held] = all_revisions(desk.raw, [source])
    assert source.read(held)


def test_nothing_new_costs_one_request_and_nothing_else(desk, source):
    before = desk.take(source)
    desk.requests()

    answer = desk.take(source)

    assert (answer.is_new, answer.acquired) == (False, None)
    assert replace(answer.asked, asked="") == replace(before.asked, asked="")
    assert len(desk.requests()) == 1
    assert len(list(desk.into.iterdir())) == 1  # of the first time


def test_nothing_new_is_told_without_memory_too(desk, source):
    desk.take(source)
    (desk.raw / source.name / ".asked.json").write_text("{")

    assert not desk.ask(source).is_new


def test_without_memory_oews_is_known_by_its_44_bytes(desk):
    desk.take()
    (desk.raw / OEWS.name / ".asked.json").unlink()
    desk.requests()

    desk.ask()

    assert desk.requests() == [f"/{posted.RELEASE}"]


def test_files_are_the_published_bytes_and_big_texts_are_compressed(desk):
    acquired = desk.ask().acquired

    assert published(acquired) == {name: text.encode() for name, text in TEXT.items()}
    assert [one.file.stored_as for one in acquired.files if one.path.suffix == ".zst"] == [
        "oe.data.0.Current.zst"
    ]
    for one in acquired.files:
        content = TEXT[one.file.name].encode()
        assert one.file.address == f"https://{posted.OEWS}{one.file.name}"
        assert (one.file.bytes, one.file.sha256) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
        assert one.file.stored_sha256 == hashlib.sha256(one.path.read_bytes()).hexdigest()


def test_an_older_release_is_taken_from_the_yearly_zips(desk):
    nation = desk.publisher.posted(posted.OEWS_YEARLY + "oesm23nat.zip").content
    for kind in ("st", "ma"):
        desk.publisher.post(f"{posted.OEWS_YEARLY}oesm23{kind}.zip", nation)
    desk.requests()

    acquired = desk.ask(release="2023A01").acquired

    assert acquired.release == "2023A01"
    assert [one.file.name for one in acquired.files] == [
        "oesm23nat.zip", "oesm23st.zip", "oesm23ma.zip",
    ]  # fmt: skip
    assert acquired.address == f"https://{posted.OEWS_YEARLY}"
    assert len(desk.requests()) == 3


def test_a_release_that_is_taken_away_cannot_be_asked_for(desk):
    with pytest.raises(UsageError, match="2019-29 cannot be fetched"):
        desk.ask(bls_projections.SOURCE, release="2019-29")


def test_asking_alone_takes_nothing_and_hides_nothing_from_the_next_run(desk, source):
    answer = desk.take(source, only_ask=True)

    assert (answer.is_new, answer.acquired) == (True, None)
    assert desk.take(source, only_ask=True).is_new
    assert desk.take(source).acquired
    assert not desk.take(source, only_ask=True).is_new


def test_a_newer_release_is_taken_once(desk):
    posted.post_oews(desk.publisher, posted.oews_files(posted.OLDER))
    desk.take()
    posted.post_oews(desk.publisher, posted.oews_files(posted.NEWER))

    assert desk.take().acquired.release == posted.NEWER
    assert not desk.take().is_new


def test_a_revision_is_found_when_the_publisher_posts_again(desk):
    desk.take()
    for name, text in TEXT.items():
        desk.publisher.post(posted.OEWS + name, text.replace("Sacramento", "Sacrament").encode())

    answer = desk.take()

    assert answer.acquired.release == "2025A01"
    assert len(answer.acquired.files) == 7
    assert b"Sacrament-" in published_of(desk, "2025A01.r2")
    assert not desk.take().is_new


def published_of(desk, folder):
    return (desk.raw / OEWS.name / folder / "oe.area").read_bytes()


def test_files_of_a_revision_that_have_not_changed_are_taken_with_it(desk):
    desk.take()
    desk.publisher.post(posted.RELEASE, TEXT["oe.release"].encode())
    desk.publisher.post(AREA, TEXT["oe.area"].replace("Sacramento", "Sacrament").encode())

    assert len(desk.take().acquired.files) == 7


def test_the_same_bytes_under_new_stamps_are_nothing_new(desk, source):
    desk.take(source)
    for path, file in desk.publisher.state().items():
        desk.publisher.post(path[1:], file.content)

    assert not desk.take(source).is_new
    desk.requests()
    assert not desk.take(source).is_new
    assert len(desk.requests()) == 1


def test_a_release_that_goes_backwards_is_refused(desk):
    desk.take()
    posted.post_oews(desk.publisher, posted.oews_files(posted.OLDER))
    desk.requests()

    message = desk.refused()

    assert "names an older release than the one held" in message
    assert "expected 2025A01 or later, found 2024A01" in message
    assert desk.requests() == [f"/{posted.RELEASE}"]


def test_price_parities_that_are_posted_in_part_are_not_taken(desk):
    desk.publisher.post(f"{posted.PARITIES}SARPP.zip", posted.parities("2024")["SARPP"])

    with pytest.raises(AcquireError, match="the three tables do not end with one year"):
        desk.take(RPP)

    desk.publisher.post(f"{posted.PARITIES}SARPP.zip", posted.parities()["SARPP"])
    assert desk.take(RPP).acquired.release == "2025"


def test_progress_is_told_of_each_file(desk):
    told = {}

    desk.ask(progress=lambda name, done, total: told.update({name: (done, total)}))

    assert told == {name: (len(text.encode()),) * 2 for name, text in TEXT.items()}


# Manners


def test_the_publisher_is_told_who_asks(desk):
    desk.ask()

    headers = [logged.asked.headers for logged in desk.publisher.log]
    assert {one["user-agent"] for one in headers} == {"Wagefold/0.1 (Test School; me@example.org)"}
    assert {one["from"] for one in headers} == {"me@example.org"}
    assert {one["accept-encoding"] for one in headers} == {"identity"}


def test_the_user_agent_is_a_setting(desk):
    desk.settings = replace(desk.settings, user_agent="School robot (it@example.org)")

    desk.ask()

    assert desk.publisher.log[0].asked.headers["user-agent"] == "School robot (it@example.org)"


def test_without_a_contact_nobody_is_asked():
    stack = ExitStack()
    with pytest.raises(UsageError, match=r"brochures.toml \[refresh\] contact") as refusal:
        stack.enter_context(visiting(Refreshing(), "École", ""))

    assert refusal.value.exit_code == 2
    with visiting(Refreshing(), "École (Lyon)", "a@example.org") as visitor:
        assert visitor.client.headers["user-agent"] == "Wagefold/0.1 (Ecole Lyon; a@example.org)"


def test_requests_come_one_at_a_time_with_a_pause_between(desk):
    desk.settings = replace(desk.settings, pause_seconds=0.05)

    desk.ask()

    log = desk.publisher.log
    assert desk.publisher.most_at_once["download.bls.gov"] == 1
    assert len(log) == 8  # seven files, and what was asked first once more
    pauses = [later.began - one.ended for one, later in pairwise(log)]
    assert min(pauses) > 0.045


# What may mend by itself


@pytest.mark.parametrize(
    "fault",
    [
        faults.status(500), faults.status(503), faults.status(429), faults.too_many(0),
        faults.too_many(0, as_date=True), faults.cut_before_headers(), faults.cut(1),
        faults.stall(1), faults.drip(0.05), faults.wrong_length(5), faults.maintenance(),
        faults.instead(b""), faults.instead(b"<html>down</html>"), faults.gzipped(),
        faults.status(304), faults.status(206), faults.status(416),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", [posted.RELEASE, AREA, DATA])
def test_a_second_try_mends_what_is_temporary(desk, fault, path):
    with faulty(desk.publisher, (path, fault, 1)):
        answer = desk.ask()

    assert published(answer.acquired) == {name: text.encode() for name, text in TEXT.items()}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (faults.status(500), "busy or broken (found status 500)"),
        (faults.status(429), "busy or broken (found status 429)"),
        (faults.cut_before_headers(), "the connection broke"),
        (faults.stall(0), "does not answer in time"),
        (faults.drip(0.05), "the file comes too slowly"),
        (faults.wrong_length(5), "the connection broke"),
        (faults.maintenance(), "a web page stands where data should be"),
        (faults.gzipped(), "the file comes encoded"),
        (faults.instead(b""), "the file is empty"),
    ],
)
def test_what_does_not_mend_is_told_after_some_tries(desk, fault, said):
    desk.publisher.fault(AREA, fault)

    message = desk.refused()

    assert f"https://{AREA}: " in message
    assert said in message
    assert "data/raw/inbox/" in message
    assert desk.requests().count(f"/{AREA}") == 3


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "contact and user_agent in brochures.toml"),
        (404, "It may have moved it"),
        (410, "It may have moved it"),
        (401, "the publisher does not give the file (found status 401)"),
    ],
)
def test_a_refusal_is_not_tried_again_and_says_the_manual_way(desk, status, said):
    desk.publisher.fault(posted.RELEASE, faults.status(status))

    message = desk.refused()

    assert said in message
    assert "put it into data/raw/inbox/" in message
    assert desk.requests() == [f"/{posted.RELEASE}"]


def test_retry_after_is_waited_for(desk):
    with faulty(desk.publisher, (AREA, faults.too_many(1), 1)):
        assert desk.ask().is_new

    first, second = (one for one in desk.publisher.log if one.path == f"/{AREA}")
    assert second.began - first.ended >= 1


@pytest.mark.parametrize("is_date", [False, True])
def test_a_long_retry_after_is_left_to_another_day(desk, is_date):
    desk.publisher.fault(posted.RELEASE, faults.too_many(4000, as_date=is_date))

    message = desk.refused()

    assert "asks to be left alone for a while" in message
    assert "Refresh again after 20" in message
    assert len(desk.requests()) == 1


# Transfers that break


def test_a_broken_transfer_goes_on_where_it_broke(desk):
    with faulty(desk.publisher, (DATA, faults.cut(20_000), 1)):
        answer = desk.ask()

    first, second = (one for one in desk.publisher.log if one.path == f"/{DATA}")
    assert second.status == 206
    overlap = first.bytes + second.bytes - len(TEXT["oe.data.0.Current"].encode())
    assert 0 < overlap <= END
    assert published(answer.acquired)["oe.data.0.Current"] == TEXT["oe.data.0.Current"].encode()


@pytest.mark.parametrize("fault", [faults.weak_etag(), faults.no_validators()])
def test_a_transfer_starts_again_without_a_strong_etag(desk, fault):
    with faulty(desk.publisher, (DATA, fault), (DATA, faults.cut(20_000), 1)):
        answer = desk.ask()

    assert [one.status for one in desk.publisher.log if one.path == f"/{DATA}"] == [200, 200]
    assert published(answer.acquired)["oe.data.0.Current"] == TEXT["oe.data.0.Current"].encode()


def test_a_transfer_starts_again_when_the_server_knows_no_ranges(desk):
    with faulty(desk.publisher, (DATA, faults.range_ignored()), (DATA, faults.cut(20_000), 1)):
        answer = desk.ask()

    assert published(answer.acquired)["oe.data.0.Current"] == TEXT["oe.data.0.Current"].encode()


def test_a_file_that_changes_while_it_breaks_is_taken_whole(desk):
    other = TEXT["oe.data.0.Current"].replace("61970", "61971").encode()
    change = faults.after(lambda: desk.publisher.post(DATA, other), faults.cut(20_000))
    with faulty(desk.publisher, (DATA, change, 1)):
        answer = desk.ask()

    assert published(answer.acquired)["oe.data.0.Current"] == other


@pytest.mark.parametrize("city", ["Sacrament", "sacramento", "Sacramento City"])
def test_a_lying_etag_mixes_no_two_files(desk, city):
    other = TEXT["oe.area"].replace("Sacramento", city).replace("National", "NATIONAL").encode()
    lie = faults.etag('"same"')
    change = faults.after(lambda: desk.publisher.post(AREA, other), faults.cut(200))
    with faulty(desk.publisher, (AREA, lie), (AREA, change, 1)):
        answer = desk.ask()

    assert published(answer.acquired)["oe.area"] == other


def test_a_length_that_is_never_said_is_no_trouble(desk):
    with faulty(desk.publisher, (posted.OEWS, faults.no_length())):
        answer = desk.ask()

    assert published(answer.acquired) == {name: text.encode() for name, text in TEXT.items()}


def test_a_table_cut_within_a_line_is_refused(desk):
    desk.publisher.fault(DATA, faults.wrong_length(-5))

    assert "the table ends within a line" in desk.refused()


# Publishers that contradict themselves


def test_a_304_is_not_asked_for_when_the_files_are_not_held(desk):
    save_state(desk.raw, OEWS.name, desk.ask().asked)
    desk.publisher.fault(posted.OEWS, faults.never_changed())

    assert desk.ask().acquired


def test_an_etag_that_never_changes_hides_no_release_once_it_does(desk):
    posted.post_oews(desk.publisher, posted.oews_files(posted.OLDER))
    with faulty(desk.publisher, (posted.OEWS, faults.etag('"same"'))):
        desk.take()
        posted.post_oews(desk.publisher, posted.oews_files(posted.NEWER))
        assert not desk.take().is_new

    assert desk.take().acquired.release == posted.NEWER


def test_a_304_for_another_etag_is_not_believed(desk):
    desk.take()
    posted.post_oews(desk.publisher, TEXT)
    other = faults.status(304, ETag='"another"')
    with faulty(desk.publisher, (posted.RELEASE, other, 1)):
        assert not desk.ask().is_new

    assert len(desk.requests()) > 2


def test_a_publisher_that_posts_meanwhile_is_left_to_finish(desk):
    posting = faults.after(
        lambda: posted.post_oews(desk.publisher, posted.oews_files(posted.NEWER))
    )
    posted.post_oews(desk.publisher, posted.oews_files(posted.OLDER))
    desk.publisher.fault(AREA, posting, 1)

    message = desk.refused()

    assert "the publisher is posting just now" in message
    desk.publisher.heal()
    assert desk.ask().acquired.release == posted.NEWER


def test_a_redirect_on_the_same_host_is_followed(desk):
    moved = desk.publisher.post("www.bls.gov/moved.xlsx", posted.projections())
    desk.publisher.fault(posted.PROJECTIONS, faults.redirect("https://www.bls.gov/moved.xlsx", 301))

    acquired = desk.ask(bls_projections.SOURCE).acquired

    assert published(acquired) == {"occupation.xlsx": moved.content}


@pytest.mark.parametrize("to", ["https://example.org/x", "http://localhost:1/x", ""])
def test_a_redirect_elsewhere_or_round_is_not_followed(desk, to):
    desk.publisher.fault(posted.RELEASE, faults.redirect(to))

    assert "the publisher's server leads" in desk.refused()


# Zips


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (faults.truncated, "is no .zip, or is cut short"),
        (faults.traversal, "leads out of it"),
        (faults.linked, "leads out of it"),
        (lambda _: faults.bomb("MARPP.csv", 0.2), "unpacks to more than it may"),
        (lambda _: faults.lying_bomb("MARPP.csv", 0.2), "the file in the .zip is damaged"),
        (lambda _: b"PK\x03\x04", "is no .zip, or is cut short"),
        (lambda _: b"year,index\n", "is no .zip, or is cut short"),
    ],
)
def test_a_zip_that_is_a_trap_is_refused(desk, damage, said):
    whole = desk.publisher.posted(f"{posted.PARITIES}MARPP.zip").content
    desk.publisher.post(f"{posted.PARITIES}MARPP.zip", damage(whole))

    assert said in desk.refused(RPP)
    desk.publisher.post(f"{posted.PARITIES}MARPP.zip", whole)
    assert desk.take(RPP).acquired


def test_a_full_disk_is_told_and_nothing_is_left(desk):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        message = desk.refused()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert "oe.data.0.Current.zst: the file cannot be written (found File too large)" in message
    assert desk.take().acquired


def test_a_page_without_the_database_is_told(desk):
    desk.publisher.post(posted.ONET_PAGE, b"<!DOCTYPE html>\n<p>Moved</p>\n")

    message = desk.refused(onet.SOURCE)

    assert "the page links to no database" in message
    assert "https://www.onetcenter.org/database.html" in message


def test_what_was_answered_is_kept_and_may_be_lost(tmp_path):
    asked = PublisherState("2026-05-15T12:30:00Z", "2025A01", "2026-05-15")

    assert load_state(tmp_path, "bls_oews") == PublisherState()
    save_state(tmp_path, "bls_oews", asked)
    assert load_state(tmp_path, "bls_oews") == asked
