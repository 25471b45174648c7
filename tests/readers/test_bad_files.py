"""Every kind of bad file gives exactly the finding that is expected, and nothing else is lost."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Finding
from kg.model import ImageMention, Post, ProviderMention
from kg.readers.reader import PostReader, Reading
from tests.readers.documents import findings, front_matter, read

POST = Post("https://e.com/a", "T", "post.md")
ENTRY = ("  - title: R", "    webUrl: https://e.com/r")
LAUGHS = ["a: &a0 [x]", *(f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
MERGES = ["a: &a0 {k: v}", *(f"b{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12))]
QUOTING = "put the value in double quotes: it holds a colon followed by a space"
CLOSING = 'close the quote, and write a quote inside a quoted value as \\"'
INNER = 'check quotes and indentation: a quote inside a quoted value is written as \\"'


def told(reading: Reading) -> list[tuple[str, str, int, str]]:
    """Code, level, line and field of each finding."""
    return [(finding.code, finding.level, finding.line, finding.field) for finding in findings(reading)]


@pytest.mark.parametrize(
    ("lines", "post", "line", "column", "field", "remedy"),
    [
        (["category: a: b"], {"category": "a: b"}, 4, 12, "category", QUOTING),
        (
            ["type: t", "category: a: b", "heat: 1"],
            {"type": "t", "category": "a: b", "heat": 1},
            5,
            12,
            "category",
            QUOTING,
        ),
        (
            ["provider:", "\tname: P", "heat: 1"],
            {"provider": ProviderMention("P"), "heat": 1},
            5,
            1,
            "provider",
            "indent with spaces instead of tabs",
        ),
        (['excerpt: "open', "heat: 1"], {"excerpt": "open", "heat": 1}, 4, 10, "excerpt", CLOSING),
        (["excerpt: 'open", "heat: 1"], {"excerpt": "open", "heat": 1}, 4, 10, "excerpt", CLOSING),
        (['excerpt: "a "b" c"', "heat: 1"], {"excerpt": 'a "b" c', "heat": 1}, 4, 14, "excerpt", INNER),
        (["excerpt: 'it's'", "heat: 1"], {"excerpt": "it's", "heat": 1}, 4, 14, "excerpt", INNER),
        (
            ['excerpt: "C:\\dir"'],
            {"excerpt": "C:\\dir"},
            4,
            10,
            "excerpt",
            "write a backslash inside double quotes as \\\\",
        ),
        (
            ["excerpt: @a"],
            {"excerpt": "@a"},
            4,
            10,
            "excerpt",
            "put the value in double quotes: it starts with a sign that YAML reserves",
        ),
        (["excerpt: a\x07b"], {"excerpt": "ab"}, 4, 11, "excerpt", "remove the control character"),
        (["excerpt: a\x00b"], {"excerpt": "ab"}, 4, 11, "excerpt", "remove the control character"),
        (['excerpt: "\u2028é"', "category: a: b"], {"excerpt": "é", "category": "a: b"}, 5, 12, "category", QUOTING),
        (
            ["related:", *ENTRY, "    type: a: b"],
            {"related": (Post("https://e.com/r", "R", type="a: b"),)},
            7,
            12,
            "related[0].type",
            QUOTING,
        ),
        (["related:", '  - "open', *ENTRY], {"related": (Post("https://e.com/r", "R"),)}, 5, 5, "related[0]", CLOSING),
        (
            ["images: [{url: https://e.com/i", "heat: 1"],
            {"heat": 1},
            4,
            31,
            "images",
            "close the bracket, or put the value in double quotes",
        ),
        (["topics: *none"], {}, 4, 9, "topics", "put the value in double quotes: it starts with * or &"),
        (["category: !x y"], {"category": "!x y"}, 4, 11, "category", "remove the tag (the word after !)"),
    ],
)
def test_invalid_yaml_costs_its_field_at_most(
    lines: list[str], post: dict[str, object], line: int, column: int, field: str, remedy: str, tmp_path: Path
) -> None:
    reading = read(tmp_path, front_matter(*lines))
    found = findings(reading)
    assert [(f.code, f.level, f.file, f.line, f.field, f.remedy) for f in found] == [
        ("bad-yaml", "warning", "post.md", line, field, remedy)
    ]
    assert found[0].message.startswith(f"column {column}: invalid YAML: ")
    assert reading.post == Post("https://e.com/a", "T", "post.md", **post)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "line", "field"),
    [
        ((" title: T", "webUrl: https://e.com/a", "heat: 1"), 2, "title"),
        (("\ttitle: T", "webUrl: https://e.com/a", "heat: 1"), 2, "title"),
        (("# c", "", " title: T", "webUrl: https://e.com/a", "heat: 1"), 4, "title"),
        (("title: T", " webUrl: https://e.com/a", "heat: 1"), 3, "webUrl"),
        (('title: "T"', "\twebUrl: https://e.com/a", "heat: 1"), 3, "webUrl"),
        (("title: T", "webUrl: https://e.com/a", " heat: 1"), 4, "heat"),
        (("title: T", "webUrl: https://e.com/a", "topics:", "  - AI", " heat: 1"), 6, "heat"),
        (("title: T", "webUrl: https://e.com/a", "provider:", "  name: P", " heat: 1"), 6, "heat"),
        (("title: T", "webUrl: https://e.com/a", "heat: 1", " related:", *ENTRY), 5, "related"),
        (("title: T", "webUrl: https://e.com/a", "related:", *ENTRY, " heat: 1"), 7, "heat"),
    ],
)
def test_a_blank_before_a_name_costs_nothing(lines: tuple[str, ...], line: int, field: str, tmp_path: Path) -> None:
    reading = read(tmp_path, "\n".join(("---", *lines, "---", "")))
    assert told(reading) == [("bad-yaml", "warning", line, field)]
    assert findings(reading)[0].remedy == "remove the blank before the name"
    assert reading.post is not None
    assert (reading.post.url, reading.post.title, reading.post.heat) == (POST.url, POST.title, 1)
    assert len(reading.post.related) == ("related" in " ".join(lines))


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (("title: T", "webUrl: https://e.com/a", "stray words", "heat: 1"), 4),
        (("title: T", "webUrl: https://e.com/a", "heat: 1", "stray"), 5),
        (("stray words", "title: T", "webUrl: https://e.com/a", "heat: 1"), 2),
        (("# c", "", "stray", "words", "title: T", "webUrl: https://e.com/a", "heat: 1"), 4),
        (("title: T", "webUrl: https://e.com/a", "topics:", "  - AI", "stray", "heat: 1"), 6),
        (("title: T", "webUrl: https://e.com/a", "related:", *ENTRY, "", "stray", "words", "heat: 1"), 8),
    ],
)
def test_a_line_that_is_no_field_is_told_as_none(lines: tuple[str, ...], line: int, tmp_path: Path) -> None:
    reading = read(tmp_path, "\n".join(("---", *lines, "---", "")))
    assert told(reading) == [("bad-yaml", "warning", line, "")]
    assert findings(reading)[0].remedy.startswith("write it as name: value")
    assert reading.post is not None
    assert (reading.post.url, reading.post.title, reading.post.heat) == (POST.url, POST.title, 1)


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "empty-file", 0),
        (" \n\t\n", "empty-file", 0),
        (b"\xef\xbb\xbf", "empty-file", 0),
        ("text\n", "no-front-matter", 1),
        ("<html></html>", "no-front-matter", 1),
        (" ---\ntitle: T\n---\n", "no-front-matter", 1),
        ("---\n", "open-front-matter", 1),
        ("---\ntitle: T\nwebUrl: https://e.com/a\n", "open-front-matter", 1),
        ("---\ntitle: T\n----\n", "open-front-matter", 1),
        ("---\n---\n", "not-a-mapping", 1),
        ("---\n# c\n---\n", "not-a-mapping", 1),
        ("---\n- a\n- b\n---\n", "not-a-mapping", 1),
        ("---\ntext\n---\n", "not-a-mapping", 1),
        ("---\n44\n---\n", "not-a-mapping", 1),
        ("---\n[\n---\n", "bad-yaml", 3),
        ("---\ntitle: T\n---\n", "no-address", 2),
        ("---\nwebUrl: https://e.com/a\n---\n", "no-title", 2),
        ("---\nother: 1\n---\n", "no-address-no-title", 2),
        (bytes(range(256)), "not-text", 0),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-text", 0),
        (b"\0" * 100, "not-text", 0),
        (b"\xff\xfe-", "not-text", 0),
        (front_matter().encode("utf-16-le"), "not-text", 0),
    ],
)
def test_a_file_that_cannot_be_used_is_one_error(content: str | bytes, code: str, line: int, tmp_path: Path) -> None:
    reading = read(tmp_path, content)
    assert reading.post is None
    assert not reading.removed
    assert told(reading) == [(code, "error", line, "")]
    assert findings(reading)[0].remedy


@pytest.mark.parametrize(
    ("name", "content", "code", "line"),
    [
        ("a.json", "{", "bad-json", 1),
        ("a.json", '{"title": "T",\n"webUrl": }', "bad-json", 2),
        ("a.json", "[]", "not-a-mapping", 1),
        ("a.json", '"text"', "not-a-mapping", 1),
        ("a.json", "{}", "no-address-no-title", 1),
        ("a.json", '{"title": "T", "webUrl": "https://e.com/a", "x": ' + "[" * 100_000, "bad-json", 1),
        ("a.json", b"\xff\xfe", "empty-file", 0),
        ("a.yaml", "- a", "not-a-mapping", 1),
        ("a.yml", "text", "not-a-mapping", 1),
        ("a.yml", "", "empty-file", 0),
        ("a.yml", "[", "bad-yaml", 1),
    ],
)
def test_so_is_one_of_another_kind(name: str, content: str | bytes, code: str, line: int, tmp_path: Path) -> None:
    reading = read(tmp_path, content, name)
    assert reading.post is None
    assert told(reading) == [(code, "error", line, "")]


def test_each_field_of_a_wrong_type_is_told_and_the_post_kept(tmp_path: Path) -> None:
    wrong = {
        "originalUrl": "7", "excerpt": "[a]", "language": "{a: b}", "publishedDateTime": "[1]", "type": "[x]",
        "category": "{a: b}", "quality": "high", "heat": "[1]", "published": "maybe", "provider": "[a]",
        "topics": "{a: b}", "images": "7", "related": "text", "removed": "perhaps",
    }  # fmt: skip
    reading = read(tmp_path, front_matter(*(f"{name}: {value}" for name, value in wrong.items())))
    assert reading.post == POST
    assert sorted(told(reading), key=lambda found: found[2]) == [
        ("wrong-type", "warning", line, name) for line, name in enumerate(wrong, 4)
    ]


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("publishedDateTime: 2020-02-30", "bad-date", "publishedDateTime"),
        ("publishedDateTime: 2020-13-01T10:00:00Z", "bad-date", "publishedDateTime"),
        ("publishedDateTime: 2020-01-01T25:00:00Z", "bad-date", "publishedDateTime"),
        ("publishedDateTime: 2020-01-01T24:00:00Z", "bad-date", "publishedDateTime"),
        ("publishedDateTime: 0001-01-01T00:00:00+10:00", "bad-date", "publishedDateTime"),
        ("publishedDateTime: soon", "bad-date", "publishedDateTime"),
        ("originalUrl: www.e.com/a", "bad-url", "originalUrl"),
        ("originalUrl: javascript:alert(1)", "bad-url", "originalUrl"),
        ("language: english language", "bad-language", "language"),
        ("quality: 1" + "0" * 30, "out-of-range", "quality"),
        ("quality: 0x" + "f" * 5000, "wrong-type", "quality"),
        ("quality: 1" + ":1" * 5000, "wrong-type", "quality"),
        ("topics: [AI, ]\nimages: [null]", "null-value", "images[0]"),
        ("images: [{width: 7}]", "no-address", "images[0]"),
        ("provider: {domain: a b}", "bad-domain", "provider.domain"),
    ],
)
def test_a_bad_value_costs_its_field(line: str, code: str, field: str, tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter(line, "heat: 1"))
    assert told(reading) == [(code, "warning", 4 + line.count("\n"), field)]
    assert reading.post is not None
    assert (reading.post.url, reading.post.title, reading.post.heat) == (POST.url, POST.title, 1)
    assert reading.post.date_published is None


def test_a_topic_that_is_null_costs_no_other(tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter("topics:", "  - AI", "  -", "  - ~", "  - ML"))
    assert told(reading) == [("null-value", "warning", 6, "topics[1]"), ("null-value", "warning", 7, "topics[2]")]
    assert reading.post is not None
    assert reading.post.topics == ("AI", "ML")


def test_an_address_with_spaces_is_told_and_kept(tmp_path: Path) -> None:
    reading = read(tmp_path, "---\ntitle: T\nwebUrl: https://e.com/a b\n---\n")
    assert told(reading) == [("space-in-url", "warning", 3, "webUrl")]
    assert reading.post == Post("https://e.com/a b", "T", "post.md")


@pytest.mark.parametrize(
    ("lines", "line", "field"),
    [
        (["heat: 2", "heat: 1"], 5, "heat"),
        (["heat: 3", "heat: 2", "type: x", "'heat': 1"], 7, "heat"),
        (["heat: 1", "provider:", "  name: P", "  name: Q"], 7, "provider.name"),
        (["heat: 1", "images: [{url: https://e.com/i, url: https://e.com/j}]"], 5, "images[0].url"),
        (["heat: 1", "x: {é a: 1, é a: 2}"], 5, "x"),
        (["heat: 1", "x: &x {a: 1, a: 2}", "y: *x", "z: {<<: *x, a: 3}"], 5, "x.a"),
        (["heat: 1", "related:", *ENTRY, "    type: t", "    type: u"], 9, "related[0].type"),
        (
            ["related:", "  - title: Q", "    webUrl: https://e.com/q", *ENTRY, "    title: S", "heat: 1"],
            9,
            "related[1].title",
        ),
        (["related:", *ENTRY, "heat: 2", "heat: 1"], 8, "heat"),
        (["heat: 2", "related:", *ENTRY, "heat: 1"], 8, "heat"),
        (["related:", *ENTRY, "heat: 1", "related:", *ENTRY], 8, "related"),
    ],
)
def test_of_a_name_given_twice_the_last_counts_and_it_is_told(
    lines: list[str], line: int, field: str, tmp_path: Path
) -> None:
    reading = read(tmp_path, front_matter(*lines))
    assert told(reading) == [("duplicate-key", "warning", line, field)]
    assert reading.post is not None
    assert (reading.post.url, reading.post.title, reading.post.heat) == (POST.url, POST.title, 1)


def test_so_it_is_where_the_rest_does_not_parse(tmp_path: Path) -> None:
    lines = ["heat: 2", "category: a: b", "provider:", "  name: P", "  name: Q", "heat: 1"]
    reading = read(tmp_path, front_matter(*lines))
    assert sorted(told(reading)) == [
        ("bad-yaml", "warning", 5, "category"),
        ("duplicate-key", "warning", 8, "provider.name"),
        ("duplicate-key", "warning", 9, "heat"),
    ]
    assert reading.post == Post(POST.url, "T", "post.md", category="a: b", heat=1, provider=ProviderMention("Q"))


def test_a_name_given_twice_in_an_entry_of_many_files_is_told_once(tmp_path: Path) -> None:
    reader = PostReader()
    text = front_matter("related:", *ENTRY, "    title: S")
    first, second = (read(tmp_path, text, name, reader) for name in ("a.md", "b.md"))
    assert [told(first), told(second)] == [[("duplicate-key", "warning", 7, "related[0].title")], []]


def test_what_is_below_secured_is_not_told(tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter("secured: {r1Y: 1, r1Y: 2}", "secured: {x: {r1Y: 1, r1Y: 2}}"))
    assert told(reading) == [("duplicate-key", "warning", 5, "secured")]
    reading = read(tmp_path, front_matter("secured: {r1Y: &a [*a]}"))
    assert told(reading) == [("yaml-expands", "warning", 4, "")]


def test_a_second_document_is_told(tmp_path: Path) -> None:
    for lines in ((), ("related:", *ENTRY), ("related:", *ENTRY, "    x: &a 1"), ("related:", *ENTRY, "    x: [1]")):
        reading = read(tmp_path, front_matter("heat: 1", *lines) + "title: U\n", "a.yaml")
        assert told(reading) == [("second-document", "warning", 5 + len(lines), "")]
        assert reading.post is not None
        assert (reading.post.title, len(reading.post.related)) == ("T", bool(lines))


@pytest.mark.parametrize("opening", ["--- \n", "---\t\n", "--- \r\n", "---\r", "\ufeff---  \n"])
@pytest.mark.parametrize("name", ["a.md", "a.yaml"])
def test_blanks_may_follow_the_opening_line(opening: str, name: str, tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter("heat: x").replace("---\n", opening, 1), name)
    assert (reading.post, told(reading)) == (Post(POST.url, "T", name), [("wrong-type", "warning", 4, "heat")])


@pytest.mark.parametrize(
    "line",
    [
        "originalUrl: https://me:r1YC0ZUr@e.com/b",
        "originalUrl: https://me:r1YC0ZUr@e.com/b c",
        "related: [{title: R, webUrl: 'https://me:r1YC0ZUr@e.com/r'}]",
        "images: ['https://r1YC0ZUr@e.com/i']",
        "images:\n  - url: 'https://me&#58;r1YC0ZUr@e.com/i'",
    ],
)
def test_somebodys_login_is_told_and_left_out(line: str, tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter(line))
    assert "login-in-url" in [code for code, *_ in told(reading)]
    of_entries = [(entry.post, entry.tally) for entry in reading.entries]
    assert "r1Y" not in repr((reading.post, findings(reading), reading.tally, of_entries))
    assert reading.post is not None
    assert reading.post.addresses or reading.post.related or reading.post.images


@pytest.mark.parametrize(
    "line", ["originalUrl: ftp://me:r1Y@e.com", "originalUrl: me:r1Y@e.com/b", "language: r1Y@e.com"]
)
def test_a_login_in_what_is_no_web_address_is_not_told(line: str, tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter(line))
    assert len(told(reading)) == 1
    assert "r1Y" not in repr((reading.post, findings(reading)))


@pytest.mark.parametrize(
    ("lines", "line", "field", "code"),
    [
        (LAUGHS, 9, "b5", "yaml-expands"),
        (MERGES, 9, "b5", "yaml-expands"),
        (["x: &a [*a]"], 4, "x", "yaml-expands"),
        (["x: &a {<<: *a}"], 4, "x", "yaml-expands"),
        (["x:", "  - 1", "  - y: &a [*a]"], 6, "x[1].y", "yaml-expands"),
        (
            ["related: &a", "  - title: R", "    webUrl: https://e.com/r", "    related: *a"],
            4,
            "related",
            "yaml-expands",
        ),
        (["x: " + "[" * 100_000], 4, "x", "yaml-too-deep"),
        (["x: " + "{" * 100_000], 4, "x", "yaml-too-deep"),
        (["x:", "  " + "- " * 10_000], 5, "x[0][0][0][0][0]", "yaml-too-deep"),
        (["x:", *("  " * level + "a:" for level in range(1, 200))], 64, "x.a.a.a.a.a", "yaml-too-deep"),
        (
            ["related:", "  - title: R", "    webUrl: https://e.com/r", "    x: " + "[" * 100_000],
            7,
            "related[0].x",
            "yaml-too-deep",
        ),
    ],
)
def test_yaml_that_expands_or_nests_without_end_costs_its_field(
    lines: list[str], line: int, field: str, code: str, tmp_path: Path
) -> None:
    start = process_time()
    reading = read(tmp_path, front_matter(*lines, "heat: 1"))
    assert process_time() - start < 2
    assert told(reading) == [(code, "warning", line, field)]
    assert reading.post is not None
    assert (reading.post.url, reading.post.title, reading.post.heat) == (POST.url, POST.title, 1)


def test_json_that_is_hostile(tmp_path: Path) -> None:
    text = '{"title": "T\\u0000\\u0007\\ud800", "webUrl": "https://e.com/a\\udfff",\n"quality": ' + "9" * 5000
    text += ',\n"heat": NaN, "\\ud800": 1, "excerpt": "\\ud83d\\ude00", "type": "x\\u2028",\n"published": 5}'
    reading = read(tmp_path, text, "a.json")
    assert reading.post == Post("https://e.com/a", "T", "a.json", excerpt="😀", type="x")
    assert told(reading) == [
        ("wrong-type", "warning", 2, "quality"),
        ("wrong-type", "warning", 3, "heat"),
        ("wrong-type", "warning", 4, "published"),
    ]
    assert reading.tally.unknown == {"'\\ud800'": 1}
    assert reading.tally.repairs == {"lone-surrogate": 2, "control-character": 1}


@pytest.mark.parametrize(
    ("content", "line", "excerpt"),
    [
        (front_matter("excerpt: café").encode("latin-1"), 4, "café"),
        (front_matter("heat: 1", "excerpt: “é”").encode("cp1252"), 5, "“é”"),
        (front_matter("heat: 1", "excerpt: é").encode("latin-1").replace(b"\n", b"\r\n"), 5, "é"),
        (b"\xef\xbb\xbf" + front_matter("excerpt: é").encode("latin-1"), 4, "é"),
        (front_matter("related:", *ENTRY, "    excerpt: x", "excerpt: é").encode("latin-1"), 8, "é"),
        (front_matter("excerpt: é", "related:", *ENTRY, "    excerpt: é").encode("latin-1"), 4, "é"),
        (front_matter("excerpt: x", "related:", *ENTRY, "    excerpt: é").encode("latin-1"), 8, "x"),
    ],
)
def test_a_line_that_is_not_utf8_is_read_as_windows_1252(
    content: bytes, line: int, excerpt: str, tmp_path: Path
) -> None:
    reading = read(tmp_path, content)
    assert told(reading) == [("not-utf-8", "warning", line, "")]
    assert reading.post is not None
    assert reading.post.excerpt == excerpt
    assert [entry.excerpt for entry in reading.post.related] in ([], ["x"], ["é"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_file_in_another_unicode_encoding_is_read(encoding: str, line_end: str, tmp_path: Path) -> None:
    text = front_matter("excerpt: café 😀", "quality: x").replace("\n", line_end)
    reading = read(tmp_path, text.encode(encoding))
    assert told(reading) == [("wrong-type", "warning", 5, "quality")]
    assert reading.post is not None
    assert reading.post.excerpt == "café 😀"


def large_file(path: Path, start: bytes, size: int = 100 * 2**20) -> None:
    with path.open("wb") as file:
        file.write(start)
        file.truncate(size)


@pytest.mark.parametrize("filler", [b"", "é".encode() * 9_000_001, b"a " * 9_000_000], ids=["nothing", "one", "many"])
def test_of_a_file_of_100_mb_the_front_matter_is_read(filler: bytes, tmp_path: Path) -> None:
    large_file(tmp_path / "a.md", front_matter("heat: 1").encode() + filler)
    start = process_time()
    reading = PostReader().read(tmp_path / "a.md", "a.md")
    assert process_time() - start < 2
    assert told(reading) == [("too-large", "warning", 0, "")]
    assert reading.post == Post("https://e.com/a", "T", "a.md", heat=1)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.md", b""),
        ("a.md", b"\xff\xfe-\0-\0-\0\n\0"),
        ("a.md", b"---\ntitle: T\n"),
        ("a.md", b"---\ntitle: T\nrelated:\n  - title: R\n"),
        ("a.json", b'{"title": "T", "webUrl": "https://e.com/a"}'),
        ("a.yaml", b"title: T\nwebUrl: https://e.com/a\n"),
    ],
)
def test_any_other_file_of_100_mb_is_one_error(name: str, start: bytes, tmp_path: Path) -> None:
    large_file(tmp_path / name, start)
    began = process_time()
    reading = PostReader().read(tmp_path / name, name)
    assert process_time() - began < 2
    assert reading.post is None
    assert told(reading) == [("too-large", "error", 0, "")]


@pytest.mark.parametrize(
    "line",
    [
        "excerpt: " + "ab " * 2_000_000,
        "excerpt: " + "ab " * 2_000_000 + "c",
        'excerpt: "' + "donâ€™t " * 300_000 + '"',
        'excerpt: "' + "&amp;" * 600_000 + '"',
        'originalUrl: "https://e.com/' + "é% " * 600_000 + '"',
        'provider: {domain: "' + "é." * 100_000 + '"}',
        "topics: [" + "1," * 20_000 + "]",
        "topics:\n" + "  - 1\n" * 30_000,
        "x:\n" + "\n".join(" " * level + "a:" for level in range(1, 4000)),
        "images:\n" + "  - url: x\n" * 10_000,
        "related:\n" + "".join(f"  - title: {n}\n    webUrl: https://e.com/{n}\n    heat: x\n" for n in range(5000)),
        "# c\nrelated:\n"
        + "".join(f"  - title: {n}\n    webUrl: https://e.com/{n}\n    heat: x\n" for n in range(2000)),
        "a: b: c\nrelated:\n"
        + "".join(f"  - title: {n}\n    webUrl: https://e.com/{n}\n    heat: x\n" for n in range(2000)),
        "type: t\n" + " a: b\n" * 200_000,
        "type: t\n" + "stray\n" * 200_000,
        "? x\n" + "heat: 1\n" * 20_000,
        "? x\nimages:\n" + "  - {url: x, url: y, a: 1, a: 2}\n" * 10_000,
        "type: a: b\n" + "heat: 1\n" * 20_000,
        "type: a: b\ntopics:\n" + "  - 1\n" * 5000,
        "".join(f"type{n}: a: b\n" for n in range(20_000)),
        "[" * 3_000_000,
        "\n" * 3_000_000,
        "# c\n" * 100_000,
    ],
    ids=lambda line: f"{len(line)} characters of {line[:12]!r}",
)
def test_no_file_takes_long(line: str, tmp_path: Path) -> None:
    start = process_time()
    reading = read(tmp_path, front_matter(line))
    assert process_time() - start < 5
    assert reading.post is not None


def test_of_a_file_with_very_much_wrong_the_first_thousand_findings_are_told(tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter("images:", *["  - url: x"] * 1500, "heat: 1"))
    assert told(reading)[:1000] == [("bad-url", "warning", 5 + n, f"images[{n}].url") for n in range(1000)]
    assert told(reading)[1000:] == [("too-many-findings", "warning", 0, "")]
    assert reading.post == Post(POST.url, "T", "post.md", heat=1)


def test_what_is_no_regular_file_is_told_and_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "broken.md").symlink_to(tmp_path / "none")
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)  # a socket's path must be short
        server.bind("socket.md")
        found: list[Finding] = []

        def read_all() -> None:
            for name in ("pipe.md", "folder.md", "broken.md", "loop.md", "socket.md", "none.md"):
                found.extend(findings(PostReader().read(tmp_path / name, name)))

        thread = threading.Thread(target=read_all, daemon=True)
        thread.start()
        thread.join(5)
    assert [(finding.code, finding.level, finding.line) for finding in found] == [("unreadable", "error", 0)] * 6


@pytest.mark.parametrize(
    "secret",
    [
        "secured: {}",
        'secured: "{}"',
        "secured: !{} x",
        "secured: *{}",
        "secured: &{}",
        "secured: [{}",
        "secured: {}: x",
        "secured: !!float {}",
    ],
)
@pytest.mark.parametrize(
    "before",
    [
        "heat: 1",
        'excerpt: "open',
        "excerpt: 'open",
        "category: a: b",
        "excerpt: [a",
        "excerpt: |\n  x",
        "provider:\n\tname: P",
        "related:",
    ],
)
@pytest.mark.parametrize(
    "after",
    ["type: t", 'type: t"', "type: t'", "related:\n  - title: R\n    webUrl: https://e.com/r\n    secured: r1YC0ZUr"],
)
def test_somebodys_ciphertext_is_never_told(secret: str, before: str, after: str, tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter(before, secret.format("r1YC0ZUr"), after))
    assert "r1Y" not in repr((reading.post, findings(reading), reading.tally))
    assert reading.post is not None


def test_related_inside_related_is_read(tmp_path: Path) -> None:
    nested = ("    related:", "      - title: N", "        webUrl: https://e.com/n", "        quality: x")
    reading = read(tmp_path, front_matter("related:", *ENTRY, *nested))
    assert reading.post is not None
    assert reading.post.related == (Post("https://e.com/r", "R", related=(Post("https://e.com/n", "N"),)),)
    assert told(reading) == [("wrong-type", "warning", 10, "related[0].related[0].quality")]


def test_what_is_repaired_unknown_or_read_past_is_counted(tmp_path: Path) -> None:
    text = front_matter(
        "excerpt: donâ€™t &amp; wonâ€™t",
        "images: [{url: 'https://e.com/i?a=1&#038;b=2', alt: x}]",
        "new: 1",
        "secured: x",
    )
    reading = read(tmp_path, text)
    assert reading.post == Post(
        POST.url, "T", "post.md", excerpt="don’t & won’t", images=(ImageMention("https://e.com/i?a=1&b=2"),)
    )
    assert reading.tally.repairs == {"html-entity": 2, "mojibake": 1}
    assert reading.tally.unknown == {"new": 1, "images.alt": 1}
    assert reading.tally.read_past == {"secured": 1}


@pytest.mark.parametrize(
    "line", ["removed: true", "removed: 'yes'", "removed: true\nrelated:\n  - title: R\n    quality: x"]
)
def test_a_removed_post_is_left_out(line: str, tmp_path: Path) -> None:
    reading = read(tmp_path, front_matter(line))
    assert (reading.post, reading.removed, told(reading)) == (None, True, [])


@pytest.mark.parametrize(
    "name", ["a.md", "a.markdown", "a.html", "a.txt", "a.yaml", "a.yml", "a.json", "A.MD", "a.Json"]
)
def test_every_kind_of_file_is_read(name: str, tmp_path: Path) -> None:
    text = '{"title": "T", "webUrl": "https://e.com/a"}' if name.casefold().endswith("json") else front_matter()
    reading = read(tmp_path, text, name)
    assert (reading.post, told(reading)) == (Post(POST.url, "T", name), [])


@given(
    st.binary(max_size=80) | st.text(st.characters(exclude_categories=["Cs"])).map(str.encode),
    st.sampled_from(["a.md", "a.yaml", "a.json"]),
    st.booleans(),
)
def test_whatever_bytes_a_file_holds_it_gives_a_post_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str, marked: bool
) -> None:
    content = b"---\ntitle: " + data + b"\nwebUrl: https://e.com/a\n---\n" if marked else data
    reading = read(tmp_path_factory.getbasetemp(), content, name)
    levels = [finding.level for finding in findings(reading)]
    assert (reading.post is None) == ("error" in levels)
    for finding in findings(reading):
        str(finding).encode()
        assert str(finding).isprintable()
        assert finding.line <= content.count(b"\n") + content.count(b"\r") + 1
