"""Any YAML, read with PyYAML's C loader, guarded against input that would crash or never end.

Deep nesting overruns the C stack of the loader, and aliases of aliases expand without end; both are
refused before anything is built (see the "billion laughs" of https://en.wikipedia.org/wiki/Billion_laughs_attack).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from kg.errors import KgError
from kg.readers.yaml_nodes import Path, path_to, repeated_keys, repeats_a_key

MAX_LENGTH = 2**19
MAX_DEPTH = 60
MAX_REPEATED = 100_000
"""How many values aliases may repeat."""
MAX_DIGITS = 100


@dataclass
class YamlError(KgError):
    """Why a text, or the value at a path in it, is no usable YAML; line and column count from 1 within the text."""

    line: int
    column: int
    message: str
    remedy: str
    code: str = "bad-yaml"
    path: Path = ()


class _Loader(yaml.CSafeLoader):
    """The safe loader, but an instant that does not exist (month 13) stays a text instead of failing the file.

    So does a number of more than 100 digits, which takes long to read and means nothing here.
    """


def _timestamp(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return yaml.CSafeLoader.construct_yaml_timestamp(loader, node)
    except (ValueError, OverflowError):
        return node.value


def _integer(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return node.value if len(node.value) > MAX_DIGITS else yaml.CSafeLoader.construct_yaml_int(loader, node)
    except ValueError:
        return node.value


def _decimal(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return node.value if len(node.value) > MAX_DIGITS else yaml.CSafeLoader.construct_yaml_float(loader, node)
    except (ValueError, OverflowError):
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)
_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)

_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("[\n\x85\u2028\u2029]")
# What the loader quotes from the text may be of a field that must not be shown.
_QUOTED = re.compile(r"(?<=alias|nchor|e tag|andle|ctive) ['\"].*['\"]", re.DOTALL)

_CURES = (
    (r"mapping values are not allowed", "put the value in double quotes: it holds a colon followed by a space"),
    (r"a tab that cannot start", "indent with spaces instead of tabs"),
    (r"cannot start any token", "put the value in double quotes: it starts with a sign that YAML reserves"),
    (r"unknown escape character|hexdecimal number", "write a backslash inside double quotes as \\\\"),
    (r"Unicode character escape", "write the sign itself, not its escape in two halves"),
    (r"quoted scalar", 'close the quote, and write a quote inside a quoted value as \\"'),
    (r"undefined alias|while scanning an? (alias|anchor)", "put the value in double quotes: it starts with * or &"),
    (r"could not find expected ':'", "indent the line's continuation, or put the value in double quotes"),
    (r"did not find expected key", 'check quotes and indentation: a quote inside a quoted value is written as \\"'),
    (r"did not find expected '-' indicator|block (sequence|collection)", "indent the items of a list alike"),
    (r"flow (sequence|mapping)|expected ',' or", "close the bracket, or put the value in double quotes"),
    (r"<document start>", "begin the names of one level in the same column, and write them as name: value"),
    (r"duplicate anchor", "give each anchor a name of its own, or put the value in double quotes: it starts with &"),
    (r"could not determine a constructor|tag", "remove the tag (the word after !)"),
    (r"expected a single document", "keep one document in the file; front matter ends with a line that is exactly ---"),
)


def parse(text: str, above: int = 0) -> Any:
    """The value that a YAML text holds, as PyYAML's safe loader gives it; None for an empty one.

    ``above`` is the number of levels that the text stands below, in a larger one. Raises YamlError, with line,
    column and likely cure, where the text is invalid, nested deeper than 60 levels, longer than 512 KiB, or made
    much larger by aliases.

    >>> parse("a: [1, 2]")
    {'a': [1, 2]}
    >>> try:
    ...     parse("title: A: b")
    ... except YamlError as problem:
    ...     print(problem.line, problem.column, problem.remedy)
    1 9 put the value in double quotes: it holds a colon followed by a space
    """
    return parse_noting(text, above)[0]


def parse_noting(text: str, above: int = 0) -> tuple[Any, list[YamlError]]:
    """The same value, in which the last of several equal keys counts, and what is to be told of such keys.

    >>> value, [note] = parse_noting("a: {b: 1, c: 2, b: 3}")
    >>> value, note.path, note.code
    ({'a': {'b': 3, 'c': 2}}, ('a', 'b'), 'duplicate-key')
    """
    loader = _loader(text, above)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, []
        notes = list(_repeated(node, text)) if _check_nodes(node, text) else []
        return loader.construct_document(node), notes
    except yaml.MarkedYAMLError as error:
        raise _problem(error, text) from None
    except (ValueError, ArithmeticError, TypeError, AttributeError, LookupError):
        # What the error says is not told: it holds the value, which may be of a field that must not be shown.
        raise YamlError(1, 1, "a value does not fit its tag", "remove the tag (the word after !)") from None
    finally:
        loader.dispose()


def compose(text: str) -> yaml.Node | None:
    """The nodes of a YAML (or JSON) text, each with its place; None for an empty one.

    Raises YamlError as ``parse`` does; what aliases stand for is not looked at.
    """
    loader = _loader(text)
    try:
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _problem(error, text) from None
    finally:
        loader.dispose()


def index(mark: Any, text: str) -> int:
    """Where in the text a mark stands; its own line counts line ends, too, that no editor shows as such."""
    place: int = mark.index + text.startswith("\ufeff")  # the loader does not count this one
    return place


def _place(mark: Any, text: str) -> tuple[int, int]:
    return _line_and_column(index(mark, text), text)


def _line_and_column(index: int, text: str) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _loader(text: str, above: int = 0) -> _Loader:
    if len(text) > MAX_LENGTH:
        message = f"a single value of more than {MAX_LENGTH // 2**10} KiB"
        raise YamlError(1, 1, message, "make it smaller", "too-large")
    found = _NOT_ALLOWED.search(text)
    if found:
        message = f"a character that YAML does not allow, U+{ord(found[0]):04X}"
        raise YamlError(*_line_and_column(found.start(), text), message, "remove the control character")
    _check_depth(text, above)
    return _Loader(text)


def _check_depth(text: str, above: int) -> None:
    """Refuse deep nesting by the parser's events, which need no stack; looked at only where the text could be deep."""
    lines = _LINE_END.split(text)
    brackets = text.count("[") + text.count("{")
    dashes = max(line.count("- ") + line.count("? ") for line in lines)
    indent = max(len(line) - len(line.lstrip(" ")) for line in lines)
    if brackets + dashes + indent + above <= MAX_DEPTH:
        return
    depth = above
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    line, column = _place(event.start_mark, text)
                    message = f"nested deeper than {MAX_DEPTH} levels"
                    cure = "flatten it, or put the value in quotes if it is text"
                    raise YamlError(line, column, message, cure, "yaml-too-deep")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # the loader will say it better


def _check_nodes(root: yaml.Node, text: str) -> bool:
    """Whether a mapping repeats a key. Refuses aliases that lead back to themselves or repeat 100,000 values."""
    sizes: dict[int, int] = {}
    unfinished: set[int] = set()
    written = 0
    repeats = False

    def size(node: yaml.Node) -> int:
        nonlocal written, repeats
        if isinstance(node, yaml.ScalarNode):
            written += 1
            return 1
        key = id(node)
        if key not in sizes:
            if key in unfinished:
                raise _too_large(node, root, text)
            unfinished.add(key)
            written += 1
            parts = node.value
            if isinstance(node, yaml.MappingNode):
                parts = itertools.chain.from_iterable(node.value)
                repeats = repeats or repeats_a_key(node)
            sizes[key] = 1 + sum(map(size, parts))
            unfinished.discard(key)
            if sizes[key] > written + MAX_REPEATED:
                raise _too_large(node, root, text)
        return sizes[key]

    size(root)
    return repeats


def _repeated(root: yaml.Node, text: str) -> Iterator[YamlError]:
    line_ends = [match.start() for match in re.finditer("\n", text)]
    for path, mark in repeated_keys(root):
        yield duplicate_key(path, bisect_left(line_ends, index(mark, text)) + 1)


def duplicate_key(path: Path, line: int) -> YamlError:
    """What is told of a key that its mapping has already; the line is that of its last place."""
    message = "the name is given more than once, and the last one counts"
    return YamlError(line, 1, message, "keep one of them", "duplicate-key", path)


def _too_large(node: yaml.Node, root: yaml.Node, text: str) -> YamlError:
    message = "its aliases expand without end"
    cure = "write the values out instead of using & and *"
    return YamlError(*_place(node.start_mark, text), message, cure, "yaml-expands", path_to(node, root))


def _problem(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    context = _QUOTED.sub("", error.context or "")
    message = _QUOTED.sub("", error.problem or error.context or "it cannot be read as YAML")
    message = message.partition(": ")[0]  # what follows is told of the value
    if message.startswith(("but found", "second occurrence")):
        message = f"{context}, {message}"
    # Of a quote never closed the parser tells the end of the text; where it was opened helps more.
    mark = error.context_mark if "quoted scalar" in context else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    if mark is None:
        return YamlError(1, 1, message, _cure(f"{context} {message}"))
    if text[index(mark, text) :][:1] == "\t":
        message = "found a tab that cannot start any token"
    return YamlError(*_place(mark, text), message, _cure(f"{context} {message}"))


def _cure(text: str) -> str:
    return next((cure for pattern, cure in _CURES if re.search(pattern, text)), "put the value in double quotes")
