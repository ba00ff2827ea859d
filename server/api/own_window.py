"""What lies on a counter is between the citizen and who serves there."""

from server.api.routes import LEADING, Ask, Rooms
from server.domain.queue.refusal_codes import UnknownWindow
from server.domain.queue.state import HallState
from server.shell.problem_sentences import Problem


async def serves_there(ask: Ask, rooms: Rooms) -> None:
    """Whoever serves at the window that the path names, or leads the hall. Raises UnknownWindow, Problem."""

    def clerk(state: HallState, at: float) -> str:
        del at
        if ask.window not in state.settings.windows:
            raise UnknownWindow(window=ask.window)
        return state.facts.lasting.windows[ask.window].clerk

    serves = await rooms.engine.read(ask.hall, clerk)
    if not ask.who.roles & LEADING and serves != ask.who.name:
        raise Problem("forbidden")
