"""Finding what a command names, or refusing with the name of what is not there."""

from collections.abc import Sequence

from server.domain.language import Text
from server.domain.queue import refusal_codes as r
from server.domain.queue.commands import AtDesk, Command
from server.domain.queue.events import Event
from server.domain.queue.settings import Category
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import NEXT
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState


def ticket_of(state: HallState, ticket: str) -> Ticket:
    found = state.facts.today.tickets.get(ticket)
    if found is None:
        raise r.UnknownTicket(ticket=ticket)
    return found


def window_of(state: HallState, window: str) -> Window:
    found = state.facts.lasting.windows.get(window)
    if found is None or window not in state.settings.windows:
        raise r.UnknownWindow(window=window)
    return found


def own_window(state: HallState, command: Command) -> None:
    """Looking at a window is free; acting there is for the clerk who is signed in. Raises NotYourWindow."""
    if isinstance(command, AtDesk) and command.acting:
        window = window_of(state, command.window)
        if window.state is not WindowState.CLOSED and window.clerk != command.acting:
            raise r.NotYourWindow(window=window.id, clerk=state.settings.clerk_name(window.clerk))


def category_of(state: HallState, category: str) -> Category:
    found = state.settings.categories.get(category)
    if found is None:
        raise r.UnknownCategory(category=category)
    return found


def name_of(state: HallState, category: str) -> Text:
    """The name of a category; its id for one that has left the configuration."""
    known = state.settings.categories.get(category)
    return known.name if known else Text(category, category)


def services_of(state: HallState, category: Category, services: Sequence[str]) -> None:
    """Refuse services that the hall does not offer, or a first one that is not of the category."""
    for step, wanted in enumerate(services):
        service = state.settings.services.get(wanted)
        if service is None or (step == 0 and service.category != category.id):
            raise r.UnknownService(service=wanted)


def next_serial(state: HallState, category: str) -> int:
    """The serial of the category's next ticket; what is leased to a kiosk is left out."""
    serial = state.facts.today.series.get(category, 0) + 1
    blocks = [
        lease.blocks[category] for lease in state.facts.today.leases.values() if category in lease.blocks
    ]
    for block in sorted(blocks, key=lambda b: b.first):
        if block.first <= serial <= block.last:
            serial = block.last + 1
    return serial


def require(ticket: Ticket, event: type[Event]) -> None:
    """Refuse what the table of states does not know."""
    if (ticket.state, event) not in NEXT:
        raise r.WrongState(number=ticket.number, state=ticket.state.value)
