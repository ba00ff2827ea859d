"""What observers of a stream hear once it is durable."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

S = TypeVar("S")
E = TypeVar("E")


class Settled(NamedTuple, Generic[S, E]):
    """These events happened in the stream at `at`, and led to `state`."""

    stream: str
    state: S
    events: Sequence[E]
    at: float
