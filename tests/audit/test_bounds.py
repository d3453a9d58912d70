"""A page of a megabyte with thousands of amounts is audited in seconds, in little memory."""

import subprocess
import sys

import pytest

from pipeline.core.paths import ROOT

SECONDS, MEGABYTES, AMOUNTS = 10, 500, 5_000
AUDIT = """
import resource, sys, time
from pathlib import Path
from pipeline.audit.audit import audit
from pipeline.core.paths import Paths
began = time.process_time()
(page,) = audit([Path(sys.argv[1])], Paths(), lambda said: None).pages
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(page.amounts, time.process_time() - began, used)
"""  # noqa: E501
PROSE = "In May 2025 medical assistants in Fresno earned a median of ${}, more than most in town. "


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(PROSE.format(40_000 + one) + "They work hard. " * 7 for one in range(AMOUNTS)),
        f"{PROSE.format(1)}{'lorem ipsum dolor sit amet ' * 38_000}",
        "$5 " * AMOUNTS,
        f"Medians of medical assistants: {', '.join(['$45,690'] * AMOUNTS)}.",
    ],
    ids=["prose", "filler", "dollars", "sentence"],
)
def test_a_large_page_is_audited_within_bounds(tmp_path, text):
    page = tmp_path / "page.txt"
    page.write_text(text[: 1 << 20])

    ended = subprocess.run(
        [sys.executable, "-c", AUDIT, str(page)],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    amounts, seconds, used = map(float, ended.stdout.split())

    assert amounts in (AMOUNTS, 1)
    assert (seconds < SECONDS, used < MEGABYTES) == (True, True), (seconds, used)
