"""The ticket that is named in a request, or whose proof is shown."""

from server.api.routes import Rooms
from server.domain.queue.tickets.proof import proven
from server.shell.problem_sentences import Problem


def hall_of(rooms: Rooms, ticket: str) -> str:
    """The hall of a ticket that is shown or named, by the tag in its id. Raises Problem."""
    found = rooms.tags.hall_of(ticket)
    if found is None:
        raise Problem("unknown_ticket")
    return found


async def proven_ticket(rooms: Rooms, hall: str, shown: str) -> str:
    """The id of the ticket whose proof is shown. Raises Problem, the same for an unknown id and for a wrong proof."""
    found = await rooms.engine.read(hall, lambda state, _at: proven(state, shown))
    if found is None:
        raise Problem("unknown_ticket")
    return found.id
