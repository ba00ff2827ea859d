"""One command on its way through the engine, and what can become of it besides a refusal."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from server.engine.stream import C, E, S
from server.journal.entry import Record

State = TypeVar("State")
Event = TypeVar("Event")
Answer = Callable[[State, Sequence[Event], float], bytes]
"""Makes the answer's bytes right after the events were applied: (state, events, at) → body."""


class NotReady(Exception):
    """The journal is still being read."""


class UnknownStream(Exception):
    """No stream of this id is driven here."""


class IdempotencyConflict(Exception):
    """The key was used before, with another request."""


class EngineFault(Exception):
    """A defect of ours stopped this command; nothing of it was kept."""


@dataclass(slots=True, eq=False)
class Submission(Generic[S, C, E]):
    command: C
    actor: str
    key: str
    request: bytes
    answer: "Answer[S, E] | None"
    future: "asyncio.Future[bytes]"
    outcome: bytes | Exception = b""

    def settle(self) -> None:
        """Tell the caller, if it is still there."""
        if self.future.done():
            return
        if isinstance(self.outcome, Exception):
            self.future.set_exception(self.outcome)
        else:
            self.future.set_result(self.outcome)


class Decided(NamedTuple, Generic[E]):
    record: Record
    events: Sequence[E]


def unwatched() -> "asyncio.Future[bytes]":
    """For a command that nobody waits for."""
    future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda done: done.cancelled() or done.exception())
    return future
