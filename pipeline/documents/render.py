"""A brochure, or a page of another tool → HTML; the only module that imports jinja2."""

import base64
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from traceback import extract_tb

import jinja2
import segno
from markupsafe import Markup

from pipeline.brochures.brochure import Brochure, Notice, SmallPrint
from pipeline.brochures.title_size import either, question
from pipeline.core.errors import RenderError
from pipeline.core.figure import Figure, Sentence, Word
from pipeline.core.language import language, languages, speaking
from pipeline.core.words import say
from pipeline.documents.small_print import Printed, balanced, called_for
from pipeline.documents.web import figures_data, linked_data, typefaces
from pipeline.settings.layouts import layouts

MARKDOWN = str.maketrans({"|": "\\|", "*": "\\*", "_": "\\_", "<": "&lt;"})
DRAWINGS_KEPT = 32  # a process holds this many: a few hundred kilobytes
_page: ContextVar[Printed] = ContextVar("page")  # the one being rendered
_left_out: ContextVar[frozenset[str]] = ContextVar("left_out")  # its blocks without room
_is_marked: ContextVar[bool] = ContextVar("is_marked")  # whether its figures carry their ids


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A document's HTML with its pictures inlined, and the figures it prints, in reading order."""

    html: str
    figures: tuple[Figure, ...]


def render(
    brochure: Brochure,
    layout: str,
    templates: Path,
    left_out: frozenset[str] = frozenset(),
) -> RenderedPage:
    """Fill a layout's template: once without small print, then with that which is called for.

    left_out: the names of the blocks that it does without, and without what they print.

    Raises RenderError for an undefined name or a sentence that is not there.
    """
    name, small = f"{layout}/{layout}.html.j2", SmallPrint(Sentence(()))
    _left_out.set(left_out)
    _is_marked.set(layout in layouts() and layouts()[layout].becomes == "html")
    try:
        template = _environment(templates).get_template(name)
        with speaking(brochure.language):
            for _ in range(2):
                printed: Printed = ({}, {}, set())
                _page.set(printed)
                html = template.render(brochure=replace(brochure, small_print=small))
                small = called_for(brochure.small_print, printed)
    except jinja2.TemplateError as error:
        raise _template_error(error, templates / name, Brochure) from error
    return RenderedPage(html, tuple(printed[0].values()))


@cache
def _environment(templates: Path) -> jinja2.Environment:
    """Make the environment once a process: it compiles its templates once, too."""
    environment = _filling(templates)
    environment.finalize = lambda value: _record(value) if isinstance(value, Figure) else value
    environment.globals.update(
        say=say,
        language=lambda: languages()[language()].tag,
        either=either,
        question=question,
        is_kept=lambda block: block not in _left_out.get(),
        figures_data=lambda: Markup(figures_data(_page.get()[0].values())),
        linked_data=lambda brochure: Markup(linked_data(brochure, _page.get()[0].values())),
        typefaces=lambda: Markup(typefaces()),
    )
    environment.filters.update(
        qr_code=qr_code, told=_tell, balanced=balanced, without_blank=_without_blank, marked=_marked
    )
    return environment


def _filling(templates: Path, *, is_html: bool = True) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=is_html,
        keep_trailing_newline=not is_html,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _record(figure: Figure) -> str:
    known = _page.get()[0].setdefault(figure.id, figure)
    if known.printed != figure.printed:
        raise RenderError(
            "one figure is printed in two ways",
            where=figure.id,
            expected=known.printed,
            found=figure.printed,
            todo="Give the second form an id of its own.",
        )
    return figure.printed


def _tell(text: Sentence | Notice) -> tuple[Word | Figure, ...]:
    """Take a sentence down as it is set, and give its parts; a paragraph's releases are cited."""
    sentence = text.text if isinstance(text, Notice) else text
    if isinstance(text, Notice):
        _page.get()[2].add(text.cites)
    is_bare = len(sentence.parts) == 1 and isinstance(sentence.parts[0], Figure)
    if not is_bare and " " in (said := str(sentence)):
        _page.get()[1].setdefault(said)
    return sentence.parts


def _marked(part: Word | Figure | str) -> object:
    """Have a figure carry its id and value, on a page for the web."""
    if not (isinstance(part, Figure) and _is_marked.get()):
        return part
    value = part.printed if part.value is None else part.value
    return Markup('<data value="{}" data-figure="{}">{}</data>').format(
        value, part.id, _record(part)
    )


def _without_blank(part: Word | Figure) -> str | Figure:
    return part.text.removesuffix(" ") if isinstance(part, Word) else part


def render_page(name: str, page: object, templates: Path, kind: str = "html") -> str:
    """Fill a page of its own style, of its folder's name, with the record that it shows.

    name: the folder, such as catalogue, whose template is catalogue/catalogue.html.j2.

    kind: html, or md, whose template says with the filter `escaped` what is no Markdown.
    """
    environment = _filling(templates, is_html=kind == "html")
    environment.filters["escaped"] = lambda text: text.translate(MARKDOWN)
    path = f"{name}/{Path(name).name}.{kind}.j2"
    try:
        return environment.get_template(path).render(page=page)
    except jinja2.TemplateError as error:
        raise _template_error(error, templates / path, type(page)) from error


def _template_error(error: jinja2.TemplateError, path: Path, context: type) -> RenderError:
    frames = [(frame.filename, frame.lineno) for frame in extract_tb(error.__traceback__)]
    templates = [frame for frame in frames if frame[0].endswith(".j2")]
    file, line = templates[-1] if templates else (path, 1)
    return RenderError(
        "the template cannot be filled",
        where=f"{getattr(error, 'filename', None) or file}, line {getattr(error, 'lineno', line)}",
        expected=f"names that a {context.__name__} has",
        found=str(error),
        todo="Correct the template, or add the field to "
        f"{context.__module__.replace('.', '/')}.py.",
    )


@lru_cache(DRAWINGS_KEPT)
def qr_code(address: str) -> str:
    image = BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="svg", border=0, xmldecl=False)
    return f"data:image/svg+xml;base64,{base64.b64encode(image.getvalue()).decode()}"
