"""Chromium or Chrome, where one is installed; else a test that needs it is skipped."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@contextmanager
def launched() -> Iterator[Any]:
    """Give a browser. Skips the test where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium or Chrome is installed; on Debian: apt-get install chromium")
    with playwright.sync_playwright() as client:
        browser = client.chromium.launch(executable_path=path)
        yield browser
        browser.close()


def violations(tab: Any) -> list[tuple[str, str]]:
    """Give the rules of axe that a page breaks, each with the first place where it does."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    result = axe.Axe().run(tab, options={"runOnly": RULES}).response
    assert len(result["passes"]) > 15
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in result["violations"]]
