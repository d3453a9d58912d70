"""An audit → audit.html, audit.json and audit.pdf in a folder that holds nothing else."""

import json
import re
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any
from unicodedata import normalize

from pipeline.audit.model import Audit
from pipeline.audit.output.page import AuditPage
from pipeline.core.errors import PublishError, failing_as
from pipeline.core.files import move
from pipeline.core.paths import TEMPLATES
from pipeline.documents.engine.typeset import typeset
from pipeline.documents.fonts import missing_letters
from pipeline.documents.render import render_page

SHEET = "audit_sheet"
UNTOLD = ("short", "said", "table_files")  # of a citation
NO_LETTER = "�"  # in the sheet, for letters that its fonts lack


def record(audit: Audit, page: AuditPage) -> dict[str, Any]:
    """Give all that was found as plain values, for programs."""
    return {
        "is_contradicted": audit.is_contradicted,
        "is_read": audit.is_read,
        "summary": {name: int(number.replace(",", "")) for number, name, _ in page.counts},
        "releases": [
            {name: said for name, said in asdict(citation).items() if name not in UNTOLD}
            for citation in audit.citations
        ],
        "pages": [
            asdict(one.read)
            | {"coverage": one.coverage, "findings": list(map(asdict, one.findings))}
            for one in page.pages
        ],
    }


def write_audit(record: object, page: AuditPage, folder: Path) -> None:
    """Write an audit in the place of the one before it; the sheet last, so that it costs no other.

    Raises PublishError, and TypesetError once audit.html and audit.json are there.
    """
    new = folder.with_name(f".{folder.name}.new")
    html = render_page("audit", page, TEMPLATES)
    text = json.dumps(record, ensure_ascii=False, indent=1)
    todo = "Make the folder writable, or free some space."
    with failing_as(PublishError, "the audit cannot be written", folder, todo):
        for old in (new, folder):
            shutil.rmtree(old, ignore_errors=True)
        new.mkdir(parents=True)
        (new / "audit.html").write_text(html)
        (new / "audit.json").write_text(f"{text}\n")
        move(new, folder)
        (folder / "audit.pdf").write_bytes(sheet(page))


def sheet(page: AuditPage) -> bytes:
    """Set an audit as a PDF for eyes and ears. Raises TypesetError."""
    html = normalize("NFC", render_page(SHEET, page, TEMPLATES))
    if missing := missing_letters(html):
        html = re.sub(f"[{re.escape(''.join(missing))}]+", NO_LETTER, html)
    return typeset(html, layout=SHEET, variant="screen", templates=TEMPLATES).pdf
