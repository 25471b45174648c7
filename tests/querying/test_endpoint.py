"""A running endpoint, which the test itself runs: pyoxigraph behind the SPARQL 1.1 Protocol."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph
import pytest

import kg
from kg.errors import EndpointError, UsageError
from kg.querying import Statements, Table, asking
from kg.querying.shipped import shipped
from tests.corpus import run_kg
from tests.querying.known import GIVEN, GRAPH


class Endpoint(BaseHTTPRequestHandler):
    store = pyoxigraph.Store()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        assert self.headers["Content-Type"].startswith("application/x-www-form-urlencoded")
        if self.path == "/slow":
            time.sleep(3)
        if self.path == "/busy":
            return self.answer(503, "text/plain", b"too many\nqueries \x1b[31m")
        if self.path == "/page":
            return self.answer(200, "text/html", b"<p>hello</p>")
        if self.path == "/broken":
            return self.answer(200, "application/sparql-results+json", b'{"head": ')
        if self.path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"{")
            return None
        results = self.store.query(parse_qs(body, keep_blank_values=True)["query"][0])
        if isinstance(results, pyoxigraph.QueryTriples):
            assert "n-triples" in self.headers["Accept"]
            return self.answer(200, "text/turtle", results.serialize(format=pyoxigraph.RdfFormat.TURTLE) or b"")
        found = results.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
        return self.answer(200, "application/sparql-results+json; charset=utf-8", found)

    def answer(self, status: int, type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    Endpoint.store.bulk_load(path=str(GRAPH))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "127.0.0.1")
        yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_query_is_answered_as_from_the_file(name: str, url: str) -> None:
    values = GIVEN.get(name, {})
    here, there = kg.query(str(GRAPH), name, **values), kg.query(f"{url}/sparql", name, **values)
    if isinstance(here, Statements):
        assert isinstance(there, Statements)
        assert set(map(str, here.triples)) == set(map(str, there.triples))
    else:
        assert here == there


def test_a_hostile_value_reaches_an_endpoint_as_a_text(url: str) -> None:
    for value in ('" } #', "\\u0022 } #", "a\nb", "é 新 \U0001f600"):
        found = kg.query(f"{url}/sparql", "SELECT ?t { BIND($x AS ?t) }", x=value)
        assert isinstance(found, Table)
        assert list(found) == [{"t": value}]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/busy", "answers 503 .*: too many queries"),
        ("/page", "answers, but not as a SPARQL endpoint: its type is text/html"),
        ("/broken", "not as a SPARQL endpoint"),
        ("/short", "broke off its answer|not as a SPARQL"),
    ],
)
def test_what_is_no_answer_is_told(url: str, path: str, told: str) -> None:
    with pytest.raises(EndpointError, match=told):
        kg.query(url + path, "topics")


def test_an_endpoint_that_is_slow_or_gone_is_told(url: str) -> None:
    started = time.monotonic()
    with pytest.raises(EndpointError, match=r"did not answer within 0\.2 seconds"):
        asking.ask(asking.open(f"{url}/slow", timeout=0.2), asking.named("topics"))
    assert time.monotonic() - started < 2.5
    with pytest.raises(EndpointError, match="cannot be reached"):
        kg.query("http://127.0.0.1:9/sparql", "topics")


@pytest.mark.parametrize("address", ["ftp://x.org/", "file:///etc/passwd", "localhost:8080"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UsageError, match="no address of an endpoint"):
        asking.address(address)


def test_the_command_asks_an_endpoint(url: str) -> None:
    there = run_kg("query", "articles-on-topic", "--param", "topic=vision", "--endpoint", f"{url}/sparql")
    here = run_kg("query", "articles-on-topic", "--param", "topic=vision", "--from", GRAPH)
    assert (there.returncode, there.stdout) == (0, here.stdout)
    busy = run_kg("query", "topics", "--endpoint", f"{url}/busy")
    assert busy.returncode == 3
    assert "\x1b" not in busy.stderr
    assert "too many queries" in busy.stderr
