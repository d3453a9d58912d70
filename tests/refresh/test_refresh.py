"""A refresh takes an edition from May 2024 to May 2025, politely, and survives its publishers."""

import json
import random
import secrets
import shutil
import signal

import pytest

from pipeline.acquire.replies import Patience
from tests.chaos.__main__ import interrupted, no_long_files, recovered, stop_after
from tests.chaos.scenarios import DATA, RELEASE, ZIP, scenarios
from tests.support import dropped, faults, posted, small_archive
from tests.support.hasty import hurry
from tests.support.world import (
    FETCHED,
    NEW,
    OLD,
    World,
    built_from,
    command,
    edition,
    edition_lost,
    left_over,
    lost,
    run,
    run_here,
    start,
    wait,
)

EVERY = {scenario.name: scenario for scenario in scenarios()}
# each ends without a new release, so that one archive goes through all of them
TELLING = [
    "403, oe.release", "404, oe.data", "503 for ever, oe.release", "stall for ever, oe.data",
    "HTML with status 200, oe.release", "Content-Length too short, oe.data",
    "redirect off-site, oe.release", "redirect in a circle, oe.data", "truncated zip, SARPP.zip",
    "zip bomb, SARPP.zip", "renamed column, oe.data", "new marker, oe.data",
    "shifted columns, oe.data", "halved file, oe.data", "duplicate rows, oe.data",
    "dollars for cents, oe.data",
]  # fmt: skip
KILLS = 3


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """Give a publisher with the newest of everything, and an archive that is a year behind."""
    world = World(tmp_path_factory.mktemp("world"))
    yield world
    world.close()


@pytest.fixture
def behind(world):
    """Give a root with an edition of May 2024, and afterwards the publisher as it was."""
    root = world.root()
    world.publisher.forget()
    yield root
    world.heal()
    shutil.rmtree(root)


@pytest.fixture
def ahead(world):
    """Give a root that a refresh has brought up to date."""
    root = world.root(world.undisturbed[0])
    world.publisher.forget()
    yield root
    world.heal()
    shutil.rmtree(root)


@pytest.fixture
def in_a_hurry():
    """Have a refresh in this process wait for moments only."""
    defaults = Patience.__init__.__defaults__
    hurry()
    yield
    Patience.__init__.__defaults__ = defaults


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# From one release to the next


def test_a_refresh_goes_from_may_2024_to_may_2025(world):
    root, ended = world.undisturbed

    assert (ended.code, "Traceback" in ended.stderr) == (0, False), ended.stderr
    assert (built_from(world.behind), built_from(root)) == (OLD, NEW)
    assert lost(root) == []
    assert left_over(root, world.behind) == [
        "raw/.refresh.lock",
        *(f"raw/{name}/.asked.json" for name in sorted(FETCHED)),
    ]


def test_an_edition_says_what_changed(world):
    latest = world.undisturbed[0] / "data/out/latest"

    text = (latest / "changes.md").read_text()
    assert "$45,690" in text  # the nation's median of medical assistants, and what it was
    assert "$44,200" in text
    assert json.loads((latest / "changes.json").read_text())
    assert (latest / "changes.html").read_text().startswith("<!doctype html>")


def test_the_edition_before_is_kept(world):
    root, _ = world.undisturbed

    assert (root / "data/out/editions" / edition(world.behind) / "manifest.json").is_file()


@pytest.mark.slow
def test_files_are_fetched_one_at_a_time_from_each_publisher(world):
    root = world.root()
    world.publisher.forget()

    run(root, "refresh")

    assert set(world.publisher.most_at_once.values()) == {1}
    asked = world.publisher.requests()
    assert asked.count(f"/{DATA}") == 1
    assert asked.index(f"/{RELEASE}") < asked.index(f"/{DATA}")
    who = {logged.asked.headers["user-agent"] for logged in world.publisher.log}
    assert all("tests@example.org" in one for one in who)


def test_nothing_new_is_one_request_a_source_and_no_new_edition(world, ahead):
    before = edition(ahead), names(ahead / "data/out/editions")

    ended = run_here(ahead, "refresh")

    assert ended.code == 0
    assert len(world.publisher.log) == len(FETCHED)
    assert len({logged.path for logged in world.publisher.log}) == len(FETCHED)
    assert sum(logged.bytes for logged in world.publisher.log) < 1000
    assert (edition(ahead), names(ahead / "data/out/editions")) == before


def test_checking_tells_what_is_newer_and_fetches_nothing(world, behind, ahead):
    before = [*names(behind / "data/raw/bls_oews"), ".asked.json"]

    assert run_here(behind, "refresh", "--check").code == 3
    assert run_here(ahead, "refresh", "--check").code == 0
    assert f"/{DATA}" not in world.publisher.requests()
    assert (names(behind / "data/raw/bls_oews"), edition(behind)) == (
        sorted(before),
        edition(world.behind),
    )


def test_status_ends_with_3_when_something_newer_exists(behind, ahead):
    run_here(behind, "refresh", "--check")

    assert run_here(behind, "status").code == 3
    assert run_here(ahead, "status").code == 0


def test_an_edition_is_rolled_back_and_forward(world, ahead):
    run_here(ahead, "rollback", edition(world.behind))
    assert (edition(ahead), built_from(ahead), lost(ahead)) == (edition(world.behind), OLD, [])

    run_here(ahead, "rollback", world.edition)
    assert (edition(ahead), built_from(ahead), lost(ahead)) == (world.edition, NEW, [])


@pytest.mark.slow
def test_one_source_is_refreshed_alone(world, behind):
    ended = run(behind, "refresh", "--source", "bea_rpp")

    assert ended.code == 0
    assert {path.split("/")[1] for path in world.publisher.requests()} == {"apps.bea.gov"}
    assert built_from(behind) == {**OLD, "bea_rpp": "2025"}


@pytest.mark.slow
def test_an_older_release_is_fetched_by_its_name(behind):
    ended = run(behind, "refresh", "--source", "bls_oews", "--release", "2023A01")

    assert ended.code == 0, ended.stderr
    assert (behind / "data/raw/bls_oews/2023A01/receipt.json").is_file()
    assert built_from(behind) == OLD
    assert lost(behind) == []


# What was dropped in


def drop(root, files):
    for name, content in files.items():
        path = root / "data/raw/inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_the_inbox_alone_asks_nobody_and_needs_no_contact(world, behind):
    matrix = behind / "brochures.toml"
    told, text = behind / "told", matrix.read_text().replace("tests@example.org", "")
    matrix.write_text(text.replace("on_failure = []", f'on_failure = ["touch", "{told}"]'))
    drop(behind, {
        "oesm23nat.zip": posted.oews_2023()["oesm23nat.zip"], "oesm24st.zip": dropped.ACCESS_DENIED,
    })  # fmt: skip

    ended = run_here(behind, "refresh", "--inbox-only")

    assert (ended.code, world.publisher.log) == (1, [])
    assert names(behind / "data/raw/inbox") == ["oesm24st.zip"]
    assert (behind / "data/raw/bls_oews/2023A01/oesm23nat.zip").is_file()
    assert ended.stderr.splitlines()[-1] == (
        "left       inbox/oesm24st.zip  it is a web page, as a publisher's server sends in place "
        "of a file (Access Denied)"
    )
    assert told.exists()
    assert (
        "What:       it is a web page, as a publisher's server sends in place of a file (Access "
        "Denied)\nWhere:      inbox/oesm24st.zip\nWhat to do: It stays in the inbox: put the "
        "publisher's own file in its place, or take it out.\n"
    ) in (behind / "data/out/logs/failure.txt").read_text()


def test_an_empty_inbox_is_no_failure(behind):
    assert run_here(behind, "refresh", "--inbox-only").code == 0


def test_a_revision_that_has_less_than_what_it_supersedes_is_refused(behind):
    older = posted.oews_files(posted.OLDER)
    lines = older[small_archive.DATA].splitlines(keepends=True)
    fewer = "".join(line for line in lines if not line.startswith("OEUS06"))
    drop(behind, {small_archive.DATA: fewer.encode(), "oe.release": older["oe.release"].encode()})

    ended = run_here(behind, "refresh", "--inbox-only")

    assert ended.code == 1
    assert "revision: bls_oews has no longer 1 area_code: 0600000" in ended.stderr
    assert built_from(behind) == OLD
    assert lost(behind) == []


# What a publisher may do


@pytest.mark.slow
def test_a_bad_day_at_every_publisher_ends_well(world, behind):
    publisher = world.publisher
    publisher.fault(RELEASE, faults.status(503), 1)
    publisher.fault(RELEASE, faults.too_many(1), 2)
    publisher.fault(DATA, faults.cut(), 1)
    publisher.fault(DATA, faults.stall(), 2)
    publisher.fault(f"{posted.OEWS}oe.area", faults.drip(0.01))
    publisher.fault(f"{posted.OEWS}oe.occupation", faults.no_length())
    publisher.fault(posted.PROJECTIONS, faults.cut_before_headers(), 1)
    publisher.fault(ZIP, faults.too_many(1, as_date=True), 1)
    publisher.fault(ZIP, faults.wrong_length(10), 2)
    publisher.fault(posted.PRICES, faults.no_validators())
    publisher.fault(posted.ONET_ZIP, faults.weak_etag())

    ended = run(behind, "refresh")

    assert (ended.code, edition(behind), lost(behind)) == (0, world.edition, []), ended.stderr
    resumed = [logged for logged in publisher.log if "range" in logged.asked.headers]
    assert {logged.path for logged in resumed} >= {f"/{DATA}"}
    assert set(publisher.most_at_once.values()) == {1}


@pytest.mark.slow
@pytest.mark.usefixtures("in_a_hurry")
def test_one_archive_outlives_every_telling_fault_and_comes_good(world):
    roots = {source: world.root_behind_in(source) for source in ("bls_oews", "bea_rpp")}
    problems = []
    for scenario in (EVERY[name] for name in TELLING):
        root = roots[scenario.of]
        before = edition(root)
        scenario.order(world.publisher)
        ended = run_here(root, "refresh", "--source", scenario.of)
        if (ended.code, edition(root)) != (1, before):
            problems.append(f"{scenario.name}: {ended.code}, {edition(root)}: {ended.stderr}")
        problems += [f"{scenario.name}: {problem}" for problem in edition_lost(root)]
        world.heal()

    assert problems == []
    assert [recovered(world, root) for root in roots.values()] == [[], []]


def test_a_refused_release_stays_in_the_archive_with_its_reasons(world, behind):
    EVERY["dollars for cents, oe.data"].order(world.publisher)

    ended = run_here(behind, "refresh", "--source", "bls_oews")

    mark = json.loads((behind / "data/raw/bls_oews/2025A01.gates.json").read_text())
    assert (ended.code, built_from(behind)["bls_oews"]) == (1, "2024A01")
    assert (behind / "data/raw/bls_oews/2025A01/receipt.json").is_file()
    assert {finding["level"] for finding in mark["findings"]} >= {"refuse"}
    assert all(finding["gate"] in ended.stderr for finding in mark["findings"])


@pytest.mark.slow
def test_a_gate_is_overridden_by_name_and_the_manifest_says_so(world, behind):
    EVERY["some areas gone, oe.data"].order(world.publisher)
    run(behind, "refresh")
    mark = json.loads((behind / "data/raw/bls_oews/2025A01.gates.json").read_text())
    gates = {finding["gate"] for finding in mark["findings"] if finding["level"] == "refuse"}
    words = [
        word for gate in sorted(gates) for word in ("--accept", f"{gate}=the publisher says so")
    ]

    ended = run(behind, "refresh", *words)

    assert ended.code == 0, ended.stderr
    manifest = json.loads((behind / "data/out/latest/manifest.json").read_text())
    assert {one["gate"] for one in manifest["accepted"]} == gates
    assert {one["reason"] for one in manifest["accepted"]} == {"the publisher says so"}


@pytest.mark.slow
def test_an_archive_that_holds_nothing_yet_is_filled_source_by_source(behind):
    for source in FETCHED:
        shutil.rmtree(behind / "data/raw" / source, ignore_errors=True)

    ended = run(behind, "refresh")

    assert ended.code == 0, ended.stderr
    assert {source: built_from(behind)[source] for source in NEW} == NEW


# What a machine may do


@pytest.mark.slow
@pytest.mark.parametrize("most", [20_000, 200_000, 2_000_000])
def test_a_disk_that_takes_no_more_loses_nothing(world, most):
    assert no_long_files(world, most) == []


@pytest.mark.slow
def test_two_refreshes_at_once_fetch_once(world, behind):
    both = [start(command(behind, "refresh")) for _ in range(2)]
    ended = [wait(one) for one in both]

    left = [one for one in ended if one.code]
    assert len(left) < 2
    assert all("another refresh is at work" in one.stderr for one in left)
    assert world.publisher.requests().count(f"/{DATA}") == 1
    assert (edition(behind), lost(behind)) == (world.edition, [])


def test_kills_lose_nothing(world, behind):
    seed = secrets.randbelow(1_000_000)
    moments = random.Random(seed)
    print(f"seed {seed}")
    problems = []
    for _ in range(KILLS):
        share = moments.random()
        ended = stop_after(behind, share * world.undisturbed[1].seconds, signal.SIGKILL)
        problems += [f"{share:.1%}, {ended.code}: {problem}" for problem in edition_lost(behind)]

    ended = run(behind, "refresh")

    assert problems == []
    assert (ended.code, edition(behind), lost(behind)) == (0, world.edition, []), ended.stderr
    assert left_over(behind, world.undisturbed[0]) == []


@pytest.mark.slow
def test_an_interrupt_says_so_and_loses_nothing(world):
    assert interrupted(world, 0.5, signal.SIGINT) == []
