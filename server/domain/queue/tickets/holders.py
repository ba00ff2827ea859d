"""How many numbers one identity card may have at a time. Who the holder is, the domain does not know."""

from server.domain.queue import commands as c
from server.domain.queue import refusal_codes as r
from server.domain.queue.lookup import name_of
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import FINAL
from server.domain.queue.tickets.ticket import Ticket


def may_take(state: HallState, command: c.TakeTicket) -> None:
    """Refuse one more number to a card that has as many as the rule allows; what was booked is given. Raises NumberHeld."""
    most = state.settings.rules.numbers_per_card
    if not most or not command.holder or command.appointment:
        return
    live = [t for t in _live(state, command.holder) if _together(state, t, command)]
    if len(live) >= most:
        newest = live[-1]
        raise r.NumberHeld(
            number=newest.number,
            category=name_of(state, newest.category),
            state=newest.state.value,
            window=newest.turn.window,
        )


def ticket_held(state: HallState, holder: str, number: str) -> Ticket:
    """The live ticket with this number, if the holder has it. Raises UnknownTicket, WrongState when it is over."""
    held = next((t for t in state.holders.get(holder, ()) if t.number == number), None)
    if held is None:
        raise r.UnknownTicket(ticket=number)
    if held.state in FINAL:
        raise r.WrongState(number=number, state=held.state.value)
    return held


def _live(state: HallState, holder: str) -> list[Ticket]:
    """The holder's tickets that are not over, in the order of taking."""
    return [ticket for ticket in state.holders.get(holder, ()) if ticket.state not in FINAL]


def _together(state: HallState, ticket: Ticket, command: c.TakeTicket) -> bool:
    """Whether the rule counts a ticket where one more of its kind is asked for."""
    match state.settings.rules.numbers_per_card_in:
        case "category":
            return ticket.category == command.category
        case "group":
            return ticket.group == command.group
        case _:
            return True
