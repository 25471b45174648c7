"""A server really started, on a free port of this machine, and plain requests to it."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, urlencode, urlsplit

from tests.corpus import environment

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
_WITH_LIMITS = """
import logging, sys
from pathlib import Path
from kg.server.serving import opened
from kg.server.settings import Limits, Settings
logging.basicConfig()
with opened(Path(sys.argv[1]), Settings(port=0, limits=Limits(**eval(sys.argv[2])))) as server:
    print(server.address, flush=True)
    server.run()
"""


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass
class Running:
    """A server under test."""

    address: str
    process: subprocess.Popen[str]
    log: IO[str] = field(repr=False)

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port

    def connection(self, source: str | None = None, timeout: float = 60) -> http.client.HTTPConnection:
        """A connection, which may come from another address of this machine: another client."""
        return http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=timeout, source_address=(source, 0) if source else None
        )

    def request(
        self, method: str, target: str, body: bytes | None = None, source: str | None = None, **headers: str
    ) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        started = time.monotonic()
        with closing(self.connection(source)) as connection:
            connection.request(method, target, body, named)
            found = connection.getresponse()
            content = found.read()
        told = {name.lower(): value for name, value in found.getheaders()}
        return Reply(found.status, told, content, time.monotonic() - started)

    def get(self, target: str, **headers: str) -> Reply:
        return self.request("GET", target, None, None, **headers)

    def ask(self, query: str, accept: str = JSON, source: str | None = None) -> Reply:
        """Send a query as the body of a POST."""
        return self.request(
            "POST", "/sparql", query.encode(), source, Content_Type="application/sparql-query", Accept=accept
        )

    def form(self, *fields: tuple[str, str], **headers: str) -> Reply:
        """Send fields as a form."""
        body = urlencode(fields).encode()
        return self.request("POST", "/sparql", body, Content_Type="application/x-www-form-urlencoded", **headers)

    def told(self) -> str:
        """What it has logged so far."""
        self.log.seek(0)
        return self.log.read()


@contextmanager
def served(folder: Path, *arguments: str, **limits: Any) -> Iterator[Running]:
    """Serve a folder with ``kg serve``, or with limits that only Python can set; stop it as Control-C does."""
    given = [folder, repr(limits)] if limits else [folder, "--port", "0", *arguments]
    command = ["-c", _WITH_LIMITS] if limits else ["-m", "kg", "serve"]
    # Beside the folder, which is watched.
    with (folder.parent / f"{folder.name}.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, *command, *map(str, given)],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=environment(),
        )
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert "http://" in line, log.seek(0) or log.read()
            yield Running(line[line.index("http://") :].strip(), process, log)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            process.stdout.close()


def query_target(query: str, **fields: str) -> str:
    """The target of a GET request for a query."""
    return "/sparql?" + urlencode({"query": query, **fields}, quote_via=quote)


def wait_for(what: Any, seconds: float = 20) -> None:
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.05)
