"""Why a request is not answered: a status of HTTP and a plain sentence for who sent it."""

from __future__ import annotations

from kg.errors import KgError


class RefusedError(KgError):
    """A request that is not answered; ``retry_after`` in seconds where trying again may help."""

    def __init__(self, status: int, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.retry_after = status, message, retry_after

    def __reduce__(self) -> tuple[type[RefusedError], tuple[int, str, int | None]]:
        # It comes from another process.
        return RefusedError, (self.status, self.message, self.retry_after)
