"""What a database holds, read back without kg: by each database's own client."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote
from urllib.request import HTTPDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm, Request, build_opener, urlopen

import pyoxigraph

from kg.exporters.terms import instant
from kg.stores import Loaded, LoadOptions, load
from tests.corpus import Triple, triples
from tests.stores.servers import PASSWORD

Node = tuple[frozenset[str], Mapping[str, Any]]
"""Labels and properties."""
Link = tuple[str, str, str, str]
"""From, type, to, id."""


class PropertyDatabase(Protocol):
    """A property graph."""

    password: str
    one_label: bool

    @staticmethod
    def instant(value: datetime) -> Any: ...

    @property
    def url(self) -> str: ...

    def nodes(self) -> dict[str, Node]: ...

    def links(self) -> list[Link]: ...

    def run(self, statement: str) -> None: ...


def loaded(database: Any, graph: Any, **options: Any) -> Loaded:
    found = load(graph, database.url, LoadOptions(password=database.password or None, **options))
    gc.collect()  # Ladybug keeps a file open until nothing refers to it.
    return found


@dataclass(frozen=True)
class Ladybug:
    path: Path
    password = ""
    one_label = True

    @staticmethod
    def instant(value: datetime) -> Any:
        return value

    @property
    def url(self) -> str:
        return f"ladybug:{self.path}"

    def _rows(self, statement: str) -> list[list[Any]]:
        import ladybug

        with ladybug.Database(str(self.path)) as database, ladybug.Connection(database) as connection:
            rows: Any = connection.execute(statement)
            return list(rows)

    def nodes(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for (node,) in self._rows("MATCH (n) RETURN n"):
            values = {name: value for name, value in node.items() if name[0] != "_" and value is not None}
            found[values.pop("id")] = (frozenset({node["_LABEL"]}), values)
        return found

    def links(self) -> list[Link]:
        return [(a, b, c, d) for a, b, c, d in self._rows("MATCH (a)-[r]->(b) RETURN a.id, label(r), b.id, r.id")]

    def run(self, statement: str) -> None:
        self._rows(statement)


@dataclass(frozen=True)
class Falkor:
    port: int
    name: str
    password = PASSWORD
    one_label = False

    @staticmethod
    def instant(value: datetime) -> Any:
        return instant(value)

    @property
    def url(self) -> str:
        return f"falkordb://127.0.0.1:{self.port}/{self.name}"

    def _rows(self, statement: str) -> list[list[Any]]:
        import falkordb

        client = falkordb.FalkorDB("127.0.0.1", self.port, password=PASSWORD)
        rows: list[list[Any]] = client.select_graph(self.name).query(statement).result_set
        return rows

    def nodes(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for (node,) in self._rows("MATCH (n) RETURN n"):
            values = dict(node.properties)
            found[values.pop("id", None)] = (frozenset(node.labels), values)
        return found

    def links(self) -> list[Link]:
        return [(a, b, c, d) for a, b, c, d in self._rows("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r.id")]

    def run(self, statement: str) -> None:
        self._rows(statement)


@dataclass(frozen=True)
class Bolt:
    port: int
    make: Callable[[str], None]
    name: str = ""
    password = PASSWORD
    one_label = False

    @staticmethod
    def instant(value: datetime) -> Any:
        return value.replace(tzinfo=None)  # ArcadeDB, not Bolt, forgets the time zone.

    def made(self, name: str) -> Bolt:
        self.make(name)
        return replace(self, name=name)

    @property
    def url(self) -> str:
        return f"bolt://root@127.0.0.1:{self.port}/{self.name}"

    def _rows(self, statement: str) -> list[Any]:
        import neo4j

        login = ("root", PASSWORD)
        with (
            neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=login) as driver,
            driver.session(database=self.name) as session,
        ):
            return [list(record) for record in session.run(statement)]

    def nodes(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for (node,) in self._rows("MATCH (n) RETURN n"):
            values = {name: _native(value) for name, value in node.items()}
            found[values.pop("id", None)] = (frozenset(node.labels), values)
        return found

    def links(self) -> list[Link]:
        return [(a, b, c, d) for a, b, c, d in self._rows("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r.id")]

    def run(self, statement: str) -> None:
        self._rows(statement)


def _native(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value


class TripleDatabase(Protocol):
    """A graph of triples."""

    @property
    def password(self) -> str: ...

    @property
    def url(self) -> str: ...

    def triples(self) -> set[Triple]: ...

    def add(self, lines: str) -> None: ...


@dataclass(frozen=True)
class OxigraphFolder:
    path: Path
    password = ""

    @property
    def url(self) -> str:
        return f"oxigraph:{self.path}"

    def triples(self) -> set[Triple]:
        store = pyoxigraph.Store(str(self.path))
        return triples(
            bytes(store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()) or b"")
        )

    def add(self, lines: str) -> None:
        store = pyoxigraph.Store(str(self.path))
        store.load(lines.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
        store.flush()


@dataclass(frozen=True)
class SparqlServer:
    port: int
    graph: str
    path: str = "/"
    user: str = ""
    password: str = ""

    @property
    def url(self) -> str:
        at = f"{self.user}@" if self.user else ""
        return f"sparql+http://{at}127.0.0.1:{self.port}{self.path}?graph={self.graph}"

    def triples(self) -> set[Triple]:
        data = self._sent(None, {"Accept": "application/n-triples, text/plain;q=0.5"})
        return triples(data)

    def select(self, query: str) -> list[list[str]]:
        """What Virtuoso answers."""
        asked = f"http://127.0.0.1:{self.port}/sparql?query={quote(query, safe='')}"
        with urlopen(Request(asked, headers={"Accept": "application/sparql-results+json"}), timeout=60) as found:
            answer = json.load(found)
        return [[row[name]["value"] for name in answer["head"]["vars"]] for row in answer["results"]["bindings"]]

    def add(self, lines: str) -> None:
        self._sent(lines.encode(), {"Content-Type": "text/turtle"})

    def _sent(self, body: bytes | None, headers: Mapping[str, str]) -> bytes:
        known = HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, f"http://127.0.0.1:{self.port}", self.user, self.password)
        path = "/sparql-graph-crud-auth" if self.user else "/store"
        url = f"http://127.0.0.1:{self.port}{path}?graph={quote(self.graph, safe='')}"
        with build_opener(HTTPDigestAuthHandler(known)).open(Request(url, body, dict(headers)), timeout=60) as found:
            answer: bytes = found.read()
            return answer
