"""A post read the fast way is the post of one whole parse, whatever was read before it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import Finding
from kg.model import Post
from kg.readers.fields import Tally
from kg.readers.reader import PostReader, Reading, load, read_fields
from tests.corpus import SEEDS
from tests.readers.documents import (
    NotYamlError,
    WrongTagError,
    entry,
    findings,
    front_matter,
    mutated,
    post_file,
    read,
    read_whole,
)

NO_POST = {"bad-yaml", "not-a-mapping", "no-front-matter", "open-front-matter", "yaml-expands", "yaml-too-deep"}
SEED_TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.md"))]


def assert_as_whole(folder: Path, data: bytes, readers: Iterable[PostReader]) -> None:
    """Each reader, whatever it has read before, and a fresh one read the file as one whole parse does."""
    readings = [read(folder, data, reader=reader) for reader in (PostReader(), *readers)]
    try:
        post, tally = read_whole(data, "post.md")
    except WrongTagError:
        return
    except NotYamlError:
        for reading in readings:
            assert reading.removed or {finding.code for finding in reading.tally.findings} & NO_POST
        return
    for reading in readings:
        assert reading.post == post
        assert repr(reading.post) == repr(post)
    assert_told_as_whole(readings[0], tally)


def assert_told_as_whole(fresh: Reading, tally: Tally) -> None:
    """An entry that a file repeats is told of once; else the same is told at the same places."""
    assert set(findings(fresh)) <= set(tally.findings)
    assert set(map(_without_place, findings(fresh))) == set(map(_without_place, tally.findings))
    for counts in ("repairs", "unknown", "read_past"):
        entries = {entry.key: entry.tally for entry in fresh.entries}
        counted = getattr(fresh.tally, counts) + sum((getattr(t, counts) for t in entries.values()), Counter())
        assert counted.keys() == getattr(tally, counts).keys()


def _without_place(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.remedy


@settings(max_examples=400)
@given(st.randoms(use_true_random=False))
def test_a_generated_file_is_read_as_a_whole_parse_reads_it(
    tmp_path_factory: pytest.TempPathFactory, random: Random
) -> None:
    entries = [entry(random, 3) for _ in range(4)]
    reader = PostReader()
    for _ in range(3):
        assert_as_whole(tmp_path_factory.getbasetemp(), post_file(random, entries), [reader])


def test_thousands_of_files_that_share_entries_are_read_as_whole_parses_read_them(tmp_path: Path) -> None:
    random = Random(7)
    for _ in range(150):
        entries = [entry(random, 3) for _ in range(4)]
        reader = PostReader()
        for _ in range(8):
            assert_as_whole(tmp_path, post_file(random, entries), [reader])


@settings(max_examples=60)
@given(st.sampled_from(SEED_TEXTS), st.randoms(use_true_random=False))
def test_a_mutated_seed_is_read_as_a_whole_parse_reads_it(
    tmp_path_factory: pytest.TempPathFactory, text: str, random: Random
) -> None:
    reader = PostReader()
    folder = tmp_path_factory.getbasetemp()
    read(folder, text, reader=reader)
    assert_as_whole(folder, mutated(random, text).encode("utf-8", "replace"), [reader])


@pytest.mark.parametrize("text", SEED_TEXTS)
def test_a_seed_is_read_as_a_whole_parse_reads_it(text: str, tmp_path: Path) -> None:
    reader = PostReader()
    for other in SEED_TEXTS:
        read(tmp_path, other, reader=reader)
    for data in (
        text.encode(),
        text.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.rstrip().encode(),
    ):
        assert_as_whole(tmp_path, data, [reader])


def test_most_generated_files_are_valid_and_many_go_the_fast_way(tmp_path: Path) -> None:
    random, fast, valid = Random(1), 0, 0
    for _ in range(300):
        data = post_file(random)
        try:
            read_whole(data, "post.md")
        except (NotYamlError, WrongTagError):
            continue
        valid += 1
        (tmp_path / "post.md").write_bytes(data)
        fast += load(tmp_path / "post.md", "post.md", Tally()).parts is not None
    assert valid > 100
    assert fast > 60


R, S = ("  - title: R", "    webUrl: https://e.com/r"), ("  - title: S", "    webUrl: https://e.com/s")


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["related:", *R, *S], ["R", "S"]),
        (["related:", *R, "", *S, "", ""], ["R", "S"]),
        (["related:", *R, "# c", *S], ["R", "S"]),
        (["related:", *R, "  # c", *S, "# c", "type: t"], ["R", "S"]),
        (["images:", "  - url: https://e.com/i", "related:", *R, "", *S], ["R", "S"]),
        (["topics:", "related:", *R, "", *S], ["R", "S"]),
        (["related:", *R, '    excerpt: "a', '  - title: no"', *S], ["R", "S"]),
        (["related:", *R, '    excerpt: "a', "related:", '  - title: no"', *S], ["R", "S"]),
        (['excerpt: "a', "related:", '  - title: no"', "related:", *R], ["R"]),
        (["related:", *R, "    excerpt: |", "      a", "", "      - b", *S], ["R", "S"]),
        (["related:", "  - &x", *R[1:], "    title: R", "  - *x"], ["R", "R"]),
        (["m: &m {title: M}", "related:", *R, "  - <<: *m", "    webUrl: https://e.com/m"], ["R", "M"]),
        (["related:", *R, "  -", "    title: S", "    webUrl: https://e.com/s"], ["R", "S"]),
        (["related:", *R, *S, "related:", *R], ["R"]),
        (["related:", *R, "related:"], []),
        (["related: []"], []),
        (["related: # c", *R], ["R"]),
        (["related:", "- title: R", "  webUrl: https://e.com/r"], ["R"]),
        (["related:", "    - title: R", "      webUrl: https://e.com/r"], ["R"]),
    ],
)
def test_the_related_entries_are_those_that_yaml_has(lines: list[str], titles: list[str], tmp_path: Path) -> None:
    data = front_matter(*lines).encode()
    reader = PostReader()
    read(tmp_path, front_matter("related:", *R, *S, *R), reader=reader)
    assert_as_whole(tmp_path, data, [reader])
    post = read(tmp_path, data, reader=reader).post
    assert post is not None
    assert [related.title for related in post.related] == titles


@pytest.mark.parametrize(
    "lines",
    [
        ["  indented: 1"],
        ["related:", *R, "    x: 1", "   y: 2"],
        ["related:", *R, "  y: 2"],
        ["related:", *R, "{y: 2}"],
        ["...", "related:", *R],
        ["related:", *R, "--- # c", "y: 2"],
        ["related:", "  - title: &x R", *R[1:], "  - title: &x S", *S[1:]],
        ["x: &x 1", "related:", *R, "y: &x 2"],
    ],
)
def test_what_is_no_valid_yaml_as_a_whole_is_told(lines: list[str], tmp_path: Path) -> None:
    reader = PostReader()
    read(tmp_path, front_matter("related:", *R, *S), reader=reader)
    assert_as_whole(tmp_path, front_matter(*lines).encode(), [reader])
    assert [finding.code for finding in findings(read(tmp_path, front_matter(*lines), reader=reader))] == ["bad-yaml"]


def test_equal_entries_are_one_object(tmp_path: Path) -> None:
    reader = PostReader()
    texts = (
        front_matter("related:", *R, *S),
        front_matter("related:", *S, *R),
        front_matter("# c", "related:", *R, "  - webUrl: https://e.com/s", "    title: S"),
        '{"title": "T", "webUrl": "https://e.com/a", "related": [{"title": "R", "webUrl": "https://e.com/r"}]}',
    )
    posts = [
        read(tmp_path, text, f"{n}.{'json' if text[0] == '{' else 'md'}", reader).post for n, text in enumerate(texts)
    ]
    related: list[Post] = [found for post in posts if post is not None for found in post.related]
    assert len(related) == 7
    assert len({id(post) for post in related}) == 2


def test_an_entry_that_files_share_is_told_of_once_at_its_first_place(tmp_path: Path) -> None:
    reader = PostReader()
    bad = (*R, "    quality: x", "    new: donâ€™t", "    excerpt: donâ€™t")
    readings = [
        read(tmp_path, front_matter(*lines), f"{number}.md", reader)
        for number, lines in enumerate(
            [("related:", *S, *bad), ("type: t", "related:", *bad, *bad), ("related:", *bad, *S)]
        )
    ]
    assert [[(finding.file, finding.line) for finding in findings(reading)] for reading in readings] == [
        [("0.md", 9)],
        [],
        [],
    ]
    bad_entries = [entry for reading in readings for entry in reading.entries if entry.tally]
    assert [dict(entry.tally.unknown) for entry in bad_entries] == [{"related.new": 1}] * 4
    assert len({id(entry) for entry in bad_entries}) == 1


@pytest.mark.parametrize(
    "first",
    [
        front_matter("removed: true", "related:", *R, "    quality: x"),
        front_matter("related:", *R, "    quality: x", "  - *none"),
        front_matter("related:", *R, "    quality: x", "  - title: &x S", *S[1:], "  - title: *x", *S[1:]),
        front_matter("related:", *R, "    quality: x").replace("title: T\n", ""),
    ],
)
def test_an_entry_is_told_of_in_the_next_file_where_the_first_was_not_read_so(
    first: str | bytes, tmp_path: Path
) -> None:
    reader = PostReader()
    read(tmp_path, first, "first.md", reader)
    second = read(tmp_path, front_matter("related:", *R, "    quality: x"), "second.md", reader)
    assert [(finding.file, finding.line, finding.field) for finding in findings(second)] == [
        ("second.md", 7, "related[0].quality")
    ]


@pytest.mark.parametrize("where", ["type: é", "topics: [é]"])
def test_an_entry_is_told_of_once_also_where_its_file_had_to_be_read_again(where: str, tmp_path: Path) -> None:
    reader = PostReader()
    for bad in ((*R, "    quality: x"), (*S, "    quality: x", "    type: é")):
        first = read(
            tmp_path, front_matter("related:", *R, "    quality: x", *bad, where).encode("latin-1"), reader=reader
        )
        assert {finding.code for finding in first.tally.findings} == {"not-utf-8"}
    assert not findings(read(tmp_path, front_matter("related:", *R, "    quality: x"), "later.md", reader))


def test_the_order_of_files_does_not_change_the_posts(tmp_path: Path) -> None:
    random = Random(3)
    entries = [entry(random, 3) for _ in range(5)]
    files = {f"{number}.md": post_file(random, entries) for number in range(40)}
    orders = [sorted(files), sorted(files, reverse=True), random.sample(sorted(files), len(files))]
    for order in orders:
        reader = PostReader()
        posts = {name: read(tmp_path, files[name], name, reader).post for name in order}
        assert posts == {name: read(tmp_path, data, name).post for name, data in files.items()}


def test_the_site_s_own_address_completes_paths_of_pictures(tmp_path: Path) -> None:
    text = front_matter("images: [{url: /i.png}]", "related:", *R, "    images:", "      - url: /j.png")
    post = read(tmp_path, text, reader=PostReader("https://site.com/base")).post
    assert post is not None
    assert [image.url for image in (*post.images, *post.related[0].images)] == [
        "https://site.com/base/i.png",
        "https://site.com/base/j.png",
    ]


def test_the_fields_of_a_file_that_is_no_post(tmp_path: Path) -> None:
    tally = Tally()
    shutil.copy(next(SEEDS.glob("*.md")), tmp_path / "a.md")
    (tmp_path / "b.yml").write_text("a: b: c\nd: 1\n")
    (tmp_path / "c.yml").write_text("- a\n")
    (tmp_path / "d.yml").write_bytes("a: é\n".encode("latin-1"))
    (tmp_path / "e.yml").write_text("a: 1\nrelated:\n  - b: 2\n  - 3\n")
    found = {
        name: read_fields(tmp_path / name, name, tally)
        for name in ("a.md", "b.yml", "c.yml", "d.yml", "e.yml", "f.yml")
    }
    assert found["a.md"] is not None
    assert found["a.md"].text("category") == "news"
    assert {name: fields and fields.values for name, fields in found.items() if name != "a.md"} == {
        "b.yml": {"a": "b: c", "d": 1},
        "c.yml": None,
        "d.yml": {"a": "é"},
        "e.yml": {"a": 1, "related": [{"b": 2}, 3]},
        "f.yml": None,
    }
    assert [(finding.file, finding.code, finding.level) for finding in tally.findings] == [
        ("b.yml", "bad-yaml", "warning"),
        ("c.yml", "not-a-mapping", "error"),
        ("d.yml", "not-utf-8", "warning"),
        ("f.yml", "unreadable", "error"),
    ]
