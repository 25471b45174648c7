"""Takes the pictures in the documentation: the page in a real Chromium, of the seeds and of a made-up site.

python docs/take_pictures.py        # after make run and make test; writes docs/images/
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

import kg

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "images"
NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Build both, open their pages, and keep what is seen."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = opened(browser, ROOT / "exports" / "graph.html")
        page.get_by_label("Find").fill("Boston bans police from using")
        page.keyboard.press("Enter")
        kept(page, "seeds.png")

        made, html = Path(folder) / "site", Path(folder) / "graph.html"
        script = ROOT / "benchmarks" / "synthetic.py"
        subprocess.run([sys.executable, str(script), str(made), "--posts", "5000"], check=True)
        kg.build(made).graph.write(html)
        kept(opened(browser, html), "large.png")
        browser.close()


def opened(browser: Browser, path: Path) -> Page:
    """A page that has drawn its picture."""
    page = browser.new_page(viewport={"width": 1440, "height": 820})
    page.goto(path.as_uri())
    page.locator("body:not([aria-busy])").wait_for()
    return page


def kept(page: Page, name: str) -> None:
    """What is seen, when all has come to rest, as a picture."""
    page.wait_for_timeout(1_000)
    page.screenshot(path=OUT / name)


if __name__ == "__main__":
    main()
