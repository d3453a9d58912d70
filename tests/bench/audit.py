"""Measures the audit on made claims, true and untrue: precision and recall of each verdict."""

import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.audit.judge.judge import judge
from pipeline.audit.judge.statistics import read_statistics
from pipeline.audit.page.html import html_blocks
from pipeline.audit.understand.claims import claims_in
from pipeline.audit.understand.records import records
from pipeline.warehouse.run import opened
from tests.support import passages
from tests.support.audit_claims import areas, items, roles
from tests.support.audited import held, names
from tests.support.marts import warehouse_of_all

COUNT = 400  # true ones, and as many untrue ones
WRONG = {"contradicts", "contradicts_itself"}


def verdicts_of(item, names, statistics, *, is_page):
    """Audit an item, as a page or as claim records; gives the kinds of its verdicts."""
    if is_page:
        claims, _ = claims_in(html_blocks(f"<body>{item.text}</body>"), names)
    else:
        claims = records(item.records)
    return {one.verdict.kind for one in judge(claims, statistics)}


def measured(made, names, statistics, *, is_page):
    """Audit every item; gives hits, misses and false alarms of each kind, and the wrong items."""
    hits, missed, false, wrong = Counter(), Counter(), Counter(), []
    for item in made:
        found = verdicts_of(item, names, statistics, is_page=is_page)
        hits.update(found & item.expected)
        missed.update(item.expected - found)
        false.update(found - item.expected)
        if found != item.expected:
            wrong.append((item, found))
    return hits, missed, false, wrong


def caught(made, wrong):
    """Count contradictions, those of them that were missed, and false accusations of the true."""
    contradicted = [item for item in made if item.expected & WRONG]
    missed = [item for item, found in wrong if item.expected & WRONG and not found & WRONG]
    accused = [item for item, found in wrong if found & WRONG and not item.expected & WRONG]
    return len(contradicted), len(missed), accused


def known():
    """Give the vocabulary and the statistics of the shipped releases, as the audit has them."""
    codes = [role["soc_code"] for role in roles().values()]
    with opened(warehouse_of_all()) as connection:
        return names(), read_statistics(connection, held(), codes, areas())


def main() -> None:
    """Print precision and recall of each verdict, on passages, as pages and as records."""
    for file in passages.FILES:
        with TemporaryDirectory() as folder:
            score = passages.measured(file, Path(folder))
        print(f"\npassages of {file.name}", *score.table(), sep="\n  ")
    names, statistics = known()
    made = items(COUNT)
    for is_page in (True, False):
        began = time.perf_counter()
        hits, missed, false, wrong = measured(made, names, statistics, is_page=is_page)
        seconds = time.perf_counter() - began
        form = "sentences and tables of pages" if is_page else "claim records"
        print(f"\n{len(made)} claims as {form}, {seconds:.1f} s")
        print(f"  {'verdict':40}{'hits':>10}{'precision':>11}{'recall':>8}")
        for kind in sorted({*hits, *missed, *false}):
            precision = hits[kind] / max(hits[kind] + false[kind], 1)
            recall = hits[kind] / max(hits[kind] + missed[kind], 1)
            print(f"  {kind:40}{hits[kind]:10}{precision:11.1%}{recall:8.1%}")
        contradicted, lost, accused = caught(made, wrong)
        print(f"  contradictions caught {contradicted - lost} of {contradicted}: "
              f"{1 - lost / contradicted:.1%} (aim: at least 99%)")  # fmt: skip
        true = [item for item in accused if item.is_true]
        print(f"  false accusations     {len(true)} of {COUNT} true ones (aim: 0), "
              f"{len(accused) - len(true)} of the others")  # fmt: skip
        if "--wrong" in sys.argv:
            for item, found in wrong:
                print(f"    {item.how}: {sorted(item.expected)} not {sorted(found)}  {item.text}")


if __name__ == "__main__":
    main()
