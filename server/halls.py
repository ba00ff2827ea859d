"""The halls of a server: the engine's streams of that kind."""

from collections.abc import Iterable

from server.domain.queue.commands import AnyCommand
from server.domain.queue.events import AnyEvent
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import HallState
from server.domain.queue.stream import HallStream
from server.engine.clock import HallClock
from server.engine.engine import Engine
from server.journal.journal import Journal

Halls = Engine[HallState, AnyCommand, AnyEvent]


def driven(journal: Journal, halls: Iterable[HallSettings], clock: HallClock) -> Halls:
    """An engine for these halls, not yet started."""
    return Engine(journal, [HallStream(hall) for hall in halls], clock)
