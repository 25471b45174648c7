"""The address of a database as given on the command line: ``bolt://neo4j@localhost:7687``, ``ladybug:news.lbug``."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from kg.errors import UsageError

PASSWORD = "KG_PASSWORD"
"""The environment variable that holds the password."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is: ``host``, ``port`` and ``user`` where it is a server, ``path`` in any case.

    ``graph`` is the IRI of the named graph to load into, of databases of triples; ``text`` the address as it was given.
    """

    text: str
    scheme: str
    path: str
    host: str = ""
    port: int | None = None
    user: str = ""
    graph: str = ""

    @property
    def place(self) -> str:
        """Host and port as an address has them.

        >>> parse_server("bolt://neo4j@[::1]:7687").place
        '[::1]:7687'
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if self.port else host


def scheme_of(url: str) -> str:
    """What comes before the first colon; empty where nothing does.

    >>> scheme_of("ladybug:news.lbug"), scheme_of("news.lbug")
    ('ladybug', '')
    """
    before, colon, _ = url.partition(":")
    return before.lower() if colon else ""


def parse_file(url: str) -> Address:
    """The address of a database in a file or folder: ``oxigraph:news.db``, ``oxigraph:news.db?graph=https://…``.

    Raises UsageError where it names none.

    >>> parse_file("ladybug:data/news.lbug").path
    'data/news.lbug'
    """
    scheme, _, rest = url.partition(":")
    path, _, graph = rest.partition("?graph=")
    if not path or path.endswith("/"):
        raise UsageError(f"{url!r} names no file; write {scheme}:PATH, such as {scheme}:news.db")
    return Address(url, scheme.lower(), path, graph=_graph(graph))


def parse_server(url: str) -> Address:
    """The address of a database server: ``bolt://neo4j@localhost:7687``.

    Raises UsageError where it names no host or holds a password, which the message does not repeat.

    >>> address = parse_server("bolt://neo4j@localhost:7687/news")
    >>> address.scheme, address.user, address.place, address.path
    ('bolt', 'neo4j', 'localhost:7687', '/news')
    >>> parse_server("bolt://neo4j:secret@localhost")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.errors.UsageError: the address holds a password, ...
    """
    try:
        parts = urlsplit(url)
        asked = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UsageError(f"the address is none that can be read; write {scheme_of(url)}://HOST:PORT") from None
    if _has_password(parts, asked):
        said = "the address holds a password, which the shell's history and the list of processes would show"
        raise UsageError(f"{said}; leave it out, and put it into the environment as {PASSWORD}")
    if not host:
        raise UsageError(f"the address names no host; write {parts.scheme}://HOST:PORT, such as localhost")
    if asked.keys() - {"graph"} or parts.fragment:
        raise UsageError("the address has a part that means nothing here; after the path only ?graph=IRI can follow")
    graph = _graph(asked.get("graph", ""))
    return Address(url, parts.scheme.lower(), parts.path, host, port, unquote(parts.username or ""), graph)


def _has_password(parts: SplitResult, asked: dict[str, str]) -> bool:
    # An @ that is no part of a name before the host is most likely a password with a slash or a # in it.
    return bool(parts.password) or "@" in parts.path + parts.fragment or any("pass" in name.lower() for name in asked)


def _graph(iri: str) -> str:
    from kg.iri import is_iri

    if iri and not is_iri(iri):
        raise UsageError(f"the graph {iri!r} is no IRI; write one such as ?graph=https://example.com/news")
    return iri
