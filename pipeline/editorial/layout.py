"""A name → a layout of one page that can be made at once, and changed from there: `new layout`."""

import re
from pathlib import Path

from pipeline.core.errors import ArchiveError, UsageError, failing_as
from pipeline.core.paths import TEMPLATES
from pipeline.settings.layouts import layouts

SKELETON = "_new"
NAME = r"[a-z][a-z0-9-]*"


def draft_layout(name: str, templates: Path = TEMPLATES) -> Path:
    """Write a layout of one page, its description, template and style; give its folder.

    Raises UsageError for a name that a folder there has, or cannot have.
    """
    folder = templates / name
    if not re.fullmatch(NAME, name) or folder.exists():
        raise UsageError(
            f"“{name}” cannot name a new layout",
            where="new layout",
            expected="small letters, digits and hyphens, such as flyer, and no folder of that name",
            found=str(folder) if folder.exists() else "",
        )
    place = max(layout.place for layout in layouts(templates).values()) + 1
    title = name.replace("-", " ").capitalize()
    todo = "Make the folder writable, or free some space."
    with failing_as(ArchiveError, "the layout cannot be written", folder, todo):
        folder.mkdir()
        for path in (templates / SKELETON).iterdir():
            text = path.read_text().replace("TITLE", title).replace("PLACE", str(place))
            (folder / path.name.replace("new.", f"{name}.")).write_text(text)
    return folder
