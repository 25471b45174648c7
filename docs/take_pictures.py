"""Takes the pictures in the documentation: the page of the seeds in a real Chromium.

python docs/take_pictures.py        # after make run and make test; writes docs/images/
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "exports" / "graph.html"
OUT = ROOT / "docs" / "images"
NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Open the page, choose an article, and keep what is seen."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 760})
        page.goto(PAGE.as_uri())
        page.get_by_label("Find").fill("Facial-Recognition Tools Banned")
        page.keyboard.press("Enter")
        page.wait_for_timeout(800)
        page.get_by_role("button", name="Whole graph").click()
        page.wait_for_timeout(800)
        page.screenshot(path=OUT / "seeds.png")
        browser.close()


if __name__ == "__main__":
    main()
