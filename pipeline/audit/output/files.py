"""An audit → audit.html, audit.pdf and audit.json in one folder."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.audit.model import Audit, Audited, AuditedPage
from pipeline.audit.output.page import audit_page
from pipeline.audit.output.rules import LABELS, rule
from pipeline.audit.output.words import finding
from pipeline.core.errors import PublishError
from pipeline.core.files import write_whole
from pipeline.core.paths import TEMPLATES
from pipeline.documents.render import render_page
from pipeline.documents.typeset import typeset
from pipeline.settings.brochures import Organisation

SHEET = "audit_sheet"


def write_audit(audit: Audit, organisation: Organisation, folder: Path) -> tuple[Path, ...]:
    """Write the audit in its three forms; gives their paths. Raises PublishError, TypesetError."""
    page = audit_page(audit, organisation)
    html, sheet = (render_page(name, page, TEMPLATES) for name in ("audit", SHEET))
    pdf = typeset(sheet, layout=SHEET, variant="screen", templates=TEMPLATES).pdf
    paths = tuple(folder / f"audit.{kind}" for kind in ("html", "pdf", "json"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(paths[0], html)
        paths[1].write_bytes(pdf)
        write_whole(paths[2], json.dumps(record(audit), ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise PublishError(
            "the audit cannot be written",
            where=str(folder),
            found=str(error),
            todo="Make the folder writable, or free some space.",
        ) from error
    return paths


def record(audit: Audit) -> dict[str, Any]:
    """Give all that was found as plain values, for programs."""
    return {
        "is_contradicted": audit.is_contradicted,
        "releases": [asdict(citation) for citation in audit.citations],
        "pages": [
            {
                "name": page.name,
                "taken_from": page.taken_from,
                "claims": [_claim(audited, page, audit) for audited in page.claims],
                "not_understood": [asdict(one) for one in page.not_understood],
            }
            for page in audit.pages
        ],
    }


def _claim(audited: Audited, page: AuditedPage, audit: Audit) -> dict[str, Any]:
    return {
        **asdict(audited.claim),
        "verdicts": [
            {
                "verdict": LABELS[verdict.kind],
                **asdict(verdict),
                "finding": finding(verdict, audited.claim, page, audit),
                "rule": rule(verdict.kind, verdict.reason),
            }
            for verdict in audited.verdicts
        ],
    }
