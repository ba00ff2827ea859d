"""What a kind of stream brings so that the engine can drive it. The engine knows no kind by name."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from server.domain.snapshot_parts import SnapshotParts


class Stated(Protocol):
    """A stream's state: what its entries up to `seq` have led to. The engine counts `seq` up; `apply` does the rest."""

    seq: int

    @property
    def at(self) -> float:
        """When its last event happened, seconds since the epoch; 0 before the first."""
        ...


S = TypeVar("S", bound=Stated)
C = TypeVar("C")
E = TypeVar("E")


class Stream(Protocol[S, C, E]):
    """One stream: a hall, the cases. Everything here is pure."""

    @property
    def id(self) -> str: ...

    @property
    def shape(self) -> bytes:
        """Of the facts that this program would write into a snapshot."""
        ...

    def empty(self) -> S: ...

    def restored(self, facts: bytes, rows: Mapping[str, bytes], seq: int) -> S:
        """The state of a snapshot of this shape. Raises msgspec.DecodeError or KeyError for what is none."""
        ...

    def facts(self, state: S) -> SnapshotParts:
        """What a snapshot keeps of the state."""
        ...

    def kept(self, state: S) -> None:
        """The snapshot of this state is durable: the next one may build on it."""
        ...

    def decide(self, state: S, command: C, at: float) -> Sequence[E]:
        """Changes nothing; raises `Refused`."""
        ...

    def apply(self, state: S, event: E, at: float) -> None:
        """Changes the state; cannot refuse."""
        ...

    def encode_command(self, command: C) -> str: ...

    def encode_events(self, events: Sequence[E]) -> str: ...

    def decode_events(self, text: str, /) -> Sequence[E]:
        """Raises msgspec.DecodeError."""
        ...

    def clock_changed(self, by_s: float) -> C | None:
        """What the stream has to do when the server's clock was changed; None when time does not matter to it."""
        ...

    def rests(self, events: Sequence[E]) -> bool:
        """Whether after these events is a good moment for a snapshot."""
        ...
