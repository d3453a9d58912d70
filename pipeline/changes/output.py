"""A new edition and the current one → changes.html, changes.md and changes.json in the new one."""

import json
from pathlib import Path

import msgspec

from pipeline.changes.compare import changes
from pipeline.changes.model import Changes, Names
from pipeline.changes.page import changes_page
from pipeline.core.errors import PublishError
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.documents.render import render_page
from pipeline.editions.manifest import Manifest
from pipeline.editions.read import figures_of, manifest_of
from pipeline.settings.brochures import Organisation
from pipeline.sources.claims import claims

UNWRITTEN = ("mart", "row", "column")  # figures.json has them
HTML, MARKDOWN, JSON = "changes.html", "changes.md", "changes.json"


def write_changes(
    made: Path, manifest: Manifest, names: Names, organisation: Organisation, paths: Paths
) -> Changes | None:
    """Write into the folder `made` what changed against the current edition.

    None, and nothing is written, where the current edition is this one: its changes are told
    already. Raises PublishError or ParseError, as changes and claims do.
    """
    before = _before(paths.out)
    if before and before.name == manifest.edition and (before / JSON).exists():
        return None
    old = before if before and before.name != manifest.edition else None
    found = changes(old, made, manifest, names, claims(paths.raw / "claims"))
    page = changes_page(found, names, organisation)
    (made / HTML).write_text(render_page("changes", page, TEMPLATES))
    (made / MARKDOWN).write_text(render_page("changes", page, TEMPLATES, "md"))
    (made / JSON).write_text(_json(found))
    return found


def _before(out: Path) -> Path | None:
    """Find the current edition, to compare with; None where there is none, or it is damaged."""
    folder = (out / "latest").resolve()
    try:
        for stem in {document.path.split(".")[0] for document in manifest_of(folder).documents}:
            figures_of(folder, stem)
    except PublishError:
        return None
    return folder


def _json(found: Changes) -> str:
    """Write the record with a line for each item of its lists: readable, and small."""
    lists = msgspec.to_builtins(found).items()
    parts = [f'"{name}": {_value(value)}' for name, value in lists]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, tuple) and value:
        items = ({k: v for k, v in one.items() if k not in UNWRITTEN} for one in value)
        return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in items) + "\n]"
    return json.dumps(value, ensure_ascii=False)
