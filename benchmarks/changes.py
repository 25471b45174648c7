"""How long `kg build` takes on a corpus it knows: nothing kept, nothing changed, one post edited, one new, one gone.

    python changes.py POSTS [--rounds 5] [--format NAME ...]

In: a folder of posts, which is copied. Out: a Markdown table of medians, each of its own round in turn.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from measure import ENVIRONMENT


def timed(command: list[str]) -> float:
    """In: a command. Out: the seconds it took."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("posts", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--format", action="append", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        site = work / "site"
        shutil.copytree(options.posts, site)
        time.sleep(1)  # else the files are too young for their times to be trusted
        posts = sorted(site.rglob("*.md"))
        edited, extra = posts[len(posts) // 2], site / "zz-another.md"
        formats = [word for name in options.format for word in ("--format", name)]
        build = [sys.executable, "-m", "kg", "build", str(site), "-o", str(work / "out"), *formats]
        cache = work / "cache"

        def edit() -> None:
            text = edited.read_text(encoding="utf-8")
            edited.write_text(text.replace('title: "', 'title: "Again: ', 1), encoding="utf-8")

        def remark() -> None:
            with edited.open("a", encoding="utf-8") as body:
                body.write("A remark below the front matter.\n")

        steps: dict[str, tuple[Callable[[], object], list[str]]] = {
            "nothing kept (--no-cache)": (lambda: None, [*build, "--no-cache"]),
            "nothing kept yet": (lambda: shutil.rmtree(cache, ignore_errors=True), [*build, "--cache", str(cache)]),
            "nothing changed": (lambda: None, [*build, "--cache", str(cache)]),
            "one post's text edited": (remark, [*build, "--cache", str(cache)]),
            "one post's headline edited": (edit, [*build, "--cache", str(cache)]),
            "one post more": (lambda: shutil.copy(edited, extra), [*build, "--cache", str(cache)]),
            "one post gone": (extra.unlink, [*build, "--cache", str(cache)]),
        }
        seconds: dict[str, list[float]] = {name: [] for name in steps}
        for _ in range(options.rounds):
            for name, (prepare, command) in steps.items():
                prepare()
                seconds[name].append(timed(command))
        first = median(seconds["nothing kept yet"])
        print("| | seconds | of the first build |\n|---|---:|---:|")
        for name, found in seconds.items():
            print(f"| {name} | {median(found):.2f} | {median(found) / first:.2f} |")


if __name__ == "__main__":
    main()
