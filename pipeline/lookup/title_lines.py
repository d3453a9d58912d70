"""Where a job title stands → a table for a terminal, warnings, and a record for a program."""

from dataclasses import asdict
from typing import Any

from pipeline.core.formats import listing as told
from pipeline.core.listing import listing
from pipeline.sources.onet.title_book import Answer, Listing

HEAD = ("SOC", "itself", "near", "occupation", "such as")
SHOWN = 3


def title_lines(answer: Answer) -> list[str]:
    """Give a line an occupation under a head, then the code of each role of that name, and why."""
    table = listing([HEAD, *(_row(one, answer) for one in answer.listings)])
    reasons = [f"chosen  {one.code} for {one.role}: {one.reason}" for one in answer.chosen]
    return [f"“{answer.title}” in O*NET {answer.release}", *table, *reasons]


def _row(one: Listing, answer: Answer) -> tuple[str, ...]:
    titles = [title.title for title in one.titles]
    more = f", and {len(titles) - SHOWN} more" if len(titles) > SHOWN else ""
    itself = "its name" if one.is_called else str(len(one.same))
    return (
        one.code, itself, str(len(one.near)), answer.names[one.code],
        ", ".join(titles[:SHOWN]) + more,
    )  # fmt: skip


def title_warnings(answer: Answer) -> list[str]:
    """Name each title that stands under several codes; and say when titles may be missing."""
    found = [f"{title} stands under {told(list(codes))}" for title, codes in answer.doubled.items()]
    if answer.is_extract and not answer.chosen:  # of a role's own titles it has all
        found.append(
            "an extract of O*NET is held, the titles of this project's roles and those like them: "
            "other codes may list more. make refresh ARGS='--source onet' fetches the whole"
        )
    return found


def title_record(answer: Answer) -> dict[str, Any]:
    """Give the same for a program."""
    return {
        "title": answer.title,
        "release": answer.release,
        "is_extract": answer.is_extract,
        "listings": [_record(one, answer) for one in answer.listings],
        "several_codes": answer.doubled,
        "chosen": [asdict(one) for one in answer.chosen],
    }


def _record(one: Listing, answer: Answer) -> dict[str, Any]:
    return {
        "code": one.code,
        "occupation": answer.names[one.code],
        "is_called": one.is_called,
        "same": [title.title for title in one.same],
        "near": [title.title for title in one.near],
    }
