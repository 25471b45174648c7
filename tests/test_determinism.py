"""The same posts give the same bytes: whatever the hash seed, the processes, the folder, the way there."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from tests.corpus import SEEDS, run_kg, write_site

FILES = ["graph.nt", "graph.ttl", "graph.html", "report.json"]
BUCKETS, IN_EACH = 9, 7


def entry(number: int, version: int = 0) -> list[str]:
    """The lines of one article as another's related entry; its versions differ, as those of real sites do."""
    title = f"Article {number} donâ€™t" if number % 5 == 0 else f"Article {number}" + " again" * version
    address = f"https://news{number % 4}.example.com/{number}" + "?utm_source=feed" * (number % 3 == 0)
    lines = [f'title: "{title}"', f'excerpt: "What {number} says &amp; more"', f'webUrl: "{address}"']
    if number % 4:
        lines.insert(2, f"publishedDateTime: 2020-{number % 12 + 1:02}-{version + 1:02}T10:00:00Z")
    if number % 2:
        lines.append(f'ampWebUrl: "https://amp.example.com/{number}"')
    lines += ["type: article", "provider:", f"  name: {'The News' if version else 'News'} {number % 4}"]
    lines += [f"  domain: news{number % 4}.example.com", f"quality: {number % 7 if number % 11 else 'high'}"]
    lines += ["images:", f'  - url: "https://img.example.com/{number % 10}.png"', f"    width: {100 + version}"]
    return lines + (["shoeSize: 5"] if number % 13 == 0 else [])


def post(number: int, related: list[int]) -> str:
    """A post in the plain form that is read the fast way; each tenth in a form that is not."""
    lines = ["---", "category: news", *entry(number), f"heat: {number}", f"published: {str(number % 2 == 0).lower()}"]
    lines += ["", "topics:", f"  - {('AI', 'ai', 'Computer Vision')[number % 3]}", "  - News"]
    if related:
        lines += ["", "related:"]
    for other in related:
        # Now and then an older version of the entry, so that values differ.
        first, *rest = entry(other, version=(number * other) % 9 == 0)
        lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    lines += [
        "",
        f'secured: "{"c2VjcmV0" * 8}"',
        *(["# by hand", "odd: {a: 1}"] if number % 10 == 0 else []),
        "---",
        "",
    ]
    return "\n".join(lines)


def post_at(title: str, address: str, *lines: str) -> str:
    """A post of few words."""
    return "\n".join(["---", f'title: "{title}"', f'webUrl: "{address}"', *lines, "---", ""])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some sixty posts in buckets whose posts name each other, with a site's own data and some that are wrong."""
    files = {}
    for bucket in range(BUCKETS):
        numbers = [bucket * IN_EACH + place for place in range(IN_EACH)]
        for number in numbers:
            related = [other for other in numbers if other != number] + [(number + IN_EACH) % (BUCKETS * IN_EACH)]
            files[f"_news/{(number * 37) % 100:02}-{number}.md"] = post(number, related if number % 8 else [])
    # Read with the others' entries, but its own needs the whole file; then one that is left out again.
    aliased = (
        post(101, [11, 22, 33])
        .replace('title: "', 'title: &same "', 1)
        .replace('title: "Article 22', 'title: *same #"')
    )
    files |= {
        "_news/00-aliased.md": aliased,
        "_news/00-removed.md": post(102, [44, 55, 12]).replace("heat: 102", "removed: true"),
        "_news/amp.md": '---\ntitle: "On AMP"\nwebUrl: https://amp.example.com/1\n---\n',
        "_news/twice.md": '---\ntitle: "Twice"\nwebUrl: "https://news2.example.com/2#top"\nexcerpt: "x"\n---\n',
        "_news/forms.md": post_at("Article 3", "http://www.news3.example.com/3/?fbclid=x", "topics: [ComputerVision]"),
        "_news/copy.md": post(3, []).replace("news3.example.com/3", "news3.example.com/copy-of-3"),
        "_news/video.md": post_at("V", "https://youtu.be/HgxO4qUcgrE", "provider: {name: N1, domain: youtube.com}"),
        "_news/amp-too.md": post_at("Article 7", "https://news3.example.com/7/amp", "provider: {name: News%203}"),
        "_news/broken.md": "---\ntitle: A: b: c\n---\n",
        "_news/nothing.md": "no front matter",
        "_config.yml": "title: A site\nurl: https://site.example\n",
        "_data/topics/ai.yaml": "name: AI\nkeywords:\n  - robots\n  - machine learning\n",
        "_data/topics/cv.yaml": "name: Computer vision\nparent: AI\n",
        "_data/organizations/n.md": "---\nname: News One\ndomain: news1.example.com\notherNames:\n  - N1\n---\n",
    }
    return write_site(tmp_path_factory.mktemp("site"), files)


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def expected(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("expected")
    assert run_kg("build", site, "-o", out, "--jobs", "1", env={"PYTHONHASHSEED": "0"}).returncode == 0
    return outputs(out)


def test_the_site_is_worth_the_trouble(expected: dict[str, bytes]) -> None:
    report = json.loads(expected["report.json"])
    assert report["read"]["posts"] == BUCKETS * IN_EACH + 8
    assert report["read"]["removed"] == ["_news/00-removed.md"]
    assert report["merged"].keys() >= {
        "several posts are one article",
        "main address is another article's alias",
        "addresses of one form and headline",
        "AMP address of an article",
        "one headline at two addresses of a domain",
        "one of the site's organisations",
        "topics of one form",
        "tracking parameters left out",
        "video address",
        "differing statements of one article joined",
        "differing statements of one provider joined",
        "differing statements of one image joined",
        "differing statements of one topic joined",
    }
    assert report["outranked_values"].keys() >= {"article.headline", "article.date_published", "image.width"}
    assert report["repaired"].keys() >= {"mojibake", "html-entity"}
    assert len(report["findings"]) > 5
    assert report["unknown_fields"]


@pytest.mark.parametrize("seed", ["1", "4242", "random"])
@pytest.mark.parametrize("jobs", ["1", "2", "5"])
def test_hash_seeds_and_processes_change_nothing(
    site: Path, expected: dict[str, bytes], tmp_path: Path, seed: str, jobs: str
) -> None:
    run = run_kg("build", site, "-o", tmp_path, "--jobs", jobs, env={"PYTHONHASHSEED": seed})
    assert run.returncode == 0
    assert outputs(tmp_path) == expected


def test_parts_of_any_size_change_nothing(
    site: Path, expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.cli import main
    from kg.readers import parallel

    for size in (1, 7, 40):
        monkeypatch.setattr(parallel, "FILES_AT_ONCE", size)
        assert main(["build", str(site), "-o", str(tmp_path), "--jobs", "3"]) == 0
        assert outputs(tmp_path) == expected


@pytest.mark.parametrize("way", [".", "../site", "_news/..", "absolute"])
def test_the_way_there_changes_nothing(site: Path, expected: dict[str, bytes], tmp_path: Path, way: str) -> None:
    copy = tmp_path / "another place" / "site"
    shutil.copytree(site, copy)
    (copy.parent / "beside").mkdir()
    cwd = {"../site": copy.parent / "beside"}.get(way, copy)
    run = run_kg("build", copy if way == "absolute" else way, "-o", tmp_path / "out", cwd=cwd)
    assert run.returncode == 0, run.stderr
    assert outputs(tmp_path / "out") == expected


def test_the_order_of_paths_changes_nothing(site: Path, tmp_path: Path) -> None:
    paths = [str(path) for path in (site / "_news").iterdir()]
    found = []
    for place in range(3):
        random.Random(place).shuffle(paths)
        out = tmp_path / str(place)
        run = run_kg("build", *paths[:20], "-", "-o", out, stdin="\n".join(paths[20:]).encode())
        assert run.returncode == 0
        found.append(outputs(out))
    assert found[0] == found[1] == found[2]


def test_the_order_of_the_file_system_changes_nothing(site: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    names = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    random.Random(5).shuffle(names)
    for name in names:
        (tmp_path / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, tmp_path / "copy" / name)
    assert run_kg("build", tmp_path / "copy", "-o", tmp_path / "out").returncode == 0
    assert outputs(tmp_path / "out") == expected


def test_the_clock_and_the_language_change_nothing(tmp_path: Path) -> None:
    for place, env in enumerate(({"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Asia/Kolkata", "LC_ALL": "C.UTF-8"})):
        assert run_kg("build", SEEDS, "-o", tmp_path / str(place), env=env).returncode == 0
    assert outputs(tmp_path / "0") == outputs(tmp_path / "1")


def test_what_is_written_does_not_tell_where_the_site_is(site: Path, expected: dict[str, bytes]) -> None:
    for name, data in expected.items():
        assert str(site).encode() not in data, name
