"""Ratings, follow-ups, concerns and letters of a server: one stream of its own kind."""

from server.domain.oversight.commands import AnyCommand
from server.domain.oversight.events import AnyEvent
from server.domain.oversight.settings import OversightSettings
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import OversightStream
from server.engine.clock import HallClock
from server.engine.engine import Engine
from server.journal.journal import Journal

Oversight = Engine[OversightState, AnyCommand, AnyEvent]


def driven_oversight(journal: Journal, settings: OversightSettings, clock: HallClock) -> Oversight:
    """An engine for them, not yet started."""
    return Engine(journal, [OversightStream(settings)], clock)
