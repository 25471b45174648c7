"""The page put together: pyvis hands its network to our template, style and script."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from deflate import gzip_compress
from jinja2 import Environment
from markupsafe import Markup
from pyvis.network import Network

from kg.explorer.bundle import bundled

HERE = Path(__file__).parent
STYLES = (
    "tokens",
    "base",
    "marks",
    "layout",
    "filters",
    "finder",
    "timeline",
    "panel",
    "list",
    "narrow",
    "low",
    "print",
)
"""The style sheets of the page, in the order in which they apply."""
HEADING = "News graph"
"""What the page is called where the site does not say its own name."""
_LEVEL = 6


def render(network: Network, data: Mapping[str, Any]) -> str:
    """The whole page, asking nothing of the outside world.

    The network is what is seen first: nodes with ``id`` (a number in ``data``), ``x``, ``y`` and ``size``; edges with
    ``from``, ``to`` and ``value``; options of vis-network. ``data`` is all else, to be taken up when it is needed.
    """
    network.set_template_dir(str(HERE), "page.html")
    environment: Environment = network.templateEnv
    # pyvis leaves this off; with it, whatever the template prints is text unless said otherwise.
    environment.autoescape = True
    environment.keep_trailing_newline = True
    style, script = _style(), _script()
    environment.globals.update(
        style=style, script=script, what=HEADING, policy=_policy(style, script), packed=partial(_packed, data)
    )
    page: str = network.generate_html("page.html")
    return page


def _style() -> Markup:
    return Markup("".join((HERE / "style" / f"{name}.css").read_text("utf-8") for name in STYLES))


def _script() -> Markup:
    library = (HERE / "vendor" / "vis-network.min.js").read_text("utf-8")
    # Its source map stays at home: a browser's tools would look for it on the network.
    library = library.partition("\n//# sourceMappingURL")[0]
    own = bundled(HERE / "script" / "page.js")
    return Markup(f'{library}\n(() => {{\n"use strict";\n{own}}})();\n')


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy: this style, this script; pictures, which are asked for when a reader says so."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src https: http: data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _packed(data: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]], edges: Any, options: Any) -> Markup:
    """Network and data as JSON, compressed, in letters that may stand anywhere in a page."""
    place = {node["id"]: at for at, node in enumerate(nodes)}
    overview = {
        **data["overview"],
        "stories": {
            name: [node[key] for node in nodes] for name, key in (("node", "id"), ("x", "x"), ("y", "y"), ("r", "size"))
        },
        "lines": [[place[edge["from"]], place[edge["to"]], edge["value"]] for edge in edges],
    }
    # pyvis gives the template the options as JSON text.
    whole = {**data, "overview": overview, "options": json.loads(options) if isinstance(options, str) else options}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate cannot be UTF-8; in JSON its escape means the same.
    return Markup(b64encode(gzip_compress(text.encode("utf-8", "backslashreplace"), _LEVEL)).decode())
