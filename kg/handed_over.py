"""What one process hands to another, in little time."""

from __future__ import annotations

from typing import Self


class HandedOver:
    """A dataclass with slots that is pickled as its values in their order.

    As such dataclasses are pickled else, each value is set by its name, from Python, which takes several times as long.
    """

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])

    def replaced(self, name: str, value: object) -> Self:
        """The same with another value of one field; in half the time that ``dataclasses.replace`` takes."""
        return type(self)(*[value if field == name else getattr(self, field) for field in self.__slots__])
