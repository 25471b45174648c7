"""What a server is told when it is started, and how much it gives to one request."""

from __future__ import annotations

from dataclasses import dataclass, field

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take, and how many there may be."""

    seconds: float = 30.0
    """A query that takes longer is stopped."""
    patience: float = 0.5
    """A query that takes more seconds of a core is a long one: it goes on at a low priority and holds up no other."""
    quick: int = 8
    """So many queries run at a time that are not long (yet); of one client, three quarters of these."""
    long: int = 24
    """So many long queries run at a time."""
    disgrace: float = 10.0
    """A client one of whose queries had to be stopped comes last for so many seconds."""
    waiting: int = 256
    """So many queries may wait for their turn; of one client, an eighth."""
    waiting_seconds: float = 10.0
    """A query that waits longer is refused."""
    memory: int = 2048 * MEBIBYTE
    """The address space of one process that answers queries."""
    answer: int = 64 * MEBIBYTE
    """The bytes of an answer."""
    request: int = MEBIBYTE
    """The bytes of a request's body."""
    connections: int = 512
    """So many connections may be open; of one client, an eighth."""
    stall: float = 20.0
    """A client that neither sends nor takes anything for so long, when it is its turn, loses its connection."""

    @property
    def of_one_client(self) -> int:
        """The quick queries that run at a time for one client, so that there is always a place for another."""
        return max(1, self.quick * 3 // 4)

    @property
    def connections_of_one_client(self) -> int:
        """The connections of one client that may be open, unless it is a proxy on this machine."""
        return max(1, self.connections // 8)

    @property
    def waiting_of_one_client(self) -> int:
        """The queries of one client that may wait."""
        return max(1, self.waiting // 8)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen, by which names, and what queries may do."""

    host: str = "127.0.0.1"
    port: int = 8080
    hosts: tuple[str, ...] = ()
    """Names by which the server may be called besides localhost and addresses in numbers."""
    services: tuple[str, ...] = ()
    """The endpoints that a query may ask with SERVICE."""
    limits: Limits = field(default_factory=Limits)
