"""A proxy between the loading and a server, on a loopback port of its own, which drops connections when told."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType


class Proxy:
    """Passes bytes on; after so many towards the server it drops every connection, once or, if ``gone``, for good.

    If ``silent``, it keeps them from then on, and whatever comes is lost.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.left: int | None = None
        self.gone = self.silent = False
        self.drops = 0
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def drop_after(self, size: int, *, gone: bool = False) -> None:
        """Drop connections when so many more bytes went to the server."""
        self.left, self.gone = size, gone

    def hush_after(self, size: int) -> None:
        """Pass nothing on when so many more bytes went to the server."""
        self.left, self.silent = size, True

    def mend(self) -> None:
        """Let connections through again."""
        self.left, self.gone, self.silent = None, False, False

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.gone and self.left is not None and self.left <= 0:
                client.close()
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                client.close()
                continue
            with self._lock:
                self._open |= {client, server}
            threading.Thread(target=self._pass, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, to_server: bool) -> None:
        try:
            while data := source.recv(4096):
                if self.silent and self.left is not None and self.left <= 0:
                    continue
                if to_server and self._is_over(len(data)):
                    if self.silent:
                        continue
                    self._drop()
                    return
                target.sendall(data)
        except OSError:
            pass
        finally:
            self._shut(source)
            self._shut(target)

    def _is_over(self, size: int) -> bool:
        if self.left is None:
            return False
        self.left -= size
        return self.left <= 0

    def _drop(self) -> None:
        self.drops += 1
        if not self.gone:
            self.left = None
        with self._lock:
            for found in list(self._open):
                self._shut(found)
            self._open.clear()

    @staticmethod
    def _shut(found: socket.socket) -> None:
        with contextlib.suppress(OSError):
            found.shutdown(socket.SHUT_RDWR)
        found.close()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._shut(self._listener)
        self.gone, self.left = True, 0
        self._drop()
