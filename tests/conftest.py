"""Settings for all tests, and what tests of more than one folder need: a real Chromium without a window."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Error, sync_playwright

settings.register_profile("kg", derandomize=True, deadline=None)
settings.load_profile("kg")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# One a module: while Playwright has its event loop open, no other test could run one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Debian's, or any other that is installed, or else Playwright's own.
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next((found for name in names if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium to test the page in: {error.message.splitlines()[0]}")
        with closing(started):
            yield started
