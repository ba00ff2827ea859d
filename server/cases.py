"""The cases of a server: one stream of its own kind."""

from server.domain.cases.commands import AnyCommand
from server.domain.cases.events import AnyEvent
from server.domain.cases.settings import CasesSettings
from server.domain.cases.state import CasesState
from server.domain.cases.stream import CasesStream
from server.engine.clock import HallClock
from server.engine.engine import Engine
from server.journal.journal import Journal

Cases = Engine[CasesState, AnyCommand, AnyEvent]


def driven_cases(journal: Journal, settings: CasesSettings, clock: HallClock) -> Cases:
    """An engine for the cases, not yet started."""
    return Engine(journal, [CasesStream(settings)], clock)
