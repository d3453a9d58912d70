"""What may go wrong at a publisher, case by case, and how a refresh must end."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.support import faults, posted
from tests.support.publisher import Publisher

Order = Callable[[Publisher], None]
DATA, RELEASE = posted.DATA, posted.RELEASE
ZIP = f"{posted.PARITIES}SARPP.zip"
TARGETS = {"oe.release": RELEASE, "oe.data": DATA, "SARPP.zip": ZIP}
SAME = '"same"'


@dataclass(frozen=True, slots=True)
class Scenario:
    """A fault. ends: what a refresh must do while it lasts.

    published: the new release, within the run. kept: the old one stays and the exit code is 1.
    nothing: the old one stays and nothing seems new. whole: either, as long as nothing is lost.
    of: the source that it strikes. is_behind: the archive holds the older release before it.
    """

    name: str
    order: Order
    ends: str
    of: str = "bls_oews"
    is_behind: bool = True


def scenarios() -> list[Scenario]:
    """Give all of them, each under a name of its own."""
    found = [*_over_the_wire(), *_of_zips(), *_of_validators(), *_of_content(), *_of_releases()]
    assert len({scenario.name for scenario in found}) == len(found)
    return found


def _of(path: str) -> str:
    return "bea_rpp" if path == ZIP else "bls_oews"


def _ordered(path: str, fault: faults.Fault, *numbers: int) -> Order:
    return lambda publisher: publisher.fault(path, fault, *numbers)


# On the wire


def _over_the_wire() -> Iterator[Scenario]:
    for name, fault, ends in ALWAYS:
        for target, path in TARGETS.items():
            yield Scenario(f"{name}, {target}", _ordered(path, fault), ends, _of(path))
    for name, fault in ONCE:
        for target, path in TARGETS.items():
            order = _ordered(path, fault, 1)
            yield Scenario(f"{name} once, {target}", order, "published", _of(path))
    yield from _redirected()


ALWAYS = [
    ("403", faults.status(403), "kept"),
    ("404", faults.status(404), "kept"),
    ("429 for ever", faults.too_many(0), "kept"),
    ("429, wait a day", faults.too_many(86_400), "kept"),
    ("500 for ever", faults.status(500), "kept"),
    ("503 for ever", faults.status(503), "kept"),
    ("slow drip", faults.drip(0.05), "published"),
    ("stall for ever", faults.stall(), "kept"),
    ("cut connection for ever", faults.cut(), "whole"),  # a resumed file may come to its end
    ("no answer for ever", faults.cut_before_headers(), "kept"),
    ("Content-Length too long", faults.wrong_length(10), "kept"),
    ("Content-Length too short", faults.wrong_length(-24), "kept"),
    ("HTML with status 200", faults.maintenance(), "kept"),
    ("an empty file", faults.instead(b""), "kept"),
    ("gzip unasked", faults.gzipped(), "whole"),
    ("no Content-Length", faults.no_length(), "published"),
    ("no validators", faults.no_validators(), "published"),
    ("weak ETag", faults.weak_etag(), "published"),
]
ONCE = [
    ("429 with Retry-After in seconds", faults.too_many(1)),
    ("429 with Retry-After as a date", faults.too_many(1, as_date=True)),
    ("500", faults.status(500)),
    ("503", faults.status(503)),
    ("stall", faults.stall()),
    ("cut connection", faults.cut()),
    ("no answer", faults.cut_before_headers()),
    ("Content-Length too long", faults.wrong_length(10)),
]


def _redirected() -> Iterator[Scenario]:
    for target, path in TARGETS.items():
        yield Scenario(f"redirect off-site, {target}", _off_site(path), "kept", _of(path))
        loop = _ordered(path, faults.redirect(f"/{path}"))
        yield Scenario(f"redirect in a circle, {target}", loop, "kept", _of(path))
        yield Scenario(f"redirect on the site, {target}", _moved(path), "published", _of(path))


def _off_site(path: str) -> Order:
    def order(publisher: Publisher) -> None:
        publisher.post(f"elsewhere/{path}", publisher.posted(path).content)
        publisher.fault(path, faults.redirect(f"{publisher.elsewhere}/elsewhere/{path}"))

    return order


def _moved(path: str) -> Order:
    def order(publisher: Publisher) -> None:
        folder, _, name = path.rpartition("/")
        publisher.post(f"{folder}/moved/{name}", publisher.posted(path).content)
        publisher.fault(path, faults.redirect(f"/{folder}/moved/{name}"))

    return order


# Zips


def _of_zips() -> Iterator[Scenario]:
    for name, changed, ends in ZIPS:
        yield Scenario(f"{name}, SARPP.zip", _reposted(ZIP, changed), ends, "bea_rpp")


def _reposted(path: str, changed: Callable[[bytes], bytes]) -> Order:
    def order(publisher: Publisher) -> None:
        content = publisher.posted(path).content
        assert isinstance(content, bytes)
        made = changed(content)
        assert made != content, path
        publisher.post(path, made)

    return order


CSV = "SARPP_STATE_2008_2024.csv"
ZIPS: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("truncated zip", faults.truncated, "kept"),
    ("zip bomb", lambda _: faults.bomb(CSV), "kept"),
    ("zip bomb that lies of its size", lambda _: faults.lying_bomb(CSV), "kept"),
    ("zip bomb in a zip", lambda _: faults.nested_bomb(CSV), "kept"),
    ("path traversal in a zip", faults.traversal, "whole"),
    ("symbolic link in a zip", faults.linked, "whole"),
]


# Validators, and files that change while they are fetched


def _of_validators() -> Iterator[Scenario]:
    yield Scenario("304 for a changed file", _unchanged, "nothing", is_behind=False)
    yield Scenario("same ETag for other bytes", _same_etag, "nothing", is_behind=False)
    yield Scenario("new ETag for the same bytes", _posted_again, "published", is_behind=False)
    for name, fault in (
        ("weak ETag", faults.weak_etag()),
        ("no validators", faults.no_validators()),
        ("Range ignored", faults.range_ignored()),
    ):
        yield Scenario(f"cut connection and {name}", _cut_and(fault), "published")
    yield Scenario("changed between cut and resume", _changes(faults.cut(), {}), "published")
    lying = _changes(faults.cut(), {"both": faults.etag(SAME)})
    yield Scenario("changed between cut and resume, same ETag", lying, "whole")
    yield Scenario("changed between two requests", _changes_with_release, "whole")


def _cut_and(fault: faults.Fault) -> Order:
    def order(publisher: Publisher) -> None:
        publisher.fault(DATA, fault)
        publisher.fault(DATA, faults.cut(), 1)

    return order


def _older_data() -> bytes:
    return posted.oews_files(posted.OLDER)[DATA.rpartition("/")[2]].encode()


def _changes(first: faults.Fault, more: dict[str, faults.Fault]) -> Order:
    """Have the older data stand there at first, and the newer from the second request on."""

    def order(publisher: Publisher) -> None:
        newer = publisher.posted(DATA).content
        publisher.post(DATA, _older_data())
        for fault in more.values():
            publisher.fault(DATA, fault)
        publisher.fault(DATA, faults.after(lambda: publisher.post(DATA, newer), first), 1)

    return order


def _changes_with_release(publisher: Publisher) -> None:
    """Have the publisher post the newer release while the older one is being asked for."""
    newer = {path: publisher.posted(path).content for path in _oews_paths(publisher)}
    posted.post_oews(publisher, posted.oews_files("2024A01"))

    def post() -> None:
        for path, content in newer.items():
            publisher.post(path, content)

    publisher.fault(RELEASE, faults.after(post), 1)


def _oews_paths(publisher: Publisher) -> list[str]:
    return [path for path in publisher.state() if path.startswith(f"/{posted.OEWS}")]


def _unchanged(publisher: Publisher) -> None:
    _next_year(publisher)
    publisher.fault(posted.OEWS, faults.never_changed())


def _same_etag(publisher: Publisher) -> None:
    """Have the newest release stand under the ETag of the one before."""
    held = publisher.posted(RELEASE).etag
    _next_year(publisher)
    publisher.fault(RELEASE, faults.etag(held))


def _next_year(publisher: Publisher) -> None:
    posted.post_oews(publisher, posted.next_files())


def _posted_again(publisher: Publisher) -> None:
    for path in list(publisher.state()):
        publisher.post(path, publisher.posted(path).content)


# What the files say


def _of_content() -> Iterator[Scenario]:
    for name, path, changed, ends in CONTENT:
        of = {posted.PROJECTIONS: "bls_projections", ZIP: "bea_rpp"}.get(path, "bls_oews")
        yield Scenario(name, _reposted(path, changed), ends, of)


def _text(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return lambda content: change(content.decode()).encode()


def _lines(change: Callable[[list[str]], list[str]]) -> Callable[[bytes], bytes]:
    """Change the lines below the header."""

    def changed(text: str) -> str:
        head, *body = text.splitlines(keepends=True)
        return "".join([head, *change(body)])

    return _text(changed)


def _cells(change: Callable[[int, float], float | None]) -> Callable[[bytes], bytes]:
    """Change every number of the data, by its data type: 4 is the annual mean."""

    def changed(line: str) -> str:
        series, year, period, value, note = line.split("\t")
        if value.strip() == "-":
            return line
        other = change(int(series.strip()[-2:]), float(value))
        digits = len(value.strip().partition(".")[2])
        shown = "-" if other is None else f"{other:.{digits}f}"
        return "\t".join((series, year, period, f"{shown:>12}", note))

    return _lines(lambda body: [changed(line) for line in body])


def _renumbered(types: dict[int, int]) -> Callable[[bytes], bytes]:
    """Give a data type's figures the number of another's."""

    def changed(line: str) -> str:
        number = int(line[23:25])
        return f"{line[:23]}{types.get(number, number):02d}{line[25:]}"

    return _lines(lambda body: [changed(line) for line in body])


def _rezipped(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    def changed(content: bytes) -> bytes:
        members = faults.unzipped(content)
        return faults.zipped({
            name: change(body.decode("latin-1")).encode("latin-1") if name.endswith("csv") else body
            for name, body in members.items()
        })  # fmt: skip

    return changed


WAGES = range(3, 16)
UNNAMED = ("0040340", "0600006", "2700000")  # no check knows a figure of theirs
CONTENT: list[tuple[str, str, Callable[[bytes], bytes], str]] = [
    ("renamed column, oe.data", DATA, _text(lambda t: t.replace("value", "worth", 1)), "kept"),
    ("renamed column, oe.area", f"{posted.OEWS}oe.area",
     _text(lambda t: t.replace("area_name", "area_text")), "kept"),
    ("renamed column, SARPP.zip", ZIP,
     _rezipped(lambda t: t.replace("Description", "Item")), "kept"),
    ("new column, oe.data", DATA,
     _text(lambda t: re.sub(r"(.*)\r\n", r"\1\tx\r\n", t)), "whole"),
    ("new marker, oe.data", DATA,
     _text(lambda t: re.sub(r" *46500\t", "         ***\t", t, count=1)), "kept"),
    ("new marker, SARPP.zip", ZIP,
     _rezipped(lambda t: re.sub(r"(All items.*,)[\d.]+(\r?\n)", r"\1(X)\2", t, count=1)), "kept"),
    ("shifted columns, oe.data", DATA,
     _lines(lambda body: ["\t".join([*line.split("\t")[1:4], "", ""]) + "\r\n" for line in body]),
     "kept"),
    ("shifted data types, oe.data", DATA,
     _renumbered({n: n + 1 for n in range(1, 15)} | {15: 1}), "kept"),
    ("swapped columns, oe.data", DATA, _renumbered({11: 15, 15: 11, 6: 10, 10: 6}), "kept"),
    ("jobs and pay swapped, oe.data", DATA, _renumbered({1: 4, 4: 1}), "kept"),
    ("halved file, oe.data", DATA, _lines(lambda body: body[: len(body) // 2]), "kept"),
    ("header alone, oe.data", DATA, _lines(lambda _: []), "kept"),
    ("half of the areas, oe.data", DATA,
     _lines(lambda body: [line for line in body if line[3] != "M"]), "kept"),
    ("some areas gone, oe.data", DATA,
     _lines(lambda body: [line for line in body if line[4:11] not in UNNAMED]), "kept"),
    ("duplicate rows, oe.data", DATA, _lines(lambda body: [*body, *body[:50]]), "kept"),
    ("duplicate rows, oe.area", f"{posted.OEWS}oe.area",
     _lines(lambda body: [*body, body[1]]), "kept"),
    ("dollars for cents, oe.data", DATA,
     _cells(lambda kind, n: n * 100 if kind in WAGES and kind != 5 else n), "kept"),
    ("thousands of dollars, oe.data", DATA,
     _cells(lambda kind, n: n / 1000 if kind in WAGES and kind != 5 else n), "kept"),
    ("every figure withheld, oe.data", DATA,
     _cells(lambda kind, n: None if kind in WAGES else n), "kept"),
    ("data of the year before, oe.data", DATA, lambda _: _older_data(), "kept"),
    ("doubled parities, SARPP.zip", ZIP,
     _rezipped(lambda t: re.sub(r",(\d+\.\d+)(?=\r)", lambda m: f",{float(m[1]) * 2:.3f}", t)),
     "kept"),
    ("a year gone, SARPP.zip", ZIP,
     _rezipped(lambda t: re.sub(r",(2025|[\d.]+)(?=\r)", "", t)), "kept"),
    ("truncated workbook, occupation.xlsx", posted.PROJECTIONS, faults.truncated, "kept"),
    ("no workbook, occupation.xlsx", posted.PROJECTIONS, lambda _: faults.PAGE, "kept"),
]  # fmt: skip


# Releases in the wrong order


def _of_releases() -> Iterator[Scenario]:
    yield Scenario("a release that goes backwards", _backwards, "nothing", is_behind=False)
    yield Scenario("an older release", _backwards_far, "nothing", is_behind=False)
    for name, text in (
        ("a release of no year", "release_date\tdescription\r\nXXXX\tMay\r\n"),
        ("a release of the far future", "release_date\tdescription\r\n2925A01\tMay 2925\r\n"),
        ("two releases", "release_date\tdescription\r\n2025A01\tMay 2025\r\n2026A01\tMay 2026\r\n"),
    ):
        yield Scenario(f"{name}, oe.release", _reposted(RELEASE, lambda _, t=text: t.encode()),
                       "kept")  # fmt: skip


def _backwards(publisher: Publisher) -> None:
    posted.post_oews(publisher, posted.oews_files(posted.OLDER))


def _backwards_far(publisher: Publisher) -> None:
    files = posted.oews_files(posted.OLDER)
    posted.post_oews(publisher, {n: t.replace("2024", "2022") for n, t in files.items()})
