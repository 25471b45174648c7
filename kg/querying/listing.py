"""What ``kg query --list`` and ``--explain`` say of queries."""

from __future__ import annotations

import textwrap
from collections.abc import Container, Iterable, Iterator

from kg.querying.shipped import Parameter, Query

WIDTH = 80
_INDENT = "    "


def list_lines(queries: Iterable[Query], in_cypher: Container[str] = ()) -> Iterator[str]:
    """A line a query: its name, what it needs and what it may be given in brackets; below it its title.

    Behind the title it stands which are there ``in_cypher`` as well.
    """
    for query in queries:
        yield " ".join([query.name, *map(_short, query.parameters)])
        yield _INDENT + query.title + (" (also in Cypher)" if query.name in in_cypher else "")
    yield ""
    yield "kg query NAME --param topic=AI asks one; --explain tells of one, and shows it"
    if in_cypher:
        yield "kg query NAME --on ladybug:news.lbug asks, in Cypher, a database that kg load has filled"


def _short(parameter: Parameter) -> str:
    return parameter.name if parameter.default is None else f"[{parameter.name}={parameter.default}]"


def explain_lines(query: Query, on: str | None = None) -> Iterator[str]:
    """A query's title, what it answers, its parameters, an example (``on`` a database), and its text."""
    if query.title:
        yield query.title
    if query.answers:
        yield ""
        yield from textwrap.wrap(query.answers, WIDTH, break_long_words=False, break_on_hyphens=False)
    if query.parameters:
        yield ""
        yield "Parameters"
        for parameter in query.parameters:
            needed = "needed" if parameter.default is None else f"{parameter.default} if not given"
            yield f"  {parameter.name} ({parameter.type}, {needed})"
            yield f"{_INDENT}{parameter.meaning}"
            if parameter.example:
                yield f"{_INDENT}for example {parameter.example}"
    if query.name:
        yield ""
        yield "Example"
        yield f"  {example(query, on)}"
    if query.title:
        yield ""
    yield from body(query).splitlines()


def example(query: Query, on: str | None = None) -> str:
    """A command that asks a query, with an example of each parameter that it needs."""
    needed = (parameter for parameter in query.parameters if parameter.default is None)
    given = "".join(f" --param {_quoted(f'{parameter.name}={parameter.example}')}" for parameter in needed)
    return f"kg query {query.name}{given}" + (f" --on {_quoted(on)}" if on else "")


def body(query: Query) -> str:
    """A query without the comment lines that it begins with."""
    rows = query.text.splitlines()
    while rows and (rows[0].startswith(("#", "//")) or not rows[0].strip()):
        rows.pop(0)
    return "\n".join(rows)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'" if any(c in " '\"&?;()<>$*" for c in text) else text
