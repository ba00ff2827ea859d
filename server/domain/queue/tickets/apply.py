"""A ticket is taken, marked, and moved by something else than a window."""

from server.domain.message import Event
from server.domain.queue import changes
from server.domain.queue import events as e
from server.domain.queue.state import HallState
from server.domain.queue.tickets.state_change import Apply, Effect, moving
from server.domain.queue.tickets.ticket import Place, Rating, SlipProgress, Ticket, Visit
from server.domain.queue.tickets.words import BackCause, SlipState
from server.domain.queue.words import ChangeKind


def _take(state: HallState, event: e.TicketTaken, at: float) -> None:
    facts = state.facts
    facts.today.orders += 1
    if event.lease:
        lease = facts.today.leases[event.lease]
        lease.blocks[event.category].next = event.serial + 1
        lease.latest = max(lease.latest, event.since)
    else:
        facts.today.series[event.category] = event.serial
    ticket = Ticket(
        id=event.ticket,
        number=event.number,
        order=facts.today.orders,
        category=event.category,
        group=event.group,
        language=event.language,
        taken_at=event.since if event.lease else at,
        place=Place(event.since, event.target, event.booked_at),
        visit=Visit(event.services),
        person=event.person,
        holder=event.holder,
        lease=event.lease,
    )
    facts.today.tickets[ticket.id] = ticket
    if event.appointment in facts.lasting.appointments:
        facts.lasting.appointments[event.appointment].ticket = ticket.id
    state.tally(event.category).taken += 1
    state.arrive(ticket)
    state.enqueue(ticket)


def _rate(state: HallState, event: e.TicketRated, at: float) -> None:
    ticket = state.facts.today.tickets[event.ticket]
    ticket.rating = Rating(
        event.level, event.channel, at, ticket.visit.finished, event.reasons, event.corrected
    )


def _want_slip(state: HallState, event: e.SlipRequested, _at: float) -> None:
    state.facts.today.tickets[event.ticket].slip = SlipProgress(event.printer, SlipState.WANTED)


def _record_slip(state: HallState, event: e.SlipRecorded, _at: float) -> None:
    slip = SlipProgress(event.printer, event.outcome, event.cause)
    state.facts.today.tickets[event.ticket].slip = slip


def _move_waiting(state: HallState, event: e.WaitingMoved, at: float) -> None:
    for code in event.appointments:
        state.facts.lasting.appointments[code].category = event.to
    changes.record(
        state, at, event.by, ChangeKind.SETTINGS, event.category, "waiting-moved", after=(event.to,)
    )


def _release(_state: HallState, ticket: Ticket, _event: e.TicketReleased, _at: float) -> None:
    ticket.place.target = ""


def _return(state: HallState, ticket: Ticket, event: e.TicketReturned, _at: float) -> None:
    ticket.place.target = ticket.visit.reason = ""
    if event.cause is BackCause.REOPENED:  # its day was closed by mistake
        ticket.visit.ended_at = 0.0
        state.tally(ticket.category).expired -= 1


def _move(_state: HallState, ticket: Ticket, event: e.TicketMoved, _at: float) -> None:
    ticket.category, ticket.place.target = event.category, ""


def _postpone(_state: HallState, ticket: Ticket, event: e.TicketPostponed, _at: float) -> None:
    ticket.place.since, ticket.place.postponed = event.since, True


def _reenter(_state: HallState, _ticket: Ticket, _event: e.TicketReentered, _at: float) -> None:
    """It is in its line again, and nothing else is new."""


def _cancel(state: HallState, ticket: Ticket, event: e.TicketCancelled, _at: float) -> None:
    ticket.visit.reason = event.reason
    state.tally(ticket.category).cancelled += 1


def _expire(state: HallState, ticket: Ticket, event: e.TicketExpired, _at: float) -> None:
    ticket.visit.reason = event.cause
    state.tally(ticket.category).expired += 1


CHANGES: dict[type[Event], Effect] = {
    e.TicketReleased: _release,
    e.TicketReturned: _return,
    e.TicketMoved: _move,
    e.TicketPostponed: _postpone,
    e.TicketReentered: _reenter,
    e.TicketCancelled: _cancel,
    e.TicketExpired: _expire,
}
HOW: dict[type[Event], Apply] = {
    e.TicketTaken: _take,
    e.TicketRated: _rate,
    e.SlipRequested: _want_slip,
    e.SlipRecorded: _record_slip,
    e.WaitingMoved: _move_waiting,
    **moving(CHANGES),
}
