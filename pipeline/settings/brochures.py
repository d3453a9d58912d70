"""brochures.toml → the organisation, the pairs, the matrix of documents, and who is told of it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path

from pipeline.core.errors import Faults, UsageError, failing_as, teller
from pipeline.core.language import SOURCE, languages
from pipeline.core.record import fit_what_fits
from pipeline.settings import contact
from pipeline.settings.campuses import completed, is_inherited, outdated
from pipeline.settings.layouts import layouts
from pipeline.settings.lines import at
from pipeline.settings.organisation import (
    Campus,
    Organisation,
    Table,
    campus_of,
    organisation_of,
    texts_of_all,
)
from pipeline.settings.pictures import logo_address, photograph_address, picture
from pipeline.settings.publishers import BY_DEFAULT, Refreshing
from pipeline.settings.sections import BrochuresFile, Pair
from pipeline.settings.texts import misworded
from pipeline.settings.theme import DEFAULT, Fonts, Misfit, Theme, unfit
from pipeline.settings.translations import TEXTS, named_in, said_in, untranslated

_wrong = teller(UsageError, "Correct brochures.toml.")


@dataclass(frozen=True, slots=True)
class Matrix:
    """What `make report` makes: pairs × areas × layouts × variants, in each of the languages.

    pairs: all that are declared. chosen_pairs: the slugs of those made when none is asked for.
    icc_profile: the path of the print shop's profile, or "". web_address: of the folder on the web
    that pages are put into, or "". campuses: who stands in for the organisation, and where.
    language: that of its own texts; others: the same in other languages, by code, with what they
    do not say; empty where they stand in none.
    """

    organisation: Organisation
    pairs: tuple[Pair, ...]
    chosen_pairs: tuple[str, ...]
    areas: tuple[str, ...]
    layouts: tuple[str, ...]
    variants: tuple[str, ...]
    icc_profile: str = ""
    refreshing: Refreshing = BY_DEFAULT
    campuses: tuple[Campus, ...] = ()
    theme: Theme = DEFAULT
    web_address: str = ""
    languages: tuple[str, ...] = (SOURCE,)
    language: str = SOURCE
    others: Mapping[str, "Translation"] = field(default_factory=dict, compare=False)

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Give each layout in each variant that it has; a folded sheet for the press is proofed."""
        return tuple(
            (layout, each)
            for layout in self.layouts
            for variant in self.variants
            if variant in layouts()[layout].variants
            for each in (variant, "proof")
            if each == variant or (variant == "print" and layouts()[layout].has_proof)
        )

    @property
    def count(self) -> int:
        """How many documents there are of areas that are named one by one."""
        return len(self.pairs) * len(self.areas) * len(self.kinds) * len(self.languages)

    @property
    def spoken(self) -> Iterator["Matrix"]:
        """Give what is to be made in each language, in its words."""
        for language in self.languages:
            said = self.others[language].matrix if language != self.language else self
            by_slug = {pair.slug: pair for pair in said.pairs}
            campuses = zip(self.campuses, said.campuses, strict=True)
            yield replace(
                self,
                language=language,
                languages=(language,),
                pairs=tuple(by_slug.get(pair.slug, pair) for pair in self.pairs),
                organisation=_worded(self.organisation, said.organisation),
                campuses=tuple(
                    replace(one, organisation=_worded(one.organisation, other.organisation))
                    for one, other in campuses
                ),
                theme=replace(self.theme, photograph_alt=said.theme.photograph_alt),
            )

    @property
    def tables(self) -> Iterator[Table]:
        """Give each table of texts: what it is, what stands before its fields, and these."""
        yield from texts_of_all(self.organisation, self.campuses)
        for number, pair in enumerate(self.pairs):
            yield "pair", f"pair[{number}].", asdict(pair)


@dataclass(frozen=True, slots=True)
class Translation:
    """What brochures.toml says in another language, and which texts it lacks there."""

    matrix: Matrix
    gaps: tuple[Misfit, ...] = ()


def read_brochures(path: Path) -> Matrix:
    """Read brochures.toml. Raises UsageError, one for all in it or its pictures that cannot be."""
    with Faults() as faults:
        return examine(path, faults)


def examine(path: Path, faults: Faults) -> Matrix:
    """Read what fits of brochures.toml, and note the rest. Raises UsageError for what is no TOML.

    Logos and the photograph are then the pictures themselves, as data: addresses, and the paths of
    fonts are whole.
    """
    what = "the matrix cannot be read"
    todo = "Restore it from version control, or correct the line."
    unreadable, expected = (OSError, ValueError), "TOML: field = value lines"
    with failing_as(UsageError, what, path, todo, of=unreadable, expected=expected):
        text = path.read_text()
        content = tomllib.loads(text)
    matrix = _matrix(content, path.name, faults, text)
    shown = partial(picture, path.parent, faults)

    def with_logo(one: Organisation) -> Organisation:
        return replace(one, logo=shown(one.logo, logo_address))

    said, files = matrix.campuses, asdict(matrix.theme.fonts)
    fonts = Fonts(**{k: file and str(path.parent / file) for k, file in files.items()})
    photograph = shown(matrix.theme.photograph, photograph_address)
    return replace(
        matrix,
        organisation=with_logo(matrix.organisation),
        campuses=tuple(replace(one, organisation=with_logo(one.organisation)) for one in said),
        theme=replace(matrix.theme, fonts=fonts, photograph=photograph),
    )


def read_matrix(content: object, where: str) -> Matrix:
    """Make the matrix of brochures.toml's content. Raises UsageError, one for all misfits."""
    with Faults() as faults:
        return _matrix(content, where, faults)


def _matrix(content: object, where: str, faults: Faults, text: str = "") -> Matrix:
    own, misfits = _fitted(said_in(content))
    others = {}
    for code in (code for code in languages() if code != SOURCE):
        said, more = _fitted(said_in(content, code))
        misfits += [named_in(code, one) for one in more if one not in misfits]
        others[code] = Translation(said, tuple(untranslated(content, code)))
    faults.noted += [_wrong(at(where, text, misfit[0]), *misfit) for misfit in misfits]
    return replace(own, others=others)


def _fitted(content: object) -> tuple[Matrix, list[Misfit]]:
    """Make the matrix of a content of one language, with what of it does not fit."""
    file, misfits = fit_what_fits(completed(content), BrochuresFile)
    misfits = [*outdated(content), *(one for one in misfits if not is_inherited(content, one[0]))]
    slugs = [pair.slug for pair in file.pair]
    chosen = slugs if file.matrix.pairs is None else file.matrix.pairs
    matrix = Matrix(
        organisation=organisation_of(file.organisation, file.programme),
        pairs=file.pair,
        chosen_pairs=tuple(slug for slug in chosen if slug in slugs),
        areas=file.matrix.areas,
        layouts=tuple(name for name in file.matrix.layouts if name in layouts()),
        variants=file.matrix.variants,
        icc_profile=file.print.icc_profile,
        web_address=contact.web_link(file.web.address),
        refreshing=file.refresh,
        campuses=tuple(campus_of(one, file.programme) for one in file.campus),
        theme=file.theme,
        languages=tuple(code for code in file.matrix.languages if code in languages()),
    )
    return matrix, [*misfits, *_misfits(file), *_of_texts(matrix)]


def _worded(own: Organisation, said: Organisation) -> Organisation:
    """Give an organisation with the words of another language."""
    words = {name: getattr(said, name) for name in TEXTS["organisation"]}
    return replace(own, **words, programmes=said.programmes)


def _misfits(file: BrochuresFile) -> Iterator[Misfit]:
    """Give what does not fit together; a blank is no such thing."""
    for number, name in enumerate(file.matrix.layouts):
        if name not in layouts():
            what = f"field matrix.layouts[{number}] does not fit"
            yield what, " or ".join(sorted(layouts())), repr(name)
    for number, code in enumerate(file.matrix.languages):
        if code not in languages():
            what = f"field matrix.languages[{number}] does not fit"
            yield what, " or ".join(languages()), repr(code)
    slugs = [pair.slug for pair in file.pair]
    for number, pair in enumerate(file.pair):
        if pair.slug and pair.slug in slugs[:number]:
            yield f"field pair[{number}].slug is another pair's", "one of its own", repr(pair.slug)
        if pair.roles[0] == pair.roles[1] != "":
            what = f"field pair[{number}].roles has one role twice"
            yield what, 'roles = ["one-role", "other-role"]', repr(list(pair.roles))
    if slugs and all(slugs):
        for slug in (slug for slug in file.matrix.pairs or () if slug not in slugs):
            yield f"field matrix.pairs has the unknown {slug}", " or ".join(slugs), ""


def _of_texts(matrix: Matrix) -> Iterator[Misfit]:
    """Give what texts must not say, and colours that cannot be told from others or from paper."""
    colours = {}
    for table, place, texts in matrix.tables:
        yield from misworded(table, place, texts)
        if colour := texts.get("colour"):
            colours[f"{place}colour"] = colour
    yield from unfit(matrix.theme, colours)
