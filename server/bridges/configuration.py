"""Brings a hall to what its configuration says, at start and whenever that changes, and says what differed."""

from collections.abc import Callable, Sequence

import structlog

from server.domain.queue.commands import FollowConfiguration
from server.domain.queue.events import AllocationFiled, AnyEvent, TicketReturned, WindowClosed, WindowRemoved
from server.domain.queue.state import HallState
from server.halls import Halls

log = structlog.get_logger("configuration")
ACTOR = "configuration"
Knows = Callable[[str, str], bool]
"""(hall, id) → whether somebody, or a device's token, of this id may sit at a window there."""


async def follow_configuration(engine: Halls, hall: str, knows: Knows) -> None:
    """Free what is held by windows, clerks and categories that are no more. Raises JournalUnavailable."""
    gone = await engine.read(hall, lambda state, _at: _gone(state, hall, knows))

    def told(state: HallState, events: Sequence[AnyEvent], _at: float) -> bytes:
        _tell(hall, state, events)
        return b""

    await engine.submit(hall, FollowConfiguration(gone), actor=ACTOR, answer=told)


def _gone(state: HallState, hall: str, knows: Knows) -> tuple[str, ...]:
    sitting = {w.clerk for w in state.facts.lasting.windows.values() if w.clerk}
    return tuple(sorted(x for x in sitting if x not in state.settings.clerks and not knows(hall, x)))


def _tell(hall: str, state: HallState, events: Sequence[AnyEvent]) -> None:
    for event in events:
        match event:
            case WindowRemoved(window=window):
                log.warning("a window has left the configuration", hall=hall, window=window)
            case WindowClosed(window=window):
                log.warning("a window was closed: it or its clerk is no more", hall=hall, window=window)
            case TicketReturned(ticket=ticket):
                number = state.facts.today.tickets[ticket].number
                log.warning("a citizen is back in line: the window is no more", hall=hall, number=number)
            case AllocationFiled():
                log.warning(
                    "a window serves what the configuration says now",
                    hall=hall,
                    window=event.window,
                    before=",".join(event.before),
                    now=",".join(event.categories),
                )
            case _:
                pass
    for window in state.settings.windows.values():
        now = state.facts.lasting.windows[window.id].categories
        if now != window.categories:
            log.info(
                "a window keeps what a manager gave it",
                hall=hall,
                window=window.id,
                configuration=",".join(window.categories),
                now=",".join(now),
            )
    for category in {
        t.category for t in state.facts.today.tickets.values()
    } - state.settings.categories.keys():
        log.warning("a category has left the configuration", hall=hall, category=category)
