"""Where in a text the value at a path stands: for findings, which name the line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import Any

import yaml

from kg.readers import safe_yaml
from kg.readers.safe_yaml import YamlError

_OF_A_NAME = re.compile(r"""[ ]*(?:-[ ]+)*["']?[A-Za-z_][\w-]*["']?[ ]*:[ ]+(?=[\w.+-])""")
_OF_A_LIST = re.compile(r"[ ]*(?:-[ ]+)+(?=[\w.+-])")
_NOT_PLAIN = re.compile(r"""["'\[\]{}#]|:(?= |\Z)""")
_LONGEST = 1_000
"""Longer lines hold a text, which nobody takes for a number."""

Step = str | int
Path = tuple[Step, ...]
Locate = Callable[[Path], tuple[int, str | None]]
"""From a path to its line, counted from 1, and the scalar as written there (None where it is no scalar)."""


def locator(text: str, lines_before: int = 0) -> Locate:
    """Places in a YAML or JSON text that stands after some lines of its file; the text is read when first asked about.

    Where a path leads nowhere it is the nearest that can be found; in a text that is not valid, by indentation alone.

    >>> locator("a: 1\\nb:\\n  - c: 010")(("b", 0, "c"))
    (3, '010')
    """

    @cache
    def find() -> Locate:
        try:
            root = safe_yaml.compose(text)
        except YamlError:
            root = None
        return _by_indentation(text) if root is None else _by_nodes(root, text)

    def locate(path: Path) -> tuple[int, str | None]:
        line, raw = find()(path)
        return line + lines_before, raw

    return locate


def _by_nodes(root: yaml.Node, text: str) -> Locate:
    line_ends = [match.start() for match in re.finditer("\n", text)]

    def line(mark: Any) -> int:
        return bisect_left(line_ends, safe_yaml.index(mark, text)) + 1

    def find(path: Path) -> tuple[int, str | None]:
        mark, node = root.start_mark, root
        for step in path:
            below = _child(node, step)
            if below is None:
                return line(mark), None
            mark, node = below
        return line(mark), node.value if isinstance(node, yaml.ScalarNode) else None

    return find


def _child(node: yaml.Node, step: Step) -> tuple[Any, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in reversed(node.value):
            if key.value == step:
                return key.start_mark, value
    return None


def _by_indentation(text: str) -> Locate:
    lines = text.split("\n")

    @cache
    def places(within: Path, name: str | None) -> tuple[int, list[int]]:
        """The outermost column at which a key (or, without a name, an item) stands in a block, and its lines."""
        first, end = block(within)
        key = r"([ ]*)- " if name is None else rf"""((?:[ ]*- )*[ ]*)["']?{re.escape(name)}["']?[ ]*:"""
        head = re.compile(key)
        found = [(len(match[1]), line) for line in range(first, end) if (match := head.match(lines[line]))]
        column = min(found, default=(0, 0))[0]
        return column, [line for width, line in found if width == column]

    @cache
    def block(path: Path) -> tuple[int, int]:
        """The lines in which the parts of the value at a path stand."""
        if not path:
            return 0, len(lines)
        *above, step = path
        within = tuple(above)
        column, found = places(within, None if isinstance(step, int) else step)
        end = block(within)[1]
        if isinstance(step, int):
            return (found[step], (*found, end)[step + 1]) if step < len(found) else (end, end)
        if not found:
            return end, end
        first = found[0] + 1
        return first, next((line for line in range(first, end) if _ends_block(lines[line], column)), end)

    def find(path: Path) -> tuple[int, str | None]:
        line, written = 0, ""
        for depth, step in enumerate(path):
            found = places(path[:depth], None if isinstance(step, int) else step)[1]
            index = step if isinstance(step, int) else 0
            if index >= len(found):
                return line + 1, None
            line = found[index]
            written = lines[line if isinstance(step, int) else found[-1]]  # of equal names the last one counts
        return line + 1, _plain(written, _OF_A_LIST if path and isinstance(path[-1], int) else _OF_A_NAME)

    return find


def _plain(line: str, before: re.Pattern[str]) -> str | None:
    """The value at the end of a line that begins so, where it is written without quotes and brackets."""
    found = before.match(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    value = line[found.end() :].partition(" #")[0].rstrip(" ").removesuffix(",").rstrip(" ")
    return None if _NOT_PLAIN.search(value) else value


def _ends_block(line: str, column: int) -> bool:
    content = line.lstrip(" ")
    indent = len(line) - len(content)
    return bool(content) and (indent < column or (indent == column and not content.startswith("-")))
