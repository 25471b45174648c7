"""How long `kg build` takes, and its peers, on a corpus; and how that grows with the corpus.

    python build.py CORPUS [--peers-python PYTHON] [--rounds 5] [--only NAME ...] [--json FILE]
    python build.py --scale [--sizes 5000 10000 ...] [--rounds 3] [--only NAME ...] [--json FILE]

In: a site's folder or a folder of posts; a Python that has morph-kgc, which wants older libraries than kg and so lives
in an environment of its own. Out: a Markdown table; --json writes every run. Run it on a quiet machine.
"""

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from statistics import median

import synthetic
from measure import Contestant, Result, rounds

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
NAMES = {
    "kg": "kg: N-Triples, Turtle",
    "kg-page": "kg: the same, page and report",
    "morph": "morph-kgc from JSON, a file a table",
    "morph-whole": "morph-kgc from JSON, one document",
    "obvious": "obvious script: N-Triples, Turtle",
    "obvious-page": "obvious script: the same and a pyvis page",
}
SIZES = [5_000, 10_000, 20_000, 40_000, 80_000, 100_000]


def tables(posts: Path, out: Path, python: Path) -> None:
    """In: a folder of posts. Writes the JSON for morph-kgc with mapping and settings; none of this is timed."""
    print("making the JSON for morph-kgc", file=sys.stderr)
    subprocess.run([sys.executable, PEERS / "to_json.py", posts, out], check=True)
    subprocess.run([python, PEERS / "morph_kgc" / "run.py", out, "--prepare"], check=True)


def contestants(corpus: Path, work: Path, only: list[str], python: Path | None) -> list[Contestant]:
    """In: a corpus, a folder to work in, the names wanted, the Python with morph-kgc. Out: what is to be run."""
    posts = corpus / "_news" if (corpus / "_news").is_dir() else corpus
    build = [sys.executable, "-m", "kg", "build", str(corpus), "--no-cache", "--no-stories"]
    build += ["--format", "nt", "--format", "turtle"]
    obvious = [sys.executable, str(PEERS / "obvious.py"), str(posts)]
    morph, json_ = [str(python and python.absolute()), "-m", "morph_kgc"], work / "json"
    if python and {"morph", "morph-whole"} & set(only):
        tables(posts, json_, python)
    kg, page, plain, pyvis = (work / name for name in ("kg", "kg-page", "obvious", "obvious-page"))
    found = {
        "kg": ([*build, "-o", str(kg)], HERE.parent, kg / "graph.nt"),
        "kg-page": (
            [*build, "--format", "html", "--format", "report", "-o", str(page)],
            HERE.parent,
            page / "graph.nt",
        ),
        "morph": ([*morph, "config.ini"], json_, json_ / "graph.nt"),
        "morph-whole": ([*morph, "whole.ini"], json_, json_ / "whole.nt"),
        "obvious": ([*obvious, str(plain)], work, plain / "graph.nt"),
        "obvious-page": ([*obvious, str(pyvis), "--html"], work, pyvis / "graph.nt"),
    }
    wanted = [name for name in only if python or not name.startswith("morph")]
    return [Contestant(NAMES[name], *found[name]) for name in wanted]


def table(results: list[Result]) -> str:
    """In: results, the first of them the measure of the others. Out: a Markdown table; ratios are taken per round."""
    out = [
        "| | wall s | CPU s | peak MB, largest process | peak MB, all processes | triples | times the first (range) |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for result in results:
        ratios = [mine.wall / first.wall for mine, first in zip(result.runs, results[0].runs, strict=True)]
        cells = [result.name, f"{result.middle('wall'):.2f}", f"{result.middle('cpu'):.2f}"]
        cells += [f"{result.middle('peak'):.0f}", f"{result.together:.0f}", f"{result.triples:,}"]
        cells += [f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"]
        out.append(f"| {' | '.join(cells)} |")
    return "\n".join(out)


def scale_table(found: dict[int, list[Result]]) -> str:
    """In: results by size. Out: a Markdown table with the growth per doubling of the posts since the size before."""
    out = ["| posts | | wall s | CPU s | peak MB | wall a doubling | memory a doubling |", "|---:|---|" + "---:|" * 5]
    before: dict[str, tuple[int, Result]] = {}
    for size, results in found.items():
        for result in results:
            growth = ["", ""]
            if result.name in before:
                smaller, last = before[result.name]
                power = 1 / math.log2(size / smaller)
                wall, memory = result.middle("wall") / last.middle("wall"), result.together / last.together
                growth = [f"{wall**power:.2f}", f"{memory**power:.2f}"]
            before[result.name] = size, result
            figures = [f"{result.middle('wall'):.2f}", f"{result.middle('cpu'):.2f}", f"{result.together:.0f}"]
            out.append(f"| {' | '.join([f'{size:,}', result.name, *figures, *growth])} |")
    return "\n".join(out)


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", help="a site's folder or a folder of posts")
    parser.add_argument("--scale", action="store_true", help="run over synthetic corpora of growing size")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="posts, with --scale")
    parser.add_argument("--peers-python", type=Path, help="path of a Python that has morph-kgc")
    parser.add_argument("--only", nargs="+", choices=NAMES, help="default: all, and with --scale only kg and kg-page")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="file for every single run")
    options = parser.parse_args()
    if bool(options.corpus) == options.scale:
        parser.error("give either a corpus or --scale")
    only = options.only or (["kg", "kg-page"] if options.scale else list(NAMES))
    found: dict[int, list[Result]] = {}
    for size in sorted(options.sizes) if options.scale else [0]:
        with tempfile.TemporaryDirectory() as folder:
            corpus = options.corpus.resolve() if options.corpus else Path(folder) / "site"
            if options.scale:
                print(f"making {size:,} posts", file=sys.stderr)
                synthetic.write(corpus, size, seed=1)
            found[size] = rounds(contestants(corpus, Path(folder), only, options.peers_python), options.rounds)
    if not all(found.values()):
        sys.exit("nothing could be run")
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}; median of {options.rounds} rounds\n")
    print(scale_table(found) if options.scale else table(found[0]))
    if options.json:
        runs = {size: [asdict(result) for result in results] for size, results in found.items()}
        options.json.write_text(json.dumps({"machine": machine, "posts": runs}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
