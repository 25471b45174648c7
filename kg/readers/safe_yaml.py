"""Any YAML, read with PyYAML's C loader, guarded against input that would crash or never end.

Deep nesting overruns the C stack of the loader, and aliases of aliases expand without end; both are
refused before anything is built (see the "billion laughs" of https://en.wikipedia.org/wiki/Billion_laughs_attack).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from kg.errors import KgError

MAX_DEPTH = 60
MAX_VALUES = 1_000_000

Step = str | int


@dataclass
class YamlError(KgError):
    """Why a text is no usable YAML; line and column count from 1 within the text."""

    line: int
    column: int
    message: str
    remedy: str
    code: str = "bad-yaml"


class _Loader(yaml.CSafeLoader):
    """The safe loader, but an instant that does not exist (month 13) stays a text instead of failing the file."""


def _timestamp(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return yaml.CSafeLoader.construct_yaml_timestamp(loader, node)
    except (ValueError, OverflowError):
        return node.value


def _integer(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return yaml.CSafeLoader.construct_yaml_int(loader, node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)

_CURES = (
    (r"mapping values are not allowed", "put the value in double quotes: it holds a colon followed by a space"),
    (r"a tab that cannot start", "indent with spaces instead of tabs"),
    (r"cannot start any token", "put the value in double quotes: it starts with a sign that YAML reserves"),
    (r"unknown escape character", "write a backslash inside double quotes as \\\\"),
    (r"quoted scalar", 'close the quote, and write a quote inside a quoted value as \\"'),
    (r"undefined alias|while scanning an? (alias|anchor)", "put the value in double quotes: it starts with * or &"),
    (r"could not find expected ':'", "indent the line's continuation, or put the value in double quotes"),
    (r"did not find expected key", 'check quotes and indentation: a quote inside a quoted value is written as \\"'),
    (r"did not find expected '-' indicator|block (sequence|collection)", "indent the items of a list alike"),
    (r"flow (sequence|mapping)|expected ',' or", "close the bracket, or put the value in double quotes"),
    (r"could not determine a constructor|tag", "remove the tag (the word after !)"),
    (r"expected a single document", "keep one document in the file"),
    (r"special characters are not allowed|unacceptable character|control characters", "remove the control character"),
)


def parse(text: str) -> Any:
    """The value that a YAML text holds, as PyYAML's safe loader gives it; None for an empty one.

    Raises YamlError, with line, column and likely cure, where the text is invalid, nested deeper than
    60 levels, or would expand to more than a million values.

    >>> parse("a: [1, 2]")
    {'a': [1, 2]}
    >>> try:
    ...     parse("title: A: b")
    ... except YamlError as problem:
    ...     print(problem.line, problem.column, problem.remedy)
    1 9 put the value in double quotes: it holds a colon followed by a space
    """
    _check_depth(text)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        _check_expansion(node)
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        raise _problem(error, text) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError(line, 1, f"a character that YAML does not allow: {error.reason}", _cure(str(error))) from None
    except (ValueError, ArithmeticError, TypeError, AttributeError, LookupError) as error:
        raise YamlError(1, 1, f"a value cannot be read: {error}", "put the value in double quotes") from None
    finally:
        loader.dispose()


def locate(text: str, path: Sequence[Step]) -> tuple[int, str | None]:
    """Where in a YAML (or JSON) text the value at a path stands, and how it is written.

    Returns the line, counted from 1, and the scalar's text (None where it is no scalar). Where the path
    leads nowhere, or the text is not valid, the nearest that can be found.

    >>> locate("a: 1\\nb:\\n  - c: 010", ["b", 0, "c"])
    (3, '010')
    """
    try:
        _check_depth(text)
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, YamlError):
        node = None
    if node is None:
        return _search(text, path), None
    line = node.start_mark.line
    for step in path:
        below = _child(node, step)
        if below is None:
            return line + 1, None
        line, node = below
    return line + 1, node.value if isinstance(node, yaml.ScalarNode) else None


def _child(node: yaml.Node, step: Step) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line, node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in reversed(node.value):
            if key.value == step:
                return key.start_mark.line, value
    return None


def _search(text: str, path: Sequence[Step]) -> int:
    names = [re.escape(step) for step in path if isinstance(step, str)]
    found = re.search(rf"""^[ -]*["']?{names[-1]}["']?\s*:""", text, re.MULTILINE) if names else None
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _check_depth(text: str) -> None:
    """Refuse deep nesting by the parser's events, which need no stack; looked at only where the text could be deep."""
    brackets = text.count("[") + text.count("{")
    dashes = max((line.count("- ") + line.count("? ") for line in text.split("\n")), default=0)
    indent = max((len(line) - len(line.lstrip(" ")) for line in text.split("\n")), default=0)
    if brackets + dashes + indent <= MAX_DEPTH:
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    line, column = _place(event.start_mark)
                    message = f"nested deeper than {MAX_DEPTH} levels"
                    cure = "flatten it, or put the value in quotes if it is text"
                    raise YamlError(line, column, message, cure, "yaml-too-deep")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # the loader will say it better


def _check_expansion(root: yaml.Node) -> None:
    """Refuse aliases that lead back to themselves or unfold to more than a million values."""
    sizes: dict[int, int] = {}
    unfinished: set[int] = set()

    def size(node: yaml.Node) -> int:
        if isinstance(node, yaml.ScalarNode):
            return 1
        key = id(node)
        if key not in sizes:
            if key in unfinished:
                raise _too_large(node)
            unfinished.add(key)
            if isinstance(node, yaml.MappingNode):
                sizes[key] = 1 + sum(size(name) + size(value) for name, value in node.value)
            else:
                sizes[key] = 1 + sum(map(size, node.value))
            unfinished.discard(key)
            if sizes[key] > MAX_VALUES:
                raise _too_large(node)
        return sizes[key]

    size(root)


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _too_large(node: yaml.Node) -> YamlError:
    message = "its aliases expand without end"
    cure = "write the values out instead of using & and *"
    return YamlError(*_place(node.start_mark), message, cure, "yaml-expands")


def _problem(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    context, message = error.context or "", error.problem or error.context or "it cannot be read as YAML"
    # Of a quote never closed the parser tells the end of the text; where it was opened helps more.
    mark = error.context_mark if "quoted scalar" in context else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    if mark is None:
        return YamlError(1, 1, message, _cure(f"{context} {message}"))
    line = (text + "\n").split("\n")[mark.line : mark.line + 1]
    if line and line[0][mark.column : mark.column + 1] == "\t":
        message = "found a tab that cannot start any token"
    return YamlError(mark.line + 1, mark.column + 1, message, _cure(f"{context} {message}"))


def _cure(text: str) -> str:
    return next((cure for pattern, cure in _CURES if re.search(pattern, text)), "put the value in double quotes")
