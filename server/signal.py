"""Whatever has something to tell tells it by one of these; who listens is decided where the house is put together."""

from collections.abc import Callable
from typing import Generic, TypeVarTuple

import structlog

log = structlog.get_logger("signal")
Ts = TypeVarTuple("Ts")


class Signal(Generic[*Ts]):
    """Listeners hear in the order in which they came. None may wait, and one that fails is logged and keeps nobody else from
    hearing."""

    def __init__(self, name: str) -> None:
        """`name` is what the log calls it."""
        self._name = name
        self._listeners: list[Callable[[*Ts], object]] = []

    def connect(self, *listeners: Callable[[*Ts], object]) -> None:
        self._listeners += listeners

    def disconnect(self, listener: Callable[[*Ts], object]) -> None:
        """Raises ValueError for who does not listen."""
        self._listeners.remove(listener)

    @property
    def heard(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)

    def send(self, *said: *Ts) -> None:
        for listener in list(self._listeners):
            try:
                listener(*said)
            except Exception:
                log.exception("a listener failed", signal=self._name)
