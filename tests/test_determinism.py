"""The same input gives the same bytes: whatever the hash seed, the number of processes, the place it is run from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.exporters import DEFAULT_FORMATS, EXPORTERS
from tests.corpus import run_kg, write_site

FILES = [EXPORTERS[name].file for name in DEFAULT_FORMATS]


def posts() -> Mapping[str, Any]:
    """Sixty posts in clusters of ten that name each other, with publishers under two names and a few findings."""

    def entry(number: int) -> dict[str, Any]:
        return {
            "title": f"Nº {number}: “déjà vu”",
            "excerpt": f"Text {number % 3}",
            "publishedDateTime": f"2020-01-{1 + number % 28:02d}T00:00:00Z",
            "webUrl": f"https://example.com/{number}?utm_source=x",
            "ampWebUrl": f"https://amp.example.com/{number}",
            "provider": {"name": f"Name {number % 2}", "domain": f"www.site{number % 7}.co.uk"},
            "images": [{"url": f"https://example.com/{number % 5}.png", "width": 10 + number, "height": 5}],
        }

    site: dict[str, Any] = {"_config.yml": "title: A site\nurl: https://site.example\nbaseurl: /news\n"}
    for number in range(60):
        cluster = range(number - number % 10, number - number % 10 + 10)
        related = [entry(other) for other in cluster if other != number]
        wrong = {"quality": "high", "nobody": "knows"} if number % 9 == 0 else {"quality": number}
        topics = ["Machine Learning" if number % 2 else "machine  learning", "AI"]
        site[f"_posts/2020-01-{number:02d}.md"] = {**entry(number), **wrong, "topics": topics, "related": related}
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"), posts())


@pytest.fixture(scope="module")
def expected(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(site, tmp_path_factory.mktemp("expected"), ["--jobs", "1"], seed="0", folder=site.parent)


def built(site: Path, out: Path, options: list[str], seed: str, folder: Path) -> dict[str, bytes]:
    found = run_kg("build", str(site), "-o", str(out), *options, cwd=folder, env={"PYTHONHASHSEED": seed})
    assert found.returncode == 0, found.stderr
    return {name: (out / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("seed", ["1", "4711", "random"])
@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_hash_seeds_and_processes(site: Path, expected: dict[str, bytes], tmp_path: Path, seed: str, jobs: str) -> None:
    assert built(site, tmp_path, ["--jobs", jobs], seed, site.parent) == expected


def test_place_it_is_run_from(site: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    assert built(Path(), tmp_path, [], "2", site) == expected


def test_files_named_in_any_order(site: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    names = [str(path) for path in (site / "_posts").iterdir()]
    graphs = []
    for order, out in ((names, tmp_path / "a"), (names[::-1], tmp_path / "b")):
        found = run_kg("build", *order, "-o", str(out), "--base-iri", "https://site.example/news/")
        assert found.returncode == 0, found.stderr
        graphs.append((out / "graph.nt").read_bytes())
    assert graphs[0] == graphs[1]
    assert graphs[0].count(b"\n") > 1000


def test_no_output_names_the_machine(site: Path, expected: dict[str, bytes]) -> None:
    for name, data in expected.items():
        assert str(site.parent).encode() not in data, name
