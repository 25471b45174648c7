"""Documents made up for the tests: near the plain form of YAML, and posts with related lists of every odd shape.

Each generator takes a ``Random``, so that hypothesis can drive it, and so can a loop over thousands of seeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import yaml

from kg.errors import Finding
from kg.model import Post
from kg.readers.fields import Fields, Tally
from kg.readers.posts import is_removed, read_post
from kg.readers.reader import PostReader, Reading
from kg.readers.wording import dotted

SCALARS = (
    "plain", "two words", "a:b", "a: b", "a #b", "a#b", "a:", "a: #c", "http://example.com/a?b=c#d", "/path", "a - b",
    "- a", "a\tb", "a \t", "a  b", "trailing ", "trailing  ", "don't", 'say "hi"', "a, b", "a]", "R&D", "&R D", "& x",
    "100%", "%x", "@x", "`x", "!x", "! x", "!!str 5", "!!int '5'", "!!float 1", "!!null ''", "!!bool 'yes'", "*x",
    "&x y", "&x", "? x", "?x", "-", "--", "---", "--- x", "...", "... x", "~", "null", "Null", "NULL", "nULL", "yes",
    "No", "y", "n", "TRUE", "tRue", "on", "Off", "true x", "=", "<<", "0", "-0", "+1", "1", "-7", "012", "08", "0o7",
    "0x1F", "0b11", "1_000", "1:30", "1:30:00", "1:30.5", "190:20:30", "1e3", "1.5e3", "1.5e+3", "1.", ".5", "-.5",
    "1.50", "0.1", "-0.0", "00.5", ".inf", "-.INF", ".nan", "999999999999999999", "9999999999999999999",
    "123456789012345678901234567890", "0.12345678901234567890", "123456789012345.5", "1234567890123456.5",
    "2020-01-01", "2020-1-1", "2020-13-01", "2020-01-01T10:00:00Z", "2020-01-01T24:00:00Z", "2020-01-01T10:00:60Z",
    "2020-02-30T10:00:00Z", "2020-01-01T10:00:00z", "2020-01-01 10:00:00", "2020-01-01T10:00:00.5Z",
    "2020-01-01T10:00:00+02:00", "2020-01-01T10:00:00", "0000-01-01T00:00:00Z", "2020-01-01T1:00:00Z", "''", '""',
    "'a'", '"a"', "'it''s'", "'a' ", '"a" #c', '"a"b', "'a'b", '"a: b"', '"a #b"', '"a\\"b"', '"a\\\\"', '"\\/"',
    '"\\n\\r\\t"', '"\\x41"', '"\\u00e9"', '"\\e"', '"\\q"', '"\\"', '"a\tb"', '"open', "'open", '"\\ud83d"', '"a\\',
    "'\\n'", "[a, b]", "[a", "{a: b}", "{a", "[]", "{}", "|", ">", "|-", "|+", ">-", "|2", "|\n    text\n",
    ">\n      folded\n      text\n", "café", "\u2019quoted\u2019", "a\u00a0b", "\u00a0", "a\u2003b", "a\u200bb",
    "a\x85b", '"a\x85b"', "a\u2028b", '"a\u2028b"', '"a\u2029 b"', "a\ufeffb", '"\ufeff"', "\ufeffa", "😀", '"a\x00b"',
    "a\x07b", "\x7f", '"\x9f"', "\ufffd", "\uffff", "", " ", "#", "# c", "'#'", ":", ": a", "::", "a::b", "-a", "a,",
    ",a", "|a", ">a", '"multi\n    line"', "multi\n    line", "'multi\n\n    line'", '"flush\nleft"',
    '"flush\n\n- left"', "x" * 130, '"' + "y" * 1100 + '"', "a\\b", "C:\\x", "null ", "A",
)  # fmt: skip
KEYS = (
    "title", "type", "topics", "images", "a", "b", "_x", "x-y", "A9", "k" * 100, "k" * 101, "k" * 1030, "yes", "null",
    "On", "true", "1", "1.5", "2020-01-01", "'q'", '"q"', "a b", "é", "a:b", "<<", "=", "~", "?", "", "a ", "-a",
    "!!str t", "&k a", "*k",
)  # fmt: skip
_PLAIN_KEYS = KEYS[:9]
_BREAKS = (
    "\n",
    "\n\n",
    "\n",
    "\n",
    "\n \n",
    "\n# c\n",
    "\n  # c\n",
    "\n\t\n",
    "\x85",
    "\u2028",
    " #c\n",
    " \n",
    "\n\n\n",
)
_FRAGMENTS = (
    *SCALARS, "\n", "\n\n", "\n  ", "\n  - ", "\n- ", "\n    ", "  ", " ", "\t", ":", ": ", " #", "'", '"', "- ",
    "---\n", "\n---\n", "\n...\n", "\nrelated:\n  - ", "\nrelated:", "\n# c\n", "&a ", "*a", "<<: *a", "|", "\\", "[",
    "]", "{", "}", ",", "!", "%", "\x00", "\ufeff", "\x85", "\u2028",
)  # fmt: skip


def front_matter(*lines: str) -> str:
    """A post of two lines and those given; the first of them is line 4 of the file."""
    return "\n".join(("---", "title: T", "webUrl: https://e.com/a", *lines, "---", ""))


def read(folder: Path, content: str | bytes, name: str = "post.md", reader: PostReader | None = None) -> Reading:
    """What a file of this content gives."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return (reader or PostReader()).read(path, name)


def findings(reading: Reading) -> list[Finding]:
    """What was found wrong in a file and in the related entries that it was the first to have."""
    of_entries = {id(entry): entry.tally.findings for entry in reading.entries}
    found = [*reading.tally.findings, *(finding for findings in of_entries.values() for finding in findings)]
    return [finding for finding in found if finding.file == reading.source]


def _mostly(random: Random, usual: Sequence[str], odd: Sequence[str], odds: int) -> str:
    return random.choice(odd) if random.randrange(odds) == 0 else random.choice(usual)


_PLAIN_SCALARS = (
    "plain",
    '"a: b"',
    "two words",
    "7",
    "1.5",
    "yes",
    "2020-01-01T10:00:00Z",
    '"a\\"b"',
    "'a'",
    "https://e.com/a",
)


def near_plain(random: Random) -> str:
    """A YAML text that is of the plain form, or nearly."""
    odds = random.choice((1000, 30, 10, 3))
    text = "".join(_block(random, random.choice((0, 0, 0, 0, 2, 4)), 0, odds))
    if random.randrange(4) == 0:
        text = mutated(random, text)
    return random.choice(("", "", "", "\n", "\n\n", "---\n", "# c\n")) + (
        text[:-1] if random.randrange(4) == 0 else text
    )


def _block(random: Random, indent: int, depth: int, odds: int) -> list[str]:
    lines: list[str] = []
    as_list = depth > 0 and random.randrange(2) == 0
    for _ in range(random.randrange(1, 4)):
        place = indent + (random.choice((-1, 1, 2, 3)) if random.randrange(odds) == 0 else 0)
        line = " " * max(place, 0)
        below = indent
        if as_list:
            line += _mostly(random, ("- ",), ("-", "-  ", "-\t", "- - ", "? "), odds)
            below += 2
        if not as_list or random.randrange(2):
            line += _mostly(random, _PLAIN_KEYS, KEYS, odds) + ":"
            if depth < 3 and random.randrange(3) == 0:
                lines.append(line + _mostly(random, ("\n",), _BREAKS, odds))
                lines += _block(random, below + _step(random, odds), depth + 1, odds)
                continue
            line += _mostly(random, (" ",), ("", "  ", "\t", " \t"), odds)
        lines.append(line + _mostly(random, _PLAIN_SCALARS, SCALARS, odds) + _mostly(random, ("\n",), _BREAKS, odds))
    return lines


def _step(random: Random, odds: int) -> int:
    return random.choice((0, 1, 3, 4, 8)) if random.randrange(odds) == 0 else 2


def mutated(random: Random, text: str) -> str:
    """A text with something put in, taken out, doubled or moved at a few places."""
    for _ in range(random.choice((1, 1, 2, 5))):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 0, 1, 2, 5, 20)))
        match random.randrange(5):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:start] + text[start:end] * 2 + text[end:]
            case 2:
                lines = text.split("\n")
                lines.insert(random.randrange(len(lines) + 1), random.choice(lines))
                text = "\n".join(lines)
            case _:
                text = text[:start] + random.choice(_FRAGMENTS) + text[end:]
    return text


_ENTRY_LINES = (
    "excerpt: one - two", 'excerpt: "a: b"', "excerpt: \"first\n  - title: not an entry\"",
    'excerpt: "a\nrelated:\n  - title: no"', "excerpt: |\n      first\n\n      - title: second",
    "excerpt: >\n      a\n      b", "excerpt: 'it''s'", "excerpt: first\n      second", "excerpt: |",
    "excerpt: |+\n      kept\n\n", "excerpt:", "quality: 44", "quality: '44'", "quality: 0x1F", "quality: x",
    "heat: -1", "publishedDateTime: 2020-06-24T20:56:00Z", "publishedDateTime: 2020-06-24",
    "publishedDateTime: 2020-13-01", "type: article # c", "topics: [AI, ML]",
    "topics:\n      - AI\n      - 010\n      -", "topics:\n    - AI", "provider:\n      name: P\n      domain: p.com",
    "provider: {name: P, domain: p.com}", "images:\n      - url: https://e.com/i.png\n        width: 7",
    "related:\n      - title: nested\n        webUrl: https://e.com/n", "secured: abc", "unknown: 1", "&x note: 1",
    "note: &x 1", "note: *x", "<<: *m", "# comment", "    # comment", "", "", "webUrl: https://e.com/again",
    "- nested", "-", "---", "...", 'excerpt: "caf\u00e9\u2028x"', "excerpt: donâ€™t &amp; co",
    "? complex\n    : value", "language: no", "removed: true", '"quoted": 1',
)  # fmt: skip
_BETWEEN = (
    "",
    "",
    "",
    "",
    "",
    "",
    "\n",
    "\n\n",
    "  # c\n",
    "# c\n",
    "    # c\n",
    "  \n",
    "  -\n",
    "  - \n",
    "  - text\n",
    "  - [a]\n",
    "-\n",
    "x\n",
)
_HEAD_LINES = (
    "type: article", "quality: 3", "topics:\n  - AI\n  - ML", "topics:\n- AI\n- ML", "topics:",
    "images:\n  - url: https://e.com/h.png", "images:\n  - url: https://e.com/h.png\n    width: 7", "# comment", "",
    "excerpt: |\n  text\n  related:\n    - no", "provider:\n  name: P", 'excerpt: "open\nrelated:\n  - closed"',
    "excerpt: 'a\n\nb'", "related: x", "related:", "related:\n  - title: R\n    webUrl: https://e.com/r",
    "excerpt: >-\n  folded", "m: &m {excerpt: merged}", "x: &x 1", "y: *x", "removed: no", "  indented: 1",
    "published: yes", "{flow: 1}", "...", "--- # c", "? complex\n: value", "secured: r1Y+C/ZUr21A==", "note: [a,\nb]",
    "[a]: b", "'single': 2", "\ttab: 1", "category: a: b", "title: again", "excerpt: first\n  second",
    "a:\n  b:\n    c: d", "note: 'open", "closed'", "stray", "- item", "!!map", "<<: {heat: 5}",
)  # fmt: skip


def post_file(random: Random, entries: Sequence[str] = ()) -> bytes:
    """A post with a related list, as bytes of a file; some of ``entries`` (of other files) are repeated in it."""
    odds = random.choice((100, 8, 3))
    head = ["title: T", "webUrl: https://e.com/a"] + [random.choice(_HEAD_LINES) for _ in range(_few(random, odds))]
    if random.randrange(odds) == 0:
        random.shuffle(head)
    tail = [random.choice(_HEAD_LINES) for _ in range(_few(random, odds))]
    text = "".join(line + "\n" for line in head) + random.choice(("", "", "\n"))
    text += (
        "related:\n" if random.randrange(odds) else random.choice(("related: \n", "related: # c\n", "related:\n\n", ""))
    )
    text += "".join(
        (random.choice(entries) if entries and random.randrange(2) else entry(random, odds))
        + (random.choice(_BETWEEN) if random.randrange(odds) == 0 else "")
        for _ in range(random.randrange(5))
    )
    text += random.choice(("", "", "\n")) + "".join(line + "\n" for line in tail)
    if random.randrange(odds) == 0:
        text = mutated(random, text)
    text = (
        "---\n" + text + "---\n" + random.choice(("", "body\n", "\nbody\n---\nrelated:\n  - title: not this\n", "\n"))
    )
    return _as_saved(random, text)


def _few(random: Random, odds: int) -> int:
    return random.choice((0, 1, 2)) if random.randrange(3) == 0 or odds < 50 else 0


def _as_saved(random: Random, text: str) -> bytes:
    match random.randrange(12):
        case 0:
            text = text.replace("\n", "\r\n")
        case 1:
            text = "\ufeff" + text
        case 2:
            text = text.removesuffix("\n")
        case 3:
            text = text.replace("\n", "\r")
        case 4:
            return text.encode("utf-16")
    return text.encode()


def entry(random: Random, odds: int = 5) -> str:
    """One entry of a related list, as it stands in a file."""
    number = random.randrange(6)
    lines = [f"title: R{number}", f"webUrl: https://e.com/{number}"]
    if random.randrange(2):
        lines.append("publishedDateTime: 2020-06-24T20:56:00Z")
    if random.randrange(max(odds // 3, 2)) == 0:
        for _ in range(random.randrange(3)):
            lines.insert(random.randrange(len(lines) + 1), random.choice(_ENTRY_LINES))
    text = "".join("    " + line + "\n" if line else "\n" for line in lines)
    if lines[0]:
        text = "  - " + text[4:]
    return text


class _WholeLoader(yaml.CSafeLoader):
    """PyYAML's loader, but an instant that does not exist is its text, as the reader has it."""


def _timestamp(loader: _WholeLoader, node: yaml.ScalarNode) -> Any:
    try:
        return yaml.CSafeLoader.construct_yaml_timestamp(loader, node)
    except (ValueError, OverflowError):
        return node.value


_WholeLoader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


class NotYamlError(Exception):
    """The front matter is no mapping of YAML."""


class WrongTagError(Exception):
    """A value does not fit the tag before it, such as ``!!int x``: the reader may take it as it likes."""


def read_whole(data: bytes, source: str) -> tuple[Post | None, Tally]:
    """The post in a file by one whole parse, and what was noticed: nothing cut, nothing remembered."""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = re.sub(r"\r\n?", "\n", data.decode("utf-16" if utf16 else "utf-8-sig"))
    found = re.match(r"---\n((?:.*\n)*?)---(?:\n|\Z)", text)
    if found is None:
        raise NotYamlError
    front = found[1]
    try:
        root = yaml.compose(front, Loader=_WholeLoader)
        values = yaml.load(front, Loader=_WholeLoader)
    except yaml.YAMLError as error:
        raise NotYamlError from error
    except (ValueError, LookupError, AttributeError) as error:
        raise WrongTagError from error
    if not isinstance(values, dict):
        raise NotYamlError
    if re.search(r"^secured *:", front, re.MULTILINE) and "secured" not in values:
        raise NotYamlError  # valid, but the ciphertext became a part of another value: it is read as if it were not
    assert root is not None

    def locate(path: tuple[str | int, ...]) -> tuple[int, str | None]:
        mark, node = root.start_mark, root
        for step in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                mark, node = node.value[step].start_mark, node.value[step]
            else:
                pairs = node.value if isinstance(node, yaml.MappingNode) else []
                same = [(key.start_mark, value) for key, value in pairs if key.value == step]
                if not same:
                    return front.count("\n", 0, mark.index) + 2, None
                mark, node = same[-1]
        return front.count("\n", 0, mark.index) + 2, node.value if isinstance(node, yaml.ScalarNode) else None

    tally = Tally()
    fields = Fields(values, source, (), locate, tally)
    if is_removed(fields):
        return None, tally
    message, cure = "the name is given more than once, and the last one counts", "keep one of them"
    for path, index in dict(_repeated(root, (), set())).items():
        line = front.count("\n", 0, index) + 2
        tally.findings.append(Finding("duplicate-key", "warning", source, line, dotted(path), message, cure))
    return read_post(fields, source, None), tally


def _repeated(
    node: yaml.Node, path: tuple[str | int, ...], seen: set[int]
) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """The path to each key that its mapping had before, and where it stands."""
    if isinstance(node, yaml.ScalarNode) or id(node) in seen:
        return
    seen.add(id(node))
    earlier: set[tuple[str, str]] = set()
    for index, part in enumerate(node.value):
        if isinstance(node, yaml.SequenceNode):
            yield from _repeated(part, (*path, index), seen)
            continue
        key, value = part
        if not isinstance(key, yaml.ScalarNode):
            continue
        step = (key.value,) if re.fullmatch(r"\w[\w-]{0,79}", key.value) else ()
        if (key.tag, key.value) in earlier and key.tag != "tag:yaml.org,2002:merge":
            yield (*path, *step), key.start_mark.index
        earlier.add((key.tag, key.value))
        if (step and step != ("secured",)) or key.value == "<<":
            yield from _repeated(value, path + step, seen)


def exact(value: Any) -> Any:
    """A value so that only what is equal in type, too, compares equal; a mapping's order does not count."""
    if isinstance(value, dict):
        return "mapping", {exact(key): exact(below) for key, below in value.items()}
    if isinstance(value, list):
        return "list", [exact(below) for below in value]
    zone = value.utcoffset() if isinstance(value, datetime) else None
    return type(value).__name__, value.isoformat() if isinstance(value, date) else repr(value), zone
