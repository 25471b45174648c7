"""A build that only does what changed writes, to the byte, what a full build writes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.exporters import DEFAULT_FORMATS, EXPORTERS
from kg.incremental import build, head
from kg.incremental.store import FILE, Store
from kg.pipeline import BuildOptions
from tests.corpus import write_site
from tests.incremental.sites import Site

P = "https://p.org/1"


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How each build was done."""
    done: list[str] = []
    whole, changed = build._build_all, build._build_change

    def note_whole(*given: Any) -> Any:
        done.append("all")
        return whole(*given)

    def note_change(*given: Any) -> Any:
        found = changed(*given)
        if found is not None:
            done.append("change")
        return found

    monkeypatch.setattr(build, "_build_all", note_whole)
    monkeypatch.setattr(build, "_build_change", note_change)
    return done


def run(site: Path, out: Path, store: Store | None, **options: Any) -> tuple[list[str], dict[str, bytes]] | str:
    """What a build said and wrote, or what was wrong."""
    targets = {name: out / EXPORTERS[name].file for name in DEFAULT_FORMATS}
    settings = BuildOptions(output=out, jobs=1, **options)
    try:
        done = build.run([str(site)], settings, targets, store, lambda *_: None)
    except KgError as error:
        return str(error)
    return [line.replace(str(out), "OUT") for line in done.lines], {n: p.read_bytes() for n, p in targets.items()}


def test_most_changes_take_the_short_way(tmp_path: Path, ways: list[str]) -> None:
    for seed in range(100, 106):
        site, store = Site(tmp_path / f"{seed}", seed, with_data=False), Store(tmp_path / "cache")
        run(site.folder, tmp_path / "out", store)
        for _ in range(8):
            site.change()
            run(site.folder, tmp_path / "out", store)
    assert ways.count("change") > 24


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_done_to_a_site_the_files_are_those_of_a_full_build(
    seed: int, tmp_path: Path, ways: list[str]
) -> None:
    site = Site(tmp_path / "site", seed, with_data=seed % 2 == 0)
    store = Store(tmp_path / "cache")
    run(site.folder, tmp_path / "out", store)
    for _ in range(8):
        for _ in range(site.random.choice([1, 1, 1, 2, 4])):
            what = site.change()
        found = run(site.folder, tmp_path / "out", store)
        full = run(site.folder, tmp_path / "full", None)
        if isinstance(full, str):
            assert found == full
        else:
            assert found[1] == full[1], what
            assert found[0] == full[0], what
    assert ways.count("all") >= 9  # the full builds to compare with


def test_a_change_that_says_nothing_new_leaves_what_was_written(tmp_path: Path, ways: list[str]) -> None:
    posts = {f"{at}.md": {"title": f"A headline {at}", "webUrl": f"{P}{at}"} for at in range(8)}
    site, out, store = write_site(tmp_path / "site", posts), tmp_path / "out", Store(tmp_path / "cache")
    run(site, out, store)
    written = {path.name: path.stat().st_ino for path in out.iterdir() if path.name != "report.json"}
    (out / "graph.html").unlink()
    for _ in range(2):  # the first time the page is missing
        with (site / "7.md").open("a", encoding="utf-8") as body:
            body.write("words below the front matter\n")
        assert run(site, out, store) == run(site, tmp_path / "full", None)
    assert ways == ["all", "change", "all", "change", "all"]
    del written["graph.html"]
    assert {name: (out / name).stat().st_ino for name in written} == written


@pytest.mark.parametrize(
    ("first", "then"),
    [
        # What names P has moved to another address, and P derives from the documents of both.
        (
            {
                "a.md": {"title": "A", "webUrl": "https://v.org/1", "ampWebUrl": "https://z.org/1"},
                "b.md": {"title": "B", "webUrl": "https://z.org/1", "related": [{"title": "P", "webUrl": P}]},
                "c.md": {"title": "P", "webUrl": P},
            },
            {"c.md": None},
        ),
        # Files of other kinds are counted in the report.
        ({"sub/a.md": {"title": "A", "webUrl": P}}, {"sub/picture.png": ""}),
        # A folder tells which generator made the site.
        ({"config.toml": "", "1.md": {"title": "A", "webUrl": P}}, {"content/2.md": {"title": "B", "webUrl": P + "2"}}),
        ({"_config.yml": "title: T\n", "x/a.md": {"title": "A", "webUrl": P}}, {"source/_posts/none.css": ""}),
        # And whether files without front matter are right to have none, other files.
        ({"README.txt": "words", "1.md": "---\ntitle: x\n---\n"}, {"2.md": {"title": "A", "webUrl": P, "heat": 1}}),
        ({"a.md": {"title": "A", "webUrl": P}}, {"_data/topics/ai.yaml": {"name": "AI"}}),
        ({"_config.yml": "url: https://x.org\n", "a.md": {"title": "A", "webUrl": P, "images": ["/i.png"]}},
         {"_config.yml": "url: https://y.org\n"}),
    ],
)  # fmt: skip
def test_what_decides_from_afar_is_seen(first: dict[str, Any], then: dict[str, Any], tmp_path: Path) -> None:
    site, store = write_site(tmp_path / "site", first), Store(tmp_path / "cache")
    for _ in range(2):
        run(site, tmp_path / "out", store)
    write_site(site, {name: content for name, content in then.items() if content is not None})
    for name in (name for name, content in then.items() if content is None):
        (site / name).unlink()
    for _ in range(2):
        assert run(site, tmp_path / "out", store) == run(site, tmp_path / "full", None)


_ML = {"_data/topics/ml.md": {"name": "Machine Learning", "shortname": "ML"}}
_TRACKED = P + "?utm_source=x"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        # What the site's own data decides of names remains when the posts no longer say the same.
        (
            {**_ML, "_data/topics/dl.md": {"name": "DL", "parent": "ML"}, "_news/a.md": {"topics": ["ML"]}},
            {"topics": ["Machine Learning"]},
        ),
        # So does what collections call their parts, and where the days of a series have their page.
        ({"_collections/c.md": {"title": "C", "items": [_TRACKED]}}, {}),
        (
            {f"_events/{day}.md": {"title": "E", "webUrl": _TRACKED, "startDate": f"2020-01-0{day}"} for day in (1, 2)},
            {},
        ),
    ],
)
def test_what_no_single_post_decides_stays_in_the_report(
    first: dict[str, Any], then: dict[str, Any], tmp_path: Path, ways: list[str]
) -> None:
    post = {"title": "A", "webUrl": P}
    site = write_site(tmp_path / "site", {**first, "_news/a.md": {**post, **first.get("_news/a.md", {})}})
    time.sleep(0.1)  # a file written a moment ago is taken for changed
    run(site, tmp_path / "out", store := Store(tmp_path / "cache"))
    write_site(site, {"_news/a.md": {**post, "title": "B", **then}})
    assert run(site, tmp_path / "out", store) == run(site, tmp_path / "full", None)
    assert ways == ["all", "change", "all"]


def test_a_change_that_leaves_nothing_to_build_says_so_and_writes_nothing(tmp_path: Path) -> None:
    # The bad post keeps files there, the site's own data things: neither is worth a graph.
    good, bad = {"title": "A", "webUrl": P}, {"title": "B", "heat": 1}
    data = {"_data/organizations/b.md": {"name": "B", "domain": "b.com"}}
    site = write_site(tmp_path / "site", {**data, "_news/a.md": good, "_news/b.md": bad})
    store = Store(tmp_path / "cache")
    run(site, tmp_path / "out", store)
    written = (tmp_path / "out" / "graph.nt").read_bytes()
    (site / "_news" / "a.md").unlink()
    for _ in range(2):
        said = run(site, tmp_path / "out", store)
        assert isinstance(said, str) and said == run(site, tmp_path / "full", None)
        assert (tmp_path / "out" / "graph.nt").read_bytes() == written
    write_site(site, {"_news/a.md": good})
    assert run(site, tmp_path / "out", store) == run(site, tmp_path / "full", None)


@pytest.mark.parametrize(
    ("place", "name", "texts"),
    [
        ("_data", "topics/ai.yaml", ("name: AI\n", "name: AI\nkeywords: [k]\n")),
        ("_data/topics", "ai.yaml", ("name: AI\n", "name: AI\nkeywords: [k]\n")),
        ("_data/topics/ai.yaml", "", ("name: AI\n", "name: AI\nkeywords: [k]\n")),
        ("_data/organizations", "b.yaml", ("name: B\ndomain: b.com\n", "name: Bee\ndomain: b.com\n")),
        ("config/_default", "hugo.toml", ('title = "One"\n', 'title = "Two"\n')),
    ],
)
def test_what_links_of_the_site_s_data_lead_to_is_seen(
    place: str, name: str, texts: tuple[str, str], tmp_path: Path
) -> None:
    post = {"title": "A", "webUrl": P, "topics": ["AI"]}
    site, store = write_site(tmp_path / "site", {"content/a.md": post}), Store(tmp_path / "cache")
    shared = tmp_path / "shared"
    (site / place).parent.mkdir(parents=True, exist_ok=True)
    (site / place).symlink_to(shared)
    other = write_site(tmp_path, {f"shared/{name}".rstrip("/"): texts[0]}) / "shared" / name
    before = run(site, tmp_path / "out", store)
    other.write_text(texts[1])
    after = run(site, tmp_path / "out", store)
    assert before[1] != after[1]
    assert after == run(site, tmp_path / "full", None)
    shared.rename(tmp_path / "elsewhere")
    assert run(site, tmp_path / "out", store) == run(site, tmp_path / "full", None) != after


def test_a_page_that_makes_a_bundle_of_its_folder_decides_what_is_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(head, "is_certain", lambda *_: True)  # as of files that are older than these
    posts = {f"content/{name}.md": {"title": name, "webUrl": P + name} for name in ("a/b", "c", "d")}
    site, store = write_site(tmp_path / "site", {"hugo.toml": "", **posts}), Store(tmp_path / "cache")
    run(site, tmp_path / "out", store)
    write_site(site, {"content/a/index.md": {"title": "A", "webUrl": P + "a"}})
    assert run(site, tmp_path / "out", store) == run(site, tmp_path / "full", None)
    (site / "content/a/index.md").unlink()
    assert run(site, tmp_path / "out", store) == run(site, tmp_path / "full", None)


@pytest.mark.parametrize("harm", ["cut", "gone", "other"])
def test_what_was_written_and_is_no_longer_there_is_written_again(harm: str, tmp_path: Path) -> None:
    site, store = Site(tmp_path / "site", 3, with_data=False), Store(tmp_path / "cache")
    run(site.folder, tmp_path / "out", store)
    for edited in (False, True):
        graph = tmp_path / "out" / "graph.nt"
        if harm == "gone":
            graph.unlink()
        else:
            graph.write_text("" if harm == "cut" else "<x:a> <x:b> <x:c> .\n")
        if edited:
            site.write("p3.md")
        assert run(site.folder, tmp_path / "out", store) == run(site.folder, tmp_path / "full", None)


def test_a_store_that_is_lost_or_damaged_costs_time_only(tmp_path: Path) -> None:
    site, store = Site(tmp_path / "site", 4, with_data=False), Store(tmp_path / "cache")
    kept = tmp_path / "cache" / FILE
    for damaged in (False, True):
        run(site.folder, tmp_path / "out", store)
        if damaged:
            kept.write_bytes(kept.read_bytes()[:9000] + b"x" * 99)
        else:
            kept.unlink()
        site.change()
        assert run(site.folder, tmp_path / "out", store) == run(site.folder, tmp_path / "full", None)


def test_a_field_map_of_another_name_is_another_map(tmp_path: Path) -> None:
    write_site(tmp_path, {"site/a.md": {"title": "A", "webUrl": P}})
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("fields:\n  nobody: title\n")
        found = run(tmp_path / "site", tmp_path / "out", Store(tmp_path / "cache"), field_map=tmp_path / name)
        assert any(name in line for line in found[0])


def test_a_collection_that_says_what_it_holds_is_kept_whole(tmp_path: Path) -> None:
    items = [{"title": "Part", "webUrl": P, "type": "course", "topics": ["AI"]}]
    files = {"_collections/c.md": {"title": "C", "items": items}, "_news/a.md": {"title": "A", "webUrl": P + "/a"}}
    site, store = write_site(tmp_path / "site", files), Store(tmp_path / "cache")
    run(site, tmp_path / "out", store)
    for title in ("B", "C"):
        write_site(site, {"_news/a.md": {"title": title, "webUrl": P + "/a", "topics": ["AI"]}})
        assert run(site, tmp_path / "out", store) == run(site, tmp_path / "full", None)
