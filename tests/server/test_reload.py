"""A new export takes the place of the old one, and nobody notices."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

from tests.server.running import JSON, Reply, Running, query_target, served, wait_for

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
MORE = "<https://w3id.org/newskg/id/topic/new> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <a:b> .\n"


def replace(folder: Path, text: str) -> None:
    """As a build does: beside it, then renamed."""
    (folder / ".new").write_text(text, encoding="utf-8")
    os.replace(folder / ".new", folder / "graph.nt")


def count(server: Running) -> int:
    reply = server.get(query_target(COUNT), Accept=JSON)
    assert reply.status == 200, reply.text
    return int(json.loads(reply.body)["results"]["bindings"][0]["n"]["value"])


def test_under_fire(exports: Path) -> None:
    first = (exports / "graph.nt").read_text(encoding="utf-8")
    with served(exports) as server:
        found: list[Reply] = []
        stop = threading.Event()

        def ask(query: str) -> None:
            while not stop.is_set():
                found.append(server.ask(query))

        slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
        threads = [threading.Thread(target=ask, args=[query]) for query in (COUNT, COUNT, slow)]
        for thread in threads:
            thread.start()
        tag = server.get(query_target(COUNT)).headers["etag"]
        for more in (1, 2, 3):
            text = first + "".join(MORE.replace("new", f"new{at}") for at in range(more))
            replace(exports, text)
            wait_for(lambda: count(server) == 478 + more)  # noqa: B023  # it is called at once
        replace(exports, "this is no RDF\n")
        wait_for(lambda: "still serving the old data" in server.told())
        assert "graph.nt cannot be read" in server.told()
        assert count(server) == 481
        replace(exports, first)
        wait_for(lambda: count(server) == 478)
        stop.set()
        for thread in threads:
            thread.join()
        assert {reply.status for reply in found} == {200}
        assert server.get(query_target(COUNT)).headers["etag"] == tag
    assert len(found) > 50


def test_a_folder_that_is_emptied_serves_on(exports: Path) -> None:
    text = (exports / "graph.nt").read_text(encoding="utf-8")
    with served(exports) as server:
        (exports / "graph.nt").unlink()
        (exports / "graph.ttl").unlink()
        wait_for(lambda: "there is no graph.nt" in server.told())
        assert count(server) == 478
        replace(exports, text + MORE)
        wait_for(lambda: count(server) == 479)
