"""`python -m pipeline audit`."""

import shutil
from pathlib import Path

import click

from pipeline.cli.speech import answer, json_option, root_option, say, shown
from pipeline.core.errors import PageError, TypesetError
from pipeline.core.paths import Paths

FOLDER = "audit"  # in data/out
NARROWEST, WIDEST = 40, 120


@click.command("audit")
@click.argument("pages", nargs=-1, metavar="[PAGE]…", type=click.Path(path_type=Path))
@json_option
@root_option
def audit_command(pages: tuple[Path, ...], as_json: bool, root: Path) -> int:
    """Hold what a school says against the statistics.

    PAGE is an .html, .md, .txt or .pdf, or a .toml of claims; without one, data/raw/claims. Exit
    code 1 when something contradicts, else 4 when a page could not be read.
    """
    from pipeline.audit.audit import audit  # noqa: PLC0415
    from pipeline.audit.output.files import record, write_audit  # noqa: PLC0415
    from pipeline.audit.output.page import audit_page  # noqa: PLC0415
    from pipeline.audit.output.terminal import audit_lines  # noqa: PLC0415
    from pipeline.settings.brochures import read_brochures  # noqa: PLC0415

    paths = Paths(root)
    found = audit(pages, paths, say)
    page = audit_page(found, read_brochures(paths.matrix).organisation)
    width = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    told, folder = record(found, page), paths.out / FOLDER
    answer(told, audit_lines(page, width), as_json=as_json)
    try:
        write_audit(told, page, folder)
    except TypesetError as error:
        say(f"failed     audit.pdf  {error}")
    for form in sorted(folder.iterdir()):
        say(f"wrote      {shown(form)}")
    return 1 if found.is_contradicted else 0 if found.is_read else PageError.exit_code
