"""What one process hands to another, in little time."""

from __future__ import annotations


class HandedOver:
    """A dataclass with slots that is pickled as its values in their order.

    As such dataclasses are pickled else, each value is set by its name, from Python, which takes several times as long.
    """

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])
