"""The page put together: pyvis hands its network to our template, style and script."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from pyvis.network import Network

HERE = Path(__file__).parent
SCRIPTS = ("data.js", "occupancy.js", "labels.js", "paint.js", "picture.js", "panel.js", "search.js", "page.js")
"""In the order in which they need each other; in the page they are one script."""


def render(network: Network) -> str:
    """The whole page of a pyvis network, asking nothing of the outside world.

    The network's nodes carry ``id`` (their position in the list), ``group``, ``label``, ``x``, ``y``
    and what else the panel shows; its edges ``from``, ``to`` and ``field``; both sorted.
    """
    network.set_template_dir(str(HERE), "page.html")
    environment: Environment = network.templateEnv
    # pyvis leaves this off; with it, whatever the template prints is text unless said otherwise.
    environment.autoescape = True
    environment.keep_trailing_newline = True
    style, script = _style(), _script()
    environment.globals.update(style=style, script=script, policy=_policy(style, script))
    environment.filters.update(tables=_tables, lists=_lists, embed=_embed)
    page: str = network.generate_html("page.html")
    return page


def _style() -> Markup:
    return Markup((HERE / "page.css").read_text("utf-8"))


def _script() -> Markup:
    library = (HERE / "vendor" / "vis-network.min.js").read_text("utf-8")
    # Its source map stays at home: a browser's tools would look for it on the network.
    library = library.partition("\n//# sourceMappingURL")[0]
    own = "".join((HERE / name).read_text("utf-8") for name in SCRIPTS)
    return Markup(f'{library}\n(() => {{\n"use strict";\n{own}}})();\n')


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy: this style, this script, nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _tables(nodes: Sequence[Mapping[str, Any]]) -> Markup:
    """Nodes as columns, a table a group: each field's name once, not once a node."""
    tables = []
    for group, rows in groupby(nodes, key=itemgetter("group")):
        members = list(rows)
        names = dict.fromkeys(name for row in members for name in row if name not in ("id", "group"))
        tables.append({"group": group, "columns": {name: [row.get(name) for row in members] for name in names}})
    return _embed(tables)


def _lists(edges: Iterable[Mapping[str, Any]]) -> Markup:
    """Edges by field as rows: a subject, its first target, then each target's distance from the one before."""
    lists: dict[str, list[list[int]]] = {}
    for (field, subject), found in groupby(edges, key=itemgetter("field", "from")):
        row = [subject]
        before = 0
        for edge in found:
            row.append(edge["to"] - before)
            before = edge["to"]
        lists.setdefault(field, []).append(row)
    return _embed(lists)


def _embed(value: Any) -> Markup:
    """JSON that may stand inside a script element: nothing in it ends the element or opens a comment."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
