"""A load test of ``kg serve``: many clients at a time, cheap queries and dear ones, and one client gone mad.

``python benchmarks/load.py exports --seconds 60`` starts a server of its own. Each client has an address of its own on
this machine (127.0.0.x, which Linux has by itself), as clients of a real server have; ``--one-address`` gives them all
the same, as a proxy does that does not tell whom it asks for.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import random
import re
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PREFIXES = """\
PREFIX kg: <https://w3id.org/newskg/ns#> PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
CHEAP = {
    "one thing": "SELECT ?p ?o { <%(article)s> ?p ?o }",
    "latest of a topic": """SELECT ?a ?h ?d {
        ?a schema:about/skos:prefLabel "%(topic)s" ; schema:headline ?h ;
        schema:datePublished ?d } ORDER BY DESC(?d) LIMIT 20""",
    "related to one": "SELECT ?b ?h { <%(article)s> kg:relatedTo ?b . ?b schema:headline ?h }",
    "a topic's stories": """SELECT DISTINCT ?s ?n {
        ?s a kg:Story ; kg:mainTopic/skos:prefLabel "%(topic)s" ; kg:size ?n }""",
    "no such thing": "ASK { <https://example.org/%(number)d> ?p ?o }",
}
DEAR = {
    "topics by articles": """SELECT ?t (COUNT(?a) AS ?n) { ?a a kg:Article ; schema:about/skos:prefLabel ?t }
        GROUP BY ?t ORDER BY DESC(?n)""",
    "words in headlines": 'SELECT ?a ?h { ?a schema:headline ?h FILTER(REGEX(?h, "%(word)s", "i")) } LIMIT 500',
    "months of a topic": """SELECT ?m (COUNT(?a) AS ?n) { ?a schema:datePublished ?d ; schema:about ?t
        BIND(SUBSTR(STR(?d), 1, 7) AS ?m) } GROUP BY ?m ORDER BY ?m""",
    "providers together": """SELECT ?p ?q (COUNT(DISTINCT ?s) AS ?n) { ?a kg:inStory ?s ; schema:publisher ?p .
        ?b kg:inStory ?s ; schema:publisher ?q FILTER(STR(?p) < STR(?q)) } GROUP BY ?p ?q ORDER BY DESC(?n) LIMIT 50""",
}
MAD = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT DISTINCT ?a ?d ?c ?f { ?a ?b ?c . ?d ?e ?f }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "SELECT (COUNT(*) AS ?n) { ?a kg:relatedTo* ?b . ?b (kg:relatedTo|^kg:relatedTo)* ?c }",
    "SELECT * { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
)
MAD_AT_A_TIME = 8
DEAR_SHARE = 0.1


@dataclass
class Measured:
    """What the clients saw: seconds by kind and query; replies other than 200 by client and status."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter[tuple[str, str]] = field(default_factory=Counter)
    mad: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Run the test and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exports", type=Path)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--timeout", type=float, default=30, help="the server's limit for a query")
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two queries of a client")
    parser.add_argument("--one-address", action="store_true", help="all clients at one address")
    parser.add_argument("--sane", action="store_true", help="without the mad one, for comparison")
    options = parser.parse_args()
    command = [
        sys.executable,
        "-m",
        "kg",
        "serve",
        str(options.exports),
        "--port",
        "0",
        "--timeout",
        str(options.timeout),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found is not None, "the server did not start"
        measured = measure(urlsplit(found[0]).port or 0, options)
        server.terminate()
    print(report(measured, options))


def measure(port: int, options: argparse.Namespace) -> Measured:
    """All clients at a time, for the given seconds."""
    measured = Measured()
    values = known(port)
    until = time.monotonic() + options.seconds
    threads = [
        threading.Thread(
            target=sane, args=(port, address(at, options), random.Random(at), values, until, options, measured)
        )
        for at in range(options.clients - (not options.sane))
    ]
    if not options.sane:
        threads += [
            threading.Thread(target=mad, args=(port, at, until, options, measured)) for at in range(MAD_AT_A_TIME)
        ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return measured


def sane(
    port: int,
    source: str,
    chance: random.Random,
    values: dict[str, list[str]],
    until: float,
    options: argparse.Namespace,
    measured: Measured,
) -> None:
    """One client: a query, a pause, a query …, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    while time.monotonic() < until:
        kind, queries = ("dear", DEAR) if chance.random() < DEAR_SHARE else ("cheap", CHEAP)
        name = chance.choice(list(queries))
        asked = {key: chance.choice(some) for key, some in values.items()}
        query = queries[name] % {**asked, "number": chance.randrange(10**6)}
        started = time.monotonic()
        try:
            status = ask(connection, query)
        except (OSError, http.client.HTTPException) as error:
            status = type(error).__name__
            connection.close()
        took = time.monotonic() - started
        if status == "200":
            measured.seconds[kind].append(took)
            measured.seconds[f"{kind}: {name}"].append(took)
        else:
            measured.failed[source, status] += 1
        time.sleep(options.pause)


def address(at: int, options: argparse.Namespace) -> str:
    """The address of a client."""
    return "127.0.0.1" if options.one_address else f"127.0.0.{at + 10}"


def mad(port: int, number: int, until: float, options: argparse.Namespace, measured: Measured) -> None:
    """One of several connections of the mad client: deadly queries without a pause, every fifth abandoned."""
    for at in itertools.count(number):
        if time.monotonic() > until:
            return
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(address(-1, options), 0))
        try:
            if at % 5 == 4:
                connection.request("POST", "/sparql", PREFIXES + MAD[at % len(MAD)], HEADERS)
                measured.mad["abandoned"] += 1
            else:
                measured.mad[ask(connection, MAD[at % len(MAD)])] += 1
        except (OSError, http.client.HTTPException) as error:
            measured.mad[type(error).__name__] += 1
        finally:
            connection.close()


HEADERS = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}


def ask(connection: http.client.HTTPConnection, query: str) -> str:
    """Ask, read the answer, give its status."""
    connection.request("POST", "/sparql", (PREFIXES + query).encode(), HEADERS)
    reply = connection.getresponse()
    reply.read()
    return str(reply.status)


def known(port: int) -> dict[str, list[str]]:
    """Some articles and topics to ask about."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def column(query: str) -> list[str]:
        connection.request("POST", "/sparql", PREFIXES + query, {**HEADERS, "Accept": "text/csv"})
        return [line for line in connection.getresponse().read().decode().split("\r\n")[1:] if line and '"' not in line]

    articles = column("SELECT ?a { ?a a kg:Article ; kg:inStory ?s } LIMIT 2000")
    topics = column("SELECT ?n { ?t a skos:Concept ; skos:prefLabel ?n }")
    connection.close()
    return {"article": articles, "topic": topics, "word": ["police", "robot", "cloud", "ethic", "vision", "chip"]}


def report(measured: Measured, options: argparse.Namespace) -> str:
    """A table of percentiles, and who had errors."""
    one_mad = "" if options.sane else ", one of them mad"
    lines = [
        f"{options.clients} clients{one_mad}, {options.seconds:g} s, limit {options.timeout:g} s a query",
        "",
        "| query | answers | p50 ms | p90 ms | p99 ms | longest ms |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name in sorted(measured.seconds, key=lambda name: (":" in name, name)):
        taken = sorted(measured.seconds[name])
        at = [taken[min(len(taken) - 1, int(len(taken) * share))] for share in (0.5, 0.9, 0.99)]
        lines.append(f"| {name} | {len(taken):,} | {' | '.join(f'{1000 * one:,.0f}' for one in (*at, taken[-1]))} |")
    lines += ["", f"Errors of the sane: {dict(measured.failed) or 'none'}"]
    if not options.sane:
        lines.append(f"Replies to the mad one: {dict(measured.mad.most_common())}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
