"""Queries of death, clients that vanish or dawdle, crowds: they pay for it, and nobody else."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from kg.server.query_text import check_services
from kg.server.refusal import RefusedError
from tests.server.running import JSON, Reply, Running, query_target, served, wait_for

CHEAP = "SELECT ?s { ?s ?p ?o } LIMIT 5"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
DOUBLED = " ".join(f"BIND(CONCAT(?a{at},?a{at},?a{at},?a{at}) AS ?a{at + 1})" for at in range(30))
DEADLY = {
    "cartesian product": PRODUCT,
    "product, sorted": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "product, told apart": "SELECT DISTINCT ?a ?d ?c ?f { ?a ?b ?c . ?d ?e ?f }",
    "product, shown": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "product, as a graph": "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }",
    "paths": "SELECT * { ?a (!<a:b>)* ?b . ?b (!<a:b>)* ?c . ?c (!<a:b>|^!<a:b>)* ?d . ?d (!<a:b>)* ?e }",
    "long path": "SELECT * { ?s " + "/".join(["<a:b>"] * 5_000) + " ?o }",
    "huge pattern": 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(CONCAT(STR(?c),STR(?i)), "[xyz]{90}$")) }',
    "parentheses": "SELECT * { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }",
    "braces": "SELECT * " + "{" * 50_000 + "}" * 50_000,
    "negations": "SELECT * { FILTER(" + "!" * 100_000 + "1) }",
    "unions": "SELECT * {" + " UNION ".join(["{?s ?p ?o}"] * 20_000) + "}",
    "optionals": "SELECT * {" + "OPTIONAL {?s ?p ?o " * 5_000 + "}" * 5_000 + "}",
    "lists": "SELECT * { ?s ?p " + "(" * 5_000 + ")" * 5_000 + " }",
    "huge literal": f'SELECT ?z {{ BIND("{"a" * 50}" AS ?a0) {DOUBLED} BIND(?a30 AS ?z) }}',
    "quotation marks": 'SELECT * { ?s ?p "' + '\\"' * 400_000,
    "services": "SELECT * {" + "SERVICE " * 100_000 + "}",
}


@contextmanager
def another_client(server: Running) -> Iterator[list[Reply]]:
    """Cheap queries of another client, one after another while the block runs."""
    found: list[Reply] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            found.append(server.ask(CHEAP, source="127.0.0.2"))
            time.sleep(0.02)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield found
    finally:
        stop.set()
        thread.join()


def middle(found: list[Reply]) -> float:
    return sorted(reply.seconds for reply in found)[len(found) // 2]


@pytest.mark.parametrize("name", DEADLY)
def test_a_query_of_death_costs_its_sender_alone(server: Running, name: str) -> None:
    with another_client(server) as others:
        reply = server.ask(DEADLY[name])
        time.sleep(0.1)
    assert 400 <= reply.status < 500 or reply.status == 503, reply.text[:200]
    assert reply.media_type == "text/plain"
    assert reply.seconds < 8  # the limit is 3
    assert {other.status for other in others} == {200}
    assert middle(others) < 0.5


def test_a_query_is_stopped_in_time_and_its_process_is_gone(exports: Path) -> None:
    with served(exports, "--timeout", "1") as server:
        reply = server.ask(PRODUCT)
        assert (reply.status, reply.text) == (503, "the query was stopped after 1 seconds; ask for less\n")
        assert 0.9 < reply.seconds < 4
        assert server.ask(CHEAP).status == 200
        wait_for(lambda: busy(server) < 0.2)
        assert "stopped a query" in server.told()


def busy(server: Running) -> float:
    """How much of a core the server and its processes take."""
    before = ticks(server)
    time.sleep(0.5)
    return (ticks(server) - before) / os.sysconf("SC_CLK_TCK") / 0.5


def ticks(server: Running) -> int:
    return sum(sum(map(int, stat[13:15])) for stat in descendants(server))


def descendants(server: Running) -> list[list[str]]:
    """What Linux tells of the server's process and all that come from it."""
    found: dict[int, list[str]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except OSError:
            continue
        found[int(path.parent.name)] = ["", "", *text.rpartition(")")[2].split()]
    ours = {server.process.pid}
    for _ in range(4):
        ours |= {process for process, stat in found.items() if int(stat[3]) in ours}
    return [stat for process, stat in found.items() if process in ours]


def test_who_hangs_up_frees_what_the_query_took(exports: Path) -> None:
    with served(exports, "--timeout", "60") as server:
        for _ in range(12):
            connection = server.connection()
            connection.request("GET", query_target(PRODUCT))
            time.sleep(0.05)
            connection.close()
        wait_for(lambda: busy(server) < 0.2)
        assert server.ask(CHEAP).status == 200


def test_of_too_many_long_queries_those_of_the_busiest_client_are_stopped(exports: Path) -> None:
    with served(exports, seconds=6, patience=0.2, quick=2, long=2) as server:
        found: dict[str, list[Reply]] = {"127.0.0.2": [], "127.0.0.3": []}

        def ask(source: str) -> None:
            found[source].append(server.ask(PRODUCT, source=source))

        threads = [threading.Thread(target=ask, args=[source]) for source in ["127.0.0.3", *["127.0.0.2"] * 5]]
        for thread in threads:
            thread.start()
            time.sleep(0.3)
        for thread in threads:
            thread.join()
    (moderate,) = found["127.0.0.3"]
    assert "stopped after 6 seconds" in moderate.text
    evicted = [reply for reply in found["127.0.0.2"] if "too many take long" in reply.text]
    assert len(evicted) == 4
    assert all(reply.status == 503 and reply.headers["retry-after"] for reply in evicted)


def test_too_many_waiting_queries_are_refused(exports: Path) -> None:
    with served(exports, seconds=2, patience=2, quick=2, waiting=8, waiting_seconds=0.5) as server:
        found: list[Reply] = []
        threads = [threading.Thread(target=lambda: found.append(server.ask(PRODUCT))) for _ in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        assert server.ask(CHEAP, source="127.0.0.2").status == 200
        for thread in threads:
            thread.join()
    refused = [reply for reply in found if "retry-after" in reply.headers]
    assert len(refused) >= 6
    assert {reply.status for reply in found} == {503}


def test_who_takes_nothing_loses_the_connection(exports: Path) -> None:
    with served(exports, stall=1.0) as server:
        large = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 80000"
        with socket.create_connection(("127.0.0.1", server.port)) as dawdler:
            dawdler.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            dawdler.sendall(f"GET {query_target(large)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            wait_for(lambda: spooled(server))
            wait_for(lambda: not spooled(server))
        assert len(server.ask(large).body) > 10_000_000
        wait_for(lambda: not spooled(server))


def spooled(server: Running) -> list[str]:
    """Files of answers that the server holds, which no folder names any more."""
    found = []
    for path in Path(f"/proc/{server.process.pid}/fd").iterdir():
        try:
            target = os.readlink(path)
        except OSError:
            continue
        if "kg-serve-" in target and target.endswith("(deleted)"):
            found.append(target)
    return found


@pytest.mark.parametrize("sent", [b"", b"GET /sparql HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_who_sends_no_request_loses_the_connection(exports: Path, sent: bytes) -> None:
    with served(exports, stall=1.0) as server, socket.create_connection(("127.0.0.1", server.port), 10) as dawdler:
        started = time.monotonic()
        try:
            for at in range(100):
                dawdler.sendall(sent[at : at + 1])
                time.sleep(0.1 if sent else 0)
            assert not sent or dawdler.recv(1) == b""
        except ConnectionError:
            pass
        assert sent == b"" or time.monotonic() - started < 15
        if not sent:
            assert ended(dawdler)


def ended(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


def test_one_client_does_not_take_all_connections(exports: Path) -> None:
    with served(exports, connections=32) as server, ExitStack() as held:
        for _ in range(64):
            greedy = socket.create_connection(("127.0.0.1", server.port), 10, source_address=("127.0.0.3", 0))
            held.enter_context(greedy)
        assert server.ask(CHEAP, source="127.0.0.2").status == 200
        assert ended(greedy)


def test_who_sends_half_a_body_is_told(exports: Path) -> None:
    with served(exports, stall=1.0) as server, socket.create_connection(("127.0.0.1", server.port), 10) as dawdler:
        head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        dawdler.sendall(f"{head}Content-Length: 9\r\n\r\nASK".encode())
        assert b" 408 " in dawdler.recv(4096)


SERVICES = {
    "plain": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "without spaces": "ASK{SERVICESILENT<http://127.0.0.1:9/>{}}",
    "prefixed": "PREFIX e: <http://127.0.0.1:9/> ASK { SERVICE e:x {} }",
    "prefixed, without spaces": "PREFIX ex: <http://127.0.0.1:9/> ASK { SERVICEex:foo {} }",
    "variable": "ASK { VALUES ?e { <http://127.0.0.1:9/> } SERVICE ?e {} }",
    "small letters": "ASK { sErViCe<http://127.0.0.1:9/> {} }",
    "after a number": "ASK { ?s ?p 1SERVICE<http://127.0.0.1:9/> {} }",
    "behind a comment": "ASK { SERVICE # >\n <http://127.0.0.1:9/> {} }",
    "within what looks like an address": "ASK { FILTER(1<2)SERVICE#>\n<http://127.0.0.1:9/>{} }",
    "within what looks like a literal": "ASK { FILTER(1<'>')SERVICE <http://127.0.0.1:9/> {}#'\n }",
    "prefixed, with letters that others take for no letter": (
        "PREFIX e\u1680·e\u0301: <http://127.0.0.1:9/> ASK { SERVICE e\u1680·e\u0301: {} }"
    ),
    "behind what looks like a name": "PREFIX e: <x:y> ASK { FILTER(e:service<2)SERVICE<http://127.0.0.1:9/>{} }",
    "escaped": "ASK { \\u0053ERVICE <http://127.0.0.1:9/> {} }",
}


@pytest.mark.parametrize("name", SERVICES)
def test_no_endpoint_is_asked(server: Running, name: str) -> None:
    reply = server.ask(SERVICES[name])
    assert (reply.status, "not allowed here" in reply.text) == (403, True)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service ?p ?o }",
        "ASK { ?myservice <a:b> ?o }",
        "ASK { ?s a <http://www.w3.org/ns/sparql-service-description#Service> }",
        "PREFIX s: <a:b> ASK { ?s s:service <a:c> }",
        'ASK { ?s ?p "a service" }',
        "ASK { <https://a.org/service?id=1> ?p <https://a.org/service:x> }",
    ],
)
def test_a_name_is_no_service(query: str) -> None:
    check_services(query, [])


def test_an_endpoint_that_is_allowed_is_asked(server: Running, exports: Path) -> None:
    other = f"{server.address}sparql"
    with served(exports, "--allow-service", other) as asking:
        reply = asking.ask(f"SELECT (COUNT(*) AS ?n) {{ SERVICE <{other}> {{ ?s ?p ?o }} }}")
        assert json.loads(reply.body)["results"]["bindings"][0]["n"]["value"] == "478"
        assert asking.ask(f"ASK {{ SERVICE <{other}/> {{}} }}").status == 403
        assert asking.ask(f"ASK {{ SERVICE <{other}> {{}} SERVICE ?x {{}} }}").status == 403
        assert "BasicFederatedQuery" in asking.get("/sparql").text


def test_only_what_is_written_out_is_allowed() -> None:
    with pytest.raises(RefusedError, match="without a full address"):
        check_services("PREFIX e: <http://allowed/> ASK { SERVICE e:x {} }", ["http://allowed/x"])


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <a:b> <a:c> 1 }", "LOAD <http://127.0.0.1:9/>", "DROP ALL", "# x\nCLEAR ALL"]
)
def test_updates_are_refused(server: Running, update: str) -> None:
    assert (server.ask(update).status, server.form(("update", update)).status) == (403, 403)
    assert "this is an update" in server.ask(update).text
    assert server.ask("ASK { <a:b> ?p ?o }", JSON).text.endswith('"boolean":false}')


def test_no_other_file_is_served(server: Running, exports: Path) -> None:
    for target in (
        "/exports/../README.md",
        "/exports/%2e%2e/x",
        "/exports/.hidden.nt",
        "/exports/a%00.nt",
        "/server/__init__.py",
    ):
        assert server.get(target).status == 404, target
