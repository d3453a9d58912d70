"""A brochure, or a page of another tool → HTML; the only module that imports jinja2."""

import base64
import json
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from traceback import extract_tb
from typing import Any

import jinja2
import segno
import vl_convert

from pipeline.brochures.brochure import Brochure, Chart, Notice, SmallPrint
from pipeline.core.errors import RenderError
from pipeline.core.figure import Figure, Sentence, Word
from pipeline.core.words import say
from pipeline.documents.fonts import folder
from pipeline.documents.small_print import Printed, balanced, called_for
from pipeline.settings.layouts import layouts

MARKDOWN = str.maketrans({"|": "\\|", "*": "\\*", "_": "\\_", "<": "&lt;"})
DRAWINGS_KEPT = 32  # a process holds this many: a few hundred kilobytes
_page: ContextVar[Printed] = ContextVar("page")  # the one being rendered


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A document's HTML with its pictures inlined, and what it prints, in reading order.

    sentences: every text of several words, once; a table's bare numbers are in figures alone.
    """

    html: str
    figures: tuple[Figure, ...]
    sentences: tuple[str, ...] = ()


def render(brochure: Brochure, layout: str, templates: Path, charts: Path) -> RenderedPage:
    """Fill a layout's template: once without small print, then with that which is called for.

    Raises RenderError for an undefined name or a chart that fails.
    """
    name, small = f"{layout}/{layout}.html.j2", SmallPrint(Sentence(()))
    try:
        template = _environment(templates, charts, layout).get_template(name)
        for _ in range(2):
            printed: Printed = ({}, {}, set())
            _page.set(printed)
            html = template.render(brochure=replace(brochure, small_print=small))
            small = called_for(brochure.small_print, printed)
    except jinja2.TemplateError as error:
        raise _template_error(error, templates / name, Brochure) from error
    return RenderedPage(html, tuple(printed[0].values()), tuple(printed[1]))


@cache
def _environment(templates: Path, charts: Path, layout: str) -> jinja2.Environment:
    """Make a layout's environment once a process: it compiles its templates once, too."""

    def drawn(picture: Chart) -> str:
        for figure in picture.figures:
            _record(figure)
        return draw_chart(charts / f"{picture.spec}.vl.json", layout, json.dumps(picture.rows))

    environment = _filling(templates)
    environment.finalize = lambda value: _record(value) if isinstance(value, Figure) else value
    environment.globals["say"] = say
    environment.filters.update(drawn=drawn, qr_code=qr_code, told=_tell, balanced=balanced)
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


def render_page(name: str, page: object, templates: Path, kind: str = "html") -> str:
    """Fill a page of its own style, `name`/`name`.html.j2, with the record that it shows.

    kind: html, or md, whose template says with the filter `escaped` what is no Markdown.
    """
    environment = _filling(templates, is_html=kind == "html")
    environment.filters["escaped"] = lambda text: text.translate(MARKDOWN)
    path = f"{name}/{name}.{kind}.j2"
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
def draw_chart(spec: Path, layout: str, rows: str) -> str:
    """Draw a chart; areas of one state, and all areas of one pair, share some of theirs."""
    chart = json.loads(compile_chart(spec, layout))
    data = next((data for data in chart["data"] if data["name"] == "rows"), None)
    if data is None:
        raise RenderError(
            "the chart has no data of that name",
            where=str(spec),
            expected='"data": {"name": "rows"}',
        )
    data["values"] = json.loads(rows)
    return _address(vl_convert.vega_to_svg(chart).encode())


@cache
def compile_chart(spec: Path, layout: str) -> str:
    """Compile a Vega-Lite spec once a process: only its data change from document to document."""
    # charts measure their labels in the fonts that the page sets them in
    vl_convert.register_font_directory(str(folder()))
    try:
        content: dict[str, Any] = json.loads(spec.read_text())
        sizes = layouts()[layout].charts
        content["width"] = sizes.width or content["width"]
        step = sizes.steps.get(spec.name.partition(".")[0])
        content["height"] = {"step": step} if step else content["height"]
        return json.dumps(vl_convert.vegalite_to_vega(content))
    except (OSError, ValueError, KeyError) as error:
        raise RenderError(
            "the chart cannot be compiled",
            where=str(spec),
            expected="a Vega-Lite spec with a width and a height",
            found=str(error).splitlines()[0],
            todo="Open it in the Vega editor.",
        ) from error


@lru_cache(DRAWINGS_KEPT)
def qr_code(address: str) -> str:
    image = BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="svg", border=0, xmldecl=False)
    return _address(image.getvalue())


def _address(picture: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(picture).decode()}"
