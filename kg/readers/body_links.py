"""Where the body of a page leads: its links, by a Markdown parser, so that what is code does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_BODY = 512 * 1024
"""How much of a body, in characters, is looked at."""

_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}([0-9]+){_MARK}")
_TAG = re.compile(
    r"\{%-?\s*(?P<tag>post_url|link|post_link|post_path)\s+(?P<target>[^%]+?)\s*-?%\}"
    r"|\{\{[<%]\s*(?P<hugo>ref|relref)\s+(?P<place>[^<>%]+?)\s*[>%]\}\}"
)
_EXPRESSION = re.compile(r"\{\{-?\s*(?P<said>[^{}]+?)\s*-?\}\}")
_FILTERED = re.compile(r"""["']([^"']*)["']\s*\|\s*(relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url))\b.*""")
# What can be no link to another page of the site: a scheme, or a place in the same page.
_INTERNAL = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)(?!\s*(?:https?:|mailto:|#))""", re.IGNORECASE)
_HEADING = re.compile(r"^(?:#[ \t]|=+[ \t]*$)|<h1", re.MULTILINE | re.IGNORECASE)


def links(body: str, is_html: bool, address: str | None, base: str) -> Iterator[str]:
    """What the links in a body name, as written, each once: an address, a path, or ``tag:`` and its target.

    ``tag:post_url 2015-01-02-hello`` stands for such a tag of Jekyll; those of Hexo and Hugo likewise. ``address``
    is the site's own and ``base`` its path, for Liquid expressions that name them.

    >>> list(links("[a](/a/) `[b](/b/)` [c]({% post_url 2015-01-02-c %})", False, None, ""))
    ['/a/', 'tag:post_url 2015-01-02-c']
    """
    body = body[:MAX_BODY]
    host = re.sub(r"^https?://(?:www\.)?", "", address).partition("/")[0] if address else _MARK
    tags: list[str] = []

    def mark(found: re.Match[str]) -> str:
        tags.append(f"tag:{found['tag'] or found['hugo']} {found['target'] or found['place']}")
        return f"{_MARK}{len(tags) - 1}{_MARK}"

    if "{" in body:
        body = _TAG.sub(mark, body.replace(_MARK, ""))
        body = expand_expressions(body, address, base)
    if not tags and host not in body and not _INTERNAL.search(body):
        return  # most bodies, told without parsing them
    found: dict[str, None] = {}
    for link in _html_links([body]) if is_html else _markdown_links(body, tags, host):
        marked = _MARKED.search(link)
        if marked is None:
            found[link] = None
        elif int(marked[1]) < len(tags):
            found[tags[int(marked[1])]] = None
    yield from found


def first_heading(body: str, is_html: bool) -> str | None:
    """The text of a body's first heading of the first level; None where it has none.

    >>> first_heading("text\\n\\n# A *fine* day", False)
    'A fine day'
    """
    body = body[:MAX_BODY]
    if is_html or not _HEADING.search(body):
        return None
    env: dict[str, Any] = {}
    for token, inside in pairwise(_parsers()[0].parse(body, env)):
        if token.type == "heading_open" and token.tag == "h1":
            found = _inline(inside.content, env)
            text = " ".join("".join(child.content for child in found if child.type in ("text", "code_inline")).split())
            return text or None
    return None


def _markdown_links(body: str, tags: list[str], host: str) -> Iterator[str]:
    html: list[str] = []
    env: dict[str, Any] = {}
    for token in _parsers()[0].parse(body, env):
        if token.type == "html_block":
            html.append(token.content)
        elif token.type == "inline" and _may_link(token.content, host, env):
            for child in _inline(token.content, env):
                if child.type == "link_open":
                    yield str(child.attrs.get("href", ""))
                elif child.type == "html_inline":
                    html.append(child.content)
                elif child.type == "text":
                    # Of the tags, this one makes a link by itself.
                    for marked in _MARKED.finditer(child.content):
                        if int(marked[1]) < len(tags) and tags[int(marked[1])].startswith("tag:post_link "):
                            yield marked[0]
    yield from _html_links(html)


def _may_link(text: str, host: str, env: Mapping[str, Any]) -> bool:
    """Whether a paragraph can hold a link within the site: parsing those that cannot takes most of the time."""
    return _MARK in text or host in text or ("[" in text and "references" in env) or _INTERNAL.search(text) is not None


def _html_links(texts: list[str]) -> Iterator[str]:
    if not any("<" in text for text in texts):
        return
    from html.parser import HTMLParser

    found: list[str] = []

    class Anchors(HTMLParser):
        """Collects where the anchors of an HTML text lead."""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if tag == "a" and name == "href" and value)

    parser = Anchors()
    for text in texts:
        parser.feed(text)
    parser.close()
    yield from found


def _inline(text: str, env: dict[str, Any]) -> list[Token]:
    return _parsers()[1].parseInline(text, env)[0].children or []


@cache
def _parsers() -> tuple[MarkdownIt, MarkdownIt]:
    """One that finds the blocks of a text, and one that parses what is in a paragraph."""
    from markdown_it import MarkdownIt

    class Parser(MarkdownIt):
        """Gives each address as it was written."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802  # the library's name
            return url

        def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name
            return True

    options: Any = {"html": True, "maxNesting": 20}
    blocks, inside = (Parser("commonmark", options).enable("table") for _ in range(2))
    blocks.core.ruler.disable("inline")
    return blocks, inside


def expand_expressions(text: str, address: str | None, base: str) -> str:
    """A text in which Liquid expressions that name the site's own address, or complete a path with it, are filled in.

    >>> expand_expressions("{{ site.baseurl }}/a {{ '/b' | relative_url }}", "https://e.com/blog", "/blog")
    '/blog/a /blog/b'
    """
    return _EXPRESSION.sub(lambda found: _value(found, address, base), text) if "{{" in text else text


def _value(found: re.Match[str], address: str | None, base: str) -> str:
    """What a Liquid expression stands for, where it is the site's own address or completes a path with it."""
    said = found["said"]
    if said in ("site.url", "site.baseurl"):
        return (_origin(address) if said == "site.url" else base) or ""
    filtered = _FILTERED.fullmatch(said)
    if filtered is None:
        return found[0]
    path = "/" + filtered[1].lstrip("/")
    return (_origin(address) or "") + base + path if filtered[2] == "absolute_url" else base + path


def _origin(address: str | None) -> str | None:
    found = re.match(r"https?://[^/]+", address) if address else None
    return found[0] if found else None
