"""Pictures that a form brings → files under names made here; saved, they lie in one folder."""

import re
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import FormData, UploadFile

from pipeline.core.files import copy, make_folder, move
from pipeline.studio.draft import Draft

FOLDER = "school"  # of the project: all that an upload is ever written to
PICTURES = ("logo", "photograph")
HEADS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
MADE = re.compile(rf"{FOLDER}/({'|'.join(PICTURES)})-[0-9a-f]{{16}}\.(svg|png|jpg)")


def with_uploads(draft: Draft, before: Draft, form: FormData, staged: Path) -> Draft:
    """Take the pictures of a form into a draft, by the names that they are kept under until saved.

    A name that was neither made here nor stands in the file counts for none.
    """
    known = {table[name] for table in before.values() for name in PICTURES if name in table}
    found = {path: {**table} for path, table in draft.items()}
    for path, table in found.items():
        for name in (name for name in PICTURES if name in table):
            file = form.get(f"{path}.{name}:file")
            if isinstance(file, UploadFile) and file.filename:
                table[name] = _staged(file.file.read(), name, staged)
            elif table[name] not in known and not MADE.fullmatch(table[name]):
                table[name] = ""
    return found


def place_of_picture(name: str, root: Path, staged: Path) -> Path:
    """Say where a picture lies that a draft names: among those not saved yet, or in the project."""
    waiting = staged / Path(name).name
    return waiting if MADE.fullmatch(name) and waiting.exists() else root / name


def keep(draft: Draft, root: Path, staged: Path) -> None:
    """Put a draft's new pictures where the project has them. Raises OSError."""
    for table in draft.values():
        for name in (table[one] for one in PICTURES if one in table):
            waiting = place_of_picture(name, root, staged)
            if name and waiting.parent == staged:
                copied = staged / f".{waiting.name}"
                copy(waiting, copied)
                move(copied, root / name)


def _staged(content: bytes, name: str, staged: Path) -> str:
    kind = next((kind for head, kind in HEADS.items() if content.startswith(head)), "svg")
    made = f"{name}-{sha256(content).hexdigest()[:16]}.{kind}"
    make_folder(staged)
    (staged / made).write_bytes(content)
    return f"{FOLDER}/{made}"
