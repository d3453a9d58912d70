"""The project's own roles, one TOML file each, in its languages, and its names of occupations."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Annotated, get_type_hints

import polars as pl
from msgspec import Meta

from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.errors import Faults, ParseError, teller
from pipeline.core.files import sha256_of
from pipeline.core.formats import listed
from pipeline.core.language import CODE
from pipeline.core.language import SOURCE as ENGLISH
from pipeline.core.record import fit_what_fits
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.roles.names import FILE, NAMES, SocCode, read_names
from pipeline.sources.roles.own_words import repeats

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
TEXT = pl.String
TEXTS = pl.List(pl.String)


def up_to(most: int) -> Meta:
    """Describe a text that has a narrow place on a page."""
    return Meta(pattern=r"\S", max_length=most, description=f"1 to {most} characters")


Text = Annotated[str, Meta(description="a text")]
Words = Annotated[str, Meta(pattern=r"\S", description="a text that is not empty")]
Texts = Annotated[
    tuple[Annotated[str, Meta(pattern=r"\S")], ...],
    Meta(description="a list of texts, none of them empty"),
]
Lines = Annotated[Texts, Meta(min_length=1)]
Day = Annotated[
    tuple[Annotated[str, up_to(34)], ...],
    Meta(min_length=6, max_length=10, description="6 to 10 duties of 1 to 34 characters"),
]
Steps = Annotated[
    tuple[Annotated[str, up_to(40)], ...],
    Meta(min_length=3, max_length=5, description="3 to 5 steps of 1 to 40 characters"),
]
ByState = Annotated[
    dict[Annotated[str, Meta(pattern=rf"^({'|'.join(POSTAL_CODES)})\Z")], Words],
    Meta(description='{ CA = "…" }, a text that is not empty by postal code'),
]
Reason = Annotated[
    str, Meta(pattern=r"^(\S.*\.)?\Z", max_length=160, description="a sentence of 160 characters")
]
Checksum = Annotated[
    str, Meta(pattern=r"^([0-9a-f]{12})?\Z", description="the first 12 digits of a sha256")
]


@dataclass(frozen=True, slots=True)
class RoleFile:
    """What a role file says; practical_duties are none where no_practical_duties says why.

    day: short duties, word for word the same where the other role of a pair has them, too; one that
    the law of a state must allow ends in *. steps: from school to the first job.
    outlook_reason: why its share of jobs is to change, as the publisher of the projections says in
    the sentence that outlook_reason_of names by its checksum.
    certification_in: what stands in place of certification on pages of a state, and only there.
    A table of the file that a language's code names, such as [es], says all of it but OF_ALL.
    """

    title: Words
    plural: Words
    short: Annotated[str, up_to(12)]
    other_titles: Texts
    soc_code: SocCode
    soc_evidence: Words
    summary: Words
    day: Day
    practical_duties: Texts
    office_duties: Lines
    no_practical_duties: Text
    workplaces: Lines
    where_short: Annotated[str, up_to(48)]
    hours: Words
    when_short: Annotated[str, up_to(36)]
    education: Words
    training_short: Annotated[str, up_to(60)]
    steps: Steps
    certification: Words
    outlook_reason: Reason = ""
    outlook_reason_of: Checksum = ""
    certification_in: ByState = field(default_factory=dict)


Languages = Mapping[str, RoleFile]  # what a file says, by language
FIELDS = [one.name for one in fields(RoleFile)]
OF_ALL = ("other_titles", "soc_code", "outlook_reason_of")  # not said anew in another language
MAY_BE_EMPTY = ("other_titles", "practical_duties", "no_practical_duties", "outlook_reason")
KINDS = {name: TEXT if kind is str else TEXTS for name, kind in get_type_hints(RoleFile).items()}
STATES = "certification_states"  # by name, those of certification_in
ROLES = RawTable(
    "roles",
    {"language": TEXT, "slug": TEXT, **KINDS, STATES: TEXTS, "file_sha256": TEXT},
    ("language", "slug"),
)
GAP = "TODO"  # begins what an outline leaves to be written
_wrong = teller(
    ParseError, "Correct the file; the other role files there show how each field looks."
)


def read(release: Release) -> dict[str, pl.DataFrame]:
    """Read the role files without gaps, and the names; what does not fit is a ParseError."""
    faults = Faults()
    roles = examine_roles(release, faults)
    if faults.noted:
        raise faults.noted[0]
    rows = [
        {"language": language, "slug": path.stem, **_row(role), "file_sha256": sha256_of(path)}
        for path, said in roles.items()
        for language, role in said.items()
    ]
    frame = pl.DataFrame(rows, schema=dict(ROLES.columns), orient="row")
    return {ROLES.name: frame, NAMES.name: read_names(release.folder / FILE)}


def examine_roles(release: Release, faults: Faults) -> dict[Path, Languages]:
    """Read what fits of each role file without gaps, and note the rest as ParseErrors."""
    paths = [path for path in _files(release) if not _gaps(path)]
    return {path: read_role(path, faults) for path in paths}


def drafts(releases: Iterable[Release]) -> dict[str, ParseError]:
    """Give, by slug, what is to be said of the roles that still have gaps."""
    paths = (path for one in releases if one.source == SOURCE.name for path in _files(one))
    return {
        path.stem: _wrong(path, f"{listed(gaps)} still to be written", "your own words", GAP)
        for path in paths
        if (gaps := _gaps(path))
    }


def texts_of(value: str | Sequence[str] | Mapping[str, str]) -> Iterable[str]:
    """Give the texts of a field, whether it is one, a list, or has one by state."""
    texts = value.values() if isinstance(value, Mapping) else value
    return [texts] if isinstance(texts, str) else texts


def _row(role: RoleFile) -> dict[str, object]:
    states = [POSTAL_CODES[state] for state in role.certification_in]
    return asdict(role) | {"certification_in": [*role.certification_in.values()], STATES: states}


def _files(release: Release) -> list[Path]:
    paths = [release.folder / file.stored_as for file in release.receipt.files]
    return [path for path in paths if path.suffix == ".toml"]


def _gaps(path: Path) -> list[str]:
    """Name the fields of a file, be it no TOML yet, in which something is left to be written."""
    told = re.sub(r"(?m)^#.*", "", path.read_text(encoding="utf-8", errors="replace"))
    _, *said = re.split(r"(?m)^(\w+) *=", told)
    pairs = zip(said[::2], said[1::2], strict=True)
    return list(dict.fromkeys(name for name, value in pairs if GAP in value))


def read_role(path: Path, faults: Faults) -> Languages:
    """Read what fits of a role file, and note the rest as ParseErrors."""
    if not re.fullmatch(SLUG, path.stem):
        what, expected = "the file's name is no slug", "such as dental-aide"
        faults.noted.append(_wrong(path, what, expected, path.stem))
    content = path.read_bytes()
    try:
        said = tomllib.loads(content.decode())
    except ValueError as error:
        what, expected = "the role file is no TOML", "field = value lines"
        faults.noted.append(_wrong(path, what, expected, str(error)))
        return {ENGLISH: fit_what_fits({}, RoleFile)[0]}
    tables = {
        name: table
        for name, table in said.items()
        if isinstance(table, dict) and re.fullmatch(CODE, name)
    }
    own = {name: value for name, value in said.items() if name not in tables}
    common = {name: own[name] for name in OF_ALL if name in own}
    told = content.decode()
    found = {ENGLISH: _texts(path, told, own, faults)}
    for language, table in tables.items():
        start = told.index(f"\n[{language}]") if f"\n[{language}]" in told else 0
        found[language] = _texts(path, told, table | common, faults, language, start)
    return found


def _texts(  # noqa: PLR0917  (of one file)
    path: Path, told: str, said: object, faults: Faults, language: str = "", start: int = 0
) -> RoleFile:
    """Fit what a file says in one language, and note what does not."""
    role, misfits = fit_what_fits(said, RoleFile)
    prefix = f"{language}." * bool(language)
    for what, *facts in misfits:
        if not (language and re.search(rf"field ({'|'.join(OF_ALL)})\b", what)):
            place = place_of(path, told, what, start)
            faults.noted.append(_wrong(place, what.replace("field ", f"field {prefix}", 1), *facts))
    for name in FIELDS:
        if repeated := repeats(texts_of(getattr(role, name)), told):
            place = place_of(path, told, f"field {name}", start)
            what = f"field {name} repeats a comment of the file word for word"
            faults.noted.append(_wrong(place, what, "your own words", repeated))
    return role


def place_of(path: Path, told: str, what: str, start: int = 0) -> str:
    """Name the file, and the line at which the field begins that is spoken of, if it is there.

    start: where the table of its language begins.
    """
    named = re.search(r"field (\w+)", what)
    begun = named and re.compile(rf"(?m)^\[?(?:\w+\.)?{named[1]}\b").search(told, start)
    return f"{path}, line {told.count(chr(10), 0, begun.start()) + 1}" if begun else str(path)


SOURCE = Source(
    name="roles",
    order=40,
    use="report",
    title="role files",
    publisher="the project",
    licence="Apache-2.0",
    address="data/raw/roles",
    tables=(ROLES, NAMES),
    read=read,
    is_editorial=True,
)
