"""One command on its way through the engine, and what can become of it besides a refusal."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import structlog

from server.domain.queue.commands import AnyCommand, FollowClock
from server.domain.queue.events import AnyEvent
from server.domain.queue.state import HallState
from server.journal.entry import Record

log = structlog.get_logger("engine")

Answer = Callable[[HallState, Sequence[AnyEvent], float], bytes]
"""Makes the answer's bytes right after the events were applied: (state, events, at) → body."""


class NotReady(Exception):
    """The journal is still being read."""


class IdempotencyConflict(Exception):
    """The key was used before, with another request."""


class EngineFault(Exception):
    """A defect of ours stopped this command; nothing of it was kept."""


@dataclass(slots=True, eq=False)
class Submission:
    hall: str
    command: AnyCommand
    actor: str
    key: str
    request: bytes
    answer: Answer | None
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


class Decided(NamedTuple):
    submission: Submission
    record: Record
    events: Sequence[AnyEvent]


def clock_change(hall: str, by_s: float) -> Submission:
    """The clock's own command, which nobody waits for."""
    log.warning("the clock was changed", hall=hall, by_s=round(by_s, 3))
    future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda done: done.cancelled() or done.exception())
    return Submission(hall, FollowClock(round(by_s, 3)), "clock", "", b"", None, future)
